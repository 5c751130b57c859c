"""What one window keeps of the Report page, and what all windows share for it."""

from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from toc.model.plans import DocumentChoice
from toc.report.layouts import Layout, SectionKey
from toc.services.background import Background, Job
from toc.services.document_making import MadeDocument
from toc.services.document_preview import Previews
from toc.services.documents import keep_choice
from toc.ui.saving import save
from toc.ui.session import session
from toc.ui.shared import get_workspace

NOTHING = -1
"""In place of a revision to compare with."""


@dataclass
class Making:
    """The document that this window has asked for last."""

    programme_id: str
    label: str
    job: Job[MadeDocument]


@dataclass
class ReportState:
    """Kept while another page is shown."""

    layouts: dict[str, Layout] = field(default_factory=dict)
    """By programme, as the next two."""
    days: dict[str, date] = field(default_factory=dict)
    since: dict[str, int] = field(default_factory=dict)
    """A revision."""
    introducing: SectionKey | None = None
    template: tuple[str, bytes] | None = None
    """A Word file of the user's own, with its name."""
    making: Making | None = None
    previewed: tuple[object, ...] | None = None
    """The key of the preview that is on the screen."""
    drawn: tuple[object, ...] | None = None
    """The key of the last one that had pages."""


def report_state() -> ReportState:
    return session().own(ReportState)


@st.cache_resource(show_spinner=False)
def get_background() -> Background:
    """The threads that documents are made in, for all windows."""
    return Background()


@st.cache_resource(show_spinner=False)
def get_previews() -> Previews:
    """The previews of all windows."""
    return Previews(get_background())


def save_choice(choice: DocumentChoice) -> None:
    """Keep this choice with the programme, for its layout and commissioner."""
    programme_id = session().programme_id
    assert programme_id is not None, "Only a page with an open programme has choices."
    save(keep_choice(get_workspace().open(programme_id).programme, choice))
