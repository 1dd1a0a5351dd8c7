"""Deciding on a post's page: what is done, what is refused, and that no word gets lost."""

import pytest

from approvals.desk import drafting
from approvals.seals import names_on
from policies.findings import Finding, Level
from policies.guideline import shipped_guideline
from tests.website import Site, Visit


@pytest.fixture
def ready(site: Site) -> str:
    """Ben said yes in Anna's picture."""
    office = site.office
    picture = office.picture()
    post = office.submit(pictures=[picture], channels=("export", "instagram")).id
    office.check(post, {picture: office.seen("ben")})
    office.say("ben", "yes")
    return post


def signed(site: Site, visit: Visit, post: str, *, confirmed: bool = True) -> object:
    """Press "sign off" on the page as it is now."""
    file = site.office.file(post)
    names = [f"{face}:{person}" for face, person in names_on(file).items()]
    return visit.post(
        f"/posts/{post}/sign", revision=file.revision.id, shown=names, confirmed=names if confirmed else []
    )


def test_a_contact_signs_what_they_saw(site: Site, ready: str):
    """Clara confirms the name and signs: both channels are approved."""
    answer = signed(site, site.visit("clara"), ready)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/posts/{ready}")
    assert site.office.places(ready) == {"export": "approved", "instagram": "approved"}


def test_each_name_must_be_confirmed(site: Site, ready: str):
    """Without the tick at Ben's name nothing is signed, and the page says so."""
    answer = signed(site, site.visit("clara"), ready, confirmed=False)
    assert answer.status_code == 422
    assert "Bestätige erst jeden Namen; 1 fehlen noch." in answer.text
    assert site.office.stage(ready) == "open"


def test_what_changed_meanwhile_is_looked_at_again(site: Site, ready: str):
    """Anna changes the text while Clara reads: Clara's signature does not count for the new words."""
    clara, file = site.visit("clara"), site.office.file(ready)
    names = [f"{face}:{person}" for face, person in names_on(file).items()]
    site.office.edit(ready, text="Ganz andere Worte")
    answer = clara.post(f"/posts/{ready}/sign", revision=file.revision.id, shown=names, confirmed=names)
    assert answer.status_code in {409, 422}
    assert 'role="alert"' in answer.text
    assert "Ganz andere Worte" in answer.text


def test_the_second_to_decide_is_told_and_keeps_their_words(site: Site, ready: str):
    """Clara signs while Dora writes why she returns it: Dora reads who was quicker, and her words still stand there."""
    seen = site.office.file(ready).post.version
    signed(site, site.visit("clara"), ready)
    answer = site.visit("dora").post(f"/posts/{ready}/return", version=seen, comment="Bitte ohne das Schild")
    assert answer.status_code == 409
    assert "Jemand war schneller." in answer.text
    assert "Clara hat diesen Beitrag inzwischen abgezeichnet." in answer.text
    assert "Bitte ohne das Schild</textarea>" in answer.text
    assert site.office.stage(ready) == "approved"


@pytest.mark.parametrize(("way", "stage"), [("return", "returned"), ("reject", "rejected")])
def test_returning_and_rejecting_with_a_comment(site: Site, ready: str, way: str, stage: str):
    """Anna reads what Clara wrote."""
    version = site.office.file(ready).post.version
    answer = site.visit("clara").post(f"/posts/{ready}/{way}", version=version, comment="Das Bild ist unscharf")
    assert answer.status_code == 303
    assert site.office.stage(ready) == stage
    assert "Das Bild ist unscharf" in site.visit("anna").text(f"/posts/{ready}")


def test_nobody_decides_about_what_they_wrote(site: Site):
    """Clara sends the form by hand for her own post."""
    post = site.office.submit(by="clara").id
    site.office.check(post)
    assert site.visit("clara").post(f"/posts/{post}/return", version=9, comment="Nein").status_code == 403


def test_a_finding_gets_a_reason_or_is_let_pass(site: Site):
    """Anna gives a reason for one place, Clara lets another pass; both stand on the page."""
    clause = shipped_guideline().clauses[0]
    found = [
        Finding(clause.id, clause.anchor, level, "g", "text", at, at + 3, text, "s")
        for level, at, text in ((Level.REASON, 0, "Ein"), (Level.BLOCK, 4, "Wor"))
    ]
    site.office.found = found
    post = site.office.submit("Ein Wort").id
    site.office.check(post)
    site.visit("anna").post(f"/posts/{post}/findings/{found[0].key}/reason", reason="Steht so im Vertrag")
    site.visit("clara").post(f"/posts/{post}/findings/{found[1].key}/pass", reason="Ist ein Eigenname")
    told = site.visit("clara").text(f"/posts/{post}")
    assert "begründet" in told
    assert "zugelassen" in told
    assert {"Anna: Steht so im Vertrag", "Clara: Ist ein Eigenname"} <= {one for one in (
        "Anna: Steht so im Vertrag", "Clara: Ist ein Eigenname") if one in told}  # fmt: skip


def test_comments_are_a_thread(site: Site, ready: str):
    """Anna asks, Lena answers; a colleague neither reads nor writes there."""
    site.visit("anna").post(f"/posts/{ready}/comments", text="Passt Freitag?")
    site.visit("lena").post(f"/posts/{ready}/comments", text="Freitag passt")
    assert "Freitag passt" in site.visit("clara").text(f"/posts/{ready}")
    assert "Freitag" not in site.visit("emil").text(f"/posts/{ready}")
    assert site.visit("emil").post(f"/posts/{ready}/comments", text="Ich auch").status_code == 403


def test_reminding_says_only_how_many(site: Site):
    """Anna reminds; a second time on one day she is told when again."""
    picture = site.office.picture()
    post = site.office.submit(pictures=[picture]).id
    site.office.check(post, {picture: site.office.seen("ben", "emil")})
    anna = site.visit("anna")
    anna.post(f"/posts/{post}/remind")
    assert "Erinnert. Offene Antworten: 2." in anna.get(f"/posts/{post}").text
    again = anna.post(f"/posts/{post}/remind")
    assert again.status_code == 422
    assert 'role="alert"' in again.text


def test_withdrawing(site: Site, ready: str):
    """Anna takes her post back; a contact cannot."""
    assert site.visit("clara").post(f"/posts/{ready}/withdraw").status_code == 403
    site.visit("anna").post(f"/posts/{ready}/withdraw")
    assert site.office.stage(ready) == "withdrawn"
    with pytest.raises(Exception, match="WrongStage"):
        drafting.withdraw(site.office.begin, ready, by=site.office.people["anna"])
