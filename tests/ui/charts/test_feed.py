"""What the charts hear of the session besides frames."""

from nngui.session import Session
from nngui.state.commands import Applied
from nngui.state.document import Document
from nngui.state.edits import SetSetting
from nngui.state.view_settings import ChartOptions, ViewSettings
from nngui.ui.charts.charts_panel import ChartsPanel
from nngui.ui.charts.feed import ChartFeed
from tests.hand import Hand, checkpoint, snapshot
from tests.state.test_runs import curve


def test_flags_and_runs_reach_the_charts_and_wishes_the_session(qtbot) -> None:
    hand, panel = Hand(Session()), ChartsPanel()
    session = hand.session
    qtbot.addWidget(panel)
    feed = ChartFeed(session, panel, session)
    session.load(Document())
    session.perform(SetSetting("training.learning_rate", 0.5))
    session.receive_applied(Applied(hand.commands[-1].serial, 7, 0))
    feed.show_snapshot(snapshot(1))
    (flag,) = panel.loss._changes
    assert flag.epoch == 7
    assert "0.03 → 0.5" in flag.text

    session.reset()
    before = checkpoint(session.document, 9)
    object.__setattr__(before, "curve", curve())
    session.receive_applied(Applied(hand.commands[-1].serial, 9, 0, before=before))
    assert [run.name for run in panel.runs._runs.runs] == ["Run 1"]
    panel.runs_requested.emit(session.runs.renamed(1, "first"))
    assert session.runs.runs[0].name == "first"
    feed.show_snapshot(snapshot(2))
    assert panel.loss._changes == ()
    session.load(Document())
    assert session.runs.runs == ()
    assert panel.runs._runs.runs == ()
    session.deleteLater()


def test_how_the_curves_are_drawn_belongs_to_the_session(qtbot) -> None:
    session, panel = Hand(Session()).session, ChartsPanel()
    qtbot.addWidget(panel)
    ChartFeed(session, panel, session)
    panel.loss.header.log_button.setChecked(True)
    panel.accuracy.header.menu_button.options_requested.emit(
        ChartOptions(smoothing=16, show_best=False, log=True)
    )
    assert session.view_settings.charts == ChartOptions(smoothing=16, show_best=False, log=True)
    assert panel.loss._options == panel.accuracy._options == session.view_settings.charts
    session.load(Document())
    assert not panel.loss.header.log_button.isChecked()
    session.load(Document(), view_settings=ViewSettings(charts=ChartOptions(log=True)))
    assert panel.loss.header.log_button.isChecked()
    assert panel.loss._framing.log
    session.deleteLater()
