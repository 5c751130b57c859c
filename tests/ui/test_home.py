"""Home: ways to start, and the programmes there are."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.services.example import PROGRAMME
from tests.ui.conftest import SOMEONE
from toc.model.collections import checked
from toc.services.workspace import Workspace
from toc.store import Saved
from toc.ui.parts.programme_cards import Sort, in_order, matching

Open = Callable[..., AppTest]


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def markdown(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


def test_a_first_visit_says_what_to_do(open_page: Open) -> None:
    app = open_page()
    assert app.title[0].value == "Start a map"
    assert "Pick a start above" in markdown(app)


def test_every_template_shows_its_real_picture_with_words_for_it(open_page: Open, workspace: Workspace) -> None:
    shown = html(open_page())
    assert len(workspace.templates()) == 5
    assert shown.count("data:image/svg+xml") == 5
    for card in workspace.templates():
        assert card.thumbnail is not None
        assert card.thumbnail.alt in shown


def test_one_click_on_a_template_makes_a_programme_and_opens_its_map(open_page: Open, workspace: Workspace) -> None:
    app = open_page()
    app.button(key="template_system").click().run()
    (made,) = workspace.programmes()
    assert app.query_params["p"] == made.id
    assert workspace.open(made.id).programme.theories[0].elements


def test_a_card_tells_title_levels_last_change_and_by_whom(open_page: Open, saved: Saved) -> None:
    app = open_page()
    assert app.button(key="open_prog").label == "Team A"
    assert "System · just now by Sam" in html(app)
    assert "data:image/svg+xml" in html(app)


def test_a_programmes_name_is_shown_as_typed(open_page: Open, workspace: Workspace) -> None:
    workspace.create(checked(PROGRAMME, name="*Team* <b>A</b>"), SOMEONE)
    assert open_page().button(key="open_prog").label == r"\*Team\* \<b\>A\<\/b\>"


def test_opening_a_card_goes_to_its_map(open_page: Open, saved: Saved) -> None:
    app = open_page()
    app.button(key="open_prog").click().run()
    assert app.query_params["p"] == "prog"


def test_duplicating_makes_a_second_programme_with_its_own_history(
    open_page: Open, workspace: Workspace, saved: Saved
) -> None:
    app = open_page()
    app.button(key="duplicate_prog").click().run()
    names = {one.name: one for one in workspace.programmes()}
    assert set(names) == {"Team A", "Copy of Team A"}
    copy = workspace.open(names["Copy of Team A"].id)
    assert copy.revision == 0
    assert copy.programme.theories == PROGRAMME.theories


def test_a_deletion_can_be_undone_at_once(open_page: Open, workspace: Workspace, saved: Saved) -> None:
    app = open_page()
    app.button(key="delete_prog").click().run()
    assert workspace.programmes() == ()
    assert "Deleted **Team A**" in markdown(app)
    app.button(key="undo_delete").click().run()
    assert [one.id for one in workspace.programmes()] == ["prog"]
    assert "Deleted" not in markdown(app)


def test_the_notice_of_a_deletion_can_be_closed_and_the_programme_still_be_restored(
    open_page: Open, workspace: Workspace, saved: Saved
) -> None:
    app = open_page()
    app.button(key="delete_prog").click().run()
    app.button(key="close_deleted").click().run()
    assert "Deleted" not in markdown(app)
    assert workspace.programmes() == ()
    assert app.button(key="restore_prog")


def test_what_was_deleted_before_can_be_restored(open_page: Open, workspace: Workspace, saved: Saved) -> None:
    workspace.delete("prog", SOMEONE)
    app = open_page()
    assert app.expander[0].label == "Recently deleted (1)"
    app.button(key="restore_prog").click().run()
    assert [one.id for one in workspace.programmes()] == ["prog"]


def test_the_search_narrows_the_cards_and_says_when_nothing_fits(
    open_page: Open, workspace: Workspace, saved: Saved
) -> None:
    workspace.create(checked(PROGRAMME, id="other", name="Bid 2027"), SOMEONE)
    app = open_page()
    app.text_input(key="search").set_value("bid").run()
    assert [button.key for button in app.button if str(button.key).startswith("open_")] == ["open_other"]
    app.text_input(key="search").set_value("zzz").run()
    assert "No programme is called anything like" in markdown(app)


def test_the_order_is_by_last_change_or_by_name(workspace: Workspace) -> None:
    for programme_id, name in (("b", "beta"), ("a", "Alpha"), ("c", "Gamma")):
        workspace.create(checked(PROGRAMME, id=programme_id, name=name), SOMEONE)
    summaries = workspace.programmes()
    assert [one.id for one in in_order(summaries, Sort.CHANGED)] == ["c", "a", "b"]
    assert [one.id for one in in_order(summaries, Sort.NAME)] == ["a", "b", "c"]


def test_a_search_finds_all_its_words_in_any_order_and_case(workspace: Workspace, saved: Saved) -> None:
    assert [one.id for one in matching(workspace.programmes(), "a TEAM")] == ["prog"]
    assert matching(workspace.programmes(), "team b") == ()


def test_a_file_is_opened_as_a_programme_of_its_own(open_page: Open, workspace: Workspace, saved: Saved) -> None:
    data = workspace.download("prog").data
    app = open_page()
    app.file_uploader(key="upload_0").upload("team.toc.json", data, "application/json").run()
    assert len(workspace.programmes()) == 2
    assert app.query_params["p"] != ["prog"]


def test_a_programme_is_downloaded_under_a_name_that_every_system_takes(workspace: Workspace) -> None:
    workspace.create(checked(PROGRAMME, name="CON"), SOMEONE)
    names = [workspace.download("prog", form).name for form in ("json", "cids")]
    assert names == ["CON_.toc.json", "CON_.jsonld"]


def test_data_from_another_system_is_opened_too(open_page: Open, workspace: Workspace, saved: Saved) -> None:
    cids = workspace.download("prog", "cids")
    assert cids.name.endswith(".jsonld")
    workspace.delete("prog", SOMEONE)
    app = open_page()
    app.file_uploader(key="upload_0").upload(cids.name, cids.data, cids.mime).run()
    [opened] = workspace.programmes()
    assert workspace.open(opened.id).programme.theories == saved.programme.theories


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"format": "something else"}',
        b"null",
        b"[" * 100_000,
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        '{"format": "toc"}'.encode("utf-16"),
        b'{"a": 1e999}',
        b'{"a": 1, "a": 2}',
    ],
    ids=["empty", "cut", "other", "null", "deep", "picture", "utf16", "infinite", "twice"],
)
def test_a_file_that_is_no_programme_is_refused_with_a_sentence_and_leaves_nothing(
    open_page: Open, workspace: Workspace, data: bytes
) -> None:
    app = open_page()
    app.file_uploader(key="upload_0").upload("odd.toc.json", data, "application/json").run()
    assert workspace.programmes() == ()
    assert len(app.warning) == 1
    assert not app.error
