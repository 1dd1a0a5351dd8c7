"""Kind `ton`: what sounds wrong without one bad word. The ear here is real, and so is the model."""

from collections.abc import Callable
from functools import partial

import pytest

from approvals.tone.listening import Listening, listener
from policies.errors import ValueUnfit
from policies.findings import Level
from policies.guideline import LANGUAGES, Guideline, read_guideline, shipped_guideline
from policies.judge import judge
from policies.material import Language, Material
from policies.rules.tone import Tone
from policies.tone.ear import Ear
from policies.tone.heard import SOUNDS_WRONG
from policies.tone.own import teaches, with_right_example
from policies.tone.sample import samples_for, shipped_samples
from policies.tone.sentences import sentences
from tests.policies.drafts import HARMLESS, LINDNER

MOST_FALSE_ALARMS = 3
CLAUSES = ("negativ-kunde", "negativ-firma", "negativ-wettbewerb", "beleidigung", "heilversprechen")


@pytest.fixture(scope="module")
def ear(guideline: Guideline) -> Ear:
    if listener().state(guideline) is Listening.ABSENT:
        pytest.skip("the extra `ton` is not installed")
    ear = listener().wait(guideline)
    assert ear is not None
    return ear


def test_mockery_without_a_bad_word_is_heard(guideline: Guideline, ear: Ear):
    """The reason shown is the example it resembles; lists alone find nothing."""
    told = Material("Frohes neues Jahr! Schon wieder jemand, der die Anleitung für Dekoration hielt. #Team", "de")
    assert not judge(told, guideline, LINDNER)
    found = judge(told, guideline, LINDNER, ear)
    assert [one.quote for one in found] == ["Schon wieder jemand, der die Anleitung für Dekoration hielt."]
    assert (found[0].rule, found[0].level) == ("negativ-kunde", Level.REASON)
    assert "Klingt wie „Wieder jemand, der die Anleitung für Dekoration hält“." in guideline.explain(found[0], "de")


def test_harmless_drafts_stay_almost_clean(guideline: Guideline, ear: Ear):
    """Drafts the ear never heard: at most three findings in forty."""
    heard = [one for lang, text in HARMLESS for one in judge(Material(text, lang), guideline, LINDNER, ear)]
    assert len([one for one in heard if teaches(one)]) <= MOST_FALSE_ALARMS, [one.quote for one in heard]


def test_what_a_list_found_is_not_told_twice(guideline: Guideline, ear: Ear):
    """One place, one finding of a clause."""
    found = judge(Material("Unsere Kunden nerven heute wieder ohne Ende.", "de"), guideline, LINDNER, ear)
    assert [one.rule for one in found].count("negativ-kunde") == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_examples_only_an_ear_can_tell_hold(guideline: Guideline, ear: Ear, lang: Language):
    """Each clause's own: the wrong ones are heard against this clause, the right ones are not."""
    for clause in guideline.documents[lang].clauses:
        if isinstance(clause.rule, Tone):
            heard = ear.hear(clause.rule.wrong + clause.rule.right, lang)
            assert all(clause.id in heard[one].examples for one in clause.rule.wrong), clause.id
            assert not heard.keys() & set(clause.rule.right), clause.id


def test_a_right_example_of_the_company_silences_its_sentence(guideline: Guideline, ear: Ear):
    """A contact let it pass; in the next edition it is an example under the clause, and its like is fine."""
    sentence = "Wer um 17:59 Uhr noch drei Torten erwartet, glaubt wohl auch an den Weihnachtsmann."
    assert sentence in ear.hear([sentence], "de")
    texts = {lang: document.text for lang, document in guideline.documents.items()}
    taught = read_guideline(with_right_example(texts["de"], "de", "negativ-kunde", sentence), texts["en"])
    assert sentence not in Ear(taught, ear._embed).hear([sentence], "de")


def test_a_taught_sentence_is_written_once(guideline: Guideline):
    """And everything else stays as it was written."""
    text = guideline.documents["de"].text
    taught = with_right_example(text, "de", "negativ-kunde", 'Er sagte: "Na ja", und ging.')
    assert with_right_example(taught, "de", "negativ-kunde", 'Er sagte: "Na ja",\n und ging.') == taught
    assert len(taught.splitlines()) == len(text.splitlines()) + 1


def test_a_changed_sentence_is_the_only_one_embedded(ear: Ear):
    """The others are remembered."""
    asked: list[str] = []
    inner, ear._embed = ear._embed, lambda said: asked.extend(said) or partial(inner, said)()
    try:
        ear.hear(["Wir haben heute Morgen eine Linde gepflanzt.", "Der Regen war nass."], "de")
        ear.hear(["Wir haben heute Morgen eine Linde gepflanzt.", "Der Regen war kalt."], "de")
    finally:
        ear._embed = inner
    assert asked == ["Wir haben heute Morgen eine Linde gepflanzt.", "Der Regen war nass.", "Der Regen war kalt."]


def test_learning_twice_gives_the_same_ear(ear: Ear):
    """Nothing is left to chance."""
    again = Ear(shipped_guideline(), ear._embed)
    said = [text for lang, text in HARMLESS if lang == "de"]
    assert again.hear(said, "de") == ear.hear(said, "de")


def test_a_tone_never_blocks(edited: Callable[..., Guideline]):
    """The clause does not load; the message names the key."""
    with pytest.raises(ValueUnfit) as error:
        edited(german=("art: wort\nstufe: hinweis", "art: ton\nstufe: sperrt"))
    assert error.value.key == "stufe"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 12. Mai um 9 Uhr geht z. B. Nr. 5 los. Kommt bitte alle vorbei!", 2),
        ("Na ja. Der Chef war heute auch da!", 1),
        ("Pause? Kennen wir nicht. Der Chef schon.", 1),
        ("Tolles Gerät!", 0),
        ("Das war ein guter Tag\nUnd morgen wird es noch besser", 2),
        ("Ein ganz normaler Tag. #Team #Spaß https://example.org", 1),
        ("🎉🎉🎉", 0),
        ("", 0),
    ],
)
def test_where_sentences_end(text: str, expected: int):
    """Dates and abbreviations end none, up to three words and hashtags are none."""
    places = list(sentences(text))
    assert len(places) == expected
    assert all(text[start:end].strip() == text[start:end] for start, end in places)


def test_shipped_examples_are_many_and_named():
    """Six hundred wrong, as many right, all about shipped clauses, no sentence twice."""
    samples = shipped_samples()
    assert len({one.sentence for one in samples}) == len(samples)
    assert {one.clause for one in samples} == {None, *CLAUSES}
    assert min(sum(one.clause is None for one in samples), sum(one.clause is not None for one in samples)) > 600
    assert all(one.trade and one.voice and one.topic for one in samples)
    assert len(samples_for(shipped_guideline())) > len(samples)
    assert 0 < SOUNDS_WRONG < 1
