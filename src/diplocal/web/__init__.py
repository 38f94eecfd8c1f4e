"""Feeds and pages over HTTP: `application` makes a read-only ASGI application of a calendar."""

from diplocal.web.app import application

__all__ = ["application"]
