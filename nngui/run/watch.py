"""One weight or bias under the eye: its gradient, its last update, and where it has been. Only while a card is open."""

from collections import deque
from collections.abc import Callable

import numpy as np

from nngui.run.gradients import gradient_at
from nngui.run.paced import Paced
from nngui.run.run import Run
from nngui.state.probe import ParameterPlace, ParameterView

HISTORY = 160
"""Values that are kept: at ten a second those of the last quarter of a minute."""


class Watch:
    """Follows the parameter that is asked for; another one begins with an empty history."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._view: Paced[ParameterView | None] = Paced(clock, None)
        self._history: deque[float] = deque(maxlen=HISTORY)
        self._watched: tuple[ParameterPlace, tuple[int, ...]] | None = None

    def forget(self) -> None:
        """Another run, or nothing is asked for."""
        self._watched = None
        self._history.clear()
        self._view.forget()

    def renew(self) -> None:
        """The run was changed by hand: that is to be seen at once."""
        self._view.forget()

    def at(self, run: Run, running: bool, place: ParameterPlace | None) -> ParameterView | None:
        """The parameter as it is now; None where nothing is asked for, or the network has no such one."""
        sizes = tuple(run.trainer.network.sizes)
        if place is not None and not place.is_in(sizes):
            place = None
        watched = None if place is None else (place, sizes)
        if watched != self._watched:
            self.forget()
            self._watched = watched
        index = None if place is None else place.offset(sizes)
        run.watch(index)
        if place is None or index is None:
            return None
        return self._view.at((run.epoch, run.step), running, lambda: self._look(run, place, index))

    def _look(self, run: Run, place: ParameterPlace, index: int) -> ParameterView:
        value = float(run.trainer.network.parameters[index])
        self._history.append(value)
        gradient, n_samples = gradient_at(run, index)
        history = np.array(self._history)
        return ParameterView(place, value, gradient, n_samples, run.last_update, history)
