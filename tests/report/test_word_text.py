"""What is written into a Word paragraph is what the library would write, letter by letter."""

import docx
import pytest
from docx.text.paragraph import Paragraph

from toc.report.word.text import write


def empty() -> Paragraph:
    return docx.Document().add_paragraph()


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    "text", ["Plain.", "two  spaces", "a - b <c> & d", "one\ntwo", "a\tb", "one\r\ntwo\n", "👶🏽", "a\u00a0b\u2011c"]
)
def test_a_text_is_written_as_the_library_writes_it(text: str, bold: bool) -> None:
    ours, theirs = empty(), empty()
    write(ours, text, bold=bold)
    run = theirs.add_run(text.strip())
    if bold:
        run.bold = True
    assert ours._p.xml == theirs._p.xml


def test_words_set_bold_keep_the_space_behind_them() -> None:
    ours, theirs = empty(), empty()
    write(ours, "what it is", strong="Need.")
    theirs.add_run("Need. ").bold = True
    theirs.add_run("what it is")
    assert ours._p.xml == theirs._p.xml


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_is_written_of_nothing(text: str) -> None:
    paragraph = empty()
    write(paragraph, text, strong=text)
    assert not paragraph.runs
