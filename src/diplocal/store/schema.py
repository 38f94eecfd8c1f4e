"""The tables. `db/migrations` builds the same ones step by step; a test holds the two equal.

Days are ISO 8601 text (YYYY-MM-DD), moments UTC text (YYYY-MM-DDTHH:MM:SS.ffffffZ), and JSON is text too: they sort and compare
alike on SQLite and PostgreSQL, and no driver changes their bytes. Publication time and recorded time are never the same column.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    event,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

# ordered by code points everywhere, so that a range finds what begins alike
_Key = Text().with_variant(Text(collation="C"), "postgresql")

sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True, comment="identifier of the publisher"),
    Column("name", Text, nullable=False),
    Column("country", Text, comment="ISO 3166-1 alpha-2, or an organisation's acronym"),
    comment="Who publishes documents",
)

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", Text, nullable=False, unique=True, comment="SHA-256 of the bytes, in hex"),
    Column("source_id", Integer, ForeignKey("sources.id"), index=True),
    Column("path", Text),
    Column("url", Text),
    Column("title", Text),
    Column("language", Text, nullable=False),
    Column("published", Text, index=True, comment="anchor date"),
    Column("clock", Text, comment="HH:MM of publication"),
    Column("published_from", Text, comment="how the anchor date was found"),
    Column("recorded", Text, nullable=False),
    Column("author", Text, comment="who made it by hand"),
    Column("issues", Text, nullable=False, comment="JSON"),
    Column("marks", Text, nullable=False, comment="JSON: [start, end, kind] over the text"),
    Column("text", Text, nullable=False, comment="what the evidence of its claims points at"),
    comment="Texts as published",
)

places = Table(
    "places",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True, comment="folded city and country"),
    Column("city", Text),
    Column("country", Text, comment="ISO 3166-1 alpha-2"),
    Column("city_key", Text, nullable=False, index=True, comment="folded city, empty where only the country is known"),
    comment="Cities and countries in which events take place",
)

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True, comment="folded name"),
    Column("name", Text, nullable=False),
    comment="Everyone who takes part in an event by name",
)

person_words = Table(
    "person_words",
    metadata,
    Column("word", _Key, primary_key=True, comment="folded part of the name"),
    Column("person_id", Integer, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    comment="Finds people by any part of their name",
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", _Key, nullable=False, unique=True),
    Column("sequence", Integer, nullable=False, comment="RFC 5545, 3.8.7.4"),
    Column("created", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("first_day", Text, nullable=False),
    Column("last_day", Text, nullable=False, comment="inclusive"),
    Column("span", Integer, nullable=False, index=True, comment="days from first to last: the longest bounds overlap queries"),
    Column("place_id", Integer, ForeignKey("places.id")),
    Column("confidence", Float, nullable=False),
    Column("title", Text, nullable=False),
    Column("words", Text, nullable=False, comment="folded text for searching"),
    Column("state", Text, nullable=False, comment="JSON: everything a view shows except the documents"),
    Column("approved", Integer, nullable=False, server_default="0", comment="1 where a person accepted it as it is"),
    Column("visit", _Key, index=True, comment="UID of the visit of which it is a part"),
    Column("touched", Integer, nullable=False, server_default="0", index=True, comment="touches.last of its last change"),
    Column("press", Text, comment="open, closed, pooled or spray; null where no document says"),
    Index(None, "first_day", "last_day"),
    Index(None, "place_id", "first_day"),
    comment="What follows from the claims",
)

TEXT_INDEX = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS event_words USING fts5("
    "words, content = 'events', content_rowid = 'id', tokenize = \"unicode61 remove_diacritics 0 tokenchars '_'\")",
    "CREATE TRIGGER IF NOT EXISTS event_words_added AFTER INSERT ON events BEGIN"
    " INSERT INTO event_words (rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER IF NOT EXISTS event_words_removed AFTER DELETE ON events BEGIN"
    " INSERT INTO event_words (event_words, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER IF NOT EXISTS event_words_changed AFTER UPDATE OF words ON events WHEN old.words <> new.words BEGIN"
    " INSERT INTO event_words (event_words, rowid, words) VALUES ('delete', old.id, old.words);"
    " INSERT INTO event_words (rowid, words) VALUES (new.id, new.words); END",
)
"""Finds events by words of their text, on SQLite alone; its triggers keep it up to date. A server searches the text itself."""


FIRST_TOUCH = "INSERT INTO touches (last) VALUES (0)"
"""The one row of the counter."""


@event.listens_for(metadata, "after_create")
def _begin_counting(_metadata: MetaData, connection: Connection, **_: object) -> None:
    connection.exec_driver_sql(FIRST_TOUCH)


@event.listens_for(events, "after_create")
def _index_text(_events: Table, connection: Connection, **_: object) -> None:
    if connection.dialect.name == "sqlite":
        for statement in TEXT_INDEX:
            connection.exec_driver_sql(statement)


claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False, comment="order of recording"),
    Column("seed", _Key, nullable=False, unique=True, comment="UID of the event of which it is the lowest-numbered claim"),
    Column("document_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False, comment="order in the document"),
    Column("event_id", Integer, ForeignKey("events.id", ondelete="SET NULL"), index=True, comment="null for a lead"),
    Column("recorded", Text, nullable=False),
    Column("record", Text, nullable=False, comment="JSON: the claim with its evidence"),
    Index(None, "document_id", "ordinal", unique=True),
    comment="What one document says of one event",
)

claim_keys = Table(
    "claim_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("claim", Integer, ForeignKey("claims.number", ondelete="CASCADE"), primary_key=True, index=True),
    comment="Two claims that may be about one event share a key",
    sqlite_with_rowid=False,
)

corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False, comment="order of recording"),
    Column("kind", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("undone", Text, comment="since when it does not hold any more"),
    Column("locked", Integer, nullable=False, comment="1 where it wins over later documents too"),
    Column("fields", Text, nullable=False, comment="which parts of the record are meant, separated by spaces"),
    Column("record", Text, comment="JSON as in claims: what is stated or was accepted"),
    comment="What people stated by hand",
)

correction_claims = Table(
    "correction_claims",
    metadata,
    Column("correction", Integer, ForeignKey("corrections.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, comment="the first that is still there says which event is meant"),
    Column("seed", _Key, nullable=False, index=True, comment="names a claim, which may be gone"),
    Column("parted", Integer, nullable=False, comment="1 where the correction parts the others from it"),
    comment="Which claims a correction names",
    sqlite_with_rowid=False,
)

event_people = Table(
    "event_people",
    metadata,
    Column("person_id", Integer, ForeignKey("people.id"), primary_key=True),
    Column("first_day", Text, primary_key=True),
    Column("event_id", Integer, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True, index=True),
    comment="Finds the events of a person in order of time",
    sqlite_with_rowid=False,
)

event_bodies = Table(
    "event_bodies",
    metadata,
    Column("body", Text, primary_key=True, comment="folded ISO 3166-1 code or organisation"),
    Column("first_day", Text, primary_key=True),
    Column("event_id", Integer, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True, index=True),
    comment="Finds the events of a country or organisation: where it hosts, is represented or takes part",
    sqlite_with_rowid=False,
)

revisions = Table(
    "revisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("uid", _Key, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("recorded", Text, nullable=False, index=True),
    Column("fields", Text, nullable=False, comment="what differs from the revision before, separated by spaces"),
    Column("state", Text, comment="JSON as in events; null where the event went into another one"),
    Index(None, "uid", "number"),
    comment="Append-only log of what each event was",
)

touches = Table(
    "touches",
    metadata,
    Column("last", Integer, primary_key=True, autoincrement=False, comment="rises with whatever a feed could show otherwise"),
    comment="One row: counts the transactions that touched an event",
)

entries = Table(
    "entries",
    metadata,
    Column("event_id", Integer, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("cancelled", Text, primary_key=True, comment="how a cancelled event is shown: prefix or keep"),
    Column("touched", Integer, nullable=False, comment="events.touched when it was written; of another number it is stale"),
    Column("edition", Text, nullable=False, comment="what wrote it; of another edition it is stale"),
    Column("body", LargeBinary, nullable=False, comment="the VEVENT, ready to be joined into a feed"),
    comment="Events as feeds show them, kept; may be emptied at any time",
)

# Alembic makes and reads this one, so it is none of the migrations' tables
alembic_version = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
