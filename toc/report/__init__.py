"""Documents: the diagram as a file anyone can open, and the reports made with it."""
