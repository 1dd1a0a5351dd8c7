"""`freigabe`: the command line. Each command is imported when it is called for."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

import typer

from flows.commands.asked import Asked
from flows.commands.later import Command, LaterGroup
from flows.wording import spoken


class Freigabe(LaterGroup):
    """All commands, in the order in which a company meets them."""

    table: ClassVar[Mapping[str, Command]] = {
        "demo": Command(
            "flows.demo.command:demo", ("Eine kleine Firma, vier Entwürfe.", "A small company, four drafts.")
        ),
        "run": Command("flows.commands.run:run", ("Den Dienst betreiben.", "Run the service.")),
        "pages": Command("flows.commands.machines:pages", ("Nur die Seiten anbieten.", "Serve the pages only.")),
        "prefect": Command("flows.commands.machines:prefect", ("Nur Prefects Server.", "Prefect's server only.")),
        "dispatch": Command("flows.commands.machines:dispatching", ("Aufträge verteilen.", "Hand out jobs.")),
        "work": Command("flows.commands.machines:working", ("Aufträge erledigen.", "Do jobs.")),
        "doctor": Command(
            "flows.commands.doctor:doctor", ("Nachsehen, ob alles in Ordnung ist.", "See that all is well.")
        ),
        "backup": Command("flows.commands.backup:backup", ("Alles in eine Datei sichern.", "Save everything.")),
        "restore": Command("flows.commands.backup:restore", ("Eine Sicherung zurückholen.", "Put a backup back.")),
        "company": Command("flows.commands.company:app", ("Was die Firma festlegt.", "What the company decides.")),
        "people": Command("flows.commands.people:app", ("Wer dazugehört.", "Who belongs to the company.")),
        "consent": Command(
            "flows.commands.consent:app", ("Was jemand im Voraus erlaubt.", "What people allow in advance.")
        ),
        "submit": Command("flows.commands.submit:submit", ("Einen Entwurf einreichen.", "Hand in a draft.")),
        "status": Command("flows.commands.status:status", ("Wo ein Beitrag steht, was fehlt.", "Where a post stands.")),
        "decide": Command("flows.commands.decide:app", ("Antworten, benennen, unterschreiben.", "Answer, name, sign.")),
        "queue": Command("flows.commands.queue:app", ("Einplanen, was freigegeben ist.", "Release what is approved.")),
        "channels": Command("flows.commands.channels:app", ("Wohin veröffentlicht wird.", "Where it is published.")),
        "hold": Command("flows.commands.hold:app", ("Das Veröffentlichen anhalten.", "Stop publication.")),
        "history": Command("flows.commands.history:app", ("Die Kette der Entscheidungen.", "The chain of decisions.")),
        "papers": Command(
            "flows.commands.papers:papers", ("Papiere für Betriebsrat und DSB.", "Papers for works council and DPO.")
        ),
        "traces": Command(
            "flows.commands.traces:traces", ("Nach Spuren einer Person suchen.", "Look for traces of a person.")
        ),
        "guideline": Command("flows.commands.guideline:app", ("Was gesagt werden darf.", "What may be said.")),
        "faces": Command("flows.commands.faces:app", ("Gesichter in Fotos finden.", "Find faces in photos.")),
    }


app = typer.Typer(
    name="freigabe",
    cls=Freigabe,
    help="Nothing goes out without the yes of the people shown and the named contacts.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback()
def freigabe(
    ctx: typer.Context,
    *,
    handle: Annotated[
        str | None, typer.Option("--as", envvar="FREIGABE_AS", help="Who acts; may stand anywhere.")
    ] = None,
    key: Annotated[
        str | None, typer.Option(envvar="FREIGABE_KEY", help="Their key; asked for on a terminal.", show_envvar=True)
    ] = None,
    lang: Annotated[
        str | None, typer.Option(envvar="FREIGABE_LANG", help="de | en: the language of the answers.")
    ] = None,
) -> None:
    """Keep who asks for the command that follows."""
    ctx.obj = Asked(spoken(lang), handle, key)
