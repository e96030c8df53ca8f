"""nngui: click labelled points onto a plane and watch a neural network learn to separate them.

The house, each room with what it holds:

    __main__.py      python -m nngui
    bootstrap.py     from a bare checkout to a working .venv (standard library only)
    display.py       system libraries and a screen for Qt (standard library only)
    resources.py     finds icons, themes, examples in checkout, wheel and frozen program
    cli.py           the command line
    app.py           the composition root: builds session, worker thread and window
    session.py       Session: the document, how it changes, and the signals that views read
    recovery.py      autosave and restore
    worker.py        TrainingWorker: an actor round a Run, lives in a QThread
    frame_desk.py    FrameDesk: where the worker has frames made, those of a large network in a thread beside it
    garbage.py       keeps Python's garbage collection in the window's thread
    smoke.py         the program drawing, training, saving and reopening by itself
    storage/         which file the document belongs to: opens, saves, remembers recent ones
    run/             a document being trained: commands in, frames out, no thread and no Qt
    engine/          a textbook chapter on neural networks: NumPy only
    data/            datasets, generators, features, dataset files: NumPy only
    state/           frozen values: settings, document, edits, checkpoint, history, session file
    ui/              canvas, controls, charts, network, dialogs, main window: render and emit

Who may import whom, one direction (tests/test_architecture.py fails on anything else):

    __main__, cli  >  app  >  ui, smoke  >  storage, recovery  >  session, worker, garbage
                                            >  run  >  state  >  data, engine
"""

__version__ = "0.1.0"
