#!/usr/bin/env bash
# What --print writes, byte for byte. A case is a folder in cases/: `args` (words for the shell), `out`, and where they
# are not empty or 0 `err` and `status`. BLESS_PRINT=1 writes them anew: read the difference before you commit it.
set -u
cd "$srcdir/tests/print" || exit 99
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export COLUMNS=100
unset VISAVIS_CORPUS NO_COLOR
n=0
result() { # status name [file with details]
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; [ -z "${3-}" ] || sed 's/^/# /' "$3" | head -n 20; fi
}
run_case() { # folder
	local case=$1 args status
	eval "args=($(cat "$case/args"))"
	"$VISAVIS" --no-config "${args[@]}" >"$work/out" 2>"$work/err" </dev/null
	echo $? >"$work/status"
	if [ "${BLESS_PRINT-}" = 1 ]; then
		cp "$work/out" "$case/out"
		rm -f "$case/err" "$case/status"
		[ ! -s "$work/err" ] || cp "$work/err" "$case/err"
		[ "$(cat "$work/status")" = 0 ] || cp "$work/status" "$case/status"
	fi
	[ -f "$case/err" ] && cp "$case/err" "$work/err.want" || : >"$work/err.want"
	[ -f "$case/status" ] && cp "$case/status" "$work/status.want" || echo 0 >"$work/status.want"
	{
		diff -u "$case/out" "$work/out" && diff -u "$work/err.want" "$work/err" &&
			diff -u "$work/status.want" "$work/status"
	} >"$work/diff" 2>&1
	result $? "${case#cases/}" "$work/diff"
}
set -- cases/*/
echo "1..$#"
for case; do
	run_case "${case%/}"
done
