"""What a file holds, as a session would open it."""

from pathlib import Path

from nngui.data.table_file import load_table
from nngui.state.json_text import MAX_BYTES
from nngui.state.session_file import SessionFile, from_json
from nngui.state.settings import Settings
from nngui.state.table_document import document_from_table, view_of_table
from nngui.state.view_settings import ViewSettings
from nngui.storage.atomic_file import read_file

SESSION_SUFFIX = ".nngui"


def is_session(file: Path) -> bool:
    """Whether this is to be read as a session; everything else is data."""
    return file.suffix.lower() == SESSION_SUFFIX


def read_content(file: Path, view_settings: ViewSettings) -> SessionFile:
    """A session, or a new one from data, seen at the speed of `view_settings`; raises OSError or LoadError."""
    if is_session(file):
        return from_json(read_file(file, MAX_BYTES))
    table = load_table(file)
    document = document_from_table(table, Settings())
    return SessionFile(document, view_settings=view_of_table(table, view_settings.speed))
