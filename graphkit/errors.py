"""One exception tree.  Every message names what is wrong (the file, the field) and says what to do."""

from __future__ import annotations


class GraphkitError(Exception):
    """Base of all errors that graphkit raises on purpose.  ``exit_code`` is what the command exits with."""

    exit_code = 1


class InputError(GraphkitError):
    """A path, file or record that can't be read as an article."""

    exit_code = 3


class VocabularyError(GraphkitError):
    """A relation, class or term that the ontology does not have."""

    exit_code = 4


class RuleError(GraphkitError):
    """A rule, cue list or gazetteer file with a mistake in it."""

    exit_code = 4


class QueryError(GraphkitError):
    """A SPARQL query that can't be parsed or answered."""

    exit_code = 5


class StoreError(GraphkitError):
    """A store that can't be opened, read or written."""

    exit_code = 6


class ModelError(GraphkitError):
    """The language pipeline is missing or does not fit."""

    exit_code = 7


class UnknownNameError(GraphkitError):
    """A name that nothing in the graph goes by, or that several things go by."""

    exit_code = 8


class UsageError(GraphkitError):
    """Options or arguments that don't go together."""

    exit_code = 2
