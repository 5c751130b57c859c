import re
import shlex
from collections.abc import Iterator
from itertools import combinations

import pytest

from tests.diagram.test_svg import FACTS, FULL, OPTIONS
from tests.diagram.test_text_in_boxes import LABELS
from tests.diagram.theories import STAGES, build_random
from toc.diagram.dot import build_dot
from toc.diagram.layout import build_picture
from toc.diagram.mermaid import build_mermaid
from toc.diagram.options import ViewOptions
from toc.diagram.outline import build_outline
from toc.diagram.plain_dot import build_plain_dot
from toc.diagram.process import WorkerProcess
from toc.model.theory import Element, Link, LinkKind, TheoryOfChange

SMALL = TheoryOfChange(
    id="t",
    name="A small theory",
    stages=STAGES[:3],
    accountability_stage="s1",
    elements=(
        Element(id="a", label="Parents are worn out", stage="s0"),
        Element(id="b", label="Sit with\nfamilies", stage="s1"),
        Element(id="c", label="Calm", stage="s2"),
        Element(id="d", label="Waiting", stage=None),
    ),
    links=(
        Link(id="ab", source="a", target="b", kind=LinkKind.ADDRESSES),
        Link(id="bc", source="b", target="c"),
        Link(id="ca", source="c", target="a"),
    ),
)


def test_the_outline_reads_stage_by_stage() -> None:
    assert build_outline(SMALL) == (
        "A small theory\n"
        "\n"
        "A small theory: a theory of change with 3 stages, 3 boxes and 3 arrows, read from left to right.\n"
        "The programme holds itself accountable up to and including: Activity.\n"
        "\n"
        "Stage 1 of 3: Problem (1 box)\n"
        "  1.1 Parents are worn out\n"
        "      Is answered by 2.1 Sit with families\n"
        "\n"
        "Stage 2 of 3: Activity (1 box)\n"
        "  2.1 Sit with families\n"
        "      Leads to 3.1 Calm\n"
        "\n"
        "Stage 3 of 3: Short term outcome (1 box)\n"
        "  3.1 Calm\n"
        "      Leads to 1.1 Parents are worn out, back in an earlier stage\n"
        "\n"
        "Not yet on the map\n"
        "  Waiting\n"
    )


def test_the_outline_says_evidence_assumptions_factors_and_what_is_tied_to_a_box() -> None:
    outline = build_outline(FULL, FACTS, OPTIONS)
    for words in (
        "strong evidence",
        "Assumes 1, below.",
        "What must hold",
        "(for 1.1 to 3.1)",
        "(for 3.1)",
        "Enabling factor:",
        "Unintended consequence:",
        "2 indicators, 1 priority, getting worse",
    ):
        assert words in outline


def test_the_outline_names_every_box_and_arrow_of_a_theory() -> None:
    theory = build_random(60)
    outline = build_outline(theory)
    assert all(element.label in outline for element in theory.elements)
    assert len(re.findall("Leads to ", outline)) == len(theory.links)


def test_an_outline_leaves_out_what_is_hidden() -> None:
    outline = build_outline(SMALL, options=ViewOptions(hidden_stages=frozenset({"s1"})))
    assert "families" not in outline
    assert "2 stages, 2 boxes and 1 arrow" in outline


def _labelled(label: str) -> TheoryOfChange:
    element = Element(id="end", label=label[:150], stage="s0")
    return TheoryOfChange(id="t", name="One", stages=STAGES, elements=(element,))


@pytest.mark.parametrize("label", LABELS.values(), ids=LABELS)
def test_mermaid_quotes_a_label_so_that_nothing_in_it_is_syntax(label: str) -> None:
    (line,) = [line for line in build_mermaid(_labelled(label)).splitlines() if line.startswith("    e1[")]
    assert re.fullmatch(r'    e1\["[^"]*"\]', line)
    text = line[8:-2]
    assert not re.search(r"<(?!br/>)|>(?<!<br/>)|`", text)
    back = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), text.replace("<br/>", "\n"))
    assert back == _labelled(label).elements[0].label.strip()


def test_mermaid_has_a_subgraph_a_stage_and_a_line_an_arrow() -> None:
    theory = build_random(60)
    mermaid = build_mermaid(theory)
    assert mermaid.startswith("flowchart LR\n")
    assert mermaid.count("  subgraph ") == mermaid.count("\n  end\n") == len(theory.stages)
    assert len(re.findall(r"^  e\d+ (?:==>|-->|-\.->|-\. no evidence found \.->) e\d+$", mermaid, re.M)) == len(
        theory.links
    )


@pytest.fixture(scope="module")
def worker() -> Iterator[WorkerProcess]:
    one = WorkerProcess()
    yield one
    one.stop()


@pytest.mark.parametrize("label", LABELS.values(), ids=LABELS)
def test_any_label_survives_into_dot_and_out_of_it(worker: WorkerProcess, label: str) -> None:
    theory = _labelled(label)
    drawn = worker.run("draw", build_dot(build_picture(theory)), "svg", "nop2", limit=20).decode()
    texts = "".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawn))
    for entity, letter in (("&#45;", "-"), ("&#160;", "\u00a0"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"')):
        texts = texts.replace(entity, letter)
    texts = texts.replace("&#39;", "'").replace("&amp;", "&")
    assert "".join(theory.elements[0].label.split()) in "".join(texts.split())


def test_plain_dot_is_laid_out_by_dot_with_a_stage_a_rank(worker: WorkerProcess) -> None:
    theory = build_random(20)
    plain = worker.run("draw", build_plain_dot(theory), "plain", "dot", limit=20).decode()
    across: dict[str, float] = {}
    for line in plain.splitlines():
        if line.startswith("node "):
            name, x = shlex.split(line)[1:3]
            across[name] = float(x)
    stages = [[across[element.id] for element in theory.in_stage(stage.id)] for stage in theory.stages]
    assert all(max(column) - min(column) < 0.5 for column in stages)
    assert all(max(left) < min(right) for left, right in combinations(stages, 2))
    assert len(re.findall(r"^edge ", plain, re.M)) >= len(theory.links)
