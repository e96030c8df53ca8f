import pytest

from nngui.data import Recipe
from nngui.state.document import Document
from nngui.state.edits import ClearPoints, EditError, Generate, SetSetting, StepSample


def test_it_changes_the_weights_and_nothing_else() -> None:
    before = Generate(Recipe(n_points=20)).apply(Document())
    edit = StepSample()
    assert edit.apply(before) is before
    assert edit.touches_weights(before, before)
    assert not edit.draws_weights
    assert edit.label == "step by one sample"


@pytest.mark.parametrize("optimizer, label", [("lbfgs", "L-BFGS"), ("rprop", "Rprop")])
def test_an_optimizer_of_all_points_has_no_such_step(optimizer: str, label: str) -> None:
    document = SetSetting("training.optimizer", optimizer).apply(
        Generate(Recipe(n_points=20)).apply(Document())
    )
    with pytest.raises(EditError, match=f"{label} takes all points in every step: step by one"):
        StepSample().apply(document)


def test_without_training_points_it_names_the_mend() -> None:
    document = Generate(Recipe(n_points=20)).apply(Document())
    for empty in (ClearPoints(), SetSetting("train_share", 0.0)):
        with pytest.raises(EditError, match="place some, or raise the train share"):
            StepSample().apply(empty.apply(document))
