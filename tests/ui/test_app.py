"""The app around its pages: addresses, the line on top, and what is shown when something goes wrong."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from tests.ui.conftest import SOMEONE
from toc.errors import TocError
from toc.model.collections import Collection
from toc.model.edits import Change
from toc.services.workspace import Workspace
from toc.store import Author, Saved, StoreUnavailable
from toc.ui.parts.header import outer_theories
from toc.ui.parts.identity import read_cookie, write_cookie

Open = Callable[..., AppTest]


def markdown(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown).replace("\\", "")


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_an_address_leads_to_its_programme(open_page: Open, saved: Saved) -> None:
    app = open_page("history", p="prog", t="theory")
    assert name_field(app).value == "Team A"
    assert app.query_params == {"p": "prog", "t": "theory"}


def test_an_address_with_a_map_that_is_gone_leads_to_the_first_one(open_page: Open, saved: Saved) -> None:
    assert open_page("history", p="prog", t="gone").query_params["t"] == "theory"


def test_a_page_without_a_programme_says_so_and_links_home(open_page: Open) -> None:
    app = open_page("history")
    assert "No programme is open" in markdown(app)
    assert app.get("page_link")


def test_an_address_of_an_unknown_programme_gives_a_sentence_and_a_link_home(open_page: Open) -> None:
    app = open_page("history", p="nowhere")
    assert app.get("page_link")
    assert not app.error


def test_a_deleted_programme_gives_a_sentence_and_a_link_home(
    open_page: Open, workspace: Workspace, saved: Saved
) -> None:
    app = open_page("history", p="prog")
    workspace.delete("prog", SOMEONE)
    app.run()
    assert app.get("page_link")
    assert not app.error


def name_field(app: AppTest) -> TextInput:
    return next(one for one in app.text_input if one.label == "Name of the programme")


@pytest.mark.parametrize("programme_id", ["../etc", "a b", "x" * 65, "<script>", ""])
def test_a_malformed_address_is_not_followed(open_page: Open, programme_id: str) -> None:
    app = open_page("home", p=programme_id)
    assert not app.exception
    assert not app.error
    assert "This address is not whole" in app.toast[0].value


def test_the_programme_is_renamed_where_its_name_stands(open_page: Open, workspace: Workspace, saved: Saved) -> None:
    app = open_page("history", p="prog")
    name_field(app).set_value("Bid 2027").run()
    assert workspace.open("prog").programme.name == "Bid 2027"
    assert "Saved, revision 1, just now" in html(app)


def test_a_programme_keeps_its_name_when_none_is_typed(open_page: Open, workspace: Workspace, saved: Saved) -> None:
    app = open_page("history", p="prog")
    name_field(app).set_value("  ").run()
    assert workspace.open("prog").programme.name == "Team A"
    assert name_field(app).value == "Team A"
    assert "keeps the one it had" in app.toast[0].value.replace("\\", "")


def test_what_another_changed_is_there_in_the_next_run(open_page: Open, workspace: Workspace, saved: Saved) -> None:
    app = open_page("history", p="prog")
    rename = Change(collection=Collection.PROGRAMME, id="prog", fields={"name": "Theirs"})
    workspace.commit("prog", rename, SOMEONE)
    app.run()
    assert name_field(app).value == "Theirs"


def test_a_change_that_cannot_be_saved_is_said_in_amber_and_stays_typed(
    open_page: Open, workspace: Workspace, saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page("history", p="prog")

    def full(*_: object) -> None:
        raise StoreUnavailable("The disk is full. Free some space, then try again.")

    monkeypatch.setattr(workspace, "commit", full)
    name_field(app).set_value("Not lost").run()
    assert "Not saved. The disk is full." in html(app)
    assert name_field(app).value == "Not lost"


def test_a_mistake_a_person_can_mend_is_shown_as_its_sentence(
    open_page: Open, workspace: Workspace, saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise TocError("Pick *another* one.")

    monkeypatch.setattr(workspace, "history", refuse)
    workspace.commit("prog", Change(collection=Collection.PROGRAMME, id="prog", fields={"name": "B"}), SOMEONE)
    app = open_page("history", p="prog")
    assert app.warning[0].value.replace("\\", "") == "Pick *another* one."


def test_a_bug_is_calmly_said_with_a_number_and_no_trace_of_its_message(
    open_page: Open, workspace: Workspace, saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(workspace, "dropped_by_restoring", break_down)
    app = open_page("history", p="prog")
    assert "Something went wrong here" in app.error[0].value
    assert "secret" not in app.error[0].value
    assert not app.exception


def test_a_name_typed_once_stands_beside_the_changes_that_follow(
    open_page: Open, workspace: Workspace, saved: Saved
) -> None:
    app = open_page("history", p="prog")
    app.text_input(key="author_name").set_value("Robin").run()
    name_field(app).set_value("New").run()
    assert workspace.open("prog").author.name == "Robin"


def test_the_cookie_keeps_an_author_whatever_the_name() -> None:
    for name in ("", "Robin", "Siân O'Neil; path=/", "名前 🙂"):
        author = Author(id="0123456789abcdef", name=name)
        cookie = write_cookie(author)
        assert ";" not in cookie
        assert read_cookie(cookie) == author


@pytest.mark.parametrize("text", ["", "x", "0123456789abcdeg.Name", "0123456789abcdef0.Name", "../../etc.x"])
def test_a_cookie_that_is_not_ours_names_nobody(text: str) -> None:
    assert read_cookie(text) is None


def test_the_way_out_of_nested_maps_starts_at_the_outermost(saved: Saved) -> None:
    programme = saved.programme
    inner = programme.theories[0].model_copy(update={"id": "inner", "inside": "direct", "elements": ()})
    both = programme.model_copy(update={"theories": (programme.theories[0], inner)})
    assert [theory.id for theory in outer_theories(both, inner)] == ["theory"]
    assert outer_theories(both, both.theories[0]) == ()
