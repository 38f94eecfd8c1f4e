"""The database: documents, claims, events and the log of their revisions, on SQLite or PostgreSQL.

Reading (`queries`) runs plain SQL and needs no SQLAlchemy where the store is an SQLite file, since importing it takes longer
than most commands. Writing (`writing`), creating and upgrading go through SQLAlchemy Core. The store knows no text rules and
never folds claims into events: that is the tracker's.
"""
