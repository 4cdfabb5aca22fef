#!/usr/bin/env bash
# Loading as the reader sees it: nothing to read, nothing to know, reading again, also when that fails.
. "$srcdir/tests/terminal/lib.sh"
plan 10

open 100x30
run "$work/nowhere" "$work/nothing"
status_is 2; ok $? 'nothing that can be read: status 2'
wait_until eval 'screen | grep -qF "$work/nowhere: "' && wait_for 'nothing could be read'; ok $? 'the path and the reason stand on the screen'
wait_until eval '[ "$(t display-message -p -t v "#{alternate_on}")" = 0 ]'; ok $? 'which is the shell again'

typed "clear; VISAVIS_DATADIR=$work/none $VISAVIS --no-config $srcdir/tests/print/corpus; echo STATUS=\$?"; keys Enter
status_is 2 && wait_until eval 'screen | grep -qF "$work/none/"'; ok $? 'data of the program that is not there: status 2, named'

mkdir "$work/pair"
cp "$srcdir/tests/print/corpus/port-fr.txt" "$srcdir/tests/print/corpus/port-de.txt" "$work/pair"
open 120x30
run --pair "$work/pair/port-fr.txt" "$work/pair/port-de.txt"
wait_for 'Nordkran'; ok $? 'two files are one story'
mv "$work/pair/port-de.txt" "$work/pair/away"
keys r
wait_for 'port-de.txt: No such file'; ok $? 'reading again without one of them is told'
wait_for 'Nordkran'; ok $? 'and what was there stays'
mv "$work/pair/away" "$work/pair/port-de.txt"
sed -i 's/Nordkran/Ostkran/g' "$work/pair/port-de.txt"
keys r
wait_for 'Ostkran'; ok $? 'reading again works then, and shows what is new'
: >"$work/pair/port-fr.txt"
keys r
wait_for 'port-fr.txt: is empty'; ok $? 'a file that is empty now is told'
keys Q
status_is 0; ok $? 'and Q ends it'
