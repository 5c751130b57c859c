"""Pointer gestures on the map, in the real browser."""

from collections.abc import Callable

from tests.browser.canvas.conftest import OnCanvas, wait_for


def test_a_click_selects_and_the_server_hears_of_it(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    assert canvas.selected() == ["b6"]
    assert canvas.wait_told("select")["ids"] == ["b6"]


def test_a_selected_box_lights_its_pathway_and_fades_the_rest(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    lit = canvas.page.locator("g.box.on").evaluate_all("all => all.map(node => node.dataset.part)")
    assert lit == ["b5", "b6", "b7", "b8", "b9"]


def test_a_click_on_empty_ground_selects_nothing(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.page.mouse.click(700, 600)
    assert canvas.selected() == []
    assert canvas.wait_told("select", 2)["ids"] == []


def test_shift_click_adds_to_the_selection_and_takes_away(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    canvas.box("b12").click(modifiers=["Shift"])
    assert canvas.selected() == ["b6", "b12"]
    canvas.box("b6").click(modifiers=["Control"])
    assert canvas.selected() == ["b12"]


def test_a_thin_arrow_is_hit_beside_its_line(canvas: OnCanvas) -> None:
    x, y = canvas.middle(canvas.page.locator("#link-l6"))
    canvas.page.mouse.click(x, y + 5)
    assert canvas.wait_told("select")["ids"] == ["l6"]


def test_a_click_on_a_heading_selects_its_stage(canvas: OnCanvas) -> None:
    canvas.page.locator("#stage-s2").click()
    assert canvas.wait_told("select")["ids"] == ["s2"]


def test_a_label_typed_in_place_is_saved_with_the_words_it_replaced(canvas: OnCanvas) -> None:
    canvas.box("b7").dblclick()
    canvas.page.keyboard.type("Parents feel heard")
    canvas.press("Shift+Enter")
    canvas.page.keyboard.type("and safe")
    canvas.press("Enter")
    told = canvas.wait_told("rename")
    assert (told["id"], told["label"]) == ("b7", "Parents feel heard\nand safe")
    assert told["base"] == "Box 7 leads to something better for families"


def test_the_new_label_stays_shown_until_the_settled_picture_comes(open_map: Callable[..., OnCanvas]) -> None:
    canvas = open_map(slow="0.6")
    canvas.box("b7").dblclick()
    canvas.page.keyboard.type("Parents feel heard")
    canvas.press("Enter")
    assert canvas.page.locator("[data-card=b7]").inner_text() == "Parents feel heard"
    wait_for(lambda: "Parents feel heard" in canvas.box("b7").text_content())
    assert canvas.page.locator("[data-card=b7]").count() == 0


def test_escape_leaves_the_label_as_it_was(canvas: OnCanvas) -> None:
    canvas.box("b7").dblclick()
    canvas.page.keyboard.type("Not this")
    canvas.press("Escape")
    assert canvas.page.locator(".editor").is_hidden()
    assert canvas.page.locator("[data-card=b7]").count() == 0


def test_a_label_over_150_characters_is_not_saved_and_not_lost(canvas: OnCanvas) -> None:
    canvas.box("b7").dblclick()
    canvas.page.keyboard.insert_text("a" * 151)
    assert canvas.page.locator(".editor-count").inner_text() == "1 too many"
    canvas.press("Enter")
    assert canvas.page.locator(".editor-text").input_value() == "a" * 151
    canvas.press("Backspace", "Enter")
    assert canvas.wait_told("rename")["label"] == "a" * 150


def test_dragging_a_box_down_its_column_reorders_it(canvas: OnCanvas) -> None:
    x, y = canvas.middle(canvas.box("b1"))
    _, below = canvas.middle(canvas.box("b11"))
    canvas.drag((x, y), (x, below + 10))
    told = canvas.wait_told("move")
    assert (told["ids"], told["stage"], told["after"]) == (["b1"], "s1", "b11")
    assert canvas.column("s1") == ["b6", "b11", "b1", "b16"]


def test_a_drag_shows_where_the_box_will_land(canvas: OnCanvas) -> None:
    x, y = canvas.middle(canvas.box("b1"))
    to_x, to_y = canvas.middle(canvas.box("b7"))
    mouse = canvas.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 10, y)
    mouse.move(to_x, to_y - 12)
    line = canvas.page.locator(".landing").bounding_box()
    box = canvas.box("b7").bounding_box()
    assert line is not None
    assert box is not None
    assert line["y"] < box["y"]
    assert abs(line["x"] - box["x"]) < 2
    mouse.up()
    told = canvas.wait_told("move")
    assert (told["stage"], told["after"]) == ("s2", "b2")


def test_a_box_dropped_above_all_others_is_the_first(canvas: OnCanvas) -> None:
    x, y = canvas.middle(canvas.box("b11"))
    _, top = canvas.middle(canvas.box("b1"))
    canvas.drag((x, y), (x, top - 20))
    assert canvas.wait_told("move")["after"] == ""
    assert canvas.column("s1") == ["b11", "b1", "b6", "b16"]


def test_several_selected_boxes_move_together_in_their_order(canvas: OnCanvas) -> None:
    canvas.box("b11").click()
    canvas.box("b1").click(modifiers=["Shift"])
    to_x, to_y = canvas.middle(canvas.box("b17"))
    canvas.drag(canvas.middle(canvas.box("b1")), (to_x, to_y + 12))
    told = canvas.wait_told("move")
    assert (told["ids"], told["stage"], told["after"]) == (["b1", "b11"], "s2", "b17")


def test_escape_in_a_drag_moves_nothing(canvas: OnCanvas) -> None:
    x, y = canvas.middle(canvas.box("b1"))
    mouse = canvas.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 300, y + 80)
    canvas.press("Escape")
    mouse.up()
    assert canvas.page.locator(".ghost").count() == 0
    canvas.box("b2").click()
    canvas.wait_told("select")
    assert canvas.told("move") == []


def test_dragging_from_the_right_edge_links_two_boxes(canvas: OnCanvas) -> None:
    canvas.box("b1").hover()
    canvas.drag(canvas.middle(canvas.page.locator("[data-handle=b1] .knob")), canvas.middle(canvas.box("b12")))
    told = canvas.wait_told("link")
    assert (told["source"], told["target"]) == ("b1", "b12")
    canvas.page.locator(f"#link-{told['id']}").wait_for()


def test_a_link_that_is_there_is_not_drawn_twice(canvas: OnCanvas) -> None:
    canvas.box("b1").hover()
    canvas.drag(canvas.middle(canvas.page.locator("[data-handle=b1] .knob")), canvas.middle(canvas.box("b2")))
    assert "already" in canvas.page.locator(".live").inner_text()
    canvas.box("b3").click()
    canvas.wait_told("select")
    assert canvas.told("link") == []


def test_a_box_dragged_to_the_tray_waits_there_and_comes_back(canvas: OnCanvas) -> None:
    tray = canvas.page.locator(".tray")
    canvas.drag(canvas.middle(canvas.box("b1")), canvas.middle(tray))
    assert canvas.wait_told("move")["stage"] is None
    chip = canvas.page.locator("[data-chip=b1]")
    chip.wait_for()
    assert "1 box" in canvas.page.locator(".tray-toggle").inner_text()
    x, y = canvas.middle(canvas.box("b7"))
    canvas.drag(canvas.middle(chip), (x, y + 10))
    told = canvas.wait_told("move", 2)
    assert (told["ids"], told["stage"], told["after"]) == (["b1"], "s2", "b7")


def test_the_wheel_zooms_about_the_pointer(canvas: OnCanvas) -> None:
    before, zoom = canvas.middle(canvas.box("b7")), canvas.zoom()
    canvas.page.mouse.move(*before)
    canvas.page.mouse.wheel(0, -300)
    wait_for(lambda: canvas.zoom() > zoom * 1.2)
    after = canvas.middle(canvas.box("b7"))
    assert abs(after[0] - before[0]) < 3
    assert abs(after[1] - before[1]) < 3


def test_dragging_the_ground_pans_and_selects_nothing(canvas: OnCanvas) -> None:
    x, y = canvas.middle(canvas.box("b7"))
    canvas.drag((700, 600), (640, 560))
    after = canvas.middle(canvas.box("b7"))
    assert (round(after[0] - x), round(after[1] - y)) == (-60, -40)
    assert canvas.selected() == []


def test_zoom_and_place_are_kept_over_an_edit_and_a_reload(canvas: OnCanvas) -> None:
    canvas.page.mouse.move(*canvas.middle(canvas.box("b7")))
    canvas.page.mouse.wheel(0, -200)
    canvas.drag((700, 620), (640, 600))
    zoom, place = canvas.zoom(), canvas.middle(canvas.box("b2"))
    canvas.box("b7").dblclick()
    canvas.page.keyboard.type("Shorter")
    canvas.press("Enter")
    wait_for(lambda: canvas.box("b7").text_content() == "Shorter")
    assert canvas.zoom() == zoom
    assert canvas.middle(canvas.box("b2")) == place
    canvas.page.wait_for_timeout(300)
    canvas.page.reload()
    canvas.box("b7").wait_for()
    assert canvas.zoom() == zoom


def test_an_edit_marks_the_box_it_changed_for_a_moment(canvas: OnCanvas) -> None:
    canvas.box("b7").dblclick()
    canvas.page.keyboard.type("Shorter")
    canvas.press("Enter")
    canvas.page.locator(".changed").wait_for(state="attached")
    wait_for(lambda: canvas.page.locator(".changed").count() == 0)


def test_a_map_to_read_only_can_be_looked_at_and_not_changed(open_map: Callable[..., OnCanvas]) -> None:
    canvas = open_map(readonly="1")
    assert canvas.page.locator(".adder").count() == 0
    canvas.box("b7").dblclick()
    canvas.press("Delete", "n", "F2")
    canvas.drag(canvas.middle(canvas.box("b7")), (300, 600))
    assert canvas.page.locator(".editor").is_hidden()
    canvas.box("b2").click()
    canvas.wait_told("select", 2)
    assert {event["type"] for event in canvas.saved()["log"]} == {"select"}
