"""The graph as one HTML file that opens anywhere, with no network.

pyvis draws: its ``Network`` holds the nodes, edges and options, and its bundled vis-network puts them on the screen.  The
page around it is our own (``templates/``), because pyvis's own template fetches from three CDNs, escapes nothing and is
written without an encoding.

What keeps the page safe to open, whatever the articles say:

* a Content-Security-Policy in the file that allows exactly the scripts and the styles in it, by their digests, and no
  request at all (https://www.w3.org/TR/CSP3/), with Trusted Types on, so that no string can become markup;
* all that comes from articles stands in one block of JSON in which ``<``, ``>`` and ``&`` are escaped;
* the page's script makes every element by itself and fills it with text.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from graphkit.errors import InputError, StoreError
from graphkit.graph import DEFAULT_BASE
from graphkit.model import Knowledge
from graphkit.views.html_data import Drawing, draw
from graphkit.views.html_scope import scope
from graphkit.vocabulary import Vocabulary, load

_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

#: The page's scripts, in the order in which each needs those before it.
SCRIPTS: Final = (
    "dom",
    "data",
    "words",
    "state",
    "filters",
    "place",
    "shown",
    "theme",
    "labels",
    "canvas",
    "legend",
    "timeline",
    "evidence",
    "panel",
    "review",
    "search",
    "paths",
    "table",
    "turtle",
    "exports",
    "keyboard",
    "main",
)

#: Settings of vis-network.  Positions are given, so nothing has to settle; edges carry their own curve.
OPTIONS: Final[dict[str, object]] = {
    "autoResize": True,
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "physics": {
        "enabled": False,
        "solver": "barnesHut",
        "barnesHut": {"gravitationalConstant": -6000, "springLength": 130, "springConstant": 0.03, "avoidOverlap": 0.4},
        "stabilization": False,
    },
    "interaction": {"hover": True, "hideEdgesOnDrag": False, "multiselect": False, "tooltipDelay": 200, "keyboard": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {"smooth": False, "arrows": {"to": {"scaleFactor": 0.5}}, "selectionWidth": 1.5, "hoverWidth": 1},
}


def render(
    knowledge: Knowledge,
    *,
    focus: str | None = None,
    depth: int = 1,
    since: str | None = None,
    relations: Sequence[str] | None = None,
    title: str | None = None,
    vocabulary: Vocabulary | None = None,
    base: str = DEFAULT_BASE,
) -> str:
    """The page, as text to be written in UTF-8.  The same knowledge gives the same text.

    ``focus``, ``depth`` (in facts, at least 0), ``since`` (an ISO date, month or year) and ``relations`` (local names) keep
    a part of the graph, as :func:`graphkit.views.html_scope.scope` says.  ``base`` is what the entities' IRIs begin with.

    Raises UnknownNameError for a focus that nothing is called, VocabularyError for an unknown relation and InputError for
    a ``since`` or ``depth`` that is none.
    """
    words = vocabulary or load()
    for name in relations or ():
        words.relation(name)
    if since is not None and not _DATE.fullmatch(since):
        raise InputError(f"since: '{since}' is not a date: write 2022, 2022-11 or 2022-11-27")
    if depth < 0:
        raise InputError(f"depth: {depth} is below 0: give the number of facts to follow from the focus")
    part = scope(knowledge, focus=focus, depth=depth, since=since, relations=relations)
    return _page(draw(part, words, title or _title(focus), base), title or _title(focus))


def write_html(
    knowledge: Knowledge,
    path: Path,
    *,
    focus: str | None = None,
    depth: int = 1,
    since: str | None = None,
    relations: Sequence[str] | None = None,
    title: str | None = None,
    vocabulary: Vocabulary | None = None,
    base: str = DEFAULT_BASE,
) -> None:
    """Writes what :func:`render` makes to ``path``, all of it or nothing: a file that was there stays until the new one is whole.

    Raises what :func:`render` raises, and StoreError where the file can't be written.
    """
    page = render(
        knowledge, focus=focus, depth=depth, since=since, relations=relations, title=title, vocabulary=vocabulary, base=base
    )
    try:
        handle, half = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise StoreError(f"{path}: can't be written ({error.strerror}): choose a folder that you may write to") from error
    try:
        # Text from JSON may hold half of a surrogate pair, which UTF-8 has no form for.
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(page)
        Path(half).chmod(0o644)
        Path(half).replace(path)
    except OSError as error:
        with contextlib.suppress(FileNotFoundError):
            Path(half).unlink()
        raise StoreError(f"{path}: can't be written ({error.strerror}): choose a folder that you may write to") from error


def _title(focus: str | None) -> str:
    return "Who did what to whom" if focus is None else f"{focus}: who did what to whom"


def _page(drawing: Drawing, title: str) -> str:
    from pyvis.edge import Edge
    from pyvis.network import Network

    templates = files("graphkit.views") / "templates"
    styles = _unix((templates / "graph.css").read_text("utf-8"))
    library = _library()
    script = _unix("\n".join((templates / "js" / f"{name}.js").read_text("utf-8") for name in SCRIPTS))

    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(OPTIONS))
    for node in drawing.nodes:
        options = {key: value for key, value in node.items() if key not in ("id", "label", "shape")}
        network.add_node(node["id"], label=node["label"], shape=node["shape"], **options)
    for edge in drawing.edges:
        # add_edge looks both ends up in a list, which takes seconds for thousands; these ends are known to be there.
        options = {key: value for key, value in edge.items() if key not in ("from", "to")}
        network.edges.append(Edge(edge["from"], edge["to"], True, **options).options)
    with as_file(templates) as folder:
        network.set_template_dir(str(folder), "graph.html")
        network.templateEnv.autoescape = True
        network.templateEnv.filters["script_json"] = script_json
        network.templateEnv.globals.update(
            title=title,
            page=drawing.page,
            styles=styles,
            library=library,
            script=script,
            policy=_policy([library, script], [styles]),
        )
        page = network.generate_html("graph.html")
    return str(page)


def script_json(value: object) -> str:
    """JSON that may stand in a ``script`` element: nothing in it can end the element or begin a comment."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _library() -> str:
    bundled = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    # The comment at the end names a map, which a browser would ask for.
    return re.sub(r"//# sourceMappingURL=\S+\s*\Z", "", _unix(bundled.read_text("utf-8")))


def _unix(text: str) -> str:
    """Lines end as a browser reads them, or the digests of the policy would not fit."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    def digests(texts: Sequence[str]) -> str:
        return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in texts)

    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {digests(scripts)}",
            f"style-src {digests(styles)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )
