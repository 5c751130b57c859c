"""The Need page: inputs saved as they are left, sums in words, and what it says while something is missing."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from tests.services.example import PROGRAMME
from tests.ui.conftest import SOMEONE
from toc.model.collections import checked
from toc.model.plans import NeedInputs
from toc.services.workspace import Workspace
from toc.store import Saved

Open = Callable[..., AppTest]


def said(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*app.markdown, *app.caption, *app.info))


def test_without_births_the_page_says_what_it_is_for(open_page: Open, saved: Saved) -> None:
    app = open_page("need", p=saved.programme.id)
    assert "Enter the births a year in your area" in app.info[0].value
    assert "keeps no score of a person" in said(app)


def test_births_are_saved_and_the_need_is_said_at_once(open_page: Open, saved: Saved, workspace: Workspace) -> None:
    app = open_page("need", p=saved.programme.id)
    next(one for one in app.number_input if one.label == "Births a year").set_value(3300).run()
    assert workspace.open(saved.programme.id).programme.need.births == 3300
    assert "about 495 are in need" in said(app)
    assert "Figures (CSV)" in app.selectbox(key="need_format").options


def test_a_rate_is_typed_in_per_cent(open_page: Open, saved: Saved, workspace: Workspace) -> None:
    app = open_page("need", p=saved.programme.id)
    next(one for one in app.number_input if one.label == "High rate, %").set_value(34.0).run()
    assert workspace.open(saved.programme.id).programme.need.high_prevalence == 0.34


def test_every_number_has_its_source_beside_it(open_page: Open, workspace: Workspace) -> None:
    need = NeedInputs(births=1000, births_source="the register", low_source="a paper of 1999")
    saved = workspace.create(checked(PROGRAMME, need=need), SOMEONE)
    app = open_page("need", p=saved.programme.id)
    assert "the register; a paper of 1999" in said(app).replace("\\", "")
