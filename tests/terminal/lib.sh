# What the terminal tests share: the real program in a tmux of our own. Sourced; speaks TAP.
# Nothing here sleeps and hopes: wait_for polls until a deadline.
set -u
# Leaks are looked for where the program prints a corpus; what ncurses keeps until the end is not ours.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"
command -v tmux >/dev/null 2>&1 || { echo "1..0 # SKIP tmux is not installed"; exit 0; }
[ -x "${VISAVIS-}" ] || { echo "1..0 # SKIP the program is not built"; exit 0; }

here=$srcdir/tests/terminal
work=$(mktemp -d)
socket=none windows=0
echo "PS1='PROMPT\$ '; unset HISTFILE" > "$work/rc" # bash takes no prompt from the environment of root
export HOME=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state
export ENV= BASH_ENV= TERM=xterm-256color
unset TMUX NO_COLOR BROWSER PAGER VISAVIS_CORPUS
deadline=${VISAVIS_DEADLINE-30} # seconds; sanitizers and slow machines need them, others never wait so long
n=0 failed=0

t() { tmux -L "$socket" -f /dev/null "$@"; }

finish() {
	t kill-server 2>/dev/null
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP

plan() { echo "1..$1"; }

ok() { # status name [what to show when it failed]
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		failed=$((failed + 1))
		echo "not ok $n - $2"
		{ [ -n "${3-}" ] && printf '%s\n' "$3"; screen; } 2>/dev/null | sed 's/^/# /'
	fi
}

# open COLSxROWS: a fresh window with a plain shell of known size; what runs in it inherits our environment.
open() {
	t kill-server 2>/dev/null
	windows=$((windows + 1))
	socket=visavis-test-$$-$windows # a server of its own: the last one may still be going
	t new-session -d -s v -x "${1%x*}" -y "${1#*x}" "env TERM=$TERM bash --noprofile --rcfile '$work/rc'" || exit 1
	t set-option -g status off
	t set-option -g escape-time 0
	t set-option -g set-clipboard on
	t resize-window -t v -x "${1%x*}" -y "${1#*x}"
	wait_for 'PROMPT\$'
}

screen() { t capture-pane -p -t v; }
keys() { t send-keys -t v "$@"; }
typed() { t send-keys -t v -l -- "$1"; }

# wait_for REGEX: until a line of the screen matches, or the deadline.
wait_for() {
	local end=$((SECONDS + deadline))
	until screen 2>/dev/null | grep -qE -- "$1"; do
		[ $SECONDS -lt $end ] || return 1
		sleep 0.05
	done
}

# wait_until COMMAND…: until it succeeds, or the deadline.
wait_until() {
	local end=$((SECONDS + deadline))
	until "$@" >/dev/null 2>&1; do
		[ $SECONDS -lt $end ] || return 1
		sleep 0.05
	done
}

gone() { ! screen 2>/dev/null | grep -qE -- "$1"; }

# run ARGUMENTS: start the program in the shell of the window; its status is then printed as STATUS=n.
run() {
	typed "clear; $VISAVIS --no-config $*; echo STATUS=\$?"
	keys Enter
}

# Its status once it has ended.
status_is() { wait_for "STATUS=$1( |\$)"; }
# The pid of the program in the window.
program() { pgrep -P "$(t list-panes -t v -F '#{pane_pid}')" | tail -n 1; }
