"""The things to check on a map, rule by rule: one click leads to the mend, one sentence sets a thing aside."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

import streamlit as st

from toc.model import limits
from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.checks import RULES, find_findings
from toc.model.checks.finding import Finding
from toc.model.collections import Collection
from toc.model.edits import Add, Remove
from toc.model.plans import DismissedFinding
from toc.model.programme import Programme
from toc.model.theory import TheoryOfChange
from toc.ui.parts.map_state import map_state
from toc.ui.parts.plain import plain
from toc.ui.saving import on_save, save
from toc.ui.session import session, widget_value

_TITLES = {rule.id: rule.title for rule in RULES}
_ORDER = {rule.id: place for place, rule in enumerate(RULES)}
_SHOWN = 8
"""Of one rule; the rest come up as these are dealt with."""


def findings_on(programme: Programme, theory: TheoryOfChange) -> tuple[Finding, ...]:
    """What there is to check on this map, and about the indicators that its boxes are measured by."""
    boxes = set(theory.element_by_id)
    measured = {measure.indicator for measure in programme.measures if measure.element in boxes}
    return tuple(one for one in find_findings(programme) if one.theory == theory.id or one.about in measured)


def open_findings(programme: Programme, theory: TheoryOfChange) -> tuple[Finding, ...]:
    """Those nobody has set aside."""
    return tuple(one for one in findings_on(programme, theory) if not one.dismissed)


def show_checks(programme: Programme, theory: TheoryOfChange) -> None:
    """All of them, the first to mend on top; those set aside at the end."""
    found = findings_on(programme, theory)
    st.markdown("**Things to check**", help="Weak places, not errors: after published guidance on theories of change.")
    left = [one for one in found if not one.dismissed]
    if not left:
        st.caption("Nothing: no rule has noticed anything on this map.")
    for rule, group in groupby(sorted(left, key=lambda one: _ORDER[one.rule]), key=lambda one: one.rule):
        _show_rule(rule, list(group))
    _show_set_aside(programme, [one for one in found if one.dismissed])


def _show_rule(rule: str, findings: Sequence[Finding]) -> None:
    first = findings[0]
    with st.expander(plain(f"{_TITLES[rule]} ({len(findings)})")):
        st.caption(plain(f"{first.severity.value.capitalize()}. After {first.source.title}"))
        for finding in findings[:_SHOWN]:
            key = f"{finding.rule}_{finding.about}"
            st.button(
                plain(finding.reason),
                key=f"mend_{key}",
                type="tertiary",
                wrap=True,
                help="Go there to mend it",
                on_click=partial(_go_to, finding),
            )
            st.text_input(
                "Not relevant, because",
                key=f"aside_{key}",
                max_chars=limits.TEXT,
                placeholder="Not relevant, because …",
                label_visibility="collapsed",
                on_change=partial(_set_aside, finding, f"aside_{key}"),
            )
        if len(findings) > _SHOWN:
            st.caption(f"and {len(findings) - _SHOWN:,} more")


def _show_set_aside(programme: Programme, findings: Sequence[Finding]) -> None:
    if not findings:
        return
    kept = {(one.rule, one.about): one.id for one in programme.dismissed_findings}
    with st.expander(f"Set aside ({len(findings)})"):
        for finding in findings:
            st.caption(
                plain(f"{finding.reason} Not relevant, because {finding.dismissed_because or 'somebody said so'}.")
            )
            st.button(
                "Check it again",
                key=f"again_{finding.rule}_{finding.about}",
                type="tertiary",
                on_click=on_save,
                args=(Remove(collection=Collection.DISMISSED_FINDINGS, id=kept[finding.rule, finding.about]),),
            )


def _go_to(finding: Finding) -> None:
    """Select what the finding is about; an indicator is mended on its own page."""
    session().selection = (finding.about,)
    if finding.collection is Collection.INDICATORS:
        map_state().go_to_outcomes = True


def _set_aside(finding: Finding, key: str) -> None:
    reason = widget_value(key, "").strip().rstrip(".")
    if reason and not session().is_echo(key, reason):
        dismissed = DismissedFinding(id=new_id(), rule=finding.rule, about=finding.about, reason=reason)
        save(Add(collection=Collection.DISMISSED_FINDINGS, item=as_json(dismissed)))
