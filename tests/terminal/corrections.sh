#!/usr/bin/env bash
# What the reader corrects is his own work: it is there after a kill, and when the text around it has changed; it can be
# taken back, and printed.
. "$srcdir/tests/terminal/lib.sh"
plan 15
mkdir "$work/corpus"
cp "$srcdir"/tests/print/corpus/port-* "$work/corpus"
cd "$work" || exit 99
confirmed() { "$VISAVIS" --no-config -p confirmed -f tsv "$work/corpus" | tail -n +2; }

open 120x40
run corpus
wait_for '1 story in both languages'; ok $? 'two articles, one story'
keys Enter; wait_for '^title, '; keys j; wait_for '^sentence 1 '
keys C; wait_for 'confirmed'; ok $? 'C confirms a row'
keys j; wait_for '^sentence 2 '; keys C; wait_for '^sentence 2 .*confirmed|confirmed'
keys j; wait_for '^sentence 3 '; keys -; wait_for 'changed by you'; ok $? '- takes the sides of a row apart'
kept=$work/data/visavis
wait_until eval '[ "$(grep -c "^bead" "$kept"/corrections-*)" = 4 ]'; ok $? 'all is on the disk at once' "$(cat "$kept"/*)"
kill -9 "$(program)"; wait_for 'STATUS=137'; ok $? 'killed'
[ "$(confirmed | wc -l)" = 2 ]; ok $? 'the confirmed rows are printed' "$(confirmed)"
[ "$("$VISAVIS" --no-config -p confirmed -f tmx "$work/corpus" | grep -c '"status">confirmed<')" = 2 ]
ok $? 'and exported as confirmed'

# the text moves, and a file with it
{ head -n 4 corpus/port-fr.txt; echo; echo "Un paragraphe de plus est venu se mettre devant les autres."; echo; tail -n +5 corpus/port-fr.txt; } > corpus/port-neuf.txt
rm corpus/port-fr.txt
[ "$(confirmed | wc -l)" = 2 ]; ok $? 'they follow the text, and the file that has another name' "$(confirmed)"
open 120x40
run corpus
wait_for '1 story in both languages'; keys Enter; wait_for '^title, '
wait_for '✓'; ok $? 'they are shown'

# which articles are one story
keys '!'; wait_for '0 stories in both|2 articles ·? *$|2 articles .*/search'
wait_until gone '1 story in both'; ok $? '! says that they are not one story'
grep -q '^pair	apart' "$kept"/corrections-*; ok $? 'and that is kept'
"$VISAVIS" --no-config -p stats -f tsv corpus | grep -qx 'pairs	0'; ok $? 'for prints too'
keys u; wait_for '1 story in both languages'; ok $? 'u takes it back, over a new reading'
keys u; wait_for 'undone|nothing to undo'; ok $? 'and there the undoing goes on'
keys Q; status_is 0; ok $? 'and it ends'
