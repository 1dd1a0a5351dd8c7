"""The sentences of `freigabe faces`."""

from flows.wording import Words

FACES: Words = {
    "skipped": ("Übergangen: {named}", "Skipped: {named}"),
    "portraits": ("Porträts beschreiben", "Describing portraits"),
    "photos": ("Fotos durchsuchen", "Searching photos"),
    "head_photo": ("Foto", "photo"),
    "head_box": ("x, y, B × H", "x, y, w × h"),
    "head_band": ("Stufe", "band"),
    "head_person": ("Person", "person"),
    "head_distance": ("Abstand", "distance"),
    "sure": ("sicher", "sure"),
    "ask": ("fragen", "ask"),
    "unknown": ("unbekannt", "unknown"),
    "no_face": ("kein Gesicht", "no face"),
}
