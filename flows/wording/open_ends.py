"""What is missing and who can lift it, without ever saying who said no."""

from collections.abc import Callable, Iterable
from datetime import datetime

from approvals.open_ends import Missing, OpenEnd
from flows.wording import Language, Words, said

MISSING: Words = {
    "check": ("die Prüfung läuft noch", "the check is not finished"),
    "finding": ("die Richtlinie sperrt: {rule} [{about}]", "the guideline blocks: {rule} [{about}]"),
    "reason": ("ein Grund fehlt: {rule} [{about}]", "a reason is missing: {rule} [{about}]"),
    "name": ("wer ist das? Gesicht {about}", "who is this? Face {about}"),
    "face": (
        "Gesicht {about}: verpixeln oder ein anderes Bild nehmen",
        "face {about}: blur it or change the picture",
    ),
    "answers": ("Antworten stehen aus: {count}, Frist {deadline}", "answers are out: {count}, deadline {deadline}"),
    "crop": (
        "Bild {about}: nicht alle Köpfe passen in die Form des Kanals; wähle den Ausschnitt oder ein anderes Bild",
        "picture {about}: not all heads fit the channel's shape; choose the crop yourself, or another picture",
    ),
    "rendition": ("das Bild wird noch hergestellt", "the picture is still being made"),
    "blur": (
        "Bild {about}: eine verpixelte Person wäre noch zu finden; nimm ein anderes Bild",
        "picture {about}: a blurred person could still be found; use another picture",
    ),
    "signatures": ("Unterschriften fehlen: {count}", "signatures are missing: {count}"),
}
SHORT: Words = {
    "check": ("Prüfung", "check"),
    "finding": ("Richtlinie", "guideline"),
    "reason": ("Grund", "reason"),
    "name": ("Name", "name"),
    "face": ("Gesicht", "face"),
    "answers": ("Antworten", "answers"),
    "crop": ("Ausschnitt", "crop"),
    "rendition": ("Herstellung", "rendition"),
    "blur": ("anderes Bild", "other picture"),
    "signatures": ("Unterschrift", "signature"),
}
UNMANNED: Words = {
    "unmanned": (
        (
            "Unterschriften fehlen: {count}; ohne Vertretung weg sind {away} Ansprechpersonen, eine Vertretung "
            "tragen Ansprechpersonen, Leitung oder Verwaltung ein"
        ),
        (
            "signatures are missing: {count}; {away} contacts are away without a deputy, contacts, leads or admins can "
            "record one"
        ),
    ),
}
LIFTED_BY: Words = {
    "machine": ("geschieht von selbst", "happens by itself"),
    "author": ("Autor", "author"),
    "contact": ("Ansprechperson", "contact"),
    "person": ("wer gefragt ist", "who was asked"),
}
Clock = Callable[[datetime], str]


def missing_line(end: OpenEnd, lang: Language, clock: Clock) -> str:
    """One open end with its remedy; `clock` writes the deadline."""
    values = {
        "about": end.about[:8],
        "count": end.count,
        "away": len(end.unmanned),
        "rule": end.finding.rule if end.finding else "",
        "deadline": clock(end.deadline) if end.deadline else "-",
    }
    lifting = ", ".join(said(LIFTED_BY, lifts, lang) for lifts in end.lifted_by)
    if end.unmanned:
        return f"{said(UNMANNED, 'unmanned', lang, **values)} ({lifting})"
    return f"{said(MISSING, end.missing, lang, **values)} ({lifting})"


def missing_lines(ends: Iterable[OpenEnd], lang: Language, clock: Clock) -> str:
    return "\n".join(f"  - {end.channel}: {missing_line(end, lang, clock)}" for end in ends)


def in_short(kinds: Iterable[Missing], lang: Language) -> str:
    """A list for a table's cell."""
    return ", ".join(said(SHORT, kind, lang) for kind in dict.fromkeys(kinds))
