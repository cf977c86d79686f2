"""What stands with most of a speaker's quotes, as SELECTs over some quotes `q`, or over groups of them, where `times`
says how many they are."""

from __future__ import annotations


def most_given_kind(times: str = "count(*)") -> str:
    """`speaker, speaker_kind`: the kind that stands with most of a speaker's quotes."""
    return f"""SELECT speaker, speaker_kind FROM (
        SELECT speaker, speaker_kind,
        row_number() OVER (PARTITION BY speaker ORDER BY times DESC, speaker_kind ASC) AS place FROM (
            SELECT speaker, speaker_kind, {times} AS times FROM q
            WHERE speaker_kind IS NOT NULL GROUP BY speaker, speaker_kind))
        WHERE place = 1"""


def most_given_office(times: str = "count(*)") -> str:
    """`speaker, role, affiliation`: the role that stands with most of their quotes, however it is written, as it is
    written most often, with the body that is given most often with it. A word of the name is no office (`Imam` of `Imam
    Nahrawi`)."""
    return f"""SELECT speaker, role, affiliation FROM (
        SELECT *, row_number() OVER (
            PARTITION BY speaker ORDER BY as_role DESC, times DESC, role ASC, affiliation ASC NULLS LAST
        ) AS place FROM (
            SELECT *, sum(times) OVER (PARTITION BY speaker, lower(role)) AS as_role FROM (
                SELECT speaker, role, affiliation, {times} AS times FROM q WHERE role IS NOT NULL
                GROUP BY speaker, role, affiliation)
            WHERE NOT contains(' ' || lower(speaker) || ' ', ' ' || lower(role) || ' ')))
        WHERE place = 1"""
