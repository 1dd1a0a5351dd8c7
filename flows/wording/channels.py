"""What a channel refused or could not tell, and what to do about it. `Name.trouble` outranks `Name`."""

from flows.wording import Words

TROUBLES: Words = {
    "token": (
        "Das Zugangs-Token von {channel} gilt nicht mehr. Verbinde ihn neu: `freigabe channels change {channel}`.",
        "The access token of {channel} is no longer good. Connect it anew: `freigabe channels change {channel}`.",
    ),
    "permission": (
        "Dem Zugang von {channel} fehlt ein Recht ({detail}). Verbinde den Kanal mit allen Rechten neu.",
        "The access to {channel} lacks a permission ({detail}). Connect the channel anew with all of them.",
    ),
    "quota": (
        "{channel} nimmt gerade nichts mehr an: zu viele Anfragen. Es wird später noch einmal versucht.",
        "{channel} takes nothing more for now: too many requests. It is tried again later.",
    ),
    "policy": (
        "{channel} hat das Konto oder den Beitrag gesperrt ({detail}). Sieh erst dort nach.",
        "{channel} has blocked the account or the post ({detail}). Look there first.",
    ),
    "duplicate": (
        "{channel} hält den Beitrag für doppelt und nimmt ihn nicht an. Ändere den Text.",
        "{channel} takes the post for a duplicate and does not accept it. Change the text.",
    ),
    "too_large": (
        "Ein Bild ist für {channel} zu groß. Nimm ein kleineres.",
        "A picture is too large for {channel}. Take a smaller one.",
    ),
    "ratio": (
        "Ein Bild hat für {channel} das falsche Seitenverhältnis. Schneide es zu.",
        "A picture has the wrong shape for {channel}. Crop it.",
    ),
    "text_length": (
        "Der Text ist für {channel} zu lang. Kürze ihn für diesen Kanal.",
        "The text is too long for {channel}. Shorten it for this channel.",
    ),
    "alt_length": (
        "Ein Alternativtext ist für {channel} zu lang. Kürze ihn.",
        "An alt text is too long for {channel}. Shorten it.",
    ),
    "picture_count": (
        "{channel} nimmt nicht so viele oder nicht so wenige Bilder.",
        "{channel} does not take that many, or that few, pictures.",
    ),
    "picture_kind": (
        "{channel} konnte ein Bild nicht lesen ({detail}).",
        "{channel} could not read a picture ({detail}).",
    ),
    "unreachable": (
        "{channel} ist gerade nicht zu erreichen.",
        "{channel} cannot be reached right now.",
    ),
    "busy": (
        "{channel} ist gerade gestört ({detail}).",
        "{channel} is out of order right now ({detail}).",
    ),
    "gone": (
        "{channel} kennt das nicht (mehr): {detail}.",
        "{channel} does not know that (any more): {detail}.",
    ),
    "unfetchable": (
        "{channel} konnte ein Bild nicht abholen. Freigabe muss von außen erreichbar sein: FREIGABE_ADDRESS.",
        "{channel} could not fetch a picture. Freigabe must be reachable from outside: FREIGABE_ADDRESS.",
    ),
    "protocol": (
        "{channel} hat geantwortet, was niemand erwartet hat: {detail}",
        "{channel} gave an answer that nobody expected: {detail}",
    ),
    "setting": (
        "Eine Angabe zu {channel} ist nicht zu brauchen: {detail}",
        "Something told about {channel} cannot be used: {detail}",
    ),
    "private_address": (
        (
            "{channel} führt mit {detail} in ein privates Netz. Soll das so sein, erlaubt es, wer Freigabe betreibt: "
            "FREIGABE_PRIVATE_ADDRESSES={detail}."
        ),
        (
            "{channel} leads with {detail} into a private network. If that is meant, whoever runs Freigabe allows it: "
            "FREIGABE_PRIVATE_ADDRESSES={detail}."
        ),
    ),
    "slow": (
        "{channel} hat nicht rechtzeitig geantwortet ({detail}). Versuch es gleich noch einmal.",
        "{channel} did not answer in time ({detail}). Try again in a moment.",
    ),
    "address": (
        (
            "{channel} holt Bilder bei Freigabe ab, und dorthin kommt von außen niemand. Wer Freigabe betreibt, setzt "
            "FREIGABE_ADDRESS auf eine öffentliche Adresse mit https."
        ),
        (
            "{channel} fetches pictures from Freigabe, which nobody outside can reach. Whoever runs Freigabe sets "
            "FREIGABE_ADDRESS to a public address with https."
        ),
    ),
    "role": (
        "Der Zugang darf auf dieser Seite von {channel} nichts veröffentlichen. Gib ihm dort die Rolle Administrator.",
        "The access may not publish on this page of {channel}. Give it the role of an administrator there.",
    ),
    "version": (
        "{channel} schaltet die eingestellte Version seiner Schnittstelle bald ab. Trage eine neuere ein.",
        "{channel} is about to end the version of its interface that is set. Enter a newer one.",
    ),
    "disk": (
        "Der Ordner von {channel} ist nicht zu beschreiben ({detail}).",
        "The folder of {channel} cannot be written to ({detail}).",
    ),
    "unconnected": (
        "Der Kanal {channel} ist nicht (mehr) verbunden: `freigabe channels add`.",
        "The channel {channel} is not connected (any more): `freigabe channels add`.",
    ),
    "not_found": (
        "Auf {channel} ist nichts davon zu finden.",
        "Nothing of it is to be found on {channel}.",
    ),
}
OPEN = (
    "Ob auf {channel} etwas draußen ist, steht nicht fest. ",
    "Whether anything is out on {channel} is not certain. ",
)
CHANNELS: Words = {
    "ChannelRefused": (
        "Der Kanal {channel} hat nicht angenommen ({trouble}); draußen ist nichts.",
        "The channel {channel} did not take it ({trouble}); nothing is out.",
    ),
    **{f"ChannelRefused.{name}": said for name, said in TROUBLES.items()},
    "OutcomeUnknown": (
        "Der Kanal {channel} hat nicht geantwortet ({trouble}); ob etwas draußen ist, wird nachgesehen.",
        "The channel {channel} did not answer ({trouble}); whether something is out is being looked up.",
    ),
    **{f"OutcomeUnknown.{name}": (OPEN[0] + said[0], OPEN[1] + said[1]) for name, said in TROUBLES.items()},
    "ByHand": (
        "Auf {channel} muss ein Mensch löschen: {link}",
        "On {channel} a person has to delete it: {link}",
    ),
    "ChannelTaken": (
        "Einen Kanal „{name}“ gibt es schon. Nimm einen anderen Namen, oder ändere den vorhandenen.",
        'There is a channel "{name}" already. Take another name, or change the one there is.',
    ),
    "ChannelInUse": (
        "Auf {name} ist noch etwas unterwegs ({waiting}). Nimm es erst aus dem Plan.",
        "Something is still on its way on {name} ({waiting}). Take it out of the queue first.",
    ),
}
ON_PAGES: Words = {
    **TROUBLES,
    "token": (
        "Das Zugangs-Token gilt nicht oder nicht mehr. Hol dir bei {channel} ein neues, und trage es beim Kanal ein.",
        "The access token is not good, or no longer. Get a new one from {channel}, and enter it with the channel.",
    ),
    "permission": (
        "Dem Zugang fehlt ein Recht: {detail}. Gib es ihm bei {channel}, und trage das neue Token beim Kanal ein.",
        "The access lacks a permission: {detail}. Grant it at {channel}, and enter the new token with the channel.",
    ),
    "unreachable": (
        "{channel} ist nicht zu erreichen. Stimmt die Adresse, und ist der Dienst gerade gestört?",
        "{channel} cannot be reached. Is the address right, and is the service out of order?",
    ),
    "gone": (
        "{channel} kennt unter diesen Angaben nichts ({detail}). Sieh Adresse und Nummern nach.",
        "{channel} knows nothing by what was told ({detail}). Check the address and the numbers.",
    ),
    "setting": (
        "Eine Angabe ist nicht zu brauchen: {detail}",
        "Something that was told cannot be used: {detail}",
    ),
    "private_address": (
        (
            "{detail} liegt in einem privaten Netz; dorthin senden wir nichts. Soll das so sein, erlaubt es, wer "
            "Freigabe betreibt, mit FREIGABE_PRIVATE_ADDRESSES."
        ),
        (
            "{detail} lies in a private network, and nothing is sent there. If that is meant, whoever runs Freigabe "
            "allows it by FREIGABE_PRIVATE_ADDRESSES."
        ),
    ),
    "unconnected": (
        "Der Kanal {channel} ist nicht mehr verbunden.",
        "The channel {channel} is not connected any more.",
    ),
}
"""The same beside a form in which it can be mended, where no command has to be named."""
STEPS: Words = {
    "instagram": (
        (
            "Diese Anbindung darf auf Instagram nichts löschen. Öffne den Beitrag in der Instagram-App, "
            "tippe auf die drei Punkte, dann auf Löschen, und bestätige. Sag es dann hier: Freigabe sieht nach."
        ),
        (
            "This connection may delete nothing on Instagram. Open the post in the Instagram app, "
            "tap the three dots, then Delete, and confirm. Then say so here: Freigabe looks."
        ),
    ),
    "webhook": (
        "Der Empfänger nimmt keine Löschaufträge an. Lösche den Beitrag dort, und bestätige es dann hier.",
        "The receiver takes no orders to delete. Delete the post there, then confirm it here.",
    ),
    "unconnected": (
        "Der Kanal ist nicht mehr verbunden. Lösche den Beitrag dort von Hand, und bestätige es dann hier.",
        "The channel is no longer connected. Delete the post there by hand, then confirm it here.",
    ),
}
"""What a person does where a channel deletes nothing (`approvals.channels.ByHand`)."""
