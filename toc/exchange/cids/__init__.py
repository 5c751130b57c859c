"""The Common Impact Data Standard (CIDS) 3.2.1 as JSON-LD, out and in; docs/interchange.md says what goes where."""
