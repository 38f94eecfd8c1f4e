"""Language packs: one folder a language (an ISO 639-1 code), holding its words and rules as data with their examples."""
