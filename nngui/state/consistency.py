"""Whether the parts of a session file belong together: what no part of it can check alone."""

import math
from itertools import pairwise

import numpy as np

from nngui.engine import Network, TrainerState
from nngui.engine.forward import cannot_overflow
from nngui.state.array_codec import field_error
from nngui.state.curve import CAPACITY, Curve
from nngui.state.document import Document
from nngui.state.runs import MAX_NAME, MAX_PINNED, MAX_RUNS, Runs
from nngui.state.view_settings import HALF_LIVES, NUMBERS, STEPS, ViewSettings

# Epochs are drawn and recorded in double precision, which counts so far without a gap.
_GREATEST_EPOCH = 2**53
# Far beyond all points, and far above what the numbers there can tell apart.
_GREATEST_CORNER = 1e9
_LEAST_EXTENT = 1e-9


def check_trainer(trainer: TrainerState, document: Document, path: str) -> None:
    """Refuse a state that a trainer of this document could not go on from; raises LoadError."""
    training = document.settings.training
    sizes, hidden, output = document.network_shape()
    n_parameters = sum((fan_in + 1) * fan_out for fan_in, fan_out in pairwise(sizes))
    for name, shape in {
        "parameters": (n_parameters,),
        "moments": (len(trainer.optimizer.moments), n_parameters),
    }.items():
        array: np.ndarray = getattr(trainer, name)
        if array.shape != shape or array.dtype.kind != "f":
            raise field_error(f"{path}.{name}", f"The network needs numbers of shape {shape}.")
        if array.dtype != training.dtype:
            raise field_error(
                f"{path}.{name}", f"The settings ask for {training.precision} precision."
            )
    network = Network.from_parameters(sizes, hidden, output, trainer.parameters)
    if not cannot_overflow(network.layers):
        raise field_error(f"{path}.parameters", "With these weights the network's sums overflow.")
    if trainer.optimizer != training.make_optimizer():
        raise field_error(f"{path}.optimizer", "This is not the optimizer of the settings.")
    for name in ("optimizer_updates", "epoch", "steps", "order_seed", "running_samples"):
        if not 0 <= getattr(trainer, name) < 2**63:
            raise field_error(f"{path}.{name}", "This is a whole number from 0 to 2^63 - 1.")
    if trainer.epoch > _GREATEST_EPOCH:
        raise field_error(f"{path}.epoch", f"An epoch is at most {_GREATEST_EPOCH:,}.")
    if not math.isfinite(trainer.running_loss):
        raise field_error(f"{path}.running_loss", "This must be a finite number.")
    _check_place(trainer, document, path)


def _check_place(trainer: TrainerState, document: Document, path: str) -> None:
    """The place within the epoch: its steps, and the samples that those took."""
    n_train, steps_per_epoch = document.n_train, document.steps_per_epoch
    if not 0 <= trainer.step_in_epoch < steps_per_epoch:
        raise field_error(f"{path}.step_in_epoch", f"An epoch has {steps_per_epoch:,} steps.")
    if trainer.running_samples > n_train:
        raise field_error(f"{path}.running_samples", f"An epoch has {n_train:,} samples.")


def check_curve(curve: Curve, epoch: int, path: str) -> None:
    """Refuse a curve that cannot be that of a run at this epoch; raises LoadError."""
    if len({len(column) for column in curve.columns()}) > 1:
        raise field_error(path, "All columns must have one length.")
    if len(curve) > CAPACITY:
        raise field_error(path, f"A curve has at most {CAPACITY:,} rows.")
    if not 1 <= curve.stride < 2**62:
        raise field_error(f"{path}.stride", "The stride is 1 or more.")
    ascends = np.all(np.diff(curve.epoch, prepend=-1) > 0)
    if len(curve) and not (ascends and curve.epoch[-1] <= epoch):
        raise field_error(f"{path}.epoch", f"Epochs ascend from 0 to the run's, {epoch:,}.")


def check_runs(runs: Runs, path: str) -> None:
    """Refuse past runs that cannot have come about: too many, or with names or curves of no run; raises LoadError."""
    n_pinned = sum(run.is_pinned for run in runs.runs)
    if len(runs.runs) > MAX_RUNS or n_pinned > MAX_PINNED:
        raise field_error(path, f"At most {MAX_RUNS} runs are kept, {MAX_PINNED} of them pinned.")
    ids = [0, *(run.id for run in runs.runs), runs.next_id, 2**62]
    if not all(before < after for before, after in pairwise(ids)):
        raise field_error(path, "The numbers of runs ascend from 1, up to the next one.")
    for index, run in enumerate(runs.runs):
        one = f"{path}.runs[{index}]"
        if not 0 < len(run.name) <= MAX_NAME:
            raise field_error(f"{one}.name", f"A name has 1 to {MAX_NAME} characters.")
        check_curve(run.curve, _GREATEST_EPOCH, f"{one}.curve")


def check_view(view: ViewSettings, path: str) -> None:
    """Refuse a part of the plane that cannot be shown, and a speed that is none; raises LoadError."""
    rect = view.rect
    if rect is not None:
        corners = (rect.x1_min, rect.x2_min, rect.x1_max, rect.x2_max)
        if not all(abs(corner) <= _GREATEST_CORNER for corner in corners):
            raise field_error(f"{path}.rect", f"It lies within ±{_GREATEST_CORNER:g}.")
        if not min(rect.width, rect.height) >= _LEAST_EXTENT:
            raise field_error(f"{path}.rect", "Each maximum must be greater than its minimum.")
    if view.speed is not None and not view.speed > 0:
        raise field_error(f"{path}.speed", "The speed is more than 0, or null for flat out.")
    if view.step not in STEPS:
        raise field_error(f"{path}.step", f"This is one of {', '.join(STEPS)}.")
    if view.charts.smoothing not in HALF_LIVES:
        known = ", ".join(map(str, HALF_LIVES))
        raise field_error(f"{path}.charts.smoothing", f"This is one of {known}.")
    if view.numbers not in NUMBERS:
        raise field_error(f"{path}.numbers", f"This is one of {', '.join(NUMBERS)}.")
