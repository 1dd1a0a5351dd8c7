"""The demo: a small company, its summer party, and four drafts."""
