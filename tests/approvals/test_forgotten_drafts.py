"""What was never handed in is forgotten for good, and nothing that somebody else needs."""

from collections.abc import Callable
from dataclasses import replace

from approvals.desk import drafting, exempting, forgetting
from approvals.desk.taking_in import original
from policies.findings import Finding, Level
from storage.objects import FolderObjects
from tests.office import Office


def test_discarding_forgets_everything(any_office: Office) -> None:
    """Draft, words, boxes, names by hand, reasons, what the guideline quoted: no row of it is left, nor the photo."""
    office = any_office
    office.found = [Finding("superlativ", "c", Level.REASON, "g", "text", 0, 5, "Schön", "s")]
    tables = ("posts", "revisions", "showings", "pictures", "faces", "namings", "proposals", "searches", "blurs",
              "reasons", "remarks", "judgements", "summaries", "authors")  # fmt: skip
    before = office.rows(*tables)
    picture = office.picture()
    post = office.save("Schön", picture)
    office.check(post.id, {picture: office.seen("ben", None)})
    office.name(post.id, 1, "emil")
    office.blur(post.id, 0)
    exempting.give_reason(office.begin, post.id, office.found[0].key, "Ist so", by=office.people["anna"])
    drafting.discard(office.begin, post.id, by=office.people["anna"])
    assert office.rows(*tables) == before
    forgetting.forget_bytes(office.begin, office.objects, picture)
    assert not office.objects.exists(original(picture))


def test_what_else_needs_the_picture_keeps_it(office: Office) -> None:
    """A photo that Ben's draft shows too, one that Ben took in, and Anna's own portrait stay."""
    shared, lent, portrait = office.picture(b"shared"), office.picture(b"lent"), office.picture(b"portrait")
    office.picture(b"shared", by="ben")
    office.picture(b"lent", by="ben")
    with office.begin() as work:
        work.people.save(replace(work.people.get(office.people["anna"]), portrait=portrait))
        work.commit()
    office.save("Von Ben", shared, by="ben")
    post = office.save("Von Anna", shared, lent, portrait)
    drafting.discard(office.begin, post.id, by=office.people["anna"])
    with office.begin(reading=True) as work:
        assert {picture.id for picture in work.pictures.find()} == {shared, lent, portrait}


def test_a_picture_taken_in_again_keeps_its_bytes(office: Office) -> None:
    """Anna discards and uploads the same photo once more before its bytes were removed."""
    picture = office.picture()
    drafting.discard(office.begin, office.save("", picture).id, by=office.people["anna"])
    office.picture()
    forgetting.forget_bytes(office.begin, office.objects, picture)
    assert office.objects.exists(original(picture))


class Meanwhile(FolderObjects):
    """Objects where somebody else acts while something is deleted or put."""

    def __init__(self, office: Office, act: Callable[[str], object]) -> None:
        super().__init__(office.folder / "objects")
        self.acts = [act]

    def delete(self, key: str) -> None:
        for act in self.acts:
            act(key)
        super().delete(key)

    def put(self, key: str, data: bytes) -> None:
        super().put(key, data)
        if self.acts:
            self.acts.pop()(key)


def test_a_picture_taken_in_while_its_bytes_go_keeps_them(office: Office) -> None:
    """Anna uploads the photo again in the very moment in which its bytes are removed."""
    picture = office.picture()
    drafting.discard(office.begin, office.save("", picture).id, by=office.people["anna"])
    slow = Meanwhile(office, lambda _: office.picture())
    forgetting.forget_bytes(office.begin, slow, picture)
    assert office.objects.get(original(picture)) == b"summer party"


def test_bytes_that_go_while_a_picture_is_taken_in_come_back(office: Office) -> None:
    """The removal of the same photo, discarded before, ends between its arrival and its entry."""
    plain = office.objects
    office.objects = Meanwhile(office, plain.delete)
    picture = office.picture()
    assert plain.get(original(picture)) == b"summer party"


def test_pictures_that_were_never_used_are_forgotten_after_a_month(any_office: Office) -> None:
    """The photo Anna took out of her draft goes; the one it shows stays, and so does her portrait."""
    office = any_office
    wrong, right, portrait = office.picture(b"wrong"), office.picture(b"right"), office.picture(b"portrait")
    with office.begin() as work:
        work.people.save(replace(work.people.get(office.people["anna"]), portrait=portrait))
        work.commit()
    office.save("", right, over=office.save("", wrong))
    office.clock.move(days=29)
    assert forgetting.forget_unshown(office.begin) == 0
    office.clock.move(days=2)
    assert forgetting.forget_unshown(office.begin) == 1
    with office.begin(reading=True) as work:
        assert [picture.id for picture in work.pictures.find()] == [right, portrait]


def test_no_draft_keeps_what_the_guideline_quoted_of_earlier_words(office: Office) -> None:
    """Each judgement quotes the text; when the words change, the old quotes go."""
    post = office.save("Altes Wort")
    office.check(post.id)
    office.save("Neues Wort", over=post)
    office.check(post.id)
    assert office.rows("judgements") == {"judgements": 1}
