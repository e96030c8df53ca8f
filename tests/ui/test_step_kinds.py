"""What one press of Step is: chosen in the menu, told by the action, and done."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from nngui.data import Recipe
from nngui.session import Session
from nngui.state.document import Document
from nngui.state.edits import Generate, SetSetting
from nngui.ui.actions import make_actions
from nngui.ui.step_kinds import StepKinds, step_text


@pytest.fixture
def session() -> Session:
    return Session(Generate(Recipe(n_points=200)).apply(Document()))


@pytest.fixture
def actions(qapp: object, session: Session) -> Iterator[dict[str, QAction]]:
    owner = QWidget()
    made = make_actions(owner)
    StepKinds(made, session, session, owner)
    yield made
    owner.deleteLater()


def test_it_begins_with_an_epoch(actions: dict[str, QAction]) -> None:
    assert actions["step_epoch"].isChecked()
    assert actions["step"].text() == "&Step: 1 epoch"
    assert actions["step"].iconText() == "Step"


@pytest.mark.parametrize("kind", ["sample", "batch", "epoch"])
def test_a_kind_is_chosen_and_told(
    actions: dict[str, QAction], session: Session, kind: str
) -> None:
    actions[f"step_{kind}"].trigger()
    assert session.view_settings.step == kind
    checked = [name for name in ("sample", "batch", "epoch") if actions[f"step_{name}"].isChecked()]
    assert checked == [kind]
    text = step_text(kind, session.document)
    assert actions["step"].text() == f"&{text}"
    assert text in actions["step"].toolTip()
    actions[f"step_{kind}"].trigger()
    assert actions[f"step_{kind}"].isChecked()


def test_the_size_of_the_batch_is_told_as_it_is_now(
    actions: dict[str, QAction], session: Session
) -> None:
    actions["step_batch"].trigger()
    assert actions["step"].text() == "&Step: 1 batch of 32"
    session.perform(SetSetting("training.batch_size", 8))
    assert actions["step"].text() == "&Step: 1 batch of 8"
    session.perform(SetSetting("training.optimizer", "lbfgs"))
    assert actions["step"].text() == f"&Step: 1 batch of {session.document.n_train}"
