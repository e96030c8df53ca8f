"""The garbage collector, kept in the thread of the window."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from nngui.garbage import GarbageCollector


class Node:
    """Garbage that only a collection finds: it refers to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: object) -> Iterator[GarbageCollector]:
    collector = GarbageCollector()
    collector.start()
    yield collector
    collector.stop()


def test_no_other_thread_collects(collector: GarbageCollector) -> None:
    collected_in: list[int] = []
    alive = weakref.finalize(Node(), lambda: collected_in.append(threading.get_ident()))
    thread = threading.Thread(target=lambda: [Node() for _ in range(50_000)])
    thread.start()
    thread.join()
    assert alive.alive
    for _ in range(3):
        collector.collect()
    assert not alive.alive
    assert collected_in == [threading.get_ident()]


def test_below_pythons_own_thresholds_it_does_nothing(collector: GarbageCollector) -> None:
    gc.collect()
    collector.collect()
    node = weakref.ref(Node())
    collector.collect()
    assert node() is not None


def test_stop_gives_back_what_start_took(qapp: object) -> None:
    assert gc.isenabled()
    collector = GarbageCollector()
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
