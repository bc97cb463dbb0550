"""Files, folders and strings in, Documents out."""

from graphkit.read.article import read_text
from graphkit.read.files import MAX_BYTES, find_files, read_documents

__all__ = ["MAX_BYTES", "find_files", "read_documents", "read_text"]
