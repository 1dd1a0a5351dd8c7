"""Offices furnished for the pages of whoever is in a picture."""

from approvals.consents import Purpose
from approvals.desk import answer_links, answering, consenting
from tests.office import Office


def asked(office: Office, *channels: str, text: str = "Was für ein Fest!") -> str:
    """Emil is asked about a picture that also shows Ben and a stranger. Returns the post."""
    picture = office.picture(text.encode())
    post = office.submit(text, pictures=[picture], channels=channels or ("instagram", "facebook")).id
    office.check(post, {picture: office.seen("emil", "ben", None)})
    return post


def by_link(office: Office) -> str:
    return f"/a/{answer_links.link_for(office.begin, office.people['emil'], asked(office)).secret}"


def question(office: Office) -> str:
    asked(office)
    return _first(office)


def answered(office: Office) -> str:
    """Yes for one channel, no for the other."""
    asked(office)
    office.say("emil", "yes", channel="instagram")
    office.say("emil", "no", channel="facebook")
    return _first(office)


def denied(office: Office) -> str:
    asked(office)
    path = _first(office)
    answering.not_me(office.begin, path.rpartition("/")[2], by=office.people["emil"])
    return path


def album(office: Office) -> str:
    asked(office, text="Eins")
    asked(office, "export", text="Zwei")
    office.say("emil", "blur", channel="export")
    return "/me/pictures"


def out(office: Office) -> str:
    office.published("emil")
    return "/me/out"


def consents(office: Office) -> str:
    """One in force, one withdrawn, one that may still be given."""
    office.settings(matching=True)
    office.consent("emil", "instagram", event="Sommerfest")
    consenting.withdraw(office.begin, office.consent("emil", "facebook"), by=office.people["emil"])
    return "/me/consents"


def enrolled(office: Office) -> str:
    office.settings(matching=True)
    emil = office.people["emil"]
    given = consenting.consent_to(emil, Purpose.MATCH, shown="match.de.1", starts=office.clock())
    consenting.give(office.begin, given, by=emil)
    consenting.enrol(office.begin, emil, [b"1", b"2"], "dlib", by=emil)
    return "/me/face"


def _first(office: Office) -> str:
    return f"/questions/{answering.questions(office.begin, office.people['emil'])[0].appearance.id}"
