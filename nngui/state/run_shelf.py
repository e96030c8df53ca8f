"""Who puts a run among the past ones when it ends, and takes it back when undo brings it back."""

from collections.abc import Callable
from dataclasses import replace

from nngui.state.commands import Applied, Apply, Command, Restore
from nngui.state.curve import Curve
from nngui.state.runs import PastRun, Runs


class RunShelf:
    """Listens to the commands and to what the worker answers; `changed` is told of other runs.

    A run that undo has made the present one comes back with its name where redo ends it again.
    """

    def __init__(self, changed: Callable[[Runs], object]) -> None:
        self.runs = Runs()
        self._changed = changed
        self._begin()

    def begin(self, runs: Runs) -> None:
        """Another document, with these."""
        self._begin()
        self.put(runs)

    def _begin(self) -> None:
        # By the serials of commands that are not answered yet.
        self._ending: set[int] = set()
        self._undone: dict[int, PastRun] = {}
        self._redone: dict[int, PastRun] = {}
        # The curve that redo would go on with, and the run that it would end.
        self._ahead: list[tuple[Curve, PastRun]] = []

    def note(self, command: Command) -> None:
        """A command that may end the run, or bring one back."""
        if isinstance(command, Apply) and command.edit is not None:
            # There is nothing left to redo.
            self._ahead.clear()
            if command.edit.draws_weights:
                self._ending.add(command.serial)
        if isinstance(command, Restore):
            curve = command.checkpoint.curve
            for ahead, run in self._ahead:
                if ahead is curve:
                    self._redone[command.serial] = run
            for run in self.runs.runs:
                if run.curve is curve:
                    self._undone[command.serial] = run
            self._put_if_other(self.runs.resumed(curve))

    def receive(self, applied: Applied) -> None:
        """The worker has done it: the run before is a past one."""
        serial, before = applied.serial, applied.before
        is_ending = serial in self._ending
        self._ending.discard(serial)
        undone, redone = self._undone.pop(serial, None), self._redone.pop(serial, None)
        if before is None:
            return
        if is_ending:
            self._put_if_other(self.runs.followed_by(before.curve, before.document.settings))
        if undone is not None:
            self._ahead.append((before.curve, undone))
        if redone is not None:
            ended = replace(redone, curve=before.curve, settings=before.document.settings)
            self._put_if_other(self.runs.with_back(ended))

    def put(self, runs: Runs) -> None:
        """These from now on."""
        self.runs = runs
        self._changed(runs)

    def _put_if_other(self, runs: Runs) -> None:
        if [run.id for run in runs.runs] != [run.id for run in self.runs.runs]:
            self.put(runs)
