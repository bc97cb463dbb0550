"""Gold files: the project's own, and what is wrong with others."""

from __future__ import annotations

import json

import pytest

from graphkit.errors import InputError
from graphkit.evaluation import load_gold
from graphkit.evaluation.gold import GoldEntity, GoldFact
from graphkit.model import Status

GOOD = {
    "doc": "deal.txt",
    "published": "2022-10-25",
    "entities": {
        "Adidas": {"type": "Brand", "aliases": ["the sportswear maker"]},
        "Kanye West": {"type": "Person", "aliases": []},
    },
    "facts": [
        {
            "s": "Adidas",
            "r": "endsPartnershipWith",
            "o": "Kanye West",
            "status": "Asserted",
            "date": "2022-10",
            "by": None,
            "amount": 25000000,
            "currency": "USD",
            "quote": "cut ties",
            "optional": False,
        }
    ],
}


def written(folder, data, name="deal.json"):
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def test_a_gold_file_is_read_whole(tmp_path):
    written(tmp_path, GOOD)
    (document,) = load_gold(tmp_path)
    assert (document.name, document.published) == ("deal.txt", "2022-10-25")
    assert document.entities == (GoldEntity("Adidas", "Brand", ("the sportswear maker",)), GoldEntity("Kanye West", "Person"))
    (fact,) = document.facts
    assert fact == GoldFact(
        "Adidas",
        "endsPartnershipWith",
        "Kanye West",
        Status.ASSERTED,
        date="2022-10",
        amount=25_000_000,
        currency="USD",
        quote="cut ties",
    )
    assert fact.counts


def test_one_file_is_read_like_a_folder_of_one(tmp_path):
    assert load_gold(written(tmp_path, GOOD)) == load_gold(tmp_path)


def test_files_are_read_in_the_order_of_their_names(tmp_path):
    for name in ("b", "a", "c"):
        written(tmp_path, {**GOOD, "doc": f"{name}.txt"}, f"{name}.json")
    assert [document.name for document in load_gold(tmp_path)] == ["a.txt", "b.txt", "c.txt"]


def changed(**fact):
    return {**GOOD, "facts": [{**GOOD["facts"][0], **fact}]}


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ("{", "file"),
        ("[]", "file"),
        ({key: value for key, value in GOOD.items() if key != "doc"}, "doc"),
        ({**GOOD, "doc": ""}, "doc"),
        ({**GOOD, "published": "October"}, "published"),
        ({**GOOD, "comment": "x"}, "comment"),
        ({**GOOD, "entities": {"Adidas": {"aliases": []}}}, "entities.Adidas.type"),
        ({**GOOD, "entities": {"Adidas": {"type": "Shop", "aliases": []}}}, "entities.Adidas.type"),
        (changed(s="Nike"), "facts.0.s"),
        (changed(o="Nike"), "facts.0.o"),
        (changed(r="outdoes"), "facts.0.r"),
        (changed(status="Rumoured"), "facts.0.status"),
        (changed(optional="no"), "facts.0.optional"),
        (changed(amount="25"), "facts.0.amount"),
        (changed(date="25/10/2022"), "facts.0.date"),
        (changed(speaker="Adidas"), "facts.0.speaker"),
    ],
)
def test_bad_gold_is_refused_with_file_and_field(tmp_path, data, field):
    path = written(tmp_path, data)
    with pytest.raises(InputError) as caught:
        load_gold(tmp_path)
    message = str(caught.value)
    assert message.startswith(f"{path}: {field}: ")
    assert "\n" not in message


def test_two_files_about_one_article_are_refused(tmp_path):
    written(tmp_path, GOOD)
    written(tmp_path, GOOD, "again.json")
    with pytest.raises(InputError, match=r"deal\.json: doc: .*again\.json is about 'deal\.txt' too"):
        load_gold(tmp_path)


def test_a_place_without_gold_is_refused(tmp_path):
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises(InputError) as caught:
            load_gold(path)
        assert str(caught.value).startswith(f"{path}: ")


def test_the_sample_gold_is_complete(checkout, seeds):
    gold = load_gold(checkout / "tests" / "gold")
    assert {document.name for document in gold} == {path.name for path in seeds.glob("*.txt") if path.name != "README.txt"}
    assert sum(not fact.optional for document in gold for fact in document.facts) == 1190


def test_the_validation_articles_are_ten_of_the_sample(checkout):
    names = (checkout / "tests" / "gold" / "validation.txt").read_text(encoding="utf-8").split()
    assert len(names) == len(set(names)) == 10
    assert all((checkout / "tests" / "gold" / f"{name}.json").is_file() for name in names)
