"""The guideline: one document per language, read by every employee and by the machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib import resources

from policies.blocks import Block, blocks, prose
from policies.clauses import PLACEHOLDER, Clause, State, clause_of
from policies.company import Company, company_of
from policies.errors import (
    BlockUnreadable,
    ClauseTwice,
    ClauseUnknown,
    CompanyError,
    LanguagesDiffer,
)
from policies.examples import run_examples
from policies.findings import Finding
from policies.material import Language

LANGUAGES: tuple[Language, ...] = ("de", "en")
SHOWN = 60
QUOTED: dict[Language, str] = {"de": "„{}“", "en": "“{}”"}
REMINDS: dict[Language, str] = {"de": "Klingt wie {}", "en": "Sounds like {}"}


@dataclass(frozen=True)
class Document:
    """One language. `company` is the invented one its examples speak of."""

    lang: Language
    text: str
    clauses: tuple[Clause, ...]
    company: Company

    @property
    def prose(self) -> str:
        """Markdown for people, without the machine's blocks."""
        return prose(self.text)

    def run_examples(self) -> int:
        """How many there are; raises `ExampleFails` for the first that fails."""
        return sum(run_examples(clause, self.company, self.lang) for clause in self.clauses)


@dataclass(frozen=True)
class Guideline:
    """Both languages under one hash: SHA-256 hex over the German, then the English document."""

    documents: Mapping[Language, Document]

    @cached_property
    def hash(self) -> str:
        digest = sha256()
        for lang in LANGUAGES:
            digest.update(self.documents[lang].text.encode())
            digest.update(b"\x00")
        return digest.hexdigest()

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """In the order of the German document; id, anchor, kind, level and state hold for both."""
        return self.documents["de"].clauses

    @property
    def gates(self) -> tuple[Clause, ...]:
        """The clauses in force that name a gate: asked at approval, at queueing and at the door."""
        return tuple(one for one in self.clauses if one.kind == "approval" and one.state is State.ACTIVE)

    def clause(self, rule: str, lang: Language) -> Clause:
        """Raises `ClauseUnknown`."""
        for clause in self.documents[lang].clauses:
            if clause.id == rule:
                return clause
        raise ClauseUnknown(rule)

    def title(self, finding: Finding, lang: Language) -> str:
        return self.clause(finding.rule, lang).title

    def link(self, finding: Finding, lang: Language) -> str:
        """The clause in the document's file."""
        return f"guideline.{lang}.md#{self.clause(finding.rule, lang).anchor}"

    def explain(self, finding: Finding, lang: Language) -> str:
        """What was found and what to do about it, in the reader's language."""
        clause = self.clause(finding.rule, lang)
        values = {**finding.values, "quote": _shortened(finding.quote), "fix": finding.fix or ""}
        if clause.message:
            said = PLACEHOLDER.sub(lambda match: values.get(match[1], ""), clause.message)
        else:
            said = f"{clause.title}: {QUOTED[lang].format(values['quote'])}" if finding.quote else clause.title
        example = finding.values.get("example")
        like = REMINDS[lang].format(QUOTED[lang].format(example.rstrip("."))) if example else ""
        return " ".join(_sentence(part) for part in (said, like, clause.suggestion) if part)


def read_guideline(german: str, english: str) -> Guideline:
    """Raises a `DocumentError` with the line, or `LanguagesDiffer`; every example has held when it returns."""
    guideline = agreed(german, english)
    for document in guideline.documents.values():
        document.run_examples()
    return guideline


@cache
def shipped_guideline() -> Guideline:
    """The seed every company starts with."""
    return read_guideline(*_shipped())


@cache
def shipped_clauses() -> Guideline:
    """The same to look clauses up in, without running the examples first: nothing is judged by it."""
    return agreed(*_shipped())


def _shipped() -> tuple[str, str]:
    """German, English."""
    files = resources.files("policies")
    german, english = (files.joinpath(f"guideline.{lang}.md").read_text("utf-8") for lang in LANGUAGES)
    return german, english


def agreed(german: str, english: str) -> Guideline:
    """As `read_guideline`, without running the examples: they held when it was switched on."""
    documents: dict[Language, Document] = {"de": _document(german, "de"), "en": _document(english, "en")}
    _agree(documents["de"], documents["en"])
    return Guideline(documents)


def _document(text: str, lang: Language) -> Document:
    clauses: list[Clause] = []
    company = Company()
    for block in blocks(text, lang):
        if block.type == "company":
            company = _company(block, lang)
            continue
        clause = clause_of(block, lang)
        if any(other.id == clause.id for other in clauses):
            raise ClauseTwice(lang, block.line, clause.id)
        clauses.append(clause)
    return Document(lang, text, tuple(clauses), company)


def _company(block: Block, lang: Language) -> Company:
    try:
        return company_of(block.values, block.lines)
    except CompanyError as error:
        raise BlockUnreadable(lang, block.lines.get(error.key, block.line), str(error)) from error


def _agree(german: Document, english: Document) -> None:
    there = {clause.id: clause for clause in english.clauses}
    for clause in german.clauses:
        other = there.pop(clause.id, None)
        if other is None:
            raise LanguagesDiffer(clause.id, "id", clause.id, clause.line, "", 0)
        for what in ("anchor", "kind", "level", "state"):
            if (ours := getattr(clause, what)) != (theirs := getattr(other, what)):
                raise LanguagesDiffer(clause.id, what, str(ours), clause.line, str(theirs), other.line)
    for other in there.values():
        raise LanguagesDiffer(other.id, "id", "", 0, other.id, other.line)


def _shortened(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
