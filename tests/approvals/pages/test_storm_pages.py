"""The pages of the bad day: the plan, the exercise, the log and the review."""

import re

from sqlalchemy import event

from approvals.pages.exercise import SCENES, played
from tests.learning_pages import over, stormy
from tests.website import Site


def test_everybody_reads_the_plan_and_who_decides(site: Site):
    """In both languages; only contacts and leads find the clock, only the lead the way to change it."""
    anna = site.visit("anna")
    told = anna.text("/storm")
    assert "Innerhalb einer Stunde" in told
    assert "Lena Kommunikationsleitung" in told
    assert "Protokoll beginnen" not in told
    assert "Within an hour" in site.visit("anna", "en").text("/storm")
    assert "Protokoll beginnen" in site.visit("clara").text("/storm")
    assert anna.get("/storm/edit").status_code == 403


def test_the_lead_changes_the_plan(site: Site):
    """What was seen by nobody else yet; markup does not pass through."""
    lena = site.visit("lena")
    assert lena.post("/storm/plan", german=" ", number="0").status_code == 422
    assert lena.post("/storm/plan", german="<script>x</script> Ruhig bleiben.", number="0").status_code == 303
    page = site.visit("anna").get("/storm").text
    assert "Ruhig bleiben." in page
    assert "<script>x" not in page
    assert lena.post("/storm/plan", german="Anders.", number="0").status_code == 409


def test_the_exercise_touches_nothing(site: Site):
    """Played to its end, every page says that it is one, and the database is never written to."""
    emil, way = site.visit("emil"), ""
    written: list[str] = []

    @event.listens_for(site.office.engine, "before_cursor_execute")
    def heard(_c: object, _u: object, statement: str, *_more: object) -> None:
        if statement.split(None, 1)[0].upper() in {"INSERT", "UPDATE", "DELETE"}:
            written.append(statement)

    for scene in SCENES:
        told = emil.text(f"/storm/exercise?way={way}")
        assert "ÜBUNG" in told
        assert scene.asks in told
        way += scene.choices[-1].key
    end = emil.text(f"/storm/exercise?way={way}")
    assert "Vorbei" in end
    assert "Du hast gewählt: Nichts. Solche Leute soll man nicht füttern." in end
    assert [one for one in written if "passes" not in one] == []


def test_each_scene_has_one_choice_that_calms():
    """And three to choose from; what is no choice is left out."""
    assert {len(scene.choices) for scene in SCENES} == {3}
    assert {sum(choice.calms for choice in scene.choices) for scene in SCENES} == {1}
    assert played("axb?c" * 9) == [(0, "a"), (1, "b"), (2, "c"), (3, "a"), (4, "b")]


def test_a_real_one_has_a_clock_a_log_and_the_hold_beside_it(site: Site):
    """From the plan two taps lead to the hold; the log says when the first answer is due, and when it was out."""
    clara = site.visit("clara")
    assert 'href="/holds/now?back=/storm"' in clara.get("/storm").text
    path = clara.post("/storm/log").headers["location"]
    assert "Erste Antwort bis 11:00 Uhr" in clara.text(path)
    assert 'data-since="2026-11-23T09:00:00+00:00"' in clara.get(path).text
    assert clara.post(path, text=" ").status_code == 422
    site.office.clock.move(minutes=20)
    clara.post(path, text="Wir haben geantwortet.", answered="on")
    assert "Erste Antwort 10:20 Uhr" in clara.text(path)
    clara.post("/holds", scope="everything", reason="Krise")
    assert "angehalten" in clara.text(path)
    assert "Gerade ist Ernstfall" in site.visit("anna").text("/storm")
    assert site.visit("anna").get(path).status_code == 404


def test_it_ends_and_its_review_joins_the_plan(site: Site):
    """By the lead; everybody reads it there with its date."""
    path, lena = f"/storm/log/{stormy(site.office)}", site.visit("lena")
    assert "Rückschau" not in lena.text(path)
    assert lena.post(f"{path}/end").status_code == 303
    assert lena.post(f"{path}/review", well="Schnell angehalten.", change=" ").status_code == 422
    assert lena.post(f"{path}/review", well="Schnell angehalten.", change="Telefonliste.").status_code == 303
    told = site.visit("anna").text("/storm")
    assert "Aus dem Ernstfall vom 23. November 2026" in told
    assert "Telefonliste." in told
    assert "Telefonliste." in lena.text(path)


def test_what_was_not_reviewed_yet_is_told_to_the_lead(site: Site):
    """Beside the plan, with the way there."""
    storm = over(site.office)
    page = site.visit("lena").get("/storm").text
    assert "Rückschau fehlt" in page
    assert re.search(rf'href="/storm/log/{storm}"', page)
