import pytest

from nngui.ui.controls.readout import Readout, loss_text, percent_text, score_text


@pytest.mark.parametrize(
    "loss,text",
    [
        (None, "–"),
        (0.0, "0.0000"),
        (0.04118, "0.0412"),
        (0.6931, "0.6931"),
        (12.3456, "12.346"),
        (186.418, "186.42"),
        (999.999, "1000.0"),
        (1234.5, "1234"),
        (99_999.4, "99999"),
        (99_999.6, "1.0e5"),
        (1.5e7, "1.5e7"),
        (3.21e-7, "3.2e-7"),
    ],
)
def test_a_loss_fits_in_six_characters(loss, text):
    assert loss_text(loss) == text
    assert len(text) <= 6


@pytest.mark.parametrize(
    "share,text", [(None, "–"), (0.0, "0.0 %"), (0.9841, "98.4 %"), (1, "100.0 %")]
)
def test_a_share_is_shown_in_percent(share, text):
    assert percent_text(share) == text


def test_a_share_is_never_rounded_up_to_all():
    assert percent_text(0.9999) == "99.9 %"


def test_its_width_stays_for_whatever_fits_and_grows_for_what_does_not(qtbot):
    readout = Readout("epoch_readout", "Epoch", "000,000", "How many")
    qtbot.addWidget(readout)
    readout.show()
    width = readout.width()
    readout.show_text("999,999")
    assert readout.width() == width
    readout.show_text("12,345,678")
    assert readout.width() > width
    grown = readout.width()
    readout.show_text("1")
    assert readout.width() == grown


def test_it_can_be_read_aloud(qtbot):
    readout = Readout("epoch_readout", "Epoch", "000,000", "How many")
    qtbot.addWidget(readout)
    assert readout.accessibleName() == "Epoch –"
    readout.show_text("7")
    assert readout.accessibleName() == "Epoch 7"


def test_its_caption_is_shortened_where_there_is_little_room_and_never_cut(qtbot):
    readout = Readout("accuracy_readout", "?", "100.0 %", "How many")
    qtbot.addWidget(readout)
    readout.show_caption("Test accuracy of all points", "Test acc.")
    wide = readout.width()
    assert readout.caption.text() == "Test accuracy of all points"
    assert wide >= readout.caption.sizeHint().width()
    readout.show_short(True)
    assert readout.caption.text() == "Test acc."
    assert readout.width() < wide
    assert readout.accessibleName().startswith("Test accuracy of all points")


@pytest.mark.parametrize(
    "score, text",
    [
        (None, "–"),
        (1.0, "1.0000"),
        (0.99999, "0.9999"),
        (0.9951, "0.9951"),
        (0.95, "0.950"),
        (0.0, "0.000"),
        (-0.25, "−0.250"),
        (-1e9, "< −99"),
    ],
)
def test_a_score_says_1_only_where_it_is(score: float | None, text: str) -> None:
    assert score_text(score) == text
