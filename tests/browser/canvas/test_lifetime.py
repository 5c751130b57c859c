"""The canvas lives as long as its place on the page, whatever Streamlit calls in between."""

from pathlib import Path

from playwright.sync_api import Page

from toc.ui.canvas import CanvasMap, bundle

MAIN = Path(bundle.__file__).parent / "js" / "main.js"
DRAFTS = Path(bundle.__file__).parents[1] / "drafts" / "js" / "drafts.js"

SHOW = """async ([source, data]) => {
  const { default: show } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  const host = document.createElement("div");
  document.body.append(host);
  const parentElement = host.attachShadow({ mode: "open" });
  const draw = () => show({ data, parentElement, setTriggerValue() {} });
  const settled = () => new Promise((done) => setTimeout(done, 20));
  const made = () => parentElement.tocCanvas ?? parentElement.tocGuard;
  const overtaken = draw();
  const first = made();
  overtaken();
  await settled();
  const end = draw();
  const same = made() === first;
  const canvases = parentElement.querySelectorAll(".canvas").length;
  host.remove();
  end();
  await settled();
  return { same, canvases, closed: made() === undefined };
}"""


def test_a_call_overtaken_by_newer_data_leaves_one_canvas_on_the_page(page: Page) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    empty = CanvasMap(programme="p", theory="t", version=1, name="A", svg=picture, stages=(), boxes=(), links=())
    data = empty.model_dump(mode="json") | {"done": [], "heard": {}, "trouble": ""}
    page.goto("about:blank")
    assert page.evaluate(SHOW, [bundle.build_module(MAIN), data]) == {"same": True, "canvases": 1, "closed": True}


ARRIVES = """async ([source]) => {
  const { default: guard } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  const host = document.createElement("div");
  document.body.append(host);
  const parentElement = host.attachShadow({ mode: "open" });
  const call = (run) => guard({ data: { programme: "p", session: "s", run }, parentElement });
  call("1");
  const { keep, load } = parentElement.tocGuard;
  const key = "toc-drafts:p:why";
  keep.write(key, { text: "Half a", at: Date.now(), load, saving: Date.now() });
  call("1");
  const still = keep.read(key) !== null;
  call("2");
  return { still, after: keep.read(key) !== null };
}"""


def test_only_a_run_of_the_server_lets_go_of_what_was_typed(page: Page) -> None:
    page.route("http://here/", lambda route: route.fulfill(body="<body></body>", content_type="text/html"))
    page.goto("http://here/")
    assert page.evaluate(ARRIVES, [bundle.build_module(DRAFTS)]) == {"still": True, "after": False}


def test_the_guard_of_what_is_typed_outlives_an_overtaken_call_too(page: Page) -> None:
    page.goto("about:blank")
    data = {"programme": "p", "session": "s"}
    assert page.evaluate(SHOW, [bundle.build_module(DRAFTS), data]) == {"same": True, "canvases": 0, "closed": True}
