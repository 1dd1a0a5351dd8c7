"""The draft of a data protection impact assessment (GDPR article 35), section by section."""

from approvals.council_papers.facts import Facts, days
from approvals.council_papers.words import KEPT, MEASURES, NOT_STORED, ROLES, STORED
from approvals.paper import Paper

RISKS = (
    (
        "Ein Bild erscheint gegen den Willen einer Person",
        "hoch",
        (
            "Ohne Ja kein Bild; Schweigen ist ein Nein; zweite Prüfung beim Hinausgehen; Widerruf stoppt und entfernt "
            "sofort"
        ),
    ),
    (
        "Jemand stimmt nur unter Druck zu",
        "hoch",
        (
            "Kein Grund verlangt, keine Vorauswahl; niemand sieht, wer Nein sagte: ein Nein, Schweigen und ein fremdes "
            "Gesicht sehen für andere gleich aus"
        ),
    ),
    (
        "Gesichter werden verwechselt",
        "mittel",
        "Die Maschine schlägt nur vor; Menschen bestätigen jeden Namen; „Das bin ich nicht“ gilt dauerhaft",
    ),
    (
        "Muster von Gesichtern geraten in fremde Hände",
        "hoch",
        "Nur freiwillige Einträge, je Person verschlüsselt, Löschung mit Widerruf und am letzten Arbeitstag",
    ),
    (
        "Überwachung von Verhalten oder Leistung",
        "hoch",
        (
            "Keine Auswertung je Person; Zahlen erst ab fünf Personen; Zugriffe sieht die Person selbst; Prüfrolle für "
            "den Betriebsrat"
        ),
    ),
    (
        "Bilder bleiben nach dem Ausscheiden unbemerkt online",
        "mittel",
        "Durchsicht vor dem letzten Tag, Link an eine private Adresse, Widerruf jederzeit",
    ),
    (
        "Ein Kanal löscht nicht",
        "mittel",
        "Nachsehen bis zum Nachweis, sonst Aufgabe von Hand mit Frist",
    ),
    (
        "Daten überleben ihren Zweck",
        "mittel",
        "Feste Löschfristen, nächtlicher Lauf, vorher angezeigt",
    ),
)


def write(paper: Paper, facts: Facts) -> None:
    """Fill the paper; what only the company can know is left blank and says so."""
    paper.title("Datenschutz-Folgenabschätzung", f"Entwurf nach Art. 35 DSGVO für {facts.name}")
    paper.paragraph(
        "Dieser Entwurf ist aus den geltenden Einstellungen gefüllt. Er ersetzt keine Rechtsberatung. Stellen mit "
        "**Bitte ergänzen** füllt ihr aus; die Bewertung der Risiken prüft ihr selbst."
    )
    _described(paper, facts)
    _needed(paper, facts)
    _risks(paper)
    _consulted(paper)


def _described(paper: Paper, facts: Facts) -> None:
    company = facts.company
    paper.heading("1 Beschreibung der Verarbeitung")
    paper.paragraph(
        "Freigabe prüft Beiträge und Bilder, bevor sie veröffentlicht werden: Wer abgebildet ist, wird gefragt; "
        "Ansprechpersonen zeichnen ab; nur Freigegebenes geht auf die Kanäle."
    )
    switched = "eingeschaltet" if company.matching else "ausgeschaltet"
    since = f" seit {facts.matching_since:%d.%m.%Y}" if facts.matching_since else ""
    paper.facts(
        [
            ("Verantwortlich", facts.name),
            ("Anschrift, Vertretung", "**Bitte ergänzen:** ______________________"),
            ("Datenschutzbeauftragte", "**Bitte ergänzen:** ______________________"),
            ("Betroffene", _count(facts.people, "Beschäftigte") + ", Gäste von Veranstaltungen"),
            ("Vergleich von Gesichtern", switched + since),
            ("Eingetragene Gesichter", _count(facts.enrolled, "Personen, jede durch sich selbst")),
            ("Gruppieren unbekannter Gesichter", "eingeschaltet" if company.grouping else "ausgeschaltet"),
            ("Abzeichnen", facts.signers),
            (
                "Zeit zum Antworten",
                f"{days(company.answer_within)} (Arbeitstage, {company.region or 'ohne Feiertage'})",
            ),
            ("Betriebsrats-Modus", "eingeschaltet" if company.council else "ausgeschaltet"),
        ]
    )
    paper.heading("1.1 Welche Daten", 2)
    paper.points(STORED)
    paper.heading("1.2 Welche Daten nicht", 2)
    paper.points(NOT_STORED)
    paper.heading("1.3 Wer damit arbeitet", 2)
    paper.table(["Aufgabe", "Was sie darf", "Personen"], [
        [name, what, _count(facts.by_role[role], "")] for role, (name, what) in ROLES.items()
    ], widths=(3, 6, 2))  # fmt: skip
    paper.paragraph("* Hier oder unter den übrigen sind es weniger als fünf.", small=True)
    paper.heading("1.4 Kanäle und Empfänger", 2)
    paper.table(["Kanal", "Konto", "Empfänger, Garantien"], _channels(facts), widths=(2, 3, 4))
    paper.heading("1.5 Löschfristen", 2)
    paper.table(["Was", "Frist", "Grund"], [
        [f"{KEPT[kind][0]}, nach {KEPT[kind][1]}", days(time), KEPT[kind][2]] for kind, time in facts.periods.items()
    ], widths=(5, 2, 4))  # fmt: skip


def _needed(paper: Paper, facts: Facts) -> None:
    paper.heading("2 Notwendigkeit und Verhältnismäßigkeit")
    paper.points(
        [
            ("Grundlage: Einwilligung (Art. 6 Abs. 1 lit. a, Art. 9 Abs. 2 lit. a DSGVO, § 26 Abs. 2 BDSG, § 22 KUG)."),
            "Erscheinen und Wiedererkennen werden getrennt gefragt; ein Nein hat keine Folgen.",
            (
                "Ein Gesicht zu finden heißt nicht, es zu erkennen: unbekannte Gesichter werden nur geortet, um zu "
                "fragen oder zu verpixeln (Erwägungsgrund 51)."
            ),
            "Milderes Mittel: ohne Vergleich von Gesichtern benennen Menschen von Hand. Dieser Weg steht immer offen.",
        ]
    )
    if facts.company.matching:
        paper.paragraph(
            "Der Vergleich ist eingeschaltet. Verglichen wird nur mit Personen, die sich selbst eingetragen haben."
        )
        paper.table(["Stufe", "Abstand", "Was geschieht"], _bands(facts), widths=(2, 2, 6))
        paper.paragraph("Warum das mildere Mittel hier nicht genügt: **Bitte ergänzen:** ______________________")
    else:
        paper.paragraph("Der Vergleich ist ausgeschaltet: es werden keine biometrischen Daten verarbeitet.")


def _bands(facts: Facts) -> list[list[str]]:
    sure, ask = f"bis {facts.limits.sure:.2f}".replace(".", ","), f"bis {facts.limits.ask:.2f}".replace(".", ",")
    return [
        ["sicher", sure, "ein Name wird vorgeschlagen, wer abzeichnet bestätigt ihn"],
        ["fragen", ask, "bis zu drei Namen werden vorgeschlagen, ein Mensch wählt oder keinen"],
        ["unbekannt", "darüber", "kein Name, das Muster wird verworfen"],
    ]


def _risks(paper: Paper) -> None:
    paper.heading("3 Risiken und Maßnahmen")
    paper.table(["Risiko", "Schwere", "Maßnahmen"], [list(risk) for risk in RISKS], widths=(4, 2, 6))
    paper.heading("3.1 Technik und Organisation", 2)
    paper.points(MEASURES)
    paper.heading("3.2 Was bleibt", 2)
    paper.paragraph(
        "Kopien, die Dritte von veröffentlichten Bildern machen, lassen sich nicht zurückholen. Verbleibendes Risiko, "
        "eigene Einschätzung: **Bitte ergänzen:** ______________________"
    )


def _consulted(paper: Paper) -> None:
    paper.heading("4 Beteiligung")
    paper.points(
        [
            "Rat der oder des Datenschutzbeauftragten (Art. 35 Abs. 2), eingeholt am: ____________",
            "Betriebsrat (§ 87 Abs. 1 Nr. 6 BetrVG), Vereinbarung vom: ____________",
            "Standpunkt der Betroffenen (Art. 35 Abs. 9), eingeholt durch: ____________",
            "Vorherige Konsultation der Aufsicht (Art. 36): erforderlich / nicht erforderlich",
        ],
        boxes=True,
    )
    paper.paragraph("Nächste Prüfung spätestens am: ____________, oder sobald sich Einstellungen ändern.")
    paper.blanks(["Ort, Datum", "Für die Firma", "Datenschutzbeauftragte"])


def _channels(facts: Facts) -> list[list[str]]:
    rows = [["export", "Ordner auf dem eigenen Rechner", "keine"]]
    return rows + [[name, account, "**Bitte ergänzen:** ______________"] for name, account in facts.accounts]


def _count(count: int | None, of: str) -> str:
    """Groups of under five people are not counted in a paper."""
    return ("weniger als 5, oder alle bis auf weniger als 5" if count is None else str(count)) + (
        f" {of}" if of else ""
    )
