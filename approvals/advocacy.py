"""Sharing on one's own profile what the company published: voluntary, and nobody keeps who did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from approvals.summaries import opening

NETWORKS: Mapping[str, str] = {
    "LinkedIn": "https://www.linkedin.com/sharing/share-offsite/?url={link}",
    "Facebook": "https://www.facebook.com/sharer/sharer.php?u={link}",
    "Bluesky": "https://bsky.app/intent/compose?text={words}",
    "Mastodon": "https://share.joinmastodon.org/#text={words}",
}
"""Each network's own page for sharing, where people sign in and confirm. LinkedIn and Facebook take the link alone."""
PROPOSALS: Mapping[str, Sequence[str]] = {
    "de": ("{opening}\n\n(Ich arbeite bei {company}.)", "Neues von {company}, wo ich arbeite: {opening}"),
    "en": ("{opening}\n\n(I work at {company}.)", "News from {company}, where I work: {opening}"),
}
"""In the post's language. Each says who pays whoever shares it: praise for one's employer is advertising."""


@dataclass(frozen=True, slots=True)
class Way:
    """A network, and the address that opens its page for sharing; `takes_words` unless the words have to be copied."""

    network: str
    address: str
    takes_words: bool


def proposals(text: str, lang: str, company: str) -> tuple[str, ...]:
    """What one could write, from how the post begins; a post without a text has nothing to begin with."""
    begins = opening(text)
    patterns = PROPOSALS.get(lang, PROPOSALS["en"])
    return tuple(pattern.format(opening=begins, company=company).strip(" :\n") for pattern in patterns)


def ways(link: str, words: str) -> tuple[Way, ...]:
    """One for each network, with the link and, where the network takes them, the words."""
    parts = {"link": quote(link, safe=""), "words": quote(f"{words}\n\n{link}", safe="")}
    return tuple(Way(name, address.format(**parts), "{words}" in address) for name, address in NETWORKS.items())
