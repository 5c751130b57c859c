"""Every kind of chart with 1 to 600 points, gaps, zeros and long names, to be looked at: `python -m bench.chart_sheet`.

Writes PNG pictures into a folder, `chart-sheet` by default. Needs a browser to draw with.
"""

import random
import sys
from datetime import date
from itertools import product
from pathlib import Path

from toc.analysis.chart_kinds import ChartKind, find_chart_kinds
from toc.analysis.periods import months_from
from toc.analysis.published_chart import build_published_chart
from toc.analysis.series import build_series
from toc.charts.context import build_context
from toc.charts.framed import build_framed
from toc.charts.pictures import render_pictures
from toc.charts.theme import PRINT
from toc.model.figures import Observation
from toc.model.indicators import (
    Baseline,
    Comparison,
    Direction,
    Event,
    Frequency,
    Indicator,
    IndicatorKind,
    Target,
)
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.report.chart_blocks import build_chart_block

COUNTS = (1, 2, 12, 13, 60, 600)
SHAPES = ("plain", "gaps", "zero")
LONG = (
    "Parents and carers of babies who say that they feel more confident in responding to what their baby shows them, "
    "of those asked at closing"
)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kind, shape, count in product(ChartKind, SHAPES, COUNTS):
        (folder / f"{kind.value}-{shape}-{count:03}.png").write_bytes(draw(kind, shape, count))
    print(f"{len(ChartKind) * len(SHAPES) * len(COUNTS)} pictures in {folder}")


def draw(kind: ChartKind, shape: str, count: int) -> bytes:
    indicator = Indicator(
        id="i",
        name=LONG,
        kind=IndicatorKind.PERCENTAGE if kind is ChartKind.INTERVALS else IndicatorKind.COUNT,
        unit="families who were seen at home, in a family hub or by video",
        direction=Direction.INCREASE,
        frequency=Frequency.MONTHLY,
        baseline=Baseline(value=40),
        comparisons=(Comparison(id="e", name="England"), Comparison(id="r", name="The region with a very long name")),
    )
    figures = build_figures(indicator, shape, count)
    series = build_series(indicator, figures)
    target = Target(id="t", indicator="i", value=52, period=series.points[-1].period)
    chart = build_published_chart(series, [target], date(2100, 1, 1), SmallNumbers.NONE)
    kinds = find_chart_kinds(chart)
    events = [
        Event(id=f"e{place}", on=series.points[place * len(series.points) // 4].period.start, label=LONG[:60])
        for place in range(4)
    ]
    programme = Programme(id="p", name="Team", indicators=(indicator,), events=tuple(events))
    context = build_context(programme, indicator, figures, frame=PRINT)
    block = build_chart_block(chart, kind if kind in kinds else kinds[0], context)
    framed = build_framed(block.figure, block.title, block.words, block.method)
    (picture,) = render_pictures([framed.figure], "png", PRINT.width or 0, framed.height)
    return picture


def build_figures(indicator: Indicator, shape: str, count: int) -> list[Observation]:
    """With a step up in the last quarter, and two comparison series, one of them with gaps."""
    chance = random.Random(count)
    figures: list[Observation] = []
    for place in range(count):
        period = months_from(date(1976 + place // 12, place % 12 + 1, 1), 1)
        value = 0 if shape == "zero" else chance.randint(25, 60) + (15 if place > count * 0.75 else 0)
        shares = {"numerator": value, "denominator": 100}
        held = shares if indicator.kind is IndicatorKind.PERCENTAGE else {"value": value}
        if shape != "gaps" or place % 4 != 2:
            figures.append(
                Observation.model_validate(
                    {"indicator": "i", "period": period, "provisional": place == count - 1} | held
                )
            )
        figures.append(Observation(indicator="i", period=period, value=50 + place % 5, comparison="e"))
        if place % 3 == 0:
            figures.append(Observation(indicator="i", period=period, value=51, comparison="r"))
    return figures


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "chart-sheet"))
