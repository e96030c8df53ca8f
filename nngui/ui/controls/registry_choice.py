"""A choice among the entries of a registry, wide enough for the longest label."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtWidgets import QComboBox

from nngui.ui.controls.fields import Choice, ChoiceItem


class Entry(Protocol):
    """What a registry's entry says about itself."""

    @property
    def label(self) -> str: ...

    @property
    def summary(self) -> str: ...


def registry_choice(name: str, label: str, tooltip: str, registry: Mapping[str, Entry]) -> Choice:
    """A Choice that offers each entry of `registry` under its label."""
    items = [ChoiceItem(key, entry.label, entry.summary) for key, entry in registry.items()]
    return unclipped(Choice(name, label, tooltip, items))


def unclipped(choice: Choice) -> Choice:
    """The same choice, never narrower than its longest label."""
    choice.setMinimumContentsLength(0)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
    return choice
