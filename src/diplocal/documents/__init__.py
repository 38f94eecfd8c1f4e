"""Documents: bytes in, `Document` out. Plain text, pages and mails, with publisher, anchor date, marks and issues.

`read(path_or_bytes)` is the way in; `read_bytes` is the same for bytes that came from somewhere
else. Neither knows a clock or a network.
"""

from diplocal.documents.reading import read, read_bytes

__all__ = ["read", "read_bytes"]
