from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMainWindow

from nngui.ui.visibility import is_seen


def test_a_widget_behind_a_tab_is_not_seen(qtbot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    docks = []
    for name in ("one", "other"):
        dock = QDockWidget(name, window)
        dock.setWidget(QLabel(name))
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
        docks.append(dock)
    one, other = (dock.widget() for dock in docks)
    assert not is_seen(one)
    window.show()
    qtbot.waitExposed(window)
    assert is_seen(one)
    assert is_seen(other)
    window.tabifyDockWidget(*docks)
    docks[1].raise_()
    QApplication.processEvents()
    assert one.isVisible()
    assert not is_seen(one)
    assert is_seen(other)
    docks[1].hide()
    QApplication.processEvents()
    assert is_seen(one)
    assert not is_seen(other)
