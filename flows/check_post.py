"""Check a post: judge its words, search its pictures, ask its people, make its renditions. May run twice."""

import asyncio

from prefect import flow
from prefect.artifacts import acreate_markdown_artifact

from approvals.desk import checking
from approvals.desk.checking import ToDo
from approvals.errors import NotFound
from approvals.posts import Stage
from flows.darkroom import cut, darkroom, search
from flows.discretion import discreet
from flows.house import House, house
from flows.judging import judge_and_keep


@flow(name="check_post", flow_run_name="check post {post_id}")
@discreet
async def check_post(post_id: str) -> str:
    """Bring a post up to date with the facts. Returns its stage, or "discarded" for a draft that is no more."""
    try:
        return await _check(house(), post_id)
    except NotFound as gone:
        if gone.id != post_id:
            raise
        return "discarded"


async def _check(home: House, post_id: str) -> str:
    to_do = await asyncio.to_thread(checking.to_do, home.begin, post_id, "")
    # Reading what stands in the pictures and searching them for faces take a second each: side by side.
    await asyncio.gather(_judge(home, to_do), _look(home, to_do))
    stage = await asyncio.to_thread(checking.finish_check, home.begin, post_id)
    if to_do.revision.pictures and await _render(home, post_id):
        stage = await asyncio.to_thread(checking.finish_check, home.begin, post_id)
    await _tell(home, to_do, stage)
    return str(stage)


async def _judge(home: House, to_do: ToDo) -> None:
    if not to_do.judged:
        await asyncio.to_thread(judge_and_keep, home, to_do)


async def _look(home: House, now: ToDo) -> None:
    """Search each picture that this engine has not searched yet."""
    if not now.revision.pictures:
        return
    engine = await darkroom().engine()
    to_do = await asyncio.to_thread(checking.to_do, home.begin, now.revision.post, engine)
    for picture in to_do.pictures:
        seen = await darkroom().run(search, picture)
        await asyncio.to_thread(checking.keep_search, home.begin, picture, engine, seen)


async def _render(home: House, post_id: str) -> int:
    """Make the renditions that the channels need now. Returns how many were made."""
    engine = await darkroom().engine()
    cuts = (await asyncio.to_thread(checking.to_do, home.begin, post_id, engine)).cuts
    for wanted in cuts:
        made = await darkroom().run(cut, *wanted)
        await asyncio.to_thread(checking.keep_rendition, home.begin, made)
    return len(cuts)


async def _tell(home: House, to_do: ToDo, stage: Stage) -> None:
    """An artifact in Prefect's own pages: counts and ids only, never names, texts or pictures."""
    with home.begin(reading=True) as work:
        findings = work.findings(to_do.revision.content) or ()
        faces = work.faces.find(picture=tuple(shown.picture for shown in to_do.revision.pictures))
    rows = [
        ("stage", stage),
        ("revision", to_do.revision.number),
        ("pictures", len(to_do.revision.pictures)),
        ("faces", len(faces)),
        *((f"findings: {level}", sum(f.level == level for f in findings)) for level in ("block", "reason", "hint")),
    ]
    table = "\n".join(["| what | found |", "|---|---|", *(f"| {what} | {found} |" for what, found in rows)])
    await acreate_markdown_artifact(key=f"post-{to_do.revision.post}", markdown=table, description="What was found")
