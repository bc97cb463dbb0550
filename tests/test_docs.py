"""What the documents show is what the command does."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import Run

_EXAMPLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"^```(?:sh|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LIST = re.compile(r"^```turtle\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def example(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder that the page tells to make."""
    (tmp_path / "example").mkdir()
    shutil.copyfile(checkout / "tests" / "views" / "golden" / "deals.ttl", tmp_path / "example" / "graph.ttl")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GRAPHKIT_GRAPH", "example")
    monkeypatch.setenv("GRAPHKIT_STORE", "memory")
    return tmp_path


def shown(text: str) -> list[tuple[str, str]]:
    """The commands of a page, each with what it prints."""
    found = []
    for block in _EXAMPLE.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


def test_the_examples_of_linked_data_print_what_the_page_says(run: Run, example: Path, checkout: Path) -> None:
    page = (checkout / "docs" / "linked-data.md").read_text(encoding="utf-8")
    listed = _LIST.search(page)
    assert listed is not None
    (example / "brands.ttl").write_text(listed[1], encoding="utf-8")
    examples = shown(page)
    assert len(examples) >= 9
    for command, output in examples:
        program, *arguments = shlex.split(command)
        assert program == "graphkit"
        told = run(*arguments)
        assert told.code == 0, f"{command}\n{told.err}"
        assert lines(told.out) == lines(output), command


def test_what_the_documents_tell_to_call_is_there(run: Run, checkout: Path) -> None:
    pages = [checkout / page for page in ("README.md", "CONTRIBUTING.md", "docs/linked-data.md")]
    code = [block for page in pages for block in _CODE.findall(page.read_text(encoding="utf-8"))]
    calls = {name for block in code for name in re.findall(r"^(?:\$ )?graphkit ([a-z]+)\b", block, re.MULTILINE)}
    assert {"build", "import", "query", "serve"} <= calls
    for name in sorted(calls):
        assert run(name, "--help").code == 0, name
