"""The parts of an article: what each line of a page is taken for."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.model import BlockKind, Document
from graphkit.read import read_text

PROSE = "The designer left the house on Friday after eleven years, and nobody there would say why."
MORE_PROSE = "Her successor, who has worked in the studio since the spring, will show in Milan next season."


def parts(text: str) -> list[tuple[str, str]]:
    """(kind, words) of each block."""
    document = read_text(text, "x.txt")
    return [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]


def kind_of(line: str, *, before: str = f"Designer leaves house\n\n{PROSE}\n\n", after: str = f"\n\n{MORE_PROSE}") -> str:
    """What a line in the middle of an article is taken for."""
    document = read_text(before + line + after, "x.txt")
    return next(b.kind.value for b in document.blocks if len(before) <= b.start < len(before) + len(line))


def test_a_plain_article_has_title_byline_dateline_heading_and_paragraphs() -> None:
    text = (
        f" date 2023-03-04 Designer leaves house\n\nBy Ann Lee\n\nPARIS, March 3, 2023 — {PROSE}\n\nWHO COMES NEXT?\n\n"
        f"{MORE_PROSE}\n\n• One thing is sure\n\nPHOTO: Ann Lee in Milan (Getty Images)\n\nREAD MORE\n• A tale of two shoes\n"
    )
    assert parts(text) == [
        ("boilerplate", "date 2023-03-04"),
        ("title", "Designer leaves house"),
        ("byline", "By Ann Lee"),
        ("byline", "PARIS, March 3, 2023 —"),
        ("paragraph", PROSE),
        ("heading", "WHO COMES NEXT?"),
        ("paragraph", MORE_PROSE),
        ("list-item", "One thing is sure"),
        ("caption", "Ann Lee in Milan"),
        ("boilerplate", "READ MORE"),
        ("boilerplate", "• A tale of two shoes"),
    ]
    document = read_text(text, "x.txt")
    assert (document.title, document.author, document.published) == ("Designer leaves house", "Ann Lee", "2023-03-04")
    assert document.text == text


def test_the_metadata_line_may_go_on_with_the_first_paragraph() -> None:
    assert parts(f" date 2023-03-04 {PROSE} {MORE_PROSE}\n\n{PROSE}")[:2] == [
        ("boilerplate", "date 2023-03-04"),
        ("paragraph", f"{PROSE} {MORE_PROSE}"),
    ]
    assert read_text(f" date 2023-03-04 {PROSE} {MORE_PROSE}", "x").title is None


def test_a_byte_order_mark_and_foreign_line_ends_are_normalised_and_nothing_else() -> None:
    document = read_text("\ufeffOne  line\r\n\r\n two\u00a0words \rthree\n", "x")
    assert document.text == "One  line\n\n two\u00a0words \nthree\n"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (f"AUSTIN, Texas, Oct 17, 2012 - {PROSE}", "2012-10-17"),
        (f"PARIS, Nov. 28, 2022 — {PROSE}", "2022-11-28"),
        (f"New York, August 23, 2021 – {PROSE}", "2021-08-23"),
        (f"BEAVERTON, Ore. (December 2, 2020) — {PROSE}", "2020-12-02"),
        (f"LONDON (Reuters) - {PROSE}", None),
        (f"22 May 2021\n\n{PROSE}", "2021-05-22"),
        (f"SAVANNAH, June 28, 2013\n\n{PROSE}", "2013-06-28"),
        (f"LONDON and LOS ANGELES, 21 June 2017 – For immediate release\n\n{PROSE}", "2017-06-21"),
        (f"Posted on 24 May 2023 in Style, Shoes\n\n{PROSE}", "2023-05-24"),
        (f"Posted Nov. 9, 2021 | Updated 9:10 p.m. CT\n\n{PROSE}", "2021-11-09"),
        (f"Updated April 9, 2021 | 3 min read\n\n{PROSE}", "2021-04-09"),
        (f"Ann Lee, Sunday 3rd March, 2019\n\n{PROSE}", "2019-03-03"),
        (f"13/02/2020\n\n{PROSE}", "2020-02-13"),
        (f"03/02/2020\n\n{PROSE}", None),
        (f"31 April 2020\n\n{PROSE}", None),
        (f"{PROSE}\n\nThis article was published on 5 May 2019.", "2019-05-05"),
        (f"{PROSE} She was born on 5 May 1979.", None),
        (f"{PROSE}\n\nJune 15, 2022\n\n{MORE_PROSE}", None),
    ],
)
def test_the_date_of_publication_is_read_where_pages_put_it(head: str, published: str | None) -> None:
    assert read_text(f"Designer leaves house\n\n{head}", "x").published == published


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("GREEN BAY - ", PROSE),
        ("KENNER — ", PROSE),
        ("SAN FRANCISCO, Calif. (AP) — ", PROSE),
        ("", "Nike — the shoe maker — was silent on Friday about the end of its deal."),
        ("", "Mid-season sales are up, said the boss — and she smiled."),
    ],
)
def test_a_dateline_is_cut_off_and_a_dash_in_a_sentence_is_not(dateline: str, rest: str) -> None:
    found = parts(f"Designer leaves house\n\n{dateline}{rest}")[1:]
    assert found == ([("byline", dateline.strip())] if dateline else []) + [("paragraph", rest)]


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee",
        "By Ann Lee - - 5 Mins Read",
        "STAFF REPORT",
        "Bo Ray, PA Los Angeles Correspondent",
        "·4 min read",
        "(Reporting by Ann Lee; editing by Bo Ray)",
        "Published: 14:02, 9 Feb 2022",
        "Last updated on March 3, 2022",
        "Ann Lee28 November 2022",
        "10:08 AM PDT 5/19/2017 by Ann Lee",
        "February 25, 2020 | Ann Lee",
        "by (@annlee)",
        "Text: Ann Lee",
        "By Ann Lee. Published on May 10, 2024.",
        "By Ann Lee; editor: Bo Ray.",
        "By a staff writer",
        "By our business desk | 18 November 2019",
        "By the sports business reporter, Jan. 17, 2022",
    ],
)
def test_who_wrote_it_and_when_is_a_byline(line: str) -> None:
    assert kind_of(line, before="Designer leaves house\n\n", after=f"\n\n{PROSE}") == "byline"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (f"ELSEWHERE. {PROSE}", "ELSEWHERE"),
        (f"AND FINALLY. {PROSE}", "AND FINALLY"),
        (f"U.S. {PROSE}", None),
        (f"PUMA INC. {PROSE}", None),
        (f"NIKE has left. {PROSE}", None),
    ],
)
def test_words_in_capitals_before_a_stop_head_the_paragraph_they_open(text: str, head: str | None) -> None:
    found = parts(f"Designer leaves house\n\n{MORE_PROSE}\n\n{text}")[2:]
    assert found == ([("heading", head), ("paragraph", PROSE)] if head else [("paragraph", text)])


@pytest.mark.parametrize(
    "line",
    [
        "By the time she left, the house had lost its best cutters.",
        "By the numbers",
        "Published in May, the book is about her years in Paris.",
        "Updated versions of the bag went on sale in 2019 and sold out.",
    ],
)
def test_a_line_that_only_begins_like_a_byline_is_none(line: str) -> None:
    assert kind_of(line) != "byline"


@pytest.mark.parametrize(
    "line",
    [
        "WHO PAYS?",
        "Messi to Miami",
        "‘SORRY’",
        "What did she say?",
        "Late 2018",
        "June 15, 2022",
        "Effects in chain:",
        "Why Is Ann Lee Leaving The House?",
    ],
)
def test_a_short_line_without_a_stop_is_a_heading(line: str) -> None:
    assert kind_of(line) == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "She left.",
        "She said:",
        "Nobody knows, wrote one of her followers under the picture that she posted from the airport on Friday, why she left",
        "“I have loved every day of it” and much more in that vein",
        "Yes!  She did. And then she left the house for good.",
    ],
)
def test_a_sentence_is_a_paragraph_however_short(line: str) -> None:
    assert kind_of(line) == "paragraph"


def test_a_numbered_question_over_its_answer_is_a_heading_and_a_numbered_sentence_an_item() -> None:
    text = (
        f"All about it\n\n{PROSE}\n\n1. What is it?\n{MORE_PROSE}\n\n2. Who made it?\n{PROSE}\n\n"
        "Notes\n\n1. In 2014 the house was sold.\n2. It was sold again."
    )
    assert parts(text)[2:] == [
        ("heading", "What is it?"),
        ("paragraph", MORE_PROSE),
        ("heading", "Who made it?"),
        ("paragraph", PROSE),
        ("heading", "Notes"),
        ("list-item", "In 2014 the house was sold."),
        ("list-item", "It was sold again."),
    ]


@pytest.mark.parametrize(
    "number", ["1.", "(1)", "[1]", "1]", "I.", "IV.", "1/9", "1 of 9:", "#1", "No. 1:", "Photo 1:", "Slide 1.", "Look 1 –"]
)
def test_an_entry_of_a_gallery_loses_its_number(number: str) -> None:
    assert parts(f"All about it\n\n{PROSE}\n\n{number} Rihanna wears Dior to the gala.")[-1] == (
        "list-item",
        "Rihanna wears Dior to the gala.",
    )


@pytest.mark.parametrize("start", ["I was there.", "X. is a letter.", "Look at it: a dress.", "24/7 Fitness sued."])
def test_what_only_looks_like_a_number_stays(start: str) -> None:
    assert parts(f"All about it\n\n{PROSE}\n\n{start} {MORE_PROSE}")[-1] == ("paragraph", f"{start} {MORE_PROSE}")


def test_questions_and_answers_lose_their_letters() -> None:
    text = "Your questions\n\nQ. Did she leave?\nA. Yes.\n\nQ. Who follows?\nA. Nobody yet."
    assert parts(text)[1:] == [
        ("heading", "Did she leave?"),
        ("paragraph", "Yes."),
        ("heading", "Who follows?"),
        ("paragraph", "Nobody yet."),
    ]


def test_time_stamps_of_a_transcript_are_no_words() -> None:
    assert parts(f"WATCH: Designer leaves house\n\n[0:05] {PROSE}") == [("title", "Designer leaves house"), ("paragraph", PROSE)]


def test_three_short_lines_without_bullets_are_a_list() -> None:
    text = f"Who wore what\n\n{PROSE}\n\nTHE LIST\nAnn Lee in Prada\nBo Ray in Dior\nCy Fox in Gucci\n\nTHE REST\n{MORE_PROSE}"
    assert [k for k, _ in parts(text)] == [
        "title",
        "paragraph",
        "heading",
        "list-item",
        "list-item",
        "list-item",
        "heading",
        "paragraph",
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("PHOTO: Ann Lee faces reporters at the gate. (AP)", "Ann Lee faces reporters at the gate."),
        ("[PICTURE: Ann Lee walked for Prada in July (Credit: Getty Images)]", "Ann Lee walked for Prada in July"),
        ("(Photo: Ann Lee looks up Oct. 28 in Rome. Bo Ray/Getty Images)", "Ann Lee looks up Oct. 28 in Rome."),
        ("Pic caption: Ann Lee was booed at the show. Credit: PA", "Ann Lee was booed at the show."),
        ("[Image: Ann Lee for Prada. Courtesy of Prada]", "Ann Lee for Prada."),
        ("PICTURED: Ann Lee with her sister (Getty Images)", "Ann Lee with her sister"),
        ("Ann Lee in Gucci (Source: A Blog)", "Ann Lee in Gucci"),
        ("Ann Lee in Gucci (Bo Ray/PA Archive)", "Ann Lee in Gucci"),
        ("Ann Lee attends the gala on Monday. Image: Bo Ray/Getty Images/AFP", "Ann Lee attends the gala on Monday."),
    ],
)
def test_a_caption_is_its_words_without_label_brackets_and_credit(line: str, words: str) -> None:
    text = f"Designer leaves house\n\n{PROSE}\n\n{line}\n\n{MORE_PROSE}"
    assert parts(text)[2] == ("caption", words)


def test_the_description_of_a_picture_above_its_caption_is_a_caption() -> None:
    found = parts(
        f"Designer leaves house\n\n{PROSE}\n\n"
        f"Ann Lee arriving at a gala in Rome, Italy\nAnn Lee at the gala (Bo Ray/PA Archive)\n\n{MORE_PROSE}"
    )
    assert [k for k, _ in found][2:4] == ["caption", "caption"]


@pytest.mark.parametrize(
    "line",
    [
        "Getty Images",
        "Photos: Ann Lee/Getty Images; Bo Ray/Getty Images",
        "© Prada. Images: Ann Lee.",
        "Photo by Ann Lee/WireImage",
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Scroll to continue",
        "Keep scrolling for an update on the story.",
        "Sign up for our daily newsletter and never miss a thing.",
        "Follow us on Instagram and TikTok",
        "Share on Facebook",
        "12 Comments",
        "3 hours ago",
        "We use cookies to make this site better for you.",
        "Tagged: Prada, Milan, Ann Lee",
        "Filed under: Milan, bags",
        "Share your view: letters are welcome.",
        "The views expressed here are the columnist’s own.",
        "Disclosure: not sponsored.",
        "This post contains affiliate links.",
        "All rights reserved.",
        "– ENDS –",
        "# # #",
        "***",
        "Home | News | Celebs | Fashion | TV",
        "Home News Celebrities Fashion Lifestyle Video",
        "READ NEXT: Ann Lee eats soup",
        "RELATED: Every bag, ranked | What is felt?",
        "UP NEXT ▶ Bo Ray sings",
        "← Previous: Ann Lee rides a horse",
        "press@example.org",
        "www.example.org/press",
        "Exit mobile version",
        "Hit reply and tell us: will you buy it?",
    ],
)
def test_what_belongs_to_the_page_is_boilerplate(line: str) -> None:
    assert kind_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the house said that she would leave.",
        "Sign language was used on the runway for the first time.",
        "Follow-up shows are planned in Rome and in Seoul.",
        "Home is where she says that she designs best.",
        "Getty Images sued a maker of pictures in London on Friday.",
        "More companies walk away from the designer who said it.",
        "Related charges against the firm were dropped in May.",
        "Advertising for the bag was pulled within a day.",
        "Copyright claims against the singer were dismissed.",
        "Trending on social media since Friday, the bag has sold out.",
        "Comments that she made in 2011 came back to haunt her.",
        "Tags on the bags said that they were made in Milan.",
        "“We use cookies in the show,” she said of the biscuits.",
        "Ann Lee shared a photo of the bag on Instagram, tagging Prada and Getty.",
    ],
)
def test_a_real_paragraph_is_not_lost_to_a_cue(line: str) -> None:
    assert kind_of(line) == "paragraph"


def test_prompts_at_the_ends_of_a_paragraph_are_cut_off_it() -> None:
    found = parts(f"Designer leaves house\n\n{PROSE}\n\nWas this forwarded to you? {MORE_PROSE} Sign up here.\n\n{PROSE}")
    assert found[2:5] == [
        ("boilerplate", "Was this forwarded to you?"),
        ("paragraph", MORE_PROSE),
        ("boilerplate", "Sign up here."),
    ]


def test_links_at_the_foot_of_the_page_are_boilerplate_with_the_text_under_them() -> None:
    links = f"Latest Stories\n\n  • Ann Lee eats soup\n\n    {PROSE}\n\n  • Bo Ray sings\n\n    {MORE_PROSE}\n"
    text = f"Designer leaves house\n\n{PROSE}\n\n{links}"
    assert [k for k, _ in parts(text)] == ["title", "paragraph", *["boilerplate"] * 5]
    flat = text.replace("  ", "")
    assert [k for k, _ in parts(flat)] == ["title", "paragraph", *["boilerplate"] * 5]


def test_the_story_goes_on_after_a_box_of_links() -> None:
    text = f"Designer leaves house\n\n{PROSE}\n\nRelated Articles\nAnn Lee eats soup\nBo Ray sings\n\n{MORE_PROSE}\n\n{PROSE}\n"
    assert [k for k, _ in parts(text)] == [
        "title",
        "paragraph",
        "boilerplate",
        "boilerplate",
        "boilerplate",
        "paragraph",
        "paragraph",
    ]
    one = f"Designer leaves house\n\n{PROSE}\n\nREAD MORE\nAnn Lee eats soup\n\n{MORE_PROSE}\n"
    assert [k for k, _ in parts(one)][-1] == "paragraph"


def test_a_cue_followed_by_running_text_takes_nothing_with_it() -> None:
    assert [k for k, _ in parts(f"Designer leaves house\n\n{PROSE}\n\nRead more\n\n{MORE_PROSE}")] == [
        "title",
        "paragraph",
        "boilerplate",
        "paragraph",
    ]


def test_comments_of_readers_are_boilerplate_to_the_end() -> None:
    text = f"Designer leaves house\n\n{PROSE}\n\n{MORE_PROSE}\n\nLeave a Reply\n\nAnn says: {PROSE}\n\n{MORE_PROSE}"
    assert [k for k, _ in parts(text)] == ["title", "paragraph", "paragraph", "boilerplate", "boilerplate", "boilerplate"]


def test_menus_breadcrumbs_and_labels_stand_before_the_title() -> None:
    menu = "Home News Celebrities Fashion Lifestyle\n- Example Australia\n- Celebrity\n- Designer leaves house\n"
    text = f"{menu}OPINION\nDesigner leaves house\n{PROSE}\n"
    assert [k for k, _ in parts(text)] == [*["boilerplate"] * 5, "title", "paragraph"]
    assert read_text(text, "x").title == "Designer leaves house"


def test_the_names_of_writers_under_a_title_are_bylines() -> None:
    names = "Ann Lee\nAnn Lee\nSenior reporter\nPosted: 19th, November 2007 | In: Bags\n"
    text = f"Showbiz\nDesigner leaves house\n{names}Facebook\n44\n{PROSE}"
    assert [k for k, _ in parts(text)] == ["boilerplate", "title", *["byline"] * 4, "boilerplate", "boilerplate", "paragraph"]


def test_a_line_under_the_title_is_no_caption_whatever_follows() -> None:
    found = parts(f"Designer leaves house\nThe news came days after a show\nAnn Lee in Milan (Bo Ray/PA)\n\n{PROSE}")
    assert [k for k, _ in found] == ["title", "heading", "caption", "paragraph"]


@pytest.mark.parametrize(
    "unit", ["a ", "(", "Ab ", "A. ", ". ", "@a ", "1 ", " ", "x / ", "| ", "READ MORE\nx\n", "Ann Lee in Prada\n"]
)
def test_time_grows_with_length_and_not_with_its_square(unit: str) -> None:
    start = time.process_time()
    read_text("Photo: x" + unit * (5_000 if "\n" in unit else 40_000) + "x", "x")
    assert time.process_time() - start < 10


def test_a_repeated_title_is_a_heading() -> None:
    assert [k for k, _ in parts(f"Designer leaves house\n{PROSE}\nDesigner leaves house\n{MORE_PROSE}")] == [
        "title",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_text_that_was_broken_at_a_margin_is_put_together() -> None:
    text = (
        "Designer leaves house\n\nThe designer left the house on Friday after eleven years,\n"
        "and nobody there would say why. The news\n"
        "was first told by a paper in Milan, where Ann\nLee has lived since she left her home town.\n\n"
        "Her successor will show next season in the\nhall where it all began.\n"
    )
    found = parts(text)
    assert [k for k, _ in found] == ["title", "paragraph", "paragraph"]
    assert found[1][1].count("\n") == 3


def test_what_the_source_says_wins_over_what_the_text_says() -> None:
    document = read_text(
        f" date 2020-01-01 Old title\n\n{PROSE}",
        "x",
        title="New title",
        published="2021-05",
        author="Ann Lee",
        url="https://example.org/1",
    )
    assert (document.title, document.published, document.author, document.url) == (
        "New title",
        "2021-05",
        "Ann Lee",
        "https://example.org/1",
    )


LINES = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.sampled_from(
            [
                PROSE,
                "",
                "  ",
                "READ MORE",
                "• item",
                "- x",
                "1. What?",
                "Q. Who?",
                "A. Me.",
                "PHOTO: (AP)",
                "(Getty Images)",
                "By Ann Lee",
                "date 2020-02-30",
                "Leave a Reply",
                "[0:01]",
                "[0:01] x",
                "PARIS, May 1, 2020 —",
                "— X (@x) 2020",
                "Photo: A. B/Getty Images",
                "Sign up here.",
                "İ Sign up here. ẞ",
            ]
        ),
    ),
    max_size=25,
)


def assert_covered(document: Document) -> None:
    """Blocks are in order, apart, trimmed and not empty, and every line with a letter or digit has one."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        words = document.text[block.start : block.end]
        assert words == words.strip()
        end = block.end
    position = 0
    for line in document.text.split("\n"):
        if any(c.isalnum() for c in line):
            assert any(b.start < position + len(line) and b.end > position for b in document.blocks), line
        position += len(line) + 1


@settings(max_examples=300)
@given(LINES)
def test_every_line_has_a_block_and_blocks_never_overlap(lines: list[str]) -> None:
    assert_covered(read_text("\n".join(lines), "x"))


def test_the_sample_articles_keep_every_fact_and_get_their_dates(seeds: Path, checkout: Path) -> None:
    wrong_dates, lost, facts = [], [], 0
    for path in sorted((checkout / "tests" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = read_text((seeds / gold["doc"]).read_text(encoding="utf-8"), gold["doc"])
        assert_covered(document)
        if document.published != gold["published"]:
            wrong_dates.append(gold["doc"])
        silent = [b for b in document.blocks if b.kind in (BlockKind.BOILERPLATE, BlockKind.BYLINE)]
        for fact in gold["facts"]:
            at = document.text.find(fact["quote"])
            if at >= 0 and not fact["optional"]:
                facts += 1
                lost += [(gold["doc"], fact["quote"]) for b in silent if b.start <= at < b.end]
    assert facts > 1000
    assert (wrong_dates, lost) == ([], [])


def test_nothing_of_the_links_under_a_real_article_is_read(real_articles: Path) -> None:
    for path in sorted(real_articles.glob("*.txt")):
        document = read_text(path.read_text(encoding="utf-8"), path.name)
        assert_covered(document)
        foot = document.text.find("Latest Stories")
        if foot >= 0:
            assert {b.kind for b in document.blocks if b.start >= foot} == {BlockKind.BOILERPLATE}
        assert sum(b.kind is BlockKind.PARAGRAPH for b in document.blocks) >= 5


def test_a_number_glued_to_its_item_is_no_part_of_it() -> None:
    text = "Stars who were dropped\n\n1.In 2012, Nike dropped Lance Armstrong.\n\n2.In 2008, Dior dropped Sharon Stone in Paris."
    document = read_text(text, "list.txt")
    items = [text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert items == ["In 2012, Nike dropped Lance Armstrong.", "In 2008, Dior dropped Sharon Stone in Paris."]
