"""One job at a time for a view: starting another cancels the one before, and late answers are dropped."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from nngui.state.jobs import JobAnswer, JobDone, JobFailed, JobProgress, JobSpec, new_job_id


class JobDesk(Protocol):
    """Who takes jobs: the session."""

    job_answered: SignalInstance

    def start_job(self, job_id: int, spec: JobSpec) -> None: ...

    def cancel_job(self, job_id: int) -> None: ...


class Reading(QObject):
    """`progressed(float)`: the share done; `done(object)`: the result; `failed(object)`: the exception."""

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: JobDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._id = 0
        jobs.job_answered.connect(self._on_answered)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._id != 0

    def start(self, spec: JobSpec) -> None:
        """Do this, and nothing else any more."""
        self.cancel()
        self._id = new_job_id()
        self._jobs.start_job(self._id, spec)

    def cancel(self) -> None:
        """Want nothing any more."""
        if self._id:
            job_id, self._id = self._id, 0
            self._jobs.cancel_job(job_id)

    @Slot(object)
    def _on_answered(self, answer: JobAnswer) -> None:
        if answer.id != self._id:
            return
        match answer:
            case JobProgress(share=share):
                self.progressed.emit(share)
            case JobDone(result=result):
                self._id = 0
                self.done.emit(result)
            case JobFailed(error=error):
                self._id = 0
                self.failed.emit(error)
