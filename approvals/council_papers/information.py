"""What a works council wants to know on two pages: what is stored, what is not, who sees what."""

from approvals.council_papers.facts import Facts
from approvals.council_papers.words import NOT_STORED, ROLES, STORED
from approvals.paper import Paper

SEES = (
    ("Eigene Antworten, eigene Bilder, wer nachgesehen hat", "nur die Person selbst"),
    ("Wie viele Antworten noch fehlen, ohne Namen", "wer am Beitrag arbeitet"),
    ("Ob ein Gesicht noch zu klären ist, ohne Grund", "wer am Beitrag arbeitet"),
    ("Wer Nein gesagt hat", "niemand"),
    ("Wer spät antwortet", "niemand; erinnert wird nur die Person selbst"),
    ("Personen und ihre Aufgaben", "Verwaltung; jeder Blick steht im Protokoll der Person"),
)


def write(paper: Paper, facts: Facts) -> None:
    """From the settings in force."""
    company = facts.company
    paper.title("Informationen für den Betriebsrat", facts.name)
    paper.paragraph(
        "Freigabe fragt Beschäftigte, bevor ein Bild von ihnen erscheint. Es ist kein Werkzeug, um Verhalten oder "
        "Leistung zu beurteilen (§ 87 Abs. 1 Nr. 6 BetrVG)."
    )
    paper.facts(
        [
            ("Betriebsrats-Modus", "eingeschaltet" if company.council else "**ausgeschaltet**"),
            (
                "Vergleich von Gesichtern",
                "eingeschaltet, nur mit freiwillig Eingetragenen" if company.matching else "aus",
            ),
            (
                "Ruhezeiten",
                f"{company.quiet} Uhr" if company.quiet else "keine vorgegeben; jede Person kann eigene wählen",
            ),
            ("Abzeichnen", facts.signers),
            ("Ansprechpersonen", ", ".join(facts.contacts) or "noch keine"),
        ]
    )
    paper.heading("Was gespeichert wird")
    paper.points(STORED)
    paper.heading("Was nicht gespeichert wird")
    paper.points(NOT_STORED)
    paper.heading("Wer was sieht")
    paper.table(["Was", "Wer"], [list(row) for row in SEES], widths=(6, 5))
    paper.heading("Aufgaben")
    paper.table(["Aufgabe", "Was sie darf"], [[name, what] for name, what in ROLES.values()], widths=(3, 8))
    paper.heading("Was der Betriebsrat selbst prüfen kann")
    paper.points(
        [
            "Mit der Prüfrolle: alle Beiträge und die Historie lesen, ohne etwas entscheiden zu können.",
            "Ob die Historie unverändert ist: der Befehl „freigabe history verify“ rechnet sie nach.",
            "Dieses Blatt, die Folgenabschätzung und das Verzeichnis jederzeit neu drucken, mit dem Stand von dann.",
        ]
    )
