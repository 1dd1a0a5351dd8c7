"""`freigabe demo`: the whole story on real pictures, told as a person would tell it."""

import os
import shutil
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel

from flows.demo.company import found_company
from flows.demo.service import ServiceDidNotStart, free_port, running
from flows.demo.story import STORY, ZONE, Stage
from flows.demo.telling import SENTENCES, TITLES
from flows.house import House, house

console = Console(width=100, highlight=False)
DONE = "freigabe-demo.txt"


def demo(
    output: Annotated[Path, typer.Option(help="Where pictures, export and data go; emptied first.")] = Path(
        "demo-output"
    ),
    *,
    lang: Annotated[str, typer.Option(help="de | en")] = "de",
    keep_serving: Annotated[bool, typer.Option(help="Keep the service running afterwards.")] = False,
) -> None:
    """Four drafts, one event photo: what happened to each and why."""
    lang = lang if lang in SENTENCES else "de"
    began = time.monotonic()
    home = _house(_emptied(output))
    say = _teller(lang)
    with console.status(TITLES[lang]["starting"]):
        staff = found_company(home)
    try:
        with running(home) as service:
            console.print(f"[bold]{TITLES[lang]['company']}[/bold]\n")
            stage = Stage(home, staff, output, say)
            for number, chapter in enumerate(STORY, start=1):
                console.print(Panel(TITLES[lang][chapter.__name__], title=str(number), title_align="left"))
                chapter(stage)
                console.print()
            took = round(time.monotonic() - began)
            console.print(TITLES[lang]["end"].format(output=output, seconds=took))
            if keep_serving:
                console.print(TITLES[lang]["serving"].format(address=home.settings.prefect_api.removesuffix("/api")))
                service.wait()
    except ServiceDidNotStart as failed:
        console.print(f"[red]{TITLES[lang]['not_started'].format(log=failed.log)}[/red]")
        raise typer.Exit(1) from failed
    except KeyboardInterrupt:
        console.print(TITLES[lang]["stopped"])


def _emptied(output: Path) -> Path:
    """Only a folder that an earlier demo made, or an empty one, is emptied."""
    if output.exists() and any(output.iterdir()):
        if not (output / DONE).exists():
            raise typer.BadParameter(f"{output} is not empty and was not made by a demo")
        shutil.rmtree(output)
    output.mkdir(parents=True, exist_ok=True)
    (output / DONE).touch()
    return output


def _house(output: Path) -> House:
    """The demo has a data folder of its own; the service it starts reads the same environment."""
    os.environ["FREIGABE_HOME"] = str(output.absolute() / "data")
    os.environ["FREIGABE_PREFECT_PORT"] = str(free_port())
    house.cache_clear()
    return house()


def _teller(lang: str) -> Callable[..., None]:
    def say(sentence: str, **values: object) -> None:
        shown = {
            name: value.astimezone(ZoneInfo(ZONE)).strftime("%d.%m. %H:%M") if isinstance(value, datetime) else value
            for name, value in values.items()
        }
        console.print(Padding(SENTENCES[lang][sentence].format(**shown), (0, 2)))

    return say
