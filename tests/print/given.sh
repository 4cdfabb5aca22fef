#!/usr/bin/env bash
# Alignments go out and come back: what --print=alignment writes as TMX or XCES is read as it was written.
set -u
cd "$srcdir/tests/print" || exit 99
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset VISAVIS_CORPUS NO_COLOR COLUMNS
n=0
ok() { # status name
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
vis() { timeout 60 "$VISAVIS" --no-config -p alignment "$@" 2>/dev/null </dev/null; }
segments() { grep -o '<seg>.*</seg>' "$1"; }
links() { grep -o '<linkGrp.*\|xtargets="[^"]*"' "$1"; }
echo 1..7

vis -f tmx corpus >"$work/out.tmx"
mkdir "$work/memory"
cp "$work/out.tmx" "$work/memory"
vis -f tmx "$work/memory" >"$work/back.tmx"
[ "$(segments "$work/out.tmx" | wc -l)" -gt 8 ] && diff <(segments "$work/out.tmx") <(segments "$work/back.tmx") >/dev/null
ok $? 'TMX comes back with the same segments'
! grep -q 'type="score"' "$work/back.tmx" && grep -q '<prop type="status">given</prop>' "$work/back.tmx"
ok $? 'and says that they were given'
vis -f tmx "$work/back.tmx" >"$work/again.tmx"
diff <(segments "$work/back.tmx") <(segments "$work/again.tmx") >/dev/null
ok $? 'however often'

cp -r corpus "$work/texts"
cd "$work" || exit 99
vis -f xces texts >out.xml
cp out.xml texts/links.xml
vis -f xces texts >back.xml
[ "$(links out.xml | wc -l)" -gt 8 ] && diff <(links out.xml) <(links back.xml) >/dev/null && ! grep -q certainty back.xml
ok $? 'XCES comes back with the same links'
sed 's/xtargets="\(s[0-9]*\);\(s[0-9]*\)"/xtargets=";\2"/' out.xml >texts/links.xml
vis -f xces texts >back.xml
[ "$(grep -c 'xtargets="[^;"]' back.xml)" = 0 ] || grep -q 'xtargets="s[0-9]*;"' back.xml
ok $? 'and it is the links that count'
mkdir elsewhere
cp out.xml elsewhere/links.xml
vis -f xces texts/port-fr.txt texts/port-de.txt elsewhere >apart.xml
grep -q 'xtargets="s[0-9]*;s[0-9]*"' apart.xml
ok $? 'from any folder, when the names are those of the corpus'
vis -f json elsewhere >none.json
[ $? = 2 ]
ok $? 'alone they are nothing: no file is looked for'
