"""Home opens the example, and says wherever it stands that it is made up."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from toc.exchange.templates import load_example
from toc.services.workspace import Workspace

Open = Callable[..., AppTest]


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_one_click_opens_the_example_with_its_figures(open_page: Open, workspace: Workspace) -> None:
    app = open_page()
    (button,) = (one for one in app.button if one.label == "Open the example")
    button.click().run()
    assert not app.exception
    assert not app.error
    (made,) = workspace.programmes()
    assert app.query_params["p"] == made.id
    assert made.fictional
    assert sorted(one.model_dump_json() for one in workspace.figures(made.id)) == sorted(
        one.model_dump_json() for one in load_example().observations
    )


def test_opened_twice_it_is_two_programmes_whose_cards_say_fictional(open_page: Open, workspace: Workspace) -> None:
    for _ in range(2):
        (button,) = (one for one in open_page().button if one.label == "Open the example")
        button.click().run()
    assert len({one.id for one in workspace.programmes()}) == 2
    assert html(open_page()).count("Fictional") == 2
