"""What can be wrong with a guideline, a company file, or a question about them.

PolicyError
├── DocumentError            which document, which line
│   ├── BlockNotClosed       a fenced block without its end
│   ├── BlockUnreadable      its YAML cannot be read
│   ├── BlockWithoutClause   no heading with an {#anchor} stands above it
│   └── ClauseError          which clause
│       ├── ClauseTwice      an id is used a second time
│       ├── KeyMissing       a key every clause of this kind must have
│       ├── KeyUnknown       a key this kind does not know
│       ├── ValueUnfit       a value the key cannot take
│       └── ExampleFails     a clause does not do what its own example says
├── LanguagesDiffer          German and English disagree about a clause
├── CompanyError             which key
│   ├── CompanyUnreadable    the company file is no YAML mapping
│   ├── CompanyKeyUnknown    a key nobody reads
│   └── CompanyValueUnfit    a value the key cannot take
├── YamlUnreadable           caught by those above, who know which document it is
├── ClauseUnknown            a finding of another guideline
├── ExampleUnreadable        a line of examples that is neither a text nor facts
├── ChannelUnknown           a channel without limits in the table
└── PatternTooSlow           a clause's pattern does not come to an end
"""

from dataclasses import dataclass, fields


class PolicyError(Exception):
    """Carries values; the sentence is made by whoever shows it."""

    def __str__(self) -> str:
        return ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self))  # type: ignore[arg-type]


@dataclass(eq=False)
class DocumentError(PolicyError):
    """`document` is the language of the file, `line` counts from 1."""

    document: str
    line: int


class BlockNotClosed(DocumentError): ...


@dataclass(eq=False)
class BlockUnreadable(DocumentError):
    reason: str


class BlockWithoutClause(DocumentError): ...


@dataclass(eq=False)
class ClauseError(DocumentError):
    clause: str


class ClauseTwice(ClauseError): ...


@dataclass(eq=False)
class KeyMissing(ClauseError):
    key: str


@dataclass(eq=False)
class KeyUnknown(ClauseError):
    key: str


@dataclass(eq=False)
class ValueUnfit(ClauseError):
    key: str
    value: str
    expected: str


@dataclass(eq=False)
class ExampleFails(ClauseError):
    """`violates` tells which list the example stands in."""

    example: str
    violates: bool


@dataclass(eq=False)
class LanguagesDiffer(PolicyError):
    """`what` is id, anchor, kind, level or state; an absent clause has the value "" and line 0."""

    clause: str
    what: str
    german: str
    german_line: int
    english: str
    english_line: int


@dataclass(eq=False)
class CompanyError(PolicyError):
    """`place` is a line such as "line 4", or the path of the value such as "customers[2].name"."""

    key: str
    place: str


@dataclass(eq=False)
class CompanyUnreadable(CompanyError):
    reason: str


class CompanyKeyUnknown(CompanyError): ...


@dataclass(eq=False)
class CompanyValueUnfit(CompanyError):
    value: str
    expected: str


@dataclass(eq=False)
class YamlUnreadable(PolicyError):
    line: int
    reason: str


@dataclass(eq=False)
class ClauseUnknown(PolicyError):
    clause: str


@dataclass(eq=False)
class ExampleUnreadable(PolicyError):
    """`key` is violation or allowed, `example` the line."""

    clause: str
    key: str
    example: str
    reason: str


@dataclass(eq=False)
class ChannelUnknown(PolicyError):
    channel: str


@dataclass(eq=False)
class PatternTooSlow(PolicyError):
    clause: str
    pattern: str
