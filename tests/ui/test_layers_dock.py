from nngui.state.edits import AddLayer
from nngui.ui.visibility import is_seen


def test_it_is_closed_at_first_and_opens_in_the_place_of_the_graph(window_desk) -> None:
    window, session = window_desk.window, window_desk.session
    panel = window.layers.panel
    assert not panel.isVisible()
    assert window.graph.isVisible()
    window_desk.press("Ctrl+L")
    window_desk.wait(lambda: is_seen(panel))
    assert not is_seen(window.graph)
    window_desk.wait(lambda: session.snapshot is not None and session.snapshot.layers is not None)
    assert session.snapshot.network is None
    assert len(session.snapshot.layers.stages) == 3
    session.perform(AddLayer(0))
    window_desk.wait(lambda: len(session.snapshot.layers.stages) == 4)
    window_desk.press("Ctrl+L")
    window_desk.wait(lambda: is_seen(window.graph))
    assert not panel.isVisible()
    window_desk.wait(lambda: session.snapshot.layers is None)
    assert session.snapshot.network is not None


def test_behind_the_tab_of_the_graph_nothing_is_evaluated(window_desk) -> None:
    window, session = window_desk.window, window_desk.session
    window_desk.press("Ctrl+L")
    window_desk.wait(lambda: session.snapshot is not None and session.snapshot.layers is not None)
    dock = window.graph.parentWidget()
    dock.raise_()
    # The run is at rest: the views say that they want something else.
    window_desk.wait(lambda: session.snapshot.layers is None)
    window_desk.wait(lambda: session.snapshot.network is not None)
    assert not is_seen(window.layers.panel)


def test_its_toggle_is_in_the_view_menu_and_among_the_keys(window_desk) -> None:
    window = window_desk.window
    toggle = window.layers.toggle
    assert toggle in window.actions()
    assert toggle.shortcut().toString() == "Ctrl+L"
    assert "Ctrl+L" in toggle.toolTip()
    view = next(menu for menu in window.menuBar().actions() if "View" in menu.text()).menu()
    assert toggle in view.actions()
