"""Ambassadors, their ideas, help with a draft, and credit only for who wishes it."""

import pytest

from approvals.credits import names_in, with_credit, without_credit
from approvals.desk import crediting, helping, inquiring, taking_part
from approvals.errors import CreditNotWished, NotAllowed, NotFound, NothingToSay
from approvals.ideas import TRADES, of_the_week, shipped, with_own
from policies.guideline import shipped_guideline
from policies.judge import judge
from policies.material import Material
from storage.tables_learning import AmbassadorRow
from tests.learning_pages import help_wanted, ideas
from tests.office import CHANNELS, Office

BY_ANNA = "Eine Treppe aus Esche.\n\nIdee und Text: Anna"


def test_who_leaves_leaves_no_trace(office: Office):
    """No row, no entry in the history, no message; and since when somebody takes part is not kept at all."""
    with office.begin(reading=True) as work:
        before = (work.history.head(), work.notices.find())
    for _ in range(2):
        taking_part.opt_in(office.begin, by=office.people["anna"])
    taking_part.opt_out(office.begin, by=office.people["anna"])
    with office.begin(reading=True) as work:
        assert work.ambassadors.find() == []
        assert (work.history.head(), work.notices.find()) == before
    assert {column.name for column in AmbassadorRow.__table__.columns} == {"id", "person"}


def test_how_many_take_part_is_told_in_fives(office: Office):
    """Four are none, six are five: one who goes is not seen in the number."""
    counts = []
    for handle in ("anna", "ben", "clara", "dora", "emil", "lena"):
        taking_part.opt_in(office.begin, by=office.people[handle])
        with office.begin(reading=True) as work:
            counts.append(taking_part.how_many(work))
    assert counts == [0, 0, 0, 0, 5, 5]


def test_the_ideas_of_both_languages_agree_and_break_no_rule():
    """As many in each trade, all with a hint and a beginning that the guideline lets pass."""
    guideline = shipped_guideline()
    german, english = shipped("de"), shipped("en")
    assert len(german) == len(english) == len(TRADES)
    assert [len(one.ideas) for one in german] == [len(one.ideas) for one in english]
    for lang, trades in (("de", german), ("en", english)):
        for idea in (idea for trade in trades for idea in trade.ideas):
            assert all((idea.hint, idea.text, idea.title))
            assert judge(Material(idea.text, lang), guideline, guideline.documents[lang].company) == ()


def test_every_idea_has_its_week():
    """Within a year each comes."""
    trades = shipped("de")
    seen = {of_the_week(trades, week)[1].title for week in range(1, 53)}
    assert seen == {idea.title for trade in trades for idea in trade.ideas}


def test_a_company_adds_ideas_of_its_own(office: Office):
    """A trade of its own comes first; staff add none, and an empty one is none."""
    ideas(office)
    with office.begin(reading=True) as work:
        first, *rest = with_own(shipped("de"), work.own_ideas.find())
    assert (first.name, first.ideas[0].title, len(rest)) == ("Versand", "Paket der Woche", len(TRADES))
    with pytest.raises(NotAllowed):
        taking_part.add_idea(office.begin, "Versand", "Noch eine", "...", by=office.people["anna"])
    with pytest.raises(NothingToSay):
        taking_part.add_idea(office.begin, "Versand", " ", "...", by=office.people["lena"])
    taking_part.drop_idea(office.begin, first.ideas[0].id, by=office.people["lena"])


def test_a_contact_reads_a_draft_that_needs_help_and_stays_no_author(office: Office):
    """Faces softened, nothing changed; Ben, who was not asked, sees nothing."""
    inquiry, clara = help_wanted(office), office.people["clara"]
    helped = helping.draft_of(office.begin, inquiry, by=clara)
    assert (helped.question, helped.handed_in) == ("Ist das zu lang?", False)
    with office.begin(reading=True) as work:
        assert clara not in work.posts.get(helped.revision.post).authors
    with pytest.raises(NotAllowed):
        helping.draft_of(office.begin, inquiry, by=office.people["ben"])


def test_nobody_asks_for_help_with_somebody_elses_draft(office: Office):
    """Ben does not even learn that it is there."""
    draft = office.save()
    with pytest.raises(NotFound):
        inquiring.ask_contacts(office.begin, None, "Und?", by=office.people["ben"], post=draft.id)


def test_a_credit_line_comes_and_goes():
    """At the end, once, in the language of the text; what others wrote stays."""
    text = with_credit("Eine Treppe.", "de", "Anna")
    assert with_credit(text, "de", "Anna") == text == "Eine Treppe.\n\nIdee und Text: Anna"
    both = with_credit(text, "en", "Ben")
    assert names_in(both) == {"Anna", "Ben"}
    assert names_in(without_credit(both, "Anna")) == {"Ben"}
    assert without_credit(text, "Anna") == "Eine Treppe."


def test_who_hands_in_a_text_that_names_them_wishes_it(office: Office):
    """The wish is bound to that post; Ben may change it later, and her name stays."""
    post = office.submit(BY_ANNA).id
    with office.begin(reading=True) as work:
        (wish,) = work.credits.find()
    assert (wish.post, wish.person) == (post, office.people["anna"])
    office.check(post)
    office.edit(post, by="clara", text=BY_ANNA.replace("Esche", "Eiche"))


def test_nobody_is_named_who_did_not_wish_it(office: Office):
    """Ben writes Anna's name under his own post, and a wish for one post is none for the next."""
    office.submit(BY_ANNA)
    with pytest.raises(CreditNotWished):
        office.submit(BY_ANNA, by="ben")


def test_a_wish_is_taken_back_and_the_name_goes(office: Office):
    """Without a lesson first; what was signed is signed anew, and no later text may name her."""
    post = office.submit(BY_ANNA).id
    office.check(post)
    office.sign(post)
    office.settings(lesson_to_submit="writing")
    anna = office.people["anna"]
    assert crediting.take_back(office.begin, post, by=anna, known_channels=CHANNELS)
    file = office.file(post)
    assert "Anna" not in file.revision.text
    office.check(post)
    with pytest.raises(CreditNotWished):
        office.edit(post, by="clara", text=BY_ANNA)
    assert not crediting.take_back(office.begin, post, by=anna, known_channels=CHANNELS)
