"""Papers for works council and data protection officer, filled from the settings as they are now, in German.

They quote German law and are handed to German bodies, so they are written in German only.
"""

from approvals.council_papers.facts import Facts, facts_of
from approvals.council_papers.kinds import PAPERS, Document, paper_of

__all__ = ["PAPERS", "Document", "Facts", "facts_of", "paper_of"]
