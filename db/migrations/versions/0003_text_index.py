"""An index of the words of events, on SQLite."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INDEX = (
    "CREATE VIRTUAL TABLE event_words USING fts5("
    "words, content = 'events', content_rowid = 'id', tokenize = \"unicode61 remove_diacritics 0 tokenchars '_'\")",
    "CREATE TRIGGER event_words_added AFTER INSERT ON events BEGIN"
    " INSERT INTO event_words (rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER event_words_removed AFTER DELETE ON events BEGIN"
    " INSERT INTO event_words (event_words, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER event_words_changed AFTER UPDATE OF words ON events WHEN old.words <> new.words BEGIN"
    " INSERT INTO event_words (event_words, rowid, words) VALUES ('delete', old.id, old.words);"
    " INSERT INTO event_words (rowid, words) VALUES (new.id, new.words); END",
    "INSERT INTO event_words (event_words) VALUES ('rebuild')",
)


def upgrade() -> None:
    """Make the index and fill it from the events that are there."""
    if op.get_bind().dialect.name == "sqlite":
        for statement in INDEX:
            op.get_bind().exec_driver_sql(statement)
