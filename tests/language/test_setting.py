"""When it was, in whose words and for how much: settings of sentences parsed by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from graphkit.language.setting import Setting, Voice
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence
from graphkit.model import Block, BlockKind, Document, Span
from tests.language.trees import document, plain, sentence

# A Sunday.
PUBLISHED = "2022-11-27"
DROPPED = "*Nike(nsubj>dropped) dropped/drop(ROOT) *Drake(dobj>dropped)"


def dated(
    one: Sentence,
    lemma: str,
    *,
    future: bool = False,
    event: bool = False,
    made: bool = False,
    news: bool = False,
    within: Document | None = None,
    before: Sentence | None = None,
) -> str | None:
    """The date of a verb of a sentence."""
    read = Grammar(one)
    verb = next(c.verb for c in read.clauses if c.lemma == lemma)
    setting = Setting(within or document(*([before] if before else []), one, published=PUBLISHED))
    setting.follow([*([Grammar(before)] if before else []), read])
    return setting.date_of(read, verb, future, event, made, news)


# --- dates in the sentence ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("in(prep>dropped) 2016:CD(pobj>in)", "2016"),
        ("on(prep>dropped) Friday:NNP(pobj>on)", "2022-11-25"),
        ("yesterday(npadvmod>dropped)", "2022-11-26"),
        ("in(prep>dropped) March:NNP(pobj>in)", "2022-03"),
        ("", None),
    ],
)
def test_a_time_in_its_own_clause_dates_a_verb(words: str, date: str | None) -> None:
    assert dated(sentence(f"{DROPPED} {words}".strip()), "drop") == date


def test_each_verb_has_the_time_of_its_own_clause() -> None:
    both = sentence(
        f"{DROPPED} in(prep>dropped) 2016:CD(pobj>in#1) and(cc>dropped) sued/sue(conj>dropped) *Gap(dobj>sued) "
        "in(prep>sued) 2018:CD(pobj>in#2)"
    )
    assert (dated(both, "drop"), dated(both, "sue")) == ("2016", "2018")


def test_the_time_of_a_report_is_the_time_of_what_it_reports_where_that_has_none() -> None:
    reported = sentence(
        "*Nike(nsubj>said) said/say(ROOT) on(prep>said) Friday:NNP(pobj>on) it:PRP(nsubj>dropped) had(aux>dropped) "
        "dropped/drop:VBN(ccomp>said) *Drake(dobj>dropped)"
    )
    assert dated(reported, "drop") == "2022-11-25"


def test_the_time_of_a_relative_clause_is_its_own() -> None:
    relative = sentence(
        "*Nike(nsubj>dropped) ,(punct>Nike) which:WDT(nsubj>sued) sued/sue(relcl>Nike) *Gap(dobj>sued) in(prep>sued) "
        "2018:CD(pobj>in) "
        ",(punct>Nike) dropped/drop(ROOT) *Drake(dobj>dropped)"
    )
    assert (dated(relative, "sue"), dated(relative, "drop")) == ("2018", None)


def test_the_time_of_a_governed_verb_holds_for_the_one_above() -> None:
    let = sentence("*Nike(nsubj>let) let(ROOT) *Drake(nsubj>go) go:VB(ccomp>let) on(prep>go) Friday:NNP(pobj>on)")
    assert dated(let, "let") == "2022-11-25"


def test_a_time_that_opens_the_sentence_dates_its_main_verbs() -> None:
    opened = sentence(
        "In(prep>grew) 2016:CD(pobj>In) *Gap(nsubj>grew) grew/grow(ccomp>dropped) ,(punct>dropped) *Nike(nsubj>dropped) "
        "dropped/drop(ROOT) *Drake(dobj>dropped)"
    )
    assert dated(opened, "drop") == "2016"


def test_a_year_that_is_part_of_a_name_dates_nothing() -> None:
    assert dated(sentence(f"{DROPPED} at(prep>dropped) the(det>2021_Met_Gala) *2021_Met_Gala(pobj>at)"), "drop") is None


def test_a_weekday_of_what_is_planned_lies_ahead() -> None:
    planned = sentence("*Nike(nsubj>drop) will(aux>drop) drop:VB(ROOT) *Drake(dobj>drop) on(prep>drop) Friday:NNP(pobj>on)")
    assert dated(planned, "drop", future=True) == "2022-12-02"


# --- dates round the sentence
# -----------------------------------------------------------------------------------------------------


def sectioned(kind: BlockKind, heading: str, one: Sentence) -> Document:
    """A heading, and below it a paragraph that is the sentence."""
    text = heading.ljust(one.start) + plain(one)[one.start :]
    return Document(
        "article", text, published=PUBLISHED,
        blocks=(Block(0, len(heading), kind), Block(one.start, len(text), BlockKind.PARAGRAPH)),
    )  # fmt: skip


def test_below_a_heading_that_is_a_date_everything_is_of_that_date() -> None:
    one = sentence(DROPPED, start=20)
    assert dated(one, "drop", event=True, within=sectioned(BlockKind.HEADING, "October 2016", one)) == "2016-10"
    assert dated(one, "drop", event=True, within=sectioned(BlockKind.HEADING, "The end of 2016", one)) is None
    assert dated(one, "drop", event=True, within=sectioned(BlockKind.PARAGRAPH, "October 2016", one)) is None


def test_a_list_item_that_begins_with_a_date_is_of_that_date() -> None:
    one = sentence(DROPPED, start=6)
    text = "2016: " + plain(one)[6:]
    item = Document("article", text, published=PUBLISHED, blocks=(Block(0, len(text), BlockKind.LIST_ITEM),))
    assert dated(one, "drop", event=True, within=item) == "2016"


SUED = "*Gap(nsubj>sued) sued/sue:VBD(ROOT) *Ye(dobj>sued)"
GONE_ON = "*Nike(nsubj>dropped) dropped/drop:VBD(ROOT) *Drake(dobj>dropped)"


def test_an_event_has_the_time_that_its_paragraph_has_reached() -> None:
    first = sentence(f"{SUED} on(prep>sued) Friday:NNP(pobj>on)")
    second = sentence(GONE_ON, start=30, number=1)
    assert dated(second, "drop", event=True, before=first) == "2022-11-25"
    # A state says nothing of when it began, and what is planned has not been reached.
    assert dated(second, "drop", before=first) is None
    assert dated(second, "drop", event=True, future=True, before=first) is None


def test_only_the_simple_past_takes_the_time_that_was_reached() -> None:
    first = sentence(f"{SUED} on(prep>sued) Friday:NNP(pobj>on)")
    second = sentence("*Nike(nsubj>dropped) has:VBZ(aux>dropped) dropped/drop:VBN(ROOT) *Drake(dobj>dropped)", start=30, number=1)
    assert dated(second, "drop", event=True, before=first) is None


def test_a_relative_clause_and_what_had_been_before_do_not_carry_the_story_on() -> None:
    second = sentence(GONE_ON, start=70, number=1)
    for aside in (
        (
            "*Gap(nsubj>sued) who:WP(nsubj>left) left/leave:VBD(relcl>Gap) in(prep>left) 2016:CD(pobj>in) "
            "sued/sue:VBD(ROOT) *Ye(dobj>sued)"
        ),
        "*Gap(nsubj>sued) had(aux>sued) sued/sue:VBN(ROOT) *Ye(dobj>sued) in(prep>sued) 2016:CD(pobj>in)",
    ):
        assert dated(second, "drop", event=True, before=sentence(aside)) is None


@pytest.mark.parametrize(("second", "date"), [(GONE_ON, None), (GONE_ON.replace("*Drake", "*Ye"), "2022-11-25")])
def test_the_next_paragraph_goes_on_with_the_news_only_for_those_of_whom_it_was_told(second: str, date: str | None) -> None:
    first = sentence(f"{SUED} on(prep>sued) Friday:NNP(pobj>on)")
    other = sentence(second, start=30, number=1)
    text = plain(first, other)
    two = Document(
        "article", text, published=PUBLISHED,
        blocks=(Block(0, 25, BlockKind.PARAGRAPH), Block(30, len(text), BlockKind.PARAGRAPH)),
    )  # fmt: skip
    assert dated(other, "drop", event=True, within=two, before=first) == date


def test_a_later_time_is_counted_from_the_one_before() -> None:
    first = sentence(f"{SUED} in(prep>sued) 2016:CD(pobj>in)")
    second = sentence(f"{DROPPED} the(det>year) following:JJ(amod>year) year(npadvmod>dropped)", start=40, number=1)
    assert dated(second, "drop", before=first) == "2017"


def test_a_time_counted_from_a_happening_dates_both() -> None:
    both = sentence(
        "*Nike(nsubj>dropped) dropped/drop(ROOT) *Drake(dobj>dropped) on(prep>dropped) Friday:NNP(pobj>on) ,(punct>dropped) "
        "two:CD(nummod>days) days(npadvmod>sued) after(mark>sued) *Gap(nsubj>sued) sued/sue:VBD(advcl>dropped) *Ye(dobj>sued)"
    )
    assert (dated(both, "drop"), dated(both, "sue")) == ("2022-11-25", "2022-11-23")
    other = sentence(
        "*Nike(nsubj>dropped) dropped/drop(ROOT) *Drake(dobj>dropped) a(det>day) day(npadvmod>sued) after(mark>sued) "
        "*Gap(nsubj>sued) sued/sue:VBD(advcl>dropped) *Ye(dobj>sued) on(prep>sued) Friday:NNP(pobj>on)"
    )
    assert (dated(other, "drop"), dated(other, "sue")) == ("2022-11-26", "2022-11-25")


def test_the_year_of_a_thing_dates_what_is_of_its_time_only() -> None:
    modified = sentence(
        "*Nike(nsubj>dropped) dropped/drop(ROOT) its(poss>campaign) 2016:CD(nummod>campaign) campaign(dobj>dropped)"
    )
    assert (dated(modified, "drop"), dated(modified, "drop", made=True)) == (None, "2016")


def test_what_a_text_opens_with_happened_shortly_before_its_publication() -> None:
    opening = sentence("*Nike(nsubj>dropped) has:VBZ(aux>dropped) dropped/drop:VBN(ROOT) *Drake(dobj>dropped)")
    assert dated(opening, "drop", event=True, news=True) == "2022-11"
    assert dated(opening, "drop", event=True) is None


# --- voices
# -----------------------------------------------------------------------------------------------------------------------


def test_a_voice_holds_inside_its_stretch_only() -> None:
    heard = Setting(document(sentence(DROPPED)), (Voice(Span(5, 12), ("Ye",)),), {0: "Vogue"})
    assert [heard.voice_at(at) for at in (4, 5, 11, 12)] == [(), ("Ye",), ("Ye",), ()]
    assert heard.source_of(sentence(DROPPED)) == "Vogue"
    assert heard.source_of(sentence(DROPPED, number=1)) is None


# --- money
# ------------------------------------------------------------------------------------------------------------------------


def test_a_sum_belongs_to_the_word_before_it_else_to_the_nearest_behind() -> None:
    one = sentence(
        "*Nike(nsubj>bought) bought/buy(ROOT) *Gap(dobj>bought) for(prep>bought) $5(pobj>for#1) million:CD(nummod>$5) "
        "and(cc>bought) "
        "*Vogue(conj>Gap) for(prep>Vogue) $7(pobj>for#2) million:CD(nummod>$7) from(prep>bought) *Ye(pobj>from)"
    )
    setting = Setting(document(one))
    sums = {t.text: found.amount for t in one.tokens if t.name and (found := setting.money_of(one, t.index)) is not None}
    assert sums == {"Nike": Decimal(5_000_000), "Gap": Decimal(5_000_000), "Vogue": Decimal(7_000_000), "Ye": Decimal(7_000_000)}
    assert setting.money_of(sentence(DROPPED, start=90, number=1), 0) is None


def test_a_text_without_a_date_was_published_on_the_latest_day_it_names_or_later() -> None:
    one = sentence(f"{DROPPED} on(prep>dropped) March:NNP(pobj>on) 4:CD(nummod>March) 2019:CD(nummod>March)")
    other = sentence("*Gap(nsubj>sued) sued/sue(ROOT) *Ye(dobj>sued) in(prep>sued) January:NNP(pobj>in)", start=50, number=1)
    assert dated(other, "sue", within=document(one, other, published=None)) == "2019-01"


def test_a_sum_that_is_given_to_somebody_is_theirs() -> None:
    gave = sentence(
        "*Drake(nsubj>gave) gave/give(ROOT) $1(dobj>gave) million:CD(nummod>$1) to(prep>gave#1) *Gap(pobj>to#1) and(cc>gave) "
        "$2(conj>$1) million:CD(nummod>$2) to(prep>gave#1) *Vogue(pobj>to#2)"
    )
    setting = Setting(document(gave))
    sums = {t.text: found.amount for t in gave.tokens if t.name and (found := setting.money_of(gave, t.index)) is not None}
    assert (sums["Gap"], sums["Vogue"]) == (Decimal(1_000_000), Decimal(2_000_000))


def test_what_somebody_is_worth_is_no_sum_of_what_they_do() -> None:
    sued = sentence(
        "*Ye(nsubj>sued) who:WP(nsubj>is) is:VBZ(relcl>Ye) worth:JJ(acomp>is) $400(npadvmod>worth) million:CD(nummod>$400) "
        "sued/sue:VBD(ROOT) *Gap(dobj>sued)"
    )
    assert Setting(document(sued)).money_of(sued, len(sued.tokens) - 1) is None


def test_what_an_aside_tells_has_no_sum_of_the_main_clause() -> None:
    sold = sentence(
        "*Gap(nsubjpass>sold) which:WDT(dobj>founded) *Drake(nsubj>founded) founded/found:VBD(relcl>Gap) was:VBD(auxpass>sold) "
        "sold/sell:VBN(ROOT) for(prep>sold) $5(pobj>for) million:CD(nummod>$5)"
    )
    setting = Setting(document(sold))
    places = {t.text: t.index for t in sold.tokens}
    assert setting.money_of(sold, places["founded"], places["founded"]) is None
    assert setting.money_of(sold, places["Gap"], places["sold"]) is not None


def test_what_a_firm_is_valued_at_is_no_sum_that_is_paid() -> None:
    raised = sentence(
        "*Gap(nsubj>raised) raised/raise:VBD(ROOT) $5(dobj>raised) million:CD(nummod>$5) at(prep>raised) a(det>valuation) "
        "valuation(pobj>at) of(prep>valuation) $9(pobj>of) million:CD(nummod>$9) from(prep>raised) *Ye(pobj>from)"
    )
    found = Setting(document(raised)).money_of(raised, len(raised.tokens) - 1)
    assert found is not None
    assert found.amount == Decimal(5_000_000)
