"""`freigabe run`: the embedded service, until it is told to stop."""

from contextlib import ExitStack

import typer
from rich.text import Text

from approvals.desk import passing
from flows.commands import paper
from flows.commands.caller import Caller
from flows.serve import serve

NEXT = {"database": "wait_pages", "pages": "wait_prefect", "prefect": "wait_pictures"}
"""What is waited for after a step."""


def run(ctx: typer.Context) -> None:
    """Run Freigabe on this machine: checks, publishing and reminders happen by themselves until Ctrl-C."""
    caller = Caller(ctx)
    caller.say("starting")
    with ExitStack() as ends:
        steps = Steps(caller, ends)
        serve(caller.home, steps.tell)
    caller.say("stopped")


class Steps:
    """Tells each step of the start, with a spinner while the next one lasts."""

    def __init__(self, caller: Caller, ends: ExitStack) -> None:
        self._caller = caller
        self._status = paper.err().status("")
        ends.callback(self._status.stop)

    def tell(self, step: str) -> None:
        """Hear of a step as `flows.serve` names it."""
        name, _, engine = step.partition(" ")
        self._status.stop()
        paper.line(f"  {self._caller.words(f'step_{name}', engine=engine)}", "dim" if name == "stopping" else "green")
        if name == "pages" and self._caller.nobody_yet:
            self._say_set_up()
        if name in NEXT:
            self._status.update(Text(self._caller.words(NEXT[name])))
            self._status.start()
        if name == "ready":
            self._say_where()

    def _say_set_up(self) -> None:
        """An empty company is set up in the browser, by whoever sees this line."""
        link = passing.open_set_up(self._caller.home.begin)
        self._caller.say("set_up", link=f"{self._caller.home.settings.public_address}/set-up/{link.secret}")

    def _say_where(self) -> None:
        settings = self._caller.home.settings
        self._caller.say(
            "where",
            pages=settings.public_address,
            prefect=settings.prefect_api.removesuffix("/api"),
            home=settings.home.absolute(),
            export=settings.export_folder.absolute(),
            mail=settings.smtp_host or settings.mail_folder.absolute(),
        )
        self._caller.say("end_it")
