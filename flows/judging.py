"""A revision is judged by policies; the judgement is kept by content and rules."""

from approvals.desk.checking import ToDo
from approvals.judging import company_in, material
from flows.house import House
from flows.reading_pictures import writings_in
from policies.findings import Finding
from policies.judge import judge


def judge_and_keep(home: House, to_do: ToDo) -> tuple[Finding, ...]:
    """Judge outside of any transaction, then keep what was found, unless the draft was written over meanwhile."""
    with home.begin(reading=True) as work:
        settings, rules = work.company, work.rules
    company = company_in(settings.guideline_data)
    writings = writings_in(home, {shown.picture for shown in to_do.revision.pictures})
    guideline = home.guideline_of(settings)
    ear = home.ears.wait(guideline)
    found = judge(material(to_do.revision, to_do.facts, writings), guideline, company, ear)
    with home.begin() as work:
        if work.revisions.find(id=to_do.revision.id):
            work.keep_findings(to_do.revision.content, rules, found)
        work.commit()
    return found
