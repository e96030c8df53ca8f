"""Values are learned through the same run: another output, another loss, a map of values, R^2; and back."""

import numpy as np
import pytest
from sklearn.metrics import r2_score

from nngui.data import Recipe, Task
from nngui.data.value_scale import ValueScale
from nngui.run import FrameMaker, Run
from nngui.run.boundary import contour_segments
from nngui.run.shading import shade_values
from nngui.state.document import Document
from nngui.state.edits import Generate, SetSetting, SetTargets, SetTask
from nngui.state.snapshot import SHADES, Rect, ViewRequest
from tests.run.test_run import LONG_S, parameters

RECT = Rect(-6, -3, 6, 3)


def document(generator: str = "plane", seed: int = 1) -> Document:
    return Generate(Recipe(generator, 200, 0.0, 2, seed)).apply(Document())


def predicted(run: Run) -> np.ndarray:
    """What the run says at each point, read from its map of values."""
    dataset = run.document.dataset
    values = []
    for x1, x2 in zip(dataset.x1, dataset.x2, strict=True):
        rect = Rect(x1 - 1e-3, x2 - 1e-3, x1 + 1e-3, x2 + 1e-3)
        values.append(run.field(rect, 1, 1)[0, 0, 0])
    return np.array(values)


def test_a_plane_is_learned_and_scored_by_r_squared() -> None:
    run = Run(document())
    assert run.document.network_shape()[0][-1] == 1
    assert run.document.network_shape()[2] == "linear"
    run.advance(LONG_S, 60)
    dataset, said = run.document.dataset, predicted(run)
    is_train = dataset.is_train(run.document.settings.train_share)
    found = run.evaluation()
    for mask, score, loss in (
        (is_train, found.train_accuracy, found.train_loss),
        (~is_train, found.test_accuracy, found.test_loss),
    ):
        assert score == pytest.approx(r2_score(dataset.target[mask], said[mask]), abs=1e-4)
        assert loss == pytest.approx(
            np.mean((dataset.target[mask] - said[mask]) ** 2) / 2, rel=1e-2
        )
    assert found.test_accuracy is not None
    assert found.test_accuracy > 0.95
    assert run.curve().test_accuracy[-1] == pytest.approx(found.test_accuracy)


def test_nothing_is_misclassified() -> None:
    assert len(Run(document()).scores()[1]) == 0


@pytest.mark.parametrize(
    "path, value", [("network.value_output", "tanh-value"), ("training.value_loss", "huber")]
)
def test_output_and_loss_change_live_and_weights_stay(path: str, value: str) -> None:
    run = Run(document())
    run.advance(LONG_S, 5)
    weights, old_loss = parameters(run), run.evaluation().train_loss
    edit = SetSetting(path, value)
    run.apply(edit.apply(run.document), edit)
    assert np.array_equal(parameters(run), weights)
    run.advance(LONG_S, 5)
    assert np.abs(run.field(RECT, 9, 9)).max() < 1.5
    assert run.evaluation().train_loss != old_loss


def test_the_losses_of_classes_leave_the_loss_of_values_alone() -> None:
    run = Run(document())
    edit = SetSetting("training.loss", "hinge")
    run.apply(edit.apply(run.document), edit)
    run.advance(LONG_S, 1)
    assert run.document.loss == "squared-error"


def test_another_task_keeps_the_hidden_layers_and_comes_back_with_all_weights() -> None:
    run = Run(Generate(Recipe("blobs", 60, 0.1, 4)).apply(Document()))
    run.advance(LONG_S, 20)
    classes, weights = run.document, parameters(run)
    edit = Generate(Recipe("plane", 80))
    before = run.apply(edit.apply(classes), edit)
    assert before is not None
    n_hidden = 2 * 8 + 8 + 8 * 8 + 8
    assert np.array_equal(parameters(run)[:n_hidden], weights[:n_hidden])
    run.advance(LONG_S, 20)
    assert run.field(RECT, 4, 3).shape == (1, 3, 4)
    run.restore(classes, before)
    assert np.array_equal(parameters(run), weights)
    assert run.field(RECT, 4, 3).shape == (4, 3, 4)


@pytest.mark.parametrize("n_classes", [2, 5])
@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_values_lead_to_any_number_of_classes(n_classes: int, output: str) -> None:
    run = Run(SetSetting("network.output", output).apply(document()))
    run.advance(LONG_S, 3)
    edit = Generate(Recipe("blobs", 60, 0.1, n_classes))
    run.apply(edit.apply(run.document), edit)
    run.advance(LONG_S, 3)
    assert run.field(RECT, 4, 3).sum(axis=0) == pytest.approx(1.0, abs=1e-5)


def test_the_same_points_can_be_learned_as_values() -> None:
    run = Run(Generate(Recipe(n_points=100)).apply(Document()))
    edit = SetTask("regression")
    run.apply(edit.apply(run.document), edit)
    run.advance(LONG_S, 200)
    agrees = np.sign(predicted(run)) == run.document.dataset.target
    assert agrees.mean() > 0.97


def test_a_set_target_reaches_the_trainer() -> None:
    run = Run(document())
    before = run.evaluation().train_loss
    edit = SetTargets(run.document.dataset.id, 40.0)
    run.apply(edit.apply(run.document), edit)
    after = run.evaluation()
    assert before is not None
    assert after.train_loss is not None
    assert after.train_loss > 100 * before
    assert after.train_accuracy is None


def test_frames_show_values_on_the_scale_of_the_targets() -> None:
    frames = FrameMaker(lambda: 0.0)
    run = Run(document("bumps"))
    frames.begin(run)
    run.advance(LONG_S, 100)
    request = ViewRequest(7, RECT, columns=32, rows=16)
    snapshot = frames.make(request, serial=3, running=False)
    assert snapshot is not None
    assert snapshot.task is Task.REGRESSION
    assert snapshot.field.shape == (1, 16, 32)
    scale = ValueScale.of(run.document.dataset)
    assert np.array_equal(snapshot.shade, shade_values(snapshot.field[0], scale))
    expected = contour_segments(snapshot.field, scale.contours, RECT)
    assert len(expected)
    assert np.array_equal(snapshot.boundary, expected)
    assert len(snapshot.misclassified) == 0


def test_shades_are_sign_and_size() -> None:
    values = np.array([[-9.0, -2.0, -1.0, 0.0, 1.0, 2.0, 9.0]])
    shades = shade_values(values, ValueScale(2.0))
    full, half = SHADES - 1, round((SHADES - 1) / 2)
    assert shades.tolist() == [[SHADES + full, SHADES + full, SHADES + half, 0, half, full, full]]
    assert shades.dtype == np.uint16


def test_contours_run_where_the_values_are() -> None:
    columns, rows = 24, 12
    x1 = -6 + (np.arange(columns) + 0.5) * 12 / columns
    field = np.tile(x1, (rows, 1))[None].astype(np.float32)
    ends = contour_segments(field, (-2.0, 4.25), RECT).reshape(-1, 2, 2)
    assert sorted(set(np.round(ends[..., 0].ravel(), 5))) == [-2.0, 4.25]
    assert ends[..., 1].min() <= -3
    assert ends[..., 1].max() >= 3
    assert contour_segments(np.empty((1, 0, 0)), (0.0,), RECT).shape == (0, 4)
