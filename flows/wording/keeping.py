"""What storage refuses or runs into."""

from flows.wording import Words

KEEPING: Words = {
    "StorageError": ("Die Ablage hat einen Fehler gemeldet.", "The storage reported an error."),
    "PictureRefused": ("{name}: das Bild wird nicht angenommen.", "{name}: the picture is not taken."),
    "EmptyPicture": ("{name}: die Datei ist leer.", "{name}: the file is empty."),
    "NotAPicture": ("{name}: das ist kein Bild.", "{name}: this is not a picture."),
    "VideoNotPicture": (
        "{name}: Videos nimmt Freigabe nicht; ein Foto daraus geht.",
        "{name}: Freigabe takes no videos; a photo from it is fine.",
    ),
    "DocumentNotPicture": (
        "{name}: das ist ein Dokument. Speichere die Seite oder das Bild darin als JPEG oder PNG.",
        "{name}: this is a document. Save the page, or the picture in it, as JPEG or PNG.",
    ),
    "ArchiveNotPicture": (
        "{name}: das ist ein Archiv. Entpacke es und nimm die Bilder daraus.",
        "{name}: this is an archive. Unpack it and use the pictures in it.",
    ),
    "TextNotPicture": (
        "{name}: das ist ein Text und kein Bild. Kopiere ihn in den Entwurf.",
        "{name}: this is a text, not a picture. Copy it into the draft.",
    ),
    "UnsupportedPicture": (
        "{name}: {kind} wird nicht angenommen. Speichere das Bild als JPEG, PNG, WebP oder HEIC.",
        "{name}: {kind} is not taken. Save the picture as JPEG, PNG, WebP or HEIC.",
    ),
    "AnimatedPicture": (
        "{name}: das Bild bewegt sich, und nur das erste würde angesehen. Nimm ein Standbild.",
        "{name}: the picture moves, and only its first frame would be looked at. Use a still.",
    ),
    "TooManyBytes": (
        "{name}: {size} Bytes sind mehr als die erlaubten {limit}. Speichere das Bild kleiner.",
        "{name}: {size} bytes are more than the {limit} allowed. Save the picture smaller.",
    ),
    "TooManyPixels": (
        "{name}: {width} × {height} Bildpunkte sind mehr als die erlaubten {limit}. Verkleinere das Bild.",
        "{name}: {width} × {height} pixels are more than the {limit} allowed. Make the picture smaller.",
    ),
    "PictureBomb": (
        "{name}: die Datei ist so gebaut, dass sie beim Öffnen den Rechner überlastet.",
        "{name}: the file is built to overwhelm whoever opens it.",
    ),
    "PictureTruncated": (
        "{name}: das Ende der Datei fehlt. Übertrage sie noch einmal.",
        "{name}: the end of the file is missing. Copy it again.",
    ),
    "PictureBroken": ("{name}: das Bild ist beschädigt.", "{name}: the picture is damaged."),
    "NoSuchWidth": (
        "Vorschauen gibt es in den Breiten {known}, nicht in {width}.",
        "Previews come in the widths {known}, not in {width}.",
    ),
    "NotAnObjectKey": ("„{key}“ kann kein Objekt benennen.", '"{key}" cannot name an object.'),
    "ObjectMissing": (
        "In der Ablage fehlt „{key}“. Fehlt es auch in der Sicherung?",
        '"{key}" is missing from the objects. Is it in the backup?',
    ),
    "ObjectsRefused": (
        "Der Objektspeicher „{bucket}“ lehnt ab ({code}). Prüfe FREIGABE_S3_ACCESS_KEY und FREIGABE_S3_SECRET_KEY.",
        'The object store "{bucket}" refuses ({code}). Check FREIGABE_S3_ACCESS_KEY and FREIGABE_S3_SECRET_KEY.',
    ),
    "ObjectsUnavailable": (
        "Der Objektspeicher „{bucket}“ antwortet nicht. Versuche es später noch einmal.",
        'The object store "{bucket}" does not answer. Try again later.',
    ),
    "PersonKeyTrouble": (
        "Mit dem Schlüssel von {person} stimmt etwas nicht.",
        "Something is wrong with {person}'s key.",
    ),
    "NotAPersonId": ("„{person}“ kann keine Person sein.", '"{person}" cannot be a person.'),
    "KeyMissing": (
        "Im Schlüsselordner fehlt der Schlüssel von {person}. Spiele die Schlüssel zurück (FREIGABE_KEYS).",
        "The key of {person} is missing from the key folder. Restore the keys (FREIGABE_KEYS).",
    ),
    "KeyDestroyed": (
        "Der Schlüssel von {person} wurde vernichtet: diese Daten sind gelöscht.",
        "The key of {person} was destroyed: this data is erased.",
    ),
    "KeysOfOthers": (
        "Die beiden Schlüsselordner gehören zu verschiedenen Firmen. Es wurde nichts geändert; nimm den richtigen.",
        "The two folders of keys belong to different companies. Nothing was changed; use the right one.",
    ),
    "KeyDamaged": (
        "Der Schlüssel von {person} ist beschädigt. Spiele ihn aus der Sicherung zurück.",
        "The key of {person} is damaged. Restore it from the backup.",
    ),
    "CompanyKeyStays": (
        "Der Schlüssel der Firma bleibt: ohne ihn wäre nichts mehr zu beweisen.",
        "The company's key stays: without it nothing could be proved any more.",
    ),
    "CannotUnseal": (
        "Ein versiegelter Eintrag lässt sich nicht öffnen: er wurde verändert, oder der Schlüssel passt nicht.",
        "A sealed entry cannot be opened: it was changed, or the key does not fit.",
    ),
    "BackupTrouble": ("{file}: mit der Sicherung stimmt etwas nicht.", "{file}: something is wrong with this backup."),
    "NotABackup": (
        "{file}: das ist keine lesbare Sicherung von `freigabe backup`.",
        "{file}: this is no readable backup of `freigabe backup`.",
    ),
    "BackupFromLater": (
        "{file}: die Sicherung stammt von einer neueren Version (Stand {revision}). Installiere diese zuerst.",
        "{file}: the backup was made by a later version (revision {revision}). Install that one first.",
    ),
    "BackupDamaged": (
        "{file}: „{name}“ darin fehlt oder ist beschädigt. Es wurde nichts geändert; nimm eine andere Sicherung.",
        '{file}: "{name}" in it is missing or damaged. Nothing was changed; use another backup.',
    ),
    "NotEmpty": (
        (
            "{file}: hier ist schon eine Datenbank, und sie wird nicht überschrieben. Nimm mit FREIGABE_HOME einen "
            "leeren Ordner oder mit FREIGABE_DATABASE eine leere Datenbank."
        ),
        (
            "{file}: there is a database here already, and it is not overwritten. Choose an empty folder with "
            "FREIGABE_HOME, or an empty database with FREIGABE_DATABASE."
        ),
    ),
}
