"""Indonesian reported speech as a table: one row a phenomenon, in texts of our own about invented people."""

from __future__ import annotations

from collections.abc import Callable

R, B, D = "Rina Wulandari", "Budi Hartono", "Arman Daliev"


Mark = Callable[..., str]


def marking(by: str) -> tuple[Mark, Mark, Mark]:
    """What marks a content as indirect, direct and mixed speech: of `by`, or of the speaker that is given."""

    def mark(kind: str) -> Mark:
        return lambda content, speaker=by: f'<q speaker="{speaker}"{kind}>{content}</q>'

    return mark(' type="indirect"'), mark(""), mark(' type="mixed"')


def together(tables: dict[str, dict[str, str]]) -> dict[str, str]:
    """The rows of several tables, each under its table's name."""
    return {f"{group}: {name}": row for group, rows in tables.items() for name, row in rows.items()}


i, d, m = marking(R)

# Direct speech: where the cue stands, which one it is, which marks are used.
DIRECT = {
    "tutur": f'"{d("Air sudah surut sejak subuh")}," tutur Rina Wulandari.',
    "ucap": f'"{d("Air sudah surut sejak subuh")}," ucap Rina Wulandari.',
    "tegas": f'"{d("Air sudah surut sejak subuh")}," tegas Rina Wulandari.',
    "jelas": f'"{d("Air sudah surut sejak subuh")}," jelas Rina Wulandari.',
    "imbuh": f'"{d("Air sudah surut sejak subuh")}," imbuh Rina Wulandari.',
    "tandas": f'"{d("Air sudah surut sejak subuh")}," tandas Rina Wulandari.',
    "pungkas": f'"{d("Air sudah surut sejak subuh")}," pungkas Rina Wulandari.',
    "ungkap": f'"{d("Air sudah surut sejak subuh")}," ungkap Rina Wulandari.',
    "lanjut": f'"{d("Air sudah surut sejak subuh")}," lanjut Rina Wulandari.',
    "demikian kata": f'"{d("Air sudah surut sejak subuh")}," demikian kata Rina Wulandari.',
    "cue, then place and day": f'"{d("Air sudah surut sejak subuh")}," kata Rina Wulandari di Surabaya, Senin (4/3/2019).',
    "cue, then to whom": f'"{d("Air sudah surut sejak subuh")}," kata Rina Wulandari kepada wartawan.',
    "cue, then when": f'"{d("Air sudah surut sejak subuh")}," kata Rina Wulandari saat dihubungi lewat telepon.',
    "exclamation": f'"{d("Air sudah surut!")}" seru Rina Wulandari.',
    "two sentences inside": f'"{d("Air sudah surut. Warga boleh pulang besok pagi")}," kata Rina Wulandari.',
    "low-high marks": f"„{d('Air sudah surut sejak subuh')},” kata Rina Wulandari.",
    "guillemets": f"«{d('Air sudah surut sejak subuh')},» kata Rina Wulandari.",
    "doubled apostrophes": f"''{d('Air sudah surut sejak subuh')},'' kata Rina Wulandari.",
    "mark and comma swapped": f'"{d("Air sudah surut sejak subuh")}", kata Rina Wulandari.',
    "apostrophe inside": f'"{d("Salat Jum’at tetap di masjid raya")}," kata Rina Wulandari.',
    "inner quotation": f"\"{d('Mereka bilang ‘pulang saja’ kepada kami')},\" kata Rina Wulandari.",
    "subject behind": f'"{d("Air sudah surut sejak subuh")}," Rina Wulandari menjelaskan.',
    "before, bahwa": f'Rina Wulandari mengatakan bahwa "{d("air sudah surut sejak subuh")}".',
    "before, adverb": f'Rina Wulandari kemudian mengatakan, "{d("Air sudah surut sejak subuh")}."',
    "before, to whom": f'Rina Wulandari mengatakan kepada wartawan, "{d("Air sudah surut sejak subuh")}."',
    "split by katanya": f'Rina Wulandari datang pagi-pagi. Rina Wulandari mengaku {i("lega melihat sungai surut")}. "{d("Air sudah surut")}," katanya. "{d("Warga boleh pulang besok pagi")}."',
    "ujarnya": f'Rina Wulandari menyebut bahwa {i("air sudah surut")}. "{d("Warga boleh pulang besok")}," ujarnya.',
    "tambahnya": f'"{d("Air sudah surut sejak subuh")}," kata Rina Wulandari. "{d("Warga boleh pulang besok")}," tambahnya.',
    "kata dia": f'"{d("Air sudah surut sejak subuh")}," kata Rina Wulandari. "{d("Warga boleh pulang besok")}," kata dia.',
    "two speakers": f'"{d("Air sudah surut sejak subuh")}," kata Rina Wulandari.\n"{d("Belum semuanya surut", B)}," bantah Budi Hartono.',
    "floating after two": f'"{d("Air sudah surut sejak subuh")}," kata Rina Wulandari.\n"{d("Belum semuanya surut", B)}," bantah Budi Hartono.\n"{d("Kami masih menunggu perahu di sana", B)}."',
    "glued paragraphs": f'"{d("Air sudah surut")}," kata Rina Wulandari."{d("Warga boleh pulang")}," ujar Budi Hartono.'.replace(
        f'speaker="{R}">Warga', f'speaker="{B}">Warga'
    ),
    "menurut behind": f'"{d("Air sudah surut sejak subuh")}," menurut Rina Wulandari.',
}  # fmt: skip

# Indirect speech: complementizers, no complementizer, where the clause begins and ends.
INDIRECT = {
    "cue inside the clause": f"{i('Bendungan itu')}, harap Rina Wulandari, {i('akan selesai tahun depan')}.",
    "kalau": f"Rina Wulandari mengatakan kalau {i('air sudah surut')}.",
    "bahwasanya": f"Rina Wulandari menegaskan bahwasanya {i('air sudah surut')}.",
    "menegaskan, comma": f"Rina Wulandari menegaskan, {i('jembatan itu akan ditutup')}.",
    "menuturkan": f"Rina Wulandari menuturkan, {i('jembatan itu akan ditutup')}.",
    "mengaku": f"Rina Wulandari mengaku {i('belum menerima surat itu')}.",
    "berharap": f"Rina Wulandari berharap {i('hujan segera reda')}.",
    "membantah bahwa": f"Rina Wulandari membantah bahwa {i('jembatan itu retak')}.",
    "memastikan bahwa": f"Rina Wulandari memastikan bahwa {i('jembatan itu aman')}.",
    "mengingatkan agar": f"Rina Wulandari mengingatkan warga agar {i('menjauhi tepi sungai')}.",
    "meminta agar": f"Rina Wulandari meminta sopir truk agar {i('memakai jalan lain')}.",
    "mengimbau untuk": f"Rina Wulandari mengimbau warga untuk {i('menjauhi tepi sungai')}.",
    "juga": f"Rina Wulandari juga mengatakan bahwa {i('air sudah surut')}.",
    "sudah": f"Rina Wulandari sebelumnya telah menyatakan bahwa {i('air sudah surut')}.",
    "to whom, bahwa": f"Rina Wulandari mengatakan kepada kami bahwa {i('air sudah surut')}.",
    "day between": f"Rina Wulandari, Senin (4/3/2019), mengatakan, {i('air sudah surut')}.",
    "leading adverbial": f"Dalam rapat di balai kota, Rina Wulandari mengatakan bahwa {i('air sudah surut')}.",
    "leading connective": f"Sementara itu, Rina Wulandari mengatakan bahwa {i('air sudah surut')}.",
    "katanya behind": f"Rina Wulandari datang ke bendungan. Rina Wulandari menyebut bahwa {i('pintu air rusak')}. {i('Perbaikan akan selesai besok')}, katanya.",
    "ujar behind": f"{i('Perbaikan akan selesai besok pagi')}, ujar Rina Wulandari.",
    "menurut with office": f"Menurut Kepala Dinas Pengairan Rina Wulandari, {i('pintu air itu rusak')}.",
    "menurut inside": f"{i('Pintu air itu rusak')}, menurut Rina Wulandari.",
    "menurut dia": f"Rina Wulandari menyebut bahwa {i('pintu air itu rusak')}. Menurut dia, {i('perbaikan butuh dua hari')}.",
    "menurutnya": f"Rina Wulandari menyebut bahwa {i('pintu air itu rusak')}. Menurutnya, {i('perbaikan butuh dua hari')}.",
    "and a second cue": f"Rina Wulandari mengatakan bahwa {i('pintu air itu rusak')} dan menegaskan bahwa {i('perbaikan butuh dua hari')}.",
    "seraya": f"{i('Pintu air itu rusak')}, kata Rina Wulandari, seraya menambahkan bahwa {i('perbaikan butuh dua hari')}.",
    "dilansir behind": f"Rina Wulandari mengatakan bahwa {i('pintu air itu rusak')}, dilansir Warta Kita.",
    "organisation, KPU": 'KPU menyatakan bahwa <q speaker="KPU" type="indirect">suara dihitung ulang</q>.',
    "government": 'Pemerintah menyatakan bahwa <q speaker="Pemerintah" type="indirect">harga beras akan turun</q>.',
    "group": 'Para petani mengatakan bahwa <q speaker="petani" type="indirect">pupuk sulit didapat</q>.'.replace('"petani"', '"Para petani"'),
    "document, survey": 'Survei itu menyebutkan bahwa <q speaker="Survei itu" type="indirect">warga ingin pasar baru</q>.',
    "country": 'Norwegia menyatakan bahwa <q speaker="Norwegia" type="indirect">perundingan akan dilanjutkan</q>.',
    "mixed, one word": f'Rina Wulandari mengatakan bahwa {m("keputusan itu “gegabah” bagi petani")}.',
    "mixed, menurut": f'Menurut Rina Wulandari, {m("keputusan itu “gegabah” bagi petani")}.',
    "newline behind": f"Rina Wulandari mengatakan bahwa {i('pintu air rusak')}.\nHujan turun lagi sore itu.",
    "sang juru bicara": f"Juru Bicara Dinas Pengairan Rina Wulandari mengatakan bahwa {i('pintu air rusak')}. Juru bicara itu menambahkan bahwa {i('perbaikan butuh dua hari')}.",
}  # fmt: skip

# Who it is: short names, pronouns, offices, bodies, two people.
SPEAKERS = {
    "short name, last": f"Menteri Pertanian Rina Wulandari meninjau sawah. Wulandari mengatakan bahwa {i('panen akan baik')}.",
    "short name, first": f"Menteri Pertanian Rina Wulandari meninjau sawah. Rina mengatakan bahwa {i('panen akan baik')}.",
    "ia after another name": f"Rina Wulandari mengatakan bahwa {i('panen akan baik')}. Ia menilai bahwa {i('pupuk cukup')}.",
    "beliau": f"Rina Wulandari mengatakan bahwa {i('panen akan baik')}. Beliau menegaskan bahwa {i('pupuk cukup')}.",
    "age in brackets": f'"{d("Panen akan baik tahun ini")}," kata Rina Wulandari (49), petani bawang.',
    "kin in apposition": f'"{d("Panen akan baik tahun ini")}," kata Rina Wulandari (49), bibi Budi,'.replace(", bibi Budi,", ", ibu Budi.") ,
    "honorific": f'"{d("Panen akan baik tahun ini")}," kata Ibu Rina Wulandari.'.replace(f'"{R}"', '"Rina Wulandari"'),
    "office with list": f"Menteri Koordinator Bidang Pangan, Air, dan Tanah Rina Wulandari mengatakan, {i('panen akan baik')}.",
    "office with bracket": f"Ketua Himpunan Petani Bawang (HPB) Rina Wulandari mengatakan, {i('panen akan baik')}.",
    "office in front, comma": f"Ketua Himpunan Petani Bawang, Rina Wulandari, mengatakan, {i('panen akan baik')}.",
    "office with dari": f"Anggota DPRD dari Fraksi Padi Rina Wulandari mengatakan, {i('panen akan baik')}.",
    "passive agent, then nya": f'Hal itu disampaikan Kepala Dinas Pengairan Rina Wulandari di balai kota. "{d("Air sudah surut sejak subuh")}," katanya.',
    "passive agent with oleh": f'Hal itu dikatakan oleh Kepala Dinas Pengairan Rina Wulandari. "{d("Air sudah surut sejak subuh")}," katanya.',
    "two with one last name": f"Rina Wulandari dan Sari Wulandari datang bersama. Rina Wulandari mengatakan bahwa {i('panen akan baik')}. Sari Wulandari mengatakan bahwa {i('pupuk sulit didapat', 'Sari Wulandari')}.",
    "change of speaker, nya": f'"{d("Panen akan baik tahun ini")}," kata Rina Wulandari.\nBudi Hartono, pengamat pertanian, mengatakan bahwa {i("pupuk sulit didapat", B)}. "{d("Harga pupuk naik terus", B)}," katanya.',
    "unknown": '"<q speaker="">Kami tidak tahu harus ke mana lagi</q>."',
    "unnamed official": '<q speaker="pejabat senior" type="indirect">Perundingan hampir selesai</q>, kata seorang pejabat senior.',
    "foreign name and state": f"Perdana Menteri Norwegia Arman Daliev mengatakan bahwa {i('perundingan gagal', D)}.",
    "spokesman of a state's ministry": f"Juru Bicara Kementerian Luar Negeri Norwegia Arman Daliev mengatakan bahwa {i('perundingan gagal', D)}.",
    "list that ends an adjunct": f"Menteri Pertanian Rina Wulandari pada rapat dengan Bank Padi, Badan Benih, dan Lembaga Pupuk menyatakan, {i('panen akan baik')}.",
    "set in between": f"Rina Wulandari, seperti dikutip Warta Kita, mengklaim {i('panen akan baik')}.",
    "between dashes": f"Rina Wulandari — petugas yang tiba paling awal — menuturkan, {i('air datang tengah malam')}.",
    "city behind the body": f"Dosen Universitas Padi, Surabaya, Rina Wulandari, berpendapat, {i('panen akan baik')}.",
    "glued small word": f"Rina Wulandari datang. Menteri Rina Wulandariketika ditemui mengatakan bahwa {i('panen akan baik')}.",
    "glued office": f"Ketua HimpunanRina Wulandari mengatakan bahwa {i('panen akan baik')}. Rina Wulandari lalu pulang.",
    "an outlet as a source": f'Menurut sumber Harian Sawah, {i("panen akan baik", "sumber Harian Sawah")}.',
    "not only": f"Rina Wulandari mengatakan {i('tidak hanya sawah, tetapi juga kebun terendam')}.",
    "a list of two cues": f"Rina Wulandari membenarkan dan menyayangkan bahwa {i('jembatan itu retak')}.",
    "body of its own": f'Perundingan dengan kelompok Merpati Putih gagal. "{d("Kami kecewa sekali", R)}," kata Rina Wulandari.',
}  # fmt: skip

# What nobody said.
NOTHING = {
    "scare quotes in a clause": 'Jalan itu dijuluki "jalur maut" sejak lama.',
    "a book": 'Buku "Sungai yang Hilang" terbit tahun lalu.',
    "a nickname": 'Joko "Bengawan" Susilo memenangi lomba itu.',
    "a foreign term": 'Mereka memakai cara "early warning" di hulu sungai.',
    "dapat dikatakan": "Dapat dikatakan panen tahun ini buruk.",
    "without saying": "Rina Wulandari pergi tanpa mengatakan apa-apa.",
    "will not say": "Rina Wulandari enggan menjelaskan alasan itu.",
    "a request for a thing": "Warga meminta bantuan beras.",
    "a price": "Nilai rupiah naik dua persen pada pekan itu.",
    "a headline's name": "Rina Wulandari Tinjau Bendungan Retak",
    "marks round nothing": 'Ia menulis "" di papan itu.',
    "a line of the page": 'Baca Juga: "Kami siap sekali," kata Rina Wulandari.',
    "an inch mark": 'Pipa 12" itu pecah pada malam hari.',
}  # fmt: skip

# What the rules cannot do yet; a row that passes fails the test, so that it is moved up.
HARD = {
    "relative clause of a pronoun": f"Ketua panitia Budi Hartono memajang peta yang ia klaim {i('lebih tua dari kota itu', B)}.",
    "a body with the reporter's dengan": f'Petani menepis kabar itu, dengan kantor berita Sawah menegaskan bahwa {i("panen akan baik", "Sawah")}.',
    "named later": f"Seorang peneliti senior mengatakan bahwa {i('air akan naik')}. Peneliti itu, Rina Wulandari, tinggal di hulu.",
}  # fmt: skip

ALL = {"direct": DIRECT, "indirect": INDIRECT, "speakers": SPEAKERS, "nothing": NOTHING}
