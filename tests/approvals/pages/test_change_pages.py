"""The pages of the change: goals, the word that one has read, worries, plan and mood."""

from approvals.pages.charts import Line, lines
from tests.change_pages import goals, mood, one_worry, plan, worries
from tests.website import Site


def test_the_lead_writes_goals_after_a_preview(site: Site):
    """The preview keeps nothing; published, everybody reads them with their day."""
    lena = site.visit("lena")
    typed = {
        "german": "Wir **zeigen**, was wir bauen.",
        "goal0": "Zwei Auszubildende",
        "day0": "2027-08-01",
        "number": "0",
    }
    assert "<strong>zeigen</strong>" in lena.post("/change/goals/preview", **typed).text
    assert "Noch nicht geschrieben" in lena.text("/change")
    assert lena.post("/change/goals", **typed).status_code == 303
    assert "bis 1. August 2027" in site.visit("anna").text("/change")


def test_no_markup_of_the_leads_passes_through(site: Site):
    """What is written is text."""
    answer = site.visit("lena").post("/change/goals/preview", german="<script>alert(1)</script>", number="0")
    assert "<script>alert" not in answer.text


def test_an_older_version_can_be_read(site: Site):
    """And one that never was is not there."""
    goals(site.office)
    assert "Fassung 1" in site.visit("anna").text("/change?number=1")
    assert site.visit("anna").get("/change?number=9").status_code == 404


def test_one_says_that_one_has_read_the_guideline(site: Site):
    """At its end, or on the page of the goals; then it says since when."""
    anna = site.visit("anna")
    assert "Ich habe sie gelesen" in anna.text("/guideline")
    anna.post("/change/reading")
    assert "Gelesen am" in anna.text("/guideline")


def test_who_signs_without_having_read_is_told_where(site: Site):
    """Plainly, on the very page; and the switch is the company's."""
    with site.premises.begin(reading=True) as work:
        version = str(work.company.version)
    site.visit("lena").post("/change/reading/first", read_first="on", version=version)
    assert "zuerst die Fassung" in site.visit("clara").text("/guideline")
    assert "zuerst die Fassung" not in site.visit("anna").text("/guideline")


def test_a_refused_release_leads_to_the_guideline(site: Site):
    """Lena has not read it: the refusal has the way there."""
    post = site.office.approved("emil")
    site.office.settings(read_first=True)
    answer = site.visit("lena").post(f"/posts/{post}/channels/export/release", at="2026-11-25T10:00")
    assert answer.status_code == 422
    assert "/guideline#read-title" in answer.text


def test_worries_are_read_by_all_and_answered_by_contacts(site: Site):
    """Anna sees answers and who answers by when; only Clara finds the way to answer."""
    worries(site.office)
    anna, clara = site.visit("anna"), site.visit("clara")
    told = anna.text("/change/worries")
    assert "Freigabe sieht davon nichts." in told
    assert "stimmt nicht" in told
    assert "antwortet bis" in told
    assert told.count("Antworten ") < clara.text("/change/worries").count("Antworten ")


def test_a_worry_is_answered_passed_on_and_gathered(site: Site):
    """Each on the worry's own page; similar ones are offered."""
    path, clara = one_worry(site.office), site.visit("clara")
    assert clara.get(f"{path}/similar").status_code == 200
    lena = site.office.people["lena"]
    assert clara.post(f"{path}/hands", owner=lena, due="2026-12-24").status_code == 303
    assert "24. Dezember 2026" in clara.text("/change/worries")
    assert clara.post(f"{path}/kind", kind="rumour").status_code == 303
    assert clara.post(f"{path}/answer", text="Nein.", verdict="wrong").status_code == 303
    assert clara.post(f"{path}/off", reason="Nennt jemanden.").status_code == 303
    assert "Nennt jemanden." in clara.text("/change/worries")
    assert site.visit("anna").get(path).status_code == 403


def test_a_worry_with_a_name_stands_there_at_once(site: Site):
    """Empty words come back with the form."""
    anna = site.visit("anna")
    assert anna.post("/change/worries", said=" ").status_code == 422
    anna.post("/change/worries", said="Wen frage ich?", kind="worry")
    assert "Wen frage ich?" in site.visit("ben").text("/change/worries")


def test_the_plan_shows_where_we_stand(site: Site):
    """Steps the system knows offer no tick; the others do, to those who keep the plan."""
    plan(site.office)
    lena = site.visit("lena")
    told = lena.get("/change/plan").text
    assert "/change/plan/council/done" in told
    assert "/change/plan/goals/done" not in told
    assert lena.post("/change/plan", title="Kamera kaufen", phase="change").status_code == 303
    assert lena.post("/change/plan/council/done", done="on").status_code == 303
    assert lena.post("/change/plan/pilot", owner="", day="never").status_code == 422
    assert "Kamera kaufen" in site.visit("anna").text("/change/plan")


def test_the_mood_is_a_chart_with_its_table(site: Site):
    """The same figures in both; with fewer than five answers there is neither."""
    assert "Noch keine fünf Antworten" in site.visit("ben").text("/change/mood")
    mood(site.office)
    told = site.visit("ben").get("/change/mood").text
    assert told.count("<circle") == 12
    assert "<table>" in told


def test_a_chart_of_one_week_has_its_dot_in_the_middle():
    """And names are text."""
    drawn = lines("Stimmung", ["<b>"], [Line("a & b", [3])], low=1, high=5)
    assert 'cx="220.0"' in drawn
    assert "<b>" not in drawn
    assert "a &amp; b" in drawn
