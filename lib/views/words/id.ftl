# Kata-kata di layar, dalam bahasa Indonesia. Pesan yang sama ada di en.ftl; tests/test_wording.py membandingkan keduanya.

## Yang dihitung

n-article = { $n } artikel
n-ticked-article = { $n } artikel yang dicentang
n-fictional-article = { $n } artikel rekaan
n-outlet = { $n } media
n-quote = { $n } kutipan
n-speaker = { $n } pembicara
n-name = { $n } nama
n-sentence = { $n } kalimat
n-row = { $n } baris
n-place = { $n } tempat
n-hit = { $n } temuan
n-time = { $n } kali
n-batch = { $n } kiriman
n-note = { $n } catatan
n-correction = { $n } koreksi
n-translation = { $n } terjemahan
about-date = sekitar { $when }
untitled = (tanpa judul)
unknown = tidak diketahui
speaker-unknown = pembicara tidak diketahui
speaker-none = (tidak diketahui)
outlet-unknown = media tidak diketahui

## Himpunan tertutup

type-direct = langsung
type-indirect = tak langsung
type-mixed = campuran
reviewed-accepted = diterima
reviewed-edited = diubah
reviewed-added = ditambahkan
kind-PER = Orang
kind-ORG = Organisasi
kind-GPE = Negara & kota
kind-LOC = Tempat
kind-EVT = Peristiwa
kind-NORP = Bangsa & agama
kind-none = bukan nama
speaker-person = orang
speaker-organization = organisasi
speaker-group = kelompok
speaker-document = dokumen
precision-day = hari
precision-month = bulan
precision-season = musim
precision-year = tahun
precision-decade = dasawarsa
precision-range = rentang
precision-unknown = tidak diketahui

## Halaman dan bilah samping

page-overview = Ikhtisar
page-search = Cari
page-quotes = Kutipan
page-speakers = Pembicara
page-articles = Artikel
page-entities = Entitas
page-timeline = Lini masa
page-translation = Terjemahan
page-report = Laporan
page-corrections = Koreksi
page-corpus = Korpus
group-read = Baca
group-compare = Bandingkan
group-work = Kerja
language = Bahasa
store-lost = Sebuah berkas penyimpanan hilang: `python -m lib verify` menyebut namanya; `restore` mengembalikan cadangan.
sign-in-why = Korpus ini terbuka bagi mereka yang masuk dengan akunnya.
sign-in = Masuk

filter-words = Kata dalam kutipan
filter-words-example = mis. sanksi embargo
filter-speaker = Pembicara
filter-any-speaker = Siapa saja
filter-type = Jenis kutipan
filter-reviewed = Hanya yang sudah diperiksa
filter-reviewed-help = Diterima, diubah, atau ditambahkan oleh seorang analis
filter-entity = Menyebut entitas
filter-any-entity = Apa saja
filter-outlet = Media
filter-any-outlet = Semua media
filter-listed = Daftar ini memuat { $n } yang paling sering dari { $all }; yang lain bisa diketik lengkap.
filter-since = Dari
filter-until = Sampai
filter-clear = Hapus filter
filter-clear-all = Hapus semua filter
filter-dates = Tanggal
filter-dates-between = { $since } sampai { $until }
filter-first = artikel pertama
filter-last = artikel terakhir
filter-yes = ya
filter-filters = Filter
filter-none = tidak ada: seluruh korpus

nothing-yet-articles = Belum ada artikel. Tambahkan artikel: tempel teks atau jatuhkan berkas di halaman Korpus.
nothing-yet-quotes = Belum ada kutipan. Tambahkan artikel: tempel teks atau jatuhkan berkas di halaman Korpus.
nothing-yet-speakers = Belum ada pembicara. Tambahkan artikel: tempel teks atau jatuhkan berkas di halaman Korpus.
nothing-yet-names = Belum ada nama. Tambahkan artikel: tempel teks atau jatuhkan berkas di halaman Korpus.
nothing-yet-corrections = Belum ada koreksi. Tambahkan artikel: tempel teks atau jatuhkan berkas di halaman Korpus.
nothing-left-articles = Tidak ada artikel dengan filter ini. Lepaskan salah satu di bilah samping, atau hapus semuanya.
nothing-left-quotes = Tidak ada kutipan dengan filter ini. Lepaskan salah satu di bilah samping, atau hapus semuanya.
nothing-left-speakers = Tidak ada pembicara dengan filter ini. Lepaskan salah satu di bilah samping, atau hapus semuanya.
nothing-left-names = Tidak ada nama dengan filter ini. Lepaskan salah satu di bilah samping, atau hapus semuanya.
go-corpus = Ke halaman Korpus
go-articles = Ke halaman Artikel

view-saved = Tampilan tersimpan
view-open = Buka tampilan tersimpan
view-save-this = Simpan tampilan ini
view-name = Nama
view-name-example = mis. Embargo, Oktober
view-save = Simpan
view-shared = Terlihat oleh semua yang membuka penyimpanan ini; `?view=` dan namanya di bilah alamat membukanya.
view-take-away = Buang “{ $name }”
view-none = Tidak ada tampilan tersimpan { $name } di penyimpanan ini.
view-not-saved = Tidak tersimpan: { $why }.

sample-what = Dua belas bulan sebuah negeri rekaan di tiga media rekaan, dalam bahasa Indonesia dan Inggris. Tidak ada yang nyata di dalamnya.
sample-load = Muat { $articles } untuk dicoba-coba
sample-loaded = 🎭 Contoh rekaan sedang dimuat: { $articles } tentang sebuah negeri rekaan.
sample-remove = Keluarkan contoh

tour-1 = Kutipan membaca artikel apa adanya dan menemukan setiap kutipan di dalamnya, siapa yang mengatakannya, kapan, dan menurut kaidah mana: klik sebuah batang atau carilah, lalu baca di tempatnya.
tour-2 = Bilah samping menyaring semua halaman sekaligus dan alamatnya ikut menyimpan, jadi sebuah tampilan adalah tautan; yang Anda lihat bisa disimpan sebagai tabel, bagan, atau laporan utuh.
tour-3 = Kalau ada yang keliru, katakan di ruang baca (`a` menerima, `r` menolak, `e` mengubah): semua bagan langsung mengikuti, dan kata Anda tetap berlaku ketika kaidahnya membaik.
tour-done = Mengerti

## Tabel dan unduhan

col-date = Tanggal
col-date-help = Setepat yang diketahui: 2020-10 adalah sebuah bulan
col-outlet = Media
col-speaker = Pembicara
col-type = Jenis
col-text = Ucapan
col-role = Jabatan
col-affiliation = Lembaga
col-confidence = Yakin
col-confidence-help = Seberapa mungkin pembicaranya benar: dari seratus kutipan dengan 80%, sekitar delapan puluh benar. Kosong bila pembicaranya tidak diketahui atau analis sudah memeriksa
col-cue = Penanda
col-places = Tempat
col-places-help = Berapa kali isi ini ada di korpus
col-reviewed = Diperiksa
col-reviewed-help = Apa kata analis tentangnya
col-rule = Kaidah
col-rule-help = Pola paket bahasa yang menemukannya
col-title = Judul
col-byline = Penulis
col-n-quotes = Kutipan
col-n-chars = Karakter
col-language = Bahasa
col-quotes = Kutipan
col-characters = Karakter
col-file = Berkas
col-id = Id
col-name = Nama
col-kind = Golongan
col-mentions = Sebutan
col-articles = Artikel
col-outlets = Media
col-first = Pertama
col-last = Terakhir
col-article = Artikel
col-sentence = Kalimat
col-in-quote = Dalam kutipan
col-in-quotes = Dalam kutipan
col-in-narration = Dalam narasi
col-share = Bagian
col-share-help = Dari semua sebutan dengan filter ini
col-forms = Gabungan dari
col-distinct = Kutipan berbeda
col-address = Alamat
col-words = Kata-kata
col-why = Mengapa

down-too-long = { $rows } baris: lembar kerja dibuat paling banyak { $most } baris. Pilih CSV atau Parquet.
down-references = Artikelnya sebagai daftar pustaka:
down-chart = Bagan:
down-camera = Yang disimpan kamera
down-camera-help = Yang disimpan tombol kamera di bilah alat bagan
down-data = Datanya:
down-whole = Semua { $rows }:

## Ikhtisar

overview-title = Siapa mengatakan apa
overview-articles = Artikel
overview-articles-counts = dari { $outlets }, per bulan
overview-quotes = Kutipan
overview-quotes-counts = { $n } berbeda: isi yang berulang dihitung sekali
overview-speakers = Pembicara
overview-speakers-counts = yang nama atau sebutannya diketahui
overview-unknown = Pembicara tidak diketahui
overview-unknown-counts = kutipan yang pembicaranya tidak disebut artikel
overview-who = Siapa paling banyak bicara
overview-who-alt = Kutipan berbeda tiap pembicara, menurut jenis
overview-who-click = { $n } yang paling banyak berbicara, dari { $all }. Klik sebuah batang untuk membaca ucapannya.
overview-latest = Artikel terbaru
overview-latest-tick = Centang sebuah baris untuk membuka artikelnya.

## Kutipan

quotes-title = Kutipan
quotes-once = Hitung isi yang berulang sekali saja
quotes-counted = { $quotes }, { $distinct } berbeda. Centang sebuah baris untuk membacanya di artikelnya.
quotes-into = Tampilkan terjemahan tersimpan ke
quotes-into-none = tanpa terjemahan
quotes-into-help = Yang ada di memori terjemahan; halaman Terjemahan membuat yang lain. Tidak ada yang dikirim dari sini.
quotes-translated = { $n } dari { $rows } punya terjemahan semua kalimatnya; kutipan sendiri ditemukan di teks sumber, tidak pernah di terjemahan.
quotes-column = Kalimatnya, diterjemahkan
quotes-column-help = Kalimat yang memuat kutipan itu: terjemahan Anda, terjemahan acuan, atau yang terbaru
rows-shown = Baris { $first }–{ $last } dari { $all }
choose-find = Cari artikel dengan kata di judulnya
choose-none = Dengan filter ini tidak ada judul yang memuat semua kata itu.
choose-article = { $articles }, yang terbaru lebih dulu
choose-article-newest = { $n } terbaru dari { $articles }

## Pencarian

search-title = Cari
search-field = Kata, frasa, speaker:, about:, outlet:, type:, after:, before:
search-wrong = { $word } tidak dimengerti dan diabaikan: lihat di bawah apa yang bisa diketik.
search-help =
    | Anda mengetik | Yang ditemukan |
    | --- | --- |
    | `sanksi embargo` | kedua kata, juga di dalam kata yang lebih panjang (`sanksinya`) |
    | `"senjata konvensional"` | frasanya, sebagai kata utuh |
    | `-nuklir` | tidak ada yang memuat kata ini |
    | `speaker:Khatibzadeh` | ucapan orang dengan nama ini; `speaker:"Rina Wulandari"` untuk beberapa kata |
    | `about:Rusia` | kutipan yang menyebutnya |
    | `outlet:IslamTimes` `type:indirect` | menurut media; menurut jenis (direct = langsung, indirect = tak langsung, mixed = campuran) |
    | `after:2020-10` `before:2021` | sejak Oktober 2020, dan sebelum 2021 |
search-help-heading = Yang bisa diketik
search-found-in = Ditemukan di
search-nothing-quotes = Tidak ada yang ditemukan di kutipan. Lepaskan satu kata, atau coba sebagiannya.
search-nothing-articles = Tidak ada yang ditemukan di artikel. Lepaskan satu kata, atau coba sebagiannya.
search-filters-too = Filter di bilah samping juga mempersempitnya.
search-shown = { $n } dari { $found }, yang terbaru lebih dulu.
search-places = di { $n } tempat

## Pembicara dan halaman sebuah nama

speakers-title = Pembicara
speakers-nobody = Dengan filter ini tidak ada kutipan dari { $name }.
speakers-choose = { $speakers }, yang paling banyak dikutip lebih dulu
speakers-choose-first = { $n } pertama dari { $speakers }, yang paling banyak dikutip lebih dulu
name-said = Ucapannya
name-said-counts = kutipan berbeda, per bulan
name-about = Tentangnya
name-about-counts = kutipan berbeda dari orang lain yang menyebutnya
name-articles = Artikel
name-articles-counts = disebut { $times }
name-seen = Terlihat
name-seen-counts = pertama kali; terakhir pada { $day }
name-undated = tanpa tanggal
name-undated-counts = tidak ada artikel yang bertanggal
name-roles = Jabatan dari waktu ke waktu
name-roles-alt = Jabatan yang disebut artikel ketika mengutip orang ini
name-tab-said = Ucapannya
name-tab-about = Ucapan tentangnya
name-tab-lines = Kalimat yang berulang
name-tab-with = Disebut bersama
name-tab-outlets = Media
name-none-said = Dengan filter ini tidak ada yang diucapkannya.
name-none-about = Dengan filter ini tidak ada kutipan orang lain yang menyebutnya.
name-none-lines = Dengan filter ini tidak ada ucapannya yang dimuat di lebih dari satu tempat.
name-none-with = Dengan filter ini tidak ada kalimat yang menyebutnya bersama orang atau hal lain.
name-none-outlets = Dengan filter ini tidak ada artikelnya yang menyebut media.
name-with-alt = Nama dalam kalimat yang sama
name-outlets-alt = Kutipan dan sebutan tiap media
col-line = Ucapan

## Entitas

entities-title = Entitas
entities-stands = Hitung ibu kota sebagai pemerintahannya
entities-stands-help = `Negosiasi antara Teheran dan Moskow`: Iran dan Rusia
entities-kinds = Golongan
entities-most = Paling sering disebut
entities-others = lainnya ({ $names })
entities-others-bar = Tampilkan yang lain sebagai satu batang
entities-alt = Sebutan tiap entitas, dalam kutipan dan dalam narasi
entities-shown = { $n } nama yang paling sering disebut, dari { $all }. Tiap batang menggabungkan bentuk-bentuk di tabel di bawah. Klik sebuah batang untuk membaca kalimatnya.
entities-sentences = Kalimatnya
entities-and = { $first } dan { $second }
entities-found = { $names }: { $sentences }
entities-merged = Digabungkan antarartikel: { $names }
entities-merged-here = Digabungkan dalam artikel tertentu: { $names } satu kata, di { $n } artikel
entities-merged-here-why = Nama-nama ini bisa berarti beberapa orang: di tiap artikel itu nama-nama di sekitarnya menunjukkan nama lengkapnya. Pisahkan nama di bawah untuk membatalkannya di mana-mana.
entities-merged-why = Bentuk-bentuk satu nama, bila kata-katanya, artikel yang memuat keduanya, jabatan, dan nama-nama di sekitarnya cocok; dan yang digabungkan analis. Centang sebuah baris untuk memisahkannya lagi.
entities-split-one = Pisahkan { $name }
entities-split = Pisahkan nama yang dicentang
entities-split-help = Sejak itu ia berdiri sendiri; halaman Koreksi membatalkannya
entities-right = Betulkan sebuah nama
entities-tab-month = Per bulan
entities-tab-together = Disebut dalam kalimat yang sama
entities-tab-whom = Siapa bicara tentang siapa
entities-no-month = Dengan filter ini tidak ada artikel yang tanggalnya diketahui sampai bulan. Tanggal berasal dari kepala artikel atau kolom tanggal di barisnya.
entities-month-most = { $n } nama yang paling banyak disebut, dari { $all }. Klik sebuah titik untuk membaca kalimatnya.
entities-month-alt = Sebutan per bulan
entities-no-together = Tidak ada dua dari nama ini yang disebut dalam satu kalimat.
entities-drawn = Digambar sebagai
drawn-network = jaringan
drawn-table = tabel
entities-together-alt = Berapa kalimat yang menyebut keduanya
entities-together-click = Dari { $n } nama yang paling banyak disebut, mereka yang ada di satu kalimat. Makin tebal garisnya, makin banyak kalimat yang menyebut keduanya. Klik sebuah nama, atau sebuah kotak di tabel, untuk membacanya.
entities-no-whom = Dengan filter ini tidak ada kutipan yang menyebut siapa pun selain pembicaranya.
entities-whom-alt = Kutipan berbeda dari seorang pembicara yang menyebut seseorang
entities-whom-click = Pembicara yang paling banyak menyebut orang lain ({ $speakers }), dan siapa yang paling banyak mereka sebut ({ $names }). Baris berbicara, kolom disebut di dalam kutipannya; angkanya menghitung kutipan berbeda. Klik satu untuk membacanya.
entities-whom-found = { $speaker } tentang { $name }: { $quotes }
col-written = Tertulis
col-counted-as = Dihitung sebagai
col-because = Karena ia
why-acronym = singkatan
why-short-name = nama pendek
why-spelling = ejaan lain
why-analyst = digabungkan analis

## Lini masa

timeline-title = Lini masa
timeline-lane = Satu baris tiap
lane-kind = macam
lane-speaker = pembicara
lane-outlet = media
lane-entity = entitas
lane-articles = Artikel
lane-quotes = Kutipan
lane-dates = Tanggal di dalam teks
timeline-undated = Tidak ada yang bertanggal di sini.
timeline-zoom = Dari – sampai
timeline-zoom-help = Memperbesar bagan dan mempersempit tabel di bawahnya
timeline-empty = Tidak ada apa-apa di rentang ini. Lebarkan.
timeline-alt = Jumlah artikel, kutipan, dan tanggal dari waktu ke waktu
timeline-by-day = Satu batang menghitung satu hari.
timeline-by-month = Satu batang menghitung satu bulan.
timeline-by-year = Satu batang menghitung satu tahun.
timeline-counts-kind = Artikel dan kutipan berbeda berada di tanggal artikelnya, tanggal di dalam teks di tanggalnya sendiri.
timeline-counts-speaker = Kutipan berbeda, di tanggal artikelnya.
timeline-counts-outlet = Artikel, di tanggalnya.
timeline-counts-entity = Kutipan berbeda yang menyebutnya, di tanggal artikelnya; sebuah kutipan ada di baris setiap nama yang disebutnya.
timeline-grey = Baris kelabu memakai skalanya sendiri.
timeline-names-first = { $n } nama di paling banyak kutipan, dari { $all }.
timeline-accounted = Dari { $all }, { $drawn } digambar; { $outside } di luar rentang ini, { $wider } diketahui kurang persis daripada lebar sebuah batang, { $undated } tanpa tanggal.
timeline-others = { $n } lainnya
timeline-behind = Di balik bagan
timeline-dates = Tanggal di dalam teks
timeline-no-dates = Tidak ada tanggal di dalam teks-teks ini.
col-when = Kapan (EDTF)
col-known-to = Diketahui sampai
col-row-of-chart = Baris
col-period = Kurun
col-count = Jumlah
col-label = Teks

## Bagan

chart-distinct = kutipan berbeda
chart-mentions = sebutan
chart-in-quotes = dalam kutipan
chart-in-narration = dalam narasi
chart-month = bulan artikel
chart-month-hover = { $month }: { $n } sebutan
chart-office-hover = { $first } sampai { $last }: { $quotes }
chart-theirs = kutipannya
chart-named = kali disebut
chart-both = kutipan dan sebutan
chart-sentences = kalimat
chart-name-both = kalimat yang menyebut keduanya
chart-pair-sentences = { $first } × { $second }: { $n } kalimat menyebut keduanya
chart-pair-quotes = { $first } × { $second }: { $n } kutipan berbeda
chart-mentions-hover = { $name }: { $n } sebutan

## Sebuah kutipan, tempatnya, dan kartunya

sure = pembicara { $share } yakin
sure-less = pembicara diragukan ({ $share })
sure-from = “{ $words }”
sure-nobody = tanpa nama
chosen-the-subject-before = subjek sebelumnya
chosen-the-speaker-before = pembicara sebelumnya
chosen-named-before = disebut sebelumnya
quote-by-analyst = { $what } seorang analis
quote-rule = ditemukan oleh kaidah { $rule }
quote-open = Buka di artikelnya (karakter { $at })
quote-places-shown = { $n } dari { $places } ditampilkan di artikelnya.
places-heading = Kata-kata yang sama di { $articles }
places-heading-outlets = Kata-kata yang sama di { $articles } dari { $outlets }
places-against = Dibanding yang terlengkap
places-undated = Tidak ada tempat yang bertanggal: siapa yang pertama tidak diketahui
places-first = Pertama di { $outlet }, { $when }
places-first-articles = Pertama di { $outlet }, { $when }, di { $articles }
places-first-several = Pertama di { $outlets } atau { $last }, { $when }: tanggalnya tidak menunjukkan yang mana
places-no-outlet = sebuah artikel tanpa media
version-all = seluruhnya
version-left-out = { $n } dari { $all } kata dihilangkan
version-put-in = { $n } ditambahkan

## Ruang baca

articles-title = Artikel
articles-outlet = Media
articles-date = Tanggal
articles-byline = Penulis
articles-language = Bahasa
articles-quotes = Kutipan
articles-file = Berkas
articles-show = Tampilkan
articles-no-rules = Belum ada kaidah untuk bahasa artikel ini: teksnya ditampilkan tanpa tanda.
articles-its-quotes = Kutipannya
articles-no-quotes = Tidak ada kutipan yang ditemukan. Pilih kata-kata di teks di atas untuk menambahkannya.
articles-tick = Centang sebuah baris untuk melihat semua yang diketahui tentang kutipan itu, dan setiap tempat yang memuatnya.
layer-quotes = Kutipan
layer-sources = Pembicara & penanda
layer-mentions = Nama
layer-dates = Tanggal
mark-direct = langsung
mark-indirect = tak langsung
mark-mixed = campuran
mark-source = sumber
mark-cue = penanda
mark-name = nama
mark-date = tanggal
mark-rule = kaidah: { $rule }
mark-page = baris halaman, bukan bagian artikel
desk-text = Artikel
desk-notes = Kutipannya, di tepi
desk-add = Tambahkan sebagai kutipan
desk-cut = Jadikan kata-kata kutipan terpilih
desk-keys = Tombol: j kutipan berikut, k sebelumnya, a terima, r tolak, e ubah, / cari. Pilih kata-kata untuk menambah kutipan atau memotongnya ulang.
act-accept = Terima
act-reject = Tolak
act-edit = Ubah

## Membetulkan

judge-dialog = Membetulkan kutipan
judge-keep = Simpan
judge-accept-help = Sudah benar apa adanya
judge-reject-help = Bukan kutipan: ia hilang dari semua tabel dan bagan. Halaman Koreksi membatalkannya.
judge-edit = Ubah kutipan ini
judge-speaker = Pembicara
judge-speaker-none = Tidak diketahui: pilih nama atau tulis sendiri
judge-kind = Golongan pembicara
judge-role = Jabatan
judge-affiliation = Lembaga
judge-type = Jenis
judge-words = Kata-kata kutipan, seperti tertulis di artikel
judge-not-there = Kata-kata ini tidak ada di artikel. Salin dari sana, karakter demi karakter.
judge-this-name = Nama ini
judge-listed = Daftarnya memuat { $n } nama yang paling sering; yang lain bisa diketik lengkap.
judge-this-name-help = Nama seperti yang dihitung sekarang
judge-same-as = sama dengan
judge-same-as-help = Nama tempat ia dihitung, atau nama baru
judge-merge = Gabungkan
judge-alone = Nama ini berdiri sendiri
judge-alone-help = Nama yang dihitung di bawah nama lain
judge-counted-under = { $name } (dihitung di bawah { $other })
judge-split = Pisahkan
judge-of-kind = termasuk golongan
judge-set-kind = Tetapkan golongan
judge-no-name = Ini bukan nama
judge-take-out = Keluarkan
judge-take-out-help = Ia hilang dari semua tabel dan bagan; halaman Koreksi membatalkannya

## Laporan

report-title = Laporan
report-what = Satu berkas untuk siapa pun yang bertanya: terbuka tanpa internet, di peramban apa pun, dan menyebut dari apa ia dibuat.
report-name = Judul
report-name-usual = Siapa mengatakan apa
report-note = Catatan di kepalanya
report-pieces = Isinya
report-quotes-most = Kutipan, yang terbaru
report-filters = Filter di bilah samping menentukan isinya. Laporan menyebutkannya:
report-make = Buat laporan (HTML)
report-made = Dibuat dengan Kutipan pada { $day } pukul { $time } UTC
report-asked = Yang ditanyakan
piece-figures = Angka
piece-speakers = Siapa paling banyak bicara
piece-entities = Nama yang paling sering disebut
piece-months = Sebutan per bulan
piece-timeline = Lini masa
piece-quotes = Kutipan
piece-sources = Artikel
figure-articles = artikel
figure-outlets = media
figure-quotes = kutipan
figure-distinct = kutipan berbeda
figure-speakers = pembicara
figure-unknown = kutipan tanpa pembicara yang diketahui
report-speakers-alt = Kutipan berbeda tiap pembicara
report-entities-alt = Sebutan tiap entitas
report-quotes-heading = Kutipan: { $n } yang terbaru dari { $all }
said-direct = diucapkan
said-indirect = diucapkan, menurut laporan
said-mixed = diucapkan, sebagian menurut laporan
report-characters = karakter { $start }–{ $end }
report-rule = kaidah { $rule }
col-direct = Langsung
col-indirect = Tak langsung
col-mixed = Campuran

## Terjemahan

trans-title = Terjemahan
trans-no-rules = Bahasa artikel ini belum punya kaidah, jadi tidak ada kalimat yang bisa diterjemahkan satu per satu.
trans-into = Ke bahasa
trans-through = Melalui
trans-reference-goes = tidak ke mana-mana: sudah ada bersama artikelnya
trans-engines = Mesin: apa yang dikirim masing-masing, mana yang siap
trans-engine = Mesin
trans-goes-to = Teks dikirim ke
trans-here = Di komputer ini
trans-server = Servernya
trans-ready = siap
trans-not-asked = belum ditanya
trans-answers = menjawab
trans-unreachable = tidak terjangkau
trans-reach = Mana yang terjangkau?
trans-reach-help = Membuka sambungan ke tiap server lalu menutupnya; tidak ada teks yang dikirim
trans-by-hand = Terjemahan buatan tangan yang datang bersama artikel ini: tidak ada mesin yang ditanya, tidak ada yang dikirim.
trans-allow = Kirim kalimat artikel saya melalui { $engine } (dikirim ke { $where })
trans-local = { $engine } berjalan di komputer ini: tidak ada yang keluar dari sini.
trans-start = Terjemahkan { $sentences } melalui { $engine }
trans-retry = Ulangi { $n } yang gagal
trans-pause = { $engine } minta jeda; ia dibiarkan sampai { $until }.
trans-asking = Menanyai { $engine } …
trans-stop = Berhenti
trans-stop-help = Menyimpan yang sudah datang; tekan Terjemahkan lagi untuk sisanya
trans-progress = { $done } dari { $all } kalimat
trans-failed = { $sentences } dari { $all } tidak diterjemahkan; yang lain tidak ada yang hilang.
trans-done = { $n } dari { $all } kalimat dalam bahasa { $language }. Pilih sebuah kalimat untuk menulis terjemahan Anda sendiri.
trans-done-doubtful = { $n } dari { $all } kalimat dalam bahasa { $language }, { $doubtful } ditandai untuk diperiksa. Pilih sebuah kalimat untuk menulis terjemahan Anda sendiri.
trans-own = Terjemahan Anda untuk kalimat { $n }
trans-keep = Simpan terjemahan saya
trans-take-back = Batalkan
trans-back = Terjemahkan balik
trans-back-help = Meminta { $engine } menerjemahkannya lagi ke bahasa { $language }, untuk dibandingkan
trans-glossary = Glosarium { $source } → { $target }
trans-glossary-term = Kata-kata sumber
trans-glossary-rendering = Diterjemahkan sebagai
trans-glossary-rendering-help = Kosong: tetap seperti aslinya
trans-glossary-save = Simpan glosarium
trans-memory = Memori terjemahan
trans-memory-kept = { $translations } tersimpan di { $where }
trans-memory-tmx = Memori sebagai TMX
trans-memory-csv = Memori sebagai CSV
trans-memory-give = Masukkan sebuah memori
trans-memory-take = Masukkan
trans-memory-taken = { $translations } dimasukkan.
trans-look = periksa ini: { $why }
trans-none = belum diterjemahkan
trans-skipped = dilewati
status-ok = baru saja diterjemahkan
status-edited = terjemahan Anda
pairs-label = kalimat dan terjemahannya

## Koreksi

corr-title = Koreksi
corr-none = Belum ada yang dikoreksi. Di sebuah artikel, pilih kutipan lalu terima, tolak, atau ubah di tepinya (atau tekan a, r, e); pilih kata-kata untuk menambahkannya. Di halaman Entitas dua nama menjadi satu, atau satu menjadi dua.
corr-counted = { $corrections }, { $held } berlaku. Disimpan di { $where } dan tetap berlaku ketika artikel dianalisis ulang.
corr-broken = { $line }. Baris itu dibiarkan apa adanya.
corr-undo = Batalkan { $corrections }
corr-undo-ticked = Batalkan koreksi yang dicentang
corr-tick = Centang baris di tabel di atas
corr-conflicts = Tidak lagi cocok dengan analisis
corr-conflicts-why = Kata analis yang berlaku. Kalau sekarang analisis yang benar, batalkan koreksinya di atas.
corr-not-applied = { $why }: tidak diterapkan
corr-not-a-quote = bukan kutipan
col-at = Kapan (UTC)
col-who = Siapa
col-action = Apa
col-before = Sebelum
col-after = Sesudah
col-holds = Berlaku
col-said = Kata analis
col-found = Kata analisis
action-accept = terima
action-reject = tolak
action-edit = ubah
action-add = tambah
action-merge = gabung
action-split = pisah
action-type = golongan

## Korpus

corpus-title = Korpus
corpus-where = Penyimpanannya adalah folder { $where }
corpus-tab-files = Jatuhkan berkas
corpus-tab-paste = Tempel teks
corpus-tab-web = Ambil dari alamat
corpus-files = Teks, halaman tersimpan, tabel, dokumen, surel, umpan RSS, arsip ZIP
corpus-files-help = Sebuah tabel memerlukan kolom teks (text, teks, isi, content, body …); id, title, date, outlet, url, dan language dibaca kalau ada.
corpus-repair = Betulkan karakter yang rusak (`â€œ` → `“`)
corpus-repair-help = Tanpa ini karakter rusak hanya dicatat: teks tetap seperti aslinya.
corpus-read = Baca
corpus-paste = Artikelnya apa adanya
corpus-web = Alamat halaman atau umpan RSS, satu per baris
corpus-web-help = Hanya alamat ini yang diminta, satu per detik, dan tidak ada isi korpus Anda yang dikirim. Alamat di jaringan privat ditolak.
corpus-whole = Dari umpan RSS, ambil halaman setiap entri
corpus-whole-help = Tanpa ini umpan hanya memberi isinya sendiri: sering kali cuma ringkasan
corpus-fetch = Ambil
corpus-fetching = Mengambil
corpus-fetch-stop = Berhenti mengambil
corpus-fetch-stop-help = Melupakan yang sudah diambil
corpus-fetch-next = { $done } diambil. Berikutnya: { $name }
corpus-fetched = Sudah diambil
corpus-no-address = Tidak ada alamat. Tempel sebuah alamat di atas, lalu tekan tombolnya.
corpus-no-file = Tidak ada berkas yang datang. Jatuhkan setidaknya satu di atas, lalu tekan tombolnya. Berkas yang lebih dari { $most } MB ditolak saat diunggah: bagilah, atau baca dari baris perintah sebagai JSON Lines, yang boleh sebesar apa pun: `python -m lib ingest FILE.jsonl`
corpus-incoming = Sudah dibaca, belum disimpan
corpus-incoming-counted = { $articles } terbaca, { $unread } tidak terbaca. Belum ada yang masuk korpus sebelum Anda menyimpannya.
corpus-throw = Buang
corpus-throw-help = Melupakan yang terbaca; korpus tetap seperti semula
corpus-keep = Simpan { $articles }
corpus-keep-problems = Simpan daftar masalah
corpus-stop = Berhenti
corpus-stop-help = Menyimpan yang sudah dianalisis; simpan lagi untuk sisanya
corpus-progress = { $done } dari { $all }: { $name }
corpus-outcome = { $added } baru, { $known } sudah dikenal, { $unread } tidak terbaca.
corpus-notes-below = { $notes } di bawah.
corpus-articles = Artikel
corpus-empty = Penyimpanan masih kosong. Jatuhkan berkas atau tempel teks di atas; contoh di atas bisa dipakai untuk mencoba.
corpus-counted = { $articles } (filter tidak berlaku di halaman ini)
corpus-remove = Hapus { $articles } untuk selamanya
corpus-remove-ticked = Hapus artikel yang dicentang
corpus-tick = Centang baris di tabel di atas
corpus-batches = Kiriman
corpus-remove-batches = Hapus { $batches } berisi { $articles } untuk selamanya
corpus-remove-ticked-batches = Hapus kiriman yang dicentang
corpus-older = Sebagian kiriman dianalisis dengan kaidah lama. `python -m lib reanalyze` mengulanginya selagi aplikasi berjalan.
corpus-problems = Yang tidak terbaca, dan catatan
corpus-all-read = Semuanya terbaca.
corpus-forget = Lupakan masalah ini
corpus-bad-date = { $file }: { $value } bukan tanggal. Tulis 2020, 2020-10, atau 2020-10-16.
col-keep = Simpan
col-edtf = Tanggal
col-edtf-help = 2020, 2020-10, atau 2020-10-16: setepat yang Anda tahu
col-begins = Awalnya
col-notes = Catatan
col-row = Baris
col-message = Mengapa
col-added = Ditambahkan (UTC)
col-from = Dari
col-rules = Kaidah
col-rules-help = Apakah dianalisis dengan kaidah hari ini
rules-current = terkini
rules-older = lama

## Macam masalah

problem-address = alamat
problem-analysis = analisis
problem-binary = biner
problem-columns = kolom
problem-csv = CSV
problem-date = tanggal
problem-docx = DOCX
problem-empty = kosong
problem-encoding = penyandian
problem-feed = umpan RSS
problem-file = berkas
problem-gzip = gzip
problem-html = HTML
problem-id = id
problem-json = JSON
problem-link = tautan
problem-locked = terkunci
problem-mail = surel
problem-nesting = berlapis
problem-network = jaringan
problem-no-header = tanpa kepala
problem-no-text = tanpa teks
problem-note = catatan
problem-pdf = PDF
problem-redirect = pengalihan
problem-refused = ditolak
problem-status = status
problem-time-out = habis waktu
problem-too-large = terlalu besar
problem-too-many = terlalu banyak
problem-too-many-rows = terlalu banyak baris
problem-unreadable = tidak terbaca
problem-unsafe-name = nama berbahaya
problem-unsupported = tidak didukung
problem-xlsx = XLSX
problem-zip = ZIP
problem-zip-bomb = bom ZIP

## Yang dikatakan lapisan di bawah: masalah berkas

told-empty = tidak ada teks di dalamnya
told-too-many-files = { $n } berkas; batasnya { $most } (KUTIPAN_MAX_MEMBERS)
told-unpacks-to = isinya lebih dari { $most } bita (KUTIPAN_MAX_UNPACKED_BYTES)
told-ratio = isinya lebih dari { $most } kali ukurannya (KUTIPAN_MAX_RATIO)
told-unsafe = namanya menunjuk ke luar arsip
told-password = meminta kata sandi
told-unpacked-size = { $n } bita setelah dibuka; batasnya { $most } (KUTIPAN_MAX_FILE_BYTES)
told-file-size = { $n } bita; batasnya { $most } (KUTIPAN_MAX_FILE_BYTES)
told-line-size = sebuah baris lebih dari { $n } bita, atau lebih dari { $most } seluruhnya: sisanya dilewatkan
told-nesting = arsip di dalam arsip dibaca sampai { $n } lapis (KUTIPAN_MAX_NESTING)
told-no-zip = bukan ZIP yang bisa dibuka: { $why }
told-unpack = tidak bisa dibuka: { $why }
told-unpack-on = tidak bisa dibuka mulai dari sini: { $why }
told-not-utf8 = bita { $at } bukan UTF-8
told-not-utf8-like = bita { $at } bukan UTF-8; tampaknya { $encoding }: simpan sebagai UTF-8
told-nul = ada bita NUL di dalamnya: bukan berkas teks
told-nul-characters = ada karakter NUL di dalamnya: bukan berkas teks
told-utf16 = awalnya seperti UTF-16 tetapi bukan: { $why }
told-read-as = bukan UTF-8: dibaca sebagai { $encoding }
told-surrogate = karakter { $at } adalah separuh pasangan surrogate
told-page-form = halaman terbaca dalam bentuk yang tidak terduga
told-no-article = tidak ada artikel yang ditemukan di halaman itu
told-scanned = PDF ini tidak berteks: halamannya berupa gambar
told-no-mail = bukan surel: tidak ada kepala suratnya
told-no-feed = bukan umpan RSS, atau tanpa entri
told-no-docx = bukan berkas DOCX yang bisa dibuka: { $why }
told-no-mail-read = bukan surel yang bisa dibaca: { $why }
told-no-feed-read = bukan umpan RSS yang bisa dibaca: { $why }
told-no-page = bukan halaman yang bisa dibaca: { $why }
told-unreadable-why = tidak bisa dibaca: { $why }
told-unreadable-on = tidak bisa dibaca mulai dari sini: { $why }
told-sheets-on = lembar-lembarnya tidak bisa dibaca mulai dari sini: { $why }
told-half = setengah karakter di { $names } diganti dengan �
told-half-address = ada setengah karakter di dalamnya
told-odd-title = judulnya bukan teks: dilewatkan
told-odd-date = tanggalnya tidak bisa dibaca: dilewatkan
told-empty-archive = tidak ada berkas di dalam arsipnya
told-empty-list = daftar artikelnya kosong
told-no-rows = tidak ada baris di bawah kolom-kolomnya: { $columns }
told-empty-cell = { $column } kosong di sini; yang terisi: { $columns }
told-no-text-cell = { $column } bukan teks di sini; yang terisi: { $columns }
told-pdf-password = PDF ini meminta kata sandi
told-pdf-pages = { $n } halaman; batasnya { $most } (KUTIPAN_MAX_PAGES)
told-no-pdf = bukan PDF yang bisa dibaca: { $why }
told-mail-body = isinya tidak bisa diuraikan: { $why }
told-summary = umpan RSS memberi ringkasan, bukan artikelnya
told-redirects = dialihkan lebih dari { $n } kali (KUTIPAN_MAX_REDIRECTS)
told-private = { $host } mengarah ke jaringan privat atau ke komputer ini: hanya diambil dengan { $setting }=1
told-no-ip = tidak ada alamat untuk { $host }
told-http-only = hanya alamat http dan https yang diambil
told-user-name = alamat yang memuat nama pengguna tidak diambil
told-unknown-host = inang { $host } tidak dikenal server nama
told-no-url = ini bukan alamat yang bisa dibaca
told-no-host = nama inangnya tidak bisa ditanyakan
told-fetch-time = tidak ada jawaban utuh dalam { $n } detik (KUTIPAN_MAX_FETCH_SECONDS)
told-unreachable = server tidak terjangkau ({ $why })
told-fetch-size = lebih dari { $most } bita (KUTIPAN_MAX_FETCH_BYTES)
told-status = server menjawab { $code }
told-packed = server memampatkan halaman meski diminta tidak
told-entries = { $n } entri; { $most } yang pertama diambil (KUTIPAN_MAX_ENTRIES)
told-unsupported = { $ending }: Kutipan membaca { $endings }
told-mended = karakter yang rusak sudah dibetulkan
told-garbled = beberapa karakter tampak rusak; dibiarkan apa adanya
told-no-header = yang ada sebelum kepala artikel pertama dilewatkan
told-links = tautan tidak diikuti
told-unreadable = tidak bisa dibaca
told-json-object = JSON, tetapi bukan objek
told-no-sheet = tidak ada lembar dengan kolom bernama text di baris pertamanya; yang ada: { $columns }
told-row-text = baris ini tidak punya kolom atau kunci bernama text; yang ada: { $columns }
told-no-json = bukan JSON: { $why }
told-json-keys = tidak ada kunci bernama text dan tidak ada daftar artikel; yang ada: { $keys }
told-no-column = tidak ada kolom bernama text; yang ada: { $columns }
told-no-workbook = bukan buku kerja yang bisa dibuka: { $why }
told-rows = hanya { $n } baris yang dibaca (KUTIPAN_MAX_ROWS)
told-csv = bentuknya rusak mulai dari sini: { $why }
told-cells = selnya lebih atau kurang dari kepala tabel
told-dates-row-header = barisnya menyebut { $one }, kepalanya menyebut { $other }: yang dipakai { $used }
told-dates-row-address = barisnya menyebut { $one }, alamatnya menyebut { $other }: yang dipakai { $used }
told-dates-header-address = kepalanya menyebut { $one }, alamatnya menyebut { $other }: yang dipakai { $used }
told-no-date = { $value } bukan tanggal: tulis 2020, 2020-10, atau 2020-10-16
told-same-id = dua teks punya id { $id }: yang kedua dilewatkan
told-id-taken = teks lain sudah punya id { $id }: yang ini dilewatkan
told-rules-failed = kaidahnya gagal membacanya: { $why }
told-died = proses yang menganalisis { $id } mati: artikel itu ditinggalkan

## Yang dikatakan lapisan di bawah: koreksi, tampilan, mesin

told-words-others = kata-kata artikel di tempatnya kini lain
told-changed-since = analisisnya sudah berubah sejak itu
told-not-found-now = analisis tidak lagi menemukannya
told-line = { $file }, baris { $n }: { $why }
told-engine = { $setting }: isinya duckdb, spark://host:7077, atau sc://host:15002
told-engine-spark = { $setting } memerlukan Spark: pip install -r requirements-spark.txt (dan Java 17)
told-view-list = { $key } bukan daftar nama
told-view-none = { $file } tidak memuat tampilan tersimpan
told-view-name = nama tampilan terdiri atas 1 sampai { $n } karakter
told-view-filters = bukan kumpulan filter: { $why }
told-view-file = { $file } tidak bisa dibaca: { $why }

## Yang dikatakan lapisan di bawah: terjemahan

told-check-month = bulan { $month } hilang
told-check-denial = di sumber ada yang disangkal, di sini tidak
told-check-name = nama { $name } hilang
told-check-length = panjangnya { $ratio } kali sumbernya
told-check-number-gone = angka { $n } hilang
told-check-number-new = angka { $n } tidak ada di sumber
told-check-marks = { $before } tanda kutip di sumber, { $after } di sini
told-check-term = { $term }: “{ $rendering }” tidak ada di dalamnya
told-memory-size = { $file }: lebih dari { $most } bita
told-memory-none = { $file }: tidak ada terjemahan di dalamnya
told-memory-tmx = { $file }: bukan TMX yang bisa dibaca (baris { $n })
told-memory-columns = { $file }: kolom { $columns } tidak ada
told-memory-csv = { $file }: bukan CSV dalam UTF-8 yang bisa dibaca
told-memory-date = { $file }, baris { $n }: { $value } bukan tanggal: tulis 2020-10-16
told-no-rules = { $engine } tidak punya kaidah untuk kedua bahasa ini di komputer ini
told-goes-mymemory = api.mymemory.translated.net, tanpa enkripsi
told-goes-own = server Anda sendiri, teksnya di dalam alamat
told-goes-deepl = api.deepl.com atau api-free.deepl.com
told-goes-nowhere = tidak ke mana-mana: berjalan di komputer ini
told-nothing-back = { $engine } tidak memberi apa-apa
told-error-page = { $engine } memberi halaman galat, bukan terjemahan
told-untranslated = { $engine } mengembalikan sumbernya tanpa diterjemahkan
told-no-answer = { $engine } tidak memberi jawaban utuh dalam { $n } detik
told-asks-pause = { $engine } minta jeda (terlalu banyak permintaan)
told-odd-page = { $engine } menjawab dengan halaman tanpa terjemahan
told-refused-key = { $engine } menolak kuncinya
told-takes-not = { $engine } tidak menerima bahasa-bahasa ini
told-alone = { $engine } dibiarkan sampai { $until }, karena minta jeda
told-takes-not-it = tidak menerima bahasa-bahasa ini
told-not-set = { $setting } belum diisi
told-pair = pasangan { $pair } belum dipasang (Debian: apertium-ind-zlm)
told-argos = pip install argostranslate, lalu python -m lib translate --install id en
told-failed = { $engine } gagal ({ $why })
told-failed-plain = { $engine } gagal
told-refused-request = { $engine } menolak permintaan ({ $code }): apakah kuncinya benar?
told-not-taken = { $engine } tidak menerima permintaannya ({ $code })
told-not-reached = { $engine } tidak terjangkau
told-not-asked = { $engine } tidak bisa ditanya ({ $why })
told-too-large = { $engine }: jawabannya terlalu besar untuk sebuah terjemahan
told-not-sent = { $why }: tidak dikirim
