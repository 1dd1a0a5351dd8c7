"""The three questions about the mood, as statements one agrees with or not."""

from approvals.pages.told import N_

STATEMENTS = (
    N_("Ich weiß, was mit Bildern von mir passiert."),
    N_("Ich traue mich, etwas vorzuschlagen oder Nein zu sagen."),
    N_("Social Media tut unserer Firma gut."),
)
SHORT = (N_("Ich weiß Bescheid"), N_("Ich traue mich"), N_("Es tut uns gut"))
SCALE = (N_("gar nicht"), N_("eher nicht"), N_("teils"), N_("eher ja"), N_("ganz"))
"""From 1 to 5."""
