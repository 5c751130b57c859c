"""The flow picture."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from tests.analysis.test_alignment import programme, serves
from tests.analysis.test_alignment_flow import flow
from toc.analysis.alignment import build_alignment
from toc.analysis.alignment_flow import Column, Flow, Node, Stream, build_flow
from toc.charts.flow import build_flow_chart
from toc.charts.pictures import find_browser, render_pictures, stop_browser
from toc.charts.theme import DARK
from toc.exchange.templates import load_example

SMALL = flow(programme(serves("skills", "safe")))


def many(outcomes: int) -> Flow:
    nodes = [Node("a", "Activity", Column.ACTIVITY)]
    nodes += [Node(f"o{n}", f"Outcome {n} " + "with a long name " * 4, Column.OUTCOME) for n in range(outcomes)]
    return Flow(tuple(nodes), tuple(Stream("a", f"o{n}", 1.0, f"To {n}.") for n in range(outcomes)), ())


def test_each_stream_joins_its_nodes_and_says_its_sentence() -> None:
    sankey = build_flow_chart(SMALL).data[0]
    labels = list(sankey.node.label)
    joined = [(labels[a], labels[b]) for a, b in zip(sankey.link.source, sankey.link.target, strict=True)]
    assert joined == [
        ("Training", "Skills grow"),
        ("Direct work", "Skills grow"),
        ("Skills grow", "Safe"),
        ("Safe", "The council"),
    ]
    assert sankey.link.customdata[2] == "&#x27;Skills grow&#x27; serves &#x27;Safe&#x27;: direct."


def test_columns_have_headings_in_the_order_of_the_flow() -> None:
    assert [note.text for note in build_flow_chart(SMALL).layout.annotations] == [
        "<b>Activities</b>", "<b>Outcomes</b>", "<b>Priorities</b>", "<b>Commissioners</b>",
    ]  # fmt: skip
    across = list(build_flow_chart(SMALL).data[0].node.x)
    assert across == sorted(across)
    assert 0 < across[0] < across[-1] < 1


@pytest.mark.parametrize("outcomes", [1, 20, 40])
def test_nodes_stand_apart_in_their_order_and_labels_have_two_lines_at_most(outcomes: int) -> None:
    figure = build_flow_chart(many(outcomes))
    down = list(figure.data[0].node.y)[1:]
    assert down == sorted(set(down))
    if outcomes > 1:
        closest = min(b - a for a, b in pairwise(down)) * figure.layout.height
        assert closest > 32
    assert max(label.count("<br>") for label in figure.data[0].node.label) == 1


def test_everything_that_flows_stands_within_the_picture() -> None:
    """Also what nothing leads to and what leads nowhere, which Plotly would put into columns of their own."""
    if find_browser() is None:
        pytest.skip("there is no Chrome, Edge or Chromium here")
    file = load_example()
    figure = build_flow_chart(build_flow(file.programme, build_alignment(file.programme)))
    height = figure.layout.height
    (svg,) = render_pictures([figure], "svg", 1000, height)
    stop_browser()
    nodes = [node for node in ElementTree.fromstring(svg).iter() if node.get("class") == "sankey-node"]
    assert len(nodes) == len(figure.data[0].node.label)
    room = height - figure.layout.margin.t - figure.layout.margin.b
    for node in nodes:
        down = float(node.get("transform", "").removeprefix("translate(").removesuffix(")").split(",")[1])
        (tall,) = [float(part.get("height", "")) for part in node if part.get("class") == "node-rect"]
        assert down >= -1
        assert down + tall <= room + 1


def test_what_holds_the_columns_in_place_is_not_seen() -> None:
    alone = Node("p", "Held by nobody", Column.PRIORITY)
    flow = Flow((*SMALL.nodes, alone), (*SMALL.streams, Stream("skills", "p", 1.0, "")), ())
    sankey = build_flow_chart(flow).data[0]
    (extra,) = [place for place, label in enumerate(sankey.node.label) if not label]
    (thread,) = [place for place, target in enumerate(sankey.link.target) if target == extra]
    assert sankey.node.color[extra] == sankey.link.color[thread] == "rgba(0,0,0,0)"
    assert sankey.link.value[thread] < 0.001


def test_words_of_people_are_no_markup() -> None:
    nodes = (Node("a", "<img src=x>", Column.ACTIVITY), Node("b", "<b>B</b>", Column.OUTCOME, "<i>"))
    sankey = build_flow_chart(Flow(nodes, (Stream("a", "b", 1, "<script>"),), ())).data[0]
    said = " ".join((*sankey.node.label, *sankey.node.customdata, *sankey.link.customdata))
    assert "<img" not in said
    assert "<b>" not in said
    assert "<script" not in said


def test_a_picture_of_nothing_and_one_in_the_dark_are_drawn() -> None:
    assert not build_flow_chart(Flow((), (), ())).data[0].node.label
    assert build_flow_chart(SMALL, DARK).layout.paper_bgcolor == DARK.ground
