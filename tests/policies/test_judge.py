"""Promises of the judge that hold for every text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from policies.findings import Finding, Level
from policies.guideline import LANGUAGES, shipped_guideline
from policies.judge import judge
from policies.material import Language, Material
from tests.policies.drafts import LINDNER, VIOLATING

PIECES = [text for _, _, text in VIOLATING]
ANY_TEXT = st.text(st.characters(), max_size=200)
TEXTS = st.one_of(
    ANY_TEXT,
    st.lists(st.one_of(ANY_TEXT, st.sampled_from(PIECES)), max_size=4).map("".join),
    st.text("0171/+49 ()-.@#*:,\n\u0301\u0336\u200d𝗮Ⓐﬁ½ßAÜdewa", max_size=120),
)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, lang=st.sampled_from(LANGUAGES))
def test_every_span_lies_in_the_text_and_quotes_it(text: str, lang: Language):
    """Whatever is received, lone surrogates included, the judge answers and points at what is there."""
    guideline = shipped_guideline()
    for finding in judge(Material(text, lang, ("bluesky", "mastodon")), guideline, LINDNER):
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.quote == text[finding.start : finding.end]
        assert guideline.explain(finding, lang)
        assert len(finding.key) == 16


@settings(max_examples=30, deadline=None)
@given(text=TEXTS)
def test_the_same_draft_gets_the_same_answer(text: str):
    """Sorted by place, and equal when asked again."""
    material = Material(text, "de", ("bluesky",), variants={"bluesky": text[::-1]})
    once, again = (judge(material, shipped_guideline(), LINDNER) for _ in range(2))
    assert once == again
    assert [one.where for one in once] == sorted(one.where for one in once)


def test_an_exemption_ends_when_the_text_changes():
    """The key is bound to the whole field, not to the quote alone."""
    before, after = (
        judge(Material(f"So ein Idiot{end}", "de"), shipped_guideline(), LINDNER)[0] for end in (".", ", sagte er.")
    )
    assert (before.quote, before.start) == (after.quote, after.start)
    assert before.key != after.key


def test_a_key_does_not_depend_on_the_guideline():
    """An exemption survives a new version of the guideline that finds the same."""
    one = Finding("quark", "quark", Level.HINT, "a", "text", 0, 5, "Quark", "c")
    other = Finding("quark", "quark", Level.BLOCK, "b", "text", 0, 5, "Quark", "c")
    assert one.key == other.key
