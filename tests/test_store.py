"""Stores on disk and in memory, and the choice among stores."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, Literal, URIRef

from graphkit.errors import StoreError
from graphkit.graph import GK, canonical, knowledge, triples
from graphkit.store import PARTS, DiskAddress, EndpointAddress, MemoryAddress, Store, Triple, address, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.model import Knowledge


def said(text: str) -> Triple:
    """A triple that tells one state from another."""
    return URIRef("https://example.org/it"), GK.role, Literal(text)


def roles(store: Store) -> set[str]:
    return {str(value) for value in store.dataset.objects(None, GK.role)}


@pytest.fixture(params=["disk", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with open_store(DiskAddress(tmp_path / "store") if request.param == "disk" else MemoryAddress()) as opened:
        yield opened


def test_a_store_gives_back_what_it_was_given(store: Store, deals: Knowledge) -> None:
    store.replace(triples(deals))
    assert set(store.triples()) == set(triples(deals))
    assert knowledge(store.triples()) == deals


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_a_store_keeps_every_text(text: str) -> None:
    with open_store(MemoryAddress()) as memory:
        memory.replace([said(text)])
        assert list(memory.triples()) == [said(text)]


def test_replacing_leaves_nothing_of_before_and_extending_all_of_it(store: Store) -> None:
    store.replace([said("first")])
    store.replace([said("second")])
    assert roles(store) == {"second"}
    store.extend([said("third")])
    assert roles(store) == {"second", "third"}


def test_the_parts_of_a_graph_are_kept_apart_and_replaced_with_it(store: Store) -> None:
    store.replace([said("read")], {"inferred": [said("concluded")], "imported": [said("brought")]})
    assert [list(store.part_triples(name)) for name in PARTS] == [[said("brought")], [said("concluded")]]
    assert roles(store) == {"read"}
    store.extend([said("more")])
    assert list(store.part_triples("inferred")) == [said("concluded")]
    store.replace([said("read again")])
    assert [list(store.part_triples(name)) for name in PARTS] == [[], []]
    with pytest.raises(StoreError, match="no part 'other': there are imported and inferred"):
        store.part("other")


def test_a_store_can_be_queried_through_rdflib(store: Store, deals: Knowledge) -> None:
    store.replace(triples(deals))
    rows = store.dataset.query("SELECT ?f { ?f a ?c ; ?p ?o }", initNs={}, initBindings={})
    assert len(list(rows)) == len(set(triples(deals)))
    assert store.dataset.query("ASK { ?f a gk:Acquisition }", initNs={"gk": GK}).askAnswer


def test_files_of_several_formats_are_loaded(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<https://example.org/it> a <https://example.org/T> .\n", encoding="utf-8")
    (tmp_path / "b.nt").write_text('<https://example.org/it> <https://example.org/p> "x"@en .\n', encoding="utf-8")
    store.replace([said("kept")])
    store.load(tmp_path / "a.ttl", tmp_path / "b.nt")
    it = URIRef("https://example.org/it")
    assert set(store.triples()) == {
        said("kept"),
        (it, RDF.type, URIRef("https://example.org/T")),
        (it, URIRef("https://example.org/p"), Literal("x", lang="en")),
    }


def test_a_file_that_can_not_be_loaded_is_named_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    store.replace([said("kept")])
    (tmp_path / "bad.ttl").write_text("<a> <b\n", encoding="utf-8")
    (tmp_path / "table.csv").write_text("a,b\n", encoding="utf-8")
    for name, why in (("bad.ttl", "correct the file"), ("table.csv", "can't tell its format"), ("none.ttl", "no such file")):
        with pytest.raises(StoreError, match=f"{name}: .*{why}"):
            store.load(tmp_path / name)
    assert roles(store) == {"kept"}


def test_a_term_that_rdf_does_not_allow_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="can't be stored"):
        store.replace([(URIRef("not an iri"), GK.role, Literal("x"))])


def test_what_was_written_is_there_after_reopening(tmp_path: Path, deals: Knowledge) -> None:
    with open_store(tmp_path) as writer:
        writer.replace(triples(deals))
    with open_store(tmp_path, read_only=True) as reader:
        assert knowledge(reader.triples()) == canonical(deals)


def test_a_build_that_fails_leaves_the_old_graph_and_no_rest(tmp_path: Path) -> None:
    def broken() -> Iterator[Triple]:
        yield said("half")
        raise RuntimeError("the disk is on fire")

    with open_store(tmp_path) as writer:
        writer.replace([said("old")])
        before = sorted(p.name for p in tmp_path.iterdir())
        with pytest.raises(RuntimeError, match="on fire"):
            writer.replace(broken())
        assert roles(writer) == {"old"}
        assert sorted(p.name for p in tmp_path.iterdir()) == before
    with open_store(tmp_path, read_only=True) as reader:
        assert roles(reader) == {"old"}


def test_a_reader_keeps_its_state_while_the_graph_is_replaced(tmp_path: Path) -> None:
    with open_store(tmp_path) as writer:
        writer.replace([said("old")])
        with open_store(tmp_path, read_only=True) as reader:
            writer.replace([said("new")])
            writer.replace([said("newer")])
            assert roles(reader) == {"old"}
            with open_store(tmp_path, read_only=True) as later:
                assert roles(later) == {"newer"}
        writer.replace([said("newest")])
    assert [p.name for p in tmp_path.glob("g*") if p.is_dir()] == ["g000004"]


def test_the_rest_of_a_killed_build_is_removed_by_the_next(tmp_path: Path) -> None:
    with open_store(tmp_path) as writer:
        writer.replace([said("old")])
    (tmp_path / "g000002").mkdir()
    (tmp_path / "g000002" / "half.sst").write_bytes(b"x")
    with open_store(tmp_path) as writer:
        writer.replace([said("new")])
        assert roles(writer) == {"new"}
    assert [p.name for p in tmp_path.glob("g*") if p.is_dir()] == ["g000002"]


def test_a_second_writer_is_told_who_writes_and_may_read(tmp_path: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from graphkit.store import open_store
        with open_store(Path(sys.argv[1])):
            print("open", flush=True)
            sys.stdin.read()
    """
    with open_store(tmp_path) as writer:
        writer.replace([said("old")])
    command = [sys.executable, "-c", textwrap.dedent(code), str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match=rf"is being written by process {other.pid} \(-c\) on "):
            open_store(tmp_path)
        with open_store(tmp_path, read_only=True) as reader:
            assert roles(reader) == {"old"}
        other.stdin.close()
    with open_store(tmp_path) as writer:
        assert roles(writer) == {"old"}


def test_the_lock_of_a_process_that_died_is_no_lock(tmp_path: Path) -> None:
    code = "import os, sys, pathlib, graphkit.store as s; s.open_store(pathlib.Path(sys.argv[1])); os._exit(1)"
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 1
    with open_store(tmp_path) as writer:
        writer.replace([said("new")])


def test_reading_where_nothing_is_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no graph: run `graphkit build` first"):
        open_store(tmp_path / "none", read_only=True)
    (tmp_path / "PRESENT").write_text("../elsewhere\n", encoding="ascii")
    with pytest.raises(StoreError, match="PRESENT is damaged"):
        open_store(tmp_path, read_only=True)
    (tmp_path / "PRESENT").write_text("g000007\n", encoding="ascii")
    with pytest.raises(StoreError, match="can't be read"):
        open_store(tmp_path, read_only=True)


def test_a_folder_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match=r"file/store can't be written \(Not a directory\)"):
        open_store(tmp_path / "file" / "store")


def test_a_reader_can_not_write(tmp_path: Path) -> None:
    with open_store(tmp_path) as writer:
        writer.replace([said("old")])
    with open_store(tmp_path, read_only=True) as reader, pytest.raises(StoreError, match="for reading only"):
        reader.extend([said("new")])


def test_the_store_is_chosen_by_option_then_environment_then_folder(tmp_path: Path) -> None:
    url = "https://sparql.example.org/kg/query"
    assert address(None, tmp_path, {}) == DiskAddress(tmp_path / "store")
    assert address(None, tmp_path, {"GRAPHKIT_STORE": "memory"}) == MemoryAddress()
    assert address("disk", tmp_path, {"GRAPHKIT_STORE": "memory"}) == DiskAddress(tmp_path / "store")
    assert address("elsewhere", tmp_path, {}) == DiskAddress(Path("elsewhere"))
    assert address(url, tmp_path, {}) == EndpointAddress(url, "https://sparql.example.org/kg/update")
    set_up = {
        "GRAPHKIT_STORE": url,
        "GRAPHKIT_STORE_UPDATE": "https://sparql.example.org/w",
        "GRAPHKIT_STORE_GRAPH": "https://example.org/g",
        "GRAPHKIT_STORE_USER": "editor",
        "GRAPHKIT_STORE_PASSWORD": "hidden",
        "GRAPHKIT_STORE_TIMEOUT": "2.5",
        "GRAPHKIT_STORE_ATTEMPTS": "2",
        "GRAPHKIT_STORE_BATCH": "100",
    }
    chosen = address(None, tmp_path, set_up)
    assert chosen == EndpointAddress(
        url,
        "https://sparql.example.org/w",
        graph="https://example.org/g",
        user="editor",
        password="hidden",
        timeout=2.5,
        attempts=2,
        batch=100,
    )
    assert "hidden" not in repr(chosen) + str(chosen)


@pytest.mark.parametrize(
    ("option", "environment", "said"),
    [
        ("ftp://example.org", {}, "'ftp://example.org' is no store"),
        ("http://x/query", {"GRAPHKIT_STORE_TIMEOUT": "soon"}, "GRAPHKIT_STORE_TIMEOUT: 'soon' is not a positive number"),
        ("http://x/query", {"GRAPHKIT_STORE_BATCH": "0"}, "GRAPHKIT_STORE_BATCH: '0'"),
        ("http://x/query", {"GRAPHKIT_STORE_USER": "a", "GRAPHKIT_STORE_TOKEN": "b"}, "both set"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(option: str, environment: dict[str, str], said: str) -> None:
    with pytest.raises(StoreError, match=said):
        address(option, Path(), environment)
