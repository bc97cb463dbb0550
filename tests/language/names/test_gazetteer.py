"""The reader of the name lists, on small lists of its own, and the lists of the package, row by row."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import RuleError
from graphkit.language.names.gazetteer import (
    ENTITY_TYPES,
    NAME_COLUMNS,
    Descriptor,
    Entry,
    Gazetteer,
    load,
    name_key,
    package_files,
    read_entries,
    regular_plural,
)

OTHER_LISTS = {"first_names.tsv", "titles.tsv", "descriptors.tsv"}
NAME_LISTS = [path for path in package_files() if path.name not in OTHER_LISTS]
HEADER = "\t".join(NAME_COLUMNS)


@pytest.fixture(scope="module")
def package() -> Gazetteer:
    return load()


def row(name: str, kind: str = "Brand", **cells: str) -> str:
    values = {"name": name, "type": kind, "source": "test"} | cells
    return "\t".join(values.get(column, "") for column in NAME_COLUMNS)


def write(folder: Path, *rows: str, file: str = "mine.tsv", header: str = HEADER) -> Path:
    names = folder / "names"
    names.mkdir(parents=True, exist_ok=True)
    path = names / file
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def names(found: tuple[Entry, ...]) -> list[str]:
    return [entry.name for entry in found]


SMALL = Gazetteer(
    (
        Entry("Hermès", "Brand", ("Hermès International",)),
        Entry("The Row", "Brand"),
        Entry("The New York Times", "MediaOutlet", ("NYT",)),
        Entry("Levi's", "Brand"),
        Entry("Dolce & Gabbana", "Brand"),
        Entry("Delta Air Lines", "Brand", ("Delta",), ambiguous_aliases=("Delta",)),
        Entry("Pink", "Person", ("Alecia Moore",), gender="f", ambiguous=True),
        Entry("Phoenix", "Place"),
        Entry("Phoenix", "Organization"),
        Entry("Odell Beckham Jr.", "Person"),
        Entry("Switzerland", "Place", demonyms=("Swiss",)),
    )
)


# ---- keys and look-up


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HERMES", "Hermès"),
        ("Hermès’", "Hermès"),
        ("Hermès's", "Hermès"),
        ("hermès international", "Hermès"),
        ("Levi’s", "Levi's"),
        ("Dolce and Gabbana", "Dolce & Gabbana"),
        ("New York Times", "The New York Times"),
        ("the New York Times’s", "The New York Times"),
        ("The Row", "The Row"),
        ("Delta Air Lines, Inc.", "Delta Air Lines"),
        ("the Delta Air Lines Inc", "Delta Air Lines"),
        ("Odell Beckham Jr", "Odell Beckham Jr."),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, expected: str) -> None:
    assert names(SMALL.lookup(text)) == [expected]


@pytest.mark.parametrize("text", ["Row", "row", "Deltas", "Delta Air", "", " ", "'s", "Times"])
def test_what_is_not_listed_is_not_found(text: str) -> None:
    assert SMALL.lookup(text) == ()


def test_a_name_of_several_gives_all_of_them_in_the_order_of_the_lists() -> None:
    assert [entry.type for entry in SMALL.lookup("Phoenix")] == ["Place", "Organization"]


def test_ambiguity_is_that_of_the_form_that_was_looked_up() -> None:
    (full,) = SMALL.lookup("Delta Air Lines")
    (short,) = SMALL.lookup("Delta")
    assert (full.ambiguous, short.ambiguous) == (False, True)
    assert full == short, "it is the same entry"
    assert SMALL.lookup("pink")[0].ambiguous
    assert not SMALL.lookup("Alecia Moore")[0].ambiguous


def test_max_words_is_the_length_of_the_longest_name() -> None:
    assert SMALL.max_words == 4
    assert Gazetteer().max_words == 0


def test_demonyms_lead_to_their_place() -> None:
    assert names(SMALL.places_of_demonym("swiss")) == ["Switzerland"]
    assert SMALL.places_of_demonym("Swedish") == ()


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    key = name_key(text)
    assert key == " ".join(key.split())
    assert name_key(key) == key or key.endswith((" jr.", " sr."))


@given(st.text())
def test_look_up_never_fails(text: str) -> None:
    assert all(isinstance(entry, Entry) for entry in SMALL.lookup(text))


@pytest.mark.parametrize(
    ("noun", "plural"), [("label", "labels"), ("watch", "watches"), ("agency", "agencies"), ("play", "plays"), ("boss", "bosses")]
)
def test_regular_plurals(noun: str, plural: str) -> None:
    assert regular_plural(noun) == plural


# ---- lists of a user


def test_lists_of_a_rules_folder_come_before_those_of_the_package(tmp_path: Path) -> None:
    write(tmp_path, row("Balenciaga", "Work", kinds="song"), row("Zzyzx Denim Works", aliases="Zzyzx"))
    gazetteer = load([tmp_path])
    assert [entry.type for entry in gazetteer.lookup("Balenciaga")] == ["Work", "Brand"]
    assert names(gazetteer.lookup("ZZYZX")) == ["Zzyzx Denim Works"]


def test_a_single_file_can_be_given(tmp_path: Path) -> None:
    path = write(tmp_path, row("Zzyzx Denim Works", wikidata="Q1", demonyms="Swiss|German", ambiguous="yes"))
    (entry,) = load([path]).lookup("zzyzx denim works")
    assert (entry.wikidata, entry.demonyms, entry.ambiguous, entry.source) == ("Q1", ("Swiss", "German"), True, "test")


def test_a_users_descriptors_titles_and_first_names_replace_the_packages(tmp_path: Path) -> None:
    write(tmp_path, "rapper\tOrganization\t\t\tgeneric", file="descriptors.tsv", header="noun\ttype\tgender\tplural\tstrength")
    write(tmp_path, "Boss\tm\tPerson", file="titles.tsv", header="title\tgender\ttype")
    write(tmp_path, "Zendaya\tm", file="first_names.tsv", header="name\tgender")
    gazetteer = load([tmp_path])
    rapper = gazetteer.descriptor("rapper")
    assert rapper is not None
    assert (rapper.type, rapper.specific) == ("Organization", False)
    assert gazetteer.title_gender("Boss") == "m"
    assert gazetteer.first_name_gender("Zendaya") == "m"


def test_comments_blank_lines_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_bytes(f"# mine\r\n\r\n{HEADER}\r\n# more\r\n\r\n{row('Zzyzx')}\r\n".encode())
    assert names(read_entries(path)) == ["Zzyzx"]


@pytest.mark.parametrize(
    ("rows", "line", "message"),
    [
        ([row("Zzyzx", "Company")], 2, "unknown type 'Company'"),
        ([row("Zzyzx"), "Qwert\tBrand"], 3, "2 columns instead of 9"),
        ([row("Zzyzx", gender="female")], 2, "unknown gender 'female'"),
        ([row("Zzyzx", wikidata="178516")], 2, "not a Wikidata id"),
        ([row("Zzyzx", ambiguous="perhaps")], 2, "ambiguous must be"),
        ([row("Zzyzx"), row("Qwert"), row("Zzyzx", "Work")], 4, "already on line 2"),
        ([row(" Zzyzx")], 2, "spaces around it"),
        ([row("")], 2, "is empty"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(tmp_path: Path, rows: list[str], line: int, message: str) -> None:
    path = write(tmp_path, *rows)
    with pytest.raises(RuleError, match=f"{re.escape(str(path))}:{line}: .*{re.escape(message)}"):
        load([tmp_path])


@pytest.mark.parametrize(
    ("file", "header", "line", "message"),
    [
        ("titles.tsv", "title\tgender\ttype", "Boss\tm\tHuman", "unknown type"),
        ("first_names.tsv", "name\tgender", "Zendaya\tgirl", "unknown gender"),
        ("descriptors.tsv", "noun\ttype\tgender\tplural\tstrength", "rapper\tPerson\t\t\tweak", "unknown strength"),
        ("descriptors.tsv", "noun\ttype\tgender\tplural\tstrength", "rapper\t\t\t\tgeneric", "unknown type"),
    ],
)
def test_bad_rows_of_the_other_lists_are_named_too(tmp_path: Path, file: str, header: str, line: str, message: str) -> None:
    write(tmp_path, line, file=file, header=header)
    with pytest.raises(RuleError, match=f"{file}:2: {message}"):
        load([tmp_path])


def test_a_wrong_header_a_missing_one_and_a_wrong_encoding_are_errors(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="the header must be the columns name, type"):
        load([write(tmp_path, row("Zzyzx"), header="name\ttype")])
    empty = tmp_path / "empty.tsv"
    empty.write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(RuleError, match="no header"):
        load([empty])
    latin = tmp_path / "latin.tsv"
    latin.write_bytes((HEADER + "\n" + row("Hermès")).encode("latin-1"))
    with pytest.raises(RuleError, match="not UTF-8"):
        load([latin])


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such rules folder"):
        load([tmp_path / "nowhere"])


# ---- descriptors, titles, first names


@pytest.mark.parametrize(
    ("phrase", "kind", "gender", "specific"),
    [
        ("rapper", "Person", None, True),
        ("actresses", "Person", "f", True),
        ("businessmen", "Person", "m", True),
        ("star", "Person", None, False),
        ("luxury fashion house", "Brand", None, True),
        ("German sportswear giant", "Brand", None, True),
        ("company", "Organization", None, False),
        ("watchdog", "Organization", None, True),
        ("newspaper", "MediaOutlet", None, True),
        ("social network", "Platform", None, True),
        ("fans", "Group", None, True),
        ("ad campaign", "Campaign", None, True),
        ("sneakers", "Product", None, True),
        ("biopic", "Work", None, True),
        ("lawsuit", "LegalCase", None, True),
        ("gala", "Occasion", None, True),
        ("scandal", "Topic", None, True),
        ("ex-wife", "Person", "f", True),
    ],
)
def test_descriptors_tell_the_class(package: Gazetteer, phrase: str, kind: str, gender: str | None, specific: bool) -> None:
    descriptor = package.descriptor(phrase)
    assert isinstance(descriptor, Descriptor)
    assert (descriptor.type, descriptor.gender, descriptor.specific) == (kind, gender, specific)


def test_a_noun_of_several_classes_lists_them(package: Gazetteer) -> None:
    model = package.descriptor("models")
    assert model is not None
    assert model.types[0] == "Person"
    assert {"Group", "Product"} <= set(model.types)


def test_unknown_nouns_have_no_descriptor(package: Gazetteer) -> None:
    assert package.descriptor("zeitgeist") is None
    assert package.descriptor("") is None


@pytest.mark.parametrize(
    ("title", "gender"),
    [("Mr", "m"), ("Mr.", "m"), ("MRS.", "f"), ("Ms", "f"), ("Dame", "f"), ("Sir", "m"), ("Dr.", None), ("President", None)],
)
def test_titles_tell_the_gender_where_they_do(package: Gazetteer, title: str, gender: str | None) -> None:
    assert package.is_title(title)
    assert package.title_gender(title) == gender


def test_a_word_that_is_no_title_is_none(package: Gazetteer) -> None:
    assert not package.is_title("Balenciaga")
    assert package.title_gender("Balenciaga") is None


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Scarlett Johansson", "f"),
        ("David’s", "m"),
        ("Pierpaolo", "m"),
        ("Chiara Ferragni", "f"),
        ("JEAN-PAUL", "m"),
        ("Jean", None),
        ("Andrea", None),
        ("Taylor", None),
        ("Xqzt", None),
        ("", None),
    ],
)
def test_first_names_tell_the_gender_where_only_one_bears_them(package: Gazetteer, name: str, gender: str | None) -> None:
    assert package.first_name_gender(name) == gender


# ---- the lists of the package


@pytest.mark.parametrize("path", NAME_LISTS, ids=lambda path: path.stem)
def test_every_row_is_well_formed(path: Path) -> None:
    entries = read_entries(path)
    assert entries
    keys = [name_key(entry.name) for entry in entries]
    assert len(set(keys)) == len(keys), "a name is listed once"
    for entry in entries:
        assert entry.type in ENTITY_TYPES
        for part in (entry.name, *entry.aliases, *entry.kinds, *entry.demonyms):
            assert part, entry.name
            assert part == " ".join(part.split()), (entry.name, part)
        assert len({entry.name, *entry.aliases}) == len(entry.aliases) + 1, entry.name
        assert entry.gender is None or entry.type == "Person", entry.name
        assert entry.source in {"curated", "nsi", "curated+nsi"}
        assert (entry.wikidata is not None) == (entry.source != "curated"), (
            f"{entry.name}: ids come from the source that has them"
        )


def test_a_wikidata_id_stands_for_one_entry(package: Gazetteer) -> None:
    owners: dict[str, str] = {}
    for entry in package.entries:
        if entry.wikidata:
            assert owners.setdefault(entry.wikidata, entry.name) == entry.name
    assert len(owners) > 1000


def test_the_source_and_licence_of_every_list_is_stated() -> None:
    readme = (package_files()[0].parent / "README.md").read_text(encoding="utf-8")
    for path in package_files():
        assert f"`{path.name}`" in readme


ORDINARY_WORDS = [
    "On", "Gap", "Target", "Apple", "Next", "Coach", "Guess", "V", "Prince", "Drake", "Pink", "Visa", "Supreme", "Fox", "The Sun",
    "People", "Time", "Delta", "Shell", "Orange", "Boss", "Mango", "Puma", "Champion", "Vans", "Common", "Future", "Usher",
    "Sting", "Seal", "Rain", "Variety", "Glamour", "Allure", "Out", "Self", "Money", "Fortune", "Campaign", "Threads", "Discord",
    "Medium",
    "Queen", "Kiss", "Oasis", "Muse", "Blur", "Twice", "Titanic", "Friends", "Frozen", "Jaws", "Lemonade", "Renaissance", "Red",
    "Reputation", "Mother", "Frame", "Theory", "Hope", "Dove", "Tide", "Camel", "Subway", "Square", "Stripe", "Slack", "Zoom",
    "Jaguar", "Smart", "Seat", "Mini", "Lincoln", "Ford", "Arsenal", "Chelsea", "Reading", "Nice", "Turkey", "Jordan", "Chad",
]  # fmt: skip


@pytest.mark.parametrize("word", ORDINARY_WORDS)
def test_ordinary_words_are_marked_ambiguous(package: Gazetteer, word: str) -> None:
    found = package.lookup(word)
    assert found
    assert all(entry.ambiguous for entry in found), names(found)


@pytest.mark.parametrize(
    "name", ["Balenciaga", "Nike", "Adidas", "Beyoncé", "Kanye West", "Instagram", "Vogue", "Met Gala", "Kering", "Zara", "Prada"]
)
def test_names_that_are_nothing_else_are_not(package: Gazetteer, name: str) -> None:
    found = package.lookup(name)
    assert found
    assert not any(entry.ambiguous for entry in found)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Balenciaga", "Balenciaga", "Brand"),
        ("Twitter", "Twitter", "Platform"),
        ("YSL", "Saint Laurent", "Brand"),
        ("Hennes & Mauritz", "H&M", "Brand"),
        ("Ye", "Kanye West", "Person"),
        ("J.Lo", "Jennifer Lopez", "Person"),
        ("Diddy", "Sean Combs", "Person"),
        ("Academy Awards", "Oscars", "Occasion"),
        ("WWD", "Women's Wear Daily", "MediaOutlet"),
        ("FTC", "Federal Trade Commission", "Organization"),
        ("BTS", "BTS", "Organization"),
        ("Air Jordans", "Air Jordan", "Product"),
        ("U.K.", "United Kingdom", "Place"),
        ("Game of Thrones", "Game of Thrones", "Work"),
    ],
)
def test_well_known_names_have_their_class(package: Gazetteer, text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(entry.name, entry.type) for entry in package.lookup(text)]


def test_a_designer_and_the_house_of_the_same_name_are_two_entries(package: Gazetteer) -> None:
    assert {entry.type for entry in package.lookup("Tom Ford")} == {"Brand", "Person"}


def test_the_kinds_of_people_resolve_descriptors(package: Gazetteer) -> None:
    (kanye,) = package.lookup("Kanye West")
    assert "rapper" in kanye.kinds
    assert (kanye.gender, kanye.demonyms) == ("m", ("American",))


def test_kinds_of_people_are_known_descriptors(package: Gazetteer) -> None:
    unknown = {
        kind for entry in package.entries if entry.type == "Person" for kind in entry.kinds if package.descriptor(kind) is None
    }
    assert unknown == set()


def test_the_lists_are_broad_enough(package: Gazetteer) -> None:
    count = {kind: sum(entry.type == kind for entry in package.entries) for kind in ENTITY_TYPES}
    assert count["Person"] >= 2500
    assert count["Brand"] >= 2000
    assert count["Organization"] >= 1000
    assert count["MediaOutlet"] >= 500
    assert len(package.first_names) >= 3000


def test_all_lists_are_read_in_a_fraction_of_a_second() -> None:
    best = min(_seconds_to_load() for _ in range(3))
    assert best < 0.6, "four times what it takes on an idle machine"


def _seconds_to_load() -> float:
    start = time.process_time()
    load()
    return time.process_time() - start


def test_every_listed_name_lies_within_the_reach_of_its_first_word() -> None:
    known = load()
    for entry in known.entries:
        for name in (entry.name, *entry.aliases):
            pieces = re.findall(r"\w+|[^\w\s]", name)
            assert min(len(pieces), 9) <= known.reach(name.split()[0]), name


def test_nothing_is_in_the_reach_of_a_word_that_begins_no_name() -> None:
    assert load().reach("zzyzzyx") == 0
