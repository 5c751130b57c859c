"""Which kind of file somebody has brought, and the programme in it."""

from typing import Any

from toc.exchange.cids.load import MOST_FIELDS, build_from_cids
from toc.exchange.json_text import UnreadableFile, read_json
from toc.exchange.native import ProgrammeFile, build_file

_LINKED_DATA = ("@context", "@graph", "@type", "@id")
_BEFORE_TEXT = b"\xef\xbb\xbf \t\r\n"


def load_any(data: bytes) -> ProgrammeFile:
    """The programme of a native or a CIDS file, told apart by what is in it. Raises TocError for any other."""
    start = data[:1_000].lstrip(_BEFORE_TEXT)
    if start.startswith(b"<"):
        raise UnreadableFile(
            "The file is XML, and a programme is read from JSON only: IATI holds results without the arrows between "
            "them. Pick a *.toc.json or a CIDS file."
        )
    if start.startswith(b"PK\x03\x04"):
        raise UnreadableFile(
            "The file is a workbook, a document or a ZIP archive, and a programme is read from JSON only. "
            "Pick a *.toc.json or a CIDS file."
        )
    document = read_json(data, MOST_FIELDS)
    return build_from_cids(document) if _is_linked_data(document) else build_file(document)


def _is_linked_data(document: Any) -> bool:
    """JSON-LD: the current form is an object, the older one a list of objects."""
    if isinstance(document, list):
        return any(isinstance(one, dict) and _is_linked_data(one) for one in document)
    return isinstance(document, dict) and "format" not in document and any(key in document for key in _LINKED_DATA)
