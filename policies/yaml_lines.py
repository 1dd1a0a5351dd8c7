"""Values as lines of YAML that read as the same values again."""

import re
from collections.abc import Iterable

import yaml

from policies.blocks import Value

SHORT = 0xFFFF  # what four digits can name
BARE = re.compile(r"[\w][\w .%/+-]*")


def scalar(text: str) -> str:
    """As it is where YAML reads it as itself, else in double quotes."""
    return text if _itself(f"{text}\n", text) else quoted(text)


def entries(values: Iterable[Value]) -> list[str]:
    """Each entry of a list as one line, without its dash."""
    return [_flow(value) if not isinstance(value, str) else scalar(value) for value in values]


def _flow(value: Value) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(one) for one in value) + "]"
    return value if BARE.fullmatch(value) and value == value.strip() else quoted(value)


def _itself(line: str, text: str) -> bool:
    try:
        read = yaml.load(f"- {line}", yaml.BaseLoader)  # noqa: S506 - BaseLoader makes texts only
    except yaml.YAMLError:
        return False
    return bool(text) and text.isprintable() and bool(read == [text])


def quoted(text: str) -> str:
    """In double quotes, whatever it holds."""
    return '"' + "".join(_escaped(sign) for sign in text) + '"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) <= SHORT else f"\\U{ord(sign):08x}"
