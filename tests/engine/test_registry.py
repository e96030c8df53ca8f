from __future__ import annotations

import pytest

from nngui.engine import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS, OUTPUTS, Registry

ALL = [ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS, OUTPUTS]


@pytest.mark.parametrize("registry", ALL, ids=lambda registry: registry.argument)
def test_every_entry_says_what_it_is(registry: Registry) -> None:
    for name, entry in registry.items():
        assert entry.name == name
        assert entry.label
        assert entry.summary.endswith(".")
        assert registry.find(name) is entry


@pytest.mark.parametrize("registry", ALL, ids=lambda registry: registry.argument)
@pytest.mark.parametrize("name", ["", "Sigmoid", None, 3, []])
def test_a_wrong_name_is_refused_with_the_known_ones(registry: Registry, name: object) -> None:
    with pytest.raises(ValueError, match=f"{registry.argument} must be one of") as error:
        registry.find(name)
    assert all(known in str(error.value) for known in registry)
