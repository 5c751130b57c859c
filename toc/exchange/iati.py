"""A programme's results as IATI 2.03: a theory is an activity, a measured element a result of it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element as Tag
from xml.etree.ElementTree import SubElement, indent, tostring

from toc.analysis.disclosure import PRESETS, is_protected
from toc.errors import TocError
from toc.exchange.iati_figures import Measured, add_indicator, add_text, build_measured
from toc.exchange.native import ProgrammeFile
from toc.model.indicators import Indicator, IndicatorRole
from toc.model.priorities import SmallNumbers
from toc.model.programme import Programme
from toc.model.theory import Element, StageKind, TheoryOfChange

ORGANISATION = "ORG-ID"
"""In place of the organisation's own identifier, which a programme does not know."""
NAMESPACE = "urn:x-toc:programme"

_OTHER = "9"
_RESULT = {
    StageKind.OUTPUT: "1",
    StageKind.SHORT_TERM_OUTCOME: "2",
    StageKind.MEDIUM_TERM_OUTCOME: "2",
    StageKind.LONG_TERM_OUTCOME: "2",
    StageKind.IMPACT: "3",
}
_RESULT_OF_ROLE = {IndicatorRole.OUTPUT: "1", IndicatorRole.OUTCOME: "2", IndicatorRole.IMPACT: "3"}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class NothingToReport(TocError):
    """A programme that IATI has no results of."""


def dump_iati(file: ProgrammeFile) -> bytes:
    """The results as IATI 2.03 XML in UTF-8, small numbers protected. Raises TocError when there are none."""
    preset = _preset(file.programme)
    programme = file.programme
    measured = {
        indicator.id: build_measured(
            indicator, f"{NAMESPACE}:{programme.id}:{indicator.id}", programme.targets, file.observations, preset
        )
        for indicator in programme.indicators
    }
    first = min((day for one in measured.values() for day in one.starts), default=None)
    if first is None:
        raise NothingToReport(
            "IATI reports figures and targets, and no indicator of this programme has one that may be shown. "
            "Add a figure or a target first."
        )
    root = Tag("iati-activities", {"version": "2.03"})
    for theory, results in _activities(programme, measured):
        _add_activity(root, programme, theory, first, preset).extend(results)
    indent(root, " ")
    data: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _preset(programme: Programme) -> SmallNumbers:
    """The strictest that any commissioner asks for: what is published goes to all of them."""
    wanted = {one.small_numbers for one in programme.commissioners} | {SmallNumbers.FEWER_THAN_5}
    return max(wanted, key=lambda one: PRESETS[one].smallest_shown)


def _activities(
    programme: Programme, measured: dict[str, Measured]
) -> Iterator[tuple[TheoryOfChange | None, list[Tag]]]:
    """Each theory that has results; what belongs to no box goes into the first."""
    tied: dict[str, dict[str, None]] = defaultdict(dict)
    for measure in programme.measures:
        tied[measure.element][measure.indicator] = None
    loose = [one for one in programme.indicators if all(one.id not in of for of in tied.values())]
    theories: list[TheoryOfChange | None] = [*programme.theories] or [None]
    for theory in theories:
        results = [] if theory is None else _results(programme, theory, measured, tied)
        if theory is theories[0]:
            results.extend(_loose_result(one, measured[one.id]) for one in loose)
        if results:
            yield theory, results


def _results(
    programme: Programme, theory: TheoryOfChange, measured: dict[str, Measured], tied: dict[str, dict[str, None]]
) -> list[Tag]:
    return [
        _result(programme, theory, element, [measured[one] for one in tied[element.id]])
        for element in theory.elements
        if element.id in tied
    ]


def _add_activity(
    root: Tag, programme: Programme, theory: TheoryOfChange | None, first: date, preset: SmallNumbers
) -> Tag:
    """What IATI asks of an activity before its results."""
    tag = SubElement(root, "iati-activity", {_LANG: "en", "default-currency": "GBP"})
    own = "" if theory is None else f"-{theory.id}"
    SubElement(tag, "iati-identifier").text = f"{ORGANISATION}-{programme.id}{own}"
    add_text(tag, "reporting-org", programme.name, {"ref": ORGANISATION, "type": "90"})
    add_text(tag, "title", programme.name if theory is None else f"{programme.name}: {theory.name}")
    texts = [programme.description, "" if theory is None else theory.description]
    said = "\n\n".join(text for text in texts if text.strip())
    add_text(tag, "description", said or programme.name, {"type": "1"})
    if any(is_protected(indicator) for indicator in programme.indicators):
        add_text(tag, "description", PRESETS[preset].words)
    if programme.fictional:
        add_text(tag, "description", "Sample content: the programme and its figures are fictional.")
    add_text(tag, "participating-org", programme.name, {"role": "4"})
    SubElement(tag, "activity-status", {"code": "2"})
    SubElement(tag, "activity-date", {"type": "2", "iso-date": first.isoformat()})
    return tag


def _result(programme: Programme, theory: TheoryOfChange, element: Element, measured: list[Measured]) -> Tag:
    kinds = {stage.id: stage.kind for stage in theory.stages}
    kind = None if element.stage is None else kinds[element.stage]
    tag = Tag("result", {"type": _OTHER if kind is None else _RESULT.get(kind, _OTHER)})
    add_text(tag, "title", element.label)
    texts = [element.description, *(f"Assumes: {text}" for text in _assumptions(theory, element))]
    add_text(tag, "description", "\n".join(text for text in texts if text.strip()))
    uri = f"{NAMESPACE}:{programme.id}"
    SubElement(tag, "reference", {"code": element.id, "vocabulary": "99", "vocabulary-uri": uri})
    for one in measured:
        add_indicator(tag, one, element.target_group)
    return tag


def _assumptions(theory: TheoryOfChange, element: Element) -> list[str]:
    """What must hold for the element, or for an arrow that leads to it."""
    about = {element.id} | {link.id for link in theory.links if link.target == element.id}
    return [assumption.text for assumption in theory.assumptions if assumption.about in about]


def _loose_result(indicator: Indicator, measured: Measured) -> Tag:
    tag = Tag("result", {"type": _RESULT_OF_ROLE.get(indicator.role, _OTHER)})
    add_text(tag, "title", indicator.name)
    add_indicator(tag, measured, "")
    return tag
