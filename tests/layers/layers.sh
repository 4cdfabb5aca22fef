#!/usr/bin/env bash
# The rules of the house, proven on the tree; and each proof proven able to fail, on a small tree that breaks it.
set -u
check=$srcdir/tests/layers/check
n=0
result() { # status name [details]
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; printf '%s\n' "${3-}" | sed 's/^/# /'; fi
}
echo 1..16
for kind in includes libraries alone banned prints exports globals listed; do
	out=$(KINDS=$kind bash "$check" "$srcdir" "$builddir" 2>&1)
	result $? "$kind" "$out"
done

fake=$(mktemp -d)
trap 'rm -rf "$fake"' EXIT
mkdir -p "$fake"/src/{base,term,ui,odd} "$fake/src/text" "$fake/build/src/base"
cp "$srcdir/src/layers.tsv" "$fake/src"
echo 'int text_up(void);' > "$fake/src/text/up.h"
echo 'int grid_x(void);' | tee "$fake/src/ui/grid.h" > "$fake/src/ui/view.h"
cat > "$fake/src/base/bad.c" <<'C'
#include "text/up.h"
#include <unicode/uchar.h>
#include <pthread.h>
C
printf '#include "ui/grid.h"\n#include "ui/view.h"\n#include "base/none.h"\n#include <jansson.h>\n' > "$fake/src/term/bad.c"
echo '#include "base/bad.h"' > "$fake/src/odd/bad.c"
echo 'size_t bad_header(void);' > "$fake/src/base/bad.h"
cat > "$fake/src/base/worse.c" <<'C'
#include <stdio.h>
#include <string.h>
int worse_counter = 3;
static const char *worse_name = "a pointer that may change";
static const char *const table[] = { "a", "b" };
int stranger(char *a, const char *b);
int stranger(char *a, const char *b)
{
	static int calls;
	/* strcat(a, b); */
	printf("x %s", "exit(1)");
	strcpy(a, b);
	worse_name = table[calls & 1];
	return worse_counter++ + calls++ + (worse_name == b);
}
C
${CC-cc} -w -c "$fake/src/base/worse.c" -o "$fake/build/src/base/libbase_a-worse.o"
fails() { # kind count pattern...: so many lines, and among them those
	local kind=$1 count=$2 out status
	shift 2
	out=$(KINDS=$kind bash "$check" "$fake" "$fake/build" 2>&1)
	status=$?
	[ $status = 1 ] && [ "$(wc -l <<< "$out")" = "$count" ]
	status=$?
	for p; do grep -qF "$p" <<< "$out" || status=1; done
	result $status "$kind can fail" "$out"
}
fails includes 4 'base/bad.c: room base may not include "text/up.h"' 'term/bad.c: room term may not include "ui/view.h"' \
	'term/bad.c: includes "base/none.h"' 'odd/bad.c: its room is not in the table'
fails libraries 3 'base/bad.c: <unicode/uchar.h> may not' 'base/bad.c: <pthread.h> may not' 'term/bad.c: <jansson.h> may not'
fails alone 1 'bad.h: does not compile alone'
fails banned 1 'base/worse.c:12:' 'strcpy( is banned'
fails prints 1 'base/worse.c:11:' 'printf( only in app'
fails exports 1 'exports stranger'
fails globals 3 'mutable global worse_counter' 'mutable global worse_name' 'mutable global calls'
mkdir -p "$fake/tests/unit" && : > "$fake/tests/unit/t-lost.c"
fails listed 9 'worse.c: not listed' 'tests/unit/t-lost.c: not listed'
