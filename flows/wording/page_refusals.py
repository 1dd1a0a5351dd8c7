"""Sentences that only the pages say, or say otherwise than the command line."""

from flows.wording import Words

ON_PAGES: Words = {
    "SeenOther": (
        "Was du gesehen hast, ist nicht mehr, was dort steht. Sieh noch einmal hin und entscheide dann.",
        "What you looked at is not what is there now. Look again, then decide.",
    ),
    "GuidelineUnread": (
        "Lies erst die Leitlinie, die jetzt gilt; dort unten sagst du „Ich habe sie gelesen“. Danach geht es weiter.",
        'First read the guideline in force; at its end you say "I have read it". After that you can go on.',
    ),
    "LessonWanted": (
        "Vorher kommt eine kurze Lektion mit sechs Fragen. Sie dauert vier Minuten; danach geht es weiter.",
        "First there is a short lesson with six questions. It takes four minutes; after that you can go on.",
    ),
    "PassRefused": (
        "Dieser Link ist abgelaufen oder schon benutzt. Fordere einfach einen neuen an.",
        "This link has ended or was used already. Simply ask for a new one.",
    ),
    "QuestionOver": (
        "Dieser Beitrag erscheint nicht mehr. Es gibt nichts mehr zu entscheiden, und du musst nichts tun.",
        "This post will not appear any more. There is nothing left to decide, and nothing for you to do.",
    ),
    "GuestUnsigned": (
        "Zu einem Ja fehlt noch etwas. Sieh die markierten Felder nach.",
        "Something is missing for a yes. Please look at the fields that are marked.",
    ),
    "FormSpent": (
        "Das war schon angekommen. Sieh nach, was jetzt gilt.",
        "That had arrived already. Look at what holds now.",
    ),
    "WrongCode": (
        "Das sind nicht die vier Ziffern aus deiner Mail. Noch {left} Versuche.",
        "These are not the four digits of your mail. {left} tries left.",
    ),
    "TooOften": (
        "Das waren viele Versuche hintereinander. Bitte warte ein paar Minuten.",
        "Those were many tries in a row. Please wait a few minutes.",
    ),
    "PageRefused": ("Das geht auf dieser Seite nicht.", "This page does not do that."),
    "NotSignedIn": ("Melde dich zuerst an.", "Please sign in first."),
    "NotFromHere": ("Diese Seite sieht nur der Rechner selbst.", "Only this machine sees that page."),
    "ForgedForm": (
        "Diese Eingabe kam nicht von unserer eigenen Seite, oder die Seite war zu lange offen. Lade sie neu.",
        "This did not come from our own page, or the page was open too long. Load it again.",
    ),
    "FieldMissing": ("Das Feld „{field}“ fehlt.", 'The field "{field}" is missing.'),
    "FieldUnfit": ("„{value}“ passt nicht in „{field}“: {fits}.", '"{value}" does not fit "{field}": {fits}.'),
    "NamesLeft": (
        "Bestätige erst jeden Namen; {left} fehlen noch.",
        "Confirm each name first; {left} are left.",
    ),
    "PasskeyRefused": (
        "Mit diesem Passkey hat es nicht geklappt. Versuch es noch einmal, oder lass dir einen Link schicken.",
        "That passkey did not work. Try once more, or have a link sent to you.",
    ),
    "ProviderRefused": (
        "{provider} hat uns niemanden genannt, den wir kennen. Lass dir einen Link schicken, oder frag die Verwaltung.",
        "{provider} named nobody we know. Have a link sent to you, or ask whoever administers Freigabe.",
    ),
    "TooLarge": ("Das ist zu viel auf einmal.", "That is too much at once."),
}
