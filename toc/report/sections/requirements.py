"""Local quality requirements: the indicator, the threshold to be met, and how it is measured."""

from toc.model.indicators import Indicator
from toc.report.blocks import Block, Cell, Column, Table
from toc.report.figure_words import FREQUENCY_WORDS, build_target, definition_of, instruments_of
from toc.report.material import Material
from toc.report.words import as_clause, as_sentence, flat


def build_requirements(material: Material) -> tuple[Block, ...]:
    wanted = [one for one in material.ordered_indicators if material.chart_of(one).progress.target is not None]
    if not wanted:
        return ()
    return (
        Table(
            caption="Quality requirements",
            columns=(
                Column("Indicator", 1.8),
                Column("Threshold", 1.2, numeric=True),
                Column("Method of measurement", 3.0),
                Column("Reported", 1.0),
            ),
            rows=tuple(
                (
                    Cell(flat(one.name), strong=True),
                    build_target(material, one),
                    Cell(_method(material, one)),
                    Cell(f"{FREQUENCY_WORDS[one.frequency]}, within {one.due_days} days"),
                )
                for one in wanted
            ),
            note="Thresholds are the targets in force on the day this document is made for.",
        ),
    )


def _method(material: Material, indicator: Indicator) -> str:
    definition = definition_of(material, indicator)
    parts = [as_sentence(definition.text)]
    if definition.numerator.strip() and definition.denominator.strip():
        whole = definition.denominator[:1].lower() + definition.denominator[1:]
        parts.append(as_sentence(f"{as_clause(definition.numerator)}, of {whole}"))
    parts += [as_sentence(definition.method)]
    parts += [f"Instrument: {used}." for used in [instruments_of(material, indicator)] if used]
    parts += [f"Source: {flat(indicator.data_source)}."] if indicator.data_source.strip() else []
    return " ".join(part for part in parts if part)
