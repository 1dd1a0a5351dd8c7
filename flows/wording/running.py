"""What using the command line itself can run into."""

from flows.wording import Words

RUNNING: Words = {
    "FlowsError": ("Das hat nicht geklappt.", "That did not work."),
    "AlreadyRunning": (
        "Im Ordner {home} läuft schon ein Dienst. Einer genügt; ein zweiter braucht ein anderes FREIGABE_HOME.",
        "A service already runs on the folder {home}. One is enough; a second one needs another FREIGABE_HOME.",
    ),
    "PortTaken": (
        "Auf Port {port} horcht schon ein anderes Programm. Nimm einen anderen, mit {setting}=NUMMER",
        "Another program already listens on port {port}. Choose another one with {setting}=NUMBER",
    ),
    "PrefectOpen": (
        "Prefect soll auf {host} horchen, also auch für andere Rechner: das geht nur mit FREIGABE_PREFECT_PASSWORD.",
        "Prefect shall listen on {host}, so for other machines as well: that needs FREIGABE_PREFECT_PASSWORD.",
    ),
    "NotSignedIn": (
        "Wer bist du? `--as KÜRZEL --key SCHLÜSSEL` oder FREIGABE_AS und FREIGABE_KEY; beides steht in der Einladung.",
        "Who are you? `--as HANDLE --key KEY`, or FREIGABE_AS and FREIGABE_KEY; both are in your invitation.",
    ),
    "NobodyYet": (
        (
            "In {home} gibt es noch niemanden. Zuerst:\n"
            "  freigabe company set --name FIRMA\n"
            "  freigabe people add NAME --mail ADRESSE --role lead"
        ),
        (
            "There is nobody in {home} yet. First:\n"
            "  freigabe company set --name COMPANY\n"
            "  freigabe people add NAME --mail ADDRESS --role lead"
        ),
    ),
    "FileUnreadable": ("{path}: lässt sich nicht lesen ({reason})", "{path}: cannot be read ({reason})"),
    "TextNotUtf8": ("{path}: der Text ist kein UTF-8.", "{path}: the text is no UTF-8."),
    "BadTime": (
        "„{written}“ ist keine Zeit. So geht es: 2026-12-01 oder 2026-12-01 10:00",
        '"{written}" is no time. Write 2026-12-01 or 2026-12-01 10:00',
    ),
    "BadDuration": (
        "„{written}“ ist keine Dauer. So geht es: 3d, 12h",
        '"{written}" is no duration. Write 3d or 12h',
    ),
    "SeveralFit": (
        "„{given}“ passt zu mehreren ({kind}); schreib mehr davon.",
        '"{given}" fits several ({kind}); write more of it.',
    ),
    "NotConfirmed": ("Nicht bestätigt; es wurde nichts getan.", "Not confirmed; nothing was done."),
    "TextUnread": (
        "Ohne Terminal gilt die Einwilligung nur mit `--read`: dass du den Text gelesen hast.",
        "Without a terminal the consent needs `--read`: that you have read the text.",
    ),
    "NamesUnconfirmed": (
        "Bestätige, wer zu sehen ist, mit `--name GESICHT=KÜRZEL`; es fehlen die Gesichter: {faces}",
        "Confirm who is shown with `--name FACE=HANDLE`; missing are the faces: {faces}",
    ),
    "RevisionUnnamed": (
        "Ohne Terminal gehört dazu, welche Fassung du gesehen hast: `--revision {number}`, wenn es diese war.",
        "Without a terminal say which revision you looked at: `--revision {number}`, if it was this one.",
    ),
    "PhotosRefused": (
        (
            "Der Entwurf ist nicht eingereicht, und nichts ist verloren: Text und gute Bilder liegen in {draft}.\n"
            "Weiter mit einem anderen Bild:  freigabe submit --draft {name} --photo DATEI\n"
            "oder ohne:                      freigabe submit --draft {name}"
        ),
        (
            "The draft is not submitted, and nothing is lost: text and good pictures are kept in {draft}.\n"
            "Go on with another picture:  freigabe submit --draft {name} --photo FILE\n"
            "or without:                  freigabe submit --draft {name}"
        ),
    ),
    "DraftKept": (
        "Der Entwurf liegt in {draft}. Weiter:  freigabe submit --draft {name}  mit dem, was anders sein soll.",
        "The draft is kept in {draft}. Go on:  freigabe submit --draft {name}  with what shall be different.",
    ),
    "NoSuchDraft": (
        "Einen Entwurf „{name}“ gibt es in {folder} nicht.",
        'There is no draft "{name}" in {folder}.',
    ),
    "StillChecking": (
        (
            "Die Prüfung ist nach {seconds} Sekunden nicht fertig. Der Beitrag bleibt: `freigabe status {post}`, und "
            "wenn es dabei bleibt, `freigabe doctor`."
        ),
        (
            "The check has not ended after {seconds} seconds. The post stays: `freigabe status {post}`, and if that "
            "does not change, `freigabe doctor`."
        ),
    ),
    "SettingMissing": (
        "{name} fehlt; andere Angaben zu diesem Anbieter sind gesetzt.",
        "{name} is missing; other settings of this provider are there.",
    ),
    "IssuerUnfit": (
        "{name}: {given} beginnt nicht mit https://. Wer sich dort anmeldet, wäre belauschbar.",
        "{name}: {given} does not begin with https://. Whoever signs in there could be listened to.",
    ),
    "IssuerForEverybody": (
        (
            "{name}: {given} nimmt jedes Microsoft-Konto der Welt. Nimm die Adresse eurer eigenen Organisation: "
            "https://login.microsoftonline.com/MANDANT/v2.0"
        ),
        (
            "{name}: {given} takes any Microsoft account in the world. Name your own organisation's address: "
            "https://login.microsoftonline.com/TENANT/v2.0"
        ),
    ),
    "BadSettings": ("{name}: {reason} (gegeben: {given})", "{name}: {reason} (given: {given})"),
    "DatabaseAway": (
        "Die Datenbank antwortet nicht ({reason}). Prüfe FREIGABE_DATABASE und `freigabe doctor`.",
        "The database does not answer ({reason}). Check FREIGABE_DATABASE and `freigabe doctor`.",
    ),
    "StepFailed": (
        "Ein Schritt ist nicht durchgelaufen ({kind}); er wird wiederholt.",
        "A step did not get through ({kind}); it is tried again.",
    ),
    "StepsFailed": (
        "Einige Schritte sind nicht durchgelaufen ({kinds}); sie werden wiederholt.",
        "Some steps did not get through ({kinds}); they are tried again.",
    ),
    "MailRefused": (
        "Der Mailserver {server} hat die Nachricht nicht angenommen ({code}). Sie wird später noch einmal geschickt.",
        "The mail server {server} did not take the message ({code}). It is sent again later.",
    ),
    "DiskRefused": ("{path}: {reason}", "{path}: {reason}"),
}
