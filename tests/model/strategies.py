"""Hypothesis strategies for edits of a programme: of every kind, by hand and by gesture, nearly all of them valid."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from hypothesis import strategies as st

from tests.model.desk import Desk
from tests.model.values import TEXTS, field_values, items, periods
from toc.errors import TocError
from toc.model.apply import apply, as_json
from toc.model.base import clean_text
from toc.model.collections import KINDS, Collection, items_of, nested_in, walk
from toc.model.edits import (
    AT_START,
    Add,
    Arrange,
    Change,
    Edit,
    FigureChange,
    ImportFigures,
    Move,
    PutFigures,
    Remove,
    Restore,
    Together,
    WithdrawImport,
)
from toc.model.figures import FigureKey, Observation, Period
from toc.model.gestures import (
    add_before,
    copy_to,
    draw_link,
    duplicate,
    fit_label,
    merge_elements,
    move_elements,
    paste_list,
    remove_things,
    rename,
)
from toc.model.programme import Programme
from toc.model.references import REFERENCES, Reference
from toc.model.theory import TheoryOfChange

Draw = Callable[[st.SearchStrategy[Any]], Any]

_IN_ONE_MAP = (Collection.STAGES, Collection.ELEMENTS, Collection.LINKS)
_UNLIKELY = st.sampled_from([False] * 6 + [True])


@st.composite
def edits(draw: Draw, desk: Desk) -> Edit:
    """An edit of the newest revision on the desk."""
    programme = desk.now.programme
    make = draw(
        st.sampled_from(
            [_add, _add, _change, _change, _change, _remove, _move, _arrange, _put_figures, _gesture, _gesture]
        )
    )
    if draw(_UNLIKELY):
        return _rare(draw, desk)
    return make(draw, programme) or _rename_programme(draw, programme)


def _rename_programme(draw: Draw, programme: Programme) -> Edit:
    name = draw(field_values(Programme, "name"))
    return Change(
        collection=Collection.PROGRAMME, id=programme.id, fields={"name": name}, base={"name": programme.name}
    )


def _rare(draw: Draw, desk: Desk) -> Edit:
    """Going back, whole files of figures, and several changes as one."""
    match draw(st.integers(0, 2)):
        case 0:
            revision = draw(st.integers(0, len(desk.revisions) - 1))
            return Restore(programme=desk.revisions[revision].programme, figures_at=revision)
        case 1:
            batch = draw(st.sampled_from(sorted(desk.batches)))
            return WithdrawImport(batch=batch) if batch in desk.imported else ImportFigures(batch=batch)
        case _:
            return _together(draw, desk)


def _together(draw: Draw, desk: Desk) -> Edit:
    programme, parts = desk.now.programme, []
    for make in draw(st.lists(st.sampled_from([_add, _change, _remove, _move, _arrange]), min_size=2, max_size=4)):
        part = make(draw, programme)
        if part is not None:
            parts.append(part)
            with suppress(TocError):
                programme = apply(programme, part).programme
    return Together(gesture="several", edits=tuple(parts))


def _entity(draw: Draw, programme: Programme) -> tuple[Collection, str | None, Any] | None:
    return draw(st.sampled_from(found)) if (found := list(walk(programme))) else None


def _new_id(draw: Draw, programme: Programme) -> str:
    return f"n{sum(1 for _ in walk(programme))}-{draw(st.integers(0, 999))}"


def _after(draw: Draw, siblings: tuple[Any, ...]) -> str | None:
    return draw(st.sampled_from([None, AT_START, "gone", *(one.id for one in siblings)]))


def _add(draw: Draw, programme: Programme) -> Edit | None:
    collection = draw(st.sampled_from(list(KINDS)))
    kind = KINDS[collection]
    parent = None
    if kind.holder is not None:
        holders = items_of(programme, kind.holder)
        if not holders:
            return None
        parent = draw(st.sampled_from([one.id for one in holders]))
    item = draw(items(kind.model)) | {"id": _new_id(draw, programme)}
    for inner in nested_in(collection):
        item.pop(inner, None)
    for reference in REFERENCES:
        if reference.holder is collection and not _set_names(draw, programme, reference, item, parent):
            return None
    return Add(
        collection=collection, item=item, parent=parent, after=_after(draw, items_of(programme, collection, parent))
    )


def _set_names(
    draw: Draw, programme: Programme, reference: Reference, item: dict[str, Any], parent: str | None
) -> bool:
    """Put names of things that are there into a field; False where it needs one and there is none."""
    if reference.field == "provenance.source":
        if "provenance" in item:
            item["provenance"] = item["provenance"] | {"source": _name(draw, programme, reference, item, parent)}
        return True
    field = KINDS[reference.holder].model.model_fields[reference.field]
    if field.default == ():
        names = _candidates(programme, reference, item, parent)
        item[reference.field] = draw(st.lists(st.sampled_from(names), max_size=2, unique=True)) if names else []
        return True
    item[reference.field] = name = _name(draw, programme, reference, item, parent, required=field.is_required())
    return name is not None or not field.is_required()


def _name(
    draw: Draw,
    programme: Programme,
    reference: Reference,
    item: dict[str, Any],
    parent: str | None,
    *,
    required: bool = False,
) -> str | None:
    names = _candidates(programme, reference, item, parent)
    choices: list[str | None] = [*names] if required else [None, *names]
    return draw(st.sampled_from(choices)) if choices else None


def _candidates(programme: Programme, reference: Reference, item: dict[str, Any], parent: str | None) -> list[str]:
    theory = parent if KINDS[reference.holder].holder is Collection.THEORIES else None
    if reference.field == "accountability_stage":
        theory = item["id"]
    if reference.field == "parent":
        theory = parent
    return [
        one.id
        for target in reference.targets
        for one in items_of(programme, target, theory if target in (*_IN_ONE_MAP, Collection.PRIORITIES) else None)
        if one.id != item["id"]
    ]


def _change(draw: Draw, programme: Programme) -> Edit | None:
    found = _entity(draw, programme)
    if found is None:
        return None
    collection, parent, item = found
    names = [name for name in type(item).model_fields if name != "id" and name not in nested_in(collection)]
    chosen = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
    fields = {name: draw(field_values(type(item), name)) for name in chosen}
    drawn = fields | {"id": item.id}
    for reference in REFERENCES:
        if reference.holder is collection and reference.field.partition(".")[0] in fields:
            _set_names(draw, programme, reference, drawn, parent)
    fields = {name: drawn[name] for name in chosen}
    base = as_json(item, *chosen) if draw(st.booleans()) else {}
    return Change(collection=collection, id=item.id, fields=fields, base=base, strict=bool(base) and draw(_UNLIKELY))


def _remove(draw: Draw, programme: Programme) -> Edit | None:
    found = _entity(draw, programme)
    return None if found is None else Remove(collection=found[0], id=found[2].id)


def _move(draw: Draw, programme: Programme) -> Edit | None:
    found = _entity(draw, programme)
    if found is None:
        return None
    collection, parent, item = found
    others = tuple(one for one in items_of(programme, collection, parent) if one.id != item.id)
    return Move(collection=collection, id=item.id, after=_after(draw, others))


def _arrange(draw: Draw, programme: Programme) -> Edit | None:
    found = _entity(draw, programme)
    if found is None:
        return None
    collection, parent, _ = found
    ids = [one.id for one in items_of(programme, collection, parent)]
    order = draw(st.permutations(ids))[: draw(st.integers(0, len(ids)))]
    return Arrange(collection=collection, parent=parent, order=(*order, "gone"))


def _put_figures(draw: Draw, programme: Programme) -> Edit | None:
    if not programme.indicators:
        return None
    cells = []
    for _ in range(draw(st.integers(1, 3))):
        indicator = draw(st.sampled_from([one.id for one in programme.indicators]))
        period = Period.model_validate(draw(st.sampled_from(_FEW_PERIODS) | periods()))
        key = FigureKey(indicator=indicator, period=period, category=draw(st.sampled_from([None, "north"])))
        drawn = draw(st.none() | items(Observation))
        observation = None if drawn is None else Observation.model_validate(drawn | key.model_dump())
        cells.append(FigureChange(key=key, observation=observation))
    return PutFigures(cells=tuple(cells))


_FEW_PERIODS = [{"start": f"2024-0{month}-01", "end": f"2024-0{month}-28"} for month in (1, 2)]


def _gesture(draw: Draw, programme: Programme) -> Edit | None:
    maps = [theory for theory in programme.theories if len(theory.elements) > 1]
    if not maps:
        return None
    theory = draw(st.sampled_from(maps))
    ids = [element.id for element in theory.elements]
    some = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
    stage = draw(st.sampled_from([None, *(one.id for one in theory.stages)]))
    after = _after(draw, theory.elements)
    texts = (" ".join(str(clean_text(text)).split()) for text in draw(st.lists(TEXTS, max_size=3)))
    lines = [fit_label(text) for text in texts if text]
    salt = _new_id(draw, programme)
    fresh = iter(range(10_000))

    def new_id() -> str:
        return f"{salt}-{next(fresh)}"

    match draw(st.integers(0, 8)):
        case 0:
            return paste_list(theory, [(new_id(), line) for line in lines], stage, after)
        case 1:
            other = draw(st.sampled_from(ids))
            return draw_link(theory, new_id(), some[0], other)
        case 2:
            return duplicate(theory, {one: new_id() for one in some}, new_id)
        case 3:
            return copy_to(theory, some, draw(st.sampled_from(programme.theories)), new_id)
        case 4:
            return merge_elements(theory, some[0], some[1:])
        case 5:
            return move_elements(theory, some, stage, after)
        case 6:
            return remove_things(theory, [*some, *_some_attached(draw, theory)])
        case 7 if lines:
            return add_before(theory, new_id(), new_id(), lines[0], theory.element_by_id[some[0]])
        case _:
            element = theory.element_by_id[some[0]]
            return rename(element, draw(field_values(type(element), "label")), element.label)


def _some_attached(draw: Draw, theory: TheoryOfChange) -> list[str]:
    attached = [one.id for one in (*theory.links, *theory.assumptions, *theory.factors)]
    return draw(st.lists(st.sampled_from(attached), max_size=2, unique=True)) if attached else []
