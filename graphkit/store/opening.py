"""Choosing a store, by an option or by the environment, and opening it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from graphkit.errors import StoreError
from graphkit.store.base import DiskAddress, EndpointAddress, MemoryAddress

if TYPE_CHECKING:
    from graphkit.store.base import Store

Address = DiskAddress | MemoryAddress | EndpointAddress

#: The environment variable that chooses the store; the others, for endpoints only, begin with its name.
VARIABLE: Final = "GRAPHKIT_STORE"
_FOLDER: Final = "store"

_Number = TypeVar("_Number", int, float)


def address(option: str | Path | None, folder: Path, environment: Mapping[str, str] = os.environ) -> Address:
    """The store that is meant: by ``option``, else by ``GRAPHKIT_STORE``, else the folder ``store`` in ``folder``.

    Option and variable know three forms: ``disk`` (or the path of a folder), ``memory``, and the URL of a SPARQL 1.1 endpoint's
    query service.  For an endpoint, more is read from the environment: ``GRAPHKIT_STORE_UPDATE`` (URL for updates; without
    it a URL that ends with ``/query`` is taken with ``/update`` and any other as it is), ``GRAPHKIT_STORE_GRAPH`` (IRI of a named
    graph), ``GRAPHKIT_STORE_USER`` and ``GRAPHKIT_STORE_PASSWORD`` or ``GRAPHKIT_STORE_TOKEN``, ``GRAPHKIT_STORE_TIMEOUT``
    (seconds), ``GRAPHKIT_STORE_ATTEMPTS`` and ``GRAPHKIT_STORE_BATCH`` (triples).

    Raises :class:`StoreError` for a setting that makes no sense.
    """
    chosen = option if option is not None else environment.get(VARIABLE) or "disk"
    if isinstance(chosen, str):
        if chosen == "memory":
            return MemoryAddress()
        if chosen == "disk":
            return DiskAddress(folder / _FOLDER)
        if chosen.startswith(("http://", "https://")):
            return _endpoint(chosen, environment)
        if "://" in chosen:
            raise StoreError(f"{VARIABLE}: {chosen!r} is no store; give disk, memory, a folder, or an http or https URL")
    return DiskAddress(Path(chosen))


def open_store(location: Address | Path, *, read_only: bool = False) -> Store:
    """The store at ``location``.

    A folder that is opened for writing is made if need be, and locked against other writers until it is closed; readers
    are never locked out.  Read only, it must hold a graph.

    Raises :class:`StoreError` if another process is writing there (naming it), if there is no graph to read, or if folder or
    endpoint can't be used.
    """
    if isinstance(location, EndpointAddress):
        from graphkit.store.endpoint import EndpointStore

        return EndpointStore(location, read_only=read_only)
    from graphkit.store.local import DiskStore, MemoryStore

    if isinstance(location, MemoryAddress):
        return MemoryStore()
    return DiskStore(location.folder if isinstance(location, DiskAddress) else location, read_only=read_only)


def _endpoint(url: str, environment: Mapping[str, str]) -> EndpointAddress:
    default = url.removesuffix("/query") + "/update" if url.endswith("/query") else url
    user, token = environment.get(VARIABLE + "_USER"), environment.get(VARIABLE + "_TOKEN")
    if user and token:
        raise StoreError(f"{VARIABLE}_USER and {VARIABLE}_TOKEN are both set: keep the one that the endpoint asks for")
    return EndpointAddress(
        query_url=url,
        update_url=environment.get(VARIABLE + "_UPDATE") or default,
        graph=environment.get(VARIABLE + "_GRAPH") or None,
        user=user or None,
        password=environment.get(VARIABLE + "_PASSWORD") or None,
        token=token or None,
        timeout=_number(environment, "_TIMEOUT", float, 60.0),
        attempts=_number(environment, "_ATTEMPTS", int, 4),
        batch=_number(environment, "_BATCH", int, 5_000),
    )


def _number(environment: Mapping[str, str], name: str, make: Callable[[str], _Number], default: _Number) -> _Number:
    text = environment.get(VARIABLE + name)
    try:
        number = make(text) if text else default
    except ValueError:
        number = make("0")
    if not number > 0:
        raise StoreError(f"{VARIABLE}{name}: {text!r} is not a positive number")
    return number
