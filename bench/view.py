"""How fast the graph's page is: to make, to open, to show all.

    python bench/view.py [--loads 5]

Opens generated graphs of 200 and of 5,000 names in headless Chromium and prints, for each, the time to write the page, its
size, and medians over several loads: until the page answers to clicks, until its first full drawing, and what it takes to
show everything and to draw it once.  Milliseconds, unless it says otherwise.  Needs Chromium (GRAPHKIT_CHROMIUM, or on the
path) and Playwright.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from graphkit.views.html import write_html  # noqa: E402
from tests.views.samples import made_up  # noqa: E402

SIZES = ((200, 320), (5_000, 20_000))
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")

_DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
_ALL = """() => {
    const before = performance.now();
    State.set({ amount: "all" });
    const shown = performance.now();
    Canvas.network().redraw();
    return [shown - before, performance.now() - shown];
}"""


def measure(browser: Browser, file: Path) -> dict[str, float]:
    """One load in a fresh context: names of what was measured, and milliseconds."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_selector("html[data-ready]", state="attached", timeout=120_000)
    ready = float(page.locator("html").get_attribute("data-ready") or "nan")
    drawn = float(page.evaluate(_DRAWN))
    everything, frame = page.evaluate(_ALL)
    context.close()
    return {"answers to clicks": ready, "drawn": drawn, "show all": everything, "draw all once": frame}


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--loads", type=int, default=5, help="how many times each page is opened")
    loads = parser.parse_args().loads
    chromium = subprocess.run(["bash", str(ROOT / "scripts" / "find-chromium.sh")], capture_output=True, text=True, check=False)
    if chromium.returncode:
        print("view: skipped, no Chromium found: install one, or set GRAPHKIT_CHROMIUM to its path")
        return 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.stdout.strip(), args=list(FLAGS))
        for nodes, edges in SIZES:
            knowledge = made_up(nodes, edges)
            file = Path(folder) / f"{nodes}.html"
            begin = time.perf_counter()
            write_html(knowledge, file)
            took = time.perf_counter() - begin
            print(f"{nodes:,} names, {edges:,} facts: written in {took:.1f} s, {file.stat().st_size / 1e6:.1f} MB")
            runs = [measure(browser, file) for _ in range(loads)]
            for what in runs[0]:
                values = sorted(run[what] for run in runs)
                print(f"  {what:18} {statistics.median(values):7.0f} ms (of {loads}: {values[0]:.0f} to {values[-1]:.0f})")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
