"""The version, in one place: the build, the command and the provenance of a graph read it here."""

VERSION = "0.1.0"
