"""One screen each: read the session, ask a service, draw.

Not called `pages`: Streamlit runs the files of a folder of that name beside the entry by themselves, without the
app around them, when the first address opened after a start is that of such a page.
"""
