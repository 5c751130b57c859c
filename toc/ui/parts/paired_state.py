"""What the page of before and after holds of one window: the scores while they are in memory, never longer."""

from dataclasses import dataclass

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from toc.analysis.identifiers import ScoreTable


@dataclass
class PairedState:
    programme: str | None = None
    instrument: str | None = None
    table: ScoreTable | None = None
    refused: str = ""
    """Why the latest file was not taken."""
    turn: int = 0
    """A used uploader, or a choice made elsewhere, needs a new widget."""

    def drop(self) -> None:
        """Let the scores go."""
        self.table, self.refused = None, ""
        self.turn += 1


def forget_file(file: UploadedFile) -> None:
    """Take the file out of the server's memory, where Streamlit would keep it until the window closes."""
    context = get_script_run_ctx()
    remove = getattr(context and context.uploaded_file_mgr, "remove_file", None)
    if context is not None and remove is not None:
        remove(context.session_id, file.file_id)
