"""The map by keyboard alone, in the real browser."""

from collections.abc import Callable

from tests.browser.canvas.conftest import OnCanvas, wait_for


def test_arrow_keys_go_along_columns_and_links(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    steps = [("ArrowRight", "b7"), ("ArrowDown", "b12"), ("ArrowLeft", "b11"), ("ArrowUp", "b6"), ("ArrowUp", "b1")]
    for key, box in [*steps, ("ArrowUp", "s1"), ("ArrowLeft", "s0"), ("ArrowDown", "b0")]:
        canvas.press(key)
        assert canvas.selected() == [box]


def test_the_map_has_the_keyboard_from_the_start(canvas: OnCanvas) -> None:
    canvas.press("ArrowDown")
    assert canvas.selected() == ["b0"]


def test_quick_steps_reach_the_server_as_one_selection(canvas: OnCanvas) -> None:
    canvas.press(*["ArrowDown"] * 4)
    assert canvas.wait_told("select")["ids"] == ["b15"]
    assert len(canvas.told("select")) == 1


def test_enter_edits_and_f2_does_too(canvas: OnCanvas) -> None:
    for count, key in enumerate(("Enter", "F2"), start=1):
        canvas.box("b6").click()
        canvas.press(key)
        canvas.page.keyboard.type(f"By {key}")
        canvas.press("Enter")
        assert canvas.wait_told("rename", count)["label"] == f"By {key}"


def test_n_puts_a_new_box_below(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.press("n")
    canvas.page.keyboard.type("A new box")
    canvas.press("Enter")
    told = canvas.wait_told("add")
    assert (told["stage"], told["after"]) == ("s1", "b6")
    assert canvas.column("s1") == ["b1", "b6", told["id"], "b11", "b16"]
    wait_for(lambda: canvas.selected() == [told["id"]])


def test_n_again_and_again_makes_box_after_box_without_waiting(open_map: Callable[..., OnCanvas]) -> None:
    canvas = open_map(slow="0.3")
    canvas.box("b6").click()
    for label in ("One", "Two", "Three"):
        canvas.press("n")
        canvas.page.keyboard.type(label)
        canvas.press("Enter")
    canvas.wait_told("add", 3)
    labels = {box[0]: box[2] for box in canvas.saved()["boxes"]}
    assert [labels[key] for key in canvas.column("s1")][2:5] == ["One", "Two", "Three"]


def test_a_new_box_left_empty_is_not_made(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.press("n", "Enter")
    assert canvas.page.locator(".card").count() == 0
    assert canvas.selected() == ["b6"]


def test_shift_n_maps_backwards(canvas: OnCanvas) -> None:
    canvas.box("b7").click()
    canvas.press("Shift+N")
    canvas.page.keyboard.type("What has to happen first")
    canvas.press("Enter")
    told = canvas.wait_told("add_before")
    assert (told["before"], told["stage"]) == ("b7", "s1")
    canvas.page.locator(f"#link-{told['link']}").wait_for()


def test_l_and_the_arrow_keys_link(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.press("l", "ArrowDown", "ArrowDown", "Enter")
    told = canvas.wait_told("link")
    assert (told["source"], told["target"]) == ("b6", "b12")
    assert canvas.selected() == ["b6"]


def test_l_and_a_word_link(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.press("l")
    canvas.page.keyboard.type("box 19")
    canvas.press("Enter")
    assert canvas.wait_told("link")["target"] == "b19"


def test_escape_gives_up_an_arrow(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.press("l", "ArrowDown", "Escape")
    assert canvas.page.locator(".rubber").count() == 0
    canvas.press("ArrowDown")
    assert canvas.selected() == ["b11"]


def test_slash_finds_a_box_whatever_its_accents(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.press("Enter")
    canvas.page.keyboard.type("Teuluoedd â'u babanod: tŷ cynnes")
    canvas.press("Enter", "Escape", "/")
    canvas.page.keyboard.type("ty cynnes")
    canvas.press("Enter")
    assert canvas.selected() == ["b6"]


def test_delete_removes_and_z_brings_it_back(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.press("Delete")
    assert canvas.box("b6").is_hidden()
    assert canvas.wait_told("remove")["ids"] == ["b6"]
    assert canvas.selected() == ["b11"]
    canvas.press("z")
    canvas.wait_told("undo")
    canvas.box("b6").wait_for()
    canvas.press("Shift+Z")
    canvas.wait_told("redo")


def test_control_z_and_control_y_undo_and_redo(canvas: OnCanvas) -> None:
    canvas.press("Control+z", "Control+Shift+z", "Control+y")
    canvas.wait_told("undo")
    canvas.wait_told("redo", 2)


def test_alt_and_arrow_keys_move_a_box(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.press("Alt+ArrowDown")
    assert canvas.wait_told("move")["after"] == "b11"
    assert "Moved to Activities, 3 of 4" in canvas.page.locator(".live").inner_text()
    canvas.press("Alt+ArrowUp", "Alt+ArrowUp")
    canvas.wait_told("move", 3)
    assert canvas.column("s1") == ["b6", "b1", "b11", "b16"]
    canvas.press("Alt+ArrowRight")
    assert canvas.wait_told("move", 4)["stage"] == "s2"


def test_t_puts_a_box_in_the_tray(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.press("t")
    told = canvas.wait_told("move")
    assert (told["ids"], told["stage"]) == (["b6"], None)
    canvas.page.locator("[data-chip=b6]").wait_for()


def test_d_duplicates(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.press("d")
    told = canvas.wait_told("duplicate")
    assert told["ids"] == ["b6"]
    assert canvas.selected() == told["new_ids"] or wait_for(lambda: canvas.selected() == told["new_ids"]) is None


def test_a_goes_through_the_arrows_of_a_box(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.press("a")
    assert canvas.selected() == ["l6"]
    canvas.press("a")
    assert canvas.selected() == ["l5"]
    canvas.press("ArrowLeft")
    assert canvas.selected() == ["b5"]


def test_question_mark_shows_the_keys(canvas: OnCanvas) -> None:
    keys = canvas.page.get_by_role("dialog", name="Keys")
    canvas.press("?")
    assert keys.is_visible()
    assert "duplicate" in keys.inner_text()
    canvas.press("Escape")
    assert keys.is_hidden()


def test_bracket_asks_for_the_panel(canvas: OnCanvas) -> None:
    canvas.press("]")
    assert canvas.wait_told("panel")["open"] is None


def test_plus_minus_and_nought_zoom(canvas: OnCanvas) -> None:
    fitted = canvas.zoom()
    canvas.press("+", "+")
    assert canvas.zoom() > fitted * 1.4
    canvas.press("-")
    assert canvas.zoom() < fitted * 1.3
    canvas.press("0")
    assert canvas.zoom() == fitted


def test_streamlits_own_keys_do_not_fire_on_the_map(canvas: OnCanvas) -> None:
    canvas.page.evaluate("window.heard = []; document.addEventListener('keydown', e => heard.push(e.key))")
    canvas.press("r", "c", "ArrowDown")
    assert canvas.page.evaluate("window.heard") == []


def test_keys_typed_into_a_field_are_words_and_not_commands(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.page.get_by_label("Add a box to Activities").click()
    canvas.page.keyboard.type("dzt? p")
    canvas.press("Backspace", "Delete")
    assert canvas.page.get_by_label("Add a box to Activities").input_value() == "dzt? "
    assert {event["type"] for event in canvas.saved()["log"]} <= {"select"}


def test_the_keyboard_stays_on_its_box_when_the_picture_is_replaced(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.press("Alt+ArrowDown")
    canvas.wait_told("move")
    wait_for(lambda: canvas.page.locator(".card").count() == 0)
    assert canvas.page.evaluate("document.activeElement.shadowRoot.activeElement.id") == "box-b6"


def test_one_tab_stop_for_the_whole_picture(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    stops = canvas.page.locator(".holder [tabindex='0']").evaluate_all("all => all.map(node => node.id)")
    assert stops == ["box-b6"]
