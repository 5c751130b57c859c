"""The fictional team's two maps: the starter theories in the team's own words."""

from typing import Any

from sample_data.nation import build_english
from toc.model.base import Provenance, ProvenanceStatus, Source, SourceKind
from toc.model.collections import checked
from toc.model.programme import Programme
from toc.model.theory import TheoryOfChange

OWN_RESULTS = Source(
    id="OWN_RESULTS",
    kind=SourceKind.LOCAL_EVALUATION,
    title="Example Valley team: before-and-after results, April 2023 to September 2026 (fictional)",
    year="2026",
    note="Made up for this example.",
)
A_PARENT = Source(
    id="A_PARENT",
    kind=SourceKind.VOICE,
    title="A parent, asked when the work ended (fictional)",
    year="2025",
    note="I used to dread the mornings. Now I look forward to what she will do next. (Made up for this example.)",
    consented=True,
)
_ELEMENTS: dict[str, dict[str, Any]] = {
    "s_p1": {"description": "Of about 3,100 babies born in the valley each year, some 465 are likely to be affected."},
    "s_p5": {
        "label": "Until 2021 the valley had no specialised team",
        "description": "Families were sent to services meant for adults or for older children, or to none.",
    },
    "s_p6": {"description": "No board owned the subject before the forum began in 2022."},
    "s_a1": {
        "label": "Therapy for parents and babies together, at home, in family hubs and by video",
        "description": "Parent-infant psychotherapy, video feedback and groups, for families in the valley from "
        "pregnancy to the second birthday.",
        "owner": "Clinical lead",
        "target_group": "Families from pregnancy to the second birthday",
    },
    "s_a2": {
        "label": "Two-day training, weekly consultation hours and an infant mental health week",
        "owner": "Training lead",
        "target_group": "Health visitors, midwives, early years staff, social workers",
    },
    "s_a3": {
        "label": "Leading the valley's infant mental health forum and its pathway group",
        "owner": "Service lead",
        "target_group": "Commissioners, heads of service, voluntary organisations",
    },
    "s_s1": {"target_group": "Families seen, and families of the practitioners trained"},
    "s_s2": {"label": "Practitioners in the valley notice difficulties and can give support"},
    "s_s3": {"label": "Services in the valley share one pathway, and help comes in time", "owner": "Service lead"},
    "c_a3": {"owner": "Video feedback supervisor"},
    "c_a4": {
        "label": "Baby massage and play groups in two family hubs",
        "description": "Six weeks, eight families at most, with a crèche for older children.",
    },
    "c_a6": {"notes": "A joint plan is written when another service is working with the family."},
}
_ASSUMPTIONS: dict[str, dict[str, Any]] = {
    "h_s_a1_s_s1_1": {"status": "holds", "owner": "Clinical lead", "review_on": "2027-03-31", "indicator": "i_equity"},
    "h_s_a2_s_s2_1": {
        "status": "in_doubt",
        "owner": "Training lead",
        "review_on": "2026-12-15",
        "indicator": "i_wf_conf",
    },
    "h_s_a3_s_s3_1": {"status": "holds", "owner": "Service lead", "review_on": "2027-03-31", "indicator": "i_pathway"},
    "h_s_s3_s_m1_1": {"status": "holds", "indicator": "i_early_id"},
    "h_c_a6_c_s6_1": {"status": "in_doubt", "owner": "Service lead", "review_on": "2026-11-30"},
}
_LINKS: dict[str, dict[str, Any]] = {
    "l_s_a1_s_s1": {"citations": ("LESS_MORE", "VIPP_MA", "COCH_VF", "PSYDYN_2023", "OWN_RESULTS")},
    "l_c_a3_c_s4": {"citations": ("OWN_RESULTS", "A_PARENT"), "evidence": "emerging", "note": ""},
    "l_c_a5_c_s3": {"citations": ("HLM", "OWN_RESULTS")},
}
_FACTORS: dict[str, dict[str, Any]] = {
    "s_f2": {"label": "The valley's Best Start plan names babies and their relationships"},
    "s_f7": {"notes": "Waiting times are watched every month."},
}


def build_map() -> Programme:
    """A programme of two maps with the indicators and priorities they use."""
    programme = build_english("both")
    return checked(
        programme,
        theories=tuple(_localised(theory) for theory in programme.theories),
        sources=(*programme.sources, OWN_RESULTS, A_PARENT),
    )


def _localised(theory: TheoryOfChange) -> TheoryOfChange:
    local = Provenance(status=ProvenanceStatus.UNSOURCED, note="The example team's own wording.")
    return checked(
        theory,
        elements=tuple(
            checked(one, **_ELEMENTS[one.id], **({"provenance": local} if "label" in _ELEMENTS[one.id] else {}))
            if one.id in _ELEMENTS
            else one
            for one in theory.elements
        ),
        assumptions=tuple(checked(one, **_ASSUMPTIONS.get(one.id, {})) for one in theory.assumptions),
        links=tuple(checked(one, **_LINKS.get(one.id, {})) for one in theory.links),
        factors=tuple(checked(one, **_FACTORS.get(one.id, {})) for one in theory.factors),
    )
