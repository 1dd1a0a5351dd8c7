"""Posts at every turn, for looking at their pages (`tests/pages_to_look_at.py`)."""

from dataclasses import replace

from approvals.channel_comments import as_told
from approvals.channels import Comment
from approvals.desk import commenting
from policies.findings import Finding, Level
from policies.guideline import shipped_guideline
from tests.office import Office


def settling(office: Office) -> str:
    """Everything is still to be done: a name, a stranger, answers, and three findings; Clara has said something."""
    text = "Sehr dumme und langweilige Worte"
    clauses = {level: next(c for c in shipped_guideline().clauses if c.level is level) for level in Level}
    spans = {Level.BLOCK: "dumme", Level.REASON: "langweilige", Level.HINT: "Worte"}
    office.found = [
        Finding(clauses[level].id, clauses[level].anchor, level, "g", "text", (at := text.index(word)), at + len(word),
                word, "s", {}, "kluge" if level is Level.BLOCK else None)
        for level, word in spans.items()
    ]  # fmt: skip
    picture = office.picture()
    post = office.submit(text, pictures=[picture], channels=("instagram", "facebook")).id
    named = office.seen("ben", "emil", None)
    office.check(post, {picture: [*named, *office.seen(None, None, None, "anna", band="ask")[3:]]})
    commenting.comment(office.begin, post, "Geht das auch freundlicher?", by=office.people["clara"])
    office.found = ()
    return f"/posts/{post}"


def to_sign(office: Office) -> str:
    """Ben and Emil said yes; nobody has signed."""
    picture = office.picture()
    post = office.submit(pictures=[picture], channels=("export", "instagram")).id
    office.check(post, {picture: office.seen("ben", "emil")})
    for handle in ("ben", "emil"):
        office.say(handle, "yes")
    return f"/posts/{post}"


def planned(office: Office) -> str:
    """One channel is queued, the other waits for a time."""
    post = office.approved("ben", channels=("export", "instagram"))
    office.release(post, days=1)
    return f"/posts/{post}"


def out_there(office: Office) -> str:
    """Out on Instagram, with a page that everybody can see. Returns the post."""
    post = office.published("emil", channels=("instagram",))
    with office.begin() as work:
        (out,) = work.publications.find(post=post)
        work.publications.save(replace(out, link="https://firma.example/1"))
        work.commit()
    return post


def talked_about(office: Office) -> str:
    """Two people wrote below it, one of them to the other."""
    out_there(office)
    said = [
        Comment(
            "1",
            "Ute Stamm",
            "Gratuliere! Wann ist das <b>nächste</b> Fest?",
            office.clock(),
            "https://firma.example/1#1",
        ),
        Comment("2", "kai_1987", "Würde ich auch gern wissen.", office.clock(), parent="1"),
    ]
    with office.begin() as work:
        (out,) = work.publications.find()
        for one in said:
            work.channel_comments.add(as_told(out, one, work.now))
        work.commit()
    return f"/posts/{out.post}"


def changed(office: Office) -> str:
    """Three versions."""
    post = office.submit("Ein schönes Fest", pictures=[office.picture()]).id
    office.edit(post, text="Ein großes Fest", channels=("export", "facebook"))
    office.edit(post, pictures=(), event="Sommerfest")
    return f"/posts/{post}/versions"


def listed(office: Office) -> str:
    for furnish in (settling, to_sign, planned):
        furnish(office)
    return "/posts?show=all"
