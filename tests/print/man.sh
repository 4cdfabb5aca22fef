#!/usr/bin/env bash
# The manual lists exactly the options, views, formats, readers and keys that the program has; so does --help.
set -u
man=$srcdir/man/visavis.1
make_man=$builddir/src/app/make-man
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0
ok() { # status name [file with details]
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; [ -z "${3-}" ] || sed 's/^/# /' "$3" | head -n 20; fi
}
echo 1..9
plain() { sed -e 's/\\f[A-Z]//g' -e 's/\\-/-/g' -e 's/\\&//g' "$man"; }
"$make_man" options | sort >"$work/want"
plain | sed -n '/^\.SH OPTIONS/,/^\.SH QUERIES/p' | grep -A1 '^\.TP' | awk '/^\.TP/ { getline; print }' |
	grep -E '^\.BR? -' | grep -oE -- '--[a-z-]+(=[A-Za-z,]+)?' | sort >"$work/have"
diff -u "$work/want" "$work/have" >"$work/diff"
ok $? 'options' "$work/diff"
for kind in whats formats readers themes; do
	"$make_man" $kind >"$work/want"
	while read -r word; do
		plain | sed -n '/^\.SH OPTIONS/,/^\.SH QUERIES/p' | grep -qE "^\.BR? $word( |\$)" || echo "$word is not in the manual"
	done <"$work/want" >"$work/diff"
	[ ! -s "$work/diff" ]
	ok $? "$kind" "$work/diff"
done
"$make_man" keys >"$work/want"
sed -n '/^\.SH KEYS/,/^\.SH "CORRECTIONS/p' "$man" | sed '1d;$d' >"$work/have"
diff -u "$work/want" "$work/have" >"$work/diff"
ok $? 'keys (src/app/make-man keys writes the section)' "$work/diff"
"$make_man" options >"$work/want"
"$VISAVIS" --help >"$work/help"
while read -r option; do
	grep -qF -- "$option" "$work/help" || echo "$option is not in --help"
done <"$work/want" >"$work/diff"
[ ! -s "$work/diff" ]
ok $? '--help lists the options' "$work/diff"
"$make_man" readers | while read -r reader; do
	grep -A1 -e --as=READER "$work/help" | grep -qw "$reader" || echo "the reader $reader is not in --help"
done >"$work/diff"
[ ! -s "$work/diff" ]
ok $? '--help lists the readers' "$work/diff"
awk 'length($0) > 80 && !/^  -/ { print FILENAME ": " $0 }' "$work/help" >"$work/diff"
[ ! -s "$work/diff" ]
ok $? '--help fits 80 columns' "$work/diff"
