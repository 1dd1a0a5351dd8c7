"""`freigabe run`: the embedded service, until it is told to stop."""

from contextlib import ExitStack

import typer
from rich.text import Text

from flows.commands import paper
from flows.commands.caller import Caller
from flows.errors import NobodyYet
from flows.serve import serve
from flows.wording.troubles import sentence

NEXT = {"database": "wait_prefect", "prefect": "wait_pictures"}
"""What is waited for after a step."""


def run(ctx: typer.Context) -> None:
    """Run Freigabe on this machine: checks, publishing and reminders happen by themselves until Ctrl-C."""
    caller = Caller(ctx)
    caller.say("starting")
    if caller.nobody_yet:
        paper.note(sentence(NobodyYet(caller.home.settings.home), caller.lang) or "")
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
        if name in NEXT:
            self._status.update(Text(self._caller.words(NEXT[name])))
            self._status.start()
        if name == "ready":
            self._say_where()

    def _say_where(self) -> None:
        settings = self._caller.home.settings
        self._caller.say(
            "where",
            prefect=settings.prefect_api.removesuffix("/api"),
            home=settings.home.absolute(),
            export=settings.export_folder.absolute(),
            mail=settings.mail_folder.absolute(),
        )
        self._caller.say("end_it")
