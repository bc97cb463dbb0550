"""Where names stand: what is found, and what only looks like a name."""

from __future__ import annotations

import pytest

from graphkit.language.names.recutting import recut
from graphkit.model import BlockKind
from tests.language.naming import block, gazetteer, spotted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shares of Nike fell.", ["Nike"]),
        ("It left Nike and Gucci.", ["Nike", "Gucci"]),
        ("She wore The Row.", ["The Row"]),
        ("He sat in the row behind.", []),
        ("They signed with Nike's rival.", ["Nike"]),
        ("A week later Gucci sued.", ["Gucci"]),
        ("She works on Target.", ["Target"]),
        ("They hit the target again.", []),
        ("At the Academy Awards she sang.", ["Academy Awards"]),
        ("Then the Academy voted.", ["the Academy"]),
        ("The Balenciaga-clad star left.", ["Balenciaga"]),
        ("They met Jin, V and Jimin.", ["Jin", "V", "Jimin"]),
        ("It says V here, A there.", []),
        ("She posted it on X.", ["X"]),
        ("The letter X marks it.", []),
        ("A French court and an American judge met.", []),
        ("She praised the Frenchwoman.", []),
        ("They rest on Sundays.", []),
        ("Many of us like it.", []),
        ("Thereafter Nike left.", ["Nike"]),
        ("He was DUMPED by Gucci.", ["Gucci"]),
    ],
)  # fmt: skip
def test_listed_names_are_found_and_ordinary_words_are_not(text: str, names: list[str]) -> None:
    assert spotted(block(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The firm hired Jorge de la Cruz last year.", ["Jorge de la Cruz"]),
        ("The firm hired Ann Lee-Smith last year.", ["Ann Lee-Smith"]),
        ('It belongs to Anna "Coco" Weiss today.', ['Anna "Coco" Weiss']),
        ("He studied at the University of the Arts there.", ["University of the Arts"]),
        ("He works for the Center for Animal Welfare there.", ["Center for Animal Welfare"]),
        ("He joined 24 Hour Fitness last year.", ["24 Hour Fitness"]),
        ("They met at Rick's Seafood House again.", ["Rick's Seafood House"]),
        ("It sold the scent Miss Gucci abroad.", ["Miss Gucci"]),
        ("She backs the Nike Foundation there.", ["Nike Foundation"]),
        ("She backs Nike Kids there.", ["Nike"]),
        ("We saw Donatella Versace there.", ["Donatella Versace"]),
        ("It named them Label Ambassadors again.", []),
    ],
)  # fmt: skip
def test_runs_of_capitals_are_names(text: str, names: list[str]) -> None:
    assert spotted(block(text)) == names


def test_titles_stay_outside_the_name_and_places_before_them_too() -> None:
    text = "It angered Ohio Gov. Kim Laurent again."
    assert spotted(block(text, ORG=("Ohio Gov. Kim Laurent",))) == ["Ohio", "Kim Laurent"]


def test_a_proposal_is_cut_at_listed_names_joined_by_and() -> None:
    text = "It told Twitter and Instagram so."
    assert spotted(block(text, WORK_OF_ART=("Twitter and Instagram",))) == ["Twitter", "Instagram"]


def test_a_collaboration_is_each_of_its_names() -> None:
    assert spotted(block("The Kim Laurent x Gucci bags are here.", people=("Kim Laurent x Gucci",))) == ["Kim Laurent", "Gucci"]


def test_adverbs_that_open_a_sentence_are_no_part_of_a_name() -> None:
    assert spotted(block("Sadly Kim Laurent left.", people=("Sadly Kim Laurent",), tags="RB NNP NNP VBD .")) == ["Kim Laurent"]


def test_a_lone_capital_at_the_beginning_counts_where_the_tagger_and_what_follows_agree() -> None:
    assert spotted(block("Zendaya did not go.", tags="NNP VBD RB VB .")) == ["Zendaya"]
    assert spotted(block("Trousers were on sale.", tags="NNS VBD IN NN .")) == []


def test_a_word_that_the_document_writes_small_is_no_name_in_capitals() -> None:
    assert spotted(block("So many BUTTERFLIES, and butterflies are hers.", people=("BUTTERFLIES",))) == []


def test_quoted_titles_are_names_and_quoted_remarks_are_not() -> None:
    assert spotted(block("She sang “Dance the Night” there.")) == ["Dance the Night"]
    assert spotted(block("She called it “a dance for the night” there.")) == []


def test_hashtags_are_no_names() -> None:
    assert spotted(block("They use #BoycottGucci and # Nike.", ORG=("BoycottGucci",))) == ["Nike"]


def test_headings_use_what_the_running_text_has_shown() -> None:
    from graphkit.language.names.spotting import spot
    from tests.language.naming import blocks

    known = gazetteer()
    made = blocks(
        block("WHY EMMA LAURENT LEFT GUCCI", kind=BlockKind.TITLE),
        block("The label let Emma Laurent go.", people=("Emma Laurent",)),
    )
    assert [[s.text for s in line] for line in spot(made, known)] == [["EMMA LAURENT", "GUCCI"], ["Emma Laurent"]]


def test_a_full_stop_is_cut_off_a_listed_name_only_where_a_sentence_ends() -> None:
    from graphkit.language.names.spots import BlockWords
    from graphkit.language.syntax.parse import Words
    from graphkit.language.syntax.tree import Word

    text = "for H&M. A week"
    cut = BlockWords(
        BlockKind.PARAGRAPH, text, 0, Words((Word("for", 0, 3), Word("H&M.", 4, 8), Word("A", 9, 10), Word("week", 11, 15)))
    )
    assert [w.text for w in recut(cut, gazetteer()).words.words] == ["for", "H&M", ".", "A", "week"]
    known = gazetteer()
    title = BlockWords(BlockKind.PARAGRAPH, "Mr. Lee", 0, Words((Word("Mr.", 0, 3), Word("Lee", 4, 7))))
    assert [w.text for w in recut(title, known).words.words] == ["Mr.", "Lee"]


def test_the_stop_behind_the_letter_of_a_listed_name_ends_the_sentence() -> None:
    from graphkit.language.names.gazetteer import load
    from graphkit.language.names.spots import BlockWords
    from graphkit.language.syntax.parse import Words
    from graphkit.language.syntax.tree import Word

    def cut(*texts: str) -> list[str]:
        found, at = [], 0
        for text in texts:
            found.append(Word(text, at, at + len(text)))
            at += len(text) + 1
        block = BlockWords(BlockKind.PARAGRAPH, " ".join(texts), 0, Words(tuple(found)))
        return [w.text for w in recut(block, load()).words.words]

    assert cut("Cardi", "B.", "The", "rapper") == ["Cardi", "B", ".", "The", "rapper"]
    assert cut("Michael", "B.", "Jordan") == ["Michael", "B.", "Jordan"]


def test_what_a_sign_has_torn_apart_is_joined() -> None:
    from graphkit.language.names.spots import BlockWords
    from graphkit.language.syntax.parse import Words
    from graphkit.language.syntax.tree import Word

    torn = BlockWords(BlockKind.PARAGRAPH, "A$AP won", 0, Words((Word("A$", 0, 2), Word("AP", 2, 4), Word("won", 5, 8))))
    assert [w.text for w in recut(torn, gazetteer()).words.words] == ["A$AP", "won"]


@pytest.mark.parametrize(
    ("text", "people", "names"),
    [
        ("They met Kate Laurent of Zorvi there.", ("Kate Laurent of Zorvi",), ["Kate Laurent", "Zorvi"]),
        ("They met Kate Laurent on Instagram there.", ("Kate Laurent on Instagram",), ["Kate Laurent", "Instagram"]),
        ("They heard Zorvi against Ennio Blau there.", ("Zorvi against Ennio Blau",), ["Zorvi", "Ennio Blau"]),
        ("They met Zorvi Outfitters of Oster there.", ("Zorvi Outfitters of Oster",), ["Zorvi Outfitters", "Oster"]),
        ("They met Kate Laurent KC there.", ("Kate Laurent KC",), ["Kate Laurent"]),
        ("They met Kate Laurent AW23 there.", ("Kate Laurent AW23",), ["Kate Laurent"]),
        ("Here Emma Blau-Nike (23m) leads.", ("Emma Blau-Nike",), ["Emma Blau-Nike"]),
    ],
)
def test_small_words_and_letters_behind_end_a_name(text: str, people: tuple[str, ...], names: list[str]) -> None:
    assert spotted(block(text, people=people)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("She starred in Under the Zorvi with him.", ["Under the Zorvi"]),
        ("She is writing The Pilgrim's Zorvi now.", ["The Pilgrim's Zorvi"]),
        ("It went to the Oster Children's Museum there.", ["Oster Children's Museum"]),
        ("They ate at Zorvi's Bakery there.", ["Zorvi's Bakery"]),
        ("They ate at Kate Laurent's Laurent Bakery there.", ["Kate Laurent", "Laurent Bakery"]),
        ("They quit The Zorvi Escape over it.", ["The Zorvi Escape"]),
        ("They drink Tequila 512, he says.", ["Tequila 512"]),
        ("They beat Zorvi 12 times.", ["Zorvi"]),
        ("He lost a SECOND sponsor.", []),
        ("They are Americans there.", []),
        ("She won Best Supporting Actress there.", []),
        ("They saw Oakes & Prada there.", ["Oakes & Prada"]),
    ],
)
def test_names_of_ordinary_words_are_found_whole(text: str, names: list[str]) -> None:
    assert spotted(block(text)) == names


def test_who_is_described_behind_a_comma_is_named() -> None:
    said = block("Zorvi, the sportswear label of Kate Laurent, left.", tags="NNP , DT NN NN IN NNP NNP , VBD .")
    assert spotted(said) == ["Zorvi", "Kate Laurent"]


def test_a_caption_that_is_a_sentence_is_no_heading() -> None:
    text = "Kate Laurent and Emma Oster in Gucci and Prada at Zorvi Night in Lower Oster Town."
    assert not block(text, kind=BlockKind.CAPTION).titled
    assert block(text.rstrip("."), kind=BlockKind.CAPTION).titled
