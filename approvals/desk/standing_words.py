"""Saying no, or blur, to everything on a channel: at once, for oneself, taken back as easily."""

from collections.abc import Mapping

from approvals.appearances import Said
from approvals.desk.consenting import takes_effect
from approvals.errors import BadSetting
from approvals.fingerprint import new_id
from approvals.ports import Begin
from approvals.standing_words import KINDS, StandingWord, in_force


def say(begin: Begin, words: Mapping[str, Said | None], *, by: str) -> list[StandingWord]:
    """One's own word by channel; None takes it back. What is said already stays as it is. Returns those that are new.

    Everything that shows this person by name there is held against it at once, also what is out. Raises BadSetting for
    a yes, which is a consent.
    """
    for channel, said in words.items():
        if said not in {None, *KINDS}:
            raise BadSetting(channel, str(said), " | ".join(KINDS))
    with begin() as work:
        work.people.get(by)
        held = in_force(work.standing_words.find(person=by, withdrawn_at=None))
        changed = {c: said for c, said in words.items() if said != (was.said if (was := held.get((by, c))) else None)}
        for channel in sorted(changed):
            if old := held.get((by, channel)):
                work.standing_words.save(old.withdrawn(work.now))
                work.record("standing_word_withdrawn", None, old.id)
        new = [StandingWord(new_id(), by, channel, said, work.now) for channel, said in changed.items() if said]
        for word in new:
            work.standing_words.add(word)
            work.record("standing_word", None, word.id, said=work.commitment(by, f"{word.id} {word.said}"))
        if changed:
            takes_effect(work, by)
        work.commit()
    return new


def words_of(begin: Begin, person: str) -> list[StandingWord]:
    """All this person ever said, what was taken back too, newest first."""
    with begin(reading=True) as work:
        return work.standing_words.find(person=person)[::-1]
