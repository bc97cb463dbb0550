"""Who names stand for: short forms, namesakes, other names, and the type that the evidence of a document amounts to."""

from __future__ import annotations

import pytest

from graphkit.language.names.gazetteer import Entry
from graphkit.model import BlockKind
from tests.language.naming import block, named, owners


def _type(text: str, label: str, **proposed: tuple[str, ...]) -> str:
    names = named(block(text, **proposed))  # type: ignore[arg-type]
    return next(n.type for n in names.names.values() if n.label == label)


def test_a_surname_alone_is_the_person_of_that_name() -> None:
    names = named(block("Emma Laurent left. The firm thanked Laurent.", people=("Emma Laurent", "Laurent")))
    assert {label for _, label in owners(names)} == {"Emma Laurent"}


def test_of_two_persons_with_one_surname_a_bare_one_is_whom_the_story_is_about() -> None:
    names = named(
        block("Hailey Bieber and a lawsuit", kind=BlockKind.TITLE, people=("Hailey Bieber",)),
        block("Her husband, Justin Bieber, helps Hailey Bieber.", people=("Justin Bieber", "Hailey Bieber")),
        block("The court heard Bieber today.", people=("Bieber",)),
    )
    assert owners(names)[-1] == ("Bieber", "Hailey Bieber")


def test_a_title_tells_which_of_two_is_meant() -> None:
    names = named(
        block("Hailey Bieber met Justin Bieber.", people=("Hailey Bieber", "Justin Bieber")),
        block("Later Mr. Bieber spoke.", people=("Bieber",)),
    )
    assert owners(names)[-1] == ("Bieber", "Justin Bieber")


def test_a_listed_brand_keeps_its_name_beside_a_person_of_that_surname() -> None:
    names = named(block("Donatella Versace left Versace.", people=("Donatella Versace",)))
    assert owners(names) == [("Donatella Versace", "Donatella Versace"), ("Versace", "Versace")]


def test_a_plural_behind_the_is_nobodys_surname() -> None:
    names = named(
        block("The battle of the Hales began.", people=("Hales",)),
        block("A lawyer, Kim Hales, spoke.", people=("Kim Hales",)),
    )
    assert dict(owners(names))["Hales"] == "Hales"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She came in Marc Jacobs last night.", "Brand"),
        ("The designer Marc Jacobs spoke.", "Person"),
        ("Then Marc Jacobs said no. She knew Jacobs well.", "Person"),
    ],
)
def test_a_designer_and_the_house_of_that_name_are_told_apart(text: str, kind: str) -> None:
    assert _type(text, "Marc Jacobs") == kind


def test_names_that_the_text_says_are_one_are_one() -> None:
    people = ("Ye Laurent", "Emma Laurent")
    names = named(block("They dropped Ye Laurent, formerly known as Emma Laurent.", people=people))
    assert len(names.names) == 1


def test_an_alternative_is_not_another_name() -> None:
    names = named(block("They know Kim Laurent or Gucci well.", people=("Kim Laurent",)))
    assert len(names.names) == 2


def test_an_acronym_in_brackets_is_another_name() -> None:
    text = "It told the Apparel Makers Union (AMU) so. Later the AMU left."
    names = named(block(text, ORG=("Apparel Makers Union",)))
    assert {label for _, label in owners(names)} == {"Apparel Makers Union"}


def test_a_company_is_known_by_its_head_once_it_was_named_in_full() -> None:
    names = named(block("They joined Prevea Health. Then Prevea left.", ORG=("Prevea Health", "Prevea")))
    assert {label for _, label in owners(names)} == {"Prevea Health"}


def test_a_daughter_of_a_company_is_not_the_company() -> None:
    names = named(block("They met Prevea there. The head of Prevea Madison left.", ORG=("Prevea", "Prevea Madison")))
    assert dict(owners(names)) == {"Prevea": "Prevea", "Prevea Madison": "Prevea Madison"}


def test_the_beginning_or_end_of_a_longer_personal_name_is_that_person() -> None:
    people = ("Kim Des Jardins", "Des Jardins")
    names = named(block("They hired Kim Des Jardins. A friend of Des Jardins spoke.", people=people))
    assert len(names.names) == 1


def test_a_nickname_in_quotation_marks_does_not_make_another_person() -> None:
    names = named(block('They saw Kate "Coco" Laurent. Then Kate Laurent left.', people=("Kate Laurent",)))
    assert len(names.names) == 1


def test_a_possessive_is_not_a_brand_where_a_person_of_that_name_is_about() -> None:
    names = named(block("They dressed Harry Laurent. It was Harry's idea.", people=("Harry Laurent",)))
    assert {label for _, label in owners(names)} == {"Harry Laurent"}


@pytest.mark.parametrize(
    ("text", "label", "kind", "proposed"),
    [
        ("Its chief met Fenty, 30, there.", "Fenty", "Person", {"GPE": ("Fenty",)}),
        ("She is the face of Zorvi now.", "Zorvi", "Brand", {"people": ("Zorvi",)}),
        ("Shares in Zorvi fell.", "Zorvi", "Organization", {"people": ("Zorvi",)}),
        ("Then Zorvi plc agreed.", "Zorvi", "Organization", {"people": ("Zorvi",)}),
        ("She starred in Zorvi twice.", "Zorvi", "Work", {"ORG": ("Zorvi",)}),
        ("They told the newspaper Zorvi so.", "Zorvi", "MediaOutlet", {"ORG": ("Zorvi",)}),
        ("They own Gucci, Prada and Zorvi now.", "Zorvi", "Brand", {"people": ("Zorvi",)}),
        ("She leads the Zorvi Foundation there.", "Zorvi Foundation", "Organization", {"people": ("Zorvi Foundation",)}),
        ("He won the Zorvi Cup there.", "Zorvi Cup", "Occasion", {"ORG": ("Zorvi Cup",)}),
        ("She sang “Blue Nights” there.", "Blue Nights", "Work", {}),
        ("They fined the actress Ennio Zorvi again.", "Ennio Zorvi", "Person", {"ORG": ("Ennio Zorvi",)}),
        ("They sued Zorvi LLC there.", "Zorvi", "Organization", {"people": ("Zorvi LLC",)}),
        ("They joined Zorvi & Oakes there.", "Zorvi & Oakes", "Organization", {"people": ("Zorvi & Oakes",)}),
        ("They met Emma Zorvi Bakery there.", "Emma Zorvi Bakery", "Organization", {"people": ("Emma Zorvi Bakery",)}),
        ("They met Emma Mills there.", "Emma Mills", "Person", {"people": ("Emma Mills",)}),
        ("Later Ennio Zorvi said it had left.", "Ennio Zorvi", "Organization", {"people": ("Ennio Zorvi",)}),
        ("She met Emma Blau and Ennio Zorvi.", "Ennio Zorvi", "Person", {"people": ("Emma Blau",), "ORG": ("Ennio Zorvi",)}),
        ("They like Emma Laurent's Zorvi now.", "Zorvi", "Brand", {"people": ("Emma Laurent", "Zorvi")}),
        ("They met in Zorvi again.", "Zorvi", "Place", {"GPE": ("Zorvi",)}),
        ("They like the Zorvi label now.", "Zorvi", "Place", {"GPE": ("Zorvi",)}),
        ("They saw season two of Zorvi there.", "Zorvi", "Work", {"ORG": ("Zorvi",)}),
        ("Their newspaper, Ennio Zorvi, closed.", "Ennio Zorvi", "MediaOutlet", {"people": ("Ennio Zorvi",)}),
        ("They saw “The Zorvi Club” there.", "The Zorvi Club", "Work", {"ORG": ("The Zorvi Club",)}),
    ],
)  # fmt: skip
def test_the_words_around_a_name_tell_its_type(text: str, label: str, kind: str, proposed: dict[str, tuple[str, ...]]) -> None:
    assert _type(text, label, **proposed) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Marc Jacobs left his label.", "Person"),
        ("Marc Jacobs sells its shoes there.", "Brand"),
        ("They own Marc Jacobs now.", "Brand"),
        ("They hired Marc Jacobs, the label, again.", "Brand"),
    ],
)
def test_a_namesake_is_who_does_what_a_person_or_a_house_does(text: str, kind: str) -> None:
    assert _type(text, "Marc Jacobs", people=("Marc Jacobs",)) == kind


def test_what_somebody_has_is_not_himself() -> None:
    known = (Entry("Kim Laurent", "Person", ("Zorvi",), gender="f"), Entry("Zorvi", "Brand"))
    names = named(block("They left Kim Laurent's Zorvi there.", people=("Kim Laurent", "Zorvi")), more=known)
    assert [n.type for n in names.names.values()] == ["Person", "Brand"]


def test_a_first_name_is_a_person_until_the_text_speaks_of_the_shop() -> None:
    known = (Entry("Kate", "Brand", ambiguous=True),)
    assert [n.listed for n in named(block("Then she saw Kate there.", people=("Kate",)), more=known).names.values()] == [False]
    assert [n.type for n in named(block("She is the face of Kate now."), more=known).names.values()] == ["Brand"]


def test_a_title_is_the_same_with_and_without_a_capital_article() -> None:
    names = named(block("They saw The Zorvi Pilgrim. Then the Zorvi Pilgrim closed."))
    assert {label for _, label in owners(names)} == {"The Zorvi Pilgrim"}


def test_the_votes_for_a_class_are_kept() -> None:
    names = named(block("She starred in Zorvi twice.", ORG=("Zorvi",)))
    votes = dict(next(iter(names.names.values())).votes)
    assert votes["Work"] > votes["Organization"] > 0


def test_what_the_lists_say_outweighs_the_recogniser() -> None:
    assert _type("They sued Nike again. Then Nike settled with Nike.", "Nike", people=("Nike",)) == "Brand"


def test_an_apposed_noun_gives_type_and_gender() -> None:
    names = named(block("They met Robin Zorvi, the French actress.", ORG=("Robin Zorvi",)))
    name = next(n for n in names.names.values() if n.label == "Robin Zorvi")
    assert (name.type, name.gender) == ("Person", "f")


def test_what_an_apposition_calls_a_company_is_nobody() -> None:
    text = "They left Lane Crawford, the Hong Kong company, in May."
    assert _type(text, "Lane Crawford", people=("Lane Crawford",)) != "Person"


def test_outside_identifiers_come_from_the_lists_only() -> None:
    names = named(block("They left Acme Wear there."), more=(Entry("Acme Wear", "Brand", wikidata="Q42"),))
    assert [n.same_as for n in names.names.values()] == [("http://www.wikidata.org/entity/Q42",)]


def test_a_given_name_and_an_initial_are_the_person() -> None:
    names = named(block("They saw Kim Laurent. Later Kim L. left.", people=("Kim Laurent", "Kim L.")))
    assert len(names.names) == 1


def test_a_noun_behind_a_name_does_not_make_a_person_a_campaign() -> None:
    names = named(block("Another Kim Laurent campaign began. It hurt Laurent.", people=("Kim Laurent", "Laurent")))
    assert {label for _, label in owners(names)} == {"Kim Laurent"}


def test_a_number_alone_is_the_company_whose_name_begins_with_it_unless_it_counts_something() -> None:
    names = named(
        block("Then she signed with 1207 Heritage Records.", ORG=("1207 Heritage Records",)),
        block("Then 1207 sold 1207 copies.", tags="RB CD VBD CD NNS ."),
    )
    assert owners(names) == [("1207 Heritage Records", "1207 Heritage Records"), ("1207", "1207 Heritage Records")]


def test_an_initial_before_a_listed_name_makes_another_person() -> None:
    names = named(block("The label of J. Gucci grew.", people=("J. Gucci",)))
    assert owners(names) == [("J. Gucci", "J. Gucci")]


def test_the_edition_of_a_magazine_is_nobody_of_that_given_name() -> None:
    listed = (Entry("Emma", "MediaOutlet"), Entry("Australia", "Place"))
    names = named(block("Then Emma Australia praised it, and Australia agreed.", people=("Emma Australia",)), more=listed)
    assert {n.label: n.type for n in names.names.values()} == {"Emma Australia": "MediaOutlet", "Australia": "Place"}


def test_a_relative_by_given_name_bears_the_surname_that_the_lists_know_him_by() -> None:
    listed = (Entry("Kim Kardashian", "Person", gender="f"), Entry("Kate Kardashian", "Person", gender="f"))
    names = named(block("Kate Kardashian came with her sister Kim.", people=("Kate Kardashian", "Kim")), more=listed)
    assert owners(names)[-1][1] == "Kim Kardashian"
    names = named(block("Kate Kardashian came with her neighbour Kim.", people=("Kate Kardashian", "Kim")), more=listed)
    assert owners(names)[-1][1] == "Kim"


def test_a_given_name_that_its_own_relative_is_told_of_is_completed_too() -> None:
    listed = (Entry("Kim Kardashian", "Person", gender="f"), Entry("Kate Kardashian", "Person", gender="f"))
    names = named(block("Kate Kardashian is Kim's younger sister.", people=("Kate Kardashian", "Kim")), more=listed)
    assert owners(names)[-1][1] == "Kim Kardashian"


def test_relatives_whom_no_list_knows_keep_their_given_names() -> None:
    names = named(block("Emma Laurent came with her daughter Zelda.", people=("Emma Laurent", "Zelda")))
    assert owners(names)[-1] == ("Zelda", "Zelda")
