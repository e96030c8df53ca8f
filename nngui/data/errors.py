"""The one error that a file raises when it cannot be read.

The English sentence serves the command line; the window translates by `code` and fills in
`parameters`.
"""

from collections.abc import Mapping
from types import MappingProxyType


class LoadError(ValueError):
    """A file or text that cannot be read: one message that names the place and the mend.

    `code` is a stable name for the kind of fault (``"not-a-number"``); `parameters` are the values
    that `message` was made from. Errors with the same code have the same parameter names.
    """

    def __init__(self, code: str, message: str, /, **parameters: str | float) -> None:
        super().__init__(message)
        self.code: str = code
        self.message: str = message
        self.parameters: Mapping[str, str | float] = MappingProxyType(parameters)
