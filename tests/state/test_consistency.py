from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nngui.data import LoadError
from nngui.state.consistency import check_curve, check_trainer, check_view
from nngui.state.curve import CAPACITY, Curve, CurveRecorder, Evaluation
from nngui.state.snapshot import Rect
from nngui.state.view_settings import ViewSettings
from tests.state.strategies import checkpoints, documents


@pytest.mark.thorough
@given(st.data())
@settings(deadline=None, max_examples=30)
def test_a_state_fits_its_document_and_no_other_shape(data: st.DataObject) -> None:
    document = data.draw(documents())
    checkpoint = data.draw(checkpoints(document))
    check_trainer(checkpoint.trainer, document, "run")
    check_curve(checkpoint.curve, checkpoint.epoch, "run")
    larger = replace(checkpoint.trainer, parameters=np.append(checkpoint.trainer.parameters, 0.0))
    with pytest.raises(LoadError, match=r"^run\.parameters: The network needs numbers of shape"):
        check_trainer(larger, document, "run")


def test_the_longest_curve_of_a_recorder_passes_and_a_longer_one_does_not() -> None:
    recorder = CurveRecorder()
    for epoch in range(CAPACITY):
        recorder.record(epoch, Evaluation(1.0, None, None, None))
    longest = recorder.curve()
    assert len(longest) == CAPACITY
    check_curve(longest, CAPACITY, "curve")
    longer = Curve.from_columns([np.append(c, CAPACITY) for c in longest.columns()], 1)
    with pytest.raises(LoadError, match="at most 1,024 rows"):
        check_curve(longer, CAPACITY, "curve")


def test_an_empty_curve_passes() -> None:
    check_curve(Curve.empty(), 0, "curve")


@pytest.mark.parametrize(
    "rect",
    [
        Rect(0, 0, 0, 1),
        Rect(0, 0, 1, 0),
        Rect(1, 0, 0, 1),
        Rect(0, 0, float("nan"), 1),
    ],
)
def test_an_empty_part_of_the_plane_cannot_be_shown(rect: Rect) -> None:
    with pytest.raises(LoadError, match=r"view\.rect"):
        check_view(ViewSettings(rect=rect), "view")


@pytest.mark.parametrize("speed", [0.0, -1.0, float("nan")])
def test_a_speed_is_more_than_nothing(speed: float) -> None:
    with pytest.raises(LoadError, match=r"view\.speed"):
        check_view(ViewSettings(speed=speed), "view")
