"""What a reader should know of articles that were read, as problems."""

from __future__ import annotations

from lib.messages import message
from lib.records import Article, Problem


def second_text(article: Article) -> Problem:
    """The problem of a text that came under the id of another one."""
    return Problem(article.origin, None, "id", message("same-id", id=repr(article.article_id)))


def notes_of(article: Article) -> list[Problem]:
    """What a reader should know of an article that was read, as rows of kind `note`."""
    return [Problem(article.origin, None, "note", note) for note in article.notes]
