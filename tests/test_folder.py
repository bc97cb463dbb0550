from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graphkit import folder
from graphkit.errors import InputError, StoreError
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


LIST = """@prefix ex: <https://list.example/> . @prefix schema: <https://schema.org/> .
ex:1 a schema:Brand ; schema:name "Gucci" ; schema:sameAs <https://other.example/gucci> .
ex:2 a schema:Brand ; schema:name "Zyx Mills", "Zyx" .
"""


def listed(path: Path, text: str = LIST) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def links(path: Path) -> dict[str, tuple[str, ...]]:
    return {e.id: e.same_as for e in held(path).entities if e.same_as}


def test_a_list_is_kept_and_the_graph_linked_to_it(tmp_path: Path, deals: Knowledge) -> None:
    output = tmp_path / "output"
    with folder.rebuilt(output) as put:
        put(deals)
    imported = folder.bring_in(output, [listed(tmp_path / "brands.ttl")])
    assert links(output) == {"gucci": ("https://list.example/1", "https://other.example/gucci")}
    assert imported.linked is not None
    assert [known.label for known in imported.linked.new] == ["Zyx"]
    assert imported.names == (1,)
    assert names(output) == ["graph.html", "graph.ttl", "imports", "store"]
    assert "https://other.example/gucci" in (output / "graph.ttl").read_text(encoding="utf-8")
    with folder.opened(output) as store:
        assert len(list(store.part_triples("imported"))) == 8


def test_bringing_a_list_in_again_changes_no_byte(tmp_path: Path, deals: Knowledge) -> None:
    output, brands = tmp_path / "output", listed(tmp_path / "brands.ttl")
    with folder.rebuilt(output) as put:
        put(deals)
    states = []
    for _ in range(2):
        folder.bring_in(output, [brands])
        files = [output / "graph.ttl", output / "graph.html", *sorted((output / "imports").rglob("*.*"))]
        states.append([path.read_bytes() for path in files if path.is_file()])
    assert states[0] == states[1]


def test_a_list_in_place_of_an_older_one_takes_its_links_along_and_no_others(tmp_path: Path, deals: Knowledge) -> None:
    output = tmp_path / "output"
    gucci = replace(deals.entities[3], same_as=("https://own.example/gucci",))
    with folder.rebuilt(output) as put:
        put(replace(deals, entities=(*deals.entities[:3], gucci, *deals.entities[4:])))
    folder.bring_in(
        output,
        [listed(tmp_path / "brands.ttl"), listed(tmp_path / "more.ttl", LIST.replace("ex:1", "ex:m1").replace("ex:2", "ex:m2"))],
    )
    assert len(links(output)["gucci"]) == 4
    folder.bring_in(output, [listed(tmp_path / "brands.ttl", LIST.replace('"Gucci"', '"Kering"'))])
    assert links(output) == {
        "gucci": ("https://list.example/m1", "https://other.example/gucci", "https://own.example/gucci"),
        "kering": ("https://list.example/1", "https://other.example/gucci"),
    }


def test_a_graph_that_is_in_files_only_is_linked_too(tmp_path: Path, deals: Knowledge) -> None:
    with folder.rebuilt(tmp_path / "disk") as put:
        put(deals)
    output = tmp_path / "files"
    output.mkdir()
    (output / "graph.ttl").write_bytes((tmp_path / "disk" / "graph.ttl").read_bytes())
    imported = folder.bring_in(output, [listed(tmp_path / "brands.ttl")], store="memory")
    assert imported.linked is not None
    with folder.opened(output, "memory") as store:
        assert {e.id: e.same_as for e in knowledge(store.texts()).entities if e.same_as} == {
            "gucci": ("https://list.example/1", "https://other.example/gucci")
        }
        assert list(store.part_triples("imported"))


def test_a_list_before_the_first_graph_waits_for_it(tmp_path: Path, deals: Knowledge) -> None:
    output = tmp_path / "output"
    assert folder.bring_in(output, [listed(tmp_path / "brands.ttl")]).linked is None
    assert folder.own_rules(output) == (output / "imports",)
    with folder.rebuilt(output) as put:
        assert len(put(deals).links) == 1
    assert "gucci" in links(output)


def test_a_list_that_can_not_be_read_changes_nothing(tmp_path: Path, deals: Knowledge) -> None:
    output = tmp_path / "output"
    with folder.rebuilt(output) as put:
        put(deals)
    good, bad = listed(tmp_path / "good.ttl"), listed(tmp_path / "bad.ttl", "ex:a")
    for files, why in (([good, bad], "bad.ttl:1"), ([good, listed(tmp_path / "good.nt", "")], "good.nt: none of")):
        with pytest.raises(InputError, match=why):
            folder.bring_in(output, files)
    twice = tmp_path / "b"
    twice.mkdir()
    with pytest.raises(InputError, match="two of the files have the same name"):
        folder.bring_in(output, [good, listed(twice / "good.ttl")])
    assert names(output) == NAMES


def test_what_follows_is_written_beside_the_graph_when_asked_for(tmp_path: Path, deals: Knowledge) -> None:
    with folder.rebuilt(tmp_path) as put:
        put(deals, infer=True)
    assert names(tmp_path) == ["graph.html", "graph.ttl", "inferred.ttl", "store"]
    assert held(tmp_path) == canonical(deals)
    both = []
    for where in (None, "memory"):
        with folder.opened(tmp_path, where) as store:
            both.append(set(store.part_triples("inferred")))
    assert both[0] == both[1] != set()
    with folder.rebuilt(tmp_path) as put:
        put(deals)
    assert names(tmp_path) == NAMES
    with folder.opened(tmp_path) as store:
        assert list(store.part_triples("inferred")) == []


def test_a_list_brought_in_leaves_what_follows_where_it_was(tmp_path: Path, deals: Knowledge) -> None:
    output = tmp_path / "output"
    with folder.rebuilt(output) as put:
        put(deals, infer=True)
    folder.bring_in(output, [listed(tmp_path / "brands.ttl")])
    with folder.opened(output) as store:
        assert list(store.part_triples("inferred"))
