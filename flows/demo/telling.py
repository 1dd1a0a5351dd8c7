"""What the demo says, in German and English."""

from collections.abc import Mapping

TITLES: Mapping[str, Mapping[str, str]] = {
    "de": {
        "starting": "Der Dienst startet, die Modelle wärmen sich auf ...",
        "company": "Tischlerei Lindner: Anna schreibt, Clara ist Ansprechpartnerin, Dora gibt frei.",
        "clean": "Das Gruppenbild vom Sommerfest. Fünf Gesichter, nicht alle wollen ins Netz.",
        "against_the_guideline": "Ein Entwurf gegen die Leitlinie.",
        "waiting_for_a_person": "Ein Entwurf, der auf einen Menschen wartet.",
        "withdrawn_after_approval": "Freigegeben, eingeplant, und dann doch ein Nein.",
        "end": "Bilder, Export und Daten liegen in {output}/. Das hat {seconds} Sekunden gedauert.",
        "serving": "\nJetzt du. Ein Link für jede Rolle; sie gehen nur auf diesem Rechner:",
        "as_anna": "{name} schreibt",
        "as_emil": "{name} wird gefragt",
        "as_clara": "{name} zeichnet ab",
        "as_dora": "{name} plant ein",
        "as_faruk": "{name} liest mit",
        "as_greta": "{name} verwaltet",
        "letters": "Alle Briefe der Vorführung",
        "end_it": "Strg-C beendet den Dienst.",
        "not_started": "Der Dienst ist nicht gestartet. Warum, steht in {log}",
        "stopped": "Beendet.",
        "not_ours": "{output} ist nicht leer und stammt nicht von einer Vorführung: nimm --output.",
    },
    "en": {
        "starting": "Starting the service, warming the models ...",
        "company": "Lindner joinery: Anna writes, Clara is the contact, Dora releases.",
        "clean": "The group picture of the summer party. Five faces, and not everybody wants to be online.",
        "against_the_guideline": "A draft against the guideline.",
        "waiting_for_a_person": "A draft that waits for a person.",
        "withdrawn_after_approval": "Approved, queued, and then a no after all.",
        "end": "Pictures, export and data are in {output}/. That took {seconds} seconds.",
        "serving": "\nNow you. One link for each role; they work on this machine only:",
        "as_anna": "{name} writes",
        "as_emil": "{name} is asked",
        "as_clara": "{name} signs off",
        "as_dora": "{name} schedules",
        "as_faruk": "{name} reads along",
        "as_greta": "{name} administers",
        "letters": "All letters of the demo",
        "end_it": "Ctrl-C ends the service.",
        "not_started": "The service did not start. Why is written in {log}",
        "stopped": "Stopped.",
        "not_ours": "{output} is not empty and was not made by a demo. Choose another folder with --output.",
    },
}

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "de": {
        "clean.found": (
            "Anna und Clara haben vorab zugestimmt. {waiting} Menschen wurden gerade gefragt und haben Zeit bis "
            "{deadline}. Ein Gesicht gehört niemandem, den wir kennen."
        ),
        "clean.answers": (
            "Ben sagt: ja, aber verpixelt. Emil sagt: nein. Anna liest davon nur: „{faces} Gesichter verpixeln oder "
            "das Bild tauschen“. Wer Nein gesagt hat, steht da nicht."
        ),
        "clean.signed": (
            "Anna verpixelt beide. Das Ergebnis wurde noch einmal durchsucht: keines der Gesichter ist mehr zu finden. "
            "Clara bestätigt die Namen und zeichnet ab."
        ),
        "clean.out": (
            "Dora gibt frei. Vor dem Absenden wurde alles ein zweites Mal gelesen; Standort und Gerätedaten des Fotos "
            "sind entfernt. Stand: {place}, im Ordner 3-export/{folder}."
        ),
        "guideline.finding": "Klausel „{clause}“, {level}: {told}",
        "guideline.end": "Der Entwurf bleibt bei Anna; nichts ist verloren. Ändern, oder Clara macht eine Ausnahme.",
        "waiting.end": (
            "{count} Antwort steht aus, Frist {deadline}. Auf wen gewartet wird, steht da nicht. "
            "Schweigen ist ein Nein."
        ),
        "withdrawn.queued": "Emil sagt ja, Clara zeichnet ab, Dora plant es für morgen ein. Stand: {place}.",
        "withdrawn.pulled": "Emil überlegt es sich anders, ohne Grund. Sofort aus der Warteschlange: {place}.",
        "withdrawn.end": "Anna zieht den Beitrag zurück. Stand: {post}. Hinausgegangen ist nichts.",
    },
    "en": {
        "clean.found": (
            "Anna and Clara agreed in advance. {waiting} people have just been asked and have until {deadline}. "
            "One face belongs to nobody we know."
        ),
        "clean.answers": (
            "Ben says: yes, but blur me. Emil says: no. All Anna reads is “blur {faces} faces or change the picture”. "
            "Who said no is not there."
        ),
        "clean.signed": (
            "Anna blurs both. The result was searched again: none of these faces can be found any more. "
            "Clara confirms the names and signs."
        ),
        "clean.out": (
            "Dora releases it. Everything was read a second time before it left; the photo's position and device data "
            "are gone. Now: {place}, in 3-export/{folder}."
        ),
        "guideline.finding": "Clause “{clause}”, {level}: {told}",
        "guideline.end": "The draft stays with Anna; nothing is lost. Change it, or Clara makes an exception.",
        "waiting.end": ("{count} answer is out, until {deadline}. For whom it waits is not there. Silence is a no."),
        "withdrawn.queued": "Emil says yes, Clara signs, Dora queues it for tomorrow. Now: {place}.",
        "withdrawn.pulled": "Emil changes his mind, without a reason. Out of the queue at once: {place}.",
        "withdrawn.end": "Anna withdraws the post. Now: {post}. Nothing went out.",
    },
}
