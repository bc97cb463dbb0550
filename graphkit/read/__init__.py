"""Files, folders and strings in, Documents out."""

from graphkit.read.article import read_text
from graphkit.read.files import MAX_BYTES, read_documents
from graphkit.read.html import read_html

__all__ = ["MAX_BYTES", "read_documents", "read_html", "read_text"]
