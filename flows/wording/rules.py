"""What policies and the finding of faces object to in what they are given."""

from flows.commands.guideline_wording import SENTENCES
from flows.wording import Words

RULES: Words = {name: words for name, words in SENTENCES.items() if name[0].isupper()} | {
    "PolicyError": (
        "Mit der Richtlinie stimmt etwas nicht: {detail}",
        "Something is wrong with the guideline: {detail}",
    ),
    "DocumentError": (
        "guideline.{document}.md, Zeile {line}: {detail}",
        "guideline.{document}.md, line {line}: {detail}",
    ),
    "ClauseError": (
        'guideline.{document}.md, Zeile {line}, Regel "{clause}": {detail}',
        'guideline.{document}.md, line {line}, clause "{clause}": {detail}',
    ),
    "CompanyError": ('{path}, {place}: "{key}" geht so nicht', '{path}, {place}: "{key}" does not work like this'),
    "YamlUnreadable": ("Zeile {line}: kein lesbares YAML ({reason})", "line {line}: no readable YAML ({reason})"),
    "ClauseUnknown": (
        "Die Regel „{clause}“ steht nicht in der geltenden Richtlinie.",
        'The clause "{clause}" is not in the guideline in force.',
    ),
    "ChannelUnknown": (
        "Für den Kanal „{channel}“ sind keine Grenzen bekannt.",
        'No limits are known for the channel "{channel}".',
    ),
    "PatternTooSlow": (
        "Regel „{clause}“: das Muster {pattern} kommt nicht zum Ende. Schreibe es einfacher.",
        'Clause "{clause}": the pattern {pattern} does not come to an end. Make it simpler.',
    ),
}
PORTRAITS: Words = {
    "PortraitRefused": ("Das Porträt eignet sich nicht.", "The portrait cannot be used."),
    "NoFace": ("Darauf ist kein Gesicht zu finden.", "No face is found in it."),
    "SeveralFaces": (
        "Darauf sind {count} Gesichter; nimm ein Bild, auf dem nur du zu sehen bist.",
        "It shows {count} faces; use one that shows you alone.",
    ),
    "FaceTooSmall": (
        "Das Gesicht ist {pixels} Bildpunkte groß; nötig sind {needed}. Nimm ein näheres Bild.",
        "The face measures {pixels} pixels; {needed} are needed. Use a closer picture.",
    ),
    "FaceTooBlurred": (
        "Das Gesicht ist zu unscharf (Schärfe {sharpness}, nötig {needed}). Nimm ein schärferes Bild.",
        "The face is too blurred (sharpness {sharpness}, needed {needed}). Use a sharper picture.",
    ),
}
