"""Expressions of time: what is one, what it means, which date it stands for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.language.times.expressions import Period, TimeExpression, TimeKind, find_times, resolve, resolve_period

MONDAY = "2022-11-28"


def _one(text: str) -> TimeExpression:
    found = find_times(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AUSTIN, Oct 17, 2012 - The firm", "2012-10-17"),
        ("It opened on 28 November 2022.", "2022-11-28"),
        ("It opened on the 17th of October 2012.", "2012-10-17"),
        ("It opened on October 17th, 2012.", "2012-10-17"),
        ("It opened on 6/21/2022.", "2022-06-21"),
        ("It opened on 21/6/2022.", "2022-06-21"),
        ("It opened on 2022-06-21.", "2022-06-21"),
        ("It opened in July 2022.", "2022-07"),
        ("It opened in early July 2022.", "2022-07"),
        ("It opened in May 2015.", "2015-05"),
        ("It opened in 2016.", "2016"),
        ("Late 2018", "2018"),
        ("a gown from 1992", "1992"),
        ("She went to the 2021 Met Gala.", "2021"),
        ("Costume Gala 2017, in New York", "2017"),
        ("2022’s best film", "2022"),
        ("• 2019: the chain opens", "2019"),
        ("Ambassador, 2019 – global", "2019"),
    ],
)
def test_written_out_dates_need_no_publication_day(text: str, expected: str) -> None:
    assert resolve(_one(text), published=None) == expected


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("It opens on 17 October.", "2022-10-17", "2023-10-17"),
        ("It opens Nov. 27.", "2022-11-27", "2023-11-27"),
        ("It opens Sept. 5.", "2022-09-05", "2023-09-05"),
        ("It opens in July.", "2022-07", "2023-07"),
        ("It opens in November.", "2022-11", "2022-11"),
        ("It opens in May.", "2022-05", "2023-05"),
        ("It opens on the 28th.", "2022-11-28", "2022-11-28"),
        ("It opens on the 29th.", "2022-10-29", "2022-11-29"),
        ("It opens on Sunday.", "2022-11-27", "2022-12-04"),
        ("It opens Monday.", "2022-11-28", "2022-11-28"),
        ("It opens Friday night.", "2022-11-25", "2022-12-02"),
        ("It opens last Monday.", "2022-11-21", "2022-11-21"),
        ("It opens last Tuesday.", "2022-11-22", "2022-11-22"),
        ("It opens next Friday.", "2022-12-02", "2022-12-02"),
        ("It opened this Friday.", "2022-11-25", "2022-12-02"),
        ("It opened in March last year.", "2021-03", "2021-03"),
        ("It opened on 3 March of this year.", "2022-03-03", "2022-03-03"),
        ("It opened in the year 2014.", "2014", "2014"),
        ("It opened in '09.", "2009", "2009"),
        ("It opened two nights ago.", "2022-11-26", "2022-11-26"),
        ("It opened earlier in the year.", "2022", "2022"),
        ("It opened as recently as August.", "2022-08", "2023-08"),
        ("It opens this past Friday.", "2022-11-25", "2022-11-25"),
        ("It opens today.", "2022-11-28", "2022-11-28"),
        ("It opened yesterday.", "2022-11-27", "2022-11-27"),
        ("It opened last night.", "2022-11-27", "2022-11-27"),
        ("It opens tomorrow.", "2022-11-29", "2022-11-29"),
        ("In April it opened.", "2022-04", "2023-04"),
        ("Last Monday it opened.", "2022-11-21", "2022-11-21"),
        ("Next Friday it opens.", "2022-12-02", "2022-12-02"),
        ("On the 28th it opened.", "2022-11-28", "2022-11-28"),
        ("In the spring it opened.", "2022", "2023"),
        ("It opened over the weekend.", "2022-11", "2022-11"),
        ("It opened last week.", "2022-11", "2022-11"),
        ("It opened earlier this month.", "2022-11", "2022-11"),
        ("It opened last month.", "2022-10", "2022-10"),
        ("It opened last year.", "2021", "2021"),
        ("It opened earlier this year.", "2022", "2022"),
        ("It opens next year.", "2023", "2023"),
        ("It opened this summer.", "2022", "2022"),
        ("It opened last summer.", "2022", "2022"),
        ("It opened last fall.", "2021", "2021"),
        ("It opens in the spring.", "2022", "2023"),
        ("It opened three weeks ago.", "2022-11", "2022-11"),
        ("It opened a week ago.", "2022-11-21", "2022-11-21"),
        ("It opened three days ago.", "2022-11-25", "2022-11-25"),
        ("It opened two months ago.", "2022-09", "2022-09"),
        ("It opened two years ago.", "2020", "2020"),
        ("It opened a decade ago.", "2012", "2012"),
        ("It closes at the end of the month.", "2022-11", "2022-11"),
        ("It closes at the end of next year.", "2023", "2023"),
        ("It opened on Sunday, Nov. 27.", "2022-11-27", "2022-11-27"),
        ("It opens on Tuesday, 29 November.", "2022-11-29", "2022-11-29"),
        ("It opened before Christmas.", "2021", "2022"),
        ("It opened just ahead of Thanksgiving.", "2022", "2023"),
        ("It opened over Christmas.", "2021-12", "2022-12"),
        ("It opened between Christmas and New Year.", "2021-12", "2022-12"),
        ("It opened the day after Christmas.", "2021-12-26", "2022-12-26"),
        ("It opened over the summer.", "2022", "2023"),
        ("It opened the week before last.", "2022-11", "2022-11"),
        ("It opened the year before last.", "2020", "2020"),
        ("It opened ten years ago this week.", "2012-11", "2012-11"),
        ("It opened a year ago today.", "2021-11-28", "2021-11-28"),
        ("It opened three years ago, in March 2019.", "2019-03", "2019-03"),
        ("It opened over a decade ago, in 2012.", "2012", "2012"),
        ("It opened last year, in March.", "2021-03", "2021-03"),
        ("2013 was the year that it opened.", "2013", "2013"),
        ("It opened two days before Christmas.", "2021-12-23", "2022-12-23"),
        ("It opened on Valentine's Day.", "2022-02-14", "2023-02-14"),
        ("It opened since Thanksgiving.", "2022-11-24", "2023-11-23"),
    ],
)
def test_relative_times_are_seen_from_the_publication(text: str, past: str, future: str) -> None:
    found = _one(text)
    assert resolve(found, published=MONDAY) == past
    assert resolve(found, published=MONDAY, future=True) == future


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five days before, she had signed.", "2011-02-20"),
        ("It was sold five days before.", "2011-02-20"),
        ("Three days later it was sold.", "2011-02-28"),
        ("A week later it was sold.", "2011-03-04"),
        ("A week earlier it was sold.", "2011-02-18"),
        ("Two years later it was sold.", "2013"),
        ("Three years on she sold it.", "2014"),
        ("A year earlier it was sold.", "2010"),
        ("Two months later it was sold.", "2011-04"),
        ("It was sold the same day.", "2011-02-25"),
        ("It was sold the next day.", "2011-02-26"),
        ("It was sold the day before.", "2011-02-24"),
        ("It was sold the following year.", "2012"),
        ("That October it was sold.", "2011-10"),
        ("That May it was sold.", "2011-05"),
        ("The following Monday it was sold.", "2011-02-28"),
        ("It was sold that November.", "2011-11"),
        ("It was sold in November of that year.", "2011-11"),
        ("It was sold in early March of the same year.", "2011-03"),
        ("It was sold the following Monday.", "2011-02-28"),
        ("It was sold the following March.", "2011-03"),
        ("It was sold on the 28th.", "2011-02-28"),
        ("It was sold on the 3rd.", "2011-03-03"),
        ("It was sold on 28 February.", "2011-02-28"),
        ("It was sold ten years to the day later.", "2021-02-25"),
        ("It was sold days later.", "2011"),
        ("It was sold days earlier.", "2011-02"),
        ("It was sold hours later.", "2011-02-25"),
        ("Hours earlier it was sold.", "2011-02"),
        ("Within hours it was sold.", "2011-02-25"),
        ("It was sold within a week.", "2011"),
        ("It was sold a few days earlier.", "2011-02"),
        ("It was sold several months later.", "2011"),
        ("It was sold 48 hours later.", "2011-02-27"),
        ("It was sold minutes later.", "2011-02-25"),
        ("It was sold shortly before.", "2011-02"),
    ],
)
def test_anaphoric_times_are_counted_from_the_date_the_narrative_has_reached(text: str, expected: str | None) -> None:
    found = _one(text)
    assert resolve(found, published=None, reference="2011-02-25") == expected


@pytest.mark.parametrize(
    "text", ["on Sunday", "yesterday", "last month", "in July", "Nov. 27", "five days later", "the same day", "this summer"]
)
def test_nothing_is_guessed_where_the_day_is_unknown(text: str) -> None:
    assert resolve(_one(text), published=None) is None


def test_a_result_is_never_more_exact_than_what_it_is_counted_from() -> None:
    assert resolve(_one("two days later"), published=None, reference="2011-02") == "2011-02"
    assert resolve(_one("two months later"), published=None, reference="2011-02") == "2011-04"
    assert resolve(_one("two years later"), published=None, reference="2011") == "2013"
    assert resolve(_one("two months later"), published=None, reference="2011") is None
    assert resolve(_one("yesterday"), published="2011-02") == "2011-02"


def test_after_a_named_happening_the_date_is_left_to_the_reader_of_the_clause() -> None:
    assert resolve(_one("two days after she signed"), published=MONDAY, reference="2011-02-25") is None


@pytest.mark.parametrize(
    ("text", "kind", "period"),
    [
        ("They were married from 2001 to 2009.", TimeKind.BETWEEN, Period("2001", "2009")),
        ("They were married between 2009 and 2011.", TimeKind.BETWEEN, Period("2009", "2011")),
        ("They were married 2013-2016.", TimeKind.BETWEEN, Period("2013", "2016")),
        ("They were married 2013–16.", TimeKind.BETWEEN, Period("2013", "2016")),
        ("It ran from March to June 2020.", TimeKind.BETWEEN, Period("2020-03", "2020-06")),
        ("It ran from November to June 2020.", TimeKind.BETWEEN, Period("2019-11", "2020-06")),
        ("It ran 3–5 November 2022.", TimeKind.BETWEEN, Period("2022-11-03", "2022-11-05")),
        ("It ran Nov. 3-5, 2022.", TimeKind.BETWEEN, Period("2022-11-03", "2022-11-05")),
        ("She has led it since 1996.", TimeKind.SINCE, Period("1996", None)),
        ("She has led it since last year.", TimeKind.SINCE, Period("2021", None)),
        ("It goes back to 2013.", TimeKind.SINCE, Period("2013", None)),
        ("She led it until the end of 2020.", TimeKind.UNTIL, Period(None, "2020")),
        ("She has led it since late 2019.", TimeKind.SINCE, Period("2019", None)),
        ("She led it until 2020.", TimeKind.UNTIL, Period(None, "2020")),
    ],
)
def test_periods_have_their_ends(text: str, kind: TimeKind, period: Period) -> None:
    found = _one(text)
    assert found.kind is kind
    assert resolve_period(found, published=MONDAY) == period
    assert resolve(found, published=MONDAY) == period.start


@pytest.mark.parametrize("text", ["They did not sue until 2020.", "It wasn't sold until 2020.", "Not until 2020 did they sue."])
def test_what_was_not_done_until_a_time_was_done_then(text: str) -> None:
    assert resolve(_one(text), published=MONDAY) == "2020"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("for a decade", TimeKind.DURATION, None),
        ("after 14 years", TimeKind.DURATION, None),
        ("a three-year deal", TimeKind.DURATION, None),
        ("the 1990s", TimeKind.DECADE, None),
        ("on Sundays", TimeKind.RECURRING, None),
        ("every year", TimeKind.RECURRING, None),
        ("its spring 2023 campaign", TimeKind.SEASON, "2023"),
        ("in its fall 2022 show", TimeKind.SEASON, "2022"),
        ("the spring ’23 ads", TimeKind.SEASON, "2023"),
        ("It opened in spring 2023.", TimeKind.POINT, "2023"),
        ("It opened in the spring of 2023.", TimeKind.POINT, "2023"),
    ],
)
def test_kinds_are_told_apart(text: str, kind: TimeKind, expected: str | None) -> None:
    found = _one(text)
    assert (found.kind, resolve(found, published=MONDAY)) == (kind, expected)


@pytest.mark.parametrize(
    "text",
    [
        "the 42-year-old",
        "the 42 year old",
        "Smith, 42, said",
        "It costs $2012.",
        "1,982 pairs",
        "2,000 people",
        "2000 people came",
        "1984 pairs",
        "1,018",
        "No. 666",
        "Ultra 64",
        "a song from Studio 2054",
        "24 Hour Gym",
        "the 15th anniversary",
        "on the 15th floor",
        "She may go and they march.",  # modal and verb
        "April said no.",
        "May told June.",
        "a story in the Sunday Times",
        "on NBC's “Today,” she said",
        "USA Today",
        "Feb 30",
        "He scored 13-7.",
        "#MeToo2017",
        "",
    ],
)
def test_numbers_ages_prices_and_names_are_no_times(text: str) -> None:
    assert find_times(text) == ()


def test_a_list_of_years_is_a_list_of_points() -> None:
    assert [resolve(found, published=None) for found in find_times("She won in 2014, 2016 and 2019.")] == ["2014", "2016", "2019"]


def test_leap_days_fall_in_leap_years() -> None:
    assert resolve(_one("It opened on 29 February."), published="2023-03-01") == "2020-02-29"
    assert resolve(_one("It opened on 29 February 2023."), published=None) == "2023-02"


@pytest.mark.parametrize("written", ["soon", "22-11-28", "2022-13", "2022-02-30", ""])
def test_a_publication_day_that_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message comes from datetime for impossible days
        resolve(_one("yesterday"), published=written)


_WORDS = """
in on since until from to between and the last next this that Monday Sunday May March
October Oct. 28 31 2016 1999 1990s a two 14 days weeks years
year ago later before after spring fall Christmas , . - – / 2022-11 $ ’s 5th night of day same following early
"""
_PIECES = st.lists(st.sampled_from(_WORDS.split()), max_size=14).map(" ".join)


@given(_PIECES, st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.booleans())
def test_spans_quote_the_text_and_dates_are_valid(text: str, published: date, future: bool) -> None:
    end = 0
    for found in find_times(text):
        assert text[found.start : found.end] == found.text
        assert end <= found.start < found.end
        end = found.end
        resolved = resolve(found, published=published.isoformat(), reference=published.isoformat(), future=future)
        if resolved is not None:
            year, month, day = [int(part) for part in resolved.split("-")] + [1] * (2 - resolved.count("-"))
            date(year, month, day)
        resolve_period(found, published=published.isoformat())


@given(st.text(max_size=80))
def test_arbitrary_text_is_read_without_error(text: str) -> None:
    for found in find_times(text):
        assert text[found.start : found.end] == found.text


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_date_written_out_is_read_back(day: date) -> None:
    assert resolve(_one(f"It opened on {day:%B} {day.day}, {day.year}."), published=None) == day.isoformat()
    assert resolve(_one(f"It opened on {day.day} {day:%B} {day.year}."), published=None) == day.isoformat()
