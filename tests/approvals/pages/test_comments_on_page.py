"""What others wrote below a post stands on its page, folded, as they wrote it and never as markup."""

from tests.post_pages import talked_about
from tests.website import Site


def test_comments_from_outside_stand_below_what_is_out(site: Site) -> None:
    """Who, what, whom it answers, and the way there; markup of strangers is words."""
    path = talked_about(site.office)
    told = site.visit("lena").get(path).text
    assert "2 Kommentare von außen" in told
    assert "Wann ist das &lt;b&gt;nächste&lt;/b&gt; Fest?" in told
    assert 'href="https://firma.example/1#1" rel="noreferrer"' in told
    assert told.count("Antwort auf einen Kommentar") == 1


def test_they_are_told_in_the_readers_language(site: Site) -> None:
    """English around the words of others."""
    told = site.visit("anna", "en").text(talked_about(site.office))
    assert "2 comments from outside" in told
    assert "Würde ich auch gern wissen." in told


def test_who_may_not_see_the_post_sees_no_comments(site: Site) -> None:
    """Without signing in there is nothing."""
    path = talked_about(site.office)
    assert "Ute Stamm" not in site.visit(None).get(path).text


def test_how_long_they_are_kept_is_told(site: Site) -> None:
    """Beside everything else that goes by itself."""
    assert "Kommentare anderer auf den Kanälen" in site.visit("anna").text("/retention")
