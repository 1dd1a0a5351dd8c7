"""A clause keeps what its own examples say, or the guideline does not load."""

from collections.abc import Mapping
from dataclasses import replace

from policies.blocks import Value
from policies.clauses import Clause, Example
from policies.company import Company
from policies.errors import ExampleFails, ValueUnfit
from policies.limits import CHANNELS
from policies.material import Language, Material, PictureFacts, Writing
from policies.rules import Draft

# The facts an example may give, in German and in English; what it does not give is in order.
FACTS = {
    "text": "text",
    "kanaele": "channels",
    "bilder": "pictures",
    "alt": "alt",
    "rechte": "rights",
    "breite": "width",
    "hoehe": "height",
    "standort": "has_position",
    "geraet": "has_device",
    "schrift": "writing",
    "gelesen": "read",
}
FLAGS = {"ja": True, "nein": False, "yes": True, "no": False, "true": True, "false": False}
FLAWLESS = PictureFacts(
    id="0",
    width=1200,
    height=900,
    format="JPEG",
    bytes=400_000,
    alt="Zwei Frauen stehen lachend vor einer Werkbank",
    rights="Jana Winter",
    has_position=False,
    has_device=False,
)


def run_examples(clause: Clause, company: Company, lang: Language) -> int:
    """How many were run; raises `ExampleFails` for the first that fails, `ValueUnfit` for one nobody can read."""
    for example in clause.examples:
        material = _material(example, clause, lang)
        found = any(True for _ in clause.rule.hits(Draft(material, company)))
        if found is not example.violates:
            raise ExampleFails(lang, example.line, clause.id, str(example.given), example.violates)
    return len(clause.examples)


def _material(example: Example, clause: Clause, lang: Language) -> Material:
    if isinstance(example.given, str):
        return Material(example.given, lang)
    known = FACTS if lang == "de" else {name: name for name in FACTS.values()}
    try:
        facts = {known[key]: value for key, value in dict(example.given).items()}  # type: ignore[arg-type]
        return _with_picture(facts, lang)
    except (KeyError, ValueError, TypeError) as error:
        key = "verstoss" if example.violates else "erlaubt"
        expected = ", ".join(known)
        raise ValueUnfit(lang, example.line, clause.id, key, str(example.given), expected) from error


def _with_picture(facts: Mapping[str, Value], lang: Language) -> Material:
    """Raises KeyError, ValueError or TypeError for what it cannot read."""
    text, channels = facts.get("text", ""), facts.get("channels", [])
    if not isinstance(text, str) or not isinstance(channels, list):
        raise TypeError
    picture = FLAWLESS
    for name in facts.keys() & {"alt", "rights"}:
        picture = replace(picture, **{name: str(facts[name])})  # type: ignore[arg-type]
    for name in facts.keys() & {"width", "height"}:
        picture = replace(picture, **{name: int(str(facts[name]))})  # type: ignore[arg-type]
    for name in facts.keys() & {"has_position", "has_device"}:
        picture = replace(picture, **{name: FLAGS[str(facts[name])]})  # type: ignore[arg-type]
    if "writing" in facts:
        picture = replace(picture, writings=(Writing(str(facts["writing"])),))
    if "read" in facts and not FLAGS[str(facts["read"])]:
        picture = replace(picture, writings=None)
    count = int(str(facts.get("pictures", "0" if facts.keys() <= {"text", "channels"} else "1")))
    pictures = tuple(replace(picture, id=str(number)) for number in range(count))
    return Material(text, lang, tuple(_channel(str(one)) for one in channels), pictures)


def _channel(name: str) -> str:
    if name not in CHANNELS:
        raise ValueError(name)
    return name
