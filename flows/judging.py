"""A revision becomes the material that policies judges; the judgement is kept by content and rules."""

from typing import cast

from approvals.desk.checking import ToDo
from flows.house import House
from policies.company import Company, read_company
from policies.findings import Finding
from policies.judge import judge
from policies.material import Language, Material, PictureFacts


def judge_and_keep(home: House, to_do: ToDo) -> tuple[Finding, ...]:
    """Judge outside of any transaction, then keep what was found."""
    with home.begin(reading=True) as work:
        company = company_in(work.company.guideline_data)
    found = judge(material(to_do), home.guideline, company)
    with home.begin() as work:
        work.keep_findings(to_do.revision.content, to_do.rules, found)
        work.commit()
    return found


def company_in(written: str) -> Company:
    return read_company(written) if written.strip() else Company()


def material(to_do: ToDo) -> Material:
    """What the guideline looks at: words, channels, and facts about the pictures, never their faces."""
    revision = to_do.revision
    pictures = []
    for shown in revision.pictures:
        facts = to_do.facts[shown.picture]
        pictures.append(
            PictureFacts(
                id=shown.picture,
                width=facts.width,
                height=facts.height,
                format=facts.kind,
                bytes=facts.size,
                alt=shown.alt,
                rights=shown.rights,
                has_position=facts.has_position,
                has_device=facts.has_device,
            )
        )
    return Material(
        revision.text, cast("Language", revision.lang), revision.channels, tuple(pictures), dict(revision.variants)
    )
