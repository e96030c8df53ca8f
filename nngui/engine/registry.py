"""A registry is the only list of the names of one kind: activations, losses, optimizers.

The form, the file format, the command line and the tests read it. An unknown name is refused with
the known ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Entry(Protocol):
    """What each entry of a registry can say about itself."""

    @property
    def name(self) -> str:
        """The name in files and calls."""

    @property
    def label(self) -> str:
        """The name on the screen."""

    @property
    def summary(self) -> str:
        """One sentence for a tooltip."""


E = TypeVar("E", bound=Entry)


class Registry(dict[str, E]):
    """Entries by name, in the order in which a form lists them."""

    def __init__(self, argument: str, entries: Iterable[E]) -> None:
        super().__init__((entry.name, entry) for entry in entries)
        self.argument = argument

    def find(self, name: str) -> E:
        """The entry called `name`; a ValueError lists the known names."""
        entry = self.get(name) if isinstance(name, str) else None
        if entry is None:
            known = ", ".join(self)
            raise ValueError(f"{self.argument} must be one of {known}, not {name!r}")
        return entry
