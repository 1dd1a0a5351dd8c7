"""Letters about people's rights, word for word in their own language."""

from dataclasses import replace
from datetime import timedelta

import pytest

from approvals.desk import expiring, hiring, taking_down
from flows.letters import letter
from flows.rights_letters import BODY, KINDS, SUBJECT
from tests.office import Office


def told(office: Office, handle: str, kind: str) -> str:
    """Subject and text of the newest letter of this kind."""
    with office.begin(reading=True) as work:
        notice = work.notices.find(person=office.people[handle], kind=kind)[-1]
        written = letter(work, notice, work.people.get(notice.person), {"address": "https://freigabe.test"})
    return f"{written['Subject']}\n{written.get_content()}"


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_letter_has_its_words(lang: str) -> None:
    """Subject and text of each kind, in both languages."""
    assert set(SUBJECT[lang]) == set(BODY[lang]) == KINDS


def test_gone_says_where_since_when_and_which_files(office: Office) -> None:
    """Ben reads it in English, Lena the list of files in German."""
    hiring.change_person(office.begin, replace(office.person("ben"), lang="en"), by=office.people["ben"])
    post = office.published("ben")
    office.say("ben", "no")
    out = taking_down.to_take_down(office.begin, office.placement(post).id)
    taking_down.gone(office.begin, out, "4711/taken-down.json", ("01.jpg", "text.txt"))
    text = told(office, "ben", "removal_gone")
    assert "gone from Export" in text
    assert "gone since 23.11.2026 10:00" in text
    assert "01.jpg, text.txt" in text
    copies = told(office, "lena", "copies_left")
    assert "    01.jpg\n    text.txt" in copies
    assert "4711" in copies
    assert "Ben" not in copies


def test_an_end_is_announced_with_the_way_to_renew(office: Office) -> None:
    """Emil gets the link, Lena a number and no name."""
    consent = office.consent("emil", "export", ends=office.clock() + timedelta(days=10))
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("emil")})
    office.sign(post)
    office.release(post)
    office.publish(post)
    expiring.announce(office.begin)
    assert f"https://freigabe.test/me/ending/{consent}" in told(office, "emil", "consent_ends")
    assert "ein Beitrag mit dir wird entfernt" in told(office, "emil", "consent_ends")
    lead = told(office, "lena", "consents_end")
    assert "ein Beitrag (Export)" in lead
    assert "Emil" not in lead
