"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False, comment="folded name"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("key", name=op.f("uq_people_key")),
        comment="Everyone who takes part in an event by name",
    )
    op.create_table(
        "places",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False, comment="folded city and country"),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True, comment="ISO 3166-1 alpha-2"),
        sa.Column("city_key", sa.Text(), nullable=False, comment="folded city, empty where only the country is known"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_places")),
        sa.UniqueConstraint("key", name=op.f("uq_places_key")),
        comment="Cities and countries in which events take place",
    )
    op.create_index(op.f("ix_places_city_key"), "places", ["city_key"], unique=False)
    op.create_table(
        "revisions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("uid", _key, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False, comment="what differs from the revision before, separated by spaces"),
        sa.Column("state", sa.Text(), nullable=True, comment="JSON as in events; null where the event went into another one"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_revisions")),
        comment="Append-only log of what each event was",
    )
    op.create_index(op.f("ix_revisions_recorded"), "revisions", ["recorded"], unique=False)
    op.create_index(op.f("ix_revisions_uid_number"), "revisions", ["uid", "number"], unique=False)
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False, comment="identifier of the publisher"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True, comment="ISO 3166-1 alpha-2, or an organisation's acronym"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("key", name=op.f("uq_sources_key")),
        comment="Who publishes documents",
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False, comment="SHA-256 of the bytes, in hex"),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True, comment="anchor date"),
        sa.Column("clock", sa.Text(), nullable=True, comment="HH:MM of publication"),
        sa.Column("published_from", sa.Text(), nullable=True, comment="how the anchor date was found"),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=True, comment="who made it by hand"),
        sa.Column("issues", sa.Text(), nullable=False, comment="JSON"),
        sa.Column("marks", sa.Text(), nullable=False, comment="JSON: [start, end, kind] over the text"),
        sa.Column("text", sa.Text(), nullable=False, comment="what the evidence of its claims points at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("digest", name=op.f("uq_documents_digest")),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_documents_source_id")),
        comment="Texts as published",
    )
    op.create_index(op.f("ix_documents_published"), "documents", ["published"], unique=False)
    op.create_index(op.f("ix_documents_source_id"), "documents", ["source_id"], unique=False)
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", _key, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False, comment="RFC 5545, 3.8.7.4"),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("modified", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False, comment="inclusive"),
        sa.Column("span", sa.Integer(), nullable=False, comment="days from first to last: the longest bounds overlap queries"),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False, comment="folded text for searching"),
        sa.Column("state", sa.Text(), nullable=False, comment="JSON: everything a view shows except the documents"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("uid", name=op.f("uq_events_uid")),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_events_place_id")),
        comment="What follows from the claims",
    )
    op.create_index(op.f("ix_events_first_day_last_day"), "events", ["first_day", "last_day"], unique=False)
    op.create_index(op.f("ix_events_place_id_first_day"), "events", ["place_id", "first_day"], unique=False)
    op.create_index(op.f("ix_events_span"), "events", ["span"], unique=False)
    op.create_table(
        "person_words",
        sa.Column("word", _key, nullable=False, comment="folded part of the name"),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", "person_id", name=op.f("pk_person_words")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_person_words_person_id"), ondelete="CASCADE"),
        comment="Finds people by any part of their name",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False, comment="order of recording"),
        sa.Column("seed", _key, nullable=False, comment="UID of the event of which it is the lowest-numbered claim"),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="order in the document"),
        sa.Column("event_id", sa.Integer(), nullable=True, comment="null for a lead"),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False, comment="JSON: the claim with its evidence"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_claims")),
        sa.UniqueConstraint("seed", name=op.f("uq_claims_seed")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_claims_document_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_claims_event_id"), ondelete="SET NULL"),
        comment="What one document says of one event",
    )
    op.create_index(op.f("ix_claims_document_id_ordinal"), "claims", ["document_id", "ordinal"], unique=True)
    op.create_index(op.f("ix_claims_event_id"), "claims", ["event_id"], unique=False)
    op.create_table(
        "event_bodies",
        sa.Column("body", sa.Text(), nullable=False, comment="folded ISO 3166-1 code or organisation"),
        sa.Column("first_day", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("body", "first_day", "event_id", name=op.f("pk_event_bodies")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_bodies_event_id"), ondelete="CASCADE"),
        comment="Finds the events of a country or organisation: where it hosts, is represented or takes part",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_event_bodies_event_id"), "event_bodies", ["event_id"], unique=False)
    op.create_table(
        "event_people",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "first_day", "event_id", name=op.f("pk_event_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_event_people_person_id")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_people_event_id"), ondelete="CASCADE"),
        comment="Finds the events of a person in order of time",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_event_people_event_id"), "event_people", ["event_id"], unique=False)
    op.create_table(
        "claim_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "claim", name=op.f("pk_claim_keys")),
        sa.ForeignKeyConstraint(["claim"], ["claims.number"], name=op.f("fk_claim_keys_claim"), ondelete="CASCADE"),
        comment="Two claims that may be about one event share a key",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_claim_keys_claim"), "claim_keys", ["claim"], unique=False)
