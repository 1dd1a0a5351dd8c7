"""The pages as one application."""

from collections.abc import Iterable

from fastapi import Depends, FastAPI
from starlette.routing import Route
from starlette.types import ASGIApp

from approvals.pages import (
    accounts,
    administration,
    answer_links,
    answers,
    assets,
    calendar,
    calendar_feed,
    clauses,
    coaches,
    company_file,
    contacts,
    council,
    customers,
    decisions,
    draft_list,
    drafts,
    editions,
    enrolling,
    event_answer_links,
    event_answers,
    event_faces,
    events,
    faces_on_page,
    goals,
    guest_doors,
    guest_entrance,
    guest_page,
    guest_selfie,
    guideline,
    guideline_bench,
    guideline_statistics,
    helping,
    history,
    holds,
    home,
    identity_provider,
    importing,
    inquiries,
    learning,
    learning_settings,
    leaving,
    lent_pictures,
    letterbox,
    library,
    local,
    me,
    mood,
    my_consents,
    my_events,
    my_pictures,
    my_words,
    papers,
    passing_on,
    passkeys,
    people,
    photos,
    placing,
    plan,
    post,
    posts,
    queue,
    reached,
    reading_along,
    receipts,
    refusals,
    releases,
    report,
    retention,
    rights,
    sessions,
    set_up,
    set_up_people,
    settling,
    sharing,
    signing_in,
    slots,
    storm,
    storm_log,
    taking_along,
    taking_part,
    today,
    trials,
    uploads,
    versions,
    watching,
    worries,
)
from approvals.pages.guard import guard
from approvals.pages.headers import Headers
from approvals.pages.interface.routers import ROUTERS as INTERFACE
from approvals.pages.metering import Meter, Metered
from approvals.pages.premises import Premises
from approvals.pages.threads import Routes
from approvals.pages.who_may import WHO

ROUTERS: tuple[Routes, ...] = (
    home.router,
    watching.router,
    signing_in.router,
    passkeys.router,
    sessions.router,
    identity_provider.router,
    assets.router,
    photos.router,
    lent_pictures.router,
    papers.router,
    answers.router,
    answer_links.router,
    me.router,
    my_pictures.router,
    my_consents.router,
    my_words.router,
    receipts.router,
    rights.router,
    retention.router,
    history.router,
    my_events.router,
    enrolling.router,
    taking_along.router,
    uploads.router,
    reading_along.router,
    drafts.router,
    draft_list.router,
    library.router,
    sharing.router,
    local.router,
    calendar.router,
    calendar_feed.router,
    placing.router,
    queue.router,
    settling.router,
    holds.router,
    today.router,
    posts.router,
    post.router,
    passing_on.router,
    faces_on_page.router,
    events.router,
    event_faces.router,
    event_answers.router,
    event_answer_links.router,
    guest_doors.router,
    guest_entrance.router,
    guest_page.router,
    guest_selfie.router,
    decisions.router,
    releases.router,
    versions.router,
    guideline.router,
    editions.router,
    guideline_bench.router,
    clauses.router,
    trials.router,
    guideline_statistics.router,
    contacts.router,
    leaving.router,
    reached.router,
    council.router,
    set_up.router,
    set_up_people.router,
    administration.router,
    accounts.router,
    slots.router,
    customers.router,
    company_file.router,
    people.router,
    importing.router,
    inquiries.router,
    goals.router,
    worries.router,
    letterbox.router,
    mood.router,
    plan.router,
    report.router,
    learning.router,
    learning_settings.router,
    taking_part.router,
    coaches.router,
    helping.router,
    storm.router,
    storm_log.router,
    *INTERFACE,
)


class NobodySaidWhoMay(Exception):
    """A route without a line in the table, a line without a route, or a router within a router. Carries their names."""

    def __init__(self, names: set[str]) -> None:
        super().__init__(sorted(names))
        self.names = names


class Pages(FastAPI):
    """Its headers are outermost, so that even the apology for a defect carries them."""

    def build_middleware_stack(self) -> ASGIApp:
        secure = self.state.premises.address.startswith("https://")
        return Headers(Metered(super().build_middleware_stack(), self.state.meter), secure=secure)


def application(premises: Premises) -> Pages:
    """The pages on these premises. Raises NobodySaidWhoMay where the table and the routes differ."""
    require_told(routes())
    app = Pages(title="Freigabe", docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(guard)])
    app.state.premises, app.state.routes = premises, routes()
    app.state.letterbox_gate = letterbox.Gate()
    app.state.meter = Meter()
    for router in ROUTERS:
        app.include_router(router)
    refusals.handle(app)
    return app


def routes() -> tuple[Route, ...]:
    """Every route there is. A router within a router would hide its routes from the table: list each in ROUTERS."""
    listed = [route for router in ROUTERS for route in router.routes]
    nested = {repr(route) for route in listed if not isinstance(route, Route)}
    if nested:
        raise NobodySaidWhoMay(nested)
    return tuple(route for route in listed if isinstance(route, Route))


def require_told(served: Iterable[Route]) -> None:
    names = {route.name for route in served}
    if names != set(WHO):
        raise NobodySaidWhoMay(names ^ set(WHO))
