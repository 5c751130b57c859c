"""What holds for any edits of any programme: they can be taken back, nothing breaks, JSON carries all of it."""

from collections import Counter
from datetime import date

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.exchange.example import OBSERVATIONS, PROGRAMME
from tests.model.desk import Desk
from tests.model.strategies import edits
from toc.errors import TocError
from toc.exchange.native import ProgrammeFile, dump_programme, load_programme
from toc.model.apply import Applied
from toc.model.edits import EDIT, Edit, ImportFigures
from toc.model.figures import Observation, Period
from toc.model.programme import Programme

SLOWLY_DRAWN = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
START = (PROGRAMME, Programme(id="empty", name="New"))


def a_desk(programme: Programme) -> Desk:
    figures = {one.key: one for one in OBSERVATIONS} if programme is PROGRAMME else {}
    months = [Period(start=date(2024, month, 1), end=date(2024, month, 28)) for month in (1, 2)]
    imported = [Observation(indicator="trained", period=month, value=float(month.days)) for month in months]
    batches = {"b1": {one.key: one for one in imported}, "b2": {imported[0].key: imported[0]}}
    desk = Desk(programme, figures, batches)
    desk.commit(ImportFigures(batch="b1"))
    return desk


def tried(desk: Desk, edit: Edit) -> Applied | None:
    """The edit made; a refusal has to leave everything as it was."""
    before, count = desk.now.data, len(desk.revisions)
    try:
        applied = desk.commit(edit)
    except TocError:
        assert (desk.now.data, len(desk.revisions)) == (before, count)
        return None
    assert Programme.model_validate_json(desk.now.programme.model_dump_json()) == desk.now.programme
    return applied


@SLOWLY_DRAWN
@given(data=st.data())
def test_edits_and_then_their_inverses_give_the_same_programme_to_the_byte(data: st.DataObject) -> None:
    desk = a_desk(data.draw(st.sampled_from(START)))
    way = [(desk.now.data, None)]
    for _ in range(data.draw(st.integers(1, 6))):
        applied = tried(desk, data.draw(edits(desk)))
        if applied is not None:
            way.append((desk.now.data, applied.inverse))
    redo: list[tuple[bytes, Edit]] = []
    for (before, _), (after, inverse) in zip(way[-2::-1], way[:0:-1], strict=True):
        redo.append((after, desk.commit(inverse).inverse))
        assert desk.now.data == before
    for after, again in reversed(redo):
        desk.commit(again)
        assert desk.now.data == after


@SLOWLY_DRAWN
@given(data=st.data())
def test_two_people_who_edit_and_undo_in_any_order_never_break_the_programme(data: st.DataObject) -> None:
    desk = a_desk(PROGRAMME)
    standing: dict[str, list[Edit]] = {"one": [], "other": []}
    seen = {"one": desk, "other": desk}
    for _ in range(data.draw(st.integers(2, 8))):
        who = data.draw(st.sampled_from(["one", "other"]))
        action = data.draw(st.sampled_from(["edit", "edit", "edit", "undo", "look"]))
        if action == "look":
            seen[who] = desk.copy()
        elif action == "undo" and standing[who]:
            tried(desk, standing[who].pop())
        else:
            applied = tried(desk, data.draw(edits(seen[who])))
            if applied is not None:
                standing[who].append(applied.inverse)


@SLOWLY_DRAWN
@given(data=st.data())
def test_an_edit_of_an_older_revision_applies_to_the_newest_or_is_refused(data: st.DataObject) -> None:
    desk = a_desk(PROGRAMME)
    mine = data.draw(edits(desk))
    for _ in range(data.draw(st.integers(1, 4))):
        tried(desk, data.draw(edits(desk)))
    before = desk.now.data
    applied = tried(desk, mine)
    if applied is not None:
        desk.commit(applied.inverse)
        assert desk.now.data == before


@SLOWLY_DRAWN
@given(data=st.data())
def test_any_edit_and_any_programme_survive_json(data: st.DataObject) -> None:
    desk = a_desk(PROGRAMME)
    for _ in range(data.draw(st.integers(1, 4))):
        edit = data.draw(edits(desk))
        sent = EDIT.validate_json(EDIT.dump_json(edit))
        twin = desk.copy()
        applied, again = tried(desk, edit), tried(twin, sent)
        assert (applied is None) == (again is None)
        assert twin.now.data == desk.now.data
        if applied is not None and again is not None:
            assert EDIT.dump_json(applied.inverse) == EDIT.dump_json(again.inverse)
    file = ProgrammeFile(programme=desk.now.programme, observations=tuple(desk.now.figures.values()))
    data_written = dump_programme(file)
    assert load_programme(data_written).programme == desk.now.programme
    assert dump_programme(load_programme(data_written)) == data_written


def test_the_edits_drawn_are_of_every_kind_and_most_of_them_apply() -> None:
    made: Counter[str] = Counter()
    refused = 0

    @seed(1)
    @settings(SLOWLY_DRAWN, max_examples=200, database=None)
    @given(data=st.data())
    def draw_many(data: st.DataObject) -> None:
        nonlocal refused
        desk = a_desk(PROGRAMME)
        for _ in range(4):
            edit = data.draw(edits(desk))
            if tried(desk, edit) is None:
                refused += 1
            else:
                made[edit.op] += 1
                made[getattr(edit, "gesture", "")] += 1

    draw_many()
    kinds = ["add", "change", "remove", "move", "arrange", "put_figures", "import_figures", "withdraw_import",
             "restore", "together"]  # fmt: skip
    gestures = ["several", "paste", "add before", "duplicate", "copy", "merge", "move", "remove"]
    assert [name for name in kinds if not made[name]] == []
    assert len([name for name in gestures if made[name]]) >= 5
    assert refused < sum(made[name] for name in kinds) / 3
