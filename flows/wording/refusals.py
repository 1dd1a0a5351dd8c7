"""What approvals refuses, said so that the reader knows what to do. `Name.value` outranks `Name`."""

from flows.wording import Words
from flows.wording.channels import CHANNELS
from flows.wording.uploading import UPLOADING

REFUSALS: Words = {
    **UPLOADING,
    "Refused": ("Das geht so nicht; es wurde nichts geändert.", "That is not possible; nothing was changed."),
    "NotFound": ("{kind} „{id}“ gibt es nicht.", 'There is no {kind} "{id}".'),
    "ChangedMeanwhile": (
        (
            "Jemand war schneller, hier hat sich inzwischen etwas geändert. Es wurde nichts gespeichert: sieh nach und "
            "entscheide noch einmal."
        ),
        "Somebody was quicker, something has changed here. Nothing was saved: look again and decide once more.",
    ),
    "SeenOther": (
        (
            "Was du gesehen hast, ist nicht mehr, was dort steht: die Fassung oder ein Name hat sich geändert. Sieh "
            "nach mit `freigabe status {id}` und entscheide noch einmal."
        ),
        (
            "What you looked at is not what is there now: the revision or a name has changed. Look again with "
            "`freigabe status {id}` and decide once more."
        ),
    ),
    "WrongStage": (
        "{kind} {id} ist „{stage}“; von dort führt kein Weg zu „{wanted}“.",
        'The {kind} {id} is "{stage}"; from there no way leads to "{wanted}".',
    ),
    "NotAllowed": ("{action}: das ist Sache von {roles}.", "{action} is for: {roles}."),
    "NotAllowed.act": (
        "Anmelden als „{person}“ geht nicht: Kürzel oder Schlüssel stimmt nicht. Der Schlüssel steht in der Einladung.",
        'Signing in as "{person}" failed: handle or key is wrong. The key is in the invitation.',
    ),
    "NotAllowed.withdraw": (
        "Zurückziehen kann nur, wer den Beitrag geschrieben hat, oder die Kommunikationsleitung.",
        "Only an author of the post or the comms lead can withdraw it.",
    ),
    "NotAllowed.give_reason": (
        "Begründen kann nur, wer den Beitrag geschrieben hat.",
        "Only an author of the post can give a reason.",
    ),
    "NotAllowed.edit": (
        "Ändern kann, wer den Beitrag geschrieben hat, außerdem Ansprechpersonen und Kommunikationsleitung.",
        "Authors of the post, contacts and the comms lead can change it.",
    ),
    "NotAllowed.comment": (
        "Kommentieren kann, wer den Beitrag geschrieben hat, außerdem Ansprechpersonen und Kommunikationsleitung.",
        "Authors of the post, contacts and the comms lead can comment.",
    ),
    "NotAllowed.remind": (
        "Erinnern kann, wer den Beitrag geschrieben hat, außerdem Ansprechpersonen und Kommunikationsleitung.",
        "Authors of the post, contacts and the comms lead can remind.",
    ),
    "OwnDraft": (
        "An diesem Beitrag hast du mitgeschrieben. {action}: das muss jemand anderes tun.",
        "You are an author of this post. {action} is for somebody else.",
    ),
    "NotYours": ("Das kann nur die Person selbst.", "Only the person concerned can do that."),
    "NotYours.answer": (
        "Antworten kann nur, wer gefragt wurde. Deine Fragen: `freigabe decide questions`.",
        "Only the person asked can answer. Your questions: `freigabe decide questions`.",
    ),
    "NotYourPicture": (
        "Bild {number} hast du nicht selbst geschickt. Nimm eines aus der Bibliothek, oder frag, wer es gemacht hat.",
        "You did not send picture {number} yourself. Take one from the library, or ask whoever took it.",
    ),
    "NotYours.portrait": (
        "Als Porträt geht nur ein Bild, das du selbst hochgeladen hast.",
        "Only a picture that you uploaded yourself can be your portrait.",
    ),
    "NotYours.details": (
        "Wie und wann man jemanden erreicht, trägt die Person selbst ein.",
        "How and when somebody can be reached is entered by the person.",
    ),
    "SamePerson": ("Dafür braucht es eine zweite Person.", "That takes a second person."),
    "SamePerson.take_paper": (
        "Deine eigene Einwilligung auf Papier muss jemand anderes aufnehmen.",
        "Your own paper consent has to be taken in by somebody else.",
    ),
    "SamePerson.witness": (
        "Bezeugen muss jemand, der die Einwilligung weder gegeben noch aufgenommen hat.",
        "The witness must be somebody who neither gave nor took in the consent.",
    ),
    "SamePerson.record_absence": ("Niemand vertritt sich selbst.", "Nobody stands in for themselves."),
    "StillWaitingFor": ("Es fehlt noch:\n{open_ends}", "Still missing:\n{open_ends}"),
    "NothingToSay": ("Hier gehört ein Grund dazu, und er war leer.", "This needs a reason, and it was empty."),
    "TooLong": (
        "Das ist zu lang: {length}, höchstens {limit} gehen.",
        "That is too long: {length}, at most {limit} are taken.",
    ),
    "GuidelineUnread": (
        "Lies erst die Leitlinie, die jetzt gilt, und sag dann: `freigabe guideline confirm`. Danach geht es weiter.",
        "First read the guideline in force, then say so: `freigabe guideline confirm`. After that you can go on.",
    ),
    "LessonWanted": (
        "Vorher kommt eine kurze Lektion mit sechs Fragen: auf den Seiten unter „Lernen“. Danach geht es weiter.",
        'First there is a short lesson with six questions: on the pages, under "Learning". After that you can go on.',
    ),
    "CreditNotWished": (
        "{name} hat sich für diesen Beitrag nicht gewünscht, genannt zu werden. Nimm die Zeile heraus.",
        "{name} did not wish to be named in this post. Take that line out.",
    ),
    "TimeTaken": (
        "Diese Zeit ist nicht mehr frei. Nimm eine andere.",
        "That time is not free any more. Take another one.",
    ),
    "AlreadyOver": (
        "Dieser Ernstfall ist schon beendet. Beginnt es noch einmal, fang einen neuen an.",
        "This bad day has ended already. If it begins again, start a new one.",
    ),
    "KnownByItself": (
        "Das weiß Freigabe selbst: dieser Schritt hakt sich ab, sobald es so weit ist.",
        "Freigabe knows this by itself: the step ticks itself once it is done.",
    ),
    "NoSuchLocalTime": (
        "Die Uhrzeit {time} gibt es in {zone} nicht: die Uhren springen darüber hinweg. Nimm eine andere.",
        "The time {time} does not exist in {zone}: the clocks skip it. Choose another one.",
    ),
    "UnknownZone": (
        "Die Zeitzone „{zone}“ gibt es nicht. Beispiel: Europe/Berlin.",
        'There is no time zone "{zone}". Example: Europe/Berlin.',
    ),
    "TimeIsPast": ("{time} ist schon vorbei; nimm eine Zeit, die noch kommt.", "{time} is past; choose a later time."),
    "NothingMissed": (
        "Dieser Eintrag wurde nicht verpasst; im Plan kannst du ihn verschieben oder herausnehmen.",
        "This entry was not missed; move it or take it out in the queue.",
    ),
    "UnknownChannel": (
        "Den Kanal „{channel}“ gibt es nicht. Bekannt: {known}.",
        'There is no channel "{channel}". Known: {known}.',
    ),
    "NoChannel": ("Es fehlt der Kanal: `--channel NAME`.", "The channel is missing: `--channel NAME`."),
    "EmptyPost": ("Der Entwurf hat weder Text noch Bild.", "The draft has neither text nor picture."),
    "EditedNothing": ("Daran ist nichts anders als vorher.", "Nothing in it differs from before."),
    "NotHandedIn": (
        "Dieser Entwurf ist noch nicht eingereicht.",
        "This draft has not been handed in yet.",
    ),
    "AlreadyHandedIn": (
        "Dieser Entwurf ist schon eingereicht. Ändern kannst du ihn auf seiner Seite.",
        "This draft is handed in already. You can change it on its page.",
    ),
    "BadPerson": ("{field} „{value}“ geht nicht.", '{field} "{value}" cannot be used.'),
    "BadPerson.name": (
        "Der Name darf nicht leer sein und muss in eine Zeile mit höchstens 120 Zeichen passen.",
        "The name must not be empty and must fit into one line of at most 120 characters.",
    ),
    "BadPerson.handle": (
        "Das Kürzel „{value}“ geht nicht: bis zu 40 Zeichen aus a-z, 0-9, Punkt, Strich.",
        'The handle "{value}" cannot be used: up to 40 of a-z, 0-9, dot, dash.',
    ),
    "BadPerson.mail": ("„{value}“ ist keine Mailadresse.", '"{value}" is not a mail address.'),
    "BadPerson.lang": ("Die Sprache ist de oder en, nicht „{value}“.", 'The language is de or en, not "{value}".'),
    "BadPerson.phone": (
        "Die Telefonnummer muss in eine Zeile mit höchstens 60 Zeichen passen.",
        "The phone number must fit into one line of at most 60 characters.",
    ),
    "BadPerson.hours": (
        "Die Zeiten müssen in eine Zeile mit höchstens 200 Zeichen passen.",
        "The hours must fit into one line of at most 200 characters.",
    ),
    "HandleTaken": ("Das Kürzel „{handle}“ hat schon jemand.", 'The handle "{handle}" is taken.'),
    "MailTaken": (
        "Die Mailadresse „{mail}“ gehört schon jemandem; jede Person braucht ihre eigene.",
        'The mail address "{mail}" already belongs to somebody; each person needs their own.',
    ),
    "DeputyAway": (
        "Die Vertretung ist selbst nicht da, bis {until}. Vertretungen werden nicht vertreten: nimm jemand anderen.",
        "The deputy is away as well, until {until}. Nobody stands in for a deputy: choose somebody else.",
    ),
    "StandsInMeanwhile": (
        "Diese Person vertritt bis {until} selbst jemanden. Trag dort erst eine andere Vertretung ein.",
        "This person stands in for somebody until {until}. Record another deputy there first.",
    ),
    "LeavesAlready": ("Der letzte Tag ist schon eingetragen: {ends_at}.", "The last day is set already: {ends_at}."),
    "ChatRefused": (
        (
            "Diese Adresse für Nachrichten geht nicht. Möglich: Slack, Teams, Mattermost, Rocket.Chat, Nextcloud Talk, "
            "Matrix, Telegram, Discord, ntfy und Gotify, so geschrieben wie Apprise es vorgibt."
        ),
        (
            "This address for messages cannot be used. Possible are Slack, Teams, Mattermost, Rocket.Chat, Nextcloud "
            "Talk, "
            "Matrix, Telegram, Discord, ntfy and Gotify, written as Apprise does."
        ),
    ),
    "ChatRefused.open": (
        "Diese Adresse ist unverschlüsselt. Nimm die verschlüsselte Form, zum Beispiel ntfys:// statt ntfy://",
        "This address is not encrypted. Use the encrypted form, such as ntfys:// instead of ntfy://",
    ),
    "ChatRefused.private": (
        "Diese Adresse führt in ein privates Netz. Das muss die Technik erst erlauben (FREIGABE_PRIVATE_ADDRESSES).",
        (
            "This address leads into a private network. Whoever runs the service has to allow it first "
            "(FREIGABE_PRIVATE_ADDRESSES)."
        ),
    ),
    "ChatRefused.unreachable": (
        "Dort kam nichts an. Prüf die Adresse, und ob der Dienst läuft.",
        "Nothing arrived there. Check the address, and whether that service runs.",
    ),
    "HasLeft": ("Diese Person ist nicht mehr dabei.", "This person has left."),
    "StillHere": (
        "Wer noch dabei ist, wird nur auf eigenen Wunsch vergessen. Verabschiede die Person erst.",
        "Who is still here is forgotten only at their own wish. Let them go first.",
    ),
    "AlreadyErased": ("Von dieser Person ist nichts mehr da.", "Nothing of this person is left."),
    "LastOfRole": (
        "Sonst hat niemand die Aufgabe {role}. Gib sie erst jemand anderem.",
        "Nobody else is {role}. Give that role to somebody else first.",
    ),
    "AlreadyFounded": (
        "Hier ist schon eine Firma eingerichtet; weitere Personen nimmt die Verwaltung auf.",
        "A company is already set up here; an admin adds further people.",
    ),
    "FounderMissing": (
        "Es fehlt noch, wer die Kommunikation leitet.",
        "It is still missing who leads communication.",
    ),
    "BadRoster": ("Diese Liste lässt sich nicht lesen.", "This list cannot be read."),
    "RosterTooLarge": (
        "Die Liste ist zu groß: {size} Bytes, höchstens {limit}. Nimm nur die Spalten, die gebraucht werden.",
        "The list is too large: {size} bytes, at most {limit}. Keep only the columns that are needed.",
    ),
    "RosterTooLong": (
        "Die Liste hat {rows} Zeilen, höchstens {limit} gehen auf einmal. Teile sie auf.",
        "The list has {rows} rows, at most {limit} are taken at once. Split it.",
    ),
    "RosterUnreadable": (
        "Das ist keine CSV-Datei. Speichere die Tabelle als „CSV UTF-8“ und nimm diese Datei.",
        'This is no CSV file. Save the table as "CSV UTF-8" and take that file.',
    ),
    "RosterWithoutColumn.name": (
        "In der ersten Zeile fehlt die Spalte „Name“ (oder „Vorname“ und „Nachname“). Gefunden: {found}.",
        'The first line lacks the column "Name" (or "First name" and "Last name"). Found: {found}.',
    ),
    "RosterWithoutColumn.mail": (
        "In der ersten Zeile fehlt die Spalte „E-Mail“. Gefunden: {found}.",
        'The first line lacks the column "E-mail". Found: {found}.',
    ),
    "RosterWithoutColumn": (
        "In der ersten Zeile fehlt eine Spalte ({field}). Gefunden: {found}.",
        "The first line lacks a column ({field}). Found: {found}.",
    ),
    "BadBox": (
        "Der Kasten liegt nicht ganz im Bild, das {width} × {height} Pixel hat.",
        "The box does not lie within the picture, which has {width} × {height} pixels.",
    ),
    "FoundByMachine": (
        (
            "Dieses Gesicht wurde im Bild gefunden; es lässt sich nicht wegnehmen. Ist es keins, oder nur Beiwerk, "
            "kann eine Ansprechperson es so einstufen."
        ),
        (
            "This face was found in the picture; it cannot be taken away. If it is none, or beside the point, a "
            "contact can set it aside."
        ),
    ),
    "FaceInUse": (
        (
            "Dieser Kasten wird schon gebraucht und bleibt. Ist dort kein Gesicht, oder nur Beiwerk, kann eine "
            "Ansprechperson es so einstufen."
        ),
        (
            "This box is already in use and stays. If there is no face, or it is beside the point, a contact can "
            "set it aside."
        ),
    ),
    "NotInThePicture": (
        "Diese Person hat gesagt, dass sie das nicht ist.",
        "This person has said that this is not them.",
    ),
    "EventTaken": (
        "Eine Veranstaltung „{name}“ gibt es schon. Nimm einen anderen Namen, etwa mit dem Jahr.",
        'There is an event "{name}" already. Take another name, with the year for example.',
    ),
    "EventClosed": (
        "„{name}“ ist abgeschlossen. Öffne die Veranstaltung wieder, wenn noch etwas fehlt.",
        '"{name}" is closed. Open the event again if something is missing.',
    ),
    "TooManyPhotos": (
        "Mehr als {most} Fotos passen nicht in eine Veranstaltung. Leg für den Rest eine zweite an.",
        "An event holds no more than {most} photos. Open a second one for the rest.",
    ),
    "NotAllowed.event": (
        "Das kann nur, wer die Veranstaltung angelegt hat, eine Ansprechperson oder die Kommunikationsleitung.",
        "Only whoever opened the event, a contact or the comms lead can do that.",
    ),
    "NoSuchFinding": (
        "Kein Fund in {post} beginnt eindeutig mit „{key}“. Die Funde zeigt `freigabe status {post}`.",
        'No single finding of {post} begins with "{key}". `freigabe status {post}` shows the findings.',
    ),
    "MatchingIsOff": (
        "Die Firma hat das Erkennen von Gesichtern nicht eingeschaltet (`freigabe company set --matching`).",
        "The company has not switched on the matching of faces (`freigabe company set --matching`).",
    ),
    "NoConsentToMatch": (
        "Dafür fehlt deine Einwilligung: `freigabe consent give --purpose match`.",
        "Your consent to that is missing: `freigabe consent give --purpose match`.",
    ),
    "ReceiptNotOurs": (
        "Dieser Beleg ist nicht von uns, oder jemand hat ihn verändert.",
        "This receipt is not ours, or somebody changed it.",
    ),
    "ReceiptUnfit": (
        "Der Beleg ist unvollständig: {terms}. Bitte melde das der Verwaltung.",
        "The receipt is incomplete: {terms}. Please tell the administrator.",
    ),
    "AlreadyWithdrawn": ("Diese Einwilligung ist schon widerrufen.", "This consent is already withdrawn."),
    "NotPaper": (
        "Diese Einwilligung kam nicht auf Papier; sie braucht niemanden, der sie bezeugt.",
        "This consent did not come on paper; it needs no witness.",
    ),
    "NoFreePlace": (
        "Auf {channel} ist kein Platz frei. Feste Plätze stehen in der Verwaltung.",
        "No place is free on {channel}. Fixed places are set in the administration.",
    ),
    "SlotUnclear": (
        "„{value}“ verstehen wir nicht. Schreib Tage und Uhrzeiten, zum Beispiel „Di und Do 10:00“.",
        'We do not understand "{value}". Write days and times, such as "Tue and Thu 10:00".',
    ),
    "OnHold": (
        "Es ist angehalten: jetzt geht nichts davon hinaus. Hebt den Halt erst zu zweit auf.",
        "It is on hold: nothing of it goes out now. Lift the hold first, the two of you.",
    ),
    "StillOut": (
        "{channel} zeigt den Beitrag noch. Lösche ihn dort, warte einen Moment, und sag es dann noch einmal.",
        "{channel} still shows the post. Delete it there, wait a moment, then say so again.",
    ),
    "SamePerson.lift": (
        "Dein Wort zählt einmal. Weiter geht es, wenn eine zweite Person zustimmt.",
        "Your word counts once. It goes on when a second person agrees.",
    ),
    "AlreadyLifted": ("Dieser Halt ist schon aufgehoben.", "This hold is already lifted."),
    "RemindedToday": (
        "Heute wurde schon erinnert. Wieder möglich ab {again_at}.",
        "A reminder already went out today. Possible again from {again_at}.",
    ),
    "BadSetting": (
        "„{value}“ geht nicht für {name}; erwartet: {wanted}.",
        '"{value}" does not fit {name}; expected: {wanted}.',
    ),
    **CHANNELS,
}
