"""The matrix of 60 outcomes and 40 priorities with 600 alignments, from a programme to what the browser is sent."""

import json
from collections.abc import Iterable

from bench.measure import Row, medians
from toc.analysis.alignment import build_alignment
from toc.model.priorities import Alignment, AlignmentStrength, Framework, Priority
from toc.model.programme import Programme
from toc.model.theory import Element, Stage, StageKind, TheoryOfChange
from toc.services.alignment import Asked, build_matrix
from toc.ui.priorities.matrix import MatrixView, build_data

OUTCOMES, BODIES, PRIORITIES = 60, 5, 8
LIMIT = 20
"""Milliseconds, so that a cell is answered within the 300 ms that need no sign of life."""


def rows() -> Iterable[Row]:
    programme = _programme()
    ours, floor = medians(lambda: _sent(programme), lambda: json.dumps(programme.model_dump(mode="json")))
    yield Row("Matrix of 60 x 40 with 600 marks", ours, floor=floor, against="the programme as JSON")
    yield Row("The same, by itself", ours, aim=LIMIT)


def _sent(programme: Programme) -> str:
    grid = build_alignment(programme)
    return json.dumps(build_data(grid, build_matrix(grid, Asked()), MatrixView())._asdict())


def _programme() -> Programme:
    stage = Stage(id="s", name="Outcomes", kind=StageKind.SHORT_TERM_OUTCOME)
    elements = tuple(Element(id=f"o{n}", label=f"Outcome {n}", stage="s") for n in range(OUTCOMES))
    frameworks = tuple(
        Framework(
            id=f"f{body}",
            name=f"Body {body}",
            priorities=tuple(Priority(id=f"p{body}_{n}", text=f"Priority {n}") for n in range(PRIORITIES)),
        )
        for body in range(BODIES)
    )
    ids = [priority.id for framework in frameworks for priority in framework.priorities]
    strengths = list(AlignmentStrength)
    alignments = tuple(
        Alignment(
            id=f"a{n}_{k}",
            item=f"o{n}",
            priority=ids[(n + 4 * k) % len(ids)],
            strength=strengths[k % 3],
            reason="Why this serves it, in a sentence of some length.",
        )
        for n in range(OUTCOMES)
        for k in range(10)
    )
    theory = TheoryOfChange(id="t", name="T", stages=(stage,), elements=elements)
    return Programme(id="p", name="P", theories=(theory,), frameworks=frameworks, alignments=alignments)
