"""News of our own making, as much as a test or a measurement asks for: people, bodies, places and days are invented."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from lib.reading.text import read_text
from lib.records import Article

PEOPLE = (
    ("Kepala Dinas Pengairan", "Rina Wulandari"), ("Menteri Luar Negeri Rusia", "Anton Belyaev"), ("Juru Bicara Kementerian Energi", "Sari Kusumawati"),
    ("Direktur Utama Bank Lestari", "Hendra Gunadi"), ("Wali Kota Bandung", "Yusuf Hidayatullah"), ("Duta Besar Jepang untuk Indonesia", "Kenji Morita"),
    ("Ketua Persatuan Nelayan", "Mahmud Lubis"), ("Presiden Kenya", "Joseph Otieno"), ("Peneliti Universitas Gadjah Mada", "Laras Setyaningrum"),
    ("Gubernur Jawa Timur", "Bambang Prasetya"), ("Komisioner Komisi Pangan", "Dewi Anggraini"), ("Sekretaris Jenderal PBB", "Elena Marchetti"),
)  # fmt: skip
TOPICS = (
    "pintu air",
    "harga beras",
    "jalur kereta",
    "kapal ikan",
    "pembangkit listrik",
    "sekolah darurat",
    "pelabuhan",
    "utang daerah",
)
PLACES = ("Jakarta", "Surabaya", "Makassar", "Iran", "Amerika Serikat", "Jepang", "Moskow", "Papua", "Nairobi")
OUTLETS = ("Warta Kita", "Harian Pagi", "Suara Timur", "Kabar Bahari")
SENTENCES = (
    "{office} {person} mengatakan bahwa {topic} di {place} akan selesai pada {month} {year}.",
    "“Kami tidak menunda {topic} sejak {weekday} lalu,” kata {short} di {place}.",
    "{short} menegaskan {topic} menjadi urusan {place}, bukan urusan pihak lain.",
    "Menurut {short}, kerja sama {place} dan {other} belum berubah.",
    "Warga {place} menunggu {topic} selama dua tahun terakhir.",
    "“{place} sudah setuju,” ujarnya, “dan {other} menyusul pekan depan.”",
    "Pada {day} {month} {year}, {office} {person} bertemu utusan {other} di {place}.",
    "Rapat itu juga membahas {topic} nomor {number}.",
)
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat")


def composed(count: int, seed: int = 1, sentences: int = 14) -> Iterator[Article]:
    """`count` articles, the same ones for the same seed."""
    chance = random.Random(seed)
    for n in range(count):
        day = date(2019, 1, 1) + timedelta(days=chance.randrange(1800))
        office, person = chance.choice(PEOPLE)
        lines = []
        for i in range(sentences):
            if i % 5 == 4:
                office, person = chance.choice(PEOPLE)
            form = SENTENCES[0] if i % 5 in (0, 4) else chance.choice(SENTENCES[1:])
            place, other = chance.sample(PLACES, 2)
            lines.append(
                form.format(
                    office=office, person=person, short=person.split()[0], topic=chance.choice(TOPICS), place=place, other=other,
                    month=chance.choice(MONTHS), year=day.year, day=chance.randrange(1, 29), weekday=chance.choice(WEEKDAYS), number=n,
                )
            )  # fmt: skip
        facts = {
            "id": f"composed-{seed}-{n}",
            "title": f"Tentang {person}",
            "language": "id",
            "outlet": chance.choice(OUTLETS),
        }
        facts["date"] = str(day) if chance.random() < 0.8 else f"{day:%Y-%m}"
        yield read_text(" ".join(lines), f"composed {n}", facts)
