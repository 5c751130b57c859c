"""The guidance the rules follow, each with a public page."""

from toc.model.base import Value


class Guidance(Value):
    """Published guidance on theories of change."""

    title: str
    url: str
    place: str = ""
    """Where in it."""


def _davies(place: str) -> Guidance:
    return Guidance(
        title="Davies R (2018), Representing theories of change: technical challenges with evaluation consequences",
        url="https://doi.org/10.1080/19439342.2018.1526202",
        place=place,
    )


def _npc(place: str) -> Guidance:
    return Guidance(
        title="NPC (2019), Theory of change in ten steps",
        url="https://www.thinknpc.org/resource-hub/ten-steps/",
        place=place,
    )


DAVIES_MISSING = _davies("missing connections")
DAVIES_UNLABELLED = _davies("unlabelled connections")
DAVIES_MANY_PATHWAYS = _davies("many pathways")
DAVIES_LOOPS = _davies("feedback loops")
NPC_SITUATION = _npc("step 1, situation analysis")
NPC_OUTCOMES_AND_ACTIVITIES = _npc("steps 4 and 5, outcomes and activities")
NPC_ACTIVITIES = _npc("step 5, activities")
NPC_SEQUENCE = _npc("step 7, sequencing")
TASO_CORE = Guidance(
    title="TASO, Theory of change",
    url="https://taso.org.uk/insights-and-evaluation/theory-of-change",
    place="a first step to planning an evaluation",
)
TASO_ENHANCED = Guidance(
    title="TASO, Enhanced Theory of Change",
    url="https://taso.org.uk/libraryitem/enhanced-theory-of-change",
    place="causal pathways, rationale and evidence",
)
