# Yang dikatakan lapisan-lapisan di bawah layar, dalam bahasa Indonesia. Pesan yang sama ada di en.ftl; tests/test_messages.py membandingkan keduanya.

## Di sekitar kata-kata lain

together = { $messages }
as-it-came = { $text }

## Masalah berkas dan analisisnya

empty = tidak ada teks di dalamnya
too-many-files = { $n } berkas; batasnya { $most } (KUTIPAN_MAX_MEMBERS)
unpacks-to = isinya lebih dari { $most } bita (KUTIPAN_MAX_UNPACKED_BYTES)
ratio = isinya lebih dari { $most } kali ukurannya (KUTIPAN_MAX_RATIO)
more-files = lebih dari { $most } berkas (KUTIPAN_MAX_MEMBERS)
reading-memory = perlu memori lebih dari { $most } bita (KUTIPAN_MAX_MEMORY_BYTES)
reading-time = membacanya perlu lebih dari { $n } detik (KUTIPAN_MAX_READ_SECONDS)
reader-died = proses yang membacanya mati
breaks = { $n } berkas di dalamnya melampaui batas: sisanya dilewatkan
unsafe = namanya menunjuk ke luar arsip
password = meminta kata sandi
unpacked-size = { $n } bita setelah dibuka; batasnya { $most } (KUTIPAN_MAX_FILE_BYTES)
file-size = { $n } bita; batasnya { $most } (KUTIPAN_MAX_FILE_BYTES)
line-size = sebuah baris lebih dari { $n } bita, atau lebih dari { $most } seluruhnya: sisanya dilewatkan
nesting = arsip di dalam arsip dibaca sampai { $n } lapis (KUTIPAN_MAX_NESTING)
no-zip = bukan ZIP yang bisa dibuka: { $why }
unpack = tidak bisa dibuka: { $why }
unpack-on = tidak bisa dibuka mulai dari sini: { $why }
not-utf8 = bita { $at } bukan UTF-8
not-utf8-like = bita { $at } bukan UTF-8; tampaknya { $encoding }: simpan sebagai UTF-8
nul = ada bita NUL di dalamnya: bukan berkas teks
nul-characters = ada karakter NUL di dalamnya: bukan berkas teks
utf16 = awalnya seperti UTF-16 tetapi bukan: { $why }
read-as = bukan UTF-8: dibaca sebagai { $encoding }
surrogate = karakter { $at } adalah separuh pasangan surrogate
page-form = halaman terbaca dalam bentuk yang tidak terduga
no-article = tidak ada artikel yang ditemukan di halaman itu
scanned = PDF ini tidak berteks: halamannya berupa gambar
no-mail = bukan surel: tidak ada kepala suratnya
no-feed = bukan umpan RSS, atau tanpa entri
no-docx = bukan berkas DOCX yang bisa dibuka: { $why }
no-mail-read = bukan surel yang bisa dibaca: { $why }
no-feed-read = bukan umpan RSS yang bisa dibaca: { $why }
no-page = bukan halaman yang bisa dibaca: { $why }
unreadable-why = tidak bisa dibaca: { $why }
unreadable-on = tidak bisa dibaca mulai dari sini: { $why }
sheets-on = lembar-lembarnya tidak bisa dibaca mulai dari sini: { $why }
half = setengah karakter di { $names } diganti dengan �
half-address = ada setengah karakter di dalamnya
odd-title = judulnya bukan teks: dilewatkan
odd-address = alamatnya bukan http atau https: dilewatkan
odd-date = tanggalnya tidak bisa dibaca: dilewatkan
long-subject = subjeknya terlalu panjang: dilewatkan
empty-archive = tidak ada berkas di dalam arsipnya
empty-list = daftar artikelnya kosong
no-rows = tidak ada baris di bawah kolom-kolomnya: { $columns }
empty-cell = { $column } kosong di sini; yang terisi: { $columns }
no-text-cell = { $column } bukan teks di sini; yang terisi: { $columns }
pdf-password = PDF ini meminta kata sandi
pdf-pages = { $n } halaman; batasnya { $most } (KUTIPAN_MAX_PAGES)
no-pdf = bukan PDF yang bisa dibaca: { $why }
mail-body = isinya tidak bisa diuraikan: { $why }
summary = umpan RSS memberi ringkasan, bukan artikelnya
redirects = dialihkan lebih dari { $n } kali (KUTIPAN_MAX_REDIRECTS)
private = { $host } mengarah ke jaringan privat atau ke komputer ini: hanya diambil dengan { $setting }=1
http-only = hanya alamat http dan https yang diambil
user-name = alamat yang memuat nama pengguna tidak diambil
unknown-host = inang { $host } tidak dikenal server nama
no-url = ini bukan alamat yang bisa dibaca
no-host = nama inangnya tidak bisa ditanyakan
fetch-time = tidak ada jawaban utuh dalam { $n } detik (KUTIPAN_MAX_FETCH_SECONDS)
unreachable = server tidak terjangkau ({ $why })
fetch-size = lebih dari { $most } bita (KUTIPAN_MAX_FETCH_BYTES)
status = server menjawab { $code }
packed = server memampatkan halaman meski diminta tidak
entries = { $n } entri; { $most } yang pertama diambil (KUTIPAN_MAX_ENTRIES)
unsupported = { $ending }: Kutipan membaca { $endings }
no-ending = tanpa akhiran: Kutipan membaca { $endings }
mended = karakter yang rusak sudah dibetulkan
garbled = beberapa karakter tampak rusak; dibiarkan apa adanya
no-header = yang ada sebelum kepala artikel pertama dilewatkan
links = tautan tidak diikuti
unreadable = tidak bisa dibaca
json-object = JSON, tetapi bukan objek
no-sheet = tidak ada lembar dengan kolom bernama text di baris pertamanya; yang ada: { $columns }
row-text = baris ini tidak punya kolom atau kunci bernama text; yang ada: { $columns }
no-json = bukan JSON: { $why }
json-keys = tidak ada kunci bernama text dan tidak ada daftar artikel; yang ada: { $keys }
no-column = tidak ada kolom bernama text; yang ada: { $columns }
no-workbook = bukan buku kerja yang bisa dibuka: { $why }
rows = hanya { $n } baris yang dibaca (KUTIPAN_MAX_ROWS)
csv = bentuknya rusak mulai dari sini: { $why }
cells = selnya lebih atau kurang dari kepala tabel
dates-row-header = barisnya menyebut { $one }, kepalanya menyebut { $other }: yang dipakai { $used }
dates-row-address = barisnya menyebut { $one }, alamatnya menyebut { $other }: yang dipakai { $used }
dates-header-address = kepalanya menyebut { $one }, alamatnya menyebut { $other }: yang dipakai { $used }
no-date = { $value } bukan tanggal: tulis 2020, 2020-10, atau 2020-10-16
same-id = dua teks punya id { $id }: yang kedua dilewatkan
id-taken = teks lain sudah punya id { $id }: yang ini dilewatkan
rules-failed = kaidahnya gagal membacanya: { $why }
analysis-time = analisisnya perlu lebih dari { $n } detik (KUTIPAN_MAX_ANALYSIS_SECONDS)
died = proses yang menganalisis { $id } mati: artikel itu ditinggalkan

## Gangguan penyimpanan

trouble-full = Diska tidak menerima lagi: penuh, atau rusak. Isi penyimpanan sebelumnya tetap utuh: kosongkan ruang di diska, lalu ulangi.
trouble-read-only = Penyimpanan tidak dapat ditulisi, dan tidak ada isinya yang berubah. Izinkan pengguna yang menjalankan Kutipan menulis ke foldernya, atau tunjuk folder lain (KUTIPAN_STORE).
trouble-busy = Orang lain sedang menulis ke penyimpanan dan belum selesai. Tidak ada yang berubah: ulangi semenit lagi.
trouble-manifest = Daftar berkas penyimpanan (manifest.json) hilang atau rusak. Tidak ada yang berubah: kembalikan cadangan dengan 'python -m lib restore' ke folder kosong.
trouble-newer = Penyimpanan ini ditulis oleh Kutipan yang lebih baru. Tidak ada yang berubah: jalankan versi itu, atau tunjuk penyimpanan lain (KUTIPAN_STORE).
trouble-part = Sebuah berkas penyimpanan rusak: 'python -m lib verify' menyebut namanya; 'python -m lib restore' mengembalikan cadangan ke folder kosong.
trouble-memory = Memori terjemahan (translations.sqlite) rusak: pindahkan dari penyimpanan, lalu ambil kembali dari cadangan, atau mulai yang baru.
trouble-reader = Hanya analis yang boleh mengubah penyimpanan, dan Anda masuk sebagai pembaca. Tidak ada yang berubah: pengelola Kutipan dapat menjadikan Anda analis (KUTIPAN_ANALYSTS).

## Koreksi, tampilan, mesin

words-others = kata-kata artikel di tempatnya kini lain
changed-since = analisisnya sudah berubah sejak itu
not-found-now = analisis tidak lagi menemukannya
line = { $file }, baris { $n }: { $why }
no-correction = bukan koreksi: { $why }
unknown-action = tindakan { $action } tidak dikenal
lacks-key = { $action } tanpa `{ $key }`
lacks-offsets = { $action } tanpa posisi karakter
unknown-type = { $action } dengan jenis { $type } yang tidak dikenal
lacks-article = { $action } tanpa artikel
engine = { $setting }: isinya duckdb, spark://host:7077, atau sc://host:15002
engine-spark = { $setting } memerlukan Spark: pip install -r requirements-spark.txt (dan Java 17)
view-list = { $key } bukan daftar nama
view-none = { $file } tidak memuat tampilan tersimpan
view-name = nama tampilan terdiri atas 1 sampai { $n } karakter
view-filters = bukan kumpulan filter: { $why }
view-file = { $file } tidak bisa dibaca: { $why }

## Terjemahan

check-month = bulan { $month } hilang
check-denial = di sumber ada yang disangkal, di sini tidak
check-name = nama { $name } hilang
check-length = panjangnya { $ratio } kali sumbernya
check-number-gone = angka { $n } hilang
check-number-new = angka { $n } tidak ada di sumber
check-marks = { $before } tanda kutip di sumber, { $after } di sini
check-term = { $term }: “{ $rendering }” tidak ada di dalamnya
memory-size = { $file }: lebih dari { $most } bita
memory-none = { $file }: tidak ada terjemahan di dalamnya
memory-tmx = { $file }: bukan TMX yang bisa dibaca (baris { $n })
memory-columns = { $file }: kolom { $columns } tidak ada
memory-csv = { $file }: bukan CSV dalam UTF-8 yang bisa dibaca
memory-date = { $file }, baris { $n }: { $value } bukan tanggal: tulis 2020-10-16
no-rules = { $engine } tidak punya kaidah untuk kedua bahasa ini di komputer ini
goes-mymemory = api.mymemory.translated.net, tanpa enkripsi
goes-own = server Anda sendiri
goes-deepl = api.deepl.com atau api-free.deepl.com
goes-nowhere = tidak ke mana-mana: berjalan di komputer ini
nothing-back = { $engine } tidak memberi apa-apa
error-page = { $engine } memberi halaman galat, bukan terjemahan
untranslated = { $engine } mengembalikan sumbernya tanpa diterjemahkan
no-answer = { $engine } tidak memberi jawaban utuh dalam { $n } detik
asks-pause = { $engine } minta jeda (terlalu banyak permintaan)
odd-page = { $engine } menjawab dengan halaman tanpa terjemahan
refused-key = { $engine } menolak kuncinya
takes-not = { $engine } tidak menerima bahasa-bahasa ini
alone = { $engine } dibiarkan sampai { $until }, karena minta jeda
takes-not-it = tidak menerima bahasa-bahasa ini
not-set = { $setting } belum diisi
pair = pasangan { $pair } belum dipasang (Debian: apertium-ind-zlm)
argos = pip install argostranslate, lalu python -m lib translate --install id en
failed = { $engine } gagal ({ $why })
failed-plain = { $engine } gagal
refused-request = { $engine } menolak permintaan ({ $code }): apakah kuncinya benar?
not-taken = { $engine } tidak menerima permintaannya ({ $code })
not-reached = { $engine } tidak terjangkau
not-asked = { $engine } tidak bisa ditanya ({ $why })
too-large = { $engine }: jawabannya terlalu besar untuk sebuah terjemahan
not-sent = { $why }: tidak dikirim
