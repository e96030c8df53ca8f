from nngui.data.formula_error import FormulaError


def test_it_says_where_and_carries_what_a_translation_needs() -> None:
    error = FormulaError("unknown-name", 3, 'There is no "foo".', name="foo")
    assert isinstance(error, ValueError)
    assert str(error) == 'Character 4 of the formula: There is no "foo".'
    assert (error.code, error.position, error.message) == ("unknown-name", 3, 'There is no "foo".')
    assert dict(error.parameters) == {"name": "foo"}
