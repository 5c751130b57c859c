"""Theories of any size with labels that are hard to draw, for every export to prove itself on."""

import random

from toc.diagram.facts import Facts, build_facts
from toc.diagram.layout import build_picture
from toc.diagram.options import ViewOptions
from toc.diagram.picture import Picture
from toc.model.indicators import Indicator, Measure
from toc.model.programme import Programme
from toc.model.theory import (
    Assumption,
    Element,
    EvidenceGrade,
    Factor,
    FactorKind,
    Link,
    Stage,
    StageKind,
    TheoryOfChange,
)

SIZES = (5, 20, 60, 200)

HARD_LABELS = (
    "Families at risk are seen sooner because every midwife, health visitor and social worker knows what to look for "
    "and whom to ask when they are worried",
    "Ŵyneb yn wyneb: tŷ, dŵr, ŷd a phobl ifanc yn eu cymunedau",
    "Calm 👶🏽 and play 👨‍👩‍👧 with 🎉",
    "הורים ותינוקות מקבלים תמיכה מוקדמת",
    "يتلقى الآباء والأطفال الدعم المبكر",
    "<script>alert(1)</script> & <b>bold</b> \"double\" 'single' `back`",
    "First line\nsecond line\n\nfourth line",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "W" * 150,
    "\\n \\l \\N {curly|bars} %s $HOME #let [x] *star* _under_ @ref",
    "Ok",
)

_STAGES = (
    ("Problem", StageKind.PROBLEM),
    ("Activities", StageKind.ACTIVITY),
    ("Short-term outcomes", StageKind.SHORT_TERM_OUTCOME),
    ("Medium-term outcomes <by the end> & after", StageKind.MEDIUM_TERM_OUTCOME),
    ("Long-term outcomes", StageKind.LONG_TERM_OUTCOME),
)
_PLAIN = (
    "Parents respond to what their baby shows them",
    "Staff notice early signs of strain",
    "Services refer sooner and to the right place",
    "Babies are calm and curious",
    "Local leaders plan for the first years of life",
)


def build_theory(size: int, *, hard: bool = True, seed: int = 1) -> TheoryOfChange:
    """A theory with arrows between neighbours, past stages, backward and within a stage."""
    chance = random.Random(seed)
    stages = tuple(Stage(id=f"s{n}", name=name, kind=kind) for n, (name, kind) in enumerate(_STAGES))
    elements = tuple(
        Element(
            id=f"e{n}",
            label=HARD_LABELS[n % len(HARD_LABELS)] if hard else f"{_PLAIN[n % 5]} ({n})",
            stage=f"s{n % len(stages)}",
        )
        for n in range(size)
    )
    pairs: dict[tuple[int, int], None] = {}
    for n in range(size):
        for _ in range(1 if chance.random() < 0.6 else 2):
            column = n % 5
            step = chance.choices([1, 2, 3, 0, -1], [70, 12, 4, 8, 4])[0]
            target = chance.randrange(max(1, size // 5)) * 5 + column + step
            if 0 <= column + step < 5 and 0 <= target < size and target != n:
                pairs[(n, target)] = None
    links = tuple(
        Link(id=f"l{a}-{b}", source=f"e{a}", target=f"e{b}", evidence=chance.choice(list(EvidenceGrade)))
        for a, b in pairs
    )
    return TheoryOfChange(
        id="theory",
        name="A theory & <its> “hard” labels",
        stages=stages,
        elements=elements,
        links=links,
        accountability_stage="s2",
        assumptions=tuple(
            Assumption(id=f"a{n}", text=f"Assumption {n}: managers give time & rooms <free> of charge", about=link.id)
            for n, link in enumerate(links[:: max(1, len(links) // 4)])
        ),
        factors=(
            Factor(id="f1", label="The county funds three posts", kind=FactorKind.ENABLING),
            Factor(id="f2", label="Waiting lists grow elsewhere", kind=FactorKind.UNINTENDED_CONSEQUENCE),
            Factor(id="f3", label="Better for first-time parents", kind=FactorKind.MODERATING, about=links[0].id),
        ),
    )


def build_programme(theory: TheoryOfChange) -> Programme:
    return Programme(
        id="programme",
        name="Team A",
        theories=(theory,),
        indicators=(Indicator(id="i1", name="People trained"),),
        measures=(Measure(id="m1", indicator="i1", element="e0"),),
    )


def picture_of(size: int, options: ViewOptions | None = None, *, hard: bool = True) -> Picture:
    theory = build_theory(size, hard=hard)
    return build_picture(theory, options or TITLED, facts_of(theory))


def facts_of(theory: TheoryOfChange) -> Facts:
    return build_facts(build_programme(theory), theory)


TITLED = ViewOptions(title="A theory & <its> “hard” labels", footer="Team A · revision 7 · 23 November 2026")
