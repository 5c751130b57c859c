"""Which priorities are one and the same under several bodies, and which are history and what they became."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from toc.model.priorities import Framework, Priority

HISTORICAL = "historical"
"""The word in a framework's edition that says that another has taken its place."""


def is_historical(framework: Framework) -> bool:
    """Whether the whole framework is a thing of the past."""
    return HISTORICAL in framework.edition.casefold()


def find_became(frameworks: Iterable[Framework]) -> Mapping[str, tuple[str, ...]]:
    """Of each superseded priority the ids of what it became.

    That is those that supersede it, and of a historical one those it is tied to as the same. A historical priority
    that is tied to none became nothing that is known.
    """
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for framework in frameworks:
        past = is_historical(framework)
        for priority in framework.priorities:
            if priority.supersedes is not None:
                found[priority.supersedes][priority.id] = None
            if past:
                found[priority.id] |= dict.fromkeys(priority.same_as)
    return {priority: tuple(became) for priority, became in found.items()}


def count_once(frameworks: Iterable[Framework]) -> Mapping[str, str]:
    """The id that each priority counts as: the first of all that are the same.

    A body does not say one thing twice. Where several of its priorities are tied to one of another body, that one is
    wider than each, and serving a part is not serving it: such ties make nothing the same.
    """
    frameworks = tuple(frameworks)
    ties = list(_ties(frameworks))
    home = {priority.id: framework.id for framework in frameworks for priority in framework.priorities}
    from_one_body = Counter((home[near], far) for near, far in ties)
    wider = {far for (_, far), number in from_one_body.items() if number > 1}
    first = {priority: priority for priority in home}
    for near, far in ties:
        if near not in wider and far not in wider:
            one, other = _root(first, near), _root(first, far)
            first[other] = one
    groups: dict[str, str] = {}
    return {priority: groups.setdefault(_root(first, priority), priority) for priority in home}


def _ties(frameworks: Iterable[Framework]) -> Iterator[tuple[str, str]]:
    """Every tie both ways, each once."""
    pairs: dict[tuple[str, str], None] = {}
    for priority in _priorities(frameworks):
        for other in priority.same_as:
            pairs[priority.id, other] = pairs[other, priority.id] = None
    return iter(pairs)


def _priorities(frameworks: Iterable[Framework]) -> Iterator[Priority]:
    return (priority for framework in frameworks for priority in framework.priorities)


def _root(first: Mapping[str, str], priority: str) -> str:
    while first[priority] != priority:
        priority = first[priority]
    return priority
