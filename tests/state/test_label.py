from nngui.state.label import Label
from nngui.state.setting_names import setting_name


def test_it_is_its_english_and_knows_what_that_was_made_from() -> None:
    label = Label("add {count:,} points", count=1_204)
    assert label == "add 1,204 points"
    assert label.code == "add {count:,} points"
    assert dict(label.parameters) == {"count": 1_204}


def test_braces_in_what_it_names_are_no_parameters() -> None:
    assert Label("open {file}", file="{a}.csv") == "open {a}.csv"
    assert setting_name("training.{0}") == "{0}"
