#!/usr/bin/env bash
# Hostile files, signals, pipes, threads, locales: --print keeps its word.
set -u
cd "$srcdir/tests/print" || exit 99
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
unset VISAVIS_CORPUS NO_COLOR COLUMNS
n=0
ok() { # status name
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else
		echo "not ok $n - $2"
		for f in "$work/out" "$work/err"; do [ -s "$f" ] && head -c 600 "$f" | cat -v | head -n 5 | sed 's/^/# /'; done
	fi
}
skip() { n=$((n + 1)); echo "ok $n - $1 # SKIP $2"; }
vis() { # arguments: output and messages to files, status returned; never longer than a minute
	timeout 60 "$VISAVIS" --no-config "$@" >"$work/out" 2>"$work/err" </dev/null
}
expect() { # status name arguments
	local want=$1 name=$2
	shift 2
	vis "$@"
	[ $? = "$want" ]
	ok $? "$name"
}
said() { grep -qF "$1" "$work/$2"; }
story='Le conseil a voté hier le budget de la ville pour l’année prochaine. Les habitants attendent les travaux depuis longtemps.'

# --- Files that are no articles.
mkdir "$work/bad" "$work/empty" "$work/loop" "$work/one"
echo "$story" >"$work/one/a.txt"
mkfifo "$work/bad/fifo"
: >"$work/bad/nothing.txt"
head -c 5000 /dev/urandom >"$work/bad/noise.bin"
printf '\211PNG\r\n\032\n\0\0\0\rIHDR' >"$work/bad/picture.png"
expect 2 'a folder of nothing readable is status 2' -p report -f json "$work/bad"
said fifo out && said '"skipped":"' out
ok $? 'a FIFO has a row with the reason'
said fifo err && said noise.bin err && said picture.png err
ok $? 'files that could not be read are named on standard error'
[ "$(grep -c . "$work/out")" -ge 4 ]
ok $? 'every file has a row in the report'
vis -p articles -f json "$work/bad/fifo" "$work/one"
[ $? = 0 ] && [ "$(grep -c . "$work/out")" = 1 ]
ok $? 'the rest is read'
expect 2 'an empty folder is status 2' -p articles "$work/empty"
expect 2 'a missing path is status 2' -p articles "$work/none"
said "$work/none: " err
ok $? 'a missing path is named'
if [ "$(id -u)" = 0 ]; then skip 'an unreadable file is named' 'root reads everything'; else
	echo "$story" >"$work/one/locked.txt"
	chmod 0 "$work/one/locked.txt"
	vis -p articles -f json "$work/one" && said locked.txt err
	ok $? 'an unreadable file is named'
	rm -f "$work/one/locked.txt"
fi

# --- Links.
echo "$story" >"$work/loop/a.txt"
ln -s . "$work/loop/again"
ln -s ../loop "$work/loop/up"
ln -s nowhere "$work/loop/dangling"
vis -p articles -f json "$work/loop"
[ $? = 0 ] && [ "$(grep -c . "$work/out")" = 1 ]
ok $? 'a loop of links is walked once'

# --- Text that is not quite text.
mkdir "$work/odd"
printf '%s\0%s\n' "$story" "$story" >"$work/odd/nul.txt"
printf '%s \377\376\300 %s\n' "$story" "$story" >"$work/odd/invalid.txt"
printf '%s \033[2J\033]0;x\007 \302\2331m \342\200\256abc\342\201\246 \177 %s\n' "$story" "$story" >"$work/odd/escape.txt"
printf '%s\t\\ "quoted" <tag> & more.\n' "$story" >"$work/odd/special.txt"
for f in text tsv json; do
	vis -p articles -f $f "$work/odd"
	[ $? = 0 ] && ! LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]' "$work/out"
	ok $? "no control and no bidi override is written raw: $f"
	iconv -f UTF-8 -t UTF-8 "$work/out" >/dev/null 2>&1
	ok $? "the output is valid UTF-8: $f"
done
mkdir "$work/$(printf 'na\033[31mme')"
echo "$story" >"$work/$(printf 'na\033[31mme')/a.txt"
vis -p articles -f text "$work/$(printf 'na\033[31mme')" "$work/$(printf 'no\033[31mne')"
! LC_ALL=C grep -q $'\033' "$work/out" "$work/err"
ok $? 'nor from the name of a file'
awk -v s="$story" 'BEGIN { while (n < 20000000) { printf "%s ", s; n += length(s) } }' >"$work/long.txt"
expect 0 'a line of 20 MB is read' -p stats "$work/long.txt"
awk 'BEGIN { for (i = 0; i < 2000000; i++) printf "aaaaaaaaaa" }' >"$work/word.txt"
vis -p stats --as=raw "$work/word.txt"
[ $? = 0 ]
ok $? 'a word of 20 MB is read'

# --- Too much, and what changes meanwhile.
truncate -s 2G "$work/sparse.txt"
expect 2 'a file of 2 GB is refused' -p articles "$work/sparse.txt"
said 'sparse.txt: is too large' err
ok $? 'with the reason'
rm "$work/sparse.txt"
mkdir "$work/many"
(cd "$work/many" && seq -f 'empty-%05.0f.txt' 20000 | xargs touch && echo "$story" >one.txt)
expect 0 'twenty thousand empty files' -p report -f tsv "$work/many"
[ "$(grep -c 'is empty$' "$work/out")" = 20000 ] && [ "$(grep -c . "$work/out")" = 20002 ]
ok $? 'have a row each'
rm -r "$work/many"
mkdir "$work/race"
for i in 1 2 3 4 5 6 7 8; do echo "$story" >"$work/race/still-$i.txt"; done
touch "$work/changing"
while [ -e "$work/changing" ]; do # shrinks, vanishes, comes back, grows
	for f in "$work"/race/{a,m,t,z}.txt; do
		: >"$f"
		rm -f "$f"
		head -c 300000 "$work/long.txt" >"$f"
		head -c 300000 "$work/long.txt" >>"$f"
	done
done 2>/dev/null &
changer=$!
same=0
for i in 1 2 3 4 5 6; do
	vis -p report -f tsv "$work/race" || same=1
	[ "$(grep -c 'still-.*	1	[0-9]*	$' "$work/out")" = 8 ] || same=1
done
ok $same 'files that change while they are read do no harm to the others'
rm "$work/changing"
wait $changer

# --- Queries that ask much.
times() { # N TEXT [SEPARATOR]
	awk -v n="$1" -v text="$2" -v by="${3-}" 'BEGIN { for (i = 0; i < n; i++) printf "%s%s", i ? by : "", text }'
}
refused() { # name column query
	vis -p articles -q "$3" corpus
	[ $? = 2 ] && said "column $2: " err
	ok $? "refused, with the column: $1"
}
refused 'a query of 100 KB' 1 "$(times 100000 a)"
refused 'brackets that are not closed' 61 "$(times 60 '(')"
refused 'brackets that are not opened' 5 'port)))'
refused 'a quote that is not closed' 6 '"port'
refused 'brackets without end' 65 "$(times 30000 '(')"
refused 'bars alone' 1 "$(times 60000 '|')"
refused 'too many terms' 8193 "$(times 5000 a '|')"
# A word of 340 letters, said 8,000 times: 340 beginnings of it find it 2.7 million times, and it is there 8,000 times.
word=$(times 34 Abcdefghij)
{ echo 'Le mot'; echo; times 8000 "$word." ' '; } | fold -s -w 3500 >"$work/beginnings.txt"
vis -p concordance -f tsv --as=raw -q "abcdefghij*" "$work/beginnings.txt"
cut -f 1-4 "$work/out" >"$work/want"
beginnings=$(awk -v w="$word" 'BEGIN { for (i = length(w); i > 0; i--) printf "%s*%s", substr(w, 1, i), (i > 1 ? "|" : "") }')
[ "$(grep -c . "$work/want")" = 8001 ] && vis -p concordance -f tsv --as=raw -q "$beginnings" "$work/beginnings.txt" && cut -f 1-4 "$work/out" | cmp -s - "$work/want"
ok $? 'many terms for one place: found once'
vis -p articles -f tsv -q port corpus
cp "$work/out" "$work/want"
vis -p articles -f tsv -q "$(times 4096 port '|')" corpus
cmp -s "$work/want" "$work/out"
ok $? 'a word asked 4,096 times is found as once'

# --- Pipes, full disks, signals.
vis_status() { "$VISAVIS" --no-config "$@" 2>"$work/err" | head -c 10 >/dev/null; echo "${PIPESTATUS[0]}"; }
[ "$(vis_status -p articles -f json "$work/long.txt")" = 0 ] && ! grep -qi 'write\|pipe' "$work/err"
ok $? 'a closed pipe is quiet'
"$VISAVIS" --no-config -p articles corpus >/dev/full 2>"$work/err"
[ $? = 2 ] && [ -s "$work/err" ]
ok $? 'a full disk is told, status 2'
"$VISAVIS" --help >/dev/full 2>"$work/err"
[ $? = 2 ]
ok $? 'a full disk is told by --help too'
mkfifo "$work/list"
sleep 60 >"$work/list" &
sleeper=$!
timeout --preserve-status -s INT 1 "$VISAVIS" --no-config -p articles - <"$work/list" >"$work/out" 2>"$work/err"
[ $? = 130 ]
ok $? 'interrupted is status 130'
kill $sleeper 2>/dev/null

# --- The list of paths on standard input.
vis -p articles -f json corpus/port-fr.txt corpus/port-de.txt
cp "$work/out" "$work/want"
printf 'corpus/port-fr.txt\ncorpus/port-de.txt\n' | "$VISAVIS" --no-config -p articles -f json - >"$work/out" 2>"$work/err"
cmp -s "$work/want" "$work/out"
ok $? 'paths on standard input'
printf 'corpus/port-fr.txt\0corpus/port-de.txt\0' | "$VISAVIS" --no-config -p articles -f json - >"$work/out" 2>"$work/err"
cmp -s "$work/want" "$work/out"
ok $? 'paths on standard input, with NULs'
VISAVIS_CORPUS=corpus/port-fr.txt "$VISAVIS" --no-config -p articles -f tsv >"$work/out" 2>"$work/err"
said corpus/port-fr.txt out
ok $? 'VISAVIS_CORPUS'
printf '# mine\ncorpus corpus/port-de.txt\nlanguages de,fr\n' >"$work/config"
"$VISAVIS" --config="$work/config" -p stories -f tsv >"$work/out" 2>"$work/err"
said "$(printf 'de\tfr')" out
ok $? 'corpus and languages of the configuration'
"$VISAVIS" --config="$work/none" -p stories corpus >"$work/out" 2>"$work/err"
[ $? = 2 ] && said "$work/none" err
ok $? 'a configuration that was named and is not there is status 2'
printf 'languages fr\n' >"$work/config"
"$VISAVIS" --config="$work/config" -p stories corpus >"$work/out" 2>"$work/err"
[ $? = 2 ] && said "$work/config" err
ok $? 'a bad configuration is named, status 2'

# --- The same for any number of threads, and in every locale.
locales=C
for l in de_DE fr_FR tr_TR; do # made here where the system has them to make
	mkdir -p "$work/locales"
	localedef -i $l -f UTF-8 "$work/locales/$l.UTF-8" >/dev/null 2>&1 && locales="$locales $l.UTF-8"
done
in_locale() { # locale arguments
	local l=$1
	shift
	env LC_ALL="$l" LOCPATH="$work/locales" timeout 60 "$VISAVIS" --no-config "$@" >"$work/out" 2>"$work/err" </dev/null
}
for what in articles stories entities mentions alignment differences report; do
	vis -p $what -f json --threads=1 corpus
	cp "$work/out" "$work/want"
	same=0
	for threads in 2 4 8; do
		vis -p $what -f json --threads=$threads corpus
		cmp -s "$work/want" "$work/out" || same=1
	done
	ok $same "any number of threads: $what"
	same=0
	for locale in $locales; do
		in_locale $locale -p $what -f json corpus
		cmp -s "$work/want" "$work/out" || same=1
	done
	ok $same "any locale: $what"
done
# More than the loader reads at once, so that each thread has something to do.
maker=$builddir/tests/bench/make-corpus
if [ -x "$maker" ] && mkdir "$work/made" && "$maker" "$work/made" 150; then
	vis -p mentions -f json --threads=1 "$work/made"
	cp "$work/out" "$work/want"
	same=0
	for threads in 2 4 8; do
		vis -p mentions -f json --threads=$threads "$work/made"
		cmp -s "$work/want" "$work/out" || same=1
	done
	ok $same 'any number of threads: 150 articles'
else
	skip 'any number of threads: 150 articles' 'make-corpus is not built'
fi
for q in 'amount:>=1.5M date:2023-03..' 'amount:51'; do
	vis -p articles -f tsv -q "$q" corpus
	cp "$work/out" "$work/want"
	same=0
	for locale in $locales; do
		in_locale $locale -p articles -f tsv -q "$q" corpus
		cmp -s "$work/want" "$work/out" || same=1
	done
	ok $same "numbers and dates mean the same in every locale: $q"
done
vis -p stats -f json corpus
said '"files":7,"articles":7,"bytes":' out && said '"seconds":{"read":' out && said '"peak_rss_bytes":' out
ok $? 'stats'
expect 0 'version' --version
echo "1..$n"
