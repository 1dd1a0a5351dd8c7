"""The record of processing activities (GDPR article 30)."""

from approvals.council_papers.facts import Facts, days
from approvals.council_papers.words import KEPT, MEASURES, ROLES
from approvals.paper import Paper


def write(paper: Paper, facts: Facts) -> None:
    """One activity after the other; faces apart, and only where they are compared."""
    paper.title("Verzeichnis von Verarbeitungstätigkeiten", f"Art. 30 DSGVO, {facts.name}")
    paper.paragraph("Die Ausnahme für unter 250 Beschäftigte gilt nicht für Daten nach Art. 9 (Art. 30 Abs. 5).")
    paper.facts(
        [
            ("Verantwortlich", facts.name),
            ("Anschrift, Telefon, Mail", "**Bitte ergänzen:** ______________________"),
            ("Vertretung", "**Bitte ergänzen:** ______________________"),
            ("Datenschutzbeauftragte", "**Bitte ergänzen:** ______________________"),
            ("Ansprechpersonen im Haus", ", ".join(facts.contacts) or "noch keine"),
        ]
    )
    _activity(paper, "1 Beiträge prüfen und veröffentlichen", {
        "Zwecke": "Beiträge und Bilder der Firma freigeben, planen, veröffentlichen, entfernen",
        "Rechtsgrundlage": "Einwilligung (Art. 6 Abs. 1 lit. a DSGVO, § 26 Abs. 2 BDSG, §§ 22, 23 KUG)",
        "Betroffene": "Beschäftigte, Gäste, Kundinnen und Kunden auf Bildern",
        "Daten": "Namen, Mail-Adressen, Bilder, Antworten, Einwilligungen, Entwürfe, Historie",
        "Empfänger": _receivers(facts),
        "Drittland": "je Kanal prüfen: **Bitte ergänzen:** ______________",
    })  # fmt: skip
    if facts.company.matching:
        _activity(paper, "2 Gesichter wiedererkennen", {
            "Zwecke": "Abgebildete finden, um sie zu fragen",
            "Rechtsgrundlage": "ausdrückliche Einwilligung (Art. 9 Abs. 2 lit. a DSGVO)",
            "Betroffene": "Beschäftigte, die sich selbst eingetragen haben",
            "Daten": "Muster des eigenen Gesichts, verschlüsselt unter eigenem Schlüssel",
            "Empfänger": "keine; die Berechnung läuft auf dem eigenen Rechner",
            "Drittland": "keines",
        })  # fmt: skip
    _activity(paper, "3 Zugriffe protokollieren", {
        "Zwecke": "Personen zeigen, wer ihre Daten angesehen hat; Missbrauch verhindern",
        "Rechtsgrundlage": "Art. 6 Abs. 1 lit. c und f, Art. 32 DSGVO",
        "Betroffene": "Beschäftigte",
        "Daten": "wer, was, wozu, wann" if facts.company.council else "ausgeschaltet",
        "Empfänger": "nur die Person, um die es geht",
        "Drittland": "keines",
    })  # fmt: skip
    paper.heading("Löschfristen")
    paper.table(["Was", "Frist", "Grund"], [
        [f"{KEPT[kind][0]}, nach {KEPT[kind][1]}", days(time), KEPT[kind][2]] for kind, time in facts.periods.items()
    ], widths=(5, 2, 4))  # fmt: skip
    paper.heading("Zugriff im Haus")
    paper.table(["Aufgabe", "Was sie darf"], [[name, what] for name, what in ROLES.values()], widths=(3, 8))
    paper.heading("Technische und organisatorische Maßnahmen (Art. 32)")
    paper.points(MEASURES)
    paper.heading("Auftragsverarbeitung (Art. 28)")
    blank = [["", purpose, ""] for purpose in ("Rechenzentrum", "Mailversand", "Weitere: ____________")]
    paper.table(["Dienstleister", "Wofür", "Vertrag vom"], blank, widths=(4, 4, 3))


def _activity(paper: Paper, name: str, told: dict[str, str]) -> None:
    paper.heading(name)
    paper.facts(list(told.items()))


def _receivers(facts: Facts) -> str:
    return ", ".join(name for name, _ in facts.accounts) or "keine Kanäle verbunden, nur der Ordner „export“"
