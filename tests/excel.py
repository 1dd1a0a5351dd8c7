"""A list of people as a German Excel saves it, with two lines that cannot be used."""

EXCEL = (
    "Vorname;Nachname;E-Mail;Abteilung;Rolle;Telefon\r\n"
    "Jürgen;Müller;juergen.mueller@lindner.example;Werkstatt;;0171 1\r\n"
    "Gisela;Groß;gisela.gross@lindner.example;Büro;Betriebsrätin;\r\nMax;;max@lindner;Lager;;\r\n"
    "Anna;Berg;anna.berg@lindner.example;Büro;Ansprechpartnerin;\r\nAnna;Berg;anna.berg@lindner.example;Büro;Chefin;\r\n"
)


def file(encoding: str) -> dict[str, object]:
    """The list as a file that somebody chooses."""
    return {"name": "leute.csv", "mimeType": "text/csv", "buffer": EXCEL.encode(encoding)}
