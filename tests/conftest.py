"""What tests of several rooms share: the checkout, the sample and the real articles, the browser."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHECKOUT = Path(__file__).parent.parent


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
    found = subprocess.run(
        ["bash", str(CHECKOUT / "scripts" / "find-chromium.sh")], capture_output=True, text=True, check=False
    )
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
