"""What has to hold for the theory to work, who watches it, and what may go wrong."""

from toc.model.theory import Assumption, AssumptionStatus, FactorKind, TheoryOfChange
from toc.report.blocks import Block, Bullets, Cell, Column, Item, Subheading, Table
from toc.report.material import Material
from toc.report.words import as_clause, as_sentence, build_day, flat

STATUS_WORDS = {
    AssumptionStatus.UNTESTED: "untested",
    AssumptionStatus.HOLDS: "holds",
    AssumptionStatus.IN_DOUBT: "in doubt",
    AssumptionStatus.DOES_NOT_HOLD: "does not hold",
}
_COLUMNS = (
    Column("Assumption", 2.6),
    Column("For", 2.0),
    Column("Status", 0.8),
    Column("Owner", 1.0),
    Column("Review", 1.0),
    Column("Tested by", 1.6),
)
NOT_YET = "–"
_NONE_YET = f"{NOT_YET}: nobody, no day or no indicator yet."
FACTOR_HEADINGS = {
    FactorKind.ENABLING: "What helps",
    FactorKind.EXTERNAL: "What bears on the work from outside",
    FactorKind.MODERATING: "For whom and when it works better or worse",
    FactorKind.UNINTENDED_CONSEQUENCE: "Harm and side effects that are watched for",
}


def build_assumptions(material: Material) -> tuple[Block, ...]:
    rows = tuple(_row(material, theory, one) for theory in material.programme.theories for one in theory.assumptions)
    blocks: list[Block] = []
    if rows:
        shown = [place for place in range(len(_COLUMNS)) if any(row[place].text != NOT_YET for row in rows)]
        kept = tuple(tuple(row[place] for place in shown) for row in rows)
        has_gaps = any(cell.text == NOT_YET for row in kept for cell in row)
        columns = tuple(_COLUMNS[place] for place in shown)
        blocks.append(Table("Assumptions register", columns, kept, note=_NONE_YET if has_gaps else ""))
    return (*blocks, *_factors(material))


def _row(material: Material, theory: TheoryOfChange, one: Assumption) -> tuple[Cell, ...]:
    tested = None if one.indicator is None else material.indicator_by_id.get(one.indicator)
    return (
        Cell(as_sentence(one.text), strong=True),
        Cell(_about(theory, one.about)),
        Cell(STATUS_WORDS[one.status]),
        Cell(flat(one.owner) or NOT_YET),
        Cell(NOT_YET if one.review_on is None else build_day(one.review_on), one.review_on, "d mmm yyyy"),
        Cell(NOT_YET if tested is None else flat(tested.name)),
    )


def _about(theory: TheoryOfChange, thing: str) -> str:
    box = theory.element_by_id.get(thing)
    if box is not None:
        return as_clause(box.label)
    link = next((one for one in theory.links if one.id == thing), None)
    if link is None:
        return ""
    source, target = (as_clause(theory.element_by_id[end].label) for end in (link.source, link.target))
    return f"{source} → {target}"


def _factors(material: Material) -> list[Block]:
    blocks: list[Block] = []
    for kind, heading in FACTOR_HEADINGS.items():
        items = tuple(
            Item(as_sentence(factor.notes), strong=as_sentence(factor.label))
            for theory in material.programme.theories
            for factor in theory.factors
            if factor.kind is kind
        )
        if items:
            blocks += [Subheading(heading), Bullets(items)]
    return blocks
