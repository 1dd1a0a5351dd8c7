"""All parts of the interface, in the order in which they are described."""

from approvals.pages.interface import (
    decisions,
    described,
    drafts,
    faces,
    guideline,
    holds,
    me,
    people,
    posts,
    questions,
    releases,
    uploads,
)

ROUTERS = (
    described.router,
    drafts.router,
    uploads.router,
    posts.router,
    faces.router,
    questions.router,
    decisions.router,
    releases.router,
    holds.router,
    guideline.router,
    people.router,
    me.router,
)
