"""A theory as text to be read aloud: stage by stage, each box with what it leads to, then what must hold."""

from collections.abc import Iterable, Mapping

from toc.diagram.bands import KIND_WORDS
from toc.diagram.facts import Facts
from toc.diagram.key import EVIDENCE_WORDS
from toc.diagram.markers import MARK_WORDS, Signs
from toc.diagram.options import ViewOptions
from toc.diagram.shown import Shown, build_shown
from toc.diagram.wording import describe_box, describe_theory
from toc.model.phrases import count_of, listed
from toc.model.theory import Assumption, Element, EvidenceGrade, FactorKind, Link, LinkKind, TheoryOfChange


def build_outline(theory: TheoryOfChange, facts: Facts | None = None, options: ViewOptions | None = None) -> str:
    """The text alternative to the picture."""
    return "\n".join(_Outline(theory, facts or Facts(), options or ViewOptions()).lines()) + "\n"


class _Outline:
    def __init__(self, theory: TheoryOfChange, facts: Facts, options: ViewOptions) -> None:
        self.theory = theory
        self.facts = facts
        self.options = options
        self.shown: Shown = build_shown(theory, options)
        self.signs = Signs(self.shown.assumptions, self.shown.factors_of({FactorKind.MODERATING}))
        self.leaving: dict[str, list[Link]] = {}
        for link in self.shown.links:
            self.leaving.setdefault(link.source, []).append(link)

    def lines(self) -> Iterable[str]:
        shown = self.shown
        yield _flat(self.theory.name)
        yield ""
        yield describe_theory(self.theory, len(shown.stages), len(shown.elements), len(shown.links))
        if self.theory.description.strip():
            yield _flat(self.theory.description)
        answered = next((one for one in shown.stages if one.id == self.theory.accountability_stage), None)
        if answered is not None and self.options.show_accountability:
            yield f"The programme holds itself accountable up to and including: {_flat(answered.name)}."
        for index, stage in enumerate(shown.stages):
            boxes = [element for element in shown.elements if shown.columns[element.id] == index]
            yield ""
            yield (
                f"Stage {index + 1} of {len(shown.stages)}: {_flat(stage.name)} "
                f"({count_of(len(boxes), 'box', 'boxes')})"
            )
            for element in boxes:
                yield from self._box(element)
        yield from self._assumptions()
        yield from self._factors()
        if self.options.notes:
            yield ""
            yield from map(_flat, self.options.notes)
        if self.theory.tray:
            yield from ("", "Not yet on the map")
            yield from (f"  {_flat(element.label)}" for element in self.theory.tray)

    def _box(self, element: Element) -> Iterable[str]:
        yield f"  {self._named(element.id)}"
        facts = describe_box("", element, self.facts.of(element.id), self.options)
        if facts:
            yield f"      {facts[0].upper()}{facts[1:]}."
        yield from self._about(element.id, "      ")
        for link in self.leaving.get(element.id, ()):
            yield f"      {self._arrow(link)}"
            yield from self._about(link.id, "        ")

    def _arrow(self, link: Link) -> str:
        said = "Is answered by" if link.kind is LinkKind.ADDRESSES else "Leads to"
        columns = self.shown.columns
        back = ", back in an earlier stage" if columns[link.target] < columns[link.source] else ""
        evidence = ""
        if self.options.show_evidence and link.evidence is not EvidenceGrade.NOT_ASSESSED:
            evidence = f" ({EVIDENCE_WORDS[link.evidence]})"
        mark = self.options.mark_of.get(link.id)
        marked = f": {MARK_WORDS[mark]}" if mark else ""
        return f"{said} {self._named(link.target)}{back}{evidence}{marked}"

    def _named(self, element: str) -> str:
        return f"{self.shown.numbers[element]} {_flat(self.theory.element_by_id[element].label)}"

    def _about(self, thing: str, indent: str) -> Iterable[str]:
        held = [self.signs.assumptions[one.id] for one in self.shown.assumptions if one.about == thing]
        if held:
            yield f"{indent}Assumes {listed(held)}, below."
        for factor in self.shown.factors:
            if factor.about == thing:
                yield f"{indent}{KIND_WORDS[factor.kind]}: {_flat(factor.label)}"

    def _assumptions(self) -> Iterable[str]:
        if self.shown.assumptions:
            yield from ("", "What must hold")
        for one in self.shown.assumptions:
            yield f"  {self.signs.assumptions[one.id]}. {_flat(one.text)} ({self._place_of(one)})"

    def _place_of(self, assumption: Assumption) -> str:
        numbers: Mapping[str, str] = self.shown.numbers
        if assumption.about in numbers:
            return f"for {numbers[assumption.about]}"
        link = next(link for link in self.shown.links if link.id == assumption.about)
        return f"for {numbers[link.source]} to {numbers[link.target]}"

    def _factors(self) -> Iterable[str]:
        general = [factor for factor in self.shown.factors if factor.about is None]
        if general:
            yield from ("", "Context and risks")
        for factor in general:
            yield f"  {KIND_WORDS[factor.kind]}: {_flat(factor.label)}"


def _flat(text: str) -> str:
    return " ".join(text.split())
