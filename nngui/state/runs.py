"""The runs before the present one: what each went through and with which settings, to be compared with it.

A run ends when its weights are drawn anew (Reset, New weights, a preset). A few of them are kept; those that are pinned
longest. They go into the session file.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import reduce
from typing import Final

from nngui.engine import OPTIMIZERS
from nngui.state.curve import Curve
from nngui.state.freezing import FrozenLayer
from nngui.state.label import Label
from nngui.state.setting_names import setting_name, setting_text
from nngui.state.settings import OptimizerConstants, Settings

MAX_RUNS: Final = 8
MAX_PINNED: Final = 5
MAX_NAME: Final = 40
COMPARED: Final = (
    *("network.seed", "network.initializer", "network.output", "network.value_output"),
    *("training.loss", "training.value_loss", "training.optimizer", "training.learning_rate"),
    *("training.schedule", "training.batch_size", "training.l1", "training.l2"),
    *("training.clip_norm", "training.precision", "train_share"),
)
"""What runs are compared by, besides layers, features and the constants of optimizers."""
_NOT_THERE: Final = "–"
_CONSTANTS: Final = tuple(item.name for item in fields(OptimizerConstants))


@dataclass(frozen=True, eq=False, slots=True)
class PastRun:
    """One of them; `id` is never reused in a document. `name`: a Label until a hand gives another one."""

    id: int
    name: str
    curve: Curve
    settings: Settings
    is_pinned: bool = False

    @property
    def epochs(self) -> int:
        return int(self.curve.epoch[-1]) if len(self.curve) else 0


@dataclass(frozen=True, eq=False, slots=True)
class Runs:
    """Oldest first, at most MAX_RUNS. All changes give another value; an unknown id changes nothing."""

    runs: tuple[PastRun, ...] = ()
    next_id: int = 1

    @property
    def shown(self) -> tuple[PastRun, ...]:
        """Those to be drawn beside the present run: the pinned ones and the latest."""
        return tuple(run for run in self.runs if run.is_pinned or run is self.runs[-1])

    @property
    def titles(self) -> tuple[tuple[int, str, bool], ...]:
        """Which runs there are, and what a hand has made of them."""
        return tuple((run.id, run.name, run.is_pinned) for run in self.runs)

    def followed_by(self, curve: Curve, settings: Settings) -> "Runs":
        """One more, unless it was never trained. The oldest that is not pinned makes room."""
        if len(curve) < 2:
            return self
        run = PastRun(self.next_id, _first_name(self.next_id), curve, settings)
        return Runs((*self._with_room(), run), self.next_id + 1)

    def with_back(self, run: PastRun) -> "Runs":
        """With one back that was resumed, in its place."""
        if any(one.id == run.id for one in self.runs):
            return self
        runs = tuple(sorted((*self._with_room(), run), key=lambda one: one.id))
        is_one_too_many = sum(one.is_pinned for one in runs) > MAX_PINNED
        return replace(self, runs=runs).pinned(run.id, run.is_pinned and not is_one_too_many)

    def _with_room(self) -> list[PastRun]:
        kept = list(self.runs)
        if len(kept) >= MAX_RUNS:
            kept.remove(next(one for one in kept if not one.is_pinned))
        return kept

    def renamed(self, run_id: int, name: str) -> "Runs":
        """With another name for one; an empty one changes nothing."""
        name = " ".join(name.split())[:MAX_NAME]
        return self._with(run_id, lambda run: replace(run, name=name)) if name else self

    def with_first_names(self) -> "Runs":
        """Names that no hand has given are labels again: read from a file they were mere words."""
        return replace(
            self,
            runs=tuple(
                replace(run, name=first) if run.name == (first := _first_name(run.id)) else run
                for run in self.runs
            ),
        )

    def pinned(self, run_id: int, is_pinned: bool) -> "Runs":
        """With one pinned, or not any more; at most MAX_PINNED are."""
        if is_pinned and sum(run.is_pinned for run in self.runs) >= MAX_PINNED:
            return self
        return self._with(run_id, lambda run: replace(run, is_pinned=is_pinned))

    def removed(self, run_id: int) -> "Runs":
        """Without this one."""
        return replace(self, runs=tuple(run for run in self.runs if run.id != run_id))

    def resumed(self, curve: Curve) -> "Runs":
        """Without the run of this curve: undo has made it the present one again."""
        return replace(self, runs=tuple(run for run in self.runs if run.curve is not curve))

    def _with(self, run_id: int, change: Callable[[PastRun], PastRun]) -> "Runs":
        runs = tuple(change(run) if run.id == run_id else run for run in self.runs)
        return replace(self, runs=runs)


def _first_name(run_id: int) -> Label:
    return Label("Run {number}", number=run_id)


def differences(settings: Sequence[Settings]) -> list[tuple[str, tuple[str, ...]]]:
    """What is not the same in all of these: its name, and what each of them has; Labels where these are words."""
    rows = [
        (setting_name("network.layers"), tuple(map(_layers_text, settings))),
        (setting_name("features"), tuple(map(_features_text, settings))),
        *((setting_name(path), _texts(path, settings)) for path in COMPARED),
        *(_constants(name, settings) for name in _CONSTANTS),
        (setting_name("network.frozen"), tuple(_frozen_text(one) for one in settings)),
    ]
    return [(name, texts) for name, texts in rows if len(set(texts) - {_NOT_THERE}) > 1]


def _constants(name: str, settings: Sequence[Settings]) -> tuple[str, tuple[str, ...]]:
    """A constant: it matters only where the optimizer has it."""
    path = f"training.constants.{name}"
    texts = (
        setting_text(path, one.value(path))
        if name in OPTIMIZERS[one.training.optimizer].defaults
        else _NOT_THERE
        for one in settings
    )
    return setting_name(path), tuple(texts)


def _features_text(settings: Settings) -> str:
    names = ", ".join(settings.features.names)
    return Label("{names} (standardized)", names=names) if settings.features.is_fitted else names


def _frozen_text(settings: Settings) -> str:
    """Which layers have something frozen, the first hidden one being 1."""
    layers = (k + 1 for k, layer in enumerate(settings.network.frozen) if layer != FrozenLayer())
    return _listed(Label("layer {layer}", layer=number) for number in layers)


def _texts(path: str, settings: Sequence[Settings]) -> tuple[str, ...]:
    return tuple(setting_text(path, one.value(path)) for one in settings)


def _layers_text(settings: Settings) -> str:
    """ "8-8 tanh", or "8 tanh, 4 relu" where they differ, with dropout where there is some."""
    layers = settings.network.layers
    kinds = {(layer.activation, layer.dropout) for layer in layers}
    if len(kinds) == 1:
        units = "-".join(str(layer.units) for layer in layers)
        return _layer_text(units, *kinds.pop())
    return _listed(
        _layer_text(str(layer.units), layer.activation, layer.dropout) for layer in layers
    )


def _layer_text(units: str, activation: str, dropout: float) -> Label:
    if not dropout:
        return Label("{units} {activation}", units=units, activation=activation)
    return Label(
        "{units} {activation}, dropout {share:g}",
        units=units,
        activation=activation,
        share=dropout,
    )


def _listed(parts: Iterable[Label]) -> Label:
    """One after the other, or that there is none."""
    found = list(parts)
    return reduce(_both, found) if found else Label("none")


def _both(one: Label, other: Label) -> Label:
    return Label("{one}, {other}", one=one, other=other)
