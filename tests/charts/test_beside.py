"""What stands beside an indicator's own figures on its chart: events, comparison series, names at the right end."""

from datetime import date
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from tests.charts.series import INDICATOR, month, series_of
from toc.analysis.periods import label_of
from toc.analysis.progress import build_progress
from toc.charts.context import Context, build_context
from toc.charts.events import describe_events, mark_events
from toc.charts.levels import Level, name_levels
from toc.charts.run import build_run_chart
from toc.charts.scale import Span, build_span
from toc.charts.theme import PRINT, SCREEN
from toc.model.collections import checked
from toc.model.figures import Observation
from toc.model.indicators import Comparison, Event, Indicator, IndicatorKind
from toc.model.programme import Programme

TODAY = date(2030, 1, 1)


def event(place: int, label: str) -> Event:
    return Event(id=f"e{place}", on=month(place).start, label=label)


def run(values: list[float | None], context: Context) -> go.Figure:
    series = series_of(values)
    return build_run_chart(series, build_progress(series, [], TODAY), context)


def notes(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_several_events_are_lettered_so_that_their_names_cannot_run_into_one_another() -> None:
    events = [event(3, "A lockdown"), event(1, "A new post"), event(40, "Later")]
    figure = run([1, 2, 3, 4, 5], Context(events=events))
    assert notes(figure) == ["<b>A</b>", "<b>B</b>"]
    assert [note.x for note in figure.layout.annotations] == ["Feb 2024", "Apr 2024"]
    marked = mark_events(events, [month(place) for place in range(5)])
    assert describe_events(marked) == "Events: A: 1 Feb 2024, A new post; B: 1 Apr 2024, A lockdown."


def test_events_of_one_period_share_their_place() -> None:
    figure = run([1, 2, 3], Context(events=[event(1, "One"), checked(event(1, "Two"), id="other")]))
    assert notes(figure) == ["<b>A, B</b>"]
    assert figure.layout.annotations[0].hovertext == "1 Feb 2024, One<br>1 Feb 2024, Two"


@pytest.mark.parametrize(("place", "leans"), [(0, "left"), (2, "center"), (4, "right")])
def test_the_name_of_a_single_event_leans_inwards(place: int, leans: str) -> None:
    figure = run([1, 2, 3, 4, 5], Context(events=[event(place, "A <b>post</b>")]))
    (note,) = figure.layout.annotations
    assert note.text == "A &lt;b&gt;post&lt;/b&gt;"
    assert note.xanchor == leans


def test_letters_go_on_after_z() -> None:
    marked = mark_events([event(0, str(number)) for number in range(28)], [month(0)])
    assert [one.letter for one in marked[24:]] == ["Y", "Z", "AA", "AB"]


def compared(*names: str) -> tuple[Programme, Indicator]:
    comparisons = tuple(Comparison(id=f"c{place}", name=name) for place, name in enumerate(names))
    indicator = checked(INDICATOR, comparisons=comparisons)
    return Programme(id="p", name="Team", indicators=(indicator,)), indicator


def theirs(comparison: str, place: int, value: float) -> Observation:
    return Observation(indicator="i", period=month(place), value=value, comparison=comparison)


def test_comparisons_are_lines_of_their_own_named_at_their_end_and_told_apart_by_shape() -> None:
    programme, indicator = compared("England", "North <East>", "Nowhere")
    figures = [theirs("c0", 0, 5), theirs("c0", 1, 6), theirs("c1", 1, 9)]
    figure = run([1, 2], build_context(programme, indicator, figures))
    assert [trace.marker.symbol for trace in figure.data[:2]] == ["triangle-up", "diamond"]
    assert figure.data[0].hovertext[1] == "England, Feb 2024: 6"
    by_name = {note.text: note.y for note in figure.layout.annotations}
    assert by_name == {"▲ England": 6, "◆ North &lt;East&gt;": 9, "this programme": 2}


def test_the_axis_has_the_periods_of_the_context_too_in_order_of_time() -> None:
    programme, indicator = compared("England")
    figure = run([None, 2, 3], build_context(programme, indicator, [theirs("c0", 5, 5), theirs("c0", 0, 4)]))
    assert list(figure.layout.xaxis.categoryarray) == [label_of(month(place)) for place in range(6)]


def test_without_comparisons_our_own_line_needs_no_name() -> None:
    assert notes(run([1, 2], Context())) == []


@pytest.mark.parametrize("values", [(50.0, 50.0, 50.0), (0.0, 1.0, 2.0), (99.0, 100.0, 98.5), (1.0, 60.0, 61.0)])
def test_names_at_the_right_end_never_lie_on_one_another(values: tuple[float, ...]) -> None:
    figure = go.Figure()
    span = Span(0, 105)
    name_levels(figure, [Level(value, f"name\n{value}", "dash", "#000000") for value in values], span, SCREEN)
    scale = SCREEN.plot_height / (span.high - span.low)
    middles = sorted(note.y * scale + note.yshift for note in figure.layout.annotations)
    line = figure.layout.annotations[0].font.size * 1.3
    assert all(later - earlier >= 2 * line - 1 for earlier, later in pairwise(middles))
    assert middles[-1] <= SCREEN.plot_height


def test_a_name_alone_stands_at_its_line() -> None:
    figure = go.Figure()
    name_levels(figure, [Level(50, "mean", "solid", "#000000")], Span(0, 100), SCREEN)
    assert figure.layout.annotations[0].yshift == 0


@pytest.mark.parametrize(
    ("kind", "numbers", "span"),
    [
        (IndicatorKind.COUNT, (0, 10), (0, 11)),
        (IndicatorKind.COUNT, (90, 100), (89, 101)),
        (IndicatorKind.COUNT, (50, 100), (0, 105)),
        (IndicatorKind.PERCENTAGE, (80, 100), (78, 102)),
        (IndicatorKind.PERCENTAGE, (0, 100), (0, 105)),
        (IndicatorKind.DIFFERENCE, (-5, 5), (-6, 6)),
        (IndicatorKind.COUNT, (0, 0), (0, 0.1)),
        (IndicatorKind.COUNT, (), (0, 1.1)),
    ],
)
def test_the_axis_holds_every_number_and_nought_where_that_flattens_nothing(
    kind: IndicatorKind, numbers: tuple[float, ...], span: tuple[float, float]
) -> None:
    assert build_span(checked(INDICATOR, kind=kind), numbers) == pytest.approx(span)


def test_in_print_as_many_periods_are_named_as_there_is_room_for_the_latest_among_them() -> None:
    figure = run([float(place) for place in range(60)], Context(frame=PRINT))
    ticks = figure.layout.xaxis.tickvals
    assert ticks[-1] == "Dec 2028"
    assert 5 <= len(ticks) <= 9
