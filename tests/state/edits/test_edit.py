from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import HealthCheck, given, settings

from nngui.state.codec import EDITS
from nngui.state.document import Document
from nngui.state.edits import AddClass, Edit
from tests.state.strategies import all_edits, documents, same


@pytest.mark.thorough
@given(documents(), all_edits())
@settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
def test_an_edit_is_pure_or_refused(document: Document, edit: Edit) -> None:
    """Twice the same on the same document, which stays what it was; refused only by a ValueError."""
    before = Document(document.dataset, document.settings)
    try:
        after = edit.apply(document)
    except ValueError as error:
        assert str(error)  # noqa: PT017 - either way is right, and both are checked
        after = None
    assert same(document, before)
    if after is not None:
        assert same(edit.apply(document), after)
        assert edit.label
        assert edit.stroke_label(document, after)


@pytest.mark.parametrize("kind", EDITS.values(), ids=list(EDITS))
def test_every_edit_is_frozen_and_belongs_to_a_stroke(kind: type[Edit]) -> None:
    assert "stroke" in {item.name for item in fields(kind)}
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_an_edit_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        AddClass().stroke = 3  # type: ignore[misc]
