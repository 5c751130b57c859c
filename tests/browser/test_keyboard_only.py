"""Twenty boxes and twenty arrows from the first screen on, by keyboard alone, and no key waits for the server.

A key's effect has to be on the page in the very next turn of the browser after the key: the server cannot have
answered by then, however fast it is, and a slow machine makes it no later. Letters in a field are the browser's own.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from playwright.sync_api import Page, expect

from tests.browser.app import RunningApp

STAGES = {
    "Activities": ("Home visits", "Video feedback", "Parent groups", "Drop-in clinic", "Training for midwives"),
    "Short-term outcomes": (
        "Parents notice cues",
        "Parents feel heard",
        "Earlier referrals",
        "Staff ask",
        "Fewer waits",
    ),
    "Medium-term outcomes": ("Warmer play", "Calmer nights", "Trust in services", "Shared plans", "Less distress"),
    "Long-term outcomes": ("Secure babies", "Ready for nursery", "Fewer crises", "Lower costs", "Kinder town"),
}
ARROWS = [
    *(pair for before, after in pairwise(STAGES.values()) for pair in zip(before, after, strict=True)),
    ("Home visits", "Parents feel heard"),
    ("Video feedback", "Parents notice cues"),
    ("Parent groups", "Staff ask"),
    ("Calmer nights", "Secure babies"),
    ("Shared plans", "Kinder town"),
]
JOURNEY_LIMIT = 5 * 60_000
"""Milliseconds."""

EYES = """
window.eyes = {
  get root() {
    return [...document.querySelectorAll("*")].find((node) => node.shadowRoot?.querySelector(".canvas"))?.shadowRoot;
  },
  get focused() {
    let node = document.activeElement;
    while (node?.shadowRoot) node = node.shadowRoot.activeElement;
    return node;
  },
  // What the page shows in the turn after the next key.
  arm(shows) {
    this.seen = new Promise((resolve) => {
      addEventListener("keydown", (event) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ shows: Boolean(shows()), took: performance.now() - event.timeStamp });
        port2.postMessage(null);
      }, { capture: true, once: true });
    });
  },
  // A box is on the page as the server drew it, or as a card until it has.
  box(label) {
    const drawn = [...this.root.querySelectorAll("g.box:not(.waiting)")];
    return (
      drawn.find((node) => node.getAttribute("aria-label").startsWith(label)) ??
      [...this.root.querySelectorAll("[data-card]")].find((node) => node.textContent === label)
    );
  },
  idOf(label) {
    const node = this.box(label);
    return node?.dataset.part ?? node?.dataset.card;
  },
  get arrows() {
    return this.root.querySelectorAll("g.arrow:not(.waiting):not(.adrift), .rubber.fresh").length;
  },
};
"""


@dataclass
class Hands:
    """A person without a mouse."""

    page: Page
    waits: list[float] = field(default_factory=list)
    """Milliseconds from each key to its effect."""
    late: list[str] = field(default_factory=list)
    """Keys whose effect was not there at once."""

    def press(self, key: str, shows: str) -> None:
        """Press a key and see its effect at once."""
        self.page.evaluate(f"() => eyes.arm(() => {shows})")
        self.page.keyboard.press(key)
        seen = self.page.evaluate("eyes.seen")
        self.waits.append(seen["took"])
        if not seen["shows"]:
            self.late.append(f"{key}: {shows}")
            self.page.wait_for_function(f"() => {shows}")

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def tab_to(self, name: str, most: int = 20) -> None:
        """Tab until what has this name has the keyboard."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            at = "(eyes.focused.getAttribute('aria-label') ?? eyes.focused.innerText)?.trim()"
            if self.page.evaluate(f"() => {at}") == name:
                return
        raise AssertionError(f"{most} Tabs do not lead to {name!r}.")

    def add_box(self, label: str) -> None:
        self.type(label)
        self.press("Enter", f"eyes.box('{label}') && eyes.focused.value === ''")

    def draw_arrow(self, source: str, target: str, number: int) -> None:
        """Find the one box, ask for an arrow, find the other."""
        self.press("/", "eyes.focused.matches('.finder-text')")
        self.choose(source, f"eyes.root.querySelector('.selected')?.dataset.part === eyes.idOf('{source}')")
        self.press("l", "eyes.focused.matches('.finder-text')")
        self.choose(target, f"eyes.arrows === {number}")

    def choose(self, label: str, shows: str) -> None:
        self.type(label)
        assert self.page.locator(".finder-list [aria-selected=true] .found-label").inner_text() == label
        self.press("Enter", shows)


def build_map(page: Page, url: str) -> Hands:
    """From the first screen to twenty boxes and twenty arrows."""
    page.add_init_script(EYES)
    page.goto(url)
    expect(page.get_by_role("button", name="Blank", exact=True)).to_be_visible(timeout=20_000)
    hands = Hands(page)
    hands.tab_to("Blank")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Add a box to Activities")).to_be_focused(timeout=20_000)
    for place, (stage, labels) in enumerate(STAGES.items()):
        if place:
            hands.press("Tab", f"eyes.focused.getAttribute('aria-label') === 'Add a box to {stage}'")
        for label in labels:
            hands.add_box(label)
    hands.press("Escape", "eyes.focused.closest('.port')")
    for number, (source, target) in enumerate(ARROWS, start=1):
        hands.draw_arrow(source, target, number)
    return hands


def test_twenty_boxes_and_twenty_arrows_by_keyboard_alone(shared_app: RunningApp, page: Page) -> None:
    hands = build_map(page, shared_app.url)
    assert hands.late == []
    assert len(hands.waits) == 3 + 20 + 1 + 20 * 4
    assert page.evaluate("performance.now()") < JOURNEY_LIMIT

    # The server has all of it, as typed: so says the page of a person who comes after.
    expect(page.locator(".canvas[data-waiting='0']")).to_be_attached(timeout=20_000)
    page.reload()
    expect(page.locator("g.box")).to_have_count(20, timeout=20_000)
    expect(page.locator("g.arrow")).to_have_count(20)
    shown = page.locator("g.arrow").evaluate_all("all => all.map(node => node.getAttribute('aria-label'))")
    drawn = [tuple(re.split(r" leads to |; ", words)[:2]) for words in shown]
    assert sorted(drawn) == sorted(ARROWS)
