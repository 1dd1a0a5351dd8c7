"""The papers by name."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from approvals.council_papers import dsfa, information, record
from approvals.council_papers.facts import Facts
from approvals.paper import Paper


class Document(StrEnum):
    """Named as people name them at the counter and on the command line."""

    DSFA = "dsfa"
    VVT = "vvt"
    COUNCIL = "betriebsrat"


PAPERS: Mapping[Document, tuple[str, Callable[[Paper, Facts], None]]] = {
    Document.DSFA: ("Datenschutz-Folgenabschätzung", dsfa.write),
    Document.VVT: ("Verzeichnis von Verarbeitungstätigkeiten", record.write),
    Document.COUNCIL: ("Informationen für den Betriebsrat", information.write),
}


def paper_of(document: Document, facts: Facts) -> bytes:
    """The paper as a PDF."""
    title, write = PAPERS[document]
    foot = f"{facts.name} · Stand {facts.at:%d.%m.%Y}"
    paper = Paper(title, lang="de", at=facts.at, foot=foot)
    write(paper, facts)
    return paper.pdf()
