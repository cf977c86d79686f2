"""The tables of an edition, as SELECTs over what they are made of: all of it when a version is laid out, some articles
when a correction changes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from lib.corrections import log
from lib.records import QuoteType
from lib.store.tables import SCHEMAS

# An article's place in time leaves room for so many quotes of it (the longest real article has 260,000 characters).
QUOTES_IN_ARTICLE = 1_000_000


def columns(table: str, of: str = "", without: Iterable[str] = ()) -> str:
    """The columns of a table as it is kept, for a SELECT; `of` is what the question calls the table."""
    prefix = f"{of}." if of else ""
    return ", ".join(f'{prefix}"{name}"' for name in SCHEMAS[table].names if name not in without)


# What a quote has of its article, besides its `place`.
OF_ARTICLE = ("outlet", "hour", "date_earliest", "date_latest")
# An article as it is listed: without its text.
ARTICLE = columns("articles", without=("text",))


def articles(of: str) -> str:
    """The articles of a table as they are listed, with their `place` in time: joined by numbers, tables answer in half
    the time."""
    return f"""SELECT {columns("articles", "a", ("text",))}, o.place
        FROM {of} a JOIN ordered o ON a.article_id = o.article_id"""


# Articles in time: `article_id, place`.
ORDERED = """SELECT article_id,
    CAST(row_number() OVER (ORDER BY date_earliest ASC NULLS LAST, article_id) AS BIGINT) AS place
    FROM laid_articles"""


# What the rules that merge names get of a corpus, as it was analysed (an analyst's word on a name is laid over what
# they find): how names are written, where they stand, who is quoted with which office.
FORMS = """SELECT entity, type, text, count(*) AS n FROM given_mentions
    GROUP BY entity, type, text ORDER BY entity, type, text"""
PLACES = """SELECT DISTINCT article_id, entity, type FROM given_mentions WHERE type IN ('PER', 'ORG', 'GPE')
    ORDER BY article_id, entity, type"""
SAID = """SELECT article_id, speaker, role, affiliation, count(*) AS n FROM given_quotes WHERE speaker IS NOT NULL
    GROUP BY article_id, speaker, role, affiliation ORDER BY article_id, speaker, role, affiliation"""

# As what some names are written (`$names`).
KINDS_OF = """SELECT DISTINCT entity, type FROM given_mentions WHERE entity IN (SELECT unnest($names))"""


def mentions(of: str) -> str:
    """The mentions of a table under their merged names, with the `place` of their article, without what is no name:
    `merged` holds in every article, `merged_here`, over the names that it gives, in one."""
    return f"""SELECT {columns("mentions", "m", ("type", "entity", "stands_for"))},
        coalesce(e.now, x.now, m.type) AS type,
        coalesce(e.name, x.name, m.entity) AS entity, coalesce(h.becomes, m.stands_for) AS stands_for, o.place
        FROM {of} m JOIN ordered o ON m.article_id = o.article_id
        LEFT JOIN merged x ON m.entity = x.entity AND m.type = x.type
        LEFT JOIN merged_here e ON m.article_id = e.article_id AND coalesce(x.name, m.entity) = e.entity
            AND m.type = e.type
        LEFT JOIN renamed_by_hand h ON m.stands_for = h.was
        WHERE coalesce(e.now, x.now, m.type) <> '{log.NO_NAME}'"""


def spoken(of: str) -> str:
    """The quotes of a table with their speakers under their merged names; whom an analyst named in a quote is not
    somebody else there."""
    return f"""SELECT {columns("quotes", "q", ("speaker",))},
        coalesce(e.name, s.becomes, q.speaker) AS speaker, q.reviewed
        FROM {of} q LEFT JOIN renamed_speakers s ON q.speaker = s.was
        LEFT JOIN merged_here e ON q.article_id = e.article_id AND coalesce(s.becomes, q.speaker) = e.entity
        AND coalesce(q.reviewed, '') NOT IN ('edited', 'added')"""


# What tells the words of a quote from all others: the id of the first quote that has them.
WORDS = "coalesce(line, repeat_of, quote_id)"


def same(placed: str) -> str:
    """`nth, spot, alone` of some quotes and all that have the same words: the `nth` of the first that has them, and
    whether no other has."""
    return f"""SELECT p.nth, coalesce(s.spot, p.nth) AS spot, s.spot IS NULL AS alone
        FROM (SELECT nth, {WORDS} AS words FROM {placed}) p LEFT JOIN (
            SELECT {WORDS} AS words, min(nth) AS spot FROM {placed} GROUP BY ALL HAVING count(*) > 1
        ) s ON p.words = s.words"""


def stands_in(quote: str) -> str:
    """Whether a mention `m` stands in a quote."""
    return f'{quote}.place = m.place AND m.start >= {quote}.start AND m."end" <= {quote}."end"'


def quotes(of: str) -> str:
    """Quotes with their article's `outlet`, `place` and `hour`, their `line`, `nth`, their own place in time (that
    of their article, then in it), `spot`, the `nth` of the first of them that has the same words, `alone`, whether no
    other has, `who`, the number of the speaker in `speakers`, and `names`, those of the names in them in
    `quoted_names`, each missing where there is none: counting and joining by numbers takes half the time."""
    # The words said are joined last: they are not carried through what is grouped.
    return f"""WITH placed AS (
            SELECT q.quote_id, q.repeat_of, q.start, q."end", l.line, a.outlet, a.hour, a.place,
            a.place * {QUOTES_IN_ARTICLE}
                + row_number() OVER (PARTITION BY a.place ORDER BY q.start, q.quote_id) AS nth
            FROM {of} q JOIN articles a ON q.article_id = a.article_id
            LEFT JOIN linked l ON q.quote_id = l.quote_id),
        same AS ({same("placed")}),
        naming AS (SELECT nth, array_agg(number) AS names FROM (
            SELECT DISTINCT p.nth, n.number FROM placed p JOIN mentions m ON {stands_in("p")}
            JOIN quoted_names n ON m.entity = n.text WHERE m.in_quote) GROUP BY nth)
        SELECT {columns("quotes", "q")}, q.reviewed, p.outlet, p.hour, p.place, p.line, p.nth, s.spot, s.alone,
        w.number AS who, n.names
        FROM {of} q JOIN placed p ON q.quote_id = p.quote_id JOIN same s ON p.nth = s.nth
        LEFT JOIN naming n ON p.nth = n.nth LEFT JOIN speakers w ON q.speaker = w.text"""


def quoting(condition: str) -> str:
    """The articles of some quotes: `place`, OF_ARTICLE, and `direct, indirect, mixed`, whether any of its quotes is of
    that type. To look among these for the articles that a filter on types leaves takes a sixth of the time that it
    takes among quotes."""
    # All quotes of an article have the same of it: min() takes that.
    same_of_all = ", ".join(f"min({column}) AS {column}" for column in OF_ARTICLE)
    kinds = ", ".join(f"bool_or(type = '{kind}') AS {kind}" for kind in get_args(QuoteType))
    return f"SELECT place, {same_of_all}, {kinds} FROM quotes WHERE {condition} GROUP BY place"


def spotted(condition: str) -> str:
    """Finds anew for some quotes, and for all that have the same words, which is the first that has and whether it is
    the only one."""
    near = f"(SELECT * FROM quotes WHERE {WORDS} IN (SELECT {WORDS} FROM quotes WHERE {condition}))"
    return f"UPDATE quotes SET spot = s.spot, alone = s.alone FROM ({same(near)}) s WHERE quotes.nth = s.nth"


def prints(of: str) -> str:
    """Which prints stand in which quotes: `article_id, quote_id, print`."""
    return f"""SELECT DISTINCT article_id, quote_id, print
        FROM (SELECT article_id, quote_id, unnest(prints) AS print FROM {of})"""


def named(condition: str) -> str:
    """Which names stand in which quotes: `nth, entity, stands_for`."""
    return f"""SELECT DISTINCT q.nth, m.entity, m.stands_for FROM quotes q JOIN mentions m
        ON {stands_in("q")} WHERE m.in_quote AND {condition}"""


def numbered(texts: str, after: str = "0") -> str:
    """Texts, each with its number: `text, number`, the first number the one behind `after`. Names are grouped by
    numbers in a third of the time."""
    return f"SELECT text, CAST({after} + row_number() OVER (ORDER BY text) AS INTEGER) AS number FROM ({texts})"


def numbered_too(table: str, texts: str) -> str:
    """Numbers those texts that a table of numbered ones has not yet, behind its last number."""
    new = f"SELECT text FROM ({texts}) WHERE text NOT IN (SELECT text FROM {table})"
    return f"INSERT INTO {table} BY NAME {numbered(new, f'(SELECT coalesce(max(number), 0) FROM {table})')}"


def speakers(of: str) -> str:
    """The speakers of some quotes: `text`."""
    return f"SELECT DISTINCT speaker AS text FROM {of} WHERE speaker IS NOT NULL"


def quoted_names(condition: str) -> str:
    """The names among some mentions that stand in quotes: `text`."""
    return f"SELECT DISTINCT entity AS text FROM mentions WHERE in_quote AND {condition}"


def spellings(condition: str) -> str:
    """The names of some mentions and what they are written as: `text`."""
    here = f"FROM mentions WHERE {condition}"
    return f"""SELECT entity AS text {here} UNION SELECT text {here}
        UNION SELECT stands_for {here} AND stands_for IS NOT NULL"""


def tallied(condition: str) -> str:
    """How often each name of some mentions stands in its article, as which type and spelling: `place, type, entity,
    meant, form, in_quotes, in_narration`, where `entity`, `meant` (what it stands for, or itself) and `form` are
    numbers of `spellings`."""
    return f"""WITH counted AS (
            SELECT place, type, entity, stands_for, text,
            CAST(count(*) FILTER (WHERE in_quote) AS INTEGER) AS in_quotes,
            CAST(count(*) FILTER (WHERE NOT in_quote) AS INTEGER) AS in_narration FROM mentions
            WHERE {condition} GROUP BY place, type, entity, stands_for, text)
        SELECT c.place, c.type, e.number AS entity, coalesce(s.number, e.number) AS meant, f.number AS form,
        c.in_quotes, c.in_narration FROM counted c JOIN spellings e ON c.entity = e.text
        JOIN spellings f ON c.text = f.text LEFT JOIN spellings s ON c.stands_for = s.text"""
