"""Rapid entry, and that no change is lost or doubled on its way to the server."""

from collections.abc import Callable

from tests.browser.canvas.conftest import OnCanvas, PageServer, wait_for


def test_a_newcomer_types_at_once_and_each_enter_makes_a_box(open_map: Callable[..., OnCanvas]) -> None:
    canvas = open_map("blank")
    assert "Type what your team does" in canvas.page.locator(".hint").inner_text()
    for label in ("Home visits", "Video feedback"):
        canvas.page.keyboard.type(label)
        canvas.press("Enter")
    canvas.wait_told("add", 2)
    assert [box[1:] for box in canvas.saved()["boxes"]] == [["s1", "Home visits"], ["s1", "Video feedback"]]


def test_thirty_boxes_typed_faster_than_the_server_arrive_once_and_in_order(open_map: Callable[..., OnCanvas]) -> None:
    canvas = open_map("blank", slow="0.08")
    for number in range(30):
        canvas.page.keyboard.insert_text(f"Box {number}")
        canvas.press("Enter")
    assert canvas.page.locator(".card").count() > 20
    canvas.wait_told("add", 30)
    assert [box[2] for box in canvas.saved()["boxes"]] == [f"Box {number}" for number in range(30)]
    wait_for(lambda: canvas.page.locator(".card").count() == 0)
    canvas.page.wait_for_timeout(2500)
    assert len(canvas.told("add")) == 30


def test_a_box_is_shown_where_it_will_land_before_the_server_answers(open_map: Callable[..., OnCanvas]) -> None:
    canvas = open_map(slow="0.8")
    canvas.page.get_by_label("Add a box to Activities").click()
    canvas.page.keyboard.type("One more")
    canvas.press("Enter")
    card = canvas.page.locator(".card.fresh").bounding_box()
    told = canvas.wait_told("add")
    settled = canvas.box(told["id"])
    settled.wait_for()
    frame = settled.bounding_box()
    assert card is not None
    assert frame is not None
    assert abs(card["y"] - frame["y"]) < 12
    assert abs(card["x"] - frame["x"]) < 4


def test_a_pasted_list_is_one_box_a_line(canvas: OnCanvas) -> None:
    field = canvas.page.get_by_label("Add a box to Activities")
    field.click()
    long = "word " * 40
    text = f"- Home visits\n\n2. Video feedback\n\t{long}\n"
    paste(canvas, text)
    told = canvas.wait_told("paste")
    assert [item["label"] for item in told["items"]][:2] == ["Home visits", "Video feedback"]
    assert told["items"][2]["rest"] == long.strip()
    assert len(told["items"][2]["label"]) <= 150
    assert "Added 3 boxes" in canvas.page.locator(".live").inner_text()


def test_a_list_pasted_on_the_map_goes_below_the_selected_box(canvas: OnCanvas) -> None:
    canvas.box("b6").click()
    paste(canvas, "One\nTwo")
    told = canvas.wait_told("paste")
    assert (told["stage"], told["after"]) == ("s1", "b6")


def paste(canvas: OnCanvas, text: str) -> None:
    canvas.page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            document.activeElement.shadowRoot.activeElement.dispatchEvent(event);
        }""",
        text,
    )


def test_what_cannot_be_saved_stays_on_the_screen_says_why_and_is_saved_later(
    open_map: Callable[..., OnCanvas],
) -> None:
    canvas = open_map(fail="1")
    canvas.box("b7").dblclick()
    canvas.page.keyboard.type("Kept")
    canvas.press("Enter")
    banner = canvas.page.locator(".banner")
    banner.wait_for()
    assert "The disk is full" in banner.inner_text()
    assert canvas.page.locator("[data-card=b7]").inner_text() == "Kept"
    assert canvas.wait_told("rename")["label"] == "Kept"
    wait_for(banner.is_hidden)


def test_changes_made_while_the_server_is_away_are_saved_when_it_is_back(
    open_map: Callable[..., OnCanvas], own_server: PageServer
) -> None:
    canvas = open_map(server=own_server)
    own_server.stop()
    for box, label in (("b6", "One"), ("b7", "Two")):
        canvas.box(box).dblclick()
        canvas.page.keyboard.type(label)
        canvas.press("Enter")
    canvas.page.locator(".banner").wait_for()
    assert "2 changes are kept" in canvas.page.locator(".banner").inner_text()
    own_server.start()
    canvas.wait_told("rename", 2)
    assert [event["label"] for event in canvas.told("rename")] == ["One", "Two"]


def test_changes_made_while_the_server_is_away_survive_a_reload(
    open_map: Callable[..., OnCanvas], own_server: PageServer
) -> None:
    canvas = open_map(server=own_server)
    own_server.stop()
    canvas.page.get_by_label("Add a box to Activities").click()
    canvas.page.keyboard.type("Typed in a tunnel")
    canvas.press("Enter")
    own_server.start()
    canvas.page.reload()
    assert canvas.wait_told("add")["label"] == "Typed in a tunnel"
    canvas.page.wait_for_timeout(3000)
    assert len(canvas.told("add")) == 1


def test_words_not_yet_saved_are_offered_back_after_a_reload(canvas: OnCanvas) -> None:
    canvas.box("b7").dblclick()
    canvas.page.keyboard.type("Half a thou")
    canvas.page.reload()
    offer = canvas.page.locator(".offer")
    offer.wait_for()
    assert "Half a thou" in offer.inner_text()
    canvas.page.get_by_role("button", name="Put it back").click()
    canvas.page.keyboard.press("End")
    canvas.page.keyboard.type("ght")
    canvas.press("Enter")
    told = canvas.wait_told("rename")
    assert (told["id"], told["label"]) == ("b7", "Half a thought")
    canvas.page.reload()
    canvas.box("b7").wait_for()
    assert offer.count() == 0


def test_words_in_the_add_field_come_back_and_can_be_discarded(canvas: OnCanvas) -> None:
    field = canvas.page.get_by_label("Add a box to Activities")
    field.click()
    canvas.page.keyboard.type("Unfinished")
    for answer, value in (("Put it back", "Unfinished"), ("Discard", "")):
        canvas.page.reload()
        canvas.page.get_by_role("button", name=answer).click()
        assert field.input_value() == value
    canvas.page.reload()
    canvas.box("b7").wait_for()
    assert canvas.page.locator(".offer").count() == 0
