"""diplocal: from what ministries announce to a calendar that people subscribe to."""
