"""Theories for the tests of the diagram: random ones, reproducible by their seed, and single edits to them."""

import random
from collections.abc import Sequence

from toc.model.collections import checked
from toc.model.theory import Element, EvidenceGrade, Link, Stage, StageKind, TheoryOfChange

KINDS = (
    StageKind.PROBLEM,
    StageKind.ACTIVITY,
    StageKind.SHORT_TERM_OUTCOME,
    StageKind.MEDIUM_TERM_OUTCOME,
    StageKind.LONG_TERM_OUTCOME,
)
STAGES = tuple(
    Stage(id=f"s{place}", name=kind.value.replace("_", " ").capitalize(), kind=kind) for place, kind in enumerate(KINDS)
)
_WORDS = (
    *("improved", "parents", "and", "carers", "with", "their", "babies", "early", "relationship", "support"),
    *("local", "networks", "identify", "need", "confidence", "practitioners", "earlier", "specialised", "help"),
)


def build_random(
    boxes: int, seed: int = 1, *, density: float = 1.3, stages: Sequence[Stage] = STAGES
) -> TheoryOfChange:
    """A theory whose links mostly run to the next stage; some skip stages, stay within one or run backward."""
    chance = random.Random(seed)
    elements = tuple(
        Element(id=f"e{place}", label=_label(chance), stage=stages[place * len(stages) // boxes].id)
        for place in range(boxes)
    )
    columns: dict[int, list[str]] = {}
    for place in range(boxes):
        columns.setdefault(place * len(stages) // boxes, []).append(f"e{place}")
    links: dict[tuple[str, str], Link] = {}
    wanted = int(boxes * density)
    for _ in range(wanted * 20):
        if len(links) == wanted:
            break
        start = chance.randrange(len(stages))
        step = chance.choices((1, 2, 3, 0, -1, -2), (70, 12, 5, 6, 5, 2))[0]
        if start not in columns or start + step not in columns:
            continue
        source, target = chance.choice(columns[start]), chance.choice(columns[start + step])
        if source != target:
            grade = chance.choice(tuple(EvidenceGrade))
            links[source, target] = Link(id=f"l{len(links)}", source=source, target=target, evidence=grade)
    by_id = {link.id: link for link in links.values()}
    return TheoryOfChange(
        id="theory", name=f"{boxes} boxes", stages=tuple(stages), elements=elements, links=tuple(by_id.values())
    )


def _label(chance: random.Random) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(2, 14)))[:150].strip().capitalize()


class Edits:
    """Single edits, one after the other, and which columns each of them touches."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.made = 0

    def apply(self, theory: TheoryOfChange) -> tuple[TheoryOfChange, frozenset[str]]:
        """The theory after an edit, and the stages of the boxes it touches."""
        self.made += 1
        kind = self.chance.choice((self._add, self._remove, self._rename, self._link, self._unlink, self._move))
        return kind(theory)

    def _add(self, theory: TheoryOfChange) -> tuple[TheoryOfChange, frozenset[str]]:
        stage = self.chance.choice(theory.stages).id
        new = Element(id=f"new{self.made}", label=_label(self.chance), stage=stage)
        place = self.chance.randint(0, len(theory.elements))
        elements = (*theory.elements[:place], new, *theory.elements[place:])
        return checked(theory, elements=elements), frozenset({stage})

    def _remove(self, theory: TheoryOfChange) -> tuple[TheoryOfChange, frozenset[str]]:
        gone = self.chance.choice(theory.elements)
        return (
            checked(
                theory,
                elements=tuple(one for one in theory.elements if one.id != gone.id),
                links=tuple(link for link in theory.links if gone.id not in (link.source, link.target)),
            ),
            frozenset({str(gone.stage)}),
        )

    def _rename(self, theory: TheoryOfChange) -> tuple[TheoryOfChange, frozenset[str]]:
        one = self.chance.choice(theory.elements)
        return self._with(theory, checked(one, label=_label(self.chance))), frozenset({str(one.stage)})

    def _link(self, theory: TheoryOfChange) -> tuple[TheoryOfChange, frozenset[str]]:
        source, target = self.chance.sample(theory.elements, 2)
        link = Link(id=f"new{self.made}", source=source.id, target=target.id)
        return checked(theory, links=(*theory.links, link)), frozenset({str(source.stage), str(target.stage)})

    def _unlink(self, theory: TheoryOfChange) -> tuple[TheoryOfChange, frozenset[str]]:
        if not theory.links:
            return theory, frozenset()
        gone = self.chance.choice(theory.links)
        ends = frozenset(str(one.stage) for one in theory.elements if one.id in (gone.source, gone.target))
        return checked(theory, links=tuple(link for link in theory.links if link.id != gone.id)), ends

    def _move(self, theory: TheoryOfChange) -> tuple[TheoryOfChange, frozenset[str]]:
        one = self.chance.choice(theory.elements)
        stage = self.chance.choice(theory.stages).id
        return self._with(theory, checked(one, stage=stage)), frozenset({str(one.stage), stage})

    @staticmethod
    def _with(theory: TheoryOfChange, changed: Element) -> TheoryOfChange:
        return checked(theory, elements=tuple(changed if one.id == changed.id else one for one in theory.elements))
