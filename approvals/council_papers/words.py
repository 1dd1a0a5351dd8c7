"""Names and reasons that several papers share."""

from approvals.people import Role
from approvals.retention import Kind

ROLES = {
    Role.STAFF: ("Mitarbeit", "schreibt Entwürfe, beantwortet Fragen zum eigenen Bild"),
    Role.CONTACT: ("Ansprechperson", "zeichnet ab, benennt Gesichter, nimmt Widerrufe entgegen; sieht keine Antworten"),
    Role.LEAD: ("Kommunikationsleitung", "plant und veröffentlicht, hält an; sieht keine Antworten und keine Gründe"),
    Role.AUDITOR: ("Prüfung (Betriebsrat, DSB)", "liest Beiträge und Historie; entscheidet nichts"),
    Role.ADMIN: ("Verwaltung", "pflegt Personen und Einstellungen; sieht keine Antworten"),
}
KEPT = {
    Kind.UNUSED_PICTURES: ("Bilder, die in keinem Beitrag stehen", "Aufnahme", "kein Zweck mehr"),
    Kind.DRAFTS: ("liegengebliebene Entwürfe", "letzter Änderung", "kein Zweck mehr"),
    Kind.FACE_GROUPS: ("Gruppen ähnlicher unbekannter Gesichter", "Bildung", "nur zum Sichten einer Veranstaltung"),
    Kind.EVENT_PHOTOS: ("nicht gewählte Fotos einer Veranstaltung", "Abschluss", "kein Zweck mehr"),
    Kind.PHOTOS_OF_ONESELF: ("Fotos zum Eintragen des eigenen Gesichts", "Abgabe", "nur zur Berechnung des Musters"),
    Kind.UPLOADS: ("angefangene Uploads", "Beginn", "kein Zweck mehr"),
    Kind.LINKS: ("Links aus Mails", "Ende der Gültigkeit", "Missbrauch erkennen"),
    Kind.GUESTS: ("Gäste einer Veranstaltung", "in der Einwilligung genannter Tag", "Einwilligung"),
    Kind.SESSIONS: ("Anmeldungen", "Ende der Sitzung", "Missbrauch erkennen"),
    Kind.LETTERS: ("Nachrichten", "Versand", "Zustellung nachvollziehen"),
    Kind.COMMENTS: ("Kommentare zu Beiträgen", "Verfassen", "Entscheidungen nachvollziehen"),
    Kind.CHANNEL_COMMENTS: ("Kommentare anderer auf den Kanälen", "Schreiben", "Antworten und daraus lernen"),
    Kind.MEETINGS: ("Zeiten mit Helfenden", "Termin", "Verabredung; danach nur, ob Hilfe da war"),
    Kind.REMOVALS: ("Belege über Löschungen auf Kanälen", "Löschung", "Nachweis gegenüber der Person"),
    Kind.EVIDENCE: ("Nachweise von Einwilligungen", "Widerruf", "Art. 7 Abs. 1 DSGVO, Verjährung nach § 195 BGB"),
    Kind.LENT_PICTURES: ("kurz freigegebene Bildadressen für Kanäle", "Ausgabe", "Abruf durch den Kanal"),
    Kind.TRIES: ("Zahl der Versuche beim Anmelden", "Versuch", "Schutz vor Ausprobieren"),
}
STORED = (
    "Name, Kürzel, Mail-Adresse, Sprache, Aufgaben; bei Ansprechpersonen auch Telefon, Zeiten und ein eigenes Bild",
    "Fotos, die jemand hochgeladen hat, und wo darauf Gesichter sind",
    "Antworten zu Bildern (ja, verpixelt, nein) und Einwilligungen mit dem gezeigten Text",
    "Muster des eigenen Gesichts, nur bei Personen, die sich selbst eingetragen haben",
    "eine Historie mit Nummern und verschlüsselten Belegen statt Namen; sie lässt sich prüfen und nicht ändern",
    "wer eine Lektion geschafft hat, mit dem Tag; wer freiwillig als Botschafter mitmacht, ohne Zeitpunkt",
    "was andere auf den Kanälen unter veröffentlichte Beiträge schreiben, mit dem Namen, den der Kanal nennt",
    "90 Tage lang, wer wessen Angaben, Papier oder Einträge in der Historie ansah; nur die Person selbst sieht das",
)
NOT_STORED = (
    "Muster unbekannter Gesichter: sie werden nach dem Vergleich verworfen",
    "Alter, Geschlecht, Herkunft, Stimmung oder andere Merkmale: sie werden nie bestimmt",
    "Gründe für ein Nein: es wird nicht danach gefragt",
    "Ranglisten, Antwortzeiten oder Quoten einzelner Personen",
    "wer einen Beitrag privat weitergibt",
    "was jemand auf die Fragen zu einer Lektion antwortet; wer nicht mehr als Botschafter mitmacht",
)
MEASURES = (
    (
        "Jede Person hat einen eigenen Schlüssel außerhalb der Datenbank; Namen und Texte liegen damit verschlüsselt "
        "(AES-256-GCM)."
    ),
    "Wird jemand vergessen, wird der Schlüssel vernichtet; auch Sicherungen sind für diese Person dann unlesbar.",
    "Veröffentlichte Bilder werden neu geschrieben: ohne Ort, Gerät und andere Angaben.",
    "Verpixelte Gesichter werden nachgesucht; findet sich eines wieder, geht das Bild nicht hinaus.",
    "Vor jedem Hinausgehen werden Einwilligungen, Unterschriften und Sperren noch einmal gelesen.",
    "Vier Augen: niemand zeichnet Eigenes ab, eine Vertretung zählt nur während einer eingetragenen Abwesenheit.",
    "Anmeldung mit Einmal-Links, Passkeys oder dem Firmenkonto; Sitzungen lassen sich einzeln beenden.",
)
