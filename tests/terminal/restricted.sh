#!/usr/bin/env bash
# --restricted: nothing is written, nothing is started; and without it, both are.
. "$srcdir/tests/terminal/lib.sh"
plan 9
corpus=$srcdir/tests/print/corpus
cat >"$work/browser" <<'B'
#!/bin/sh
echo "$@" >>"$HOME/browsed"
B
chmod +x "$work/browser"
export BROWSER=$work/browser PAGER=$work/browser

open 100x30
run --restricted "$corpus"
wait_for '^> '; keys m; wait_for '^>[*]'; ok $? 'a mark is shown'
keys o; wait_for 'restricted'; ok $? 'no browser'
keys Escape; keys x; wait_for 'restricted'; ok $? 'no export'
keys Q; status_is 0
! [ -e "$work/browsed" ] && ! ls "$work/data/visavis" >/dev/null 2>&1; ok $? 'nothing was started, nothing kept'

open 100x30
run "$corpus"
wait_for '^> '; gone '^>[*]'; keys m; wait_for '^>[*]'; ok $? 'without it, a mark'
wait_until eval 'ls "$work"/data/visavis/marks-*'; ok $? 'is kept'
keys o; wait_until test -s "$work/browsed"; ok $? 'and the article opened'
wait_for '^>'; keys x; wait_for '^export .*alignment tmx'; typed "$work/out.tmx"; keys Enter
wait_until grep -q '</tmx>' "$work/out.tmx"; ok $? 'and what is shown is written to a new file'
keys Q; status_is 0
open 100x30
run "$corpus"
wait_for '^>[*]'; ok $? 'the next time it is marked'
keys Q; status_is 0
