#!/usr/bin/env bash
# The catalogues: every file with text for people is in the list, every text is translated, and the program speaks so.
set -u
for tool in xgettext msgmerge msgfmt; do
	command -v $tool >/dev/null 2>&1 || { echo "1..0 # SKIP $tool is not installed"; exit 0; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$srcdir/po" || exit 99
languages=$(cat LINGUAS)
n=0
ok() { # status name [file with details]
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; [ -z "${3-}" ] || sed 's/^/# /' "$3" | head -n 20; fi
}
(cd .. && grep -rlE '\b(_|N_|ngettext)\(' src --include='*.c') | sort >"$work/want"
grep -v '^#' POTFILES.in | sort >"$work/have"
diff -u "$work/have" "$work/want" >"$work/diff"
ok $? 'POTFILES.in lists the files with text' "$work/diff"
xgettext --keyword=_ --keyword=N_ --from-code=UTF-8 -D .. -f POTFILES.in -o "$work/all.pot" 2>"$work/diff"
ok $? 'the texts can be gathered' "$work/diff"
for l in $languages; do
	mkdir -p "$work/$l/LC_MESSAGES"
	msgmerge -q --no-fuzzy-matching "$l.po" "$work/all.pot" -o "$work/$l.po" 2>"$work/diff" &&
		msgfmt -c -o "$work/$l/LC_MESSAGES/visavis.mo" "$work/$l.po" 2>>"$work/diff"
	ok $? "$l: the catalogue is sound" "$work/diff"
	{ msgattrib --untranslated "$work/$l.po"; msgattrib --only-fuzzy "$work/$l.po"; } | grep -v '^#' | sed -n '/^$/,$p' >"$work/diff"
	[ ! -s "$work/diff" ]
	ok $? "$l: everything is translated" "$work/diff"
done

# The program with them. LANGUAGE needs any locale but C.
vis() { LC_ALL=C.UTF-8 VISAVIS_LOCALEDIR=$work LANGUAGE=$1 "$VISAVIS" --no-config "${@:2}" 2>"$work/err" </dev/null; }
corpus="$srcdir/tests/print/corpus/port-fr.txt $work/none"
vis en --help >"$work/help.en"
vis en -p report -f json $corpus >"$work/json.en"
for l in $languages; do
	vis $l --help >"$work/help"
	grep -q . "$work/help" && ! cmp -s "$work/help" "$work/help.en"
	ok $? "$l: --help speaks it"
	awk '{ gsub(/[\200-\277]/, ""); if (length($0) > 80) print }' "$work/help" >"$work/diff"
	[ ! -s "$work/diff" ]
	ok $? "$l: --help fits 80 columns" "$work/diff"
	vis $l -p report -f json $corpus >"$work/json"
	cmp -s "$work/json" "$work/json.en"
	ok $? "$l: JSON does not" "$work/json"
done
echo "1..$n"
