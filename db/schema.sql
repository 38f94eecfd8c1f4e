-- Schema 0008 of diplocal, written by tools/write_schema.py from src/diplocal/store/schema.py. Do not edit.

-- What people stated by hand
CREATE TABLE corrections (
    number INTEGER NOT NULL, -- order of recording
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    recorded TEXT NOT NULL,
    undone TEXT, -- since when it does not hold any more
    locked INTEGER NOT NULL, -- 1 where it wins over later documents too
    fields TEXT NOT NULL, -- which parts of the record are meant, separated by spaces
    record TEXT, -- JSON as in claims: what is stated or was accepted
    CONSTRAINT pk_corrections PRIMARY KEY (number)
);

-- Everyone who takes part in an event by name
CREATE TABLE people (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_people PRIMARY KEY (id),
    CONSTRAINT uq_people_key UNIQUE ("key")
);

-- Cities and countries in which events take place
CREATE TABLE places (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    city TEXT,
    country TEXT, -- ISO 3166-1 alpha-2
    city_key TEXT NOT NULL, -- folded city, empty where only the country is known
    CONSTRAINT pk_places PRIMARY KEY (id),
    CONSTRAINT uq_places_key UNIQUE ("key")
);
CREATE INDEX ix_places_city_key ON places (city_key);

-- Append-only log of what each event was
CREATE TABLE revisions (
    number INTEGER NOT NULL,
    uid TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    fields TEXT NOT NULL, -- what differs from the revision before, separated by spaces
    state TEXT, -- JSON as in events; null where the event went into another one
    CONSTRAINT pk_revisions PRIMARY KEY (number)
);
CREATE INDEX ix_revisions_recorded ON revisions (recorded);
CREATE INDEX ix_revisions_uid_number ON revisions (uid, number);

-- Who publishes documents
CREATE TABLE sources (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT, -- ISO 3166-1 alpha-2, or an organisation's acronym
    CONSTRAINT pk_sources PRIMARY KEY (id),
    CONSTRAINT uq_sources_key UNIQUE ("key")
);

-- One row: counts the transactions that touched an event
CREATE TABLE touches (
    last INTEGER NOT NULL, -- rises with whatever a feed could show otherwise
    CONSTRAINT pk_touches PRIMARY KEY (last)
);

-- Which claims a correction names
CREATE TABLE correction_claims (
    correction INTEGER NOT NULL,
    position INTEGER NOT NULL, -- the first that is still there says which event is meant
    seed TEXT NOT NULL, -- names a claim, which may be gone
    parted INTEGER NOT NULL, -- 1 where the correction parts the others from it
    CONSTRAINT pk_correction_claims PRIMARY KEY (correction, position),
    CONSTRAINT fk_correction_claims_correction FOREIGN KEY(correction) REFERENCES corrections (number) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX ix_correction_claims_seed ON correction_claims (seed);

-- Texts as published
CREATE TABLE documents (
    id INTEGER NOT NULL,
    digest TEXT NOT NULL, -- SHA-256 of the bytes, in hex
    source_id INTEGER,
    path TEXT,
    url TEXT,
    title TEXT,
    language TEXT NOT NULL,
    published TEXT, -- anchor date
    clock TEXT, -- HH:MM of publication
    published_from TEXT, -- how the anchor date was found
    recorded TEXT NOT NULL,
    author TEXT, -- who made it by hand
    issues TEXT NOT NULL, -- JSON
    marks TEXT NOT NULL, -- JSON: [start, end, kind] over the text
    text TEXT NOT NULL, -- what the evidence of its claims points at
    CONSTRAINT pk_documents PRIMARY KEY (id),
    CONSTRAINT uq_documents_digest UNIQUE (digest),
    CONSTRAINT fk_documents_source_id FOREIGN KEY(source_id) REFERENCES sources (id)
);
CREATE INDEX ix_documents_published ON documents (published);
CREATE INDEX ix_documents_source_id ON documents (source_id);

-- What follows from the claims
CREATE TABLE events (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    sequence INTEGER NOT NULL, -- RFC 5545, 3.8.7.4
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL, -- inclusive
    span INTEGER NOT NULL, -- days from first to last: the longest bounds overlap queries
    place_id INTEGER,
    confidence FLOAT NOT NULL,
    title TEXT NOT NULL,
    words TEXT NOT NULL, -- folded text for searching
    state TEXT NOT NULL, -- JSON: everything a view shows except the documents
    approved INTEGER DEFAULT '0' NOT NULL, -- 1 where a person accepted it as it is
    visit TEXT, -- UID of the visit of which it is a part
    touched INTEGER DEFAULT '0' NOT NULL, -- touches.last of its last change
    press TEXT, -- open, closed, pooled or spray; null where no document says
    CONSTRAINT pk_events PRIMARY KEY (id),
    CONSTRAINT uq_events_uid UNIQUE (uid),
    CONSTRAINT fk_events_place_id FOREIGN KEY(place_id) REFERENCES places (id)
);
CREATE INDEX ix_events_first_day_last_day ON events (first_day, last_day);
CREATE INDEX ix_events_place_id_first_day ON events (place_id, first_day);
CREATE INDEX ix_events_span ON events (span);
CREATE INDEX ix_events_touched ON events (touched);
CREATE INDEX ix_events_visit ON events (visit);
CREATE VIRTUAL TABLE IF NOT EXISTS event_words USING fts5(words, content = 'events', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 0 tokenchars '_'");
CREATE TRIGGER IF NOT EXISTS event_words_added AFTER INSERT ON events BEGIN INSERT INTO event_words (rowid, words) VALUES (new.id, new.words); END;
CREATE TRIGGER IF NOT EXISTS event_words_removed AFTER DELETE ON events BEGIN INSERT INTO event_words (event_words, rowid, words) VALUES ('delete', old.id, old.words); END;
CREATE TRIGGER IF NOT EXISTS event_words_changed AFTER UPDATE OF words ON events WHEN old.words <> new.words BEGIN INSERT INTO event_words (event_words, rowid, words) VALUES ('delete', old.id, old.words); INSERT INTO event_words (rowid, words) VALUES (new.id, new.words); END;

-- Finds people by any part of their name
CREATE TABLE person_words (
    word TEXT NOT NULL, -- folded part of the name
    person_id INTEGER NOT NULL,
    CONSTRAINT pk_person_words PRIMARY KEY (word, person_id),
    CONSTRAINT fk_person_words_person_id FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

-- What one document says of one event
CREATE TABLE claims (
    number INTEGER NOT NULL, -- order of recording
    seed TEXT NOT NULL, -- UID of the event of which it is the lowest-numbered claim
    document_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL, -- order in the document
    event_id INTEGER, -- null for a lead
    recorded TEXT NOT NULL,
    record TEXT NOT NULL, -- JSON: the claim with its evidence
    CONSTRAINT pk_claims PRIMARY KEY (number),
    CONSTRAINT uq_claims_seed UNIQUE (seed),
    CONSTRAINT fk_claims_document_id FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE,
    CONSTRAINT fk_claims_event_id FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE SET NULL
);
CREATE UNIQUE INDEX ix_claims_document_id_ordinal ON claims (document_id, ordinal);
CREATE INDEX ix_claims_event_id ON claims (event_id);

-- Events as feeds show them, kept; may be emptied at any time
CREATE TABLE entries (
    event_id INTEGER NOT NULL,
    cancelled TEXT NOT NULL, -- how a cancelled event is shown: prefix or keep
    touched INTEGER NOT NULL, -- events.touched when it was written; of another number it is stale
    edition TEXT NOT NULL, -- what wrote it; of another edition it is stale
    body BLOB NOT NULL, -- the VEVENT, ready to be joined into a feed
    CONSTRAINT pk_entries PRIMARY KEY (event_id, cancelled),
    CONSTRAINT fk_entries_event_id FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
);

-- Finds the events of a country or organisation: where it hosts, is represented or takes part
CREATE TABLE event_bodies (
    body TEXT NOT NULL, -- folded ISO 3166-1 code or organisation
    first_day TEXT NOT NULL,
    event_id INTEGER NOT NULL,
    CONSTRAINT pk_event_bodies PRIMARY KEY (body, first_day, event_id),
    CONSTRAINT fk_event_bodies_event_id FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX ix_event_bodies_event_id ON event_bodies (event_id);

-- Finds the events of a person in order of time
CREATE TABLE event_people (
    person_id INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    event_id INTEGER NOT NULL,
    CONSTRAINT pk_event_people PRIMARY KEY (person_id, first_day, event_id),
    CONSTRAINT fk_event_people_person_id FOREIGN KEY(person_id) REFERENCES people (id),
    CONSTRAINT fk_event_people_event_id FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX ix_event_people_event_id ON event_people (event_id);

-- Two claims that may be about one event share a key
CREATE TABLE claim_keys (
    "key" TEXT NOT NULL,
    claim INTEGER NOT NULL,
    CONSTRAINT pk_claim_keys PRIMARY KEY ("key", claim),
    CONSTRAINT fk_claim_keys_claim FOREIGN KEY(claim) REFERENCES claims (number) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX ix_claim_keys_claim ON claim_keys (claim);
