import pytest
from PySide6.QtCore import Qt

from nngui.engine import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS
from nngui.ui.controls.registry_choice import registry_choice

REGISTRIES = [ACTIVATIONS, LOSSES, OPTIMIZERS, INITIALIZERS]


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda registry: registry.argument)
def test_it_offers_every_entry_with_its_summary(qtbot, registry):
    choice = registry_choice("choice", "Choice", "What it is", registry)
    qtbot.addWidget(choice)
    assert [choice.itemData(i) for i in range(choice.count())] == list(registry)
    for index, entry in enumerate(registry.values()):
        assert choice.itemText(index) == entry.label
        assert choice.itemData(index, Qt.ItemDataRole.ToolTipRole) == entry.summary


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda registry: registry.argument)
def test_it_asks_for_room_for_every_label_and_takes_less_for_an_ellipsis(qtbot, registry):
    choice = registry_choice("choice", "Choice", "What it is", registry)
    qtbot.addWidget(choice)
    widest = max(choice.fontMetrics().horizontalAdvance(one.label) for one in registry.values())
    assert choice.sizeHint().width() > widest
    assert choice.minimumSizeHint().width() < choice.sizeHint().width()
