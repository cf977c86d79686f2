"""Questions about names: how often, where, with whom, said by whom. Filters in, pandas frames out."""

from __future__ import annotations

from collections import Counter
from typing import Any, get_args

import pandas as pd

from lib.corrections.known_list import KnownName
from lib.records import EntityType
from lib.store.filters import Asked, Filters, foremost, in_articles, once, page, places_left, quotes_where, select
from lib.store.most_given import most_given_office
from lib.store.query import Corpus

Names = tuple[str, ...]


def mentions_where(filters: Filters, stands_for: bool = False, types: Names = ()) -> Asked:
    """Mentions in the articles that the filters leave, `name` the entity or what it stands for."""
    name = "coalesce(m.stands_for, m.entity)" if stands_for else "m.entity"
    return inside("mentions", name, filters, types)


def tallied_where(filters: Filters, stands_for: bool = False, types: Names = ()) -> Asked:
    """The same mentions, counted: `in_quotes, in_narration` of every article and spelling (`place, form`), `name` a
    number of `spellings`."""
    return inside("tallied", "m.meant" if stands_for else "m.entity", filters, types)


def inside(table: str, name: str, filters: Filters, types: Names) -> Asked:
    """What a table `m` of names has in the articles that the filters leave and of some types of names, with `name`."""
    sql, conditions, given = f"SELECT m.*, {name} AS name FROM {table} m", list[str](), dict[str, Any]()
    if filters != Filters():
        left = places_left(filters)
        sql += f" JOIN ({left.sql}) p ON m.place = p.place"
        given |= left.given
    if types:
        conditions.append("list_contains($kinds, m.type)")
        given["kinds"] = list(types)
    return select(sql, conditions, given)


def ask_tallies(corpus: Corpus, asked: Asked) -> pd.DataFrame:
    """The rows of a question on the tallies, which are laid out where they are not yet."""
    corpus.tallies.lay()
    return corpus.ask(asked)


def by_entity(
    corpus: Corpus, filters: Filters, types: Names = (), stands_for: bool = False, limit: int | None = 25
) -> pd.DataFrame:
    """`name, type, in_quotes, in_narration, mentions, articles, share, forms`: mentions an entity, most first: `most`,
    and what `written` adds."""
    return written(corpus, filters, most(corpus, filters, types, stands_for, limit), types, stands_for)


def most(
    corpus: Corpus, filters: Filters, types: Names = (), stands_for: bool = False, limit: int | None = 25
) -> pd.DataFrame:
    """`name, in_quotes, in_narration, mentions, share`: mentions an entity, most first.

    `share` is that of all mentions under the filters (0-1); `attrs["all"]` counts `names, in_quotes, in_narration` of
    all names, shown or not.
    """
    t = tallied_where(filters, stands_for, types)
    cut, given = page(limit)
    rows = ask_tallies(
        corpus,
        Asked(
            f"""WITH grouped AS (
                SELECT *, in_quotes + in_narration AS mentions FROM (
                    SELECT name, CAST(sum(in_quotes) AS BIGINT) AS in_quotes,
                    CAST(sum(in_narration) AS BIGINT) AS in_narration FROM ({t.sql}) GROUP BY name)),
            together AS (SELECT count(*) AS all_names, CAST(sum(in_quotes) AS BIGINT) AS all_in_quotes,
                CAST(sum(in_narration) AS BIGINT) AS all_in_narration FROM grouped),
            foremost AS ({foremost("mentions", cut)})
            SELECT s.text AS name, f.in_quotes, f.in_narration, f.mentions,
            CAST(f.mentions AS DOUBLE) / (t.all_in_quotes + t.all_in_narration) AS share,
            t.all_names, t.all_in_quotes, t.all_in_narration
            FROM foremost f JOIN spellings s ON f.name = s.number CROSS JOIN together t
            ORDER BY f.mentions DESC, s.text {cut}""",
            {**t.given, **given},
        ),
    )
    frame = rows[["name", "in_quotes", "in_narration", "mentions", "share"]].reset_index(drop=True)
    first = rows.head(1)
    frame.attrs["all"] = {c: int(first[f"all_{c}"].sum()) for c in ("names", "in_quotes", "in_narration")}
    return frame


def written(
    corpus: Corpus, filters: Filters, shown: pd.DataFrame, types: Names = (), stands_for: bool = False
) -> pd.DataFrame:
    """Names of `most` that still stand somewhere, with their `type`, in how many `articles` they stand, and their
    `forms`, the spellings as written, most frequent first."""
    t = tallied_where(filters, stands_for, types)
    if len(shown) < shown.attrs["all"]["names"]:
        among = "name IN (SELECT number FROM spellings WHERE list_contains($names, text))"
        t = t.narrowed([among], names=shown["name"].tolist() or [""])
    rows = ask_tallies(
        corpus,
        Asked(
            f"""WITH shown AS (SELECT name, type, form, place, in_quotes + in_narration AS n FROM ({t.sql})),
            held AS ({in_articles("SELECT name, place FROM shown", "name")}),
            forms AS (SELECT name, type, form, CAST(sum(n) AS BIGINT) AS n FROM shown GROUP BY name, type, form)
            SELECT s.text AS name, h.articles, f.type, w.text, f.n FROM forms f JOIN held h ON f.name = h.name
            JOIN spellings s ON f.name = s.number JOIN spellings w ON f.form = w.number
            ORDER BY s.text, f.n DESC, w.text, f.type""",
            t.given,
        ),
    )
    spelt: dict[str, dict[str, None]] = {}
    kinds: dict[str, Counter[str]] = {}
    for name, kind, text, n in rows[["name", "type", "text", "n"]].itertuples(index=False):
        spelt.setdefault(name, {})[text] = None
        kinds.setdefault(name, Counter())[kind] += n
    articles = dict(zip(rows["name"].tolist(), rows["articles"].tolist(), strict=True))
    # A correction that came in between may have taken a name away.
    shown = shown[shown["name"].isin(articles)].reset_index(drop=True)
    listed = shown["name"].tolist()
    # The type most of its mentions have; of two as frequent, the first by name.
    types_of = [min(kinds[n], key=lambda k: (-kinds[n][k], k)) for n in listed]
    frame = shown.assign(
        type=pd.Series(types_of, dtype="str"),
        articles=pd.Series([articles[n] for n in listed], dtype="int64"),
        forms=pd.Series([" · ".join(list(spelt[n])[:12]) for n in listed], dtype="str"),
    )
    return frame[["name", "type", "in_quotes", "in_narration", "mentions", "articles", "share", "forms"]]


def rest(shown: pd.DataFrame) -> dict[str, int]:
    """`names, in_quotes, in_narration` of everything that `most`, whose frame this is, did not show."""
    all_: dict[str, int] = shown.attrs["all"]
    return {
        "names": all_["names"] - len(shown),
        **{c: all_[c] - int(shown[c].sum()) for c in ("in_quotes", "in_narration")},
    }


def sentences(
    corpus: Corpus, filters: Filters, names: Names, stands_for: bool = False, limit: int | None = None, skip: int = 0
) -> pd.DataFrame:
    """`article_id, outlet, date, text, sentence, in_quote`: the sentences that mention every one of `names`."""
    every = naming_all(filters, names, stands_for)
    cut, given = page(limit, skip)
    # Cut to the page before texts are joined.
    return corpus.ask(
        Asked(
            f"""WITH cut AS ({every.sql} ORDER BY article_id, sentence {cut})
            SELECT c.article_id, a.outlet, a.date, substr(t.text, s.start + 1, s."end" - s.start) AS text,
            c.sentence, c.in_quote
            FROM cut c JOIN sentences s ON c.article_id = s.article_id AND c.sentence = s.sentence
            JOIN articles a ON c.article_id = a.article_id JOIN texts t ON c.article_id = t.article_id
            ORDER BY c.article_id, c.sentence""",
            {**every.given, **given},
        )
    )


def sentence_count(corpus: Corpus, filters: Filters, names: Names, stands_for: bool = False) -> int:
    """How many sentences mention every one of `names`."""
    every = naming_all(filters, names, stands_for)
    return int(corpus.ask(Asked(f"SELECT count(*) AS n FROM ({every.sql})", every.given))["n"].sum())


def naming_all(filters: Filters, names: Names, stands_for: bool) -> Asked:
    """`article_id, sentence, in_quote` of the sentences that mention every one of `names`."""
    m = mentions_where(filters, stands_for)
    return Asked(
        f"""SELECT article_id, sentence, bool_or(in_quote) AS in_quote FROM ({m.sql}) WHERE list_contains($names, name)
        GROUP BY article_id, sentence HAVING count(DISTINCT name) = $how_many""",
        {**m.given, "names": list(names), "how_many": len(set(names))},
    )


def days(corpus: Corpus, filters: Filters, names: Names, stands_for: bool = False, types: Names = ()) -> pd.DataFrame:
    """`lane, part, first, last, n`: how many mentions of a name (the lane) stand in quotes (`quoted`) and in narration
    (`narrated`) of articles that may be of the days from `first` to `last`, missing where undated."""
    m = mentions_where(filters, stands_for, types)
    return corpus.ask(
        Asked(
            f"""SELECT m.name AS lane, CASE WHEN m.in_quote THEN 'quoted' ELSE 'narrated' END AS part,
            a.date_earliest AS "first", a.date_latest AS "last", count(*) AS n
            FROM ({m.sql}) m JOIN articles a ON m.place = a.place WHERE list_contains($names, m.name)
            GROUP BY lane, part, a.date_earliest, a.date_latest
            ORDER BY lane, part, "first" ASC NULLS LAST, "last" ASC NULLS LAST""",
            {**m.given, "names": list(names) or [""]},
        )
    )


def changed(
    corpus: Corpus,
    filters: Filters,
    before: Filters,
    types: Names = (),
    stands_for: bool = False,
    limit: int | None = 25,
) -> pd.DataFrame:
    """`name, mentions, mentions_before, share, share_before, change`: mentions now and under the filters `before`,
    their shares of all mentions then and now (0–1) and the difference of the two, the greatest first. A name counts
    nought where it is not mentioned."""
    now, then = tallied_where(filters, stands_for, types), tallied_where(before, stands_for, types).renamed("before_")
    cut, given = page(limit)
    counted = "SELECT name, CAST(sum(in_quotes + in_narration) AS BIGINT) AS n FROM ({}) GROUP BY name"
    return ask_tallies(
        corpus,
        Asked(
            f"""WITH now AS ({counted.format(now.sql)}), old AS ({counted.format(then.sql)}),
            counted AS (SELECT coalesce(now.name, old.name) AS number,
                coalesce(now.n, 0) AS mentions, coalesce(old.n, 0) AS mentions_before
                FROM now FULL JOIN old ON now.name = old.name),
            shared AS (SELECT *, coalesce(CAST(mentions AS DOUBLE) / nullif(sum(mentions) OVER (), 0), 0) AS share,
                coalesce(CAST(mentions_before AS DOUBLE) / nullif(sum(mentions_before) OVER (), 0), 0) AS share_before
                FROM counted)
            SELECT s.text AS name, c.mentions, c.mentions_before, c.share, c.share_before,
            c.share - c.share_before AS change FROM shared c JOIN spellings s ON c.number = s.number
            ORDER BY abs(c.share - c.share_before) DESC, s.text {cut}""",
            {**now.given, **then.given, **given},
        ),
    )


def named_quotes(filters: Filters, stands_for: bool) -> Asked:
    """Distinct quotes under the filters (`quote_id, nth, speaker`, their days), once for each `name` that stands in
    them."""
    q = once(quotes_where(filters))
    name = "coalesce(n.stands_for, n.entity)" if stands_for else "n.entity"
    return Asked(
        f"""SELECT DISTINCT q.quote_id, q.nth, q.speaker, q.date_earliest, q.date_latest, {name} AS name
        FROM ({q.sql}) q JOIN named n ON q.nth = n.nth""",
        q.given,
    )


def about(corpus: Corpus, filters: Filters, limit: int = 15) -> pd.DataFrame:
    """`name, quotes`: entities named inside the filtered quotes, repeats left out, speakers' own names too."""
    q = once(quotes_where(filters))
    cut, given = page(limit)
    return corpus.ask(
        Asked(
            f"""WITH grouped AS (SELECT name, count(*) AS quotes FROM (SELECT unnest(names) AS name FROM ({q.sql}))
                GROUP BY name), foremost AS ({foremost("quotes", cut)})
            SELECT n.text AS name, f.quotes FROM foremost f JOIN quoted_names n ON f.name = n.number
            ORDER BY f.quotes DESC, n.text {cut}""",
            {**q.given, **given},
        )
    )


def who_about_whom(
    corpus: Corpus, filters: Filters, stands_for: bool = False, speakers: int = 12, names: int = 12
) -> pd.DataFrame:
    """`speaker, name, quotes`: distinct quotes of the speakers that name most, and of whom; nobody about themselves."""
    j = named_quotes(filters, stands_for).narrowed(["speaker IS NOT NULL", "speaker <> name"])
    sql = f"SELECT speaker, name, count(DISTINCT nth) AS quotes FROM ({j.sql}) GROUP BY speaker, name"
    grouped = corpus.ask(Asked(sql, j.given))
    if grouped.empty:
        return grouped
    top_speakers = grouped.groupby("speaker")["quotes"].sum().nlargest(speakers).index
    kept = grouped[grouped["speaker"].isin(top_speakers)]
    top_names = kept.groupby("name")["quotes"].sum().nlargest(names).index
    kept = kept[kept["name"].isin(top_names)]
    return kept.sort_values(["quotes", "speaker", "name"], ascending=[False, True, True]).reset_index(drop=True)


def quotes_about(corpus: Corpus, filters: Filters, speaker: str, name: str, stands_for: bool = False) -> pd.DataFrame:
    """`article_id, date, outlet, speaker, type, text, quote_id`: all distinct quotes of a speaker that name somebody or
    something."""
    told = {"wanted_speaker": speaker, "wanted_name": name}
    j = named_quotes(filters, stands_for).narrowed(["speaker = $wanted_speaker", "name = $wanted_name"], **told)
    return corpus.ask(
        Asked(
            f"""SELECT q.article_id, a.date, q.outlet, q.speaker, q.type, q.text, q.quote_id
            FROM quotes q JOIN articles a ON q.place = a.place WHERE q.nth IN (SELECT nth FROM ({j.sql}))
            ORDER BY a.date, q.quote_id""",
            j.given,
        )
    )


def as_known(corpus: Corpus) -> list[KnownName]:
    """The corpus's people and bodies that are quoted, as a list of known names that says what the corpus says already:
    the most quoted first, each with the forms that are counted under it wherever they stand, the office most often
    given, and what the store's own list says. A kind is told only where every mention has it: taking the list in
    changes no figure."""
    asked = f"""WITH q AS (SELECT * FROM quotes WHERE speaker IS NOT NULL),
        said AS (SELECT speaker, count(*) AS quotes FROM q GROUP BY speaker), offices AS ({most_given_office()}),
        kinds AS (SELECT entity, min(type) AS type FROM mentions GROUP BY entity HAVING count(DISTINCT type) = 1)
        SELECT s.speaker AS name, k.type, o.role, s.quotes FROM said s
        JOIN (SELECT DISTINCT entity FROM mentions) m ON s.speaker = m.entity
        LEFT JOIN kinds k ON s.speaker = k.entity LEFT JOIN offices o ON s.speaker = o.speaker
        ORDER BY s.quotes DESC, s.speaker"""
    forms = forms_everywhere(corpus)
    listed = {k.name: k for k in corpus.known}
    found = []
    for row in corpus.ask(Asked(asked)).to_dict("records"):
        own = listed.pop(row["name"], KnownName(row["name"]))
        aliases = tuple(dict.fromkeys([*own.aliases, *forms.get(row["name"], ())]))
        office, kind = (row[c] if isinstance(row[c], str) else "" for c in ("role", "type"))
        told = next((k for k in get_args(EntityType) if k == kind), None)
        found.append(KnownName(row["name"], aliases, own.kind or told, own.office or office, own.wikidata))
    return found + list(listed.values())


def forms_everywhere(corpus: Corpus) -> dict[str, list[str]]:
    """The other forms of each name, as far as each is that name's in every article and as every type."""
    asked = """SELECT DISTINCT g.entity, coalesce(m.name, g.entity) AS name FROM given_mentions g
        LEFT JOIN merged m ON g.entity = m.entity AND g.type = m.type ORDER BY g.entity, name"""
    rows, ends = corpus.ask(Asked(asked)), dict[str, list[str]]()
    for entity, name in zip(rows["entity"].tolist(), rows["name"].tolist(), strict=True):
        ends.setdefault(entity, []).append(name)
    here = set(corpus.ask(Asked("SELECT DISTINCT entity FROM merged_here"))["entity"].tolist())
    found: dict[str, list[str]] = {}
    for entity, names in ends.items():
        if len(names) == 1 and names[0] != entity and not {entity, names[0]} & here:
            found.setdefault(names[0], []).append(entity)
    return found


def merged_here(corpus: Corpus) -> pd.DataFrame:
    """`entity, name, articles`: short names that stand for a full one in some articles and not in all."""
    asked = """SELECT entity, name, count(*) AS articles FROM merged_here GROUP BY entity, name
        ORDER BY articles DESC, entity, name"""
    return corpus.ask(Asked(asked))
