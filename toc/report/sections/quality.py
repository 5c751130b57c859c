"""Data quality and methods: what is missing, late or provisional, and how figures are worked out and protected."""

from toc.analysis.due import gaps_of
from toc.analysis.periods import label_of
from toc.analysis.published import Shown
from toc.analysis.spc import FEWEST_POINTS
from toc.analysis.status import STATUS_RULE
from toc.model.indicators import Indicator
from toc.report.blocks import Block, Bullets, Cell, Column, Item, Paragraph, Subheading, Table
from toc.report.material import Material
from toc.report.protection import stamp_of
from toc.report.sections.results import find_measured
from toc.report.words import as_sentence, build_day, flat

MOST_NAMED = 4
_METHODS = (
    (
        "Change over time.",
        "Statistical process control (XmR charts) tells a real change from the ups and downs of chance. Limits are the "
        f"mean and 2.66 times the average moving range, from {FEWEST_POINTS} figures on.",
    ),
    (
        "Shares, rates and means.",
        "95 % intervals: Wilson's for a share, Byar's for a rate or a count, Student's t for a mean. Two periods "
        "are compared by the interval of their difference, or of their ratio.",
    ),
    ("How an indicator stands.", STATUS_RULE),
    (
        "What the figures do not say.",
        "They show what became of the people who were seen. They do not compare them with people who were not, whose "
        "needs differ, and do not prove that the work alone brought a change about.",
    ),
)


def build_quality(material: Material) -> tuple[Block, ...]:
    """Nothing where there are no figures: how they would be worked out is no part of what the document has to say."""
    measured = find_measured(material)
    if not measured and not material.programme.paired_results:
        return ()
    blocks: list[Block] = []
    if measured:
        rows = tuple(row for row in (_row(material, one) for one in measured) if row is not None)
        if rows:
            blocks += [Subheading("What the figures lack"), _table(rows)]
        else:
            blocks.append(Paragraph("Every figure that was due is in, and none is provisional."))
    items = [Item(text, strong=head) for head, text in _METHODS]
    protected = stamp_of(material)
    if protected:
        items.append(Item(protected, strong="Small numbers."))
    return (*blocks, Subheading("Methods"), Bullets(tuple(items)))


def _table(rows: tuple[tuple[Cell, ...], ...]) -> Table:
    return Table(
        caption="Gaps, late and provisional figures",
        for_reference=True,
        columns=(
            Column("Indicator", 1.6),
            Column("Not reported", 1.6),
            Column("Late", 1.2),
            Column("Provisional", 1.2),
            Column("Changes of definition", 1.4),
        ),
        rows=rows,
        note="Not reported, zero and hidden are three different things.",
    )


def _row(material: Material, indicator: Indicator) -> tuple[Cell, ...] | None:
    """None for an indicator that lacks nothing."""
    series = material.series_of(indicator)
    missing = [label_of(period) for period in gaps_of(series)]
    missing += [label_of(point.period) for point in series.points if point.entered and point.value is None]
    late = [label_of(period) for period in material.statuses[indicator.id].late]
    provisional = [
        label_of(figure.period)
        for figure in material.chart_of(indicator).published.figures
        if figure.provisional and figure.shown is Shown.SHOWN
    ]
    changed = [
        f"{build_day(one.in_force_from)}: {as_sentence(one.text)}"
        for one in indicator.definitions[1:]
        if one.in_force_from is not None
    ]
    if not (missing or late or provisional or changed):
        return None
    told = (_named(missing), _named(late), _named(provisional), " ".join(changed))
    return (Cell(flat(indicator.name), strong=True), *(Cell(text or "–") for text in told))


def _named(periods: list[str]) -> str:
    more = len(periods) - MOST_NAMED
    shown = periods if more <= 1 else [*periods[:MOST_NAMED], f"{more} more"]
    return ", ".join(shown)
