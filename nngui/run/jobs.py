"""The jobs that a worker has: the first that came is gone on with, for a few milliseconds at a time."""

from collections.abc import Callable, Iterator

from nngui.state.jobs import (
    CancelJob,
    JobAnswer,
    JobCommand,
    JobDone,
    JobFailed,
    JobProgress,
    StartJob,
    Work,
)

TELL_S = 0.05
"""Progress is told at most so often."""


class Jobs:
    """Generators under way, by their ids. It knows no thread: who has it calls `advance` again and again."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._works: dict[int, Work] = {}
        self._told = -TELL_S

    @property
    def waiting(self) -> bool:
        """Whether there is something to do."""
        return bool(self._works)

    def serve(self, command: JobCommand) -> None:
        """Take a job, or drop one."""
        match command:
            case StartJob(id=job_id, spec=spec):
                self._works[job_id] = spec.work()
            case CancelJob(id=job_id):
                work = self._works.pop(job_id, None)
                if work is not None:
                    work.close()

    def clear(self) -> None:
        """Drop all of them."""
        for job_id in list(self._works):
            self.serve(CancelJob(job_id))

    def advance(self, seconds: float) -> Iterator[JobAnswer]:
        """Go on with the first job for so long; what there is to tell of it."""
        if not self._works:
            return
        job_id, work = next(iter(self._works.items()))
        until = self._clock() + seconds
        try:
            share = next(work)
            while self._clock() < until:
                share = next(work)
        except StopIteration as end:
            del self._works[job_id]
            yield JobDone(job_id, end.value)
        except Exception as error:  # noqa: BLE001 - told to whoever asked: the worker must not die silently
            del self._works[job_id]
            yield JobFailed(job_id, error)
        else:
            if self._clock() - self._told >= TELL_S:
                self._told = self._clock()
                yield JobProgress(job_id, share)
