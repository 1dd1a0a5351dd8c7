"""People at their browsers: `python -m tests.benchmarks.fifty_users PLAN`, in a process of its own.

Each asks for something every second, whether or not the last answer has come: a server that falls behind is asked on.
The plan (JSON) names address, seconds, and per person the headers and what to ask for; results go to standard output.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx

TIMEOUT = 30.0
ASKED_EVERY = 1.0


async def ask(client: httpx.AsyncClient, headers: Mapping[str, str], one: Mapping[str, Any]) -> dict[str, Any]:
    """One request, from before it is sent until its last byte is here."""
    since = time.perf_counter()
    try:
        answer = await client.request(
            one["method"], one["path"], data=one["form"] or None, headers={**headers, **one["headers"]}
        )
        status, size = answer.status_code, len(answer.content)
    except httpx.TransportError as trouble:
        status, size = -1, len(repr(trouble))
    return {
        "name": one["name"],
        "kind": one["kind"],
        "status": status,
        "size": size,
        "ms": (time.perf_counter() - since) * 1000,
    }


async def person(
    client: httpx.AsyncClient, who: Mapping[str, Any], seconds: float, chance: random.Random
) -> list[dict[str, Any]]:
    """One person's minute. They began at some moment of the first second."""
    begun = time.perf_counter() + chance.random() * ASKED_EVERY
    asks: Sequence[Mapping[str, Any]] = who["asks"]
    weights = [one["weight"] for one in asks]
    out = []
    for number in range(int(seconds / ASKED_EVERY)):
        await asyncio.sleep(max(begun + number * ASKED_EVERY - time.perf_counter(), 0))
        out.append(asyncio.create_task(ask(client, who["headers"], chance.choices(asks, weights)[0])))
    return await asyncio.gather(*out)


async def everybody(plan: Mapping[str, Any]) -> list[dict[str, Any]]:
    limits = httpx.Limits(max_connections=200, max_keepalive_connections=200)
    async with httpx.AsyncClient(
        base_url=plan["address"], limits=limits, timeout=TIMEOUT, trust_env=False, follow_redirects=False
    ) as client:
        chance = random.Random(plan["seed"])
        days = [person(client, who, plan["seconds"], random.Random(chance.random())) for who in plan["people"]]
        return [one for day in await asyncio.gather(*days) for one in day]


if __name__ == "__main__":
    json.dump(asyncio.run(everybody(json.loads(Path(sys.argv[1]).read_text()))), sys.stdout)
