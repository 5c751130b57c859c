"""What an edit brought about besides, in words: what it replaced, what went with it, what now runs backward."""

from collections import Counter
from collections.abc import Sequence

from toc.model.collections import Collection
from toc.model.effects import Effect, RemovedToo, Replaced, RunsBackward, Untied
from toc.model.phrases import quoted
from toc.model.programme import Programme
from toc.services.describe_change import field_words
from toc.services.naming import counted, thing_by_id


def describe_effects(effects: Sequence[Effect], before: Programme, after: Programme) -> tuple[str, ...]:
    """One sentence for each kind of effect; nothing when the edit did only what it says."""
    sentences = [_replaced(effect, before, after) for effect in effects if isinstance(effect, Replaced)]
    removed = Counter(effect.collection for effect in effects if isinstance(effect, RemovedToo))
    if removed:
        sentences.append(f"{counted(removed)} went with it. Undo brings {_them(removed)} back.")
    untied = Counter(collection for collection, _ in {(e.collection, e.id) for e in effects if isinstance(e, Untied)})
    if untied:
        are = "is" if untied.total() == 1 else "are"
        sentences.append(f"{counted(untied)} {are} no longer tied to it. Undo ties {_them(untied)} again.")
    backward = [effect.link for effect in effects if isinstance(effect, RunsBackward)]
    if len(backward) == 1:
        arrow = thing_by_id(after, before, Collection.LINKS, backward[0])
        sentences.append(f"{arrow[0].upper()}{arrow[1:]} now runs backward.")
    elif backward:
        sentences.append(f"{len(backward)} arrows now run backward.")
    return tuple(sentences)


def _them(numbers: Counter[Collection]) -> str:
    return "it" if numbers.total() == 1 else "them"


def _replaced(effect: Replaced, before: Programme, after: Programme) -> str:
    what = thing_by_id(after, before, effect.collection, effect.id)
    if effect.field == "figure":
        return f"This replaced a figure of {what} that somebody else had just entered. Undo brings it back."
    was = f", {quoted(effect.value)}," if isinstance(effect.value, str) and effect.value else ""
    return (
        f"This replaced the {field_words(effect.field)} of {what}{was} that somebody else had just changed. "
        "Undo brings it back."
    )
