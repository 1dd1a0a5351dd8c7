"""Who may open which page: one table, one line a route. A route without a line is not served; a test walks them all."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from approvals.pages.interface.permitted import BY_TOKEN
from approvals.people import Person
from approvals.permissions import MAY, Action


class Who(StrEnum):
    """Where no action of `permissions.MAY` fits. Behind FILE nobody is looked up: such pages have no reader.

    The forms behind ANSWER_LINK carry a proof of their own, good once and bound to the link, so that they work in
    a mail program that keeps no cookies.
    """

    FILE = "anyone who has the address, unseen"
    ANYONE = "anyone"
    THIS_MACHINE = "this machine"
    LINK = "whoever holds the link"
    ANSWER_LINK = "whoever holds the link of a question"
    SIGNED_IN = "everybody signed in"
    TOKEN = "whoever holds a token of the interface"  # noqa: S105 - a description


@dataclass(frozen=True, slots=True)
class ByToken:
    """Whoever holds a token of the interface and may also do this."""

    action: Action


Permission = Who | Action | ByToken
OPEN = frozenset({Who.FILE, Who.ANYONE, Who.THIS_MACHINE, Who.LINK, Who.ANSWER_LINK})

WHO: Mapping[str, Permission] = {
    "home": Who.SIGNED_IN,
    "sign_in": Who.ANYONE,
    "ask_to_sign_in": Who.ANYONE,
    "open_sign_in_link": Who.ANYONE,
    "use_sign_in_link": Who.ANYONE,
    "sign_out": Who.SIGNED_IN,
    "provider_sign_in": Who.ANYONE,
    "provider_answer": Who.ANYONE,
    "passkey_challenge": Who.ANYONE,
    "sign_in_by_passkey": Who.ANYONE,
    "choose_language": Who.ANYONE,
    "passkeys": Who.SIGNED_IN,
    "passkey_options": Who.SIGNED_IN,
    "add_passkey": Who.SIGNED_IN,
    "drop_passkey": Who.SIGNED_IN,
    "sessions": Who.SIGNED_IN,
    "revoke_session": Who.SIGNED_IN,
    "revoke_other_sessions": Who.SIGNED_IN,
    "new_token": Who.SIGNED_IN,
    "new_calendar_address": Action.READ_QUEUE,
    "calendar_feed": Who.FILE,
    "asset": Who.FILE,
    "manifest": Who.ANYONE,
    "service_worker": Who.FILE,
    "keys_help": Who.SIGNED_IN,
    "papers": Action.TAKE_PAPER,
    "paper": Action.TAKE_PAPER,
    "paper_scan": Action.TAKE_PAPER,
    "witness": Action.TAKE_PAPER,
    "health": Who.FILE,
    "posts": Action.READ_POSTS,
    "post": Action.READ_POSTS,
    "versions": Action.READ_POSTS,
    "post_history": Action.READ_HISTORY,
    "sign_post": Action.READ_POSTS,
    "return_post": Action.READ_POSTS,
    "reject_post": Action.READ_POSTS,
    "exempt_finding": Action.READ_POSTS,
    "give_reason": Action.SUBMIT,
    "comment_post": Action.READ_POSTS,
    "remind_people": Action.READ_POSTS,
    "withdraw_post": Action.SUBMIT,
    "release_post": Action.RELEASE,
    "unqueue_post": Action.RELEASE,
    "hold_post": Action.HOLD,
    "faces": Action.READ_POSTS,
    "people_for_face": Action.NAME_FACES,
    "name_face": Action.NAME_FACES,
    "draw_face": Action.NAME_FACES,
    "erase_face": Action.NAME_FACES,
    "blur_face": Action.SUBMIT,
    "set_face_aside": Action.READ_POSTS,
    "photo": Who.FILE,
    "cut": Who.FILE,
    "lent_picture": Who.FILE,
    "calendar": Action.READ_QUEUE,
    "placement_time": Action.RELEASE,
    "give_time": Action.RELEASE,
    "take_time": Action.RELEASE,
    "fill_next_place": Action.RELEASE,
    "publish_now": Action.RELEASE,
    "undo_time": Action.RELEASE,
    "withdraw_placement": Action.REVIEW,
    "queue": Action.READ_QUEUE,
    "holds": Action.READ_QUEUE,
    "place_hold": Action.HOLD,
    "lift_hold": Action.LIFT,
    "today": Action.READ_BRIEF,
    "question": Who.SIGNED_IN,
    "answer": Who.SIGNED_IN,
    "not_me": Who.SIGNED_IN,
    "me_after_all": Who.SIGNED_IN,
    "events": Action.SUBMIT,
    "new_event": Action.SUBMIT,
    "open_event": Action.SUBMIT,
    "event": Action.SUBMIT,
    "event_progress": Action.SUBMIT,
    "event_photos": Action.SUBMIT,
    "add_event_photo": Action.SUBMIT,
    "event_photo": Action.SUBMIT,
    "pick_event_photo": Action.SUBMIT,
    "take_out_event_photo": Action.SUBMIT,
    "ask_event": Action.SUBMIT,
    "switch_event": Action.SUBMIT,
    "close_event": Action.SUBMIT,
    "draft_from_event": Action.SUBMIT,
    "event_faces": Action.NAME_FACES,
    "name_event_faces": Action.NAME_FACES,
    "my_events": Who.SIGNED_IN,
    "event_question": Who.SIGNED_IN,
    "answer_event": Who.SIGNED_IN,
    "not_me_at_event": Who.SIGNED_IN,
    "me_at_event_after_all": Who.SIGNED_IN,
    "open_event_link": Who.ANSWER_LINK,
    "answer_event_by_link": Who.ANSWER_LINK,
    "not_me_at_event_by_link": Who.ANSWER_LINK,
    "me_at_event_after_all_by_link": Who.ANSWER_LINK,
    "pause_matching": Who.SIGNED_IN,
    "open_answer_link": Who.ANSWER_LINK,
    "answer_by_link": Who.ANSWER_LINK,
    "not_me_by_link": Who.ANSWER_LINK,
    "me_after_all_by_link": Who.ANSWER_LINK,
    "new_draft": Action.SUBMIT,
    "draft": Action.SUBMIT,
    "begin_draft": Action.SUBMIT,
    "save_draft": Action.SUBMIT,
    "hand_in_draft": Action.SUBMIT,
    "discard_draft": Action.SUBMIT,
    "read_along": Action.SUBMIT,
    "library": Action.SUBMIT,
    "share": Who.FILE,
    "import_drafts": Action.SUBMIT,
    "preview_drafts": Action.SUBMIT,
    "take_drafts": Action.SUBMIT,
    "me": Who.SIGNED_IN,
    "choose_my_language": Who.SIGNED_IN,
    "change_my_details": Who.SIGNED_IN,
    "change_my_portrait": Who.SIGNED_IN,
    "end_my_links": Who.SIGNED_IN,
    "take_along": Action.EXPORT_SELF,
    "my_pictures": Who.SIGNED_IN,
    "out_there": Who.SIGNED_IN,
    "my_consents": Who.SIGNED_IN,
    "give_consent": Who.SIGNED_IN,
    "withdraw_consent": Who.SIGNED_IN,
    "give_consent_again": Who.SIGNED_IN,
    "my_face": Who.SIGNED_IN,
    "my_photos": Who.SIGNED_IN,
    "hand_in_photo": Who.SIGNED_IN,
    "delete_my_templates": Who.SIGNED_IN,
    "delete_my_template": Who.SIGNED_IN,
    "open_upload": Who.SIGNED_IN,
    "upload_progress": Who.SIGNED_IN,
    "add_part": Who.SIGNED_IN,
    "finish_upload": Action.SUBMIT,
    "give_up_upload": Who.SIGNED_IN,
    "local_mail": Who.THIS_MACHINE,
    "local_sign_in": Who.THIS_MACHINE,
    "use_local_sign_in": Who.THIS_MACHINE,
    "set_up": Who.LINK,
    "set_up_step": Who.LINK,
    "keep_set_up_step": Who.LINK,
    "add_to_set_up": Who.LINK,
    "drop_from_set_up": Who.LINK,
    "set_up_role": Who.LINK,
    "set_up_absence": Who.LINK,
    "preview_set_up_people": Who.LINK,
    "take_set_up_people": Who.LINK,
    "administration": Action.SET_COMPANY,
    "company_settings": Action.SET_COMPANY,
    "set_company": Action.SET_COMPANY,
    "channels_settings": Action.SET_COMPANY,
    "set_channels": Action.SET_COMPANY,
    "slots_settings": Action.SET_COMPANY,
    "set_slots": Action.SET_COMPANY,
    "lists_settings": Action.SET_COMPANY,
    "set_lists": Action.SET_COMPANY,
    "customers": Action.SET_COMPANY,
    "add_customer": Action.SET_COMPANY,
    "change_customer": Action.SET_COMPANY,
    "drop_customer": Action.SET_COMPANY,
    "import_customers": Action.SET_COMPANY,
    "preview_customers": Action.SET_COMPANY,
    "take_customers": Action.SET_COMPANY,
    "company_file": Action.SET_COMPANY,
    "download_company_file": Action.SET_COMPANY,
    "preview_company_file": Action.SET_COMPANY,
    "take_company_file": Action.SET_COMPANY,
    "people": Action.ADD_PEOPLE,
    "new_person": Action.ADD_PEOPLE,
    "hire": Action.ADD_PEOPLE,
    "person": Action.ADD_PEOPLE,
    "change_person": Action.ADD_PEOPLE,
    "invite_again": Action.ADD_PEOPLE,
    "let_go": Action.ADD_PEOPLE,
    "take_back": Action.ADD_PEOPLE,
    "import_people": Action.ADD_PEOPLE,
    "preview_people": Action.ADD_PEOPLE,
    "take_people": Action.ADD_PEOPLE,
    "contacts": Who.SIGNED_IN,
    "new_absence": Action.RECORD_ABSENCE,
    "record_absence": Action.RECORD_ABSENCE,
    "guideline": Who.SIGNED_IN,
    "try_sentence": Who.SIGNED_IN,
    "guideline_editions": Who.SIGNED_IN,
    "guideline_file": Who.SIGNED_IN,
    "put_guideline_back": Action.SWITCH_GUIDELINE,
    "edit_guideline": Action.EDIT_GUIDELINE,
    "test_draft": Action.EDIT_GUIDELINE,
    "switch_guideline_on": Action.SWITCH_GUIDELINE,
    "discard_guideline_draft": Action.EDIT_GUIDELINE,
    "edit_documents": Action.EDIT_GUIDELINE,
    "change_documents": Action.EDIT_GUIDELINE,
    "preview_documents": Action.EDIT_GUIDELINE,
    "edit_clause": Action.EDIT_GUIDELINE,
    "change_clause": Action.EDIT_GUIDELINE,
    "preview_clause": Action.EDIT_GUIDELINE,
    "remove_clause": Action.EDIT_GUIDELINE,
    "new_clause": Action.EDIT_GUIDELINE,
    "add_clause": Action.EDIT_GUIDELINE,
    "clause_trial": Action.EDIT_GUIDELINE,
    "replay_clause": Action.EDIT_GUIDELINE,
    "switch_clause": Action.SWITCH_GUIDELINE,
    "guideline_statistics": Action.EDIT_GUIDELINE,
    "clause_statistics": Action.EDIT_GUIDELINE,
    "inquiries": Who.SIGNED_IN,
    "new_inquiry": Who.SIGNED_IN,
    "ask_contacts": Who.SIGNED_IN,
    "reply": Who.SIGNED_IN,
    "openapi": Who.FILE,
    "interface": Who.ANYONE,
    **{name: ByToken(action) if action else Who.TOKEN for name, action in BY_TOKEN.items()},
}


def by_token(permission: Permission) -> bool:
    """Whether a token opens it, and never a session: so no browser is ever made to send one."""
    return permission is Who.TOKEN or isinstance(permission, ByToken)


def may(person: Person, permission: Permission) -> bool:
    """Whether this person may open a page of this permission."""
    action = permission.action if isinstance(permission, ByToken) else permission
    if isinstance(action, Action):
        return person.active and bool(person.roles & MAY[action])
    return person.active
