"""Feeds and pages over HTTP: `application(calendar)` is a read-only ASGI application, a function of database, address and day."""
