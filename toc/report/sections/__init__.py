"""The sections of a document: a module each, which makes its blocks from the material."""
