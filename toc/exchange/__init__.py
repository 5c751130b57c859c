"""Other formats in and out: the native file, templates, tables and standards."""
