# What the layers below the screen say, in English. The same messages stand in id.ftl; tests/test_messages.py compares them.
# A message has words and variables, nothing else (lib/messages/__init__.py).

## Around other words

together = { $messages }
as-it-came = { $text }

## Problems of files, and of their analysis

empty = there is no text in it
too-many-files = { $n } files; the limit is { $most } (KUTIPAN_MAX_MEMBERS)
unpacks-to = it unpacks to more than { $most } bytes (KUTIPAN_MAX_UNPACKED_BYTES)
ratio = it unpacks to more than { $most } times its size (KUTIPAN_MAX_RATIO)
more-files = more than { $most } files (KUTIPAN_MAX_MEMBERS)
reading-memory = it takes more than { $most } bytes of memory (KUTIPAN_MAX_MEMORY_BYTES)
reading-time = reading it takes more than { $n } s (KUTIPAN_MAX_READ_SECONDS)
reader-died = the process that read it died
breaks = { $n } of its files broke a limit: the rest was left out
unsafe = its name points outside the archive
password = it asks for a password
unpacked-size = { $n } bytes unpacked; the limit is { $most } (KUTIPAN_MAX_FILE_BYTES)
file-size = { $n } bytes; the limit is { $most } (KUTIPAN_MAX_FILE_BYTES)
line-size = a line of more than { $n } bytes, or more than { $most } in all: the rest was left out
nesting = archives within archives are read { $n } deep (KUTIPAN_MAX_NESTING)
no-zip = not a ZIP that can be opened: { $why }
unpack = cannot be unpacked: { $why }
unpack-on = cannot be unpacked from here on: { $why }
not-utf8 = byte { $at } is not UTF-8
not-utf8-like = byte { $at } is not UTF-8; it looks like { $encoding }: save it as UTF-8
nul = it holds NUL bytes: not a text file
nul-characters = it holds NUL characters: not a text file
utf16 = it starts as UTF-16 but is none: { $why }
read-as = it is not UTF-8: it was read as { $encoding }
surrogate = character { $at } is half of a surrogate pair
page-form = the page was read in a form that is not expected
no-article = no article was found in the page
scanned = the PDF has no text: its pages are pictures
no-mail = not a mail: it has no headers
no-feed = no feed, or one without entries
no-docx = not a DOCX file that can be opened: { $why }
no-mail-read = not a mail that can be read: { $why }
no-feed-read = not a feed that can be read: { $why }
no-page = not a page that can be read: { $why }
unreadable-why = it cannot be read: { $why }
unreadable-on = it cannot be read from here on: { $why }
sheets-on = its sheets cannot be read from here on: { $why }
half = half a character in { $names } was replaced by �
half-address = it holds half a character
odd-title = its title is no text: it was left out
odd-address = its address is none of http or https: it was left out
odd-date = its date cannot be read: it was left out
long-subject = its subject is too long: it was left out
empty-archive = there is no file in the archive
empty-list = its list of articles is empty
no-rows = no row stands under its columns: { $columns }
empty-cell = { $column } is empty here; filled are: { $columns }
no-text-cell = { $column } is no text here; filled are: { $columns }
pdf-password = the PDF asks for a password
pdf-pages = { $n } pages; the limit is { $most } (KUTIPAN_MAX_PAGES)
no-pdf = not a PDF that can be read: { $why }
mail-body = its body cannot be decoded: { $why }
summary = the feed gives a summary, not the article
redirects = it is sent on more than { $n } times (KUTIPAN_MAX_REDIRECTS)
private = { $host } leads into a private network or to this machine: fetched only with { $setting }=1
http-only = only http and https addresses are fetched
user-name = an address with a user name in it is not fetched
unknown-host = the host { $host } is not known to the name server
no-url = this is no address that can be read
no-host = the host is no name that can be asked for
fetch-time = no whole answer in { $n } s (KUTIPAN_MAX_FETCH_SECONDS)
unreachable = the server cannot be reached ({ $why })
fetch-size = more than { $most } bytes (KUTIPAN_MAX_FETCH_BYTES)
status = the server answered { $code }
packed = the server packed the page although it was asked not to
entries = { $n } entries; the first { $most } are fetched (KUTIPAN_MAX_ENTRIES)
unsupported = { $ending }: Kutipan reads { $endings }
no-ending = no ending: Kutipan reads { $endings }
mended = garbled characters were put right
garbled = some characters look garbled; they were left as they are
no-header = what stands before the first header was left out
links = links are not followed
unreadable = cannot be read
json-object = it is JSON but no object
no-sheet = no sheet has a column named text in its first row; there are: { $columns }
row-text = the row has no column or key named text; there are: { $columns }
no-json = not JSON: { $why }
json-keys = no key named text and no list of articles; there are: { $keys }
no-column = no column named text; there are: { $columns }
no-workbook = not a workbook that can be opened: { $why }
rows = only { $n } rows are read (KUTIPAN_MAX_ROWS)
csv = malformed from here on: { $why }
cells = the row has more or fewer cells than the header
dates-row-header = its row says { $one }, its header says { $other }: { $used } is used
dates-row-address = its row says { $one }, its address says { $other }: { $used } is used
dates-header-address = its header says { $one }, its address says { $other }: { $used } is used
no-date = { $value } is no date: write 2020, 2020-10 or 2020-10-16
same-id = two texts have the id { $id }: the second was left out
id-taken = another text has the id { $id } already: this one was left out
rules-failed = the rules failed on it: { $why }
analysis-time = its analysis takes more than { $n } s (KUTIPAN_MAX_ANALYSIS_SECONDS)
died = the process that analysed { $id } died: the article was left out

## Trouble with the store

trouble-full = The disk takes no more: it is full, or fails. What was in the store before is whole: make room on it, then do it again.
trouble-read-only = The store cannot be written to, and nothing in it was changed. Let the user that Kutipan runs as write to its folder, or name another one (KUTIPAN_STORE).
trouble-busy = Somebody else is writing to the store and has not finished. Nothing was changed: do it again in a minute.
trouble-manifest = The store's list of its files (manifest.json) is lost or damaged. Nothing was changed: bring a backup back with 'python -m lib restore', into an empty folder.
trouble-newer = A newer Kutipan has written this store. Nothing was changed: start that one, or name another store (KUTIPAN_STORE).
trouble-part = A file of the store is damaged: 'python -m lib verify' names it; 'python -m lib restore' brings a backup back, into an empty folder.
trouble-memory = The translation memory (translations.sqlite) is damaged: move it out of the store and take it in again from a backup, or begin a new one.
trouble-reader = Only analysts may change the store, and you are signed in as a reader. Nothing was changed: whoever runs Kutipan can make you one (KUTIPAN_ANALYSTS).

## Corrections, views, engines

words-others = the article's words at its place are others now
changed-since = the analysis has changed since
not-found-now = the analysis no longer finds it
line = { $file }, line { $n }: { $why }
no-correction = not a correction: { $why }
unknown-action = unknown action { $action }
lacks-key = { $action } without `{ $key }`
lacks-offsets = { $action } without offsets
unknown-type = { $action } with the unknown type { $type }
lacks-article = { $action } without an article
engine = { $setting }: it is duckdb, spark://host:7077 or sc://host:15002
engine-spark = { $setting } needs Spark: pip install -r requirements-spark.txt (and Java 17)
view-list = { $key } is no list of names
view-none = { $file } holds no saved views
view-name = a view's name has 1 to { $n } characters
view-filters = not a set of filters: { $why }
view-file = { $file } cannot be read: { $why }

## Translation

check-month = the month { $month } is missing
check-denial = it denies something in the source and nothing here
check-name = the name { $name } is missing
check-length = it is { $ratio } times as long as the source
check-number-gone = the number { $n } is missing
check-number-new = the number { $n } is new
check-marks = { $before } quote marks in the source, { $after } here
check-term = { $term }: “{ $rendering }” is not in it
memory-size = { $file }: more than { $most } bytes
memory-none = { $file }: there is no translation in it
memory-tmx = { $file }: no TMX that can be read (line { $n })
memory-columns = { $file }: the columns { $columns } are missing
memory-csv = { $file }: no CSV in UTF-8 that can be read
memory-date = { $file }, line { $n }: { $value } is no date: write 2020-10-16
no-rules = { $engine } has no rules for these two languages on this machine
goes-mymemory = api.mymemory.translated.net, unencrypted
goes-own = your own server
goes-deepl = api.deepl.com or api-free.deepl.com
goes-nowhere = nowhere: it runs on this machine
nothing-back = { $engine } gave nothing back
error-page = { $engine } gave an error page in the place of a translation
untranslated = { $engine } gave the source back untranslated
no-answer = { $engine } gave no whole answer within { $n } s
asks-pause = { $engine } asks for a pause (too many requests)
odd-page = { $engine } answered with a page that holds no translation
refused-key = { $engine } refused the key
takes-not = { $engine } does not take these languages
alone = { $engine } is left alone until { $until }, as it asked for a pause
takes-not-it = it does not take these languages
not-set = { $setting } is not set
pair = its pair { $pair } is not installed (Debian: apertium-ind-zlm)
argos = pip install argostranslate, then python -m lib translate --install id en
failed = { $engine } failed ({ $why })
failed-plain = { $engine } failed
refused-request = { $engine } refused the request ({ $code }): is the key right?
not-taken = { $engine } did not take the request ({ $code })
not-reached = { $engine } could not be reached
not-asked = { $engine } could not be asked ({ $why })
too-large = { $engine } its answer was too large to be a translation
not-sent = { $why }: not sent
