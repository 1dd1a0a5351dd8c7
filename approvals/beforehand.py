"""What a person said for a whole event beforehand, and how that stands beside what they said of exactly one post."""

from collections.abc import Sequence

from approvals.appearances import Answer, Said
from approvals.events import EventAnswer, EventQuestion
from approvals.standing_words import StandingWord, outweighed


class Beforehand:
    """Questions about pictures of events and their answers, each in the order in which they were added."""

    def __init__(self, questions: Sequence[EventQuestion] = (), answers: Sequence[EventAnswer] = ()) -> None:
        self.questions, self.answers = questions, answers
        self._latest = {answer.question: answer for answer in answers}
        self._asked: dict[tuple[str, str], list[EventQuestion]] = {}
        for question in questions:
            self._asked.setdefault((question.face, question.person), []).append(question)

    def answer(self, face: str, person: str, channel: str, occasion: str | None) -> EventAnswer | None:
        """The latest about this face on this channel. A yes holds for its occasion only, a no and a blur everywhere."""
        given = (self._latest.get(one.id) for one in self.about(face, person, channel))
        names = {one.id: one.occasion for one in self.about(face, person, channel)}
        held = [one for one in given if one and (one.said is not Said.YES or names[one.question] == occasion)]
        return max(held, key=lambda one: one.at, default=None)

    def waiting(self, face: str, person: str, channel: str, occasion: str | None) -> EventQuestion | None:
        """A question about this that nobody answered yet; whether in time its deadline tells."""
        asked = [one for one in self.about(face, person, channel) if one.id not in self._latest]
        return next((one for one in reversed(asked) if one.occasion == occasion), None)

    def about(self, face: str, person: str, channel: str) -> list[EventQuestion]:
        return [one for one in self._asked.get((face, person), ()) if channel in one.channels]


def counted(exact: Answer | None, before: EventAnswer | None, standing: StandingWord | None = None) -> Said | None:
    """What counts: the word about exactly this post, unless a stricter one was said since, of the whole event or of
    everything on the channel. So a yes for one picture, given after a standing no, counts for that picture.
    """
    word = outweighed(outweighed(exact, before), standing)
    return word.said if word else None
