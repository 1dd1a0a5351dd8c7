"""Lists look for words and for where a post stands; a post's history is found without reading the whole chain."""

import pytest

from approvals.placements import Place
from approvals.ports import Containing
from tests.office import Office


def with_words(office: Office, words: str) -> list[str]:
    with office.begin(reading=True) as work:
        return [one.opening for one in work.summaries.newest(10, text=Containing(words))]


@pytest.mark.parametrize("words", ["über", "ÜBER", "Über uns", "100%", "hof_fest", "strasse/"])
def test_a_piece_of_the_text_in_capitals_or_not(any_office: Office, words: str):
    """Words are found however they are written; a sign that means something to SQL means itself."""
    any_office.submit("Hier steht nichts davon")
    any_office.submit("ÜBER UNS: 100% Einsatz beim Hof_Fest in der Hauptstrasse/Ecke Markt, über uns")
    assert len(with_words(any_office, words)) == 1


def test_words_of_an_older_revision_are_not_found(any_office: Office):
    """Anna changes the text: what it said before leads nowhere."""
    post = any_office.submit("Grillfest").id
    any_office.edit(post, text="Sommerfest")
    assert (with_words(any_office, "grill"), with_words(any_office, "sommer")) == ([], ["Sommerfest"])


def test_posts_by_where_their_placements_stand(any_office: Office):
    """Of two approved posts the one that is queued is found as such."""
    any_office.approved("ben", text="Eins")
    queued = any_office.approved("emil", text="Zwei")
    any_office.release(queued, days=1)
    with any_office.begin(reading=True) as work:
        assert [one.id for one in work.summaries.newest(10, placed=(Place.QUEUED,))] == [queued]
        assert work.summaries.newest(10, placed=(Place.PUBLISHED,)) == []


def test_the_history_of_one_thing(any_office: Office):
    """The entries about some things, in order, and no others."""
    first, second = any_office.submit("Eins").id, any_office.submit("Zwei").id
    any_office.check(first)
    with any_office.begin(reading=True) as work:
        entries = work.history.about((first,))
    assert [entry.kind for entry in entries] == ["submitted", "opened"]
    assert second not in {entry.about for entry in entries}
