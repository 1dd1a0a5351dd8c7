"""A week as people say it."""

from approvals.pages.language import Catalog
from approvals.pages.told import N_

WEEK = N_("KW %(number)s")


def week_in_words(week: str, words: Catalog) -> str:
    """An ISO week written as "2026-W48": KW 48/26."""
    year, _, number = week.partition("-W")
    return words.gettext(WEEK) % {"number": f"{int(number)}/{year[2:]}"}
