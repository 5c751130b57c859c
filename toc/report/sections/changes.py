"""What has changed since an earlier version of the programme, a sentence a change."""

from collections.abc import Iterable

from toc.model.figures import Observation
from toc.model.phrases import count_of
from toc.report.blocks import Block, Bullets, Item, Paragraph, Tone
from toc.report.material import Material
from toc.report.words import as_sentence, flat

MOST_LISTED = 60


def build_changes(material: Material) -> tuple[Block, ...]:
    since = material.choices.since
    if since is None:
        return ()
    figures = count_changed_figures(since.observations, material.all_observations)
    words = [*since.words, *figures]
    if not words:
        return (Paragraph(f"Nothing has changed since {flat(since.name)}."),)
    blocks: list[Block] = [Paragraph(f"Since {flat(since.name)}:")]
    blocks.append(Bullets(tuple(Item(as_sentence(line)) for line in words[:MOST_LISTED])))
    more = len(words) - MOST_LISTED
    if more > 0:
        blocks.append(Paragraph(f"And {more} smaller changes, which the history of the programme lists.", Tone.NOTE))
    return tuple(blocks)


def count_changed_figures(then: Iterable[Observation], today: Iterable[Observation]) -> list[str]:
    """How many figures came, went and were corrected; never which number became which."""
    before = {one.key: one for one in then}
    now = {one.key: one for one in today}
    added = sum(1 for key in now if key not in before)
    removed = sum(1 for key in before if key not in now)
    corrected = sum(1 for key, one in now.items() if key in before and before[key] != one)
    counts = ((added, "came in"), (corrected, "corrected"), (removed, "taken out"))
    return [_counted(count, what) for count, what in counts if count]


def _counted(count: int, what: str) -> str:
    figures = count_of(count, "figure")
    if what == "came in":
        return f"{figures} {what}"
    return f"{figures} {'was' if count == 1 else 'were'} {what}"
