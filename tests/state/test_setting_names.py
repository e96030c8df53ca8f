import pytest

from nngui.state.setting_names import setting_name


@pytest.mark.parametrize(
    "path, name",
    [
        ("training.learning_rate", "learning rate"),
        ("training.constants.weight_decay", "weight decay"),
        ("training.l2", "L2 penalty"),
        ("training.stop.epochs", "epochs to train"),
        ("train_share", "train share"),
    ],
)
def test_settings_are_called_what_people_call_them(path: str, name: str) -> None:
    assert setting_name(path) == name
