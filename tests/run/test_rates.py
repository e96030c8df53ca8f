"""How fast a run goes."""

from nngui.run.rates import Rates


def test_rates_are_those_of_the_last_second() -> None:
    rates = Rates()
    assert rates.at(0.0, 0, 0, True) == (0.0, 0.0)
    for beat in range(1, 11):
        rates.at(beat / 10, beat, 4 * beat, True)
    for beat in range(1, 31):
        epochs, steps = rates.at(1.0 + beat / 10, 10 + 3 * beat, 40 + 12 * beat, True)
    assert (round(epochs, 6), round(steps, 6)) == (30.0, 120.0)


def test_there_are_none_while_paused_nor_just_after_a_way_back() -> None:
    rates = Rates()
    rates.at(0.0, 5, 50, True)
    assert rates.at(0.5, 10, 100, False) == (0.0, 0.0)
    rates.at(1.0, 10, 100, True)
    assert rates.at(1.5, 3, 130, True) == (0.0, 0.0)
    assert rates.at(2.0, 3, 130, True) == (0.0, 0.0)
    rates.forget()
    assert rates.at(2.5, 4, 140, True) == (0.0, 0.0)
