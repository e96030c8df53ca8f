import pytest

from nngui.data import Recipe
from nngui.state.document import Document
from nngui.state.edits import Generate, SetSetting
from nngui.ui.controls.task_choices import LossChoice, OutputChoice, TaskChoice

CLASSES = Generate(Recipe()).apply(Document())
FIVE = Generate(Recipe("blobs", 60, 0.1, 5)).apply(Document())
VALUES = Generate(Recipe("plane")).apply(Document())


def offered(choice: TaskChoice) -> list[str]:
    return [str(choice.itemData(index)) for index in range(choice.count())]


@pytest.fixture
def output(qtbot) -> OutputChoice:
    made = OutputChoice()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def loss(qtbot) -> LossChoice:
    made = LossChoice()
    qtbot.addWidget(made)
    return made


def test_each_task_offers_its_own_outputs(output: OutputChoice) -> None:
    output.show_document(VALUES)
    assert (offered(output), output.choice) == (["linear", "tanh-value"], "linear")
    assert output.isEnabled()
    assert "any number" in output.toolTip()
    output.show_document(CLASSES)
    assert offered(output)[:2] == ["softmax", "sigmoid"]
    assert output.choice == "softmax"
    output.show_document(FIVE)
    assert not output.isEnabled()
    assert "With 5 classes" in output.toolTip()


def test_the_losses_are_those_that_fit(loss: LossChoice) -> None:
    loss.show_document(VALUES)
    assert (offered(loss), loss.choice) == (["squared-error", "huber"], "squared-error")
    loss.show_document(CLASSES)
    assert "cross-entropy" in offered(loss)
    assert loss.choice == "cross-entropy"


def test_each_task_remembers_its_own(output: OutputChoice, loss: LossChoice, qtbot) -> None:
    asked: list[tuple[str, str]] = []
    for choice in (output, loss):
        choice.setting_chosen.connect(lambda path, name: asked.append((path, name)))
        choice.show_document(VALUES)
        choice.activated.emit(1)
        choice.show_document(CLASSES)
        choice.activated.emit(1)
    assert asked == [
        ("network.value_output", "tanh-value"),
        ("network.output", "sigmoid"),
        ("training.value_loss", "huber"),
        ("training.loss", "squared-error"),
    ]
    document = SetSetting("training.value_loss", "huber").apply(CLASSES)
    loss.show_document(document)
    assert loss.choice == "cross-entropy"
    loss.show_document(Generate(Recipe("bumps")).apply(document))
    assert loss.choice == "huber"


def test_an_open_list_is_not_filled_again(output: OutputChoice, monkeypatch) -> None:
    output.show_document(VALUES)
    filled: list[object] = []
    monkeypatch.setattr(output, "show_items", filled.append)
    output.show_document(Generate(Recipe("bumps")).apply(VALUES))
    assert filled == []
