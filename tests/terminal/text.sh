#!/usr/bin/env bash
# What a corpus can do to a terminal, and what it must not: wide glyphs, escape sequences, files that cannot be read;
# and what the program sends: little, and the clipboard.
. "$srcdir/tests/terminal/lib.sh"
plan 13

mkdir "$work/corpus"
cat > "$work/corpus/a.txt" <<'T'
智谱与欧洲：une start-up chinoise à Paris

Publié le 3 mars 2024

La société 智谱 (Zhipu AI) ouvre un bureau à Paris. Le nom 智谱华章 signifie « carte de la connaissance ».

Le bureau emploiera quarante personnes. L'entreprise 智谱 prévoit d'investir 20 millions d'euros en France.
T
printf 'Un titre \033]0;POSSESSED\007 avec des commandes\n\nPubli\xc3\xa9 le 4 mars 2024\n\nLe texte \033[31mrouge\033[0m et \xe2\x80\xaeinvers\xc3\xa9\xe2\x80\xac reste sur sa ligne \xc2\x9b31m. Il compte deux phrases fran\xc3\xa7aises.\n' > "$work/corpus/b.txt"
open 120x30
run "$work/corpus"
wait_for '智谱'; ok $? 'wide glyphs are shown'
column() { screen | sed -n '2,20p' | while IFS= read -r l; do l=${l%%│*}; printf '%s\n' "$l" | wc -L; done | sort -u; }
wait_until eval '[ "$(column | wc -l)" = 1 ]'; ok $? 'and the border stays straight beside them' "$(column)"
for i in 1 2; do
	keys Enter; wait_for 'sentence'; keys q
	[ $i = 1 ] && { keys G; wait_for '^> '; }
done
title() { t display-message -p -t v '#{pane_title}'; }
[ "$(title)" != POSSESSED ]; ok $? 'a title in the text is no title of the window'
! screen | grep -q $'\e'; ok $? 'no raw escape'
keys Q; status_is 0

# the clipboard, through the terminal
open 120x30
run "$srcdir/data/sample"
wait_for '^> '; keys Enter; wait_for 'sentence'; keys j y
wait_for 'copied'; ok $? 'y says that it copied'
wait_until t show-buffer; ok $? 'OSC 52 reaches the clipboard'
copied=$(t show-buffer); [ "${#copied}" -gt 20 ] && screen | grep -qF "$(printf '%s' "$copied" | cut -c1-12)"
ok $? 'and it is the sentence on the screen' "$copied"

# little traffic: a step of the cursor changes a marker and a counter, and nothing else is sent
keys q; wait_for '^> '
cursor_at() { [ "$(t display-message -p -t v '#{cursor_y}')" = "$1" ]; }
keys '?'; wait_for '^Help' && wait_until cursor_at 3
t pipe-pane -t v "cat > '$work/bytes'"
keys j; wait_until cursor_at 4; wait_until test -s "$work/bytes"
keys j; wait_until cursor_at 5
keys j; wait_until cursor_at 6; t pipe-pane -t v
sent=$(wc -c < "$work/bytes")
[ "$sent" -gt 0 ] && [ "$sent" -lt 120 ]; ok $? "three steps in a list cost $sent bytes"
keys Q; status_is 0

# a corpus that cannot be read
printf 'x' > "$work/empty"; mkfifo "$work/fifo"
open 120x30
run "$work/nowhere"
wait_for 'STATUS=2|nothing|could not|No such'; ok $? 'a path that is not there is told'
keys Q; wait_for 'STATUS='; ok $? 'and it ends'
open 120x30
run "$work/fifo" "$work/corpus"
wait_for '^> '; ok $? 'a FIFO does not block the rest'
keys R; wait_for 'fifo'; ok $? 'the load report names it'
keys Q; status_is 0; ok $? 'status 0'
