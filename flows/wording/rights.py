"""Words of the commands about people's rights."""

from flows.wording import Words

RIGHTS: Words = {
    "searching": ("Suche Spuren", "Looking for traces"),
    "searched": (
        "{files} Dateien, {size} MB, {needles} Schreibweisen",
        "{files} files, {size} MB, {needles} ways of writing",
    ),
    "no_trace": ("Keine Spur gefunden.", "No trace was found."),
    "traces": ("{count} Spuren gefunden.", "{count} traces were found."),
    "head_what": ("Gesucht", "Looked for"),
    "head_ways": ("Schreibweisen", "Ways of writing"),
    "head_where": ("Gefunden in", "Found in"),
    "nowhere": ("nirgends", "nowhere"),
    "descriptor": ("Muster des Gesichts", "descriptor of the face"),
    "portrait": ("Foto", "photo"),
    "forget_what": (
        "Alles über {handle} wird gelöscht: {rows} Zeilen, {out} Veröffentlichungen werden entfernt. Endgültig?",
        "Everything about {handle} is deleted: {rows} rows, {out} publications come down. For good?",
    ),
    "forgotten": (
        "Gelöscht. Die Quittung (aufheben, sie kommt nicht noch einmal): {link}",
        "Deleted. The receipt (keep it, it does not come again): {link}",
    ),
}
