"""People's own words are shown as typed."""

from streamlit.testing.v1 import AppTest

from toc.ui.parts.plain import plain


def test_every_sign_that_markdown_reads_is_made_a_letter() -> None:
    assert plain("*a* <b> :red[x] $y$ [l](u)") == r"\*a\* \<b\> \:red\[x\] \$y\$ \[l\]\(u\)"


def test_letters_of_any_script_stay_as_they_are_and_line_breaks_go() -> None:
    assert plain("Tŷ ŵ\n é 家") == "Tŷ ŵ é 家"


def test_a_label_with_markdown_in_it_is_a_button_like_any_other() -> None:
    def page() -> None:
        import streamlit as st

        from toc.ui.parts.plain import plain

        st.button(plain("**bold** :material/home:"))

    assert AppTest.from_function(page).run().button[0].label == r"\*\*bold\*\* \:material\/home\:"
