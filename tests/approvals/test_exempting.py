"""What the guideline found: a contact lets it pass, or an author gives a reason."""

import pytest

from approvals.desk import exempting
from approvals.errors import NoSuchFinding, NotAllowed, NothingToSay, OwnDraft
from approvals.open_ends import Missing
from policies.findings import Finding, Level
from tests.office import Office


def finding(level: Level, rule: str = "werbung", where: str = "text", **values: str) -> Finding:
    return Finding(rule, rule, level, "g", where, 0, 5, "Schön", "source", values)


def with_findings(office: Office, *found: Finding, **more: object) -> str:
    """A checked post in which the guideline found these."""
    office.found = found
    post = office.submit(**more).id
    office.check(post)
    return post


def missing(office: Office, post: str, channel: str = "export") -> list[Missing]:
    return [end.missing for end in office.missing(post, channel)]


@pytest.mark.parametrize(
    ("level", "wanted"),
    [(Level.BLOCK, Missing.FINDING), (Level.REASON, Missing.REASON), (Level.HINT, Missing.SIGNATURES)],
)
def test_what_each_level_asks_for(office: Office, level: Level, wanted: Missing) -> None:
    """A block waits for a contact, a reason for the author, a hint for nobody."""
    assert missing(office, with_findings(office, finding(level))) == [wanted]


def test_a_contact_lets_one_finding_pass(office: Office) -> None:
    """Clara exempts the first; the second still blocks."""
    first, second = finding(Level.BLOCK), finding(Level.BLOCK, "geheim")
    post = with_findings(office, first, second)
    exempting.exempt(office.begin, post, first.key, "Kein Produkt", by=office.people["clara"])
    assert [end.about for end in office.missing(post)] == [second.key]


@pytest.mark.parametrize(("by", "refusal"), [("anna", OwnDraft), ("ben", NotAllowed), ("lena", NotAllowed)])
def test_only_a_contact_who_is_no_author_exempts(office: Office, by: str, refusal: type[Exception]) -> None:
    """Neither the author, nor staff, nor the lead."""
    found = finding(Level.BLOCK)
    post = with_findings(office, found)
    with pytest.raises(refusal):
        exempting.exempt(office.begin, post, found.key, "Ach was", by=office.people[by])


def test_an_exemption_ends_when_its_contact_becomes_an_author(office: Office) -> None:
    """Clara let it pass and then changed the channels: somebody else has to look."""
    found = finding(Level.BLOCK)
    post = with_findings(office, found)
    exempting.exempt(office.begin, post, found.key, "Kein Produkt", by=office.people["clara"])
    office.edit(post, channels=["export", "instagram"], by="clara")
    office.check(post)
    assert missing(office, post) == [Missing.FINDING]


def test_an_author_gives_a_reason(office: Office) -> None:
    """Anna says why the sentence stays; that does not lift a block."""
    mild, hard = finding(Level.REASON), finding(Level.BLOCK, "geheim")
    post = with_findings(office, mild, hard)
    exempting.give_reason(office.begin, post, mild.key, "So heißt die Messe", by=office.people["anna"])
    assert missing(office, post) == [Missing.FINDING]
    with pytest.raises(NotAllowed):
        exempting.give_reason(office.begin, post, hard.key, "Trotzdem", by=office.people["anna"])


def test_only_authors_give_reasons(office: Office) -> None:
    """Clara may exempt, the reason is Anna's."""
    mild = finding(Level.REASON)
    post = with_findings(office, mild)
    with pytest.raises(NotAllowed):
        exempting.give_reason(office.begin, post, mild.key, "So heißt sie", by=office.people["clara"])
    exempting.exempt(office.begin, post, mild.key, "So heißt sie", by=office.people["clara"])
    assert missing(office, post) == [Missing.SIGNATURES]


def test_an_empty_reason_is_refused(office: Office) -> None:
    """From contact and author alike."""
    mild, hard = finding(Level.REASON), finding(Level.BLOCK, "geheim")
    post = with_findings(office, mild, hard)
    with pytest.raises(NothingToSay):
        exempting.exempt(office.begin, post, hard.key, "", by=office.people["clara"])
    with pytest.raises(NothingToSay):
        exempting.give_reason(office.begin, post, mild.key, " ", by=office.people["anna"])


def test_a_finding_is_named_by_an_unambiguous_beginning(office: Office) -> None:
    """Four digits of the key are enough where they fit one; nothing, or a wrong one, is refused."""
    found = finding(Level.BLOCK)
    post = with_findings(office, found)
    for wrong in ("", "zzzz"):
        with pytest.raises(NoSuchFinding) as refusal:
            exempting.exempt(office.begin, post, wrong, "Kein Produkt", by=office.people["clara"])
        assert (refusal.value.post, refusal.value.key) == (post, wrong)
    exempting.exempt(office.begin, post, found.key[:4], "Kein Produkt", by=office.people["clara"])
    assert missing(office, post) == [Missing.SIGNATURES]


def test_nothing_is_exempted_before_the_check(office: Office) -> None:
    """What was not judged has no findings."""
    with pytest.raises(NoSuchFinding):
        exempting.exempt(office.begin, office.submit().id, "a", "Vorab", by=office.people["clara"])


@pytest.mark.parametrize("where", [{"where": "text:instagram"}, {"channel": "instagram"}])
def test_a_finding_about_one_channel_stops_only_that_channel(office: Office, where: dict[str, str]) -> None:
    """Too long for Instagram is no reason to keep it from the export."""
    post = with_findings(office, finding(Level.BLOCK, **where), channels=["export", "instagram"])
    assert missing(office, post, "export") == [Missing.SIGNATURES]
    assert missing(office, post, "instagram") == [Missing.FINDING]


def test_words_that_a_channel_does_not_get_do_not_stop_it(office: Office):
    """Instagram has a text of its own: what was found in the text for all stops the export, and the other way round."""
    own = {"channels": ("export", "instagram"), "variants": {"instagram": "Kurz"}}
    post = with_findings(office, finding(Level.BLOCK), **own)
    assert (missing(office, post), missing(office, post, "instagram")) == ([Missing.FINDING], [Missing.SIGNATURES])
    post = with_findings(office, finding(Level.BLOCK, where="text:instagram"), text="Auch schön", **own)
    assert (missing(office, post), missing(office, post, "instagram")) == ([Missing.SIGNATURES], [Missing.FINDING])
