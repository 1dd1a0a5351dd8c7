"""The sentences of `freigabe guideline`, in the language of the terminal."""

import os

SENTENCES: dict[str, tuple[str, str]] = {
    "held": (
        "{document}: {clauses} Regeln, {examples} Beispiele halten.",
        "{document}: {clauses} clauses, {examples} examples hold.",
    ),
    "clean": ("{id}: nichts gefunden", "{id}: nothing found"),
    "level": ("Stufe", "Level"),
    "rule": ("Regel", "Rule"),
    "place": ("Stelle", "Place"),
    "message": ("Meldung", "Message"),
    "level_block": ("sperrt", "block"),
    "level_reason": ("begründen", "reason"),
    "level_hint": ("Hinweis", "hint"),
    "no_json": ("Zeile {line}: kein JSON ({detail})", "line {line}: no JSON ({detail})"),
    "no_object": ("Zeile {line}: kein JSON-Objekt", "line {line}: no JSON object"),
    "key_missing": ('Zeile {line}: "{detail}" fehlt', 'line {line}: "{detail}" is missing'),
    "id_unfit": (
        'Zeile {line}: "id" ist {detail}, nicht Text oder Zahl',
        'line {line}: "id" is {detail}, no text or number',
    ),
    "lang_unknown": (
        'Zeile {line}: "lang" ist {detail}, nicht "de" oder "en"',
        'line {line}: "lang" is {detail}, not "de" or "en"',
    ),
    "text_unfit": ('Zeile {line}: "text" ist {detail}, kein Text', 'line {line}: "text" is {detail}, no text'),
    "unreadable": ("{path}: {detail}", "{path}: {detail}"),
    "CompanyUnreadable": (
        "{path}, {place}: kein lesbares YAML ({reason})",
        "{path}, {place}: no readable YAML ({reason})",
    ),
    "CompanyKeyUnknown": ('{path}, {place}: "{key}" kennt niemand', '{path}, {place}: nobody knows "{key}"'),
    "CompanyValueUnfit": (
        '{path}, {place}: "{key}" ist {value!r}, erwartet: {expected}',
        '{path}, {place}: "{key}" is {value!r}, expected: {expected}',
    ),
    "BlockNotClosed": (
        "guideline.{document}.md, Zeile {line}: der Block hat kein Ende",
        "guideline.{document}.md, line {line}: the block has no end",
    ),
    "BlockUnreadable": (
        "guideline.{document}.md, Zeile {line}: kein lesbares YAML ({reason})",
        "guideline.{document}.md, line {line}: no readable YAML ({reason})",
    ),
    "BlockWithoutClause": (
        "guideline.{document}.md, Zeile {line}: über dem Block fehlt eine Überschrift mit {{#anker}}",
        "guideline.{document}.md, line {line}: no heading with an {{#anchor}} above the block",
    ),
    "ClauseTwice": (
        'guideline.{document}.md, Zeile {line}: die Regel "{clause}" gibt es schon',
        'guideline.{document}.md, line {line}: there is a clause "{clause}" already',
    ),
    "KeyMissing": (
        'guideline.{document}.md, Zeile {line}: der Regel "{clause}" fehlt "{key}"',
        'guideline.{document}.md, line {line}: clause "{clause}" lacks "{key}"',
    ),
    "KeyUnknown": (
        'guideline.{document}.md, Zeile {line}: die Regel "{clause}" kennt kein "{key}"',
        'guideline.{document}.md, line {line}: clause "{clause}" does not know "{key}"',
    ),
    "ValueUnfit": (
        'guideline.{document}.md, Zeile {line}: "{key}" der Regel "{clause}" ist {value!r}, erwartet: {expected}',
        'guideline.{document}.md, line {line}: "{key}" of clause "{clause}" is {value!r}, expected: {expected}',
    ),
    "ExampleFails": (
        'guideline.{document}.md, Zeile {line}: die Regel "{clause}" hält ihr Beispiel nicht: {example}',
        'guideline.{document}.md, line {line}: clause "{clause}" does not keep its example: {example}',
    ),
    "ExampleUnreadable": (
        'Regel "{clause}": das Beispiel {example} ist weder ein Text noch eine Angabe in {{ }} ({reason})',
        'clause "{clause}": the example {example} is neither a text nor facts in {{ }} ({reason})',
    ),
    "LanguagesDiffer": (
        (
            'Die Regel "{clause}" hat zweierlei {what}: "{german}" in guideline.de.md, Zeile {german_line}; '
            '"{english}" in guideline.en.md, Zeile {english_line}'
        ),
        (
            'Clause "{clause}" has different values of {what}: "{german}" in guideline.de.md, line {german_line}; '
            '"{english}" in guideline.en.md, line {english_line}'
        ),
    ),
}


def spoken_here() -> str:
    """German where the terminal's locale is German, English elsewhere."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "de" if locale.startswith("de") else "en"


def wording(name: str, **values: object) -> str:
    german, english = SENTENCES[name]
    return (german if spoken_here() == "de" else english).format(**values)
