"""Whatever names something else: the name leads somewhere, and removing what is named leaves nothing dangling."""

import typing
from collections.abc import Iterator

import pytest

from tests.exchange.example import PROGRAMME
from toc.errors import TocError
from toc.model import base
from toc.model.apply import apply, as_json
from toc.model.collections import KINDS, Collection, find, items_of
from toc.model.edits import Change, Remove
from toc.model.effects import RemovedToo, Untied
from toc.model.programme import Programme
from toc.model.references import REFERENCES, Reference

C = Collection
GOES, STAYS = "goes too", "stays without the name"
FATES = {
    "theories.inside": STAYS,
    "theories.accountability_stage": STAYS,
    "elements.stage": STAYS,
    "elements.citations": STAYS,
    "links.source": GOES,
    "links.target": GOES,
    "links.citations": STAYS,
    "assumptions.about": GOES,
    "assumptions.indicator": STAYS,
    "factors.about": STAYS,
    "indicators.instruments": STAYS,
    "measures.indicator": GOES,
    "measures.element": GOES,
    "targets.indicator": GOES,
    "targets.commissioner": STAYS,
    "targets.replaces": STAYS,
    "events.indicators": GOES,
    "commentary.indicator": GOES,
    "paired_results.instrument": GOES,
    "paired_results.indicator": STAYS,
    "priorities.parent": STAYS,
    "priorities.same_as": STAYS,
    "priorities.supersedes": STAYS,
    "alignments.item": GOES,
    "alignments.priority": GOES,
    "commissioners.frameworks": STAYS,
    "funding.commissioner": GOES,
    "funding.element": STAYS,
    "documents.commissioner": STAYS,
    "submissions.commissioner": STAYS,
    "dismissed_findings.about": GOES,
}
"""What becomes of the holder when the one thing it names is removed; where a statement comes from: it stays."""


def spelt(reference: Reference) -> str:
    return f"{reference.holder}.{reference.field}"


def test_every_field_that_holds_an_id_is_a_reference() -> None:
    found = {f"{collection}.{name}" for collection in KINDS for name in id_fields(KINDS[collection].model)}
    assert found == {spelt(reference) for reference in REFERENCES}


def id_fields(model: type[base.Value]) -> Iterator[str]:
    hints = typing.get_type_hints(model, include_extras=True)
    for name in model.model_fields:
        if name != "id" and base.Id in (hints[name], *typing.get_args(hints[name])):
            yield name
        if hints[name] is base.Provenance:
            yield from (f"{name}.{inner}" for inner in id_fields(base.Provenance))


def test_it_is_said_for_every_reference_what_a_removal_does() -> None:
    assert {spelt(one) for one in REFERENCES if not one.field.startswith("provenance")} == set(FATES)


CASES = [
    pytest.param(reference, target, id=f"{spelt(reference)}-{target}")
    for reference in REFERENCES
    for target in reference.targets
]


def with_name(reference: Reference, target: Collection) -> tuple[Programme, str, str]:
    """The example, with a holder that names one thing of the target's kind by this field."""
    for holder in items_of(PROGRAMME, reference.holder):
        for named in items_of(PROGRAMME, target):
            if named.id == holder.id:
                continue
            try:
                programme = apply(PROGRAMME, naming(reference, holder.id, named.id)).programme
            except TocError:
                continue
            return programme, holder.id, named.id
    raise AssertionError("the example has no pair for this reference")


def naming(reference: Reference, holder: str, name: str) -> Change:
    field, _, inner = reference.field.partition(".")
    value = {"source": name} if inner else [name] if field in LISTS else name
    return Change(collection=reference.holder, id=holder, fields={field: value})


LISTS = {"citations", "instruments", "indicators", "same_as", "frameworks"}


@pytest.mark.parametrize(("reference", "target"), CASES)
def test_a_name_that_leads_nowhere_is_refused(reference: Reference, target: Collection) -> None:
    _, holder, _ = with_name(reference, target)
    with pytest.raises(TocError, match=f"'{holder}' names the .*'nobody', which is not there. Add it first, or pick"):
        apply(PROGRAMME, naming(reference, holder, "nobody"))


@pytest.mark.parametrize(("reference", "target"), CASES)
def test_a_name_of_another_kind_of_thing_is_refused(reference: Reference, target: Collection) -> None:
    _, holder, _ = with_name(reference, target)
    wrong = next(kind for kind in KINDS if kind not in reference.targets and items_of(PROGRAMME, kind))
    with pytest.raises(TocError, match="which is not there"):
        apply(PROGRAMME, naming(reference, holder, items_of(PROGRAMME, wrong)[0].id))


@pytest.mark.parametrize(("reference", "target"), CASES)
def test_a_removal_takes_along_or_unties_what_named_it_and_one_undo_restores_it(
    reference: Reference, target: Collection
) -> None:
    programme, holder, named = with_name(reference, target)
    applied = apply(programme, Remove(collection=target, id=named))
    left = find(applied.programme, reference.holder, holder)
    if FATES.get(spelt(reference), STAYS) == GOES:
        assert left is None
        assert RemovedToo(reference.holder, holder) in applied.effects
    else:
        assert left is not None
        assert named not in reference.names_in(left.item)
        assert Untied(reference.holder, holder, reference.field) in applied.effects
    assert apply(applied.programme, applied.inverse).programme.model_dump_json() == programme.model_dump_json()


def test_an_event_goes_with_the_last_indicator_it_names_and_not_before() -> None:
    both = Change(collection=C.EVENTS, id="e1", fields={"indicators": ["trained", "reached"]})
    first = apply(apply(PROGRAMME, both).programme, Remove(collection=C.INDICATORS, id="trained")).programme
    assert [event.indicators for event in first.events] == [("reached",)]
    assert apply(first, Remove(collection=C.INDICATORS, id="reached")).programme.events == ()


def test_an_event_that_bears_on_everything_stays() -> None:
    on_all = apply(PROGRAMME, Change(collection=C.EVENTS, id="e1", fields={"indicators": []})).programme
    assert apply(on_all, Remove(collection=C.INDICATORS, id="trained")).programme.events == on_all.events


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (
            Change(collection=C.ELEMENTS, id="c-visit", fields={"stage": "short"}),
            "The box 'c-visit' names the stage 'short' of another map. Pick one of the same map.",
        ),
        (
            Change(collection=C.LINKS, id="t-s", fields={"target": "c-visit"}),
            "The arrow 't-s' names the box 'c-visit' of another map. Pick one of the same map.",
        ),
        (
            Change(collection=C.ASSUMPTIONS, id="time", fields={"about": "c-visit"}),
            "The assumption 'time' names the box or arrow 'c-visit' of another map. Pick one of the same map.",
        ),
        (
            Change(collection=C.FACTORS, id="posts", fields={"about": "c-visit"}),
            "The factor 'posts' names the box or arrow 'c-visit' of another map. Pick one of the same map.",
        ),
        (
            Change(collection=C.THEORIES, id="clinical", fields={"accountability_stage": "short"}),
            "The accountability line stands after a stage of another map. Pick one of this map.",
        ),
        (
            Change(collection=C.LINKS, id="t-s", fields={"target": "train"}),
            "An arrow cannot lead from a box to itself. Pick another box.",
        ),
        (
            Change(collection=C.LINKS, id="n-t", fields={"source": "train", "target": "skills"}),
            "These two boxes are linked already. Select the arrow to change it.",
        ),
        (
            Change(collection=C.THEORIES, id="system", fields={"inside": "direct"}),
            "A theory cannot sit inside itself. Pick a box of another theory.",
        ),
        (
            Change(collection=C.THEORIES, id="system", fields={"inside": "c-visit"}),
            "A theory cannot sit inside itself. Pick a box of another theory.",
        ),
    ],
)
def test_a_map_that_makes_no_sense_is_refused_in_a_sentence(edit: Change, sentence: str) -> None:
    with pytest.raises(TocError) as caught:
        apply(PROGRAMME, edit)
    assert caught.value.message == sentence


def test_an_id_is_used_once_in_a_programme() -> None:
    taken = as_json(PROGRAMME) | {"sources": [{"id": "skills", "title": "A title"}], "theories": [
        {"id": "t", "name": "T", "elements": [{"id": "skills", "label": "Skills"}]}]}  # fmt: skip
    bare = {name: taken[name] for name in ("id", "name", "sources", "theories")}
    with pytest.raises(TocError) as caught:
        Programme.model_validate(bare)
    assert caught.value.message == (
        "The id 'skills' is used twice, by a box and by a source. Give one of them another id."
    )


def test_the_programmes_own_id_is_taken_too() -> None:
    with pytest.raises(TocError, match="The id 'p' is used twice, by a programme and by a theory"):
        Programme.model_validate({"id": "p", "name": "P", "theories": [{"id": "p", "name": "T"}]})
