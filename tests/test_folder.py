from __future__ import annotations

from pathlib import Path

import pytest

from graphkit import folder
from graphkit.errors import StoreError
from graphkit.graph import canonical, knowledge
from graphkit.model import Knowledge

NAMES = ["graph.html", "graph.ttl", "store"]


def names(path: Path) -> list[str]:
    return sorted(p.name for p in path.iterdir())


def held(path: Path) -> Knowledge:
    with folder.opened(path) as store:
        return knowledge(store.triples())


def test_a_graph_is_put_into_a_new_folder_and_other_files_stay(tmp_path: Path, deals: Knowledge) -> None:
    output = tmp_path / "a" / "b"
    output.mkdir(parents=True)
    (output / "README.md").write_text("mine")
    with folder.rebuilt(output) as put:
        put(deals)
    assert names(output) == ["README.md", *NAMES]
    assert held(output) == canonical(deals)
    assert "gk:acquires" in (output / "graph.ttl").read_text(encoding="utf-8")
    assert "LinkedIn" in (output / "graph.html").read_text(encoding="utf-8")


def test_a_second_graph_takes_the_place_of_the_first(tmp_path: Path, deals: Knowledge) -> None:
    for graph in (deals, Knowledge()):
        with folder.rebuilt(tmp_path) as put:
            put(graph)
    assert names(tmp_path) == NAMES
    assert held(tmp_path) == Knowledge()
    assert "gk:acquires" not in (tmp_path / "graph.ttl").read_text(encoding="utf-8")


def test_a_failure_before_the_graph_is_there_leaves_the_old_one(tmp_path: Path, deals: Knowledge) -> None:
    with folder.rebuilt(tmp_path) as put:
        put(deals)
    with pytest.raises(RuntimeError), folder.rebuilt(tmp_path):
        raise RuntimeError
    assert names(tmp_path) == NAMES
    assert held(tmp_path) == canonical(deals)


def test_a_graph_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, deals: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    with folder.rebuilt(tmp_path) as put:
        put(deals)

    def full(*_: object, **__: object) -> None:
        raise StoreError("no space left")

    monkeypatch.setattr("graphkit.views.html.write_html", full)
    with pytest.raises(StoreError, match="no space left"), folder.rebuilt(tmp_path) as put:
        put(Knowledge())
    assert names(tmp_path) == NAMES
    assert held(tmp_path) == canonical(deals)
    assert "gk:acquires" in (tmp_path / "graph.ttl").read_text(encoding="utf-8")


def test_the_folder_is_held_against_a_second_build(tmp_path: Path, deals: Knowledge) -> None:
    with folder.rebuilt(tmp_path) as put:
        with pytest.raises(StoreError, match="being written by"), folder.rebuilt(tmp_path):
            pytest.fail("the body must not run")
        put(deals)
    assert held(tmp_path) == canonical(deals)


def test_a_folder_that_cannot_be_made_is_told_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="choose another folder with -o"), folder.rebuilt(tmp_path / "file" / "output"):
        pytest.fail("the body must not run")
