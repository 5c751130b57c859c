"""TocError: what has gone wrong that the person at the screen can put right."""


class TocError(Exception):
    """Something the user can fix. The message is one clear sentence with the next step.

    It is shown as it stands, without a traceback, in the app and on the command line. Any
    other exception is a bug. Layers add their own children in their own modules.
    """

    @property
    def message(self) -> str:
        """The sentence to show."""
        return str(self)
