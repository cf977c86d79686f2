# What the screen says, in English. The same messages stand in id.ftl; tests/test_wording.py compares them.

## Counted things

n-article = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
n-ticked-article = { $n ->
    [one] { $n } ticked article
   *[other] { $n } ticked articles
}
n-fictional-article = { $n ->
    [one] { $n } fictional article
   *[other] { $n } fictional articles
}
n-outlet = { $n ->
    [one] { $n } outlet
   *[other] { $n } outlets
}
n-quote = { $n ->
    [one] { $n } quote
   *[other] { $n } quotes
}
n-speaker = { $n ->
    [one] { $n } speaker
   *[other] { $n } speakers
}
n-name = { $n ->
    [one] { $n } name
   *[other] { $n } names
}
n-date = { $n ->
    [one] { $n } date
   *[other] { $n } dates
}
n-sentence = { $n ->
    [one] { $n } sentence
   *[other] { $n } sentences
}
n-row = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
n-place = { $n ->
    [one] { $n } place
   *[other] { $n } places
}
n-hit = { $n ->
    [one] { $n } hit
   *[other] { $n } hits
}
n-time = { $n ->
    [one] { $n } time
   *[other] { $n } times
}
n-batch = { $n ->
    [one] { $n } batch
   *[other] { $n } batches
}
n-note = { $n ->
    [one] { $n } note
   *[other] { $n } notes
}
n-correction = { $n ->
    [one] { $n } correction
   *[other] { $n } corrections
}
n-translation = { $n ->
    [one] { $n } translation
   *[other] { $n } translations
}
about-date = about { $when }
untitled = (untitled)
unknown = unknown
speaker-unknown = speaker unknown
speaker-none = (unknown)
outlet-unknown = outlet unknown

## Closed sets

type-direct = direct
type-indirect = indirect
type-mixed = mixed
reviewed-accepted = accepted
reviewed-edited = edited
reviewed-added = added
kind-PER = People
kind-ORG = Organisations
kind-GPE = Countries & cities
kind-LOC = Places
kind-EVT = Events
kind-NORP = Peoples & faiths
kind-none = no name
speaker-person = person
speaker-organization = organisation
speaker-group = group
speaker-document = document
precision-day = day
precision-month = month
precision-season = season
precision-year = year
precision-decade = decade
precision-range = range
precision-unknown = unknown

## Pages and the sidebar

page-overview = Overview
page-search = Search
page-quotes = Quotes
page-speakers = Speakers
page-articles = Articles
page-entities = Entities
page-timeline = Timeline
page-translation = Translation
page-report = Report
page-corrections = Corrections
page-corpus = Corpus
group-read = Read
group-compare = Compare
group-work = Work
language = Language
store-lost = A file of the store is lost: `python -m lib verify` names it; `restore` brings a backup back.
sign-in-why = This corpus is open to people who sign in.
sign-out = Sign out
signed-in-reader = Signed in as { $who }: a reader, who may look at everything and change nothing
signed-in-analyst = Signed in as { $who }: an analyst, who may change the store
corpus-reader = Only analysts may add and remove articles; you are signed in as a reader.
sign-in = Sign in

filter-words = Words in quotes
filter-words-example = e.g. sanksi embargo
filter-speaker = Speaker
filter-any-speaker = Anyone
filter-type = Quote type
filter-reviewed = Reviewed quotes only
filter-reviewed-help = Accepted, edited or added by an analyst
filter-entity = Entity named
filter-any-entity = Anything
filter-outlet = Outlet
filter-any-outlet = All outlets
filter-speaker-help = Beside each name: how many quotes the corpus has of it
filter-entity-help = Beside each name: how often the corpus names it
filter-outlet-help = Beside each outlet: how many articles the corpus has of it
filter-leave-out = Leave out
filter-not-speaker = Not said by
filter-not-speaker-help = Quotes of these speakers are left out
filter-any-not-speaker = Nobody is left out
filter-not-entity = Not naming
filter-not-entity-help = Articles that name one of these are left out, with their quotes
filter-any-not-entity = Nothing is left out
filter-not-outlet = Not from
filter-not-outlet-help = Articles of these outlets are left out
filter-any-not-outlet = None is left out
filter-listed = The { $n } most frequent of { $all } are listed; type any other in full.
filter-since = From
filter-until = To
filter-clear = Clear filters
filter-clear-all = Clear all filters
chip-away = Take away: { $what }
chip-undo = Undo the last change
filter-dates = Dates
filter-dates-between = { $since } to { $until }
filter-first = the first article
filter-last = the last article
filter-yes = yes
filter-filters = Filters
filter-none = none: the whole corpus

nothing-yet-articles = There are no articles yet. Add articles: paste a text or drop files on the Corpus page.
nothing-yet-quotes = There are no quotes yet. Add articles: paste a text or drop files on the Corpus page.
nothing-yet-speakers = There are no speakers yet. Add articles: paste a text or drop files on the Corpus page.
nothing-yet-names = There are no names yet. Add articles: paste a text or drop files on the Corpus page.
nothing-yet-corrections = There are no corrections yet. Add articles: paste a text or drop files on the Corpus page.
nothing-left-articles = No articles under these filters. Take one away above, or clear them all.
nothing-left-quotes = No quotes under these filters. Take one away above, or clear them all.
nothing-left-speakers = No speakers under these filters. Take one away above, or clear them all.
nothing-left-names = No names under these filters. Take one away above, or clear them all.
go-corpus = Go to Corpus
go-articles = Go to Articles

view-saved = Saved view
view-open = Open a saved view
view-save-this = Save this view
view-name = Name
view-name-example = e.g. Embargo, October
view-save = Save
view-shared = Everyone who opens this store sees it; `?view=` and its name in the address opens it.
view-take-away = Take “{ $name }” away
view-none = There is no saved view { $name } in this store.
view-not-saved = Not saved: { $why }.

sample-what = Twelve months of an invented country in three invented outlets, in Indonesian and English. Nothing in it is real.
sample-load = Load { $articles } to play with
sample-loaded = The fictional sample is loaded: { $articles } of an invented country.
sample-remove = Remove the sample

tour-1 = Kutipan reads articles as they come and finds every quote in them, who said it, when, and by which rule: click a bar or search, and read it in its place.
tour-2 = The sidebar narrows every page at once and the address keeps it, so a view is a link; what you see can be saved as a table, a chart or a whole report.
tour-3 = Where it is wrong, say so in the reader (`a` accepts, `r` rejects, `e` edits): every chart follows at once, and your word stands when the rules get better.
tour-done = Got it

## Tables and downloads

col-date = Date
col-date-help = As well as it is known: 2020-10 is a month
col-outlet = Outlet
col-speaker = Speaker
col-type = Type
col-text = Said
col-role = Role
col-affiliation = Affiliation
col-confidence = Sure
col-confidence-help = How likely the speaker is right: of a hundred quotes at 80%, about eighty are. Empty where the speaker is unknown or an analyst judged
col-cue = Cue
col-places = Places
col-places-help = How often this content stands in the corpus
col-reviewed = Reviewed
col-reviewed-help = What an analyst said of it
col-rule = Rule
col-rule-help = The frame of the language pack that found it
col-title = Title
col-byline = Byline
col-n-quotes = Quotes
col-n-chars = Characters
col-language = Language
col-quotes = Quotes
col-characters = Characters
col-file = File
col-id = Id
col-name = Name
col-kind = Kind
col-mentions = Mentions
col-articles = Articles
col-outlets = Outlets
col-first = First
col-last = Last
col-article = Article
col-sentence = Sentence
col-in-quote = In a quote
col-in-quotes = In quotes
col-in-narration = In narration
col-share = Share
col-share-help = Of all mentions under the filters
col-forms = Merged from
col-distinct = Distinct quotes
col-address = Address
col-words = Words
col-why = Why

down-too-long = { $rows } rows: a spreadsheet is made of at most { $most }. Take CSV or Parquet.
down-references = Their articles as references:
down-chart = Chart:
down-camera = What the camera saves
down-camera-help = What the camera in the chart's tool bar saves
picture-source = Kutipan, { $day }
down-data = Its data:
down-ranking = Download
down-whole = All { $rows }:

## Overview

overview-title = Who said what
overview-articles = Articles
overview-articles-counts = from { $outlets }
overview-quotes = Quotes
overview-quotes-counts = { $n } distinct: a repeated content counts once
overview-speakers = Speakers
overview-speakers-counts = resolved to a name or description
overview-unknown = Speaker unknown
overview-unknown-counts = quotes whose speaker the article leaves open
overview-who = Who speaks most
overview-who-alt = Distinct quotes a speaker, by type
overview-who-click = The { $n } who speak most, of { $all }. Choose a name to read what they said.
overview-about = Who and what is spoken about most
overview-about-alt = Distinct quotes that name somebody or something
overview-about-click = Choose a name to read the quotes that name it.
overview-before = The small numbers: the change against { $since } to { $until }, the same number of days before.
overview-outlets = Which outlets quote most
overview-outlets-alt = Distinct quotes an outlet
overview-outlets-click = The { $n } with most quotes, of { $all }. Choose a name to read what they quote.
overview-carried = Carried most widely

## Quotes

quotes-title = Quotes
read-list = quotes
read-tick = Tick this quote
read-keys = j and k go through the quotes, x ticks, Enter chooses and, once more, opens the article.
read-outlets = in { $n } outlets
read-places = in { $n } places
read-view = Shown as
read-view-list = List
read-view-table = Table
read-order = Order
read-order-newest = newest first
read-order-oldest = oldest first
read-order-speaker = by speaker
read-order-outlet = by outlet
read-order-carried = most widely carried
read-group = Groups
read-group-none = none
read-group-day = by day
read-group-speaker = by speaker
read-group-outlet = by outlet
read-shown = Quotes { $first } to { $last } of { $all }
read-choose = Choose a quote: its place in the article, why it was found and what can be corrected stand here.
read-ticked = { $quotes } ticked
read-speaker = Speaker for all
quotes-once = Count a repeated content once
quotes-counted = { $quotes }, { $distinct } distinct.
quotes-into = Show translations kept in
quotes-into-none = no language
quotes-into-help = What the translation memory has. For what it lacks a box opens below; nothing is sent before you allow it.
quotes-translated = { $n } of { $rows } have a translation of all their sentences; quotes themselves are found in the source, never in a translation.
quotes-column = Its sentences, translated
quotes-column-help = The sentences that hold the quote: yours, the reference, else the newest
rows-shown = Rows { $first }–{ $last } of { $all }

## Lists of speakers and articles

list-find-speakers = Find a speaker by name or office
list-find-articles = Find an article by title, outlet or file
list-none-speakers = No name or office under these filters holds all these words.
list-none-articles = No title, outlet or file under these filters holds all these words.
list-shown-speakers = Speakers { $first } to { $last } of { $all }.
list-shown-articles = Articles { $first } to { $last } of { $all }.
list-gone-speakers = Under these filters nobody called { $name } is quoted.
list-gone-articles = Under these filters there is no article { $name }.
list-all-speakers = All speakers
list-all-articles = All articles
list-before = Previous
list-before-help = The one before in the list (p)
list-after = Next
list-after-help = The one behind it in the list (n)
list-place = { $place } of { $all }
list-speakers-quotes = most quoted
list-speakers-last = last seen
list-speakers-name = by name
list-articles-newest = newest first
list-articles-quotes = most quotes
list-articles-outlet = by outlet
list-articles-title = by title
list-distinct = { $n ->
    [one] { $n } distinct quote
   *[other] { $n } distinct quotes
}
list-last = last seen { $day }
list-speaking = Speaking: { $names }
list-keys = j and k go through the list, Enter opens, / searches.
list-bars-hour = Bars: distinct quotes by hour, { $first } to { $last }.
list-bars-day = Bars: distinct quotes by day, { $first } to { $last }.
list-bars-week = Bars: distinct quotes by week, { $first } to { $last }.
list-bars-month = Bars: distinct quotes by month, { $first } to { $last }.
list-bars-quarter = Bars: distinct quotes by quarter, { $first } to { $last }.
list-bars-year = Bars: distinct quotes by year, { $first } to { $last }.
list-bars-most = The most in one: { $n }, { $when }.
list-bars-none = None lies in them.

## Search

search-title = Search
search-field = Words, phrases, speaker:, about:, outlet:, type:, after:, before:
search-wrong = { $word } could not be understood and was left out: see what can be typed below.
search-help =
    | You type | It finds |
    | --- | --- |
    | `sanksi embargo` | both words, also inside longer ones (`sanksinya`) |
    | `"senjata konvensional"` | the phrase, as whole words |
    | `-nuklir` | nothing that holds this word |
    | `speaker:Khatibzadeh` | what people of this name say; `speaker:"Rina Wulandari"` for several words |
    | `about:Rusia` | quotes that name it |
    | `outlet:IslamTimes` `type:indirect` | by outlet; by type (direct, indirect, mixed) |
    | `after:2020-10` `before:2021` | from October 2020 on, and before 2021 |
search-help-heading = What can be typed
search-found-in = Found in
search-nothing-quotes = Nothing found in quotes. Take a word away, or try a part of it.
search-nothing-articles = Nothing found in articles. Take a word away, or try a part of it.
search-filters-too = The sidebar's filters narrow it too.
search-shown = { $n } of { $found }, newest first.
search-places = in { $n } places

## Speakers and a name's page

name-said = Said
name-said-counts = distinct quotes
name-said-monthly = distinct quotes, by month
name-about = About
name-about-counts = distinct quotes of others that name them
name-articles = Articles
name-articles-counts = named { $times }
name-seen = Seen
name-seen-counts = first; last on { $day }
name-undated = undated
name-undated-counts = no article has a date
name-roles = Role over time
name-roles-alt = Offices under which articles quote this person
name-tab-said = Said by them
name-tab-about = Said about them
name-tab-lines = Lines that come back
name-tab-with = Named with
name-tab-outlets = Outlets
name-none-said = Nothing under these filters is said by them.
name-none-about = No quote of others under these filters names them.
name-none-lines = No line of theirs stands in more than one place under these filters.
name-none-with = No sentence under these filters names them with somebody or something else.
name-none-outlets = No article of theirs under these filters says its outlet.
name-with-alt = Names in the same sentences
name-outlets-alt = Quotes and mentions an outlet
col-line = Line

## Entities

entities-title = Entities
entities-stands = Count a capital as the government it stands for
entities-stands-help = `Negosiasi antara Teheran dan Moskow`: Iran and Russia
entities-kinds = Kinds
entities-most = Most mentioned
entities-most-changed = Most changed
entities-others = others ({ $names })
entities-others-bar = Show the others as one bar
entities-alt = Mentions an entity, in quotes and in narration
entities-shown = The { $n } names mentioned most, of { $all }. Each bar merges the forms in the table below. Click a bar to read its sentences.
entities-sentences = Its sentences
entities-and = { $first } and { $second }
entities-found = { $names }: { $sentences }
entities-merged = Merged across articles: { $names }
entities-merged-here = Merged in single articles: { $names } of one word, in { $n } articles
entities-merged-here-why = Several people may be meant by these: in each of these articles the company says whose full name it is. Split a name below to take it back everywhere.
entities-merged-why = Forms of one name, where the words, the articles that write both, the offices and the company of names agree; and what analysts merged. Tick a row to split it again.
entities-split-one = Split { $name }
entities-split = Split the ticked name
entities-split-help = It stands for itself from then on; the Corrections page undoes it
entities-right = Put a name right
entities-measure = Bars show
entities-measure-help = Change compares the days from From to To with as many days before; set both in the sidebar or drag over the bars above.
measure-mentions = mentions
measure-share = share of all
measure-change = change
entities-changed = The { $n } names whose share of all mentions changed most, against { $since } to { $until }. Click a bar to read its sentences.
entities-changed-alt = By how much each name's share of all mentions changed
entities-tab-names = As a table
entities-tab-merged = Counted as one
entities-tab-time = Over time
entities-tab-together = Named in the same sentence
entities-tab-whom = Who speaks about whom
entities-no-time = No article under these filters has a date. Dates come from the article's header or its row's date column.
entities-time-most = The { $n } names mentioned most, of { $all }. Click a bar to read the sentences of its name.
entities-time-alt = Mentions of names over time
entities-no-together = No two of these names share a sentence.
entities-drawn = Drawn as
drawn-network = network
drawn-heat = squares
entities-no-ties = No two of these names share more sentences than chance would have it. All pairs that share one stand below.
entities-ties = Of the { $n } names mentioned most, { $ties ->
    [one] { $ties } pair shares
   *[other] { $ties } pairs share
} more sentences than chance would have it; { $drawn } are drawn: of each name at least its { $each } strongest. A line is as thick as the sentences that name both. Click a name or the middle of a line to read them.
entities-together-alt = How many sentences name both
entities-pairs = Of the { $n } names mentioned most, those that share a sentence: a number counts the sentences that name both. { $ties } of the pairs are together more often than chance would have it. Click a square to read them.
entities-no-whom = No quote under these filters names anybody but its own speaker.
entities-whom-alt = Distinct quotes of a speaker that name somebody
entities-whom-click = The speakers who name others most ({ $speakers }), and whom they name most ({ $names }). Rows speak, columns are named inside their quotes; a number counts distinct quotes. Click one to read them.
entities-whom-found = { $speaker } about { $name }: { $quotes }
col-with = With
col-both = Name both
col-of-one = Name the first
col-of-other = Name the second
col-expected = By chance
col-expected-help = So many sentences would name both if each were named regardless of the other
col-strength = Strength
col-strength-help = Dunning's log-likelihood ratio: how far the pair is from chance
col-tie = A tie
col-tie-help = Together more often than chance would have it, at most one in twenty of them wrongly
col-mentions-before = Mentions before
col-share-before = Share before
col-change = Change
col-written = Written
col-counted-as = Counted as
col-because = Because it is
why-acronym = an acronym
why-short-name = a short name
why-spelling = another spelling
why-analyst = merged by an analyst
why-kind = its kind elsewhere

## Timeline

timeline-title = Timeline
timeline-lane = One row a
lane-kind = kind
lane-speaker = speaker
lane-outlet = outlet
lane-entity = entity
lane-articles = Articles
lane-quotes = Quotes
timeline-undated = Nothing here has a date.
timeline-alt = Articles and quotes counted over time, one row below the other
timeline-by-hour = A bar counts an hour, by the clock of each source.
timeline-by-day = A bar counts a day.
timeline-by-week = A bar counts a week.
timeline-by-month = A bar counts a month.
timeline-by-quarter = A bar counts a quarter.
timeline-by-year = A bar counts a year.
timeline-single = Each point is one of them: its words stand beside it when you point at it, a click opens it.
timeline-counts-kind = Articles and distinct quotes, at the article's date.
timeline-counts-speaker = Distinct quotes, at their article's date.
timeline-counts-outlet = Articles, at their date.
timeline-counts-entity = Distinct quotes that name it, at their article's date; a quote is in the row of every name in it.
timeline-wide = { $n } known less exactly than a bar is wide are pale: spread over all the days they may lie on, with their whole number, and added to no bar.
timeline-first = The { $n } with most have a row of their own, of { $all }.
timeline-spikes = A red triangle marks a spike: far more than on the { $days } days before.
timeline-spike = { $when }: { $n }; on the days before { $usual } a day
timeline-own-scale = { $label } (scale of its own)
timeline-include = Include what lies outside
timeline-wide-bar = somewhere in { $when }
timeline-part-article = articles
timeline-part-quoted = in quotes
timeline-part-narrated = in narration
timeline-part-date = dates
timeline-part-wide = known less exactly
timeline-others = { $n ->
    [one] { $n } other
   *[other] { $n } others
}
timeline-click = Click a bar to read what stands behind it.
timeline-behind = The bars as a table
timeline-bar-heading = { $lane }, { $when }: { $what }
timeline-tab-said = Quotes and articles
timeline-tab-texts = Days the texts speak of
dates-alt = Dates that stand in the texts, past ones and those to come
dates-counts = Dates that stand in the texts, at the day they name: before or after the day of their own article.
dates-same = { $n } name the article's own day or a time that holds it.
dates-unknown = { $n } cannot be placed: they have no beginning or no end, or their article has no date.
dates-none = No dates stand in these texts.
dates-told = told on { $when }
dates-ahead-heading = { $n ->
    [0] Nothing is said to happen
    [one] Said to happen: { $n } date
   *[other] Said to happen: { $n } dates
}
side-past = Past
side-ahead = To come
col-row-of-chart = Row
col-count = Count

## Charts

chart-distinct = distinct quotes
rank-change = { $change } against the days before
chart-mentions = mentions
chart-in-quotes = in quotes
chart-in-narration = in narration
chart-office-hover = { $first } to { $last }: { $quotes }
chart-share = share of all mentions
chart-more = more than before
chart-less = less than before
chart-change = change of the share of all mentions
chart-changed = { $name }: { $n } mentions, before { $before }
chart-tie = { $first } × { $second }: { $n } sentences name both; chance would have { $expected }
chart-theirs = quotes of theirs
chart-named = times named
chart-both = quotes and mentions
chart-sentences = sentences
chart-name-both = sentences that name both
chart-pair-sentences = { $first } × { $second }: { $n } sentences name both
chart-pair-quotes = { $first } × { $second }: { $n } distinct quotes
chart-mentions-hover = { $name }: { $n } mentions

## A quote, its place and its card

sure = speaker { $share } sure
sure-less = unsure of the speaker ({ $share })
sure-from = “{ $words }”
sure-nobody = nobody is named
chosen-the-subject-before = the subject before
chosen-the-speaker-before = the speaker before
chosen-named-before = named before
quote-by-analyst = { $what } by an analyst
quote-rule = found by the rule { $rule }
quote-open = Open in the article (character { $at })
quote-places-shown = { $n } of { $places } are shown in their articles.
places-heading = The same words in { $articles }
places-heading-outlets = The same words in { $articles } of { $outlets }
places-against = Against the fullest
places-undated = No place is dated: who had it first is unknown
places-first = First in { $outlet }, { $when }
places-first-articles = First in { $outlet }, { $when }, in { $articles }
places-first-several = First in { $outlets } or { $last }, { $when }: the date does not tell which
places-no-outlet = an article without an outlet
version-all = all of it
version-left-out = { $n } of { $all } words left out
version-put-in = { $n } put in

## The reader

articles-byline = Byline: { $name }
articles-file = File: { $name }
articles-translate = Translate it
articles-show = Show
articles-no-rules = There are no rules for this article's language yet: its text is shown without marks.
articles-its-quotes = Its quotes
articles-no-quotes = No quote was found in it. Select words in the text above to add one.
articles-tick = Tick a row to see everything known of that quote, and every place that carries it.
layer-quotes = Quotes
layer-sources = Speakers & cues
layer-mentions = Names
layer-dates = Dates
mark-direct = direct
mark-indirect = indirect
mark-mixed = mixed
mark-source = source
mark-cue = cue
mark-name = name
mark-date = date
mark-rule = rule: { $rule }
mark-page = a line of the page, not of the article
desk-text = The article
desk-notes = Its quotes, in the margin
desk-add = Add as a quote
desk-cut = Use as the words of the chosen quote
desk-keys = Keys: j next quote, k the one before, a accept, r reject, e edit, / search. Select words to add a quote or to cut one anew.
act-accept = Accept
act-reject = Reject
act-edit = Edit

## Correcting

judge-dialog = A quote, put right
judge-keep = Keep this
judge-accept-help = It is right as it stands
judge-reject-help = It is no quote: it leaves every table and chart. The Corrections page undoes it.
judge-edit = Edit this quote
judge-speaker = Speaker
judge-speaker-none = Unknown: choose a name or write one
judge-kind = Kind of speaker
judge-role = Role
judge-affiliation = Affiliation
judge-type = Type
judge-words = Words of the quote, as they stand in the article
judge-not-there = These words do not stand in the article. Copy them from it, character by character.
judge-this-name = This name
judge-listed = The { $n } most frequent names are listed; type any other in full.
judge-this-name-help = A name as it is counted now
judge-same-as = is the same as
judge-same-as-help = The name to count it under, or a new one
judge-merge = Merge
judge-alone = This name stands for itself
judge-alone-help = A name that is counted under another
judge-counted-under = { $name } (counted under { $other })
judge-split = Split
judge-of-kind = is of the kind
judge-set-kind = Set the kind
judge-no-name = This is no name
judge-take-out = Take it out
judge-take-out-help = It leaves every table and chart; the Corrections page undoes it

## Report

report-title = Report
report-what = One file for whoever asked: it opens offline, in any browser, and says what it was made from.
report-name = Title
report-name-usual = Who said what
report-note = A note at its head
report-pieces = What is in it
report-quotes-most = Quotes, the newest
report-filters = The filters in the sidebar decide what it is about. The report says:
report-make = Make the report (HTML)
report-made = Made with Kutipan on { $day } at { $time } UTC
report-asked = What was asked
piece-figures = Figures
piece-speakers = Who speaks most
piece-entities = Names mentioned most
piece-time = Mentions over time
piece-timeline = Timeline
piece-quotes = Quotes
piece-sources = Articles
figure-articles = articles
figure-outlets = outlets
figure-quotes = quotes
figure-distinct = distinct quotes
figure-speakers = speakers
figure-unknown = quotes of an unknown speaker
report-speakers-alt = Distinct quotes a speaker
report-entities-alt = Mentions an entity
report-quotes-heading = Quotes: the newest { $n } of { $all }
said-direct = said
said-indirect = said, as reported
said-mixed = said, partly as reported
report-characters = characters { $start }–{ $end }
report-rule = rule { $rule }
col-direct = Direct
col-indirect = Indirect
col-mixed = Mixed

## Translation

trans-read = Read it
trans-no-rules = This article's language has no rules yet, so it has no sentences to translate one by one.
trans-into = Into
trans-through = Through
trans-reference-name = Reference (by hand)
trans-analyst-name = an analyst
trans-reference-goes = nowhere: it came with the article
trans-engines = Engines: what each sends, which are ready
trans-engine = Engine
trans-goes-to = Texts go to
trans-here = On this machine
trans-server = Its server
trans-ready = ready
trans-not-asked = not asked yet
trans-answers = answers
trans-unreachable = cannot be reached
trans-reach = Which can be reached?
trans-reach-help = Opens a connection to each server and closes it; no text is sent
trans-by-hand = A translation made by hand that comes with this article: no engine was asked, nothing is sent.
trans-allow = Send sentences of my articles through { $engine } (they go to { $where })
trans-local = { $engine } runs on this machine: nothing leaves it.
trans-start = Translate { $sentences } through { $engine }
trans-retry = Retry { $n } failed
trans-pause = { $engine } asked for a pause; it is left alone until { $until }.
trans-asking = Asking { $engine } …
trans-stop = Stop
trans-stop-help = Keeps what came so far; press Translate again to do the rest
trans-progress = { $done } of { $all } sentences
trans-failed = { $sentences } of { $all } not translated; nothing else is lost.
trans-done = { $n } of { $all } sentences in { $language }. Choose a sentence to write your own rendering.
trans-done-doubtful = { $n } of { $all } sentences in { $language }, { $doubtful } marked for a look. Choose a sentence to write your own rendering.
trans-own = Your rendering of sentence { $n }
trans-keep = Keep my rendering
trans-take-back = Take it back
trans-back = Translate it back
trans-back-help = Asks { $engine } for it in { $language } again, to compare
trans-glossary = Glossary { $source } → { $target }
trans-glossary-term = Words of the source
trans-glossary-rendering = Rendered as
trans-glossary-rendering-help = Empty: they stay as they are
trans-glossary-save = Save the glossary
trans-memory = Translation memory
trans-memory-kept = { $translations } kept in { $where }
trans-memory-tmx = Memory as TMX
trans-memory-csv = Memory as CSV
trans-memory-give = Take in a memory
trans-memory-take = Take in
trans-memory-taken = { $translations } taken in.
trans-look = look at this: { $why }
trans-none = not translated
trans-skipped = skipped
status-ok = translated just now
status-edited = your rendering
pairs-label = sentences and their translations

## Corrections

corr-title = Corrections
corr-none = Nothing is corrected yet. In an article choose a quote and accept, reject or edit it in the margin (or press a, r, e); select words to add one. On the Entities page two names become one, or one becomes two.
corr-counted = { $corrections }, { $held } in force. They are kept in { $where } and hold when articles are analysed anew.
corr-broken = { $line }. The line is left as it is.
corr-undo = Undo { $corrections }
corr-undo-ticked = Undo ticked corrections
corr-tick = Tick rows in the table above
corr-conflicts = No longer fits the analysis
corr-conflicts-why = The analyst's word stands. Where the analysis is right now, undo the correction above.
corr-not-applied = { $why }: not applied
corr-not-a-quote = not a quote
col-at = When (UTC)
col-who = Who
col-action = What
col-before = Before
col-after = After
col-holds = Holds
col-said = The analyst says
col-found = The analysis says
action-accept = accept
action-reject = reject
action-edit = edit
action-add = add
action-merge = merge
action-split = split
action-type = kind
action-differ = never the same
corr-tab-made = Made
corr-tab-same = Perhaps the same
corr-tab-known = Known names
same-looking = Looking for names that may be one…
same-counted = Pair { $n } of { $all }: one person or body?
same-forms = Forms of this name
same-forms-help = Leave out the ones that are somebody else
same-accept = The same (a)
same-never = Never the same (r)
same-never-help = Remembered for ever, and no rule merges them either; undone like every correction
same-later = Later (j)
same-back = Back (k)
same-undo = Undo (u)
same-told-merge = { $name } is { $other }
same-told-differ = { $name } is never { $other }
same-why = { $why }, { $sure } sure
same-none = No two names are left that may be one.
same-all = All pairs, the surest and most quoted first
col-same-as = May be
col-sure = Sure
col-wikidata = Wikidata
known-what = Your own list says who is who before anything that articles say: each name with its other forms, its kind, its office and its Wikidata id. A correction goes before it.
known-give = A CSV file with the columns name, aliases (separated by semicolons), kind, office, wikidata; only name is needed
known-found = { $names } in { $file }
known-take = Take this list
known-take-help = It takes the place of the list that is there
known-list = { $names } on your list
known-give-out = The list as CSV
known-away = Take the list away
known-none = There is no list yet. The one below, made of this corpus, is a good beginning.
known-of-corpus = Names of this corpus as CSV
known-of-corpus-help = Everybody who is quoted, with the forms that are counted under each name: put it right and give it back above
known-wrong-header = There is no column called name; the columns are { $words }.
known-wrong-text = This is no CSV file in UTF-8.
known-wrong-name = Row { $row } has no name and is left out.
known-wrong-kind = Row { $row } is left out: { $words } is no kind (person, organisation, place, country, event).
known-wrong-wikidata = Row { $row } is left out: { $words } is no Wikidata id (Q and a number).
known-wrong-twice = { $words } stands for more than one name: it stays as articles have it.

## Corpus

corpus-title = Corpus
corpus-where = The store is the folder { $where }
corpus-tab-files = Drop files
corpus-tab-paste = Paste a text
corpus-tab-web = Fetch addresses
corpus-files = Texts, saved pages, tables, documents, mail, feeds, ZIP archives
corpus-files-help = A table needs a column of texts (text, teks, isi, content, body …); id, title, date, outlet, url and language are read where they are there.
corpus-repair = Put garbled characters right (`â€œ` → `“`)
corpus-repair-help = Without it they are only noted: the text stays as it came.
corpus-read = Read
corpus-reading = Reading
corpus-reading-stop = Stop reading
corpus-reading-stop-help = Forgets what was read so far
corpus-reading-next = { $done } read. Now: { $name }
corpus-was-read = Read
corpus-paste = The article as it comes
corpus-web = Addresses of pages or feeds, one a line
corpus-web-help = Only these addresses are asked, one a second, and nothing of your corpus is sent. Addresses inside a private network are refused.
corpus-whole = Of a feed, fetch the page of every entry
corpus-whole-help = Without it a feed gives what it holds: often a summary only
corpus-fetch = Fetch
corpus-fetching = Fetching
corpus-fetch-stop = Stop fetching
corpus-fetch-stop-help = Forgets what was fetched so far
corpus-fetch-next = { $done } fetched. Next: { $name }
corpus-fetched = Fetched
corpus-no-address = No address was given. Paste one above, then press the button.
corpus-no-file = No file came. Drop at least one above, then press the button. A file of more than { $most } MB is refused by the upload: divide it, or read it from the command line as JSON Lines, which may be of any size: `python -m lib ingest FILE.jsonl`
corpus-incoming = Read, not kept yet
corpus-incoming-counted = { $articles } read, { $unread } could not be read. Nothing is in the corpus before you keep it.
corpus-throw = Throw away
corpus-throw-help = Forgets what was read; the corpus stays as it is
corpus-keep = Keep { $articles }
corpus-keep-problems = Keep the problems
corpus-stop = Stop
corpus-stop-help = Keeps what was analysed so far; keep again to do the rest
corpus-progress = { $done } of { $all }: { $name }
corpus-outcome = { $added } new, { $known } known already, { $unread } could not be read.
corpus-notes-below = { $notes } below.
corpus-articles = Articles
corpus-empty = The store is empty. Drop files or paste a text above; the sample above is there to play with.
corpus-counted = { $articles } (filters do not apply on this page)
corpus-remove = Remove { $articles } for good
corpus-remove-ticked = Remove ticked articles
corpus-tick = Tick rows in the table above
corpus-batches = Batches
corpus-remove-batches = Remove { $batches } with { $articles } for good
corpus-remove-ticked-batches = Remove ticked batches
corpus-older = Some batches were analysed by older rules. `python -m lib reanalyze` redoes them while the app runs.
corpus-problems = What could not be read, and notes
corpus-all-read = Everything was read.
corpus-forget = Forget these problems
corpus-bad-date = { $file }: { $value } is no date. Write 2020, 2020-10 or 2020-10-16.
col-keep = Keep
col-edtf = Date
col-edtf-help = 2020, 2020-10 or 2020-10-16: as well as you know it
col-begins = Begins
col-notes = Notes
col-row = Row
col-message = Why
col-added = Added (UTC)
col-from = From
col-rules = Rules
col-rules-help = Whether today's rules analysed it
rules-current = current
rules-older = older

## Kinds of problems

problem-address = address
problem-analysis = analysis
problem-binary = binary
problem-columns = columns
problem-csv = CSV
problem-date = date
problem-docx = DOCX
problem-empty = empty
problem-encoding = encoding
problem-feed = feed
problem-file = file
problem-gzip = gzip
problem-html = HTML
problem-id = id
problem-json = JSON
problem-link = link
problem-locked = locked
problem-mail = mail
problem-memory = memory
problem-nesting = nesting
problem-network = network
problem-no-header = no header
problem-no-text = no text
problem-note = note
problem-pdf = PDF
problem-redirect = redirect
problem-refused = refused
problem-status = status
problem-time-out = time-out
problem-too-large = too large
problem-too-many = too many
problem-too-many-rows = too many rows
problem-unreadable = unreadable
problem-unsafe-name = unsafe name
problem-unsupported = unsupported
problem-xlsx = XLSX
problem-zip = ZIP
problem-zip-bomb = zip bomb

## The strip of quotes by day

strip-alt = Bars: how many quotes there are, by hour, by day or as fine as the stretch takes
strip-by-hour = Quotes by hour, by the clock of each source; drag to choose days.
strip-by-day = Quotes by day; drag to choose days.
strip-by-week = Quotes by week; drag to choose days.
strip-by-month = Quotes by month; drag to choose days.
strip-by-quarter = Quotes by quarter; drag to choose days.
strip-by-year = Quotes by year; drag to choose days.
strip-one = { $quotes } of { $when }.
strip-before = { $n } before { $day }.
strip-after = { $n } after { $day }.
strip-wider = { $n } known less exactly.
strip-undated = { $n } without a date.
strip-whole = All of it
strip-all = All days
strip-day = Last day
strip-week = Last week
strip-month = Last 30 days
strip-year = Last year

## Translating what a page shows

these-heading = Translate these { $quotes } into { $language }
these-too-many = { $quotes } are more than the { $n } that are sent in one go: set filters first.
these-done = Every one of them has a translation.
these-no-engine = No engine that is ready here translates from all their languages.
these-sends = { $sentences } without a translation yet would go to { $engine } ({ $where }): the sentences that hold these quotes, and nothing else.
