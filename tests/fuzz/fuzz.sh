#!/usr/bin/env bash
# Each fuzz target over its seeds, tests/fuzz/seeds/TARGET. To look for more (clang):
#     ../configure --enable-fuzzing --enable-sanitizers CC=clang && make check
#     tests/fuzz/fuzz-TARGET -max_len=4096 FOLDER ../tests/fuzz/seeds/TARGET
# What it finds becomes a seed.
set -u
targets=$(cd "$srcdir/tests/fuzz/seeds" && ls)
echo "1..$(($(wc -w <<< "$targets") + 1))"
n=0
for t in $targets; do
	n=$((n + 1))
	if out=$("$builddir/tests/fuzz/fuzz-$t" -runs=0 "$srcdir/tests/fuzz/seeds/$t" 2>&1); then
		echo "ok $n - $t, $(ls -A "$srcdir/tests/fuzz/seeds/$t" | wc -l) seeds"
	else
		echo "not ok $n - $t"
		tail -n 40 <<< "$out" | sed 's/^/# /'
	fi
done
have=$(cd "$srcdir/tests/fuzz" && ls fuzz-*.c | sed 's/fuzz-\(.*\)\.c/\1/' | sort)
if [ "$have" = "$(sort <<< "$targets")" ]; then
	echo "ok $((n + 1)) - each target has seeds"
else
	echo "not ok $((n + 1)) - each target has seeds"
fi
