"""Numbers below a hundred as words, as people write code names: "Rezeptur siebenundvierzig" is "Rezeptur 47"."""

GERMAN = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn"
    " achtzehn neunzehn"
).split()
GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
HUNDRED = 100


def in_words(number: int) -> tuple[str, str]:
    """In German and in English; raises `ValueError` from a hundred on."""
    if not 0 <= number < HUNDRED:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    if number < len(GERMAN):
        return GERMAN[number], ENGLISH[number]
    if not ones:
        return GERMAN_TENS[tens - 2], ENGLISH_TENS[tens - 2]
    return (
        f"{GERMAN[ones].removesuffix('s') if ones == 1 else GERMAN[ones]}und{GERMAN_TENS[tens - 2]}",
        f"{ENGLISH_TENS[tens - 2]} {ENGLISH[ones]}",
    )
