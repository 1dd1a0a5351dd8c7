"""Letters about people's rights: what came down for them, whose consent ends, what leads still have to see to."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from approvals.consents import Consent
from approvals.desk.anchoring import ANCHOR
from approvals.desk.expiring import COMES_DOWN, ENDS, carried
from approvals.jobs import Notice
from approvals.ports import Work
from approvals.removals import BY_HAND, COPIES, GONE, LATE, Removal

KINDS = frozenset({GONE, BY_HAND, LATE, COPIES, ENDS, COMES_DOWN, ANCHOR})
SUBJECT: Mapping[str, Mapping[str, str]] = {
    "de": {
        GONE: "Dein Bild ist weg von {channel}",
        BY_HAND: "Dein Bild wird von {channel} entfernt, von Hand",
        LATE: "Überfällig: bitte lösche einen Beitrag auf {channel}",
        COPIES: "Bitte lösche Kopien eines Beitrags: {channel}",
        ENDS: "Deine Einwilligung endet am {ends}",
        COMES_DOWN: "Am {ends} endet eine Einwilligung",
        ANCHOR: "Anker des Verlaufs: Eintrag {seq}",
    },
    "en": {
        GONE: "Your picture is gone from {channel}",
        BY_HAND: "Your picture is being removed from {channel}, by hand",
        LATE: "Overdue: please delete a post on {channel}",
        COPIES: "Please delete copies of a post: {channel}",
        ENDS: "Your consent ends on {ends}",
        COMES_DOWN: "A consent ends on {ends}",
        ANCHOR: "Anchor of the history: entry {seq}",
    },
}
BODY: Mapping[str, Mapping[str, str]] = {
    "de": {
        GONE: (
            "Hallo {name},\n\ndu wolltest nicht mehr zu sehen sein. Der Beitrag ist entfernt:\n\n    {channel}: "
            "weg seit "
            "{gone}, nachgesehen und nicht mehr gefunden\n\n{files}"
            "Kopien, die andere vorher gemacht haben, können wir nicht löschen.\n\n"
            "Alles, was für dich entfernt wurde, steht hier: {address}/me/removals\n"
        ),
        BY_HAND: (
            "Hallo {name},\n\ndu willst auf {channel} nicht mehr zu sehen sein. Dieser Kanal löscht nicht von "
            "selbst: ein "
            "Mensch entfernt den Beitrag, spätestens bis {due}.\n\nDu bekommst Bescheid, sobald er weg ist. Wie "
            "weit es "
            "ist, steht hier: {address}/me/removals\n"
        ),
        LATE: (
            "Hallo {name},\n\nbis {due} sollte ein Beitrag von {channel} gelöscht sein, weil jemand darin nicht "
            "mehr zu "
            "sehen sein will. Er steht noch da. Bitte lösche ihn jetzt und hake ihn ab: {address}/queue\n"
        ),
        COPIES: (
            "Hallo {name},\n\naus dem Ordner von {channel} haben wir diese Dateien entfernt, weil jemand darin "
            "nicht mehr "
            "zu sehen sein will:\n\n{names}\n\nSie lagen im Ordner {folder}. Habt ihr sie kopiert oder weitergegeben, "
            "lösche bitte auch diese Kopien bis {due}.\n"
        ),
        ENDS: (
            "Hallo {name},\n\nam {ends} endet deine Einwilligung, auf {channel} zu erscheinen. Danach fragen wir dich "
            "wieder einzeln, und {out}.\n\nVerlängern geht mit einem Tipp: {address}/me/ending/{about}\n\nTust "
            "du nichts, "
            "endet sie. Das ist in Ordnung.\n"
        ),
        COMES_DOWN: (
            "Hallo {name},\n\nam {ends} endet eine Einwilligung. Verlängert sie niemand, werden dann entfernt: {count} "
            "({channel}).\n\nWessen Einwilligung es ist, sagt Freigabe nicht. Die Person weiß Bescheid.\n"
        ),
        ANCHOR: (
            "Hallo {name},\n\nhebe diese Zeile auf. Mit ihr zeigst du später, dass niemand den Verlauf umgeschrieben "
            "hat:\n\n    {anchor}\n\nPrüfen: freigabe history verify --anchor {anchor}\n"
        ),
    },
    "en": {
        GONE: (
            "Hello {name},\n\nyou no longer wanted to be seen. The post is removed:\n\n    {channel}: gone "
            "since {gone}, "
            "looked for and not found any more\n\n{files}"
            "Copies that others made before are beyond our reach.\n\n"
            "Everything that was removed for you is listed here: {address}/me/removals\n"
        ),
        BY_HAND: (
            "Hello {name},\n\nyou no longer want to be seen on {channel}. This channel deletes nothing by "
            "itself: a person "
            "removes the post, by {due} at the latest.\n\nYou will hear when it is gone. How far it is: "
            "{address}/me/removals\n"
        ),
        LATE: (
            "Hello {name},\n\na post should have been deleted from {channel} by {due}, because somebody in it "
            "no longer "
            "wants to be seen. It is still there. Please delete it now and tick it off: {address}/queue\n"
        ),
        COPIES: (
            "Hello {name},\n\nwe removed these files from the folder of {channel}, because somebody in them no longer "
            "wants to be seen:\n\n{names}\n\nThey lay in the folder {folder}. If you copied them or passed them on, "
            "please delete those copies as well, by {due}.\n"
        ),
        ENDS: (
            "Hello {name},\n\nyour consent to appear on {channel} ends on {ends}. From then on we ask you about each "
            "picture again, and {out}.\n\nOne tap renews it: {address}/me/ending/{about}\n\nIf you do nothing, "
            "it ends. "
            "That is fine.\n"
        ),
        COMES_DOWN: (
            "Hello {name},\n\na consent ends on {ends}. Unless it is renewed, this will be removed: {count} "
            "({channel}).\n\nFreigabe does not say whose consent it is. That person knows.\n"
        ),
        ANCHOR: (
            "Hello {name},\n\nkeep this line. With it you can show later that nobody rewrote the history:\n\n    "
            "{anchor}\n\nTo check: freigabe history verify --anchor {anchor}\n"
        ),
    },
}
OUT: Mapping[str, tuple[str, str, str]] = {
    "de": (
        "von dir ist gerade nichts draußen",
        "ein Beitrag mit dir wird entfernt",
        "{} Beiträge mit dir werden entfernt",
    ),
    "en": ("nothing of you is out now", "one post with you will be removed", "{} posts with you will be removed"),
}
POSTS: Mapping[str, tuple[str, str]] = {"de": ("ein Beitrag", "{} Beiträge"), "en": ("one post", "{} posts")}
FILES = {"de": "Diese Dateien haben wir gelöscht: {}.\n", "en": "We deleted these files: {}.\n"}


def about_rights(work: Work, notice: Notice) -> dict[str, str]:
    """What the letter tells: of a removal, or of a consent that ends."""
    lang = "en" if work.people.get(notice.person).lang == "en" else "de"
    if notice.kind == ANCHOR:
        return {"anchor": notice.about, "seq": notice.about.partition("-")[0]}
    if notice.kind in {ENDS, COMES_DOWN}:
        return _consent(work, work.consents.get(notice.about), lang)
    removal = work.removals.get(notice.about)
    return {
        "channel": removal.channel.capitalize(),
        "gone": _clock(work, removal.gone_at),
        "due": _clock(work, removal.due_at),
        "files": FILES[lang].format(", ".join(removal.files)) if removal.files else "",
        "names": "\n".join(f"    {name}" for name in removal.files) or "    -",
        "folder": _folder(removal),
    }


def _consent(work: Work, consent: Consent, lang: str) -> dict[str, str]:
    count = len(carried(work, consent))
    return {
        "about": consent.id,
        "channel": ", ".join(sorted(name.capitalize() for name in consent.channels)),
        "ends": _clock(work, consent.ends),
        "out": OUT[lang][min(count, 2)].format(count),
        "count": POSTS[lang][count > 1].format(count),
    }


def _folder(removal: Removal) -> str:
    return (removal.proof or "-").partition("/")[0]


def _clock(work: Work, at: object) -> str:
    return f"{at.astimezone(ZoneInfo(work.company.zone)):%d.%m.%Y %H:%M}" if hasattr(at, "astimezone") else "-"
