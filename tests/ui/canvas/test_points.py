import numpy as np
import pytest

from nngui.data import Dataset, default_classes
from nngui.ui.canvas.points import PointLayer, ShownPoints, marker_size
from nngui.ui.colors import DARK, LIGHT

N_CLASSES = 3


def dataset(n: int, seed: int = 0) -> Dataset:
    rng = np.random.default_rng(seed)
    empty = Dataset(classes=default_classes(N_CLASSES))
    return empty.with_points(*rng.normal(size=(2, n)), rng.integers(0, N_CLASSES, n))


def shown(data: Dataset, *, show_test: bool = True) -> ShownPoints:
    return ShownPoints(data, data.is_train(0.7), show_test)


def show_data(layer: PointLayer, data: Dataset, *, show_test: bool) -> ShownPoints:
    """As the picture does: what is known of points that are drawn already is not worked out anew."""
    what = ShownPoints.of(data, 0.7, show_test=show_test, before=layer.shown)
    show(layer, what)
    return what


def show(layer: PointLayer, what: ShownPoints) -> bool:
    return layer.show(what, LIGHT, 1.0)


def drawn(layer: PointLayer) -> list[list[list[float]]]:
    return [layer.points(k, hollow=h).tolist() for k in range(8) for h in (False, True)]


def made_anew(what: ShownPoints) -> list[list[list[float]]]:
    layer = PointLayer()
    show(layer, what)
    return drawn(layer)


def test_each_point_is_drawn_once_by_the_item_of_its_class_and_split(qapp) -> None:
    data = dataset(60)
    layer = PointLayer()
    show(layer, shown(data))
    train = data.is_train(0.7)
    for k in range(N_CLASSES):
        for hollow in (False, True):
            mask = (data.label == k) & (train != hollow)
            expected = np.column_stack([data.x1, data.x2])[mask]
            assert layer.points(k, hollow=hollow).tolist() == expected.tolist()


def test_however_it_came_about_the_same_dataset_is_drawn_the_same(qapp) -> None:
    layer, data = PointLayer(), dataset(40)
    show_data(layer, data, show_test=True)
    rng = np.random.default_rng(3)
    added = 0
    for step in range(120):
        some = rng.choice(data.id, size=min(3, len(data.id)), replace=False)
        some = np.sort(some)
        kind = rng.choice([0, 0, 0, 1, 2, 3])
        before = layer.shown
        if kind == 0:
            place = np.array([0.1 * step])
            data = data.with_points(place, place, np.array([step % N_CLASSES]))
        elif kind == 1:
            data = data.without(some)
        elif kind == 2:
            data = data.changed(some, x1=float(step))
        else:
            data = data.changed(some, label=step % N_CLASSES)
        what = show_data(layer, data, show_test=before.show_test ^ bool(rng.random() < 0.2))
        assert np.array_equal(what.is_train, data.is_train(0.7))
        assert drawn(layer) == made_anew(what)
        added += what.only_adds_to(before)
    assert added > 20


def test_only_what_was_drawn_with_the_same_split_and_look_is_added_to(qapp) -> None:
    layer, data = PointLayer(), dataset(20).with_points(np.zeros(1), np.zeros(1), np.array([1]))
    before = show_data(layer, data, show_test=True)
    more = data.with_points(np.ones(2), np.ones(2), np.array([1, 2]))

    def added(share: float, show_test: bool, to: ShownPoints = before) -> bool:
        what = ShownPoints.of(more, share, show_test=show_test, before=to)
        assert np.array_equal(what.is_train, more.is_train(share))
        return what.only_adds_to(to)

    assert added(0.7, True)
    assert not added(0.2, True)
    assert not added(0.7, False)
    assert not added(0.7, True, shown(data)), "by which share that was split is not known"


def test_what_was_placed_last_lies_on_top(qapp) -> None:
    layer = PointLayer()
    data = dataset(60)
    show(layer, shown(data))
    assert layer.drawn.ids.tolist() == data.id.tolist()


def test_marks_are_made_anew_where_they_look_different_and_only_there(qapp) -> None:
    layer, data = PointLayer(), dataset(60)
    assert show(layer, shown(data))
    assert not show(layer, shown(data.with_points(np.zeros(1), np.zeros(1), np.array([1]))))
    assert show(layer, shown(dataset(2000)))
    assert not show(layer, shown(dataset(2001)))
    assert layer.show(shown(dataset(2001)), DARK, 1.0)
    assert layer.show(shown(dataset(2001)), DARK, 2.0)
    markers = [sheet.marker for sheet in layer.sheets()]
    assert all(marker.devicePixelRatio() == 2.0 for marker in markers)


def test_hidden_test_points_are_neither_drawn_nor_ringed(qapp) -> None:
    layer, data = PointLayer(), dataset(30)
    train = data.is_train(0.7)
    show(layer, shown(data, show_test=False))
    assert sum(len(layer.points(k, hollow=True)) for k in range(3)) == 0
    layer.show_rings(np.concatenate([data.id, [1000]]))
    assert len(layer.ringed) == train.sum()
    show(layer, shown(data))
    layer.show_rings(data.id)
    assert len(layer.ringed) == 30


@pytest.mark.parametrize("n, larger", [(10, 2000), (2000, 9000), (9000, 40_000)])
def test_dense_data_gets_smaller_marks(n: int, larger: int) -> None:
    assert marker_size(larger) < marker_size(n)


def test_rings_cross_out_no_mark_and_the_selection_lies_on_all(qapp) -> None:
    rings, points, selected = (sheet.item.zValue() for sheet in PointLayer().sheets())
    assert rings < points < selected
