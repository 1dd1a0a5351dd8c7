"""Short lessons, shipped as Markdown in German and English, each of three to five minutes with its quiz."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

LESSONS = ("guideline", "own_picture", "writing", "criticism")
"""In the order in which they are best read."""
WORDS_A_MINUTE = 160
"""Our judgement: slower than the 180 to 240 of silent reading in studies, for people who read on a phone at work."""
QUIZ_MINUTES = 1


@dataclass(frozen=True, slots=True)
class Lesson:
    """`clauses` are the rules of the guideline whose examples the quiz prefers; none means all of them.

    `text` is Markdown without its heading.
    """

    key: str
    title: str
    clauses: tuple[str, ...]
    text: str

    @property
    def minutes(self) -> int:
        """Reading and quiz together."""
        return max(1, round(len(self.text.split()) / WORDS_A_MINUTE)) + QUIZ_MINUTES


@dataclass(frozen=True, slots=True)
class Passed:
    """A person passed a lesson's quiz on a day, by the edition of the guideline that was in force."""

    id: str
    person: str
    lesson: str
    edition: str
    day: date


@cache
def lesson(key: str, lang: str) -> Lesson:
    """A line "quiz: a, b" may stand first, then the heading. Raises KeyError for a lesson there is not."""
    if key not in LESSONS:
        raise KeyError(key)
    text = resources.files("approvals.lessons").joinpath(f"{key}.{lang}.md").read_text("utf-8")
    clauses: tuple[str, ...] = ()
    if text.startswith("quiz:"):
        first, _, text = text.partition("\n")
        clauses = tuple(one.strip() for one in first.removeprefix("quiz:").split(","))
    heading, _, rest = text.strip().partition("\n")
    return Lesson(key, heading.removeprefix("#").strip(), clauses, rest.strip())
