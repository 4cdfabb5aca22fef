#!/usr/bin/env bash
# Bad input of every kind, one folder of it: each file is bounded, has its row with the reason, and the rest is read.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset VISAVIS_CORPUS NO_COLOR COLUMNS
bad=$work/bad
mkdir "$bad"
n=0
ok() { # status name
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else
		echo "not ok $n - $2"
		grep -F "$bad/${3-none}" "$work/report" | head -c 600 | sed 's/^/# /'
	fi
}
skip() { n=$((n + 1)); echo "ok $n - $1 # SKIP $2"; }
vis() { timeout 600 "$VISAVIS" --no-config "$@" 2>"$work/err" </dev/null; }
times() { # N TEXT
	awk -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'
}
story='Le conseil a voté hier le budget de la ville pour l’année prochaine. Les habitants attendent les travaux depuis longtemps.'
nitf() { printf '<nitf><body><body.head><hedline><hl1>Le budget</hl1></hedline></body.head><body.content>%s</body.content></body></nitf>' "$1"; }
html() { printf '<html><head><title>Le budget</title></head><body><article><h1>Le budget</h1><p>%s</p>%s' "$story" "$1"; }

# --- What is declared, and is not so.
html "</article>" | sed 's/<head>/<head><meta charset="iso-8859-1">/' >"$bad/says-latin1.html"
html "</article>" | sed 's/<head>/<head><meta charset="utf-8">/; s/’/'"'"'/g' | iconv -f UTF-8 -t ISO-8859-1 >"$bad/says-utf8.html"
{ printf '<?xml version="1.0" encoding="UTF-16"?>'; nitf "<p>$story</p>"; } >"$bad/says-utf16.xml"
{ printf '<?xml version="1.0" encoding="x-nothing"?>'; nitf "<p>$story</p>"; } >"$bad/says-nothing.xml"
printf '{"title":"Le budget","text":"%s"}' "$story" | iconv -f UTF-8 -t UTF-16 >"$bad/utf16.json"
{ nitf '<p>Le conseil a vot&eacute; &laquo;&nbsp;oui&nbsp;&raquo; &#150; 3 < 5 &nothing; &</p>'; } >"$bad/entities.xml"
printf '<newsItem><contentMeta><nar:headline>Le budget</nar:headline></contentMeta><contentSet><x:inlineXML><h:html><h:body><h:p>%s</h:p></h:body></h:html></x:inlineXML></contentSet></newsItem>' "$story" >"$bad/namespaces.xml"

# --- What would be fetched, or grow.
echo 'un secret' >"$work/secret"
{ printf '<!DOCTYPE nitf SYSTEM "file://%s" [<!ENTITY x SYSTEM "file://%s"><!ENTITY %% y SYSTEM "file://%s"> %%y;]>' "$work/secret" "$work/secret" "$work/secret"
	nitf "<p>$story &x;</p><xi:include href=\"file://$work/secret\" parse=\"text\"/>"; } >"$bad/fetched.xml"
{ printf '<!DOCTYPE l [<!ENTITY a0 "lol">'
	awk 'BEGIN { for (i = 1; i < 12; i++) { printf "<!ENTITY a%d \"", i; for (k = 0; k < 10; k++) printf "&a%d;", i - 1; printf "\">" } }'
	printf ']>'; nitf "<p>$story &a11;</p>"; } >"$bad/laughs.xml"
{ printf '<!DOCTYPE l [<!ENTITY a "'; times 100000 a; printf '">]>'; nitf "<p>$story</p><p>$(times 20000 '&a;')</p>"; } >"$bad/square.xml"

# --- 100,000 of everything.
for tag in div b font table; do
	html "$(times 100000 "<$tag>")$(times 100000 '</x>')" >"$bad/nested-$tag.html"
done
html "<p $(awk 'BEGIN { for (i = 0; i < 100000; i++) printf "a%d=1 ", i }')>$story</p>" >"$bad/attributes.html"
nitf "<p>$story</p>$(times 100000 '<p>')$story$(times 100000 '</p>')" >"$bad/nested.xml"
{ printf '{"title":"Le budget","text":"%s","more":' "$story"; times 100000 '['; times 100000 ']'; printf '}'; } >"$bad/nested.json"
times 100000 '{"a":' >"$bad/opened.json"

# --- One string of 1 GB, between two articles.
{ printf '{"title":"Un","text":"%s"}\n{"title":"Deux","text":"' "$story"; } >"$bad/large.jsonl"
truncate -s 1G "$bad/large.jsonl"
printf '"}\n{"title":"Trois","text":"%s"}\n' "$story" >>"$bad/large.jsonl"

# --- Mails in mails, and parts in parts.
{ printf 'From: a@b.example\nTo: c@d.example\nSubject: Le budget\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
	times 50000 '--x
Content-Type: multipart/mixed; boundary="x"

'; printf '%s\n' "$story"; } >"$bad/parts.eml"
awk -v story="$story" 'BEGIN {
	for (i = 0; i < 300; i++)
		printf "From: a@b.example\nTo: c@d.example\nSubject: Le budget\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"x%d\"\n\n--x%d\nContent-Type: text/plain; charset=utf-8\n\n%s\n--x%d\nContent-Type: message/rfc822\n\n", i, i, story, i
}' >"$bad/mails.eml"

# --- Archives: cut off, bombs, one in another.
mkdir "$work/in"
echo "$story" >"$work/in/a.txt"
awk -v s="$story" 'BEGIN { srand(7); for (i = 0; i < 3000; i++) printf "%s %d\n\n", s, 1e9 * rand() }' >"$work/in/b.txt"
(cd "$work/in" && tar -cf ../in.tar a.txt b.txt)
cut_off() { # name tool: what is packed, without its second half
	if ! command -v "$2" >/dev/null; then return; fi
	"$2" -c <"$work/in/b.txt" >"$work/packed"
	head -c $(($(wc -c <"$work/packed") * 2 / 3)) "$work/packed" >"$bad/cut.txt.$1"
}
cut_off gz gzip
cut_off xz xz
cut_off bz2 bzip2
head -c $(($(wc -c <"$work/in.tar") / 2)) "$work/in.tar" >"$bad/cut.tar"
gzip -c "$work/in.tar" >"$work/packed"
head -c $(($(wc -c <"$work/packed") / 2)) "$work/packed" >"$bad/cut.tgz"
head -c 200M /dev/zero | tr '\0' ' ' | gzip >"$bad/bomb.gz"
cp "$work/in.tar" "$work/nested.tar"
for i in 1 2 3 4 5; do
	mv "$work/nested.tar" "$work/in/nested.tar"
	(cd "$work/in" && tar -cf ../nested.tar a.txt nested.tar)
done
cp "$work/nested.tar" "$bad/nested.tar"
if command -v zip >/dev/null; then
	(cd "$work/in" && rm -f nested.tar && head -c 300M /dev/zero >z.txt && zip -q ../in.zip a.txt b.txt z.txt)
	cp "$work/in.zip" "$bad/bomb.zip"
	head -c $(($(wc -c <"$work/in.zip") / 3)) "$work/in.zip" >"$bad/cut.zip"
fi
echo "$story" >"$work/bad/good.txt"

vis -p report -f json "$bad" >"$work/report"
ok $? 'all of it is read, and the status is 0'
[ "$(grep -c '"file"' "$work/report")" -ge "$(ls "$bad" | wc -l)" ]
ok $? 'every file has a row'
row() { # file, text that its rows have
	grep -F "\"file\":\"$bad/$1" "$work/report" | grep -qF "$2"
	ok $? "$1: $2" "$1"
}
row good.txt '"articles":1'
row says-latin1.html '"encoding":"UTF-8","articles":1'
row says-utf8.html '"encoding":"windows-1252","articles":1'
row says-utf16.xml '"encoding":"UTF-8","articles":1'
row says-nothing.xml '"encoding":"UTF-8","articles":1'
row utf16.json '"reader":"json","encoding":"UTF-16LE","articles":1'
row entities.xml 'has entities that it does not declare'
row namespaces.xml '"reader":"newsml-g2","encoding":"UTF-8","articles":1'
row fetched.xml 'refers to another file, which is not fetched'
row laughs.xml 'has entities that grow too large'
row square.xml 'has entities that grow too large'
for tag in div b font table; do row nested-$tag.html 'is too large or too deep for a page'; done
row attributes.html '"articles":1'
row nested.xml 'is deeper than 256 elements'
row nested.json '"articles":1'
row nested.json 'a part is too deep, too long or too much'
row opened.json '"articles":0'
row large.jsonl '"articles":2'
row large.jsonl '1 record is too large'
row parts.eml 'is a mail with no text in it'
row mails.eml 'is a mail in too many mails'
for kind in cut.txt.gz cut.txt.xz cut.txt.bz2 cut.tar cut.tgz cut.zip bomb.gz bomb.zip; do
	if [ ! -e "$bad/$kind" ]; then skip "$kind" 'what makes it is not installed'; continue; fi
	case $kind in
	bomb.gz) row $kind 'unpacks to far more than it should' ;;
	bomb.zip) row $kind 'unpacks to far more than it should' && row $kind:a.txt '"articles":1' ;;
	*) row $kind 'is damaged or cut off; read as far as it goes' ;;
	esac
done
row nested.tar 'is an archive in an archive in an archive'
row nested.tar:a.txt '"articles":1'

vis -p articles -f json "$bad"/*.xml >"$work/articles"
[ -s "$work/articles" ] && ! grep -q 'un secret' "$work/articles"
ok $? 'nothing was fetched'
grep -F "$bad/entities.xml" "$work/articles" | grep -qF 'Le conseil a voté « oui » – 3 < 5 &nothing; &'
ok $? 'entities of HTML are known in XML'
vis -p stats -f json "$bad" >"$work/stats"
peak=$(grep -o '"peak_rss_bytes":[0-9]*' "$work/stats" | grep -o '[0-9]*$')
[ "${peak:-0}" -gt 0 ] && [ "$peak" -lt 2000000000 ]
ok $? "in bounded memory (${peak:-unknown} bytes)"
echo "1..$n"
