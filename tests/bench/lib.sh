# What the parts of `make bench` share. Sourced by run.
value() { # NAME FILE: of the lines "NAME VALUE" that the programs print
	awk -v name="$1" '$1 == name { print $2; exit }' "$2" 2> /dev/null
}
number() { # KEY JSON
	sed -n "s/.*\"$1\":\([0-9.e+-]*\).*/\1/p" <<< "$2"
}
less() { awk -v a="$1" -v b="$2" 'BEGIN { exit !(a < b) }'; }
row() { # NAME SECONDS [PEAK]: a stage, or a peer
	awk -v name="$1" -v s="$2" -v peak="${3-0}" -v bytes="$bytes" 'BEGIN {
		printf "%-34s %9.3f s %9.1f MB/s", name, s, (s > 0 ? bytes / s / 1e6 : 0)
		if (peak > 0) printf " %8.2f x the text in memory", peak / bytes
		print "" }'
}

# What is asked of the program, a line for each: what it is, what was measured, the peer's (-: there is none to divide
# by), what that must be and should be.
target_head() {
	echo
	printf '%-48s %12s %12s %9s %7s %7s\n' "$1" here peer ratio must goal
}
target() { # NAME UNIT HERE PEER MUST GOAL
	awk -v name="$1" -v unit="$2" -v here="$3" -v peer="$4" -v must="$5" -v goal="$6" 'BEGIN {
		printf "%-48s ", name
		if (here == "") { printf "%12s %12s %9s %7s %7s  not measured\n", "-", "-", "-", must, goal; exit }
		if (peer == "") { printf "%9.4g %-2s %12s %9s %7s %7s  peer absent\n", here, unit, "-", "-", must, goal; exit }
		x = peer == "-" ? here : peer > 0 ? here / peer : 1e9
		if (peer == "-") printf "%9.4g %-2s %12s %9s", here, unit, "", ""
		else printf "%9.4g %-2s %9.4g %-2s %9.3f", here, unit, peer, unit, x
		printf " %7s %7s  %s\n", must, goal, x <= goal ? "goal met" : x <= must ? "must met" : "must missed" }'
}
