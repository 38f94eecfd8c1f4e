"""diplocal: from what ministries announce to a calendar that people subscribe to.

As a library: `read(path_or_bytes)` gives a `Document`, `extract(document)` an `Extraction`, `open_calendar(url_or_path)` a
`Calendar`. Each is imported at its first use, so that importing diplocal costs nothing.
"""
