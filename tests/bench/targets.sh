# What the program is measured by, beside SQLite's full-text index of the same files. Sourced by run.
# Both are built in turns, and so the machine's moods fall on both; the best round of each counts.
peer_build=$builddir/tests/bench/fts5-build
best_json='' best_pairing='' best_searchable='' best_total='' best_peer='' peer_reason=''
# Pairing by what it takes to have the articles indexed: read, split into sentences and words, postings; then by words and
# postings alone.
ratios() { # JSON
	awk -v p="$(number pair "$1")" -v r="$(number read "$1")" -v t="$(number text "$1")" -v i="$(number index "$1")" \
		'BEGIN { print p / (r + t + i), p / i }'
}
for _ in $(seq "$rounds"); do
	one=$("$program" --no-config --print=stats --format=json "$folder/corpus") || return 1
	s=$(number searchable "$one") t=$(number total "$one")
	p=$(ratios "$one")
	{ [ -z "$best_pairing" ] || less "${p% *}" "${best_pairing% *}"; } && best_pairing=$p
	{ [ -z "$best_searchable" ] || less "$s" "$best_searchable"; } && best_searchable=$s
	{ [ -z "$best_total" ] || less "$t" "$best_total"; } && best_total=$t best_json=$one
	if "$peer_build" "$folder/corpus" > "$folder/peer" 2> "$folder/err"; then
		s=$(value seconds "$folder/peer")
		{ [ -z "$best_peer" ] || less "$s" "$best_peer"; } && best_peer=$s
	else
		peer_reason=$(head -n 1 "$folder/err")
	fi
done

screens=$builddir/tests/bench/screen first_screen='' first_paint=''
for _ in $(seq "$rounds"); do
	LC_ALL=C.UTF-8 "$screens" first "$program" --no-config "$folder/corpus" > "$folder/first" 2> "$folder/err" || break
	s=$(value first_screen "$folder/first")
	{ [ -z "$first_screen" ] || less "$s" "$first_screen"; } &&
		first_screen=$s first_paint=$(value first_paint "$folder/first")
done
LC_ALL=C.UTF-8 "$screens" bytes "$program" --no-config "$srcdir/data/sample" > "$folder/wire" 2> "$folder/err"
"$builddir/tests/bench/queries" "$folder/corpus" > "$folder/queries" || return 1
for _ in $(seq "$rounds"); do "$builddir/tests/bench/startup" "$folder/corpus" || return 1; done |
	awk '!($1 in s) || $2 < s[$1] { s[$1] = $2 } END { for (one in s) print one, s[one] }' > "$folder/startup"
for _ in $(seq "$rounds"); do "$builddir/tests/bench/stages" "$srcdir/data/sample" || return 1; done |
	awk '$1 == "align" { if (!n++ || $2 < best) best = $2 } END { print best * 1000 }' > "$folder/align"
# A megabyte of web pages as they are found, read on one processor, in its time; nothing where the set beside the checkout
# is absent.
pages=${VISAVIS_SHARED-$srcdir/../shared}/pages/pages.tar.xz html=
if [ -f "$pages" ] && mkdir "$folder/pages" && tar -xJf "$pages" -C "$folder/pages"; then
	for _ in $(seq "$rounds"); do
		s=$({ TIMEFORMAT='%U %S'; time "$program" --no-config --print=report --threads=1 --as=html "$folder/pages" \
			> "$folder/report"; } 2>&1) || return 1
		s=$(awk -v t="$s" 'BEGIN { split(t, s) } NR > 1 { b += $3 } END { print (s[1] + s[2]) * 1e9 / b }' \
			"$folder/report")
		{ [ -z "$html" ] || less "$s" "$html"; } && html=$s
	done
	rm -r "$folder/pages"
fi
of() { value "$1" "$folder/queries"; }
wire() { value "$1" "$folder/wire"; }
ms() { [ -z "$1" ] || awk -v us="$1" 'BEGIN { print us / 1000 }'; }

[ -z "$peer_reason" ] || echo "SQLite FTS5 is absent: $peer_reason"
target_head "beside SQLite FTS5 in memory"
target "start to searchable" s "$best_searchable" "$best_peer" 0.30 0.18
target "everything that start-up does" s "$best_total" "$best_peer" 0.60 0.30
target "word query, p50, full result" us "$(of word)" "$(of word_peer)" 0.5 0.15
target "phrase query, p50" us "$(of phrase)" "$(of phrase_peer)" 0.8 0.3
target "entity query, p50, a phrase there" us "$(of entity)" "$(of entity_peer)" 0.2 0.02
target_head "beside itself without names, threads: 1"
target "everything that start-up does" s "$(value all "$folder/startup")" "$(value bare "$folder/startup")" 1.8 1.3
target_head "by itself"
target "peak memory by bytes of text" x "$(awk -v p="$(number peak_rss_bytes "$best_json")" -v b="$bytes" 'BEGIN { print p / b }')" - 1.5 0.8
target "pairing by indexing (read, sentences, postings)" x "${best_pairing% *}" - 0.5 0.2
target "pairing by postings alone, read already" x "${best_pairing#* }" - 0.5 0.2
target "first screen with articles, from exec" ms "$first_screen" - 100 45
target "key to painted, p50" ms "$(ms "$(of key)")" - 2 0.5
target "key to painted, p99" ms "$(ms "$(of key_p99)")" - 15 4
target "HTML, one core, a megabyte" ms "$html" - 33.3 16.7
target "one article pair aligned" ms "$(< "$folder/align")" - 4 1
target "to the terminal: a step down" B "$(wire down)" - 40 23
target "to the terminal: a list scrolls by a line" B "$(wire scroll)" - 250 108
target "to the terminal: typed, the result stays" B "$(wire typed)" - 1000 300
awk '{ v[$1] = $2 } $1 == "key_most_at" { slowest = substr($0, 13) } END {
	printf "\n%d keys, the slowest %.1f ms: the last of %s\n", v["keys"], v["key_most"] / 1000, slowest
	printf "with every place where they stand, p50: a word %.1f us, a phrase %.1f us, a name %.1f us\n", v["word_places"],
		v["phrase_places"], v["entity_places"]
	printf "p99 of a word %.0f us, a phrase %.0f us, a name %.0f us; ", v["word_p99"], v["phrase_p99"], v["entity_p99"]
	printf "a name chosen in its pane %.1f us\n", v["chosen"]
	if ("word_found" in v) printf "articles found, by those that the peer finds: words %.1f %%, phrases %.1f %%\n",
		v["word_found"], v["phrase_found"] }' \
	"$folder/queries"
[ -z "$first_paint" ] || echo "the first thing on the screen, before articles: $first_paint ms"
