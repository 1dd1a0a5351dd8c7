"""A clause's examples as the lines of a form, and back."""

from policies.blocks import Value, mapping
from policies.errors import ExampleUnreadable, YamlUnreadable
from policies.yaml_lines import entries, quoted


def example_lines(values: tuple[Value, ...]) -> str:
    """One a line; what a line cannot hold as it is stands there as YAML."""
    return "\n".join(_line(value) for value in values)


def examples_in(written: str, clause: str, key: str) -> tuple[Value, ...]:
    """The examples of such a form. Raises `ExampleUnreadable` for facts that nobody can read."""
    lines = [line.strip() for line in written.splitlines()]
    return tuple(_example(line, clause, key) for line in lines if line)


def _line(value: Value) -> str:
    if not isinstance(value, str):
        return entries([value])[0]
    as_it_is = value == value.strip() and len(value.splitlines()) == 1 and value[0] not in '{"'
    return value if as_it_is else quoted(value)


def _example(line: str, clause: str, key: str) -> Value:
    if line[0] != "{" and not (line[0] == line[-1] == '"'):
        return line
    try:
        return mapping(f"given: {line}")[0]["given"]
    except YamlUnreadable as error:
        if line[0] == '"':
            return line
        raise ExampleUnreadable(clause, key, line, error.reason) from error
