"""What an edit brought about besides, in words: what it replaced, what went with it, what now runs backward."""

from collections import Counter
from collections.abc import Sequence

from toc.model.apply import Effect, RemovedToo, Replaced, RunsBackward
from toc.model.collections import Collection
from toc.model.programme import Programme
from toc.services.describe_change import field_words
from toc.services.naming import counted, quoted, thing_by_id


def describe_effects(effects: Sequence[Effect], before: Programme, after: Programme) -> tuple[str, ...]:
    """One sentence for each kind of effect; nothing when the edit did only what it says."""
    sentences = [_replaced(effect, before, after) for effect in effects if isinstance(effect, Replaced)]
    removed = Counter(effect.collection for effect in effects if isinstance(effect, RemovedToo))
    if removed:
        them = "it" if removed.total() == 1 else "them"
        sentences.append(f"{counted(removed)} went with it. Undo brings {them} back.")
    backward = [effect.link for effect in effects if isinstance(effect, RunsBackward)]
    if len(backward) == 1:
        arrow = thing_by_id(after, before, Collection.LINKS, backward[0])
        sentences.append(f"{arrow[0].upper()}{arrow[1:]} now runs backward.")
    elif backward:
        sentences.append(f"{len(backward)} arrows now run backward.")
    return tuple(sentences)


def _replaced(effect: Replaced, before: Programme, after: Programme) -> str:
    what = thing_by_id(after, before, effect.collection, effect.id)
    if effect.field == "figure":
        return f"This replaced a figure of {what} that somebody else had just entered. Undo brings it back."
    was = f", {quoted(effect.value)}," if isinstance(effect.value, str) and effect.value else ""
    return (
        f"This replaced the {field_words(effect.field)} of {what}{was} that somebody else had just changed. "
        "Undo brings it back."
    )
