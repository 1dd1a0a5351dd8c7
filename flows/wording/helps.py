"""The help of the commands in German, by the English that stands at the command."""

from typing import Any

from flows.wording import Language

GERMAN = {
    "Nothing goes out without the yes of the people shown and the named contacts.": (
        "Nichts geht raus ohne das Ja derer, die zu sehen sind, und der Ansprechpersonen."
    ),
    "Who acts; may stand anywhere.": "Wer handelt; darf überall stehen.",
    "Their key; asked for on a terminal.": "Der Schlüssel dazu; am Terminal wird er erfragt.",
    "de | en: the language of the answers.": "de | en: die Sprache der Antworten.",
    "For machines.": "Für Maschinen.",
    "Run Freigabe on this machine: checks, publishing and reminders happen by themselves until Ctrl-C.": (
        "Freigabe auf dieser Maschine betreiben: Prüfen, Veröffentlichen und Erinnern geschehen von selbst, bis Strg-C."
    ),
    "Serve the pages only; the rest runs elsewhere. For several machines.": (
        "Nur die Seiten anbieten; der Rest läuft anderswo. Für mehrere Maschinen."
    ),
    "Run Prefect's server only. For several machines.": "Nur Prefects Server betreiben. Für mehrere Maschinen.",
    "Hand out jobs as FREIGABE_WORK says. For several machines.": (
        "Aufträge verteilen, wie FREIGABE_WORK es sagt. Für mehrere Maschinen."
    ),
    "Do the jobs of one pool: look at pictures, or deliver. For several machines.": (
        "Die Aufträge eines Pools erledigen: Bilder ansehen oder ausliefern. Für mehrere Maschinen."
    ),
    "What this machine does.": "Was diese Maschine tut.",
    "See that settings, folders, database, weights, guideline, service and disk are well; exit code 1 if not.": (
        "Nachsehen, ob Einstellungen, Ordner, Datenbank, Modelle, Richtlinie, Dienst und Platz gut sind; sonst Code 1."
    ),
    "Save database and pictures into one file while the service goes on; never the keys (FREIGABE_KEYS_COPY).": (
        "Datenbank und Bilder im laufenden Betrieb in eine Datei sichern; nie die Schlüssel (FREIGABE_KEYS_COPY)."
    ),
    "A folder, or the new file.": "Ein Ordner, oder die neue Datei.",
    "Put a backup back where nothing is yet; who was erased since then is erased again before anything else.": (
        "Eine Sicherung zurückholen, wo noch nichts ist; wer seither gelöscht wurde, wird zuallererst wieder gelöscht."
    ),
    "What `freigabe backup` wrote.": "Was `freigabe backup` geschrieben hat.",
    "The copy of the keys, where their own folder is lost.": "Die Kopie der Schlüssel, wenn ihr Ordner verloren ist.",
    "Look for traces of a person in everything that lies here; exit code 1 if there are any.": (
        "In allem, was hier liegt, nach Spuren einer Person suchen; gibt es welche, Code 1."
    ),
    "A name, a mail address, a handle.": "Ein Name, eine Mail-Adresse, ein Kürzel.",
    "A photo of the person: also looked for in other sizes, and by the descriptor of the face in it.": (
        "Ein Foto der Person: gesucht auch in anderer Größe, und nach dem Muster des Gesichts darauf."
    ),
    "Another folder, such as one for temporary files.": "Noch ein Ordner, etwa einer für Zwischenablagen.",
    "Print a paper from the settings as they are now.": "Ein Papier drucken, mit den Einstellungen von jetzt.",
    "The impact assessment, the record, or the sheet.": "Die Folgenabschätzung, das Verzeichnis oder das Blatt.",
    "Where the PDF goes; else NAME.pdf here.": "Wohin die PDF-Datei geht; sonst NAME.pdf hier.",
    "What the company decides for itself.": "Was die Firma selbst festlegt.",
    "Which kind of channel.": "Welche Art von Kanal.",
    "Where it is published.": "Wohin veröffentlicht wird.",
    "All accounts, and how they were when last asked.": "Alle Konten, und wie es ihnen zuletzt ging.",
    "Connect an account; it is asked, live, before it is kept.": (
        "Ein Konto verbinden; es wird erst gefragt, dann behalten."
    ),
    "Connect it anew, with other settings or new secrets.": "Neu verbinden, mit anderen Angaben oder Geheimnissen.",
    "Ask the channel now whether it would take something.": "Den Kanal jetzt fragen, ob er etwas annähme.",
    "Forget an account and its secrets.": "Ein Konto und seine Geheimnisse vergessen.",
    "Else its kind; for a second account KIND-MORE.": "Sonst seine Art; für ein zweites Konto ART-MEHR.",
    "FIELD=VALUE; may be given several times.": "FELD=WERT; mehrmals erlaubt.",
    "A JSON file with the secret fields; else they are asked for.": (
        "Eine JSON-Datei mit den geheimen Feldern; sonst wird nach ihnen gefragt."
    ),
    "What we sent and what the channel shows; with an option: decide what no channel can tell.": (
        "Was wir gesendet haben und was der Kanal zeigt; mit einer Option: entscheiden, was kein Kanal sagen kann."
    ),
    "It is out, at this address.": "Es ist draußen, unter dieser Adresse.",
    "It is not out.": "Es ist nicht draußen.",
    "It was deleted by hand.": "Es wurde von Hand gelöscht.",
    "The company's settings.": "Die Einstellungen der Firma.",
    "Change settings; what is not named stays.": "Einstellungen ändern; was nicht genannt ist, bleibt.",
    "As it is written in letters.": "Wie er in Briefen steht.",
    "IANA time zone, such as Europe/Berlin.": "IANA-Zeitzone, etwa Europe/Berlin.",
    "Whether faces may be matched.": "Ob Gesichter erkannt werden dürfen.",
    "any | all | a number of contacts.": "any | all | eine Zahl von Ansprechpersonen.",
    "How long people may take to answer, in working days: 3d, 12h.": (
        "Wie lange jemand für die Antwort hat, in Arbeitstagen: 3d, 12h."
    ),
    "Whose holidays count: DE, DE-BY ..., none.": "Wessen Feiertage gelten: DE, DE-BY …, none.",
    "company.yaml for the guideline.": "company.yaml für die Richtlinie.",
    "Write the guideline in force into a folder.": "Die geltende Leitlinie in einen Ordner schreiben.",
    "Take both files as the draft; nothing counts yet.": "Beide Dateien als Entwurf nehmen; noch gilt nichts davon.",
    "The draft becomes the guideline in force, once all its examples hold.": (
        "Der Entwurf wird die geltende Leitlinie, wenn alle seine Beispiele halten."
    ),
    "Say that you have read the guideline in force.": "Sagen, dass du die geltende Leitlinie gelesen hast.",
    "Where guideline.de.md and guideline.en.md are.": "Wo guideline.de.md und guideline.en.md liegen.",
    "What is new, in a sentence.": "Was neu ist, in einem Satz.",
    "Who belongs to the company.": "Wer zur Firma gehört.",
    "Everybody, with what they may do and who is away now.": "Alle, mit ihren Aufgaben, und wer gerade weg ist.",
    "Who I am here.": "Wer ich hier bin.",
    "Add a person and send their invitation with their key. The first person becomes admin and needs no key.": (
        "Jemanden aufnehmen und mit dem Schlüssel einladen. Die erste Person verwaltet und braucht keinen Schlüssel."
    ),
    "Where the invitation goes.": "Wohin die Einladung geht.",
    "Short name for the command line; else what the address begins with.": (
        "Kürzel für die Befehle; sonst der Anfang der Adresse."
    ),
    "May be given several times; staff if none is.": "Auch mehrmals; ohne Angabe staff.",
    "de | en: the language of letters to this person.": "de | en: die Sprache der Briefe an diese Person.",
    "Leave portraits of oneself, so that one is recognised in photos and asked.": (
        "Eigene Porträts hinterlegen, um auf Fotos erkannt und gefragt zu werden."
    ),
    "A person has left: they no longer act, sign or are matched.": (
        "Jemand ist gegangen: handelt und unterschreibt nicht mehr und wird nicht mehr erkannt."
    ),
    "Record that a contact is away, and who stands in meanwhile.": (
        "Festhalten, dass eine Ansprechperson weg ist und wer sie vertritt."
    ),
    "2026-12-01 or 2026-12-01 10:00": "2026-12-01 oder 2026-12-01 10:00",
    "The last day, or a time.": "Der letzte Tag, oder eine Uhrzeit.",
    "What people allow in advance.": "Was jemand im Voraus erlaubt.",
    "My own consents; for those who take in paper also those that wait for a witness.": (
        "Meine Einwilligungen; wer Papier aufnimmt, sieht auch die, die auf Zeugen warten."
    ),
    "Consent for oneself; the text is shown first.": "Für sich selbst einwilligen; der Text wird vorher gezeigt.",
    "appear: in posts; match: to be recognised in photos.": "appear: in Beiträgen; match: auf Fotos erkannt werden.",
    "May be given several times.": "Auch mehrmals.",
    "Only pictures of this event.": "Nur Bilder von diesem Ereignis.",
    "2026-12-01; else now.": "2026-12-01; sonst ab jetzt.",
    "The last day; else until withdrawn.": "Der letzte Tag; sonst bis auf Widerruf.",
    "I have read the text; confirms without a terminal.": "Ich habe den Text gelesen; bestätigt ohne Terminal.",
    "A receipt, as it was downloaded.": "Ein Beleg, so wie er heruntergeladen wurde.",
    "Whether a receipt is this company's and not one byte of it was changed.": (
        "Ob ein Beleg von dieser Firma ist und kein Byte daran verändert wurde."
    ),
    "The receipt of one's own consent, for machines, on standard output.": (
        "Der Beleg einer eigenen Einwilligung, für Maschinen, auf die Standardausgabe."
    ),
    "Withdraw a consent; it holds at once and needs no reason.": (
        "Eine Einwilligung widerrufen; das gilt sofort und braucht keinen Grund."
    ),
    "Take in a consent given on paper; it counts once a second person has witnessed it.": (
        "Eine Einwilligung auf Papier aufnehmen; sie gilt, sobald eine zweite Person sie bezeugt."
    ),
    "The scanned sheet.": "Das eingescannte Blatt.",
    "Witness a consent on paper that somebody else took in.": (
        "Eine Einwilligung auf Papier bezeugen, die jemand anderes aufgenommen hat."
    ),
    "Hand in a draft. Photos are looked at first; a refused one is named with its reason.": (
        "Einen Entwurf einreichen. Fotos werden zuerst angesehen; ein abgelehntes wird mit dem Grund genannt."
    ),
    'The text; "-" reads it from standard input.': 'Der Text; "-" liest ihn aus der Standardeingabe.',
    "A file with the text.": "Eine Datei mit dem Text.",
    "What the photo shows, in the order of --photo.": "Was das Foto zeigt, in der Reihenfolge von --photo.",
    "Who holds the rights; one for all, or one each.": "Wer die Rechte hat; einer für alle, oder je einer.",
    "The language of the text.": "Die Sprache des Textes.",
    "Where the photos were taken.": "Wo die Fotos entstanden sind.",
    'When it should go out: "2026-12-01 10:00".': 'Wann es raus soll: "2026-12-01 10:00".',
    "IANA time zone; else the company's.": "IANA-Zeitzone; sonst die der Firma.",
    "Another text there.": "Dort ein anderer Text.",
    "Where the frame of photo N is there: y0 (top) to y100, x0, auto.": (
        "Wo der Rahmen von Foto N dort sitzt: y0 (oben) bis y100, x0, auto."
    ),
    "Change this post; what is not given stays.": "Diesen Beitrag ändern; was nicht genannt ist, bleibt.",
    "Go on with a kept draft.": "Mit einem aufgehobenen Entwurf weitermachen.",
    "Go on without refused photos.": "Ohne abgelehnte Fotos weitermachen.",
    "Wait for the check and show what it found.": "Die Prüfung abwarten und zeigen, was sie fand.",
    "List the posts, or tell everything about one: stage, what is missing, findings, faces.": (
        "Die Beiträge, oder alles über einen: Stand, was fehlt, Funde, Gesichter."
    ),
    "A post's id or the beginning of it.": "Die Nummer eines Beitrags oder ihr Anfang.",
    "All posts, not only the newest.": "Alle Beiträge, nicht nur die neuesten.",
    "Answer, name faces, give reasons, sign.": "Antworten, Gesichter benennen, begründen, unterschreiben.",
    "Everything I was asked, and where I appear by consent; each answer can be changed at any time.": (
        "Was ich gefragt bin, und wo ich mit Einwilligung erscheine; jede Antwort lässt sich jederzeit ändern."
    ),
    "Say yes, yes but blurred, or no; a no needs no reason.": (
        "Ja, ja aber verpixelt, oder nein sagen; ein Nein braucht keinen Grund."
    ),
    "yes | blur | no": "yes | blur | no (ja, verpixelt, nein)",
    "That is not me: my name comes off this face for good.": (
        "Das bin ich nicht: mein Name kommt für immer von diesem Gesicht."
    ),
    'Say who a face is, or "nobody" for nobody we know. Who is named is asked.': (
        'Sagen, wer ein Gesicht ist, oder "nobody" für niemand Bekannten. Wer benannt ist, wird gefragt.'
    ),
    "A face's id, as `freigabe status` shows it.": "Die Nummer eines Gesichts, wie `freigabe status` sie zeigt.",
    "Draw in a face that was not found: a box in pixels of the upright picture.": (
        "Ein Gesicht einzeichnen, das nicht gefunden wurde: ein Kasten in Bildpunkten des aufrechten Bildes."
    ),
    "Its number in the post, or its id.": "Seine Stelle im Beitrag, oder seine Nummer.",
    "Blur a face in this post. That changes the draft: whoever does it becomes an author.": (
        "Ein Gesicht in diesem Beitrag verpixeln. Das ändert den Entwurf: wer es tut, schreibt mit."
    ),
    "Show it again.": "Wieder zeigen.",
    "A contact says that a face needs nobody's yes, and why.": (
        "Eine Ansprechperson sagt, dass ein Gesicht niemandes Ja braucht, und warum."
    ),
    "Beside the point, or no face at all.": "Beiwerk, oder gar kein Gesicht.",
    "Why; it stays in the history.": "Warum; das bleibt in der Historie.",
    "An author says why a sentence stays.": "Wer schrieb, sagt, warum ein Satz bleibt.",
    "As `freigabe status` shows it.": "Wie `freigabe status` ihn zeigt.",
    "Why the sentence stays; the signers read it.": "Warum der Satz bleibt; wer unterschreibt, liest es.",
    "A contact lets one finding pass; it ends when the text changes.": (
        "Eine Ansprechperson lässt einen Fund zu; das endet, wenn der Text sich ändert."
    ),
    "A contact signs what is ready, confirming who is shown by name.": (
        "Eine Ansprechperson unterschreibt, was fertig ist, und bestätigt, wer zu sehen ist."
    ),
    "The number of the revision that was looked at.": "Die Nummer der Fassung, die angesehen wurde.",
    "Who is shown; each one.": "Wer zu sehen ist; jede Person.",
    "Return the draft to its authors with a comment.": "Den Entwurf mit einem Hinweis zurückgeben.",
    "What the authors shall read.": "Was die lesen sollen, die ihn schrieben.",
    "End this post; what is out comes down.": "Diesen Beitrag beenden; was draußen ist, wird entfernt.",
    "Take the whole post back; what is queued stops, what is out comes down.": (
        "Den ganzen Beitrag zurückziehen; was wartet, stoppt, was draußen ist, wird entfernt."
    ),
    "Release what is approved, at a time.": "Einplanen, was freigegeben ist.",
    "What is approved, queued, held or on its way, the next one first.": (
        "Was freigegeben, eingeplant, angehalten oder unterwegs ist; das nächste zuerst."
    ),
    "Queue an approved channel for a time, or move it to another.": (
        "Einen freigegebenen Kanal auf eine Zeit legen, oder auf eine andere."
    ),
    'Local time: "2026-12-01 10:00".': 'Ortszeit: "2026-12-01 10:00".',
    "At once.": "Sofort.",
    "Take a channel out of the queue; it stays approved.": (
        "Einen Kanal aus der Warteschlange nehmen; freigegeben bleibt er."
    ),
    "Stop publication: everything, a channel or a post.": (
        "Das Veröffentlichen anhalten: alles, einen Kanal oder einen Beitrag."
    ),
    "The holds that stand.": "Was gerade angehalten ist.",
    "Stop everything, one channel or one post.": "Alles, einen Kanal oder einen Beitrag anhalten.",
    "Only this channel.": "Nur dieser Kanal.",
    "Only this post.": "Nur dieser Beitrag.",
    "Propose to lift a hold, or agree to it as the second person; what it kept back needs a new time.": (
        "Vorschlagen, einen Halt aufzuheben, oder als Zweite zustimmen; was liegt, braucht eine neue Zeit."
    ),
    "The chain of decisions.": "Die Kette der Entscheidungen.",
    "The newest entries: ids, counts and commitments; names and texts lie elsewhere, sealed.": (
        "Die neuesten Einträge: Nummern, Zahlen, Siegel; Namen und Texte liegen versiegelt woanders."
    ),
    "An exported history.": "Ein Verlauf als Datei.",
    "A line from a mail; may be given several times.": "Eine Zeile aus einer Mail; mehrmals möglich.",
    "Only what is about this post.": "Nur, was diesen Beitrag betrifft.",
    "How many; 0 for all.": "Wie viele; 0 für alle.",
    "Walk the whole chain; exit code 1 and the first broken entry if it does not hold.": (
        "Die ganze Kette prüfen; hält sie nicht, Code 1 und der erste gebrochene Eintrag."
    ),
}


def in_language(command: Any, lang: Language) -> Any:
    """The command with its help, its options' and its subcommands' in German; what has no German stays English."""
    if lang == "de":
        for part in (command, *command.params):
            told = getattr(part, "help", None)
            if told:
                part.help = GERMAN.get(told.strip(), told)
        for below in getattr(command, "commands", {}).values():
            in_language(below, lang)
    return command
