"""The words of CIDS 3.2.1 that are written, and the words of our own extension to it."""

from typing import Any

from toc.model.theory import FactorKind, StageKind

EXTENSION = "urn:x-toc:terms:"
"""Namespace of what CIDS has no word for. A URN, since nothing is to be fetched from it."""
PROGRAMME = "urn:x-toc:programme:"
"""Start of the names of things in a file: then the programme's id, and after a colon that of the thing."""
REST = "toc:rest"
"""The fields of a thing that CIDS does not carry, as a JSON literal."""


def _literal(name: str, kind: str = "xsd:string") -> dict[str, str]:
    return {"@id": name, "@type": kind}


_STRINGS = {
    "cids": ("hasComment", "hasDescription", "unitDescription", "intendedImpact"),
    "i72": ("hasNumericalValue",),
    "org": ("hasLegalName", "hasName"),
}
_NAMES = {
    "cids": (
        "canEnable",
        "canProduce",
        "forIndicator",
        "forOrganization",
        "forOutcome",
        "forStakeholder",
        "hasActivity",
        "hasBaseline",
        "hasBeneficialStakeholder",
        "hasImpactRisk",
        "hasIndicator",
        "hasIndicatorReport",
        "hasInput",
        "hasOutcome",
        "hasOutput",
        "hasStakeholderOutcome",
    ),
    "i72": ("value",),
}

CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "cids": "https://ontology.commonapproach.org/cids#",
    "i72": "http://ontology.eil.utoronto.ca/ISO21972/iso21972#",
    "oep": "http://www.w3.org/2001/sw/BestPractices/OEP/SimplePartWhole/part.owl#",
    "org": "http://ontology.eil.utoronto.ca/tove/organization#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "toc": EXTENSION,
    REST: {"@id": REST, "@type": "@json"},
    **{name: _literal(f"{prefix}:{name}") for prefix, names in _STRINGS.items() for name in names},
    **{name: _literal(f"{prefix}:{name}", "@id") for prefix, names in _NAMES.items() for name in names},
    "startedAtTime": _literal("prov:startedAtTime", "xsd:dateTime"),
    "endedAtTime": _literal("prov:endedAtTime", "xsd:dateTime"),
}
"""What is used of the official context, written into each file so that no reader has to fetch it."""

CLASS_OF = {
    StageKind.INPUT: "Input",
    StageKind.ACTIVITY: "Activity",
    StageKind.OUTPUT: "Output",
    StageKind.SHORT_TERM_OUTCOME: "Outcome",
    StageKind.MEDIUM_TERM_OUTCOME: "Outcome",
    StageKind.LONG_TERM_OUTCOME: "Outcome",
    StageKind.IMPACT: "Outcome",
}
"""The class of a stage's elements; problems, other stages and the tray have none."""

STAGE_OF = {
    "Input": (StageKind.INPUT, "Inputs"),
    "Activity": (StageKind.ACTIVITY, "Activities"),
    "Output": (StageKind.OUTPUT, "Outputs"),
    "Outcome": (StageKind.SHORT_TERM_OUTCOME, "Outcomes"),
}
"""The stage that a box of another tool's file is put in. CIDS does not say when an outcome is seen."""

RISK_OF = {
    FactorKind.ENABLING: "ExternalRisk",
    FactorKind.EXTERNAL: "ExternalRisk",
    FactorKind.MODERATING: "ImpactRisk",
    FactorKind.UNINTENDED_CONSEQUENCE: "UnexpectedImpactRisk",
}
ASSUMPTION_RISK = "ExecutionRisk"
"""That what is done does not lead to what is meant: what an assumption is about."""
