"""Session files that are well formed and mean harm: each is refused with a sentence, none reaches the worker."""

import json
from typing import Any

import numpy as np
import pytest

from nngui.data import LoadError, Recipe
from nngui.run import Run
from nngui.state.curve import CAPACITY, Curve, CurveRecorder, Evaluation
from nngui.state.document import Document
from nngui.state.edits import AddPoints, Generate, SetSetting
from nngui.state.session_file import SessionFile, from_json, to_json
from nngui.state.snapshot import Rect
from nngui.state.view_settings import ViewSettings


def saved(n_points: int = 20) -> dict[str, Any]:
    run = Run(Generate(Recipe(n_points=n_points)).apply(Document()))
    run.advance(1e9, 2)
    session = SessionFile(run.document, run.checkpoint(), view_settings=ViewSettings(rect=Rect()))
    content: dict[str, Any] = json.loads(to_json(session))
    return content


def opened(content: dict[str, Any]) -> SessionFile:
    return from_json(json.dumps(content).encode())


def refusal(content: dict[str, Any]) -> str:
    with pytest.raises(LoadError) as caught:
        opened(content)
    return caught.value.message


def test_the_file_itself_is_good() -> None:
    session = opened(saved())
    Run(session.document, session.checkpoint).advance(1e9, 1)


@pytest.mark.parametrize("next_id", [-1, 10**18, 10**19])
@pytest.mark.parametrize("n_points", [0, 20])
def test_ids_that_would_run_out(next_id: int, n_points: int) -> None:
    content = saved()
    if n_points == 0:
        content = json.loads(to_json(SessionFile(Document())))
    content["document"]["dataset"]["next_id"] = next_id
    assert "next_id" in refusal(content) or "ids must" in refusal(content)


@pytest.mark.parametrize("weight", [1e300, 1e305])
def test_weights_whose_sums_overflow(weight: float) -> None:
    content = saved()
    parameters = content["run"]["checkpoint"]["parameters"]
    content["run"]["checkpoint"]["parameters"] = [weight] * len(parameters)
    assert refusal(content).startswith("run.checkpoint.parameters: With these weights")


@pytest.mark.parametrize("name", ["parameters", "moments"])
def test_shapes_of_another_network(name: str) -> None:
    content = saved()
    content["run"]["checkpoint"][name] = [1.0, 2.0]
    assert refusal(content).startswith(f"run.checkpoint.{name}: The network needs")


def test_an_epoch_that_no_double_counts() -> None:
    content = saved()
    content["run"]["checkpoint"]["epoch"] = 2**53 + 1
    assert refusal(content).startswith("run.checkpoint.epoch: An epoch is at most")


@pytest.mark.parametrize(
    "corners", [(-1e308, 0.0, 1e308, 1.0), (0.0, -1e200, 1.0, 1.0), (0.0, 0.0, 1e-300, 1.0)]
)
def test_a_view_where_numbers_end(corners: tuple[float, ...]) -> None:
    content = saved()
    names = ("x1_min", "x2_min", "x1_max", "x2_max")
    content["view"]["rect"] = dict(zip(names, corners, strict=True))
    assert refusal(content).startswith("view.rect: ")


@pytest.mark.parametrize("spacing", [2, 4, 2**20, 2**42])
def test_a_curve_with_gaps_goes_on(spacing: int) -> None:
    columns = [np.arange(CAPACITY, dtype=float) * spacing, *[np.ones(CAPACITY)] * 6]
    recorder = CurveRecorder(Curve.from_columns(columns, 1))
    epoch = (CAPACITY - 1) * spacing
    for _ in range(CAPACITY):
        epoch = recorder.next_evaluation(epoch)
        recorder.record(epoch, Evaluation(2.0, None, None, None))
    curve = recorder.curve()
    assert len(curve) <= CAPACITY
    assert np.all(np.diff(curve.epoch) > 0)
    assert curve.epoch[-1] == epoch


def test_an_empty_document_comes_back_and_takes_points() -> None:
    document = SetSetting("network.output", "sigmoid").apply(Document())
    run = Run(document)
    session = opened(json.loads(to_json(SessionFile(document, run.checkpoint()))))
    again = Run(session.document, session.checkpoint)
    edit = AddPoints(np.linspace(-1, 1, 9), np.zeros(9), np.arange(9) % 2)
    for one in (run, again):
        one.apply(edit.apply(one.document), edit)
        one.advance(1e9, 3)
    states = run.checkpoint().trainer, again.checkpoint().trainer
    assert np.array_equal(states[0].parameters, states[1].parameters)
