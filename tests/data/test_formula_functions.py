import numpy as np
import pytest

from nngui.data.formula_functions import FUNCTIONS, NEGATIVE, OPERATORS

ALL = [*FUNCTIONS.values(), *OPERATORS.values(), NEGATIVE]


@pytest.mark.parametrize("function", ALL, ids=lambda function: f"{function.name}{function.arity}")
def test_each_has_its_three_forms(function) -> None:
    assert getattr(np, function.numpy) is function.ufunc
    assert function.ufunc.nin == function.arity
    assert function.torch.islower()
    assert function.onnx.istitle()


def test_no_two_share_a_form() -> None:
    for form in ("numpy", "torch", "onnx"):
        assert len({getattr(function, form) for function in ALL}) == len(ALL)


def test_those_that_round_take_halves_to_the_even_neighbor() -> None:
    # As torch.round and ONNX's Round do.
    assert FUNCTIONS["round"].ufunc([0.5, 1.5, 2.5]).tolist() == [0.0, 2.0, 2.0]
