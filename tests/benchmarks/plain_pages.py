"""What a user would write otherwise: FastAPI and Jinja over the same database, the ORM loading as the template asks.

`python plain_pages.py DATABASE PORT` serves the newest posts with authors, pictures, faces and
places, and one post with all of it. No rights, no privacy, no names unsealed: it does less than the pages do.
"""

import sys
from typing import Annotated

import uvicorn
from fastapi import FastAPI, Query
from fastapi.responses import HTMLResponse
from jinja2 import DictLoader, Environment
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session, foreign, relationship, remote

from approvals.posts import Stage
from storage import tables as t
from storage import tables_lists

PAGE = 24
TEMPLATES = {
    "posts": """<!doctype html><html lang="de"><title>Beiträge</title><h1>Beiträge</h1><ul>
{% for post in posts %}<li><a href="/posts/{{ post.id }}">{{ post.newest.text[:120] }}</a> {{ post.stage }}
{% for author in post.writers %}{{ author.person }} {% endfor %}
{% for shown in post.newest.showings %}{{ shown.picture }} {{ shown.faces|length }} {% endfor %}
{% for placement in post.places %}{{ placement.channel }} {{ placement.stage }} {% endfor %}</li>{% endfor %}</ul>""",
    "post": """<!doctype html><html lang="de"><title>Beitrag</title><h1>{{ post.newest.text }}</h1>
{% for shown in post.newest.showings %}<h2>{{ shown.picture }}</h2><ul>
{% for face in shown.faces %}<li>{{ face.id }} {% for naming in face.namings %}{{ naming.person }} {% endfor %}
{% for asked in face.asked %}{{ asked.channel }}
{% for answer in asked.answers %}{{ answer.said }}{% endfor %}{% endfor %}</li>{% endfor %}</ul>{% endfor %}
{% for placement in post.places %}<p>{{ placement.channel }} {{ placement.stage }}</p>{% endfor %}
{% for signature in post.signatures %}<p>{{ signature.by }}</p>{% endfor %}""",
}


def relate() -> None:
    """Everything leads to everything, loaded when a template asks for it."""
    post, revision, showing, face, asked = t.PostRow, t.RevisionRow, t.ShowingRow, t.FaceRow, t.AppearanceRow
    for one, name, other, here, there in (
        (post, "newest", revision, post.revision, revision.id),
        (post, "writers", tables_lists.AuthorRow, post.id, tables_lists.AuthorRow.post),
        (post, "places", t.PlacementRow, post.id, t.PlacementRow.post),
        (post, "signatures", t.SignatureRow, post.id, t.SignatureRow.post),
        (revision, "showings", showing, revision.id, showing.revision),
        (showing, "faces", face, showing.picture, face.picture),
        (face, "namings", t.NamingRow, face.id, t.NamingRow.face),
        (face, "asked", asked, face.id, asked.face),
        (asked, "answers", t.AnswerRow, asked.id, t.AnswerRow.appearance),
    ):
        joined = here == remote(foreign(there)) if name != "newest" else foreign(here) == remote(there)
        setattr(one, name, relationship(other, primaryjoin=joined, viewonly=True, uselist=name != "newest"))


def application(database: str) -> FastAPI:
    relate()
    app, engine = FastAPI(), create_engine(f"sqlite:///{database}")
    templates = Environment(loader=DictLoader(TEMPLATES), autoescape=True)

    @app.get("/posts")
    def posts(q: Annotated[str, Query()] = "") -> HTMLResponse:
        with Session(engine) as session:
            newest = select(t.PostRow).where(t.PostRow.stage != Stage.DRAFT).order_by(t.PostRow.n.desc()).limit(PAGE)
            if q:
                newest = newest.join(t.RevisionRow, t.RevisionRow.id == t.PostRow.revision)
                newest = newest.where(t.RevisionRow.text.contains(q))
            return HTMLResponse(templates.get_template("posts").render(posts=session.scalars(newest).all()))

    @app.get("/posts/{post}")
    def one(post: str) -> HTMLResponse:
        with Session(engine) as session:
            found = session.scalars(select(t.PostRow).where(t.PostRow.id == post)).one()
            return HTMLResponse(templates.get_template("post").render(post=found))

    return app


if __name__ == "__main__":
    uvicorn.run(application(sys.argv[1]), host="127.0.0.1", port=int(sys.argv[2]), log_level="warning")
