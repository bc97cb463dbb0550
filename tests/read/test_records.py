"""JSON Lines and CSV: an article in each line, under the usual names of fields."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphkit.errors import InputError
from graphkit.model import Document
from graphkit.read import read_documents
from graphkit.read.dates import iso_date

TEXT = "The designer left the house on Friday after eleven years."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written(name: str, content: str) -> list[Document]:
    Path(name).write_text(content, encoding="utf-8")
    return list(read_documents([name]))


def test_json_lines_have_one_article_each() -> None:
    records = [
        {
            "id": "n7",
            "headline": "Designer leaves house",
            "content": TEXT,
            "publishedAt": "2023-03-04T10:00:00Z",
            "source": {"name": "Example"},
        },
        {"text": TEXT, "authors": ["Ann Lee", "Bo Ray"], "url": "https://example.org/2", "date": "4 March 2023"},
    ]
    one, two = written("news.jsonl", "\n\n".join(map(json.dumps, records)) + "\n")
    assert (one.identifier, one.title, one.published, one.publisher) == (
        "news.jsonl#n7",
        "Designer leaves house",
        "2023-03-04",
        "Example",
    )
    assert one.text == f"Designer leaves house\n\n{TEXT}"
    assert (two.identifier, two.author, two.url, two.published) == (
        "news.jsonl#3",
        "Ann Lee, Bo Ray",
        "https://example.org/2",
        "2023-03-04",
    )
    assert two.text == TEXT


def test_a_title_that_the_text_begins_with_is_not_repeated() -> None:
    (document,) = written("news.jsonl", json.dumps({"title": "Big day", "text": f"Big day\n\n{TEXT}"}))
    assert document.text == f"Big day\n\n{TEXT}"


def test_rows_of_a_table_may_hold_line_breaks() -> None:
    one, two = written("news.csv", f'id,date,text\n1,2023-03-04,"Big day\n\n{TEXT} ""Yes,"" she said."\n2,,{TEXT}\n')
    assert (one.identifier, one.title, one.published) == ("news.csv#1", "Big day", "2023-03-04")
    assert one.text.endswith('"Yes," she said.')
    assert (two.identifier, two.published) == ("news.csv#2", None)
    (tabbed,) = written("news.tsv", f"title\tbody\nBig day\t{TEXT}\n")
    assert (tabbed.identifier, tabbed.text) == ("news.tsv#1", f"Big day\n\n{TEXT}")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", '{"text": "x"}\n{"text": ', r"a\.jsonl, line 2: not valid JSON"),
        ("a.jsonl", '["x"]', r"a\.jsonl, line 1: not a JSON object"),
        ("a.jsonl", '{"title": "x"}', r"a\.jsonl, line 1: no text"),
        ("a.jsonl", json.dumps({"text": "x" * 5_000_001}), r"a\.jsonl, line 1: too large"),
        ("a.jsonl", "\n", r"a\.jsonl: the file holds no article"),
        ("a.csv", "date,name\n1,2\n", r"a\.csv: no column with the text"),
        ("a.csv", "", r"a\.csv: no column with the text"),
        ("a.csv", "text\n", r"a\.csv: the file holds no article"),
        ("a.csv", 'text\n"x" y"\n', r"a\.csv, row 1: not valid CSV"),
    ],
)
def test_a_record_that_is_no_article_is_refused_by_line(name: str, content: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        written(name, content)
    assert "\n" not in str(caught.value)


def test_records_in_another_encoding_are_refused() -> None:
    Path("a.jsonl").write_bytes(b'{"text": "caf\xe9"}\n')
    with pytest.raises(InputError, match=r"a\.jsonl, after line 0: not UTF-8"):
        list(read_documents(["a.jsonl"]))


def test_a_folder_is_searched_for_records_and_pages_but_not_for_tables() -> None:
    Path("a.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    Path("b.jsonl").write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    assert [d.identifier for d in read_documents(["."])] == ["b.jsonl#1"]


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2023-03-04T10:00:00+01:00", "2023-03-04"),
        ("2023-03", "2023-03"),
        ("2023", "2023"),
        ("2023-02-30", None),
        ("Sat, 04 Mar 2023 10:00:00 GMT", "2023-03-04"),
        ("yesterday", None),
        ("20230304", None),
        ("", None),
    ],
)
def test_dates_of_records_are_as_exact_as_they_are_given(value: str, date: str | None) -> None:
    assert iso_date(value) == date
