"""The guideline is changed on its pages: clause by clause or as a whole, looked at first, switched on by the lead."""

import re

import pytest

from approvals.desk.editing_guideline import Bench, bench, shipped_texts
from policies.clauses import State
from policies.rewriting import wording
from tests.counting import queries
from tests.office import Office
from tests.website import Site, Visit, site_of

CLAUSE = "/guideline/edit/clauses/kundenname"


@pytest.fixture
def site(office: Office) -> Site:
    return site_of(office)


def now(site: Site) -> Bench:
    with site.office.begin(reading=True) as work:
        return bench(work)


def form(visit: Visit, path: str = CLAUSE) -> dict[str, str]:
    """What stands in the fields of a form, as a browser would send it back."""
    page = visit.get(path).text.split("<main", 1)[1]
    text = page.split("<form", 1)[1].split("</form>", 1)[0]
    found = dict(re.findall(r'<input[^>]*name="([^"]+)" value="([^"]*)"', text))
    chosen = re.findall(r'type="radio" name="([^"]+)" value="([^"]+)" checked', text)
    areas = re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', text, re.DOTALL)
    plain = {name: _unescaped(value) for name, value in (*found.items(), *areas)}
    return plain | dict(chosen)


def _unescaped(text: str) -> str:
    signs = {"&#34;": '"', "&#39;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&"}
    for written, sign in signs.items():
        text = text.replace(written, sign)
    return text


def kept(site: Site, by: str = "clara", **changes: str) -> None:
    visit = site.visit(by)
    fields = form(visit) | {name.replace("_", "."): value for name, value in changes.items()}
    assert visit.post(CLAUSE, **fields).status_code == 303


def switched_on(site: Site, **more: str) -> None:
    answer = site.visit("lena").post("/guideline/edit/switch-on", seen=now(site).stamp, **more)
    assert answer.status_code == 303, answer.text[:300]


@pytest.mark.parametrize("rule", ["negativ-kunde", "alt-text", "hashtag"])
def test_a_form_sent_back_as_it_is_changes_nothing(site: Site, rule: str) -> None:
    """With all of its examples and words, also those that are facts about a picture."""
    visit, path = site.visit("clara"), f"/guideline/edit/clauses/{rule}"
    assert visit.post(path, **form(visit, path)).status_code == 303
    assert now(site).draft is None


def test_a_clause_is_changed_in_own_words_and_counts_once_switched_on(site: Site) -> None:
    """Everybody reads it then, and it judges; before, only the draft says so."""
    kept(site, de_why="Wir fragen *erst*.", en_why="We ask first.", level="hint")
    visit = site.visit("anna")
    assert "Wir fragen erst." not in visit.text("/guideline")
    assert "Eine Regel ist anders als die, die gelten." in site.visit("clara").text("/guideline/edit")
    switched_on(site, note="Klarer gesagt")
    page = visit.text("/guideline")
    assert "Wir fragen erst ." in page
    history = visit.text("/guideline/editions")
    assert "Fassung 1" in history
    assert "Klarer gesagt" in history
    assert "Clara" in history
    assert "eingeschaltet von Lena" in history


def test_a_preview_shows_how_it_reads_and_whether_its_examples_hold(site: Site) -> None:
    """Nothing is kept by looking."""
    visit = site.visit("clara")
    fields = form(visit) | {"de.why": "Neu gesagt", "de.violation": "Alles gut"}
    piece = visit.client.post(f"{CLAUSE}/preview", data=fields, headers={"hx-request": "true", "x-csrf": visit.csrf})
    assert "Neu gesagt" in piece.text
    assert "hält ihr Beispiel nicht: Alles gut" in piece.text
    assert "<ins>" in piece.text
    assert now(site).draft is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"de.title": " "}, "Überschrift"),
        ({"de.allowed": "{text: [}"}, "weder ein Text"),
        ({"de.rest": "a: ["}, "YAML"),
    ],
)
def test_what_cannot_be_used_is_said_and_stays_typed(site: Site, changes: dict[str, str], told: str) -> None:
    """On the same page; no draft comes of it."""
    visit = site.visit("clara")
    answer = visit.post(CLAUSE, **form(visit) | {"de.why": "Getippt"} | changes)
    assert answer.status_code == 422
    assert told in answer.text
    assert "Getippt" in answer.text
    assert now(site).draft is None


def test_two_may_change_two_clauses_but_not_the_same_one(site: Site) -> None:
    """Dora opened the form before Clara was done; her words are not lost on the page."""
    dora = site.visit("dora")
    opened, other = form(dora), form(dora, "/guideline/edit/clauses/geheim")
    kept(site, de_why="Clara sagt")
    path = "/guideline/edit/clauses/geheim"
    assert dora.post(path, **other | {"de.why": "Dora sagt"}).status_code == 303
    answer = dora.post(CLAUSE, **opened | {"de.why": "Dora auch"})
    assert answer.status_code == 409
    assert "Dora auch" in answer.text
    assert "Clara sagt" in now(site).texts["de"]
    assert "Dora sagt" in now(site).texts["de"]


def test_a_new_clause_begins_on_trial_in_both_languages(site: Site) -> None:
    """Numbered on in its chapter; its examples hold, and it can go live."""
    visit = site.visit("clara")
    page = visit.get("/guideline/edit/new").text
    after = re.findall(r'<option value="([^"]+)"', page)[0]
    words = {"title": "Kein Jägerlatein", "why": "Weil.", "words": "Jägerlatein", "violation": "Nur Jägerlatein"}
    fields = {f"{lang}.{name}": value for lang in ("de", "en") for name, value in words.items()}
    answer = visit.post("/guideline/edit/new", after=after, level="hint", **fields)
    assert answer.headers["location"] == "/guideline/edit/clauses/kein-jaegerlatein"
    switched_on(site)
    assert wording(now(site).in_force["en"], "en", "kein-jaegerlatein").state is State.TRIAL
    assert "läuft zur Probe" in site.visit("anna").text("/guideline?q=Jägerlatein")
    assert "Keine Regel" in site.visit("anna").post("/guideline/try", tried="Nur Jägerlatein").text


def test_a_clause_is_taken_out(site: Site) -> None:
    """In both languages; whoever has not seen what it says now does not."""
    visit = site.visit("clara")
    assert visit.post(f"{CLAUSE}/remove", seen="other").status_code == 409
    assert visit.post(f"{CLAUSE}/remove", seen=form(visit)["seen"]).status_code == 303
    assert "kundenname" not in now(site).texts["de"]
    assert visit.get(CLAUSE).status_code == 422


def test_the_whole_file_is_changed(site: Site) -> None:
    """Both languages together; where they disagree it is said which clause, and what was typed stays."""
    visit = site.visit("lena")
    texts = shipped_texts()
    half = texts["de"].replace("zustand: aktiv", "zustand: aus", 1)
    fields = {"seen": now(site).stamp, "de.text": half, "en.text": texts["en"]}
    answer = visit.post("/guideline/edit/documents", **fields)
    assert answer.status_code == 422
    assert "zweierlei state" in answer.text
    assert "zustand: aus" in answer.text
    fields |= {"en.text": texts["en"].replace("state: active", "state: off", 1).replace("\n", "\r\n")}
    assert visit.post("/guideline/edit/documents", **fields).status_code == 303
    draft = now(site).draft
    assert draft is not None
    assert draft.german == half


def test_switching_on_names_clause_example_and_line(site: Site) -> None:
    """The draft stays."""
    kept(site, de_violation="Alles gut")
    answer = site.visit("lena").post("/guideline/edit/switch-on", seen=now(site).stamp)
    assert answer.status_code == 422
    assert re.search(r"Zeile \d+, *|Zeile \d+: die Regel", answer.text)
    assert "Alles gut" in answer.text
    assert now(site).draft is not None


def test_an_earlier_edition_is_put_back_and_can_be_taken_along(site: Site) -> None:
    """The file is that of the edition; a draft is nobody's but its editors'."""
    kept(site, de_why="Einmal anders")
    switched_on(site)
    visit = site.visit("lena")
    assert "Einmal anders" in visit.get("/guideline/editions/file/de").text
    shipped = re.findall(r"/guideline/editions/(\w+)/put-back", visit.get("/guideline/editions").text)[-1]
    assert visit.post(f"/guideline/editions/{shipped}/put-back").status_code == 303
    assert visit.get("/guideline/editions/file/de").text == shipped_texts()["de"]
    kept(site, de_why="Entwurf")
    draft = now(site).draft
    assert draft is not None
    assert site.visit("anna").get(f"/guideline/editions/file/de?edition={draft.id}").status_code == 404


def test_whoever_may_not_edit_sees_no_way_to(site: Site) -> None:
    """Anna reads the editions; Clara edits and cannot switch on."""
    for path in (
        "/guideline/edit",
        CLAUSE,
        "/guideline/edit/new",
        "/guideline/edit/documents",
        "/guideline/statistics",
    ):
        assert site.visit("anna").get(path).status_code == 403
    assert '"/guideline/edit"' not in site.visit("anna").get("/guideline").text
    kept(site, de_why="Neu")
    assert "Einschalten kann ihn die Kommunikationsleitung." in site.visit("clara").text("/guideline/edit")
    assert site.visit("clara").post("/guideline/edit/switch-on", seen=now(site).stamp).status_code == 403


def test_the_bench_and_the_editions_take_a_fixed_number_of_queries(site: Site) -> None:
    """However much was changed."""
    kept(site, de_why="Neu")
    clara = site.visit("clara")
    paths = ("/guideline/edit", "/guideline/editions")
    switched_on(site)
    kept(site, de_why="Noch neuer")
    before = [queries(site.office.engine, lambda path=path: clara.get(path)) for path in paths]
    switched_on(site)
    kept(site, de_why="Ganz neu")
    after = [queries(site.office.engine, lambda path=path: clara.get(path)) for path in paths]
    assert max(after) <= max(before) <= 25
