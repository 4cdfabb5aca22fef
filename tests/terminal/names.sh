#!/usr/bin/env bash
# What the reader corrects of names is seen at once, is his own work that survives a kill, and goes to another corpus.
. "$srcdir/tests/terminal/lib.sh"
plan 22
mkdir "$work/corpus"
cp "$srcdir"/tests/print/corpus/*-fr.txt "$srcdir"/tests/print/corpus/*-de.txt "$work/corpus"
cd "$work" || exit 99
kept=$work/data/visavis
lines() { cat "$kept"/names-* 2>/dev/null; }
entities() { "$VISAVIS" --no-config -p entities -f tsv "${1-corpus}" | tail -n +2 | cut -f 2-4; }

open 160x40
run corpus
wait_for '2 stories in both languages'; ok $? 'two stories'
keys D; wait_for '> Nordkran'; keys Tab Tab v j; wait_for '>.?Senat|> +Senat'
keys '&'; wait_for 'Nordkran and Senat are one'; ok $? '& makes one of two names'
wait_until gone '│  Senat'; ok $? 'at once'
[ "$(lines)" = "merge	organisation:Nordkran	organisation:Senat" ]; ok $? 'it is on the disk' "$(lines)"
kill -9 "$(program)"; wait_for 'STATUS=137'; ok $? 'killed'
entities | grep -q Senat; [ $? = 1 ]; ok $? 'one is left for prints, too' "$(entities)"

open 160x40
run corpus
wait_for '2 stories in both languages'; keys D; wait_for '> Nordkran|  Nordkran'
gone '│  Senat'; ok $? 'and at the next start'
keys Tab Tab; wait_for '│> Nordkran'; keys j; wait_for '│> Verdi'
keys H; wait_for 'Verdi is hidden'; wait_until gone '│. Verdi'; ok $? 'H hides a name'
kill -9 "$(program)"; wait_for 'STATUS=137'
[ "$(lines | grep -c '^hide	organisation:Verdi')" = 1 ]; ok $? 'killed at that moment, it is kept' "$(lines)"

open 160x40
run corpus
wait_for '2 stories in both languages'; keys D; wait_for 'Nordkran'; keys U
wait_for 'hidden +Verdi'; ok $? 'U lists what was said, also before this start'
keys j x; wait_until gone 'hidden +Verdi'; ok $? 'x takes one back'
[ "$(lines)" = "merge	organisation:Nordkran	organisation:Senat" ]; ok $? 'on the disk, too' "$(lines)"
keys u; wait_for 'hidden +Verdi'; ok $? 'u says it again'
keys u; wait_for 'nothing to undo'; ok $? 'and there the undoing ends'
keys q; wait_for '│Names'; keys Tab Tab; wait_for '│> Nordkran'
keys E C-u; typed 'Grues du Nord / Nordkran SE'; keys Enter; wait_for '│> Grues du Nord'; ok $? 'E calls it otherwise'
keys Q; status_is 0; ok $? 'it ends'

# as text, to another corpus
"$VISAVIS" --no-config -p corrections corpus > said.tsv
mkdir other; cp corpus/port-* other
entities other | grep -q Verdi; ok $? 'the other corpus knows nothing of it'
"$VISAVIS" --no-config -p stats --import=said.tsv other > stats.txt
! entities other | grep -Eq 'Verdi|Senat'; ok $? 'until it is imported' "$(entities other)"
"$VISAVIS" --no-config -p corrections other | diff - said.tsv; ok $? 'all of it'
open 160x40
run other
wait_for '1 story in both languages'; keys U; wait_for 'hidden +Verdi'
printf 'type\tproduct\tRostock\nhide\tAnna Brückner\n' > more.tsv
printf 'rubbish\n' > wrong.tsv
keys i; wait_for 'import from'; typed wrong.tsv; keys Enter; wait_for 'wrong.tsv: line 1'; ok $? 'i says what is wrong with a file'
keys i; wait_for 'import from'; typed more.tsv; keys Enter; wait_for '2 corrections are new'; ok $? 'i imports one'
keys u; wait_until gone 'product: Rostock'; "$VISAVIS" --no-config -p corrections other | diff - said.tsv; ok $? 'u takes that back, all of it'
