"""The switch: stop with a reason, see it on every page, go on."""

import re

import pytest

from approvals.desk import drafting, holding, lifting
from approvals.holds import Hold
from tests.full_calendar import ready
from tests.website import Site


def standing(site: Site) -> list[Hold]:
    with site.office.begin(reading=True) as work:
        return work.holds.find(lifted_at=None)


def test_a_contact_stops_everything(site: Site) -> None:
    """With a reason; the page says that it stands still and since when."""
    clara = site.visit("clara")
    assert "Alles läuft" in clara.text("/holds")
    assert clara.post("/holds", scope="everything", reason="Trauerfall").headers["location"] == "/holds"
    told = clara.text("/holds")
    assert "Alles steht still" in told
    assert "Trauerfall · Clara, seit" in told


def test_a_channel_or_a_post_is_stopped(site: Site) -> None:
    """The rest runs on, and the page says so."""
    post = ready(site.office)
    lena = site.visit("lena")
    assert "Nur „Unser Sommerfest" in lena.text(f"/holds?post={post}")
    lena.post("/holds", scope="channel:instagram", reason="Konto gekapert")
    lena.post("/holds", scope=f"post:{post}", reason="Noch klären")
    assert [hold.scope for hold in standing(site)] == ["channel:instagram", f"post:{post}"]
    assert "Läuft, mit Ausnahmen" in lena.text("/holds")


def test_every_page_says_that_it_stands_still(site: Site) -> None:
    """For staff too; who is not signed in is told nothing."""
    holding.place(site.office.begin, "Trauerfall", by=site.office.people["lena"])
    assert "Alles ist angehalten: nichts geht hinaus." in site.visit("anna").text("/")
    assert "Everything is on hold: nothing goes out." in site.visit("ben", "en").text("/keys")
    assert "angehalten" not in site.visit(None).text("/sign-in")


def test_a_hold_wants_a_reason(site: Site) -> None:
    """It is asked for beside the field, and the choice is kept."""
    answer = site.visit("clara").post("/holds", scope="channel:facebook", reason="  ")
    assert answer.status_code == 422
    assert 'value="channel:facebook" checked' in answer.text
    assert 'aria-describedby="reason-trouble"' in answer.text
    assert standing(site) == []


@pytest.mark.parametrize("scope", ["", "channel:", "post:", "channel:fax", "person:ben", "post:0000"])
def test_a_scope_that_is_none_stops_nothing(site: Site, scope: str) -> None:
    """Least of all everything."""
    assert site.visit("lena").post("/holds", scope=scope, reason="Krise").status_code in {404, 422}
    assert standing(site) == []


def test_two_go_on(site: Site) -> None:
    """Clara proposes it, Lena finds it on her first page and agrees; earlier holds are kept in sight."""
    hold = holding.place(site.office.begin, "Trauerfall", by=site.office.people["clara"])
    clara, lena = site.visit("clara"), site.visit("lena")
    assert "Aufheben vorschlagen" in clara.text("/holds")
    assert clara.post(f"/holds/{hold}/lift").headers["location"] == "/holds"
    assert "Clara will weitermachen" in clara.text("/holds")
    assert clara.post(f"/holds/{hold}/lift").status_code == 403
    assert "dein zweites Wort fehlt" in lena.text("/")
    assert lena.post(f"/holds/{hold}/lift").headers["location"] == "/holds"
    assert "Liegen geblieben ist nichts" in lena.get("/holds").text
    assert "Frühere Halte Trauerfall" in lena.text("/holds")


def test_the_second_may_decline(site: Site) -> None:
    """Then it stays as it is; staff has no say."""
    hold = holding.place(site.office.begin, "Trauerfall", by=site.office.people["clara"])
    lifting.lift(site.office.begin, hold, by=site.office.people["lena"])
    assert site.visit("anna").post(f"/holds/{hold}/lift").status_code == 403
    assert site.visit("clara").post(f"/holds/{hold}/keep").headers["location"] == "/holds"
    assert [one.proposed_by for one in standing(site)] == [None]


@pytest.mark.parametrize("path", ["/", "/posts", "/calendar", "/administration", "/me", "/drafts/new"])
def test_everything_is_stopped_in_two_taps_from_every_page(site: Site, path: str) -> None:
    """The first opens a page on which all is filled in, the second stops; staff sees no such button."""
    lena = site.visit("lena")
    assert f'href="/holds/now?back={path}"' in lena.get(path).text
    asked = lena.get(f"/holds/now?back={path}").text
    form = dict(re.findall(r'<input[^>]*name="(scope|reason)"[^>]*value="([^"]+)"', asked))
    assert lena.post("/holds", **form).headers["location"] == "/holds"
    assert [hold.scope for hold in standing(site)] == ["everything"]
    assert "Alles steht schon still" in lena.get(lena.get("/holds/now").headers["location"]).text
    assert "Alles anhalten" not in site.visit("anna").get("/").text


def test_staff_reads_and_does_not_stop(site: Site) -> None:
    """Anna sees the state and no form."""
    page = site.visit("anna").get("/holds").text
    assert "Alles läuft" in page
    assert 'name="reason"' not in page
    assert site.visit("anna").post("/holds", scope="everything", reason="Krise").status_code == 403


def test_somebody_s_unfinished_draft_cannot_be_named(site: Site) -> None:
    """Nobody learns by the page of holds that it is there, nor how it begins."""
    draft = drafting.Draft("Ganz geheim", ("export",))
    post = drafting.save(site.office.begin, draft, by=site.office.people["anna"], known_channels=("export",)).id
    answer = site.visit("lena").get(f"/holds?post={post}")
    assert answer.status_code == 404
    assert "geheim" not in answer.text
