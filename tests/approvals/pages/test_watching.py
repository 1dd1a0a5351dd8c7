"""Whoever looks after the service asks whether it can work, and how it does."""

import re

import pytest

from approvals.pages.headers import UNNAMED
from tests.website import Site

ANSWERED = re.compile(r'freigabe_request_seconds_count\{method="GET",route="home",status="200"\} (\S+)')
TOKEN = {"authorization": "Bearer of the watch"}


def test_ready_without_prefect(site: Site):
    """Its server is away: that is said, and the pages go on, because its work waits in the outbox."""
    told = site.visit(None).get("/ready")
    assert told.status_code == 200
    assert told.json() == {"ready": True, "database": True, "objects": True, "keys": True, "prefect": False}


def test_not_ready_without_the_pictures(site: Site, monkeypatch: pytest.MonkeyPatch):
    """A balancer that asks sends people elsewhere."""
    parts = {"database": True, "objects": False, "keys": True, "prefect": True}
    monkeypatch.setattr(site.premises, "standing", lambda: parts)
    told = site.visit(None).get("/ready")
    assert (told.status_code, told.json()["ready"]) == (503, False)


def test_the_numbers_are_for_the_watch(site: Site):
    """Without the token there is no such page, whoever is signed in; a near miss is a miss."""
    anna = site.visit("anna")
    assert anna.get("/metrics").status_code == 404
    assert anna.get("/metrics", headers={"authorization": "Bearer of the watcher"}).status_code == 404
    assert anna.get("/metrics", headers=TOKEN).status_code == 200


def test_requests_are_counted_by_route(site: Site):
    """The address of a page holds ids; the name of its route holds none."""
    anna = site.visit("anna")
    post = site.office.submit("Sommerfest!")
    for path in ("/", "/", f"/posts/{post.id}", "/nowhere"):
        anna.get(path)
    told = anna.get("/metrics", headers=TOKEN).text
    assert ANSWERED.search(told)[1] == "2.0"
    assert 'route="none",status="404"' in told
    assert post.id not in told


def test_what_waits_is_counted(site: Site):
    """One draft was handed in: its check waits."""
    site.office.submit("Sommerfest!")
    told = site.visit(None).get("/metrics", headers=TOKEN).text
    assert 'freigabe_jobs_waiting{task="check_post"} 1.0' in told
    assert 'freigabe_up{part="prefect"} 0.0' in told
    assert "freigabe_oldest_job_seconds" in told


def test_the_letterbox_is_not_counted(site: Site):
    """Whoever reads the numbers each second must not see when a worry was thrown in."""
    visit = site.visit(None)
    visit.get(f"{UNNAMED}of-no-week")
    told = visit.get("/metrics", headers=TOKEN).text
    assert "freigabe_request_seconds_count" not in told


def test_nobody_is_named(site: Site):
    """After a day of everybody: no name, handle, mail or id in the numbers."""
    for handle in site.office.people:
        site.visit(handle).get("/")
    told = site.visit(None).get("/metrics", headers=TOKEN).text
    for handle, person in site.office.people.items():
        assert handle not in told
        assert person not in told
