"""The words by which a label reads as something done or as something that changes.

English only: a label in another language holds none of them, and nothing is said of it. The lists are short on
purpose. A word that is as often right as wrong is left out, since a false alarm costs more trust than a miss.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MORE_OR_LESS = _words(
    "better calmer fewer greater happier healthier higher improved increased decreased reduced less lower more "
    "safer stronger warmer strengthened"
)
"""Compares a later state with an earlier one, at the start of a label: `Fewer children come into care`."""

MAY_BEGIN_A_NAME = _words("better calmer greater happier healthier higher safer stronger warmer")
"""Before a capital letter: `Greater Manchester`, `Better Start`."""

FIXED_PAIRS = frozenset({("higher", "education"), ("lower", "the"), ("safer", "sleep")})
"""Compare nothing."""

STATE_VERBS = _words("are is be become becomes feel feels have has grow grows stay stays get gets")
"""Before a comparison, says that somebody's state has changed: `Parents feel more confident`."""

STATES = _words(
    "able aware anxious attached attuned better calmer closer confident connected depressed fewer happier healthier "
    "isolated less lonely lower more ready resilient safe safer secure securely stronger warmer"
)
"""What somebody is when things have changed."""

KNOWING_VERBS = _words("understand understands know knows recognise recognises trust trusts")
"""What only somebody helped can do, never the team: `Parents understand their baby's cues`."""

PEOPLE = _words(
    "adolescents adults babies carers child children couples families family fathers infants mothers parent parents "
    "practitioners professionals people pupils residents staff students teachers toddlers volunteers women men "
    "youth workers midwives visitors dads mums baby infant mother father"
)

CHANGE_NOUNS = _words("reduction increase improvement decrease")
"""Before `in`, at the start: `Reduction in isolation`."""

CHANGED = _words("improved increased reduced decreased strengthened")
"""At the end: `Confidence increased`."""

CHANGING_VERBS = _words(
    "improve improving increase increasing reduce reducing decrease decreasing strengthen strengthening enhance "
    "enhancing boost boosting"
)
"""At the start, before something inside a person, an aim and not an action: `Increase parents' confidence`."""

INNER_STATES = _words(
    "anxiety attachment bond bonding confidence depression distress happiness isolation knowledge loneliness "
    "relationship relationships resilience sensitivity skills stress understanding wellbeing well-being"
)

MEANS = _words("by through via using with")
"""Names the doing after the aim: `Reducing isolation through befriending`."""

DOING_VERBS = _words(
    "arrange arranging conduct conducting co-ordinate co-ordinating coordinate coordinating deliver delivering "
    "distribute distributing employ employing facilitate facilitating hold invite inviting organise organising "
    "provide providing publish publishing recruit recruiting run running teach teaching train training offering "
    "supervising signposting"
)
"""What a team does, at the start of a label: `Deliver workshops`, `Running a helpline`.

`Holding` is left out, since a baby is held in mind.
"""

DOING_OR_THING = _words("host offer help support visit screen refer signpost assess supervise")
"""As often a noun, or said of those helped: done only before those it is done to, `Support families to ...`."""

ACTIVITY_NOUNS = _words(
    "activities appointments campaign campaigns checks class classes clinic clinics consultation consultations "
    "counselling course courses drop-in drop-ins group groups helpline leaflets mentoring outreach programme "
    "programmes session sessions supervision therapy training visits webinars workshop workshops advice lessons "
    "service services talks meetings psychotherapy"
)
"""What is given or held. After `more` it is still an activity: `More home visits in the first month`."""

HEADLINE_NOUNS = _words(
    "clinic clinics course courses counselling drop-in drop-ins helpline leaflets mentoring sessions supervision "
    "training webinars workshop workshops"
)
"""Activities that name an activity even with no verb: `Weekly workshops for fathers`."""

DELIVERED = _words("delivered held organised offered provided run trained")
"""At the end, what was done and not what came of it: `Workshops delivered`."""

FINITE_VERBS = _words(
    "attend attends complete completes enjoy enjoys join joins value values is are was were be has have had do does "
    "can will become becomes feel feels get gets stay stays remain remains come comes reach reaches improve "
    "improves increase increases fall falls rise rises lead leads help helps meet meets make makes match matches "
    "fit fits take takes use uses continue continues work works grow grows gives last lasts shrink shrinks know "
    "knows find finds follow follows notice notices need needs keep keeps respond responds share shares understand "
    "understands drop drops start starts change changes enable enables"
)
"""A whole sentence about how things are: `Training is part of every induction`."""

NO_SUBJECT = _words("to who that which")
"""Before a verb, makes it a part of something else: `Support families who are new here`."""

LINKING = _words(
    "of to in for from with at on by about after before during into than access uptake use attendance need demand "
    "completed"
)
"""Makes the noun that follows a part of something else: `Access to training`."""
