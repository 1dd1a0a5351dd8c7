"""Finding: in collections, by what is there at all, and the newest page by page."""

import pytest

from approvals.people import Role
from approvals.ports import Including, Present
from approvals.posts import Stage
from storage.shelves import BUILT
from tests.office import Office


def test_a_collection_is_found_by_a_value_it_holds(any_office: Office) -> None:
    """Clara and Dora are contacts; a role that nobody has and half a word find nobody."""
    with any_office.begin(reading=True) as work:
        handles = [sorted(p.handle for p in work.people.find(roles=Including(role))) for role in (Role.CONTACT, "con")]
        assert handles == [["clara", "dora"], []]
        assert work.people.find(roles=Including(Role.AUDITOR)) == []


def test_capitals_in_a_collection_matter_on_each_database(any_office: Office) -> None:
    """A channel named Export is another one."""
    post = any_office.submit().id
    with any_office.begin(reading=True) as work:
        assert [seen.post for seen in work.revisions.find(channels=Including("export"))] == [post]
        assert work.revisions.find(channels=Including("Export")) == []


def test_found_by_being_there_at_all(any_office: Office) -> None:
    """Two drafts, one of them wished for an event."""
    post = any_office.submit(event="Sommerfest").id
    any_office.submit()
    with any_office.begin(reading=True) as work:
        assert [seen.post for seen in work.revisions.find(event=Present())] == [post]


def test_the_newest_come_page_by_page(any_office: Office) -> None:
    """Three drafts, two a page: the second page begins before the last one of the first."""
    first, second, third = (any_office.submit(text).id for text in ("Eins", "Zwei", "Drei"))
    with any_office.begin(reading=True) as work:
        assert [post.id for post in work.posts.newest(2)] == [third, second]
        assert [post.id for post in work.posts.newest(2, before=second)] == [first]
        assert work.posts.newest(2, before=first) == work.posts.newest(2, before="unknown") == []
        assert work.posts.newest(2, stage=Stage.OPEN) == work.posts.newest(2, stage=()) == []


@pytest.mark.parametrize("shelf", ["posts", "summaries"])
def test_a_post_is_found_by_each_of_its_authors(any_office: Office, shelf: str) -> None:
    """Anna wrote it, Clara changed it; Emil wrote another one."""
    post = any_office.submit().id
    any_office.edit(post, by="clara", text="Neu")
    any_office.submit(by="emil")
    with any_office.begin(reading=True) as work:
        for handle in ("anna", "clara"):
            of = Including(any_office.people[handle])
            assert [one.id for one in getattr(work, shelf).find(authors=of)] == [post]
            assert [one.id for one in getattr(work, shelf).newest(9, authors=of)] == [post]


def test_a_statement_is_built_once_and_serves_other_values(office: Office) -> None:
    """The second search of the same shape finds its own values, and builds nothing."""
    first, second = office.submit("Eins").id, office.submit("Zwei").id
    with office.begin(reading=True) as work:
        assert [post.id for post in work.posts.find(id=(first,))] == [first]
        before = len(BUILT)
        assert [post.id for post in work.posts.find(id=(second, first, "x"))] == [first, second]
        assert len(BUILT) == before
