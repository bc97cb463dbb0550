"""What tests of several rooms share: the checkout, the sample and the real articles, the browser."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from graphkit.model import (
    Assertion,
    Block,
    BlockKind,
    Document,
    Entity,
    Evidence,
    Knowledge,
    Provenance,
    Span,
    Statement,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CHECKOUT = Path(__file__).parent.parent

# How long an example takes tells of the machine and not of the code: no property is a timed test.
settings.register_profile("graphkit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("graphkit")


@dataclass(frozen=True)
class Outcome:
    """What a run of the command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in this process, with everything as text."""

    def call(*arguments: object) -> Outcome:
        from graphkit.cli import main

        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Outcome(int(left.value.code or 0), told.out, told.err)

    return call


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top folder of the project."""
    return CHECKOUT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of sample articles."""
    return CHECKOUT / "seeds"


@pytest.fixture(scope="session")
def real_articles() -> Path:
    """A folder of real articles that is not part of the project; skips where there is none."""
    folder = Path(os.environ.get("GRAPHKIT_REAL_ARTICLES") or CHECKOUT.parent / "shared" / "seeds")
    if not any(folder.glob("*.txt")):
        pytest.skip("no real articles here: set GRAPHKIT_REAL_ARTICLES to a folder of them")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome; skips where there is none."""
    found = subprocess.run(["bash", str(CHECKOUT / "scripts" / "find-chromium.sh")], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip("no Chromium or Chrome found: install one, or set GRAPHKIT_CHROMIUM to its path")
    return found.stdout.strip()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A headless browser for the session, cut off from the network services that Chromium looks for by itself."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def deals() -> Knowledge:
    """A small knowledge, built by hand: two documents, one fact of each kind that the graph tells apart."""
    tech, fashion = (
        "Microsoft bought LinkedIn for $26.2 billion in 2016.\nAdobe said it would buy Figma.\nAdobe and Microsoft are partners.",
        "Kering owns Gucci.\nGeorge Clooney has been a face of Nespresso: “What else?”",
    )
    documents = (
        Document(
            identifier="deals/tech.txt",
            text=tech,
            title="Two deals",
            published="2022-09-15",
            blocks=(Block(0, 52, BlockKind.PARAGRAPH), Block(53, len(tech), BlockKind.PARAGRAPH)),
        ),
        Document(
            identifier="fashion.txt",
            text=fashion,
            title="Faces & <owners>",
            published="2022-11",
            url="https://example.org/fashion?page=1",
            publisher="Example News",
            author="staff",
        ),
    )
    names = (
        ("adobe", "Adobe", "Organization"),
        ("figma", "Figma", "Organization"),
        ("george-clooney", "George Clooney", "Person"),
        ("gucci", "Gucci", "Brand"),
        ("kering", "Kering", "Organization"),
        ("linkedin", "LinkedIn", "Platform"),
        ("microsoft", "Microsoft", "Organization"),
        ("nespresso", "Nespresso", "Brand"),
    )
    entities = tuple(
        Entity(id=key, label=label, type=kind, members=((documents[key[0] in "gkn"].identifier, "m#1"),))
        for key, label, kind in names
    )
    entities = (replace(entities[0], aliases=("Adobe Inc.", "Adobe Systems"), named=False), *entities[1:])

    def read(document: Document, sentence: str, rule: str, **more: Any) -> tuple[Evidence, ...]:
        start = document.text.index(sentence)
        return (Evidence(document.identifier, start, start + len(sentence), sentence, rule, **more),)

    price = Decimal("26200000000")
    bought = read(
        documents[0],
        "Microsoft bought LinkedIn for $26.2 billion in 2016.",
        "acquires.buy",
        subject_span=Span(0, 9),
        object_span=Span(17, 25),
        trigger_span=Span(10, 16),
        date="2016",
        amount=price,
        currency="USD",
        why=("the price follows “for”",),
    )
    said = read(documents[0], "Adobe said it would buy Figma.", "acquires.buy", status=Status.PLANNED, attributed_to="adobe")
    assertions = (
        Assertion("acquires-1", "microsoft", "acquires", "linkedin", date="2016", amount=price, currency="USD", evidence=bought),
        Assertion(
            "acquires-2",
            "adobe",
            "acquires",
            "figma",
            Status.PLANNED,
            attributed_to="adobe",
            confidence=Decimal("0.65"),
            evidence=said,
        ),
        Assertion(
            "endorses-1",
            "george-clooney",
            "endorses",
            "nespresso",
            role="face",
            evidence=read(documents[1], "George Clooney has been a face of Nespresso: “What else?”", "endorses.face"),
        ),
        Assertion(
            "owns-1", "kering", "owns", "gucci", evidence=read(documents[1], "Kering owns Gucci.", "owns.own", date="2022-11-27")
        ),
        Assertion(
            "partnersWith-1",
            "adobe",
            "partnersWith",
            "microsoft",
            reason="cloud services",
            evidence=read(documents[0], "Adobe and Microsoft are partners.", "partnersWith.partner"),
        ),
    )
    start = fashion.index("“")
    statement = Statement("fashion.txt", start, start + 12, "What else?", "george-clooney")
    return Knowledge(documents, entities, assertions, (statement,), Provenance("graphkit 0.1.0", "a model", "0" * 64))
