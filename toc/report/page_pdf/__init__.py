"""A document as pages: what Typst is told, and the templates it sets them by."""
