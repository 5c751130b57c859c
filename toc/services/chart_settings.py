"""How an indicator's figures are charted, as changes to be saved."""

from toc.model.apply import as_json
from toc.model.collections import Collection
from toc.model.edits import Change
from toc.model.indicators import ChartKind, Indicator


def choose_chart_kind(indicator: Indicator, kind: ChartKind) -> Change:
    """The edit that shows this kind of chart from now on; its other settings stay."""
    chart = indicator.chart.model_copy(update={"kind": kind})
    return Change(
        collection=Collection.INDICATORS,
        id=indicator.id,
        fields={"chart": as_json(chart)},
        base={"chart": as_json(indicator.chart)},
    )
