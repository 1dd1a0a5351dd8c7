"""`freigabe guideline`, as other programs call it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.commands.guideline import app
from tests.policies.conftest import ENGLISH, GERMAN

COMPANY = "name: Lindner\nphones: ['07071 9400-0']\ncustomers:\n  - {name: Hotel Sonnblick GmbH, consent: false}\n"


@pytest.fixture
def company(tmp_path: Path) -> str:
    path = tmp_path / "company.yaml"
    path.write_text(COMPANY, "utf-8")
    return str(path)


def check(*options: str, lines: list[object]):
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return CliRunner().invoke(app, ["check", *options], input=text, catch_exceptions=False)


def test_one_answer_a_line(company: str):
    """Offsets are code points of the text as received, end exclusive."""
    draft = {"id": "a", "lang": "de", "text": "😀 Heute im Hotel Sonnblick, Tel. 07071 9400-11"}
    result = check("--company", company, "--json", lines=[draft, "", {"id": 2, "lang": "en", "text": "Hello"}])
    first, second = map(json.loads, result.stdout.splitlines())
    (finding,) = first["findings"]
    assert list(finding) == ["rule", "level", "start", "end", "quote", "message", "fix"]
    assert (finding["rule"], finding["level"], finding["start"], finding["end"]) == ("kundenname", "block", 11, 26)
    assert (first["id"], second, result.exit_code) == ("a", {"id": 2, "findings": []}, 0)


def test_the_message_speaks_the_language_of_the_draft():
    """Rule ids are the same in both."""
    drafts = [{"id": lang, "lang": lang, "text": "DE89 3704 0044 0532 0130 00"} for lang in ("de", "en")]
    german, english = (json.loads(line)["findings"][0] for line in check("--json", lines=drafts).stdout.splitlines())
    assert german["rule"] == english["rule"] == "kontodaten"
    assert "Kontodaten" in german["message"]
    assert "account data" in english["message"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 1: no JSON"),
        ("[1]", "line 1: no JSON object"),
        ('{"id": 1, "text": "a"}', 'line 1: "lang" is missing'),
        ('{"id": 1, "lang": "fr", "text": "a"}', "line 1: \"lang\" is 'fr'"),
        ('{"id": 1, "lang": "de", "text": null}', 'line 1: "text" is NoneType'),
        ('{"id": [], "lang": "de", "text": "a"}', 'line 1: "id" is []'),
    ],
)
def test_a_broken_line_does_not_stop_the_others(line: str, said: str, monkeypatch: pytest.MonkeyPatch):
    """It is named on stderr, the others are answered, and the exit code tells."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    result = check("--json", lines=[line, {"id": "b", "lang": "de", "text": "Hallo"}])
    assert said in result.stderr
    assert json.loads(result.stdout) == {"id": "b", "findings": []}
    assert result.exit_code == 1


def test_a_lone_surrogate_is_answered():
    """What JSON can carry is judged and given back."""
    result = check("--json", lines=['{"id": 1, "lang": "de", "text": "\\ud800 So ein Idiot"}'])
    assert json.loads(result.stdout)["findings"][0]["quote"] == "Idiot"


def test_people_get_a_table(monkeypatch: pytest.MonkeyPatch):
    """Without --json, in the language of the terminal."""
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    result = check(
        lines=[{"id": "a", "lang": "de", "text": "So ein Idiot"}, {"id": "b", "lang": "de", "text": "Hallo"}]
    )
    assert "begründen" in result.stdout
    assert "b: nichts gefunden" in result.stdout


@pytest.mark.parametrize(("text", "said"), [("phones: 1", "phones"), ("- a", "YAML")])
def test_a_bad_company_file_is_told(tmp_path: Path, text: str, said: str):
    """The file, the place and the key."""
    (tmp_path / "company.yaml").write_text(text)
    result = check("--company", str(tmp_path / "company.yaml"), lines=[])
    assert result.exit_code == 2
    assert said in result.stderr


def test_the_shipped_examples_hold():
    """What `make check` asks."""
    result = CliRunner().invoke(app, ["test"])
    assert result.exit_code == 0
    assert result.stdout.count("39 clauses") == 2


def test_a_failing_example_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Clause, example and line, and exit code 1."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    (tmp_path / "guideline.de.md").write_text(GERMAN.replace("So ein Quark", "So ein Käse"), "utf-8")
    (tmp_path / "guideline.en.md").write_text(ENGLISH, "utf-8")
    result = CliRunner().invoke(app, ["test", "--folder", str(tmp_path)])
    assert result.exit_code == 1
    assert 'guideline.de.md, line 13: clause "quark" does not keep its example: So ein Käse' in result.stderr


def test_the_guideline_is_shown_as_people_read_it():
    """In the language asked for."""
    result = CliRunner().invoke(app, ["show", "--lang", "en"])
    assert "works council" in result.stdout
    assert "```" not in result.stdout
