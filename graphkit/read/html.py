"""Web pages to Documents, by trafilatura: the text of the article, and what the page's metadata say of it."""

from __future__ import annotations

from graphkit.errors import InputError
from graphkit.model import Document
from graphkit.read.article import read_text
from graphkit.read.dates import iso_date


def read_html(page: bytes | str, identifier: str) -> Document:
    """One article from a web page.

    ``Document.text`` is the text that trafilatura finds, a line for each paragraph, heading and list item, under the title;
    positions refer to it and not to the page's source.  Title, author, date, address and publisher come from the page's
    metadata where they are given.  Nothing is fetched.

    Raises InputError, naming ``identifier``, where the page has no article's text.
    """
    from trafilatura import bare_extraction  # slow to import

    # The date is read from metadata and the usual places only: a guess from anywhere on the page does more harm than none.
    found = bare_extraction(
        page,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise InputError(f"{identifier}: no article's text found on this page; save its text as a .txt file")
    return read_text(
        under_title(found.text or "", found.title),
        identifier,
        title=found.title or None,
        author=found.author or None,
        published=iso_date(found.date or ""),
        url=found.url or None,
        publisher=found.sitename or None,
    )


def under_title(text: str, title: str | None) -> str:
    """A text with its title as the first line, unless it begins with it already."""
    if not title or text.lstrip().startswith(title):
        return text
    return f"{title}\n\n{text}"
