"""The words of the plan and of the worries."""

from collections.abc import Mapping

from approvals.pages.told import N_
from approvals.plan import Evidence, Phase
from approvals.worries import Verdict

PHASES: Mapping[Phase, tuple[str, str]] = {
    Phase.UNFREEZE: (N_("Zuhören und erklären"), N_("Alle wissen, worum es geht, und sagen, was ihnen Sorgen macht.")),
    Phase.CHANGE: (N_("Ausprobieren"), N_("Eine kleine Gruppe fängt an, mit einem Kanal und einer Veranstaltung.")),
    Phase.REFREEZE: (N_("Festigen"), N_("Aus dem Versuch wird Alltag: feste Zeiten, wer hilft, und eine Rückschau.")),
}
STEPS: Mapping[str, str] = {
    "goals": N_("Ziele stehen da, in den Worten der Leitung"),
    "inform": N_("Alle sind informiert (Versammlung, Aushang)"),
    "council": N_("Betriebsrat und Datenschutz sind gehört"),
    "read": N_("Die Leitlinie ist gelesen"),
    "worries": N_("Sorgen haben eine Antwort"),
    "pilot": N_("Die Ersten erzählen aus ihrem Arbeitstag, alle freiwillig"),
    "storm_plan": N_("Der Plan für den Ernstfall ist unser eigener"),
    "channel": N_("Der erste Kanal ist verbunden"),
    "first_post": N_("Der erste Beitrag ist draußen"),
    "first_event": N_("Die erste Veranstaltung ohne Einwand"),
    "answer_time": N_("Gefragte antworten innerhalb eines Tages"),
    "places": N_("Feste Zeiten für Beiträge"),
    "training": N_("Die Lektionen kennt die Hälfte der Leute"),
    "coaches": N_("Wer hilft, ist bekannt und hat Zeit dafür"),
    "routine": N_("Es geht regelmäßig etwas hinaus"),
    "mood": N_("Die Stimmung ist nicht schlechter als am Anfang"),
    "review": N_("Rückschau gehalten: was bleibt, was ändern wir"),
}
SEEN: Mapping[Evidence, str] = {
    Evidence.GOALS: N_("zählt, sobald die Leitung sie veröffentlicht"),
    Evidence.READ: N_("zählt ab %(wanted)s %% der Leute"),
    Evidence.WORRIES: N_("zählt, wenn eine beantwortet ist und keine über ihren Tag wartet"),
    Evidence.CHANNEL: N_("zählt, sobald ein Konto verbunden ist"),
    Evidence.FIRST_POST: N_("zählt, sobald einer hinausgegangen ist"),
    Evidence.FIRST_EVENT: N_("zählt eine Woche nach ihrem Ende, wenn nichts zurückgenommen werden musste"),
    Evidence.ANSWER_TIME: N_("zählt ab fünf Gefragten: die Hälfte antwortet in %(wanted)s Stunden"),
    Evidence.PLACES: N_("zählt, sobald feste Plätze eingetragen sind"),
    Evidence.MOOD: N_("zählt, wenn drei Wochen Antworten haben"),
    Evidence.AMBASSADORS: N_("zählt ab fünf, die mitmachen"),
    Evidence.STORM_PLAN: N_("zählt, sobald die Leitung ihn angepasst hat"),
    Evidence.TRAINING: N_("zählt ab %(wanted)s %% der Leute mit einer geschafften Lektion"),
    Evidence.COACHES: N_("zählt, sobald in drei Monaten eine Zeit gebucht ist"),
    Evidence.ROUTINE: N_("zählt nach %(wanted)s Wochen hintereinander mit einem Beitrag"),
}
FIGURES: Mapping[Evidence, str] = {
    Evidence.READ: N_("jetzt %(value)s %%"),
    Evidence.WORRIES: N_("%(value)s von %(of)s beantwortet"),
    Evidence.ANSWER_TIME: N_("jetzt %(value)s Stunden"),
    Evidence.PLACES: N_("eingetragen: %(value)s"),
    Evidence.MOOD: N_("Wochen mit Antworten: %(value)s"),
    Evidence.AMBASSADORS: N_("mindestens %(value)s"),
    Evidence.TRAINING: N_("jetzt %(value)s %%"),
    Evidence.COACHES: N_("angeboten: %(value)s"),
    Evidence.ROUTINE: N_("bisher %(value)s"),
}
VERDICTS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.TRUE: (N_("stimmt"), "good"),
    Verdict.PARTLY: (N_("stimmt zum Teil"), "waits"),
    Verdict.WRONG: (N_("stimmt nicht"), "stops"),
}
