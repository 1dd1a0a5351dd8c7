"""The words of the house as people read them; the same in every sentence, table and question."""

from flows.wording import Words

STAGES: Words = {
    "draft": ("Entwurf", "draft"),
    "checking": ("wird geprüft", "being checked"),
    "open": ("offen", "open"),
    "approved": ("freigegeben", "approved"),
    "returned": ("zurückgegeben", "returned"),
    "rejected": ("abgelehnt", "rejected"),
    "withdrawn": ("zurückgezogen", "withdrawn"),
}
PLACES: Words = {
    "approved": ("freigegeben", "approved"),
    "queued": ("eingeplant", "queued"),
    "publishing": ("geht gerade raus", "going out"),
    "published": ("veröffentlicht", "published"),
    "taking_down": ("wird entfernt", "being taken down"),
    "taken_down": ("entfernt", "taken down"),
    "held": ("angehalten", "held"),
    "unknown": ("Ausgang unbekannt", "outcome unknown"),
    "failed": ("gescheitert", "failed"),
    "pulled": ("zurückgeholt", "pulled back"),
}
ROLES: Words = {
    "staff": ("Mitarbeit", "staff"),
    "contact": ("Ansprechperson", "contact"),
    "lead": ("Kommunikationsleitung", "comms lead"),
    "auditor": ("Prüfung", "auditor"),
    "admin": ("Verwaltung", "admin"),
}
LEVELS: Words = {
    "block": ("sperrt", "blocks"),
    "reason": ("begründen", "give a reason"),
    "hint": ("Hinweis", "hint"),
}
ANSWERS: Words = {
    "yes": ("ja", "yes"),
    "blur": ("verpixelt", "blurred"),
    "no": ("nein", "no"),
}
BANDS: Words = {
    "sure": ("sicher", "sure"),
    "ask": ("fraglich", "ask"),
    "by_hand": ("von Hand", "by hand"),
}
SHOWN_AS: Words = {
    "answered": ("darf", "may appear"),
    "asked": ("gefragt", "asked"),
    "aside": ("Beiwerk", "set aside"),
    "blurred": ("verpixelt", "blurred"),
    "name_wanted": ("Name fehlt", "name wanted"),
    "to_blur": ("verpixeln", "to blur"),
}
PURPOSES: Words = {
    "appear": ("erscheinen", "appear"),
    "match": ("erkannt werden", "be matched"),
}
THINGS: Words = {
    "post": ("Beitrag", "post"),
    "revision": ("Fassung", "revision"),
    "picture": ("Bild", "picture"),
    "face": ("Gesicht", "face"),
    "appearance": ("Frage", "question"),
    "person": ("Person", "person"),
    "consent": ("Einwilligung", "consent"),
    "reference": ("Muster", "template"),
    "placement": ("Eintrag in der Warteschlange", "queue entry"),
    "hold": ("Halt", "hold"),
    "channel": ("Kanal", "channel"),
    "company": ("Firma", "company"),
    "draft": ("Entwurf", "draft"),
    "inquiry": ("Frage", "question"),
    "guideline": ("Leitlinie", "guideline"),
    "clause": ("Regel", "clause"),
    "edition": ("Fassung der Leitlinie", "version of the guideline"),
    "replay": ("Probelauf", "trial run"),
}
ACTIONS: Words = {
    "read_papers": ("Papiere drucken", "print the papers"),
    "review_leavers": ("durchsehen, was von jemandem bleibt", "review what stays of somebody"),
    "see_retention": ("sehen, was nachts gelöscht wird", "Seeing what is deleted at night"),
    "state_goals": ("die Ziele schreiben und um Lesen bitten", "Writing the goals and asking people to read"),
    "answer_worries": ("Sorgen beantworten", "Answering worries"),
    "plan_change": ("den Plan führen", "Keeping the plan"),
    "extend": ("ein Löschen aufschieben", "Putting a deletion off"),
    "submit": ("Entwürfe einreichen und ändern", "Handing in and changing drafts"),
    "name_faces": ("Gesichter benennen", "Naming faces"),
    "set_aside": ("Gesichter als Beiwerk einstufen", "Setting faces aside"),
    "exempt": ("einen Fund zulassen", "Letting a finding pass"),
    "sign": ("Unterschreiben", "Signing"),
    "comment": ("Kommentieren", "Commenting"),
    "remind": ("Erinnern", "Reminding"),
    "reply": ("Fragen beantworten", "Answering questions"),
    "erase_face": ("einen fremden Kasten wegnehmen", "Taking away somebody else's box"),
    "release": ("Einplanen", "Releasing to the queue"),
    "review": ("Verpasstes durchsehen", "Reviewing what was missed"),
    "hold": ("Anhalten", "Placing a hold"),
    "lift": ("einen Halt aufheben", "Lifting a hold"),
    "add_people": ("Personen verwalten", "Managing people"),
    "set_company": ("Einstellungen der Firma ändern", "Changing the company's settings"),
    "connect": ("Kanäle verbinden", "Connecting channels"),
    "settle": ("einen unbekannten Ausgang klären", "Settling an unknown outcome"),
    "take_paper": ("Einwilligungen auf Papier aufnehmen", "Taking in paper consents"),
    "record_absence": ("Abwesenheiten eintragen", "Recording absences"),
    "edit_guideline": ("die Leitlinie ändern", "Changing the guideline"),
    "switch_guideline": ("die Leitlinie einschalten", "Switching the guideline on"),
    "read_posts": ("Beiträge lesen", "Reading posts"),
    "read_queue": ("den Plan lesen", "Reading the queue"),
    "read_brief": ("den Überblick des Tages lesen", "Reading the morning brief"),
    "export_self": ("die eigenen Daten herunterladen", "Downloading one's own data"),
    "read_whole_history": ("die ganze Historie prüfen", "Verifying the whole history"),
    "read_history": ("die Historie lesen", "Reading the history"),
    "withdraw": ("Zurückziehen", "Withdrawing"),
    "give_reason": ("Begründen", "Giving a reason"),
    "answer": ("Antworten", "Answering"),
    "consent": ("Einwilligen", "Consenting"),
    "enrol": ("Porträts hinterlegen", "Enrolling portraits"),
    "witness": ("Bezeugen", "Witnessing"),
    "portrait": ("ein Porträt wählen", "Choosing a portrait"),
    "details": ("Erreichbarkeit eintragen", "Saying how to be reached"),
    "act": ("Handeln", "Acting"),
}
WRONG_IN_ROSTER: Words = {
    "name": ("Der Name fehlt oder ist zu lang.", "The name is missing or too long."),
    "mail": ("„{value}“ ist keine Mailadresse.", '"{value}" is not a mail address.'),
    "handle": ("Das Kürzel „{value}“ geht nicht.", 'The handle "{value}" cannot be used.'),
    "role": ("Die Aufgabe „{value}“ gibt es nicht.", 'There is no role "{value}".'),
    "lang": ("Die Sprache „{value}“ gibt es hier nicht.", 'The language "{value}" is not spoken here.'),
    "phone": ("Die Telefonnummer ist zu lang.", "The phone number is too long."),
    "twice": ("„{value}“ steht schon in Zeile {first}.", '"{value}" is already in line {first}.'),
    "known": ("„{value}“ ist schon dabei.", '"{value}" is already here.'),
}
