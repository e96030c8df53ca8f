"""Who puts a run among the past ones when it ends, and takes it back when undo brings it back."""

from collections.abc import Callable

from nngui.state.commands import Applied, Apply, Command, Restore
from nngui.state.runs import Runs


class RunShelf:
    """Listens to the commands and to what the worker answers; `changed` is told of other runs."""

    def __init__(self, changed: Callable[[Runs], object]) -> None:
        self.runs = Runs()
        self._changed = changed
        self._ending: set[int] = set()

    def clear(self) -> None:
        """Another document."""
        self._ending.clear()
        self.put(Runs())

    def note(self, command: Command) -> None:
        """A command that may end the run, or bring one back."""
        if isinstance(command, Apply) and command.edit is not None and command.edit.draws_weights:
            self._ending.add(command.serial)
        if isinstance(command, Restore):
            self._put_if_other(self.runs.resumed(command.checkpoint.curve))

    def receive(self, applied: Applied) -> None:
        """The worker has done it: the run before is a past one."""
        if applied.serial in self._ending:
            self._ending.remove(applied.serial)
            if applied.before is not None:
                before = applied.before
                self._put_if_other(self.runs.followed_by(before.curve, before.document.settings))

    def put(self, runs: Runs) -> None:
        """These from now on."""
        self.runs = runs
        self._changed(runs)

    def _put_if_other(self, runs: Runs) -> None:
        if [run.id for run in runs.runs] != [run.id for run in self.runs.runs]:
            self.put(runs)
