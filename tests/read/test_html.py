"""Web pages: the article's text under its title, and what the page says of itself."""

from __future__ import annotations

import pytest

from graphkit.errors import InputError
from graphkit.read import read_html

PAGE = """<html><head><title>Designer leaves house | Example News</title>
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2023-03-04T10:00:00Z">
<meta property="og:site_name" content="Example News"><link rel="canonical" href="https://example.org/a"></head>
<body><nav><a href="/">Home</a> <a href="/n">News</a></nav><article><h1>Designer leaves house</h1>
<p>The designer left the house on Friday after eleven years, and nobody there would say why she had gone so soon.</p>
<h2>Who comes next?</h2>
<p>Her successor, who has worked in the café studio since the spring, will show in Milan next season, it is said.</p>
<ul><li>One thing that is certain</li><li>Another thing that is not</li></ul>
<h3>Related Articles</h3><ul><li><a href="/s">Ann Lee eats soup</a></li></ul></article>
<footer>All rights reserved</footer></body></html>"""


def test_a_page_becomes_its_article_with_its_metadata() -> None:
    document = read_html(PAGE, "a.html")
    assert document.title == "Designer leaves house"
    assert (document.author, document.published, document.url) == ("Ann Lee", "2023-03-04", "https://example.org/a")
    assert document.publisher == "Example News"
    kinds = [(b.kind.value, document.text[b.start : b.end][:20]) for b in document.blocks]
    assert kinds[:4] == [
        ("title", "Designer leaves hous"),
        ("paragraph", "The designer left th"),
        ("heading", "Who comes next?"),
        ("paragraph", "Her successor, who h"),
    ]
    assert ("list-item", "One thing that is ce") in kinds
    assert "Home" not in document.text
    assert not any(b.kind.value != "boilerplate" and "soup" in document.text[b.start : b.end] for b in document.blocks)


def test_a_page_in_another_encoding_is_read() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').encode("iso-8859-1")
    assert "café studio" in read_html(page, "a.html").text


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(InputError, match=r"a\.html: no article's text"):
        read_html("<html><body></body></html>", "a.html")
