"""A small programme for tables of figures, and a short way to read one."""

from toc.exchange.figures.reading import Reading, read_figures
from toc.model.indicators import Breakdown, Category, Code, Comparison, Frequency, Indicator, IndicatorKind
from toc.model.programme import Programme

PROGRAMME = Programme(
    id="prog",
    name="Team A",
    indicators=(
        Indicator(
            id="seen",
            name="Seen in six weeks",
            kind=IndicatorKind.PERCENTAGE,
            frequency=Frequency.MONTHLY,
            comparisons=(Comparison(id="eng", name="England"),),
            codes=(Code(scheme="Own", code="1.1"),),
        ),
        Indicator(
            id="trained",
            name="People trained",
            kind=IndicatorKind.COUNT,
            frequency=Frequency.QUARTERLY,
            breakdown=Breakdown(
                name="Area", categories=(Category(id="n", name="North"), Category(id="s", name="South"))
            ),
        ),
        Indicator(id="gap", name="Gap", kind=IndicatorKind.DIFFERENCE, frequency=Frequency.YEARLY),
        Indicator(id="access", name="Rolling access", frequency=Frequency.MONTHLY, cumulative=True),
        Indicator(id="score", name="Score", kind=IndicatorKind.MEAN, frequency=Frequency.QUARTERLY),
    ),
)


def read(text: str | bytes, only: str | None = None) -> Reading:
    """The reading of this table."""
    return read_figures(text if isinstance(text, bytes) else text.encode(), PROGRAMME, only=only)


def faults(text: str) -> list[str]:
    """What is wrong with the table, each in words."""
    return [str(one) for one in read(text).faults]


def figures(text: str | bytes, only: str | None = None) -> list[tuple[object, ...]]:
    """Each figure as indicator, first day, category, and numbers that are there."""
    return [
        (one.indicator, one.period.start.isoformat(), one.category, one.value, one.numerator, one.denominator)
        for one in read(text, only).observations()
    ]
