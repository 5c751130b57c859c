"""The starter programmes: whole, sourced, explained, in plain words; and what a bad theory file is told."""

from pathlib import Path

import pytest

from toc.exchange.content import BadContent
from toc.exchange.library import TEMPLATES, load_library
from toc.exchange.native import dump_programme, load_programme
from toc.exchange.templates import UnknownTemplate, list_templates, load_template
from toc.exchange.theory_file import Reasons, load_reasons, load_theory
from toc.model.base import ProvenanceStatus
from toc.model.indicators import MeasureRole
from toc.model.programme import Programme
from toc.model.theory import OUTCOME_KINDS, EvidenceGrade, Link, LinkKind

LONGEST_LABEL = 110
"""Fewer characters than a box may hold: a label is read from the back of a room."""
AMERICAN = ("behavior", "program ", "organiz", "recogniz", "pediatr", "center", "labor ")


@pytest.fixture(scope="module")
def both() -> Programme:
    return load_template("both").programme


def links_of(programme: Programme) -> list[Link]:
    return [link for theory in programme.theories for link in theory.links]


def prose_of(programme: Programme) -> list[str]:
    """What the templates say in words of their own."""
    texts = [
        text for theory in programme.theories for stage in theory.stages for text in (stage.name, stage.description)
    ]
    for theory in programme.theories:
        texts += [theory.name, theory.description]
        texts += [text for one in theory.elements for text in (one.label, one.description, one.notes)]
        texts += [text for one in theory.links for text in (one.rationale, one.mechanism, one.note)]
        texts += [one.text for one in theory.assumptions]
        texts += [text for one in theory.factors for text in (one.label, one.notes)]
    texts += [alignment.reason for alignment in programme.alignments]
    texts += [text for one in programme.indicators for text in (one.name, one.note, one.definitions[0].text)]
    return [text for text in texts if text]


def test_home_offers_five_ways_to_start() -> None:
    assert [card.name for card in list_templates()] == ["system", "clinical", "both", "blank", "logic_model"]
    for card in list_templates():
        assert card.description.endswith("."), card.name


@pytest.mark.parametrize("name", [card.name for card in list_templates()])
def test_a_template_survives_its_file(name: str) -> None:
    file = load_template(name)
    assert load_programme(dump_programme(file)) == file


def test_every_theory_file_is_offered() -> None:
    offered = {theory.id for card in list_templates() for theory in load_template(card.name).programme.theories}
    files = {path.stem for path in (TEMPLATES / "theories").iterdir()}
    assert files == (offered - {"theory"}) | {"blank"}


def test_two_programmes_of_one_template_are_two() -> None:
    assert load_template("system").programme.id != load_template("system").programme.id


def test_the_clinical_map_sits_inside_the_system_maps_direct_work(both: Programme) -> None:
    system, clinical = both.theories
    assert clinical.inside == "s_a1"
    assert system.element_by_id["s_a1"].label == "Therapeutic work with parents and babies together"
    assert load_template("clinical").programme.theories[0].inside is None


def test_the_theories_are_complete(both: Programme) -> None:
    system, clinical = both.theories
    assert (len(system.elements), len(system.links)) == (18, 23)
    assert (len(clinical.elements), len(clinical.links)) == (25, 38)
    for theory in both.theories:
        assert theory.tray == ()
        assert theory.accountability_stage in theory.stage_index
        assert theory.assumptions
        assert theory.factors
        assert {element.stage for element in theory.elements} == set(theory.stage_index)


def test_every_box_is_linked(both: Programme) -> None:
    ends = {end for link in links_of(both) for end in (link.source, link.target)}
    assert {element.id for theory in both.theories for element in theory.elements} == ends


def test_no_arrow_runs_backward(both: Programme) -> None:
    for theory in both.theories:
        place = {element.id: theory.stage_index[element.stage or ""] for element in theory.elements}
        for link in theory.links:
            assert place[link.source] <= place[link.target], link.id
            problem = place[link.source] == 0
            assert problem == (link.kind is LinkKind.ADDRESSES), link.id


def test_every_arrow_says_why_and_every_grade_has_a_study_or_owns_that_it_has_none(both: Programme) -> None:
    for link in links_of(both):
        assert link.rationale, link.id
        if link.evidence in (EvidenceGrade.NOT_ASSESSED, EvidenceGrade.NONE):
            assert link.citations == (), link.id
        else:
            assert link.citations or "no study is named for it yet" in link.note, link.id


def test_a_strong_arrow_rests_on_a_named_review(both: Programme) -> None:
    strong = [link for link in links_of(both) if link.evidence is EvidenceGrade.STRONG]
    reviews = {"LESS_MORE", "VIPP_MA", "COCH_VF", "PSYDYN_2023"}
    assert len(strong) == 4
    for link in strong:
        assert reviews & set(link.citations), link.id


def test_every_statement_that_is_not_unsourced_names_its_source(both: Programme) -> None:
    sources = {source.id for source in both.sources}
    system, clinical = both.theories
    for element in (*system.elements, *clinical.elements):
        provenance = element.provenance
        if provenance.status is ProvenanceStatus.UNSOURCED:
            assert element.citations == (), element.id
        else:
            assert provenance.source in sources, element.id
    assert {(one.provenance.status, one.provenance.source) for one in system.elements} == {
        (ProvenanceStatus.NAMED_SOURCE, "CH3")
    }
    assert [one.id for one in clinical.elements if one.provenance.status is ProvenanceStatus.UNSOURCED] == ["c_m3"]


def test_every_outcome_has_a_priority_and_all_but_the_last_aims_an_indicator(both: Programme) -> None:
    measured = {measure.element for measure in both.measures if measure.role is MeasureRole.MAIN}
    aligned = {alignment.item for alignment in both.alignments}
    for theory in both.theories:
        outcomes = {stage.id for stage in theory.stages if stage.kind in OUTCOME_KINDS}
        boxes = {element.id for element in theory.elements if element.stage in outcomes}
        assert boxes <= aligned
        assert boxes - measured <= {"s_l4", "c_l4"}


def test_every_alignment_says_why_in_a_sentence(both: Programme) -> None:
    assert len(both.alignments) == 88
    for alignment in both.alignments:
        assert alignment.reason.endswith("."), alignment.id
        assert alignment.reason[0].isupper(), alignment.id


def test_a_template_takes_from_the_library_what_it_uses_and_no_more(both: Programme) -> None:
    assert {measure.indicator for measure in both.measures} == {indicator.id for indicator in both.indicators}
    served = {alignment.priority for alignment in both.alignments}
    for framework in both.frameworks:
        assert served & {priority.id for priority in framework.priorities}, framework.id
    used = {name for indicator in both.indicators for name in indicator.instruments}
    assert used == {instrument.id for instrument in both.instruments}
    blank = load_template("blank").programme
    assert (blank.indicators, blank.frameworks, blank.sources) == ((), (), ())


def test_the_two_theories_use_every_indicator_of_the_library(both: Programme) -> None:
    assert {one.id for one in load_library().indicators} == {one.id for one in both.indicators}


def test_labels_are_short_and_differ(both: Programme) -> None:
    labels = [element.label for theory in both.theories for element in theory.elements]
    assert len(set(labels)) == len(labels)
    for label in labels:
        assert len(label) <= LONGEST_LABEL, label
        assert "\n" not in label
        assert not label.endswith("."), label


def test_the_words_are_plain_british_english(both: Programme) -> None:
    for text in prose_of(both):
        assert text == text.strip()
        assert text[0].isupper() or text[0].isdigit(), text
        assert not [word for word in AMERICAN if word in text.lower()], text


def test_a_template_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UnknownTemplate, match=r"no template 'sytem'\. Choose one of system, clinical, both"):
        load_template("sytem")


THEORY = """\
id: small
name: A small theory
stages:
- {id: now, name: Now, kind: activity}
- {id: then, name: Then, kind: short_term_outcome}
elements:
- id: work
  label: Work
  stage: now
- id: better
  label: Better
  stage: then
  main_indicators: [seen]
  priorities: [plan]
links:
- from: work
  to: better
  rationale: It helps.
  assumptions: [It goes on]
"""
REASONS = """\
alignments:
  plan: {strength: partial, reason: In general.}
  other: {strength: partial, reason: In general.}
of_boxes:
  better:
    plan: {strength: direct, reason: In particular.}
"""


@pytest.fixture
def reasons(tmp_path: Path) -> Reasons:
    path = tmp_path / "reasons.yaml"
    path.write_text(REASONS, encoding="utf-8")
    return load_reasons(path)


def test_a_theory_file_gives_boxes_arrows_and_their_ties(tmp_path: Path, reasons: Reasons) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(THEORY, encoding="utf-8")
    theory, measures, alignments = load_theory(path, reasons, {"seen"})
    (link,) = theory.links
    assert type(link) is Link
    assert (link.id, link.source, link.target) == ("l_work_better", "work", "better")
    assert [(one.about, one.text) for one in theory.assumptions] == [("l_work_better", "It goes on")]
    assert [(one.indicator, one.element) for one in measures] == [("seen", "better")]
    assert [(one.priority, one.reason) for one in alignments] == [("plan", "In particular.")]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("kind: activity", "kind: active", 4, "'stages > 0 > kind' has to be one of"),
        ("  label: Better\n", "", 10, "label' is missing"),
        ("  label: Better\n", "  lable: Better\n", 10, "1 more fault"),
        ("[seen]", "[sen]", 13, "no indicator 'sen'"),
        ("[plan]", "[plan, plon]", 14, "no reason is given for 'plon'"),
        ("- from: work\n  to: better", "- to: better", 16, "'links > 0 > from' is missing"),
        ("rationale:", "rational:", 18, "is not a field"),
        ("It helps.", "'It helps.", 20, "Mend it"),
    ],
)
def test_a_bad_theory_file_is_named_with_its_line(
    tmp_path: Path, reasons: Reasons, old: str, new: str, line: int, words: str
) -> None:
    path = tmp_path / "small.yaml"
    assert old in THEORY
    path.write_text(THEORY.replace(old, new), encoding="utf-8")
    with pytest.raises(BadContent) as refused:
        load_theory(path, reasons, {"seen"})
    assert refused.value.message.startswith(f"small.yaml, line {line}: "), refused.value.message
    assert words in refused.value.message
