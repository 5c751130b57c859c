"""The picture on the page is changed only where the server's next one says something new."""

from tests.browser.canvas.conftest import OnCanvas, wait_for

_MARK = "all => all.forEach(node => { node.seen = true; [...node.children].forEach(child => { child.seen = true; }) })"
_KEPT = "all => all.filter(node => node.seen).map(node => node.id)"
_UNTOUCHED = "all => all.filter(node => [...node.children].every(child => child.seen)).map(node => node.id)"


def rename(canvas: OnCanvas, box: str, label: str) -> None:
    canvas.box(box).dblclick()
    canvas.page.keyboard.type(label)
    canvas.press("Enter")
    settled(canvas)


def settled(canvas: OnCanvas) -> None:
    canvas.page.locator(".canvas[data-waiting='0']").wait_for()


def test_an_edit_draws_its_own_box_anew_and_leaves_the_others(canvas: OnCanvas) -> None:
    parts = canvas.page.locator(".holder g[data-part]")
    every = parts.evaluate_all("all => all.map(node => node.id)")
    parts.evaluate_all(_MARK)
    rename(canvas, "b6", "Another label")
    assert canvas.box("b6").locator("text").text_content() == "Another label"
    untouched = set(parts.evaluate_all(_UNTOUCHED))
    # The label takes a line less: what stands below it in its column moves up, with its arrows.
    moved = {f"box-b{number}" for number in (11, 16)} | {f"link-l{number}" for number in (10, 11, 15, 16)}
    arrows = {"link-l5", "link-l6"}
    assert set(every) - untouched == {"box-b6"} | moved | arrows
    assert parts.evaluate_all(_KEPT) == every


def test_what_is_new_is_put_in_where_it_stands_and_what_is_gone_goes(canvas: OnCanvas) -> None:
    before = canvas.page.locator(".holder g[data-part]").evaluate_all("all => all.map(node => node.dataset.part)")
    canvas.box("b6").click()
    canvas.press("d")
    copy = canvas.wait_told("duplicate")["new_ids"][0]
    canvas.box(copy).wait_for()
    order = canvas.page.locator(".holder g.box").evaluate_all("all => all.map(node => node.dataset.part)")
    assert order[order.index("b6") + 1] == copy
    canvas.press("Delete")
    settled(canvas)
    after = canvas.page.locator(".holder g[data-part]").evaluate_all("all => all.map(node => node.dataset.part)")
    assert after == before


def test_a_changed_box_keeps_the_keyboard_and_is_still_a_button(canvas: OnCanvas) -> None:
    rename(canvas, "b6", "Another label")
    box = canvas.box("b6")
    assert canvas.page.evaluate("document.activeElement.shadowRoot.activeElement.id") == "box-b6"
    assert box.get_attribute("role") == "button"
    assert box.get_attribute("tabindex") == "0"
    assert box.get_attribute("aria-label") == "Another label"
    assert box.locator("title").count() == 0
    assert canvas.selected() == ["b6"]


def test_a_moved_arrow_is_still_as_wide_for_the_pointer_as_it_was(canvas: OnCanvas) -> None:
    rename(canvas, "b6", "Another label")
    drawn, reach = (canvas.page.locator(f"#link-l6 path{kind}").get_attribute("d") for kind in (":not(.hit)", ".hit"))
    assert drawn == reach
    assert canvas.page.locator("#link-l6 path.hit").count() == 1


def test_the_server_hears_of_all_and_the_canvas_says_so(canvas: OnCanvas) -> None:
    shell = canvas.page.locator(".canvas")
    version = int(shell.get_attribute("data-version") or 0)
    rename(canvas, "b6", "Another label")
    wait_for(lambda: int(shell.get_attribute("data-version") or 0) > version)
