#!/usr/bin/env bash
# The real program: it starts, follows the window's size, and gives the terminal back.
. "$srcdir/tests/terminal/lib.sh"
plan 19
corpus=$srcdir/data/sample

open 120x40
typed 'stty -g > "$HOME/before"'; keys Enter
wait_until test -s "$work/before"
run "$corpus"
wait_for '^sample .*[0-9]+ articles'; ok $? 'the first screen names the corpus and counts the articles'
wait_for '^> '; ok $? 'a cursor that a screen reader can find'
stands() { row=$(t display-message -p -t v '#{cursor_y}'); [ "$(screen | sed -n "$((row + 1))p" | cut -c1)" = '>' ]; }
wait_until stands; ok $? 'the hardware cursor stands on its row'
keys j
wait_until eval '[ "$(t display-message -p -t v "#{cursor_y}")" = '$((row + 1))' ]'; ok $? 'and moves with it'
mouse() { [ "$(t display-message -p -t v '#{mouse_any_flag}')" = "$1" ]; }
keys M; wait_for 'mouse off'; wait_until mouse 0; ok $? 'M leaves the mouse to the terminal'
keys M; wait_for 'mouse on'; wait_until mouse 1; ok $? 'and takes it back'
keys Enter; wait_for '^title, [0-9]+ sentence'; ok $? 'Enter reads the story'
keys j; wait_for '^sentence 1 of [0-9]+'; ok $? 'sentence by sentence'

# every row is as wide as the window: the right border of the header never wraps
for size in 80x24 60x20 20x5 200x50 500x200 1x1 110x30; do
	t resize-window -t v -x "${size%x*}" -y "${size#*x}"
	case $size in
	1x1) wait_until test "$(t display-message -p -t v '#{window_width}')" = 1 ;;
	20x5) wait_for '^sample' ;;
	*) wait_for 'sentences?\b' ;;
	esac
	ok $? "it follows the size $size"
done
t resize-window -t v -x 120 -y 40
keys Q
status_is 0; ok $? 'Q ends it with status 0'
wait_until eval '[ "$(t display-message -p -t v "#{alternate_on}")" = 0 ]'; ok $? 'the screen from before is back'
typed 'stty -g > "$HOME/after"'; keys Enter
wait_until test -s "$work/after"
cmp -s "$work/before" "$work/after"; ok $? 'the line settings are as they were'
wait_until eval '[ "$(t display-message -p -t v "#{mouse_any_flag}#{cursor_flag}")" = 01 ]'; ok $? 'the mouse is off and the cursor shows'
