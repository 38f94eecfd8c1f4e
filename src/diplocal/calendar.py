"""The calendar as a library: everything the commands do, over one database.

    from diplocal import open_calendar, read
    from diplocal.model import Query

    with open_calendar("talks.sqlite3") as calendar:
        recorded = calendar.ingest(read("briefing.html"))
        for event in calendar.events(Query(countries=("HU",))):
            print(event.when.start, event.title)

| call | gives |
| --- | --- |
| `open_calendar(url_or_path=None, *, create=True, settings=None)` | `Calendar`, a context manager; creates the database at first use |
| `ingest(Document or Extraction)` | `Recorded`: outcome (new, unchanged), UIDs created, changed, removed |
| `events(query=Query())` | `list[Event]` by (start, end, uid); `Query.as_of` gives a past view |
| `show(uid)` | `Event`; a unique prefix of the UID will do, a UID merged into another event leads to that one |
| `changes(since=None)` | `list[Revision]` recorded at or after the aware datetime `since`, oldest first |
| `leads()` | `list[Lead]`: what is announced without a date, newest publication first |
| `documents()` | `list[StoredDocument]`, newest publication first |
| `feed(query=Query(), **options)` | iCalendar `bytes` of the events (options are those of `diplocal.feeds.render`) |
| `info()` | `Info`: schema, counts, first and last day, size |
| `check()` | `list[str]`: one sentence for each thing wrong; empty if all is well |
| `upgrade()` | `Path` of the backup, or None where there was nothing to upgrade |

`Recorded`, `Revision`, `Lead`, `StoredDocument` and `Info` are in `diplocal.store.results`. Every call raises StoreError or
SchemaError (see `diplocal.errors`) where the database cannot be opened, read or written, and UsageError for arguments that make
no sense. Importing this module loads no database library.
"""
