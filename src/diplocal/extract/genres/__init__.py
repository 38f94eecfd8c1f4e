"""Genres: what a layout says of dates and people. Each module reads the blocks that follow its layout and gives drafts of events."""
