"""Rule: an activity says what is done, an outcome says what changes."""

import re
from collections.abc import Iterator
from itertools import pairwise

from toc.model.checks import word_list as words
from toc.model.checks.facts import Facts, MapFacts
from toc.model.checks.finding import Heading, Notice, Rule, Severity
from toc.model.checks.guidance import NPC_OUTCOMES_AND_ACTIVITIES
from toc.model.collections import Collection
from toc.model.theory import Element

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CLAUSE_END = re.compile(r"[:;.(]")
NEAR = 4
"""Words after a verb among which its object stands."""
HEADLINE = 4
"""Words at the start of a label among which the activity it names stands."""


def find(facts: Facts) -> Iterator[Notice]:
    for one in facts.maps:
        for box in one.activities:
            if sign := find_change(box.label):
                yield _notice(
                    one,
                    box,
                    f"stands among the activities but reads as a change ('{sign}'). Say what is done, or move it to an "
                    "outcome stage.",
                )
        for box in one.outcomes:
            if sign := find_doing(box.label):
                yield _notice(
                    one,
                    box,
                    f"stands among the outcomes but reads as something that is done ('{sign}'). Say what will be "
                    "different, or move it to the activities.",
                )


def find_change(label: str) -> str | None:
    """The words by which a label reads as an outcome; None when it does not."""
    said = _words(label)
    low = [word.lower() for word in said]
    if not low:
        return None
    if low[0] in words.MORE_OR_LESS:
        return None if _compares_nothing(said, low) or _names_an_activity(low[1:]) else said[0]
    if low[0] in words.CHANGE_NOUNS and low[1:2] == ["in"]:
        return " ".join(said[:2])
    if len(low) > 1 and low[-1] in words.CHANGED:
        return said[-1]
    if low[0] in words.CHANGING_VERBS:
        is_aim = words.INNER_STATES & set(low[1 : 1 + NEAR]) and not words.MEANS & set(low)
        return said[0] if is_aim and not _names_an_activity(low[1:]) else None
    return _changed_person(said, low)


def find_doing(label: str) -> str | None:
    """The words by which a label reads as an activity; None when it does not."""
    said = _words(label)
    low = [word.lower() for word in said]
    if not low:
        return None
    if low[0] in words.DOING_VERBS and not low[0].endswith("ing") and len(low) > 1:
        return None if low[1] in words.FINITE_VERBS | words.LINKING else said[0]
    if _is_sentence(low) or low[0] in words.MORE_OR_LESS:
        return None
    if low[0] in words.DOING_VERBS and len(low) > 1 and low[1] not in words.LINKING:
        return said[0]
    if low[0] in words.DOING_OR_THING and words.PEOPLE & set(low[1 : 1 + NEAR]) and not words.LINKING & {low[1]}:
        return said[0]
    if low[-1] in words.DELIVERED and len(low) > 1:
        return said[-1]
    for place, word in enumerate(low[:HEADLINE]):
        if word in words.LINKING:
            return None
        if word in words.HEADLINE_NOUNS and _stands_alone(low, place):
            return said[place]
    return None


def _changed_person(said: list[str], low: list[str]) -> str | None:
    """`feel more` of `Parents feel more confident`: the label begins with somebody, and says how they have become."""
    for place, (verb, state) in enumerate(pairwise(low[1:]), start=1):
        begins = place <= 2 or (place == 3 and low[1] in {"and", "or"})
        if not begins or low[place - 1] not in words.PEOPLE or _does(low[0]):
            continue
        if verb in words.STATE_VERBS and state in words.STATES:
            return f"{said[place]} {said[place + 1]}"
        if verb in words.KNOWING_VERBS:
            return said[place]
    return None


def _does(first: str) -> bool:
    """True for `Helping parents feel safe`: somebody does something about it."""
    return first.endswith("ing") or first in words.DOING_OR_THING | words.DOING_VERBS


def _words(label: str) -> list[str]:
    """The words of the first clause: what follows a colon or a bracket explains it."""
    return _WORD.findall(_CLAUSE_END.split(label.strip(), maxsplit=1)[0])


def _compares_nothing(said: list[str], low: list[str]) -> bool:
    """True for `Greater Manchester ...`, `Better Start ...`, `Higher education ...` and `Lower the ...`."""
    if len(said) < 2:
        return False
    named = low[0] in words.MAY_BEGIN_A_NAME and said[1][0].isupper()
    return named or (low[0], low[1]) in words.FIXED_PAIRS


def _names_an_activity(low: list[str]) -> bool:
    return any(word in words.ACTIVITY_NOUNS for word in low[: NEAR + 1]) and not words.STATE_VERBS & set(low)


def _is_sentence(low: list[str]) -> bool:
    """True for `Training is part of every induction`: it says how things are."""
    return any(word in words.FINITE_VERBS and before not in words.NO_SUBJECT for before, word in pairwise(low))


def _stands_alone(low: list[str], place: int) -> bool:
    """True when the noun ends the label or a preposition follows: `training for midwives`, not `training costs`."""
    return place + 1 == len(low) or low[place + 1] in {"for", "with", "in", "on", "at", "by", "and", "to", "about"}


def _notice(one: MapFacts, box: Element, what: str) -> Notice:
    return Notice(
        severity=Severity.MODERATE,
        reason=f"{one.name(box.id)} {what}",
        about=box.id,
        collection=Collection.ELEMENTS,
        field="label",
        theory=one.theory.id,
    )


RULE = Rule(
    "wording", "Activity worded as an outcome, or the reverse", Heading.WORDED, NPC_OUTCOMES_AND_ACTIVITIES, find
)
