"""The Theory of Change builder and outcomes reporter."""

__version__ = "0.1.0"
