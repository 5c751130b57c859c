"""What an indicator is: its definition, its baseline and its targets, each field saved by itself."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from toc.analysis.periods import label_of, months_from, period_containing
from toc.analysis.words import value_text
from toc.model import limits
from toc.model.apply import as_json
from toc.model.base import new_id
from toc.model.collections import Collection
from toc.model.edits import Add, Remove
from toc.model.indicators import Baseline, Definition, Frequency, Indicator, IndicatorKind, Target
from toc.model.programme import Programme
from toc.ui.parts.fields import Field, show_choice, show_flag, show_text
from toc.ui.parts.indicator_words import DIRECTIONS, FREQUENCIES, KINDS
from toc.ui.parts.plain import plain
from toc.ui.saving import on_save, save
from toc.ui.session import widget_value

_TARGET_YEARS = 6


def show_indicator_form(indicator: Indicator) -> None:
    """The definition, in two columns."""

    def field(name: str) -> Field:
        value = getattr(indicator, name)
        return Field(Collection.INDICATORS, indicator.id, name, value.value if hasattr(value, "value") else value)

    left, right = st.columns(2, gap="large")
    with left:
        show_text("Name", field("name"), hint="What is measured, in a few words.")
        show_choice("Kind", field("kind"), list(KINDS), hint="What sort of number it is.", words=_words(KINDS))
        if indicator.kind is IndicatorKind.RATE:
            _show_per(indicator)
        show_text("Unit", field("unit"), hint="What one is: families, days, sessions.")
        show_choice(
            "Which way is better?",
            field("direction"),
            list(DIRECTIONS),
            hint="Needed to tell an improvement from a worsening.",
            words=_words(DIRECTIONS),
        )
        show_choice(
            "How often", field("frequency"), list(FREQUENCIES), hint="The rhythm figures come in.",
            words=_words(FREQUENCIES),
        )  # fmt: skip
    with right:
        _show_definition(indicator)
        show_text("Source of the figures", field("data_source"), hint="Where they are taken from.")
        show_text("Due from", field("owner"), hint="The role that sends them in; no person's name is needed.")
        show_flag("It counts people", field("counts_people"), hint="Small counts of people are hidden in documents.")


def _words(table: Mapping[Any, str]) -> Callable[[str], str]:
    return lambda option: table[option]


def _show_per(indicator: Indicator) -> None:
    field = Field(Collection.INDICATORS, indicator.id, "per", indicator.per)
    options = [100, 1_000, 10_000, 100_000]
    st.selectbox(
        "Per how many",
        options,
        index=options.index(indicator.per) if indicator.per in options else None,
        key=field.key,
        format_func=lambda number: f"{number:,}",
        help="A rate of 35 per 10,000 children.",
        on_change=field.commit,
    )


def _show_definition(indicator: Indicator) -> None:
    """The definition in force; earlier ones stay as they are."""
    current = indicator.definitions[-1] if indicator.definitions else Definition()
    earlier = [as_json(one) for one in indicator.definitions[:-1]]
    fields = [("Definition", "text", "What exactly counts, so that two people would count the same.")]
    if indicator.kind in (IndicatorKind.PERCENTAGE, IndicatorKind.RATE, IndicatorKind.MEAN):
        fields += [
            ("How many (numerator)", "numerator", "The part: families whose score improved."),
            ("Out of (denominator)", "denominator", "The whole: families with both scores."),
        ]
    for label, name, help_text in fields:
        whole = Field(
            Collection.INDICATORS, indicator.id, "definitions", [as_json(one) for one in indicator.definitions]
        )
        key = f"{whole.key}.{name}"

        def commit(whole: Field = whole, key: str = key, name: str = name) -> None:
            changed = as_json(current) | {name: widget_value(key, "")}
            whole.commit(lambda _: [*earlier, changed])

        st.text_area(
            label, getattr(current, name), key=key, help=help_text, max_chars=limits.TEXT, height=68, on_change=commit
        )


def show_goals(programme: Programme, indicator: Indicator, today: date) -> None:
    """Where it started, and what it is to reach by when."""
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**Baseline**", help="Where things stood before the work began.")
        _show_baseline(indicator)
    with right:
        st.markdown("**Targets**", help="What has been agreed, by when.")
        _show_targets(programme, indicator, today)


def _show_baseline(indicator: Indicator) -> None:
    baseline = indicator.baseline or Baseline()
    field = Field(
        Collection.INDICATORS, indicator.id, "baseline", None if indicator.baseline is None else as_json(baseline)
    )
    parts = ("numerator", "denominator") if indicator.kind is IndicatorKind.PERCENTAGE else ("value",)
    names = {"numerator": "How many", "denominator": "Out of", "value": "Value"}
    keys = {name: f"{field.key}.{name}" for name in parts}

    def commit() -> None:
        typed = {name: widget_value(key, None) for name, key in keys.items()}
        known = [number for number in typed.values() if number is not None]
        if known and len(known) < len(typed):
            return
        field.commit(lambda _: as_json(baseline) | typed if known else None)

    for column, name in zip(st.columns(len(parts)), parts, strict=True):
        with column:
            st.number_input(
                names[name],
                value=getattr(baseline, name),
                key=keys[name],
                min_value=0.0 if name == "numerator" else (1.0 if name == "denominator" else None),
                step=1.0,
                format="%g",
                placeholder="not set",
                on_change=commit,
            )


def _show_targets(programme: Programme, indicator: Indicator, today: date) -> None:
    targets = [target for target in programme.targets if target.indicator == indicator.id]
    for target in sorted(targets, key=lambda one: one.period.end):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"{plain(value_text(indicator, target.value))} for {label_of(target.period)}", width="stretch")
            st.button(
                "Remove",
                key=f"remove_{target.id}",
                type="tertiary",
                on_click=on_save,
                args=(Remove(collection=Collection.TARGETS, id=target.id),),
            )
    year = period_containing(today, Frequency.YEARLY)
    years = [months_from(date(year.start.year + later, year.start.month, 1), 12) for later in range(_TARGET_YEARS)]
    with st.form(f"target_{indicator.id}", clear_on_submit=True, border=False):
        value_column, year_column, button_column = st.columns([2, 2, 1], vertical_alignment="bottom")
        value = value_column.number_input("To reach", value=None, step=1.0, format="%g", placeholder="70")
        period = year_column.selectbox("in the year", years, format_func=label_of)
        if button_column.form_submit_button("Add") and value is not None and period is not None:
            target = Target(id=new_id(), indicator=indicator.id, value=value, period=period)
            save(Add(collection=Collection.TARGETS, item=as_json(target)))
            st.rerun()
