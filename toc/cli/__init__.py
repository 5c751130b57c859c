"""The command line: `python -m toc`."""
