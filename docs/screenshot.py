"""Makes the picture of the graph view in the README from the sample corpus.

    python docs/screenshot.py [--output docs/graph.png]

Builds the graph of the articles in seeds/ (without those kept back for validation, which nobody who works on the rules should
see), opens its page in headless Chromium with one fact chosen, and takes a picture.  Needs Chromium (GRAPHKIT_CHROMIUM, or
on the path) and Playwright.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from graphkit import pipeline
from graphkit.model import Assertion, Knowledge
from graphkit.views.html import write_html

ROOT = Path(__file__).parent.parent
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


def sample() -> Knowledge:
    """What graphkit reads in the sample articles."""
    kept_back = set((ROOT / "tests/gold/validation.txt").read_text("utf-8").split())
    return pipeline.build(sorted(p for p in (ROOT / "seeds").glob("*.txt") if p.stem not in kept_back))


def best_told(knowledge: Knowledge) -> Assertion:
    """The fact to show: of those that the most articles tell, one with a date, by the alphabet."""
    return min(knowledge.assertions, key=lambda a: (-len(a.documents), a.date is None, a.id))


def main() -> int:
    """Writes the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "graph.png")
    parser.add_argument("--fact", help="id of the fact to show; default: one of those that the most articles tell")
    chosen = parser.parse_args()
    found = subprocess.run(["bash", str(ROOT / "scripts/find-chromium.sh")], capture_output=True, text=True, check=False)
    if found.returncode:
        print("screenshot: no Chromium found: install one, or set GRAPHKIT_CHROMIUM to its path", file=sys.stderr)
        return 1
    knowledge = sample()
    fact = chosen.fact or best_told(knowledge).id
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "graph.html"
        write_html(knowledge, file)
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1240, "height": 760}, reduced_motion="reduce")
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-ready]")
        # All of the graph stays bright, beside the details of one fact.
        page.evaluate("id => Panel.show({ ...State.get(), fact: id })", fact)
        page.wait_for_timeout(400)
        page.screenshot(path=chosen.output)
        browser.close()
    print(f"{chosen.output}: {chosen.output.stat().st_size // 1000} kB, showing {fact}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
