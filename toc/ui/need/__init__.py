"""The parts of the Need page."""
