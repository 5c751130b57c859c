"""Which labels read as a change and which as something done: labels as people write them."""

import pytest

from toc.model.checks.wording import find_change, find_doing

ACTIVITIES = [
    "Parent-infant psychotherapy: parent and baby seen together",
    "Video feedback: good moments on film, watched together",
    "Make contact early; assess the parent, the baby and any risk",
    "Baby massage and play groups in two family hubs",
    "Train health visitors to notice early difficulties",
    "Weekly consultation for nursery staff",
    "Joint work with midwives and social care",
    "Leading the infant mental health forum",
    "More home visits in the first month",
    "Better Start visits in pregnancy",
    "Greater Manchester outreach team",
    "Less formal drop-in sessions for fathers",
    "Safer sleep advice at every visit",
    "Higher education taster days for year 9",
    "Reducing isolation through befriending",
    "Improve knowledge of attachment by e-learning",
    "Improving mental health services",
    "Groups where parents feel safe to talk",
    "Helping parents feel more confident",
    "Supervision for staff who are less experienced",
    "Increase parenting skills workshops to weekly",
    "Families are visited at home",
    "Enhanced health visiting",
    "Identify families early through health visitor checks",
    "Cook and eat sessions",
    "Lower the waiting list with a triage clinic",
    "Stronger Together parenting programme",
    "Parents attend a ten-week course",
    "Mothers are screened for depression at six weeks",
    "Building trusted relationships with families",
    "Improve data sharing between agencies",
    "Increase uptake of Healthy Start vouchers",
    "Un groupe pour les parents",
    "1:1",
    "…",
]
ACTIVITIES_LIKE_OUTCOMES = [
    ("Parents feel more confident", "feel more"),
    ("Parents and carers are less isolated", "are less"),
    ("The baby is calmer", "is calmer"),
    ("Children are ready for school", "are ready"),
    ("Practitioners know what to look for", "know"),
    ("Parents understand their baby's cues", "understand"),
    ("Fewer children come into care", "Fewer"),
    ("Better attachment between parent and baby", "Better"),
    ("Improved school attendance", "Improved"),
    ("Increased Parental Confidence", "Increased"),
    ("More young people in work", "More"),
    ("More parents feel safe in groups", "More"),
    ("Reduction in A&E attendances", "Reduction in"),
    ("Waiting times reduced", "reduced"),
    ("Increase parents' confidence", "Increase"),
    ("Reducing loneliness among older residents", "Reducing"),
]
OUTCOMES = [
    "The parent is less depressed and less anxious",
    "The baby is securely enough attached to one carer or more",
    "Fewer children come to harm or into care",
    "Local savings: fewer referrals for problems rooted in the relationship",
    "Organisations work better, alone and together, so that help comes in time",
    "The child starts school ready to learn and to get on with others",
    "Support is there when families ask for it",
    "Support for new parents",
    "Help with feeding for young mothers",
    "Support networks are stronger",
    "Help comes in time",
    "Training is part of every induction",
    "Training on attachment is embedded in every team",
    "Host families feel welcome",
    "Offers of help are taken up",
    "Access to training",
    "Uptake of counselling among students",
    "Completed courses of treatment",
    "Attendance at clinics",
    "Holding the baby in mind",
    "School readiness",
    "Parents attend sessions",
    "Secure attachment",
    "More workshops fill up",
    "Run-down estates are looked after",
    "Young people have the skills to find work",
    "Providers share what works",
    "Trained workforce",
    "Training needs are understood",
    "Visits to A&E fall",
    "Counselling reduces distress",
    "Mothers breastfeed for longer",
    "Group members support each other",
    "Mentoring relationships last",
    "Run by the community",
    "Supervision is valued",
    "Les parents se sentent plus confiants",
]
OUTCOMES_LIKE_ACTIVITIES = [
    ("Deliver workshops on sleep", "Deliver"),
    ("Provide a safe place for staff who need to talk", "Provide"),
    ("Running a helpline for new fathers", "Running"),
    ("Train 40 midwives", "Train"),
    ("Training practitioners in infant mental health", "Training"),
    ("Training for midwives", "Training"),
    ("Weekly workshops for fathers", "workshops"),
    ("Drop-in sessions in the family hub", "sessions"),
    ("Support families to use the family hub", "Support"),
    ("Help parents who are new to the area", "Help"),
    ("Support parents in the first weeks", "Support"),
    ("Visit every new mother at home", "Visit"),
    ("Six workshops delivered", "delivered"),
    ("120 practitioners trained", "trained"),
    ("Recruit and supervise volunteers", "Recruit"),
    ("Organise a conference", "Organise"),
    ("Group supervision", "supervision"),
    ("Training delivered to thirty teachers", "Training"),
]


@pytest.mark.parametrize("label", ACTIVITIES)
def test_what_is_done_reads_as_done(label: str) -> None:
    assert find_change(label) is None


@pytest.mark.parametrize(("label", "sign"), ACTIVITIES_LIKE_OUTCOMES)
def test_a_change_is_found_among_the_activities_by_its_words(label: str, sign: str) -> None:
    assert find_change(label) == sign


@pytest.mark.parametrize("label", OUTCOMES)
def test_what_changes_reads_as_a_change(label: str) -> None:
    assert find_doing(label) is None


@pytest.mark.parametrize(("label", "sign"), OUTCOMES_LIKE_ACTIVITIES)
def test_something_done_is_found_among_the_outcomes_by_its_words(label: str, sign: str) -> None:
    assert find_doing(label) == sign
