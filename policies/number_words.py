"""Numbers below a hundred as words, as people write code names: "Rezeptur siebenundvierzig" is "Rezeptur 47"."""

from policies.lexicon import in_order

GERMAN, GERMAN_TENS = in_order("numbers_de"), in_order("tens_de")
ENGLISH, ENGLISH_TENS = in_order("numbers_en"), in_order("tens_en")
HUNDRED = 100


def in_words(number: int) -> tuple[str, str]:
    """In German and in English, folded; raises `ValueError` from a hundred on."""
    if not 0 <= number < HUNDRED:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    if number < len(GERMAN):
        return GERMAN[number], ENGLISH[number]
    if not ones:
        return GERMAN_TENS[tens - 2], ENGLISH_TENS[tens - 2]
    one = "ein" if ones == 1 else GERMAN[ones]
    return f"{one}und{GERMAN_TENS[tens - 2]}", f"{ENGLISH_TENS[tens - 2]} {ENGLISH[ones]}"
