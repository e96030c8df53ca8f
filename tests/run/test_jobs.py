"""Jobs by hand: one at a time, in slices, canceled between two of them; what goes wrong is told."""

from dataclasses import dataclass

from nngui.run.jobs import TELL_S, Jobs
from nngui.state.jobs import (
    CancelJob,
    JobDone,
    JobFailed,
    JobProgress,
    StartJob,
    Work,
    new_job_id,
)
from tests.clock import Clock


@dataclass(frozen=True)
class Count:
    to: int
    fails: bool = False
    done: tuple[list[int], ...] = ([],)

    def work(self) -> Work:
        try:
            for k in range(self.to):
                self.done[0].append(k)
                yield k / self.to
            if self.fails:
                raise ValueError("no more")
            return self.to
        finally:
            self.done[0].append(-1)


def all_of(jobs: Jobs) -> list[object]:
    answers: list[object] = []
    while jobs.waiting:
        answers += jobs.advance(0.004)
    return answers


def test_ids_are_never_given_twice() -> None:
    assert new_job_id() != new_job_id()


def test_a_job_goes_on_for_a_slice_and_tells_how_far_it_is_now_and_then() -> None:
    clock = Clock(step=0.001)
    jobs = Jobs(clock)
    spec = Count(1_000, done=([],))
    jobs.serve(StartJob(7, spec))
    assert spec.done[0] == []
    first = list(jobs.advance(0.004))
    assert 1 <= len(spec.done[0]) <= 6
    assert [type(answer) for answer in first] == [JobProgress]
    answers = all_of(jobs)
    assert isinstance(answers[-1], JobDone)
    assert (answers[-1].id, answers[-1].result) == (7, 1_000)
    assert len(answers) <= clock.now / TELL_S + 2
    assert not jobs.waiting
    assert list(jobs.advance(0.004)) == []


def test_jobs_are_done_in_the_order_in_which_they_came() -> None:
    jobs = Jobs(Clock(step=0.001))
    for job_id in (3, 1, 2):
        jobs.serve(StartJob(job_id, Count(5)))
    done = [answer.id for answer in all_of(jobs) if isinstance(answer, JobDone)]
    assert done == [3, 1, 2]


def test_what_is_canceled_ends_at_once_and_says_nothing() -> None:
    jobs = Jobs(Clock(step=0.001))
    spec = Count(1_000, done=([],))
    jobs.serve(StartJob(1, spec))
    list(jobs.advance(0.004))
    jobs.serve(CancelJob(1))
    jobs.serve(CancelJob(99))
    assert spec.done[0][-1] == -1
    assert all_of(jobs) == []


def test_an_error_is_told_and_the_next_job_is_done() -> None:
    jobs = Jobs(Clock(step=0.001))
    jobs.serve(StartJob(1, Count(2, fails=True)))
    jobs.serve(StartJob(2, Count(2)))
    failed, done = [one for one in all_of(jobs) if not isinstance(one, JobProgress)]
    assert isinstance(failed, JobFailed)
    assert str(failed.error) == "no more"
    assert isinstance(done, JobDone)


def test_all_can_be_dropped() -> None:
    jobs = Jobs(Clock(step=0.001))
    jobs.serve(StartJob(1, Count(2)))
    jobs.serve(StartJob(2, Count(2)))
    jobs.clear()
    assert not jobs.waiting
