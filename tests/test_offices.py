"""Role and affiliation of a speaker, wherever the article gives them."""

from __future__ import annotations

import pytest

from lib.analysis.pipeline import analyze
from lib.reading.text import read_text

TAIL = " mengatakan bahwa air sudah surut."
CASES: list[tuple[str, str, str | None, str | None]] = [
    ("id", f"Ketua Himpunan Petani Bawang Rina Wulandari{TAIL}", "Ketua", "Himpunan Petani Bawang"),
    ("id", f"Ketua Himpunan Petani Bawang (HPB) Rina Wulandari{TAIL}", "Ketua", "Himpunan Petani Bawang (HPB)"),
    ("id", f"Kepala Dinas Pengairan Kota Surabaya Rina Wulandari{TAIL}", "Kepala", "Dinas Pengairan Kota Surabaya"),
    ("id", f"Menteri Pertanian Rina Wulandari{TAIL}", "Menteri Pertanian", None),
    ("id", f"Menteri Luar Negeri Norwegia Rina Wulandari{TAIL}", "Menteri Luar Negeri", "Norwegia"),
    ("id", f"Gubernur Jawa Timur Rina Wulandari{TAIL}", "Gubernur Jawa Timur", None),
    ("id", f"Menteri Koordinator Bidang Pangan, Air, dan Tanah Rina Wulandari{TAIL}", "Menteri Koordinator Bidang Pangan, Air, dan Tanah", None),
    ("id", f"Rina Wulandari, peneliti senior Balai Padi,{TAIL}", "peneliti senior", "Balai Padi"),
    ("id", f"Rina Wulandari (49), peneliti Balai Padi,{TAIL}", "peneliti", "Balai Padi"),
    ("id", f"Dosen Universitas Padi, Surabaya, Rina Wulandari,{TAIL}", "Dosen", "Universitas Padi"),
    ("id", f"Pengamat cuaca dari Universitas Padi, Rina Wulandari,{TAIL}", "Pengamat cuaca dari", "Universitas Padi"),
    ("id", f"Juru Bicara Kementerian Luar Negeri Norwegia Rina Wulandari{TAIL}", "Juru Bicara", "Kementerian Luar Negeri Norwegia"),
    ("id", f"Direktur Utama PT Air Jernih Rina Wulandari{TAIL}", "Direktur Utama", "PT Air Jernih"),
    ("id", f"Petani bawang Rina Wulandari{TAIL}", "Petani bawang", None),
    ("id", f"Rina Wulandari{TAIL}", None, None),
    ("id", f"Ketua DPRD Rina Wulandari datang. Wulandari{TAIL}", "Ketua", "DPRD"),
    ("en", "Foreign Ministry spokesman Arman Daliev said that talks had failed.", "spokesman", "Foreign Ministry"),
    ("en", "Arman Daliev, a spokesman for the Water Board, said that talks had failed.", "spokesman", "Water Board"),
    ("en", "Prime Minister Arman Daliev said that talks had failed.", "Prime Minister", None),
    ("en", "Norwegian Foreign Minister Arman Daliev said that talks had failed.", "Foreign Minister", "Norwegian"),
    ("en", "Transport Minister Arman Daliev said that talks had failed.", "Transport Minister", None),
    ("en", "Estonia's Transport Minister Arman Daliev said that talks had failed.", "Transport Minister", "Estonia"),
    ("en", "Arman Daliev, a shipping analyst at Reval University, said that talks had failed.", "shipping analyst", "Reval University"),
    ("en", "Arman Daliev, an engineer at the Reval harbour, said that talks had failed.", "engineer", "Reval harbour"),
    ("en", "Food agency chief admits error\n\nREVAL - The head of Estonia's food agency, Rina Wulandari, admitted that stocks were low.", "head", "Estonia's food agency"),
    ("id", f"Kepala Badan Padi mundur\n\nSURABAYA - Rina Wulandari{TAIL}", None, None),
    ("en", '"It is over," said Rina Wulandari, a farmer.', "farmer", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "role", "affiliation"), CASES)
def test_office(language: str, text: str, role: str | None, affiliation: str | None) -> None:
    quote = analyze(read_text(text, "case", {"language": language})).quotes[0]
    assert (quote.role, quote.affiliation) == (role, affiliation)
