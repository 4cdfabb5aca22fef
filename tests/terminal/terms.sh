#!/usr/bin/env bash
# Terminals: those that people have, those that nobody knows, no colour, no UTF-8, no terminal at all.
. "$srcdir/tests/terminal/lib.sh"
plan 24
corpus=$srcdir/data/sample

for term in xterm-256color xterm screen screen-256color tmux-256color linux vt100 ansi; do
	if ! infocmp "$term" >/dev/null 2>&1; then
		n=$((n + 1)); echo "ok $n - $term # SKIP no such entry here"
		n=$((n + 1)); echo "ok $n - $term # SKIP no such entry here"
		continue
	fi
	TERM=$term open 100x30
	run "$corpus"
	wait_for '^sample .*articles' && wait_for '^> '; ok $? "TERM=$term shows the list"
	keys Enter j ] Q
	status_is 0; ok $? "TERM=$term reads and ends"
done

open 100x30
for term in nonsense dumb; do
	typed "clear; TERM=$term $VISAVIS --no-config $corpus; echo STATUS=\$?"; keys Enter
	wait_for "^visavis: .*$term" && status_is 2; ok $? "TERM=$term is told, with status 2"
	keys Enter
done
typed "clear; env -u TERM $VISAVIS --no-config $corpus; echo STATUS=\$?"; keys Enter
wait_for '^visavis: TERM' && status_is 2; ok $? 'no TERM is told, with status 2'

colors() { t capture-pane -e -p -t v | grep -qE $'\e''\[([0-9;]*;)?(3[0-7]|4[0-7]|9[0-7]|10[0-7]|38|48)[;m]'; }
open 120x30
run "$corpus"
wait_for '^> ' && wait_until colors; ok $? 'colours where there are some'
keys Q; status_is 0
open 120x30
typed 'export NO_COLOR=1'; keys Enter
run "$corpus"
wait_for '^> '; ! colors; ok $? 'none with NO_COLOR'
keys Q; status_is 0

open 120x30
typed 'export LC_ALL=C'; keys Enter
run "$corpus"
wait_for '^> ' && keys Enter && wait_for 'sentence'
! screen | LC_ALL=C grep -q '[^ -~]'; ok $? 'ASCII only where the locale knows no more'
screen | grep -qE '[?]{2}'; [ $? = 1 ]; ok $? 'accents become letters, not question marks'
keys Q; status_is 0

$VISAVIS --no-config "$corpus" </dev/null >"$work/out" 2>"$work/err"
[ $? = 2 ] && grep -q 'terminal' "$work/err" && ! [ -s "$work/out" ]; ok $? 'no terminal: status 2, a message, no escapes'
