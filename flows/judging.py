"""A revision is judged by policies; the judgement is kept by content and rules."""

from approvals.desk.checking import ToDo
from approvals.judging import company_in, material
from flows.house import House
from policies.findings import Finding
from policies.judge import judge


def judge_and_keep(home: House, to_do: ToDo) -> tuple[Finding, ...]:
    """Judge outside of any transaction, then keep what was found, unless the draft was written over meanwhile."""
    with home.begin(reading=True) as work:
        company = company_in(work.company.guideline_data)
    found = judge(material(to_do.revision, to_do.facts), home.guideline, company)
    with home.begin() as work:
        if work.revisions.find(id=to_do.revision.id):
            work.keep_findings(to_do.revision.content, to_do.rules, found)
        work.commit()
    return found
