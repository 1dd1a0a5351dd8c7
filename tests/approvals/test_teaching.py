"""What a contact lets pass becomes an example in the guideline's draft."""

from approvals.desk import exempting
from approvals.desk.editing_guideline import bench
from policies.findings import Finding, Level
from tests.office import Office

QUOTE = "Ruft an, legt auf, und fragt dann, ob wir da sind."


def let_pass(office: Office, **values: str) -> str:
    """The German draft of the guideline after Clara exempted this sentence."""
    found = Finding("negativ-kunde", "negativ-kunde", Level.REASON, "g", "text", 0, 5, QUOTE, "source", values)
    office.found = (found,)
    post = office.submit().id
    office.check(post)
    exempting.exempt(office.begin, post, found.key, "Ein Zitat", by=office.people["clara"])
    with office.begin(reading=True) as work:
        return bench(work).texts["de"]


def test_a_sentence_that_was_heard_is_proposed_as_an_example(office: Office) -> None:
    """It counts once the lead switches the draft on."""
    assert f"  - {QUOTE}\n" in let_pass(office, example="Öffnungszeiten zu lesen scheint eine Kunst zu sein.")


def test_what_a_word_list_found_teaches_nothing(office: Office) -> None:
    """The word stays on the list."""
    assert QUOTE not in let_pass(office)
