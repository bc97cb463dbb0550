"""Files, folders and globs: which articles, under what names, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import InputError
from graphkit.read import read_documents


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with three articles and a few other files."""
    for name in ("news/b.txt", "news/a.txt", "news/deep/c.txt", "news/notes.md", "news/.hidden/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Title of {name}\n\nAnn Lee left the house.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*paths: str | Path) -> list[str]:
    return [document.identifier for document in read_documents(paths)]


def test_a_folder_is_searched_through_all_levels_and_read_in_order(folder: Path) -> None:
    assert names("news") == ["news/a.txt", "news/b.txt", "news/deep/c.txt"]


def test_the_page_of_a_graph_is_no_article(folder: Path) -> None:
    for name in ("graph.html", "graph.ttl"):
        Path("news", name).write_text("<p>x</p>", encoding="utf-8")
    assert names("news") == ["news/a.txt", "news/b.txt", "news/deep/c.txt"]


def test_the_name_of_a_document_is_its_path_as_given(folder: Path) -> None:
    assert names("news/a.txt") == names("./news/a.txt") == names(folder / "news" / "a.txt") == ["news/a.txt"]


def test_a_path_outside_the_current_folder_keeps_its_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "news" / "deep")
    assert names("../a.txt") == ["../a.txt"]
    assert names(folder / "news" / "a.txt") == [(folder / "news" / "a.txt").as_posix()]


def test_a_file_named_in_several_ways_is_read_once(folder: Path) -> None:
    assert names("news/a.txt", "news", "news/*.txt", folder / "news" / "b.txt") == ["news/a.txt", "news/b.txt", "news/deep/c.txt"]
    assert names("news", "news/a.txt") == names("news/a.txt", "news")


def test_globs_find_files_of_one_or_all_levels(folder: Path) -> None:
    assert names("news/*.txt") == ["news/a.txt", "news/b.txt"]
    assert names("news/**/*.txt") == ["news/a.txt", "news/b.txt", "news/deep/c.txt"]


def test_a_file_named_outright_is_read_whatever_its_ending(folder: Path) -> None:
    assert names("news/notes.md") == ["news/notes.md"]


def test_a_byte_order_mark_is_no_part_of_the_text(folder: Path) -> None:
    Path("bom.txt").write_bytes("\ufeffHi there\r\n".encode())
    assert [d.text for d in read_documents(["bom.txt"])] == ["Hi there\n"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"bad\.txt: the file is empty"),
        (b" \n\n", r"bad\.txt: the file is empty"),
        (b"\x89PNG\x00\x01\x02", r"bad\.txt: a binary file"),
        (b"caf\xe9 society", r"bad\.txt: not UTF-8 \(byte 3\)"),
        ("utf-sixteen".encode("utf-16"), r"bad\.txt: not UTF-8"),
        (b"x" * 5_000_001, r"bad\.txt: 5\.0 MB is too large"),
    ],
)
def test_a_file_that_is_no_article_is_refused_in_one_line(folder: Path, content: bytes, message: str) -> None:
    Path("bad.txt").write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        names("bad.txt")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["nowhere.txt", "empty", "news/*.pdf"])
def test_a_path_that_leads_nowhere_is_refused(folder: Path, path: str) -> None:
    Path("empty").mkdir()
    with pytest.raises(InputError, match=path.replace("*", r"\*")):
        names(path)


def test_no_path_at_all_is_refused(folder: Path) -> None:
    with pytest.raises(InputError, match="no input"):
        names()


def test_paths_are_looked_up_before_anything_is_read(folder: Path) -> None:
    Path("bad.txt").write_bytes(b"\x00")
    with pytest.raises(InputError, match="nowhere"):
        names("bad.txt", "nowhere.txt")
