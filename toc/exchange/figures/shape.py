"""A table of any shape as a long one: a row a figure, a column of text for each role."""

import polars as pl

from toc.exchange.figures.faults import Faults, Rule, words
from toc.exchange.figures.mapping import PARTS, Mapping, Role
from toc.exchange.figures.table import ROW, Table

HEADING = "heading"
"""In a wide table: the heading above the figure."""
_ONE_FIGURE = ("indicator", "category", "comparison", "period")
_PART_WORDS = {
    "value": "value", "values": "value", "": "value", "numerator": "numerator", "num": "numerator", "n": "numerator",
    "denominator": "denominator", "denom": "denominator", "den": "denominator", "d": "denominator",
}  # fmt: skip


def build_long(table: Table, mapping: Mapping, faults: Faults) -> pl.DataFrame:
    """Columns named by role, all of text, and `row`; of roles the table has not, empty ones."""
    named = [pl.col(str(place)).alias(role.value) for role, place in mapping.columns.items()]
    frame = _unpivoted(table, mapping, named, faults) if mapping.wide else table.cells.select(ROW, *named)
    missing = [role.value for role in Role if role.value not in frame.columns]
    empty = [pl.lit("").alias(name) for name in missing]
    if mapping.indicator is not None and Role.INDICATOR not in mapping.columns and Role.INDICATOR.value in missing:
        empty = [one for one in empty if one.meta.output_name() != Role.INDICATOR]
        empty.append(pl.lit(mapping.indicator).alias(Role.INDICATOR.value))
    return frame.with_columns(empty)


def _unpivoted(table: Table, mapping: Mapping, named: list[pl.Expr], faults: Faults) -> pl.DataFrame:
    """A row for each cell of figures, then one for the parts of a figure together."""
    pieces: list[pl.DataFrame] = []
    for one in mapping.wide:
        said = [pl.lit(table.headings[one.column]).alias(HEADING), pl.col(str(one.column)).alias("cell")]
        if one.period is not None:
            said.append(pl.lit(one.period).alias(Role.PERIOD.value))
        if one.indicator is not None:
            said.append(pl.lit(one.indicator).alias(Role.INDICATOR.value))
        if Role.PART not in mapping.columns:
            said.append(pl.lit(one.part.value).alias(Role.PART.value))
        pieces.append(table.cells.select(ROW, *named, *said))
    cells = pl.concat(pieces, how="diagonal").filter(pl.col("cell") != "")
    part = pl.col(Role.PART.value).str.to_lowercase()
    known = list(_PART_WORDS)
    unknown = Rule(Role.PART, ~part.is_in(known), words("it is none of value, numerator and denominator"))
    cells = faults.sift(cells, [unknown])
    cells = cells.with_columns(part.replace_strict(_PART_WORDS, return_dtype=pl.String))
    key = [name for name in _ONE_FIGURE if name in cells.columns]
    twice = pl.struct(*key, Role.PART.value).is_first_distinct().not_()
    cells = faults.sift(cells, [Rule(Role.PERIOD, twice, words("this figure stands in the table already"))])
    others = [name for name in cells.columns if name not in {*key, ROW, HEADING, "cell", Role.PART.value}]
    return cells.group_by(key, maintain_order=True).agg(
        pl.col(ROW).min(),
        pl.col(HEADING).first(),
        *(
            pl.col("cell").filter(pl.col(Role.PART.value) == one.value).first().fill_null("").alias(one)
            for one in PARTS
        ),
        *(pl.col(name).first() for name in others if name not in {one.value for one in PARTS}),
    )
