"""The page from which somebody shares on their own profile."""

from approvals.desk import passing_on
from tests.counting import queries
from tests.post_pages import out_there
from tests.website import Site


def test_somebody_finds_it_from_the_post_and_from_me(site: Site) -> None:
    """The proposals are there to be copied, with the networks' own pages; nothing is sent to us."""
    post = out_there(site.office)
    ben = site.visit("ben")
    assert f"/posts/{post}/pass-on" in ben.get(f"/posts/{post}").text
    assert "/pass-on" in ben.get("/me").text
    assert f"/posts/{post}/pass-on" in ben.get("/pass-on").text
    page = ben.get(f"/posts/{post}/pass-on").text
    assert "https://share.joinmastodon.org/#text=Sch%C3%B6n" in page
    assert "Ich arbeite bei" in page
    assert "<form" not in page.split("<main")[1].split("</main>")[0]


def test_the_list_costs_the_same_however_long_it_is(site: Site) -> None:
    """A fixed number of queries."""
    ben = site.office.people["ben"]

    def read() -> None:
        passing_on.lately(site.office.begin, 30, by=ben)

    out_there(site.office)
    one = queries(site.office.engine, read)
    out_there(site.office)
    assert queries(site.office.engine, read) == one
