"""A document as a web page of one file: its tree, its pictures, its looks."""
