import pytest

from nngui.state.phase import Phase, moment_at


@pytest.mark.parametrize(
    "fraction, phase",
    [
        (0.0, Phase.FORWARD),
        (0.37, Phase.FORWARD),
        (0.4, Phase.LOSS),
        (0.6, Phase.BACKWARD),
        (0.9, Phase.UPDATE),
        (1.0, Phase.UPDATE),
        (7.0, Phase.UPDATE),
        (-1.0, Phase.FORWARD),
    ],
)
def test_four_phases_follow_each_other(fraction: float, phase: Phase) -> None:
    assert moment_at(fraction).phase is phase


def test_progress_runs_from_nothing_to_all_of_each_phase() -> None:
    seen: dict[Phase, list[float]] = {phase: [] for phase in Phase}
    for thousandth in range(1_001):
        moment = moment_at(thousandth / 1_000)
        seen[moment.phase].append(moment.progress)
    for progress in seen.values():
        assert progress == sorted(progress)
        assert progress[0] == 0.0
        assert progress[-1] > 0.9
