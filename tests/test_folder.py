from __future__ import annotations

from pathlib import Path

import pytest

from graphkit import folder
from graphkit.errors import StoreError


def test_what_was_written_takes_its_place_and_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "graph.ttl").write_text("old")
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "old-file").write_text("old")
    with folder.replaced(tmp_path) as stage:
        (stage / "graph.ttl").write_text("new")
        (stage / "store").mkdir()
        (stage / "store" / "new-file").write_text("new")
        assert (tmp_path / "graph.ttl").read_text() == "old"
    assert (tmp_path / "graph.ttl").read_text() == "new"
    assert [p.name for p in (tmp_path / "store").iterdir()] == ["new-file"]
    assert (tmp_path / "README.md").read_text() == "mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["README.md", "graph.ttl", "store"]


def test_a_failure_leaves_the_old_graph_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("old")
    with pytest.raises(RuntimeError), folder.replaced(tmp_path) as stage:
        (stage / "graph.ttl").write_text("half")
        raise RuntimeError
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"graph.ttl": "old"}


def test_a_swap_that_fails_half_way_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "graph.html").write_text("old page")
    (tmp_path / "graph.ttl").write_text("old turtle")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "graph.ttl" and target.parent == tmp_path and target.name == "graph.ttl" and self.parent.name != ".old":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(StoreError, match="No space left"), folder.replaced(tmp_path) as stage:
        (stage / "graph.html").write_text("new page")
        (stage / "graph.ttl").write_text("new turtle")
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"graph.html": "old page", "graph.ttl": "old turtle"}


def test_a_folder_that_cannot_be_made_is_told_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="choose another folder with -o"), folder.replaced(tmp_path / "file" / "output"):
        pytest.fail("the body must not run")
