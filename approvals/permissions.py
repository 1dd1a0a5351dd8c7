"""Who may do what, in one table."""

from collections.abc import Mapping
from enum import StrEnum

from approvals.errors import NotAllowed
from approvals.people import Person, Role


class Action(StrEnum):
    """What can be done. SET_ASIDE, EXEMPT, SIGN and REPLY need a contact's seat, which a deputy may hold; so does
    ANSWER_WORRIES, which leads may do as well.

    COMMENT and REMIND are for those who work on the post: `desk.commenting.works_on`.
    """

    SUBMIT = "submit"
    NAME_FACES = "name_faces"
    SET_ASIDE = "set_aside"
    EXEMPT = "exempt"
    SIGN = "sign"
    COMMENT = "comment"
    REMIND = "remind"
    REPLY = "reply"
    RELEASE = "release"
    REVIEW = "review"
    HOLD = "hold"
    LIFT = "lift"
    ADD_PEOPLE = "add_people"
    SET_COMPANY = "set_company"
    CONNECT = "connect"
    SETTLE = "settle"
    TAKE_PAPER = "take_paper"
    RECORD_ABSENCE = "record_absence"
    EDIT_GUIDELINE = "edit_guideline"
    SWITCH_GUIDELINE = "switch_guideline"
    READ_POSTS = "read_posts"
    READ_QUEUE = "read_queue"
    READ_BRIEF = "read_brief"
    READ_HISTORY = "read_history"
    READ_WHOLE_HISTORY = "read_whole_history"
    EXPORT_SELF = "export_self"
    READ_PAPERS = "read_papers"
    REVIEW_LEAVERS = "review_leavers"
    SEE_RETENTION = "see_retention"
    EXTEND = "extend"
    STATE_GOALS = "state_goals"
    ANSWER_WORRIES = "answer_worries"
    PLAN_CHANGE = "plan_change"
    ADD_IDEAS = "add_ideas"
    COACH = "coach"
    PLAN_STORM = "plan_storm"


EVERYBODY = frozenset({Role.STAFF, Role.CONTACT, Role.LEAD})

MAY: Mapping[Action, frozenset[Role]] = {
    Action.SUBMIT: EVERYBODY,
    Action.NAME_FACES: EVERYBODY,
    Action.RELEASE: frozenset({Role.LEAD}),
    Action.REVIEW: frozenset({Role.LEAD}),
    Action.HOLD: frozenset({Role.CONTACT, Role.LEAD}),
    Action.LIFT: frozenset({Role.LEAD}),
    Action.ADD_PEOPLE: frozenset({Role.ADMIN}),
    Action.SET_COMPANY: frozenset({Role.ADMIN, Role.LEAD}),
    Action.CONNECT: frozenset({Role.ADMIN, Role.LEAD}),
    Action.SETTLE: frozenset({Role.LEAD}),
    Action.TAKE_PAPER: frozenset({Role.CONTACT, Role.LEAD, Role.ADMIN}),
    Action.RECORD_ABSENCE: frozenset({Role.CONTACT, Role.LEAD, Role.ADMIN}),
    Action.EDIT_GUIDELINE: frozenset({Role.CONTACT, Role.LEAD}),
    Action.SWITCH_GUIDELINE: frozenset({Role.LEAD}),
    Action.READ_POSTS: EVERYBODY | {Role.AUDITOR},
    Action.READ_QUEUE: EVERYBODY | {Role.AUDITOR},
    Action.READ_BRIEF: frozenset({Role.CONTACT, Role.LEAD}),
    Action.READ_HISTORY: frozenset({Role.CONTACT, Role.AUDITOR, Role.ADMIN}),
    Action.READ_WHOLE_HISTORY: frozenset({Role.AUDITOR, Role.ADMIN}),
    Action.EXPORT_SELF: frozenset(Role),
    Action.READ_PAPERS: frozenset({Role.AUDITOR, Role.ADMIN, Role.LEAD}),
    Action.REVIEW_LEAVERS: frozenset({Role.CONTACT}),
    Action.SEE_RETENTION: frozenset({Role.ADMIN, Role.AUDITOR, Role.LEAD}),
    Action.EXTEND: frozenset({Role.LEAD}),
    Action.STATE_GOALS: frozenset({Role.LEAD}),
    Action.PLAN_CHANGE: frozenset({Role.LEAD, Role.CONTACT}),
    Action.ADD_IDEAS: frozenset({Role.LEAD, Role.CONTACT}),
    Action.COACH: frozenset({Role.LEAD, Role.CONTACT}),
    Action.PLAN_STORM: frozenset({Role.LEAD}),
}


def allow(person: Person, action: Action) -> None:
    """Raises NotAllowed unless one of the person's roles may do this."""
    if not person.active or not person.roles & MAY[action]:
        raise NotAllowed(person.id, action)
