"""Tables of figures, from CSV and Excel files, to the figures of a programme."""
