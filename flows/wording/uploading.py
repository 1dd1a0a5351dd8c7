"""What speaks against a file on its way here, or against one more of them."""

from flows.wording import Words

UPLOADING: Words = {
    "TooManyEnrolments": (
        "{limit} Fotos von dir werden noch angesehen; warte, bis das erste fertig ist.",
        "{limit} photos of you are still being looked at; wait until the first is done.",
    ),
    "UploadRefused": ("Die Datei wird nicht angenommen.", "The file is not taken."),
    "EmptyUpload": ("{name}: die Datei ist leer.", "{name}: the file is empty."),
    "UploadTooLarge": (
        "{name}: {size} Bytes sind mehr als die erlaubten {limit}. Speichere das Bild kleiner.",
        "{name}: {size} bytes are more than the {limit} allowed. Save the picture smaller.",
    ),
    "TooManyUploads": (
        "Mehr als {limit} Bilder auf einmal gehen nicht; warte, bis einige da sind.",
        "No more than {limit} pictures at once; wait until some have arrived.",
    ),
    "TooMuchUploaded": (
        "Mehr als {limit} Bytes auf einmal gehen nicht; warte, bis einige Bilder da sind.",
        "No more than {limit} bytes at once; wait until some pictures have arrived.",
    ),
    "PartOutOfPlace": (
        "Dieses Stück passt nicht an das, was schon da ist; weiter geht es bei Byte {expected}.",
        "This part does not join what is here; go on at byte {expected}.",
    ),
    "PartOutOfSize": (
        "Dieses Stück hat {size} Bytes statt {wanted}.",
        "This part has {size} bytes in place of {wanted}.",
    ),
}
