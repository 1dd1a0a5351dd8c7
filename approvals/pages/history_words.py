"""What happened to a post, in plain words: a sentence with a person's name, or one for what happened by itself."""

from collections.abc import Mapping

from approvals.pages.told import N_

HAPPENED: Mapping[str, tuple[str, str]] = {
    # An icon and the sentence; %(who)s did it, %(where)s are the channels.
    "submitted": ("plus", N_("%(who)s hat den Beitrag eingereicht.")),
    "edited": ("pen", N_("%(who)s hat den Beitrag geändert.")),
    "opened": ("check", N_("Text und Bilder sind geprüft.")),
    "named": ("person", N_("%(who)s hat ein Gesicht benannt.")),
    "unnamed": ("person", N_("%(who)s hat gesagt: das ist niemand, den wir kennen.")),
    "face_drawn": ("plus", N_("%(who)s hat ein Gesicht eingezeichnet.")),
    "face_erased": ("bin", N_("%(who)s hat einen Kasten weggenommen.")),
    "blurred": ("blur", N_("%(who)s hat ein Gesicht verpixelt.")),
    "unblurred": ("person", N_("%(who)s hat das Verpixeln eines Gesichts zurückgenommen.")),
    "set_aside": ("check", N_("%(who)s hat ein Gesicht als Beiwerk eingestuft.")),
    "exempted": ("check", N_("%(who)s hat eine Stelle trotz der Leitlinie zugelassen.")),
    "reasoned": ("speech", N_("%(who)s hat eine Stelle begründet.")),
    "signed": ("check", N_("%(who)s hat abgezeichnet: %(where)s.")),
    "returned": ("left", N_("%(who)s hat den Beitrag zurückgegeben.")),
    "rejected": ("cross", N_("%(who)s hat den Beitrag abgelehnt.")),
    "withdrawn": ("cross", N_("%(who)s hat den Beitrag zurückgezogen.")),
    "approved": ("check", N_("Freigegeben: %(where)s.")),
    "released": ("calendar", N_("%(who)s hat eingeplant: %(where)s.")),
    "moved": ("calendar", N_("%(who)s hat verschoben: %(where)s.")),
    "unqueued": ("calendar", N_("%(who)s hat aus dem Plan genommen: %(where)s.")),
    "reviewed": ("calendar", N_("%(who)s hat über Verpasstes entschieden: %(where)s.")),
    "held": ("pause", N_("%(who)s hat diesen Beitrag angehalten.")),
    "lift_proposed": ("question", N_("%(who)s hat vorgeschlagen, weiterzumachen.")),
    "lift_declined": ("pause", N_("%(who)s hat entschieden: es bleibt angehalten.")),
    "lifted": ("right", N_("%(who)s hat das Anhalten beendet.")),
    "missed": ("clock", N_("Ist nicht hinausgegangen, weil angehalten war: %(where)s.")),
    "pulled": ("left", N_("Die Freigabe gilt nicht mehr: %(where)s.")),
    "asked": ("question", N_("Die Abgebildeten wurden gefragt.")),
    "reminded": ("clock", N_("%(who)s hat an offene Antworten erinnert.")),
    "commented": ("speech", N_("%(who)s hat etwas dazu geschrieben.")),
    "published": ("globe", N_("Ist hinausgegangen: %(where)s.")),
    "delivery_refused": ("warning", N_("Der Kanal hat es nicht angenommen: %(where)s.")),
    "delivery_unknown": ("question", N_("Der Kanal hat nicht gesagt, ob es angekommen ist: %(where)s.")),
    "stopped_at_the_door": ("pause", N_("Beim letzten Blick vor dem Hinausgehen gestoppt: %(where)s.")),
    "take_down_started": ("down", N_("Wird entfernt: %(where)s.")),
    "take_down_failed": ("warning", N_("Das Entfernen hat noch nicht geklappt: %(where)s.")),
    "take_down_by_hand": ("question", N_("Muss von Hand gelöscht werden: %(where)s.")),
    "settled": ("check", N_("%(who)s hat nachgesehen, was draußen ist: %(where)s.")),
    "taken_down": ("check", N_("Ist nachweislich entfernt: %(where)s.")),
}
