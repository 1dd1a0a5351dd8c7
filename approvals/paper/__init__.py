"""What is printed: a paper of headings, paragraphs, lists, tables, lines to fill in and QR codes, as a PDF."""

from approvals.paper.paper import Paper, Size

__all__ = ["Paper", "Size"]
