"""Word rules: spelling, inflection, compounds, disguises, and about whom something is said."""

import pytest

from policies.guideline import Guideline
from policies.judge import judge
from policies.material import Language, Material
from policies.phrases import word_list
from policies.reading import Reading
from tests.policies.drafts import LINDNER


def found(entries: tuple[str, ...], text: str, lang: Language = "de") -> list[str]:
    reading = Reading("text", text, lang)
    words = word_list(entries)
    places = [*words.matches(reading), *words.disguises(reading)]
    return [text[slice(*reading.span(match.start, match.end))] for match in places]


@pytest.mark.parametrize(
    "text",
    [
        "GRÜNE Tür",
        "gruene",
        "grüner",
        "grünsten",
        "gru\u0308n",
        "gr\u00adün",
        "𝗴𝗿ü𝗻",
        "gr\u200bün",
        "ｇｒｕｅｎ",
        "Grün-Weiß",
    ],
)
def test_a_word_is_found_in_any_spelling(text: str):
    """Case, umlauts, inflection, hyphens, soft hyphens, and letters in fancy dress."""
    assert len(found(("grün",), text)) == 1


@pytest.mark.parametrize(
    ("entry", "text", "quote"),
    [
        ("Idiot", "So ein 1d!0t", "1d!0t"),
        ("Idiot", "Lauter Idi0ten hier", "Idi0ten"),
        ("Arschloch", "Du A****loch", "A****loch"),
        ("Trottel", "Tr0ttel!", "Tr0ttel"),
        ("Wärmeturm", "Zwei Wärmetürme", "Wärmetürme"),
        ("-idiot", "Ein Vollidiot", "Vollidiot"),
        ("Scheiß-", "Scheißwetter heute", "Scheißwetter"),
        ("dumm Kuh", "Diese dumme Kuh da", "dumme Kuh"),
        ("dumm Kuh", "#DummeKuh", "DummeKuh"),
        ("=uns … gestellt", "hat uns das gratis zur Verfügung gestellt.", "uns das gratis zur Verfügung gestellt"),
    ],
)
def test_entries_say_how_far_they_reach(entry: str, text: str, quote: str):
    """Disguises, plurals, parts of compounds, words in a row, a gap."""
    assert found((entry,), text) == [quote]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("Mist", "Optimist und Mistel"),
        ("=nerven", "starke Nervenstränge"),
        ("uns gestellt", "Das freut uns. Gestellt wird morgen."),
        ("Idiot", "idiotensicher"),
        ("Depp", "Kolleg*innen"),
    ],
)
def test_a_word_in_another_word_is_not_meant(entry: str, text: str):
    """Compounds count only where the entry says so, and phrases end with the sentence."""
    assert found((entry,), text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Unsere dummen, frechen Kunden", "dummen, frechen Kunden"),
        ("Der Kunde, der immer nervt", "Kunde, der immer nervt"),
        ("Unsere Kunden haben nervige Kabel", ""),
        ("Was Kunden nervt, das lösen wir", ""),
        ("Kein Kunde ist dumm", ""),
        ("Kunden sind nicht dumm", ""),
        ("Das Hotel Sonnblick zahlt seit Monaten nicht", "Hotel Sonnblick zahlt seit Monaten nicht"),
    ],
)
def test_negative_means_said_about_somebody(guideline: Guideline, text: str, quote: str):
    """A negative word in the same sentence is not enough."""
    quotes = [one.quote for one in judge(Material(text, "de"), guideline, LINDNER) if one.rule == "negativ-kunde"]
    assert quotes == ([quote] if quote else [])


def test_a_customer_is_found_without_its_legal_form_but_not_as_a_surname(guideline: Guideline):
    """Müller Metallbau is the customer, Jan Müller the colleague."""
    text = "Jan Müller war bei Müller-Metallbau."
    (finding,) = judge(Material(text, "de"), guideline, LINDNER)
    assert (finding.rule, finding.quote) == ("kundenname", "Müller-Metallbau")


def test_words_are_judged_in_the_language_of_the_draft(guideline: Guideline):
    """An English draft is not searched for German words."""
    assert judge(Material("The gift was a Trottel doll", "en"), guideline, LINDNER) == ()
