#!/usr/bin/env bash
# Signals: suspended and resumed, stopped while loading, ended from outside; the terminal is always given back.
. "$srcdir/tests/terminal/lib.sh"
plan 17
corpus=$srcdir/data/sample
alternate() { [ "$(t display-message -p -t v '#{alternate_on}')" = "$1" ]; }

open 100x30
run "$corpus"
wait_for '^sample '
keys C-z
wait_for 'Stopped'; ok $? 'Ctrl-Z goes to the shell'
wait_until alternate 0; ok $? 'which has its screen back'
t resize-window -t v -x 90 -y 25
typed fg; keys Enter
wait_for '^sample '; ok $? 'fg comes back'
keys G; wait_for '^> .*'; keys Enter; wait_for 'sentence'; ok $? 'and keys work'
pid=$(program)
# again and again: ncurses ignores it while it writes the screen
stopped() { kill -TSTP "$pid"; screen | grep -q Stopped; }
wait_until stopped; ok $? 'SIGTSTP from outside suspends too'
typed 'clear; fg; echo STATUS=$?'; keys Enter; wait_for '^sample '; ok $? 'and it comes back'
keys / C-z; wait_for 'Stopped'; ok $? 'Ctrl-Z also while a search is typed'
typed 'clear; fg; echo STATUS=$?'; keys Enter; wait_for '^sample '; keys Escape
keys Q; status_is 0

for signal in TERM HUP ABRT; do # the last as after a crash
	open 100x30
	run "$corpus"
	wait_for '^sample '
	kill -$signal "$(program)"
	status_is $((128 + $(kill -l $signal))); ok $? "SIG$signal ends it with the signal's status"
	wait_until alternate 0 && typed 'stty -a' && keys Enter && wait_for '[^-]echo '; ok $? "SIG$signal leaves the terminal as it was"
done

# loading is stopped by Ctrl-C, and what has been read can be used
for i in $(seq 120); do mkdir -p "$work/many/$i" && cp "$srcdir"/data/sample/* "$work/many/$i"; done
open 120x30
run --threads=1 "$work/many"
wait_for 'reading [0-9]+ of'; ok $? 'loading tells how far it is'
keys C-c
wait_for 'stopped'; ok $? 'Ctrl-C stops loading'
wait_for '^> '; ok $? 'what was read is there'
keys Q
status_is 0; ok $? 'and Q ends it'
