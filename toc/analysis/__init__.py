"""Numbers to results: pure, no screen, no charts."""
