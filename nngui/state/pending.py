"""What the worker has not answered yet, and what waits for its answers.

Undo of a Reset needs the weights that the Reset took, and only the worker knows them; its answer comes within a slice
of training. Until then the undo waits, and what is asked for meanwhile waits behind it, in order.
"""

from collections import deque
from collections.abc import Callable

from nngui.state.edits import Edit
from nngui.state.history import Step
from nngui.state.journal import Back

Operation = Callable[[], bool]
Owed = tuple[int, Back]


class Pending:
    """The commands under way, by serial: what each was, and whose saved state its answer will bring."""

    def __init__(self) -> None:
        self._issued: dict[int, Edit | Back] = {}
        self._owed: dict[int, Owed] = {}

    def issue(self, serial: int, what: Edit | Back, owed: Owed | None = None) -> None:
        """A command goes out. `owed`: the step (by its serial) and the side of it that the answer completes."""
        self._issued[serial] = what
        if owed is not None:
            self._owed[serial] = owed

    def answer(self, serial: int) -> tuple[Edit | Back | None, Owed | None]:
        """A command was answered: what it was, and what its answer completes; None for other commands."""
        return self._issued.pop(serial, None), self._owed.pop(serial, None)

    def is_owed(self, step: Step | None) -> bool:
        """Whether the state that this step replaced is still to come."""
        return step is not None and any(serial == step.serial for serial, _ in self._owed.values())

    def clear(self) -> None:
        """Another document: late answers belong to nobody."""
        self._issued.clear()
        self._owed.clear()


class Turns:
    """Operations one after the other; one that cannot be done yet says False, and is tried again by `run`."""

    def __init__(self) -> None:
        self._waiting: deque[Operation] = deque()
        self._busy = False

    def take(self, operation: Operation) -> None:
        """Do it now, or behind what waits. What an operation asks for while it runs is done next."""
        self._waiting.append(operation)
        self.run()

    def run(self) -> None:
        """Do what can be done."""
        while self._waiting and not self._busy:
            operation = self._waiting.popleft()
            self._busy = True
            try:
                done = operation()
            finally:
                self._busy = False
            if not done:
                self._waiting.appendleft(operation)
                return

    def clear(self) -> None:
        """Another document: what was asked of the old one is void."""
        self._waiting.clear()
