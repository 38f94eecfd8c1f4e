"""Genres: what a layout says of dates and people. Each module reads the blocks of its layout into drafts of events."""
