from nngui.run.tempo import SLOW_STEPS_PER_S, Tempo
from nngui.state.phase import Phase, StepMoment


def test_steps_come_due_with_time() -> None:
    tempo = Tempo(8.0)
    tempo.start(100.0)
    assert tempo.due(100.0625) == 0
    assert tempo.due(100.125) == 1
    tempo.spend(1)
    assert tempo.due(100.1875) == 0
    assert tempo.due(100.5) == 3


def test_what_could_not_be_kept_up_with_is_dropped() -> None:
    tempo = Tempo(10.0)
    tempo.start(0.0)
    assert tempo.due(1000.0) == 10
    slow = Tempo(0.5)
    slow.start(0.0)
    assert slow.due(1000.0) == 1


def test_a_slow_step_goes_through_its_phases() -> None:
    tempo = Tempo(1.0)
    tempo.start(0.0)
    seen = [tempo.moment(t / 100) for t in range(100)]
    phases = [moment.phase for moment in seen if moment is not None]
    assert phases == sorted(phases, key=list(Phase).index)
    assert set(phases) == set(Phase)
    tempo.due(1.0)
    assert tempo.moment(1.0) == StepMoment(Phase.UPDATE, 1.0)
    tempo.spend(1)
    assert tempo.moment(1.0) == StepMoment(Phase.FORWARD, 0.0)


def test_fast_steps_have_no_phases() -> None:
    tempo = Tempo(SLOW_STEPS_PER_S * 1.01)
    tempo.start(0.0)
    assert tempo.moment(0.1) is None
