"""`freigabe demo`: the whole story on real pictures, told as a person would tell it."""

import os
import shutil
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel

from approvals.placements import Place
from approvals.posts import Stage as PostStage
from flows.child import port_is_free
from flows.demo.company import found_company
from flows.demo.people import ANNA, CLARA, DORA, EMIL, FARUK, GRETA
from flows.demo.service import ServiceDidNotStart, free_port, running
from flows.demo.story import STORY, ZONE, Stage
from flows.demo.telling import SENTENCES, TITLES
from flows.house import House, house
from flows.wording import Language, said, spoken
from flows.wording.terms import LEVELS, PLACES, STAGES
from policies.findings import Level

console = Console(width=100, highlight=False)
DONE = "freigabe-demo.txt"
PAGES = 8420
STAYS = ("FREIGABE_LANG", "FREIGABE_THREADS", "FREIGABE_DESCRIBER")
SHOWN_AROUND = {one.handle: one.name for one in (ANNA, EMIL, CLARA, DORA, FARUK, GRETA)}


def demo(
    output: Annotated[Path, typer.Option(help="Where pictures, export and data go; emptied first.")] = Path(
        "demo-output"
    ),
    *,
    lang: Annotated[str | None, typer.Option(help="de | en")] = None,
    keep_serving: Annotated[bool, typer.Option(help="Keep the service running afterwards.")] = False,
) -> None:
    """Four drafts, one event photo: what happened to each and why."""
    reader = spoken(lang)
    titles = TITLES[reader]
    began = time.monotonic()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if not _emptied(output):
        console.print(f"[red]{titles['not_ours'].format(output=output)}[/red]")
        raise typer.Exit(1)
    home = _house(output)
    try:
        with ExitStack() as stack:
            with console.status(titles["starting"]):
                staff = found_company(home)
                service = stack.enter_context(running(home))
            console.print(f"[bold]{titles['company']}[/bold]\n")
            _tell(Stage(home, staff, output, reader, _teller(reader)), titles)
            took = round(time.monotonic() - began)
            console.print(titles["end"].format(output=output, seconds=took))
            if keep_serving:
                _say_ways_in(home, titles)
                service.wait()
    except ServiceDidNotStart as failed:
        console.print(f"[red]{titles['not_started'].format(log=failed.log)}[/red]")
        raise typer.Exit(1) from failed
    except KeyboardInterrupt:
        console.print(titles["stopped"])


def _tell(stage: Stage, titles: Mapping[str, str]) -> None:
    for number, chapter in enumerate(STORY, start=1):
        console.print(Panel(titles[chapter.__name__], title=str(number), title_align="left"))
        chapter(stage)
        console.print()


def _emptied(output: Path) -> bool:
    """Only a folder that an earlier demo made, or an empty one, is emptied; False for any other."""
    if output.exists() and any(output.iterdir()):
        if not (output / DONE).exists():
            return False
        shutil.rmtree(output)
    output.mkdir(parents=True, exist_ok=True)
    (output / DONE).touch()
    return True


def _say_ways_in(home: House, titles: Mapping[str, str]) -> None:
    """One link per role, good on this machine only, and where the letters can be read."""
    from approvals.pages.local import proof_for  # noqa: PLC0415 - brings a web framework along
    from flows.premises import HousePremises  # noqa: PLC0415

    premises = HousePremises(home)
    console.print(titles["serving"])
    for handle, name in SHOWN_AROUND.items():
        link = f"{premises.address}/local/as/{handle}/{proof_for(premises.secret, handle)}"
        console.print(f"  {titles[f'as_{handle}'].format(name=name):<32}{link}", soft_wrap=True)
    console.print(f"  {titles['letters']:<32}{premises.address}/local/mail", soft_wrap=True)
    console.print(titles["end_it"])


def _house(output: Path) -> House:
    """The demo has a data folder of its own, and writes to nobody outside, whatever is set for the real service.

    The service it starts reads the same environment.
    """
    data = output.absolute() / "data"
    for name in [name for name in os.environ if name.startswith("FREIGABE_") and name not in STAYS]:
        del os.environ[name]
    own = {
        "HOME": data,
        "KEYS": data / "keys",
        "EXPORT": data / "export",
        "DATABASE": "",
        "OBJECTS": "folder",
        "SMTP_HOST": "",
        "ADDRESS": "",
        "TRUSTED_PROXY": "",
        "PAGES_HOST": "127.0.0.1",
        "PAGES_PORT": PAGES if port_is_free(PAGES) else free_port(),
        "PREFECT_PORT": free_port(),
        "DEMO": 1,
    }
    os.environ.update({f"FREIGABE_{name}": str(value) for name, value in own.items()})
    house.cache_clear()
    return house()


def _shown(value: object, lang: Language) -> object:
    """A value as people read it."""
    if isinstance(value, datetime):
        return value.astimezone(ZoneInfo(ZONE)).strftime("%d.%m. %H:%M")
    for words, kind in ((PLACES, Place), (STAGES, PostStage), (LEVELS, Level)):
        if isinstance(value, kind):
            return said(words, value, lang)
    return value


def _teller(lang: Language) -> Callable[..., None]:
    def say(sentence: str, **values: object) -> None:
        shown = {name: _shown(value, lang) for name, value in values.items()}
        console.print(Padding(SENTENCES[lang][sentence].format(**shown), (0, 2)))

    return say
