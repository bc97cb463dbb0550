from __future__ import annotations

import pytest

from graphkit.errors import UnknownNameError
from graphkit.lookup import find, fold, suggest
from graphkit.model import Entity

KIM = Entity("kim-kardashian", "Kim Kardashian", "Person", aliases=("Kim K.", "Kardashian"))
KHLOE = Entity("khloe-kardashian", "Khloé Kardashian", "Person")
YE = Entity("kanye-west", "Kanye West", "Person", aliases=("Ye", "West"))
MAKER_1 = Entity("production-company-1", "production company", "Organization", named=False)
MAKER_2 = Entity("production-company-2", "production company", "Organization", named=False)
ALL = (KIM, KHLOE, YE, MAKER_1, MAKER_2)


@pytest.mark.parametrize("name", ["Kim Kardashian", "kim kardashian", "  Kim  K. ", "Kardashian", "kim-kardashian", "kim"])
def test_an_entity_is_found_by_label_alias_id_and_unique_word(name: str) -> None:
    assert find(ALL, name) == (KIM,)


def test_accents_and_typographic_quotes_do_not_matter() -> None:
    assert find(ALL, "Khloe Kardashian") == (KHLOE,)
    assert fold("L’Oréal") == fold("l'oreal")


def test_all_that_have_the_very_same_name_are_found() -> None:
    assert find(ALL, "Production Company") == (MAKER_1, MAKER_2)


def test_words_that_fit_several_are_refused_with_the_choice() -> None:
    with pytest.raises(UnknownNameError, match="'Kim Kardashian', 'Khloé Kardashian': say which"):
        find((Entity("a", "Kim Kardashian", "Person"), KHLOE), "kardashian")


def test_an_unknown_name_gets_close_suggestions() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'Kanye West'"):
        find(ALL, "Kanya West")
    with pytest.raises(UnknownNameError, match="nothing in the graph is called 'Zzz'"):
        find(ALL, "Zzz")


def test_an_empty_name_finds_nothing() -> None:
    with pytest.raises(UnknownNameError):
        find(ALL, " ")


def test_suggestions_are_given_in_their_own_spelling() -> None:
    assert suggest("sue", ["sues", "SUES", "wears"]) == ("sues",)
