"""What the priorities page shows: each of its tabs is one module with `show(saved)`."""
