"""A storm to practise on: an invented company, an invented post, invented people. It is played in the address alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from approvals.pages.told import N_


@dataclass(frozen=True, slots=True)
class Choice:
    """What one might do, what comes of it, and whether it calms."""

    key: str
    words: str
    comes: str
    calms: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What happens at a minute after the first comment; `heard` are invented comments, who and what."""

    minute: int
    title: str
    happens: str
    heard: Sequence[tuple[str, str]]
    asks: str
    choices: Sequence[Choice]


SCENES: Sequence[Scene] = (
    Scene(
        0,
        N_("Die ersten Kommentare"),
        N_(
            "Gestern ging ein Foto hinaus: ein Auszubildender an der Kreissäge, ohne Schutzbrille. Heute früh häufen "
            "sich die Kommentare, und im Kalender steht für 10 Uhr ein fröhlicher Beitrag zum Betriebsausflug."
        ),
        (
            (N_("holzwurm_77"), N_("Ohne Schutzbrille an der Säge? Wo ist da der Chef?")),
            (N_("Petra M."), N_("Mein Sohn hat so ein Auge verloren. Schämt euch.")),
        ),
        N_("Was tust du zuerst?"),
        (
            Choice(
                "a",
                N_("Alles anhalten, damit um 10 Uhr nichts hinausgeht."),
                N_("Gut. Das sind zwei Fingertipps, und es nimmt dir die Eile. Der Betriebsausflug kann warten."),
                calms=True,
            ),
            Choice(
                "b",
                N_("Den Beitrag schnell löschen, bevor es mehr sehen."),
                N_(
                    "Bildschirmfotos gibt es längst. Jetzt heißt es: „Sie vertuschen es.“ Aus zwei Vorwürfen sind drei."
                ),
            ),
            Choice(
                "c",
                N_("Sofort antworten: „Die Säge war aus!“"),
                N_("Weißt du das? In der ersten Minute weiß es noch niemand. Stimmt es nicht, habt ihr gelogen."),
            ),
        ),
    ),
    Scene(
        7,
        N_("Es werden mehr"),
        N_(
            "Vierzig Kommentare. Jemand fragt nach dem Namen des Auszubildenden, und eine Lokalzeitung schickt eine "
            "Nachricht mit drei Fragen."
        ),
        (
            (
                N_("Lokalnachrichten"),
                N_("Stimmt es, dass bei Ihnen ohne Schutz gearbeitet wird? Wir schreiben bis 12."),
            ),
            (N_("ex_kollege"), N_("Das ist da immer so. Könnte Sachen erzählen.")),
        ),
        N_("Wer spricht jetzt für die Firma?"),
        (
            Choice(
                "a",
                N_("Wer gerade das Handy in der Hand hat. Hauptsache schnell."),
                N_("Drei Leute antworten drei verschiedene Dinge. Die Zeitung druckt das vierte."),
            ),
            Choice(
                "b",
                N_("Die Leitung. Wir rufen sie an, auch wenn sie frei hat."),
                N_("Gut. Eine Stimme, und alle wissen, wessen. Die Geschäftsführung hört es auch am Telefon."),
                calms=True,
            ),
            Choice(
                "c",
                N_("Der Auszubildende soll selbst erklären, wie es war."),
                N_("Er ist siebzehn und nicht schuld. Wer ihn vorschickt, hat das Vertrauen aller anderen verloren."),
            ),
        ),
    ),
    Scene(
        25,
        N_("Was wir wissen"),
        N_(
            "Nachgefragt: Das Foto ist echt. Die Säge war vom Strom getrennt, das sieht man nicht. Die Brille lag "
            "daneben. Ob sonst alles stimmt, prüft der Sicherheitsbeauftragte bis zum Abend."
        ),
        ((N_("holzwurm_77"), N_("Keine Antwort ist auch eine.")),),
        N_("Wie lautet die erste Antwort?"),
        (
            Choice(
                "a",
                N_("„Wer lesen kann, sieht, dass die Säge aus war. Vor dem Empören bitte nachdenken.“"),
                N_("Recht haben und Streit bekommen: Jetzt geht es nicht mehr um die Brille, sondern um euren Ton."),
            ),
            Choice(
                "b",
                N_("Keine. Morgen redet niemand mehr davon."),
                N_("Vielleicht. Bis dahin erzählen andere eure Geschichte, und die Zeitung schreibt „kein Kommentar“."),
            ),
            Choice(
                "c",
                N_(
                    "„Ihr habt recht, so darf ein Foto von uns nicht aussehen. Wir prüfen, was war, und melden uns "
                    "heute bis 18 Uhr hier.“"
                ),
                N_("Gut. Gesehen, ernst genommen, eine Uhrzeit. Nichts behauptet, was ihr noch nicht wisst."),
                calms=True,
            ),
        ),
    ),
    Scene(
        45,
        N_("Es wird persönlich"),
        N_("Jemand hat den Auszubildenden erkannt und nennt seinen Namen. Darunter steht eine Beleidigung."),
        ((N_("anonym_4711"), N_("Der ist doch zu [Beleidigung] für eine Säge.")),),
        N_("Was jetzt?"),
        (
            Choice(
                "a",
                N_("Ihn anrufen, fragen, was hilft, das Bild auf Wunsch herunternehmen, die Beleidigung melden."),
                N_("Gut. Erst der Mensch, dann der Kanal. Er muss die Kommentare nicht lesen."),
                calms=True,
            ),
            Choice(
                "b",
                N_("Ihn öffentlich mit Namen verteidigen: Er ist unser Bester!"),
                N_("Gut gemeint. Aber nun steht sein Name auch bei euch, und er hat nicht darum gebeten."),
            ),
            Choice(
                "c",
                N_("Nichts. Solche Leute soll man nicht füttern."),
                N_("Antworten sollst du auf so etwas nicht. Aber melden, und für ihn da sein."),
            ),
        ),
    ),
    Scene(
        540,
        N_("18 Uhr, wie versprochen"),
        N_(
            "Der Sicherheitsbeauftragte sagt: Die Säge war aus. Die Brille gehört trotzdem auf jedes Foto und auf jede "
            "Nase, und eine Einweisung war überfällig."
        ),
        ((N_("Petra M."), N_("Jetzt bin ich gespannt.")),),
        N_("Was sagt ihr?"),
        (
            Choice(
                "a",
                N_("Nichts mehr. Es ist ja ruhiger geworden."),
                N_("Ihr hattet 18 Uhr gesagt. Petra M. hat gewartet, und mit ihr alle, die still mitlesen."),
            ),
            Choice(
                "b",
                N_(
                    "„Die Säge war aus, die Brille fehlte trotzdem, und das war unser Fehler. Die Einweisung holen wir "
                    "diese Woche nach. Danke, dass ihr hinseht.“"
                ),
                N_("Gut. Ein gerader Satz, ein Fehler, eine Änderung. Danach ist meistens Ruhe."),
                calms=True,
            ),
            Choice(
                "c",
                N_("„Die Sache wurde aufgebauscht. Bei uns gab es noch nie einen Unfall.“"),
                N_("Mag stimmen. Es klingt aber, als hätten die anderen etwas falsch gemacht. Morgen geht es weiter."),
            ),
        ),
    ),
)


def played(way: str) -> list[tuple[int, str]]:
    """The scenes played so far, each with the key that was chosen; what is no choice there is left out."""
    done: list[tuple[int, str]] = []
    for key in way:
        if len(done) < len(SCENES) and key in {choice.key for choice in SCENES[len(done)].choices}:
            done.append((len(done), key))
    return done
