/*
 * What --print writes is the contract: keys and their order, types, offsets that point at the text, lists that agree
 * with each other, every sentence in exactly one bead. The real program over a corpus, its JSON read back; plain TAP.
 *     contract CORPUS     with $VISAVIS the program
 */
#include <jansson.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/encoding.h"

enum what { ARTICLES, STORIES, ENTITIES, MENTIONS, ALIGNMENT, DIFFERENCES, CONCORDANCE, PROFILES, QUOTATIONS, CORRECTIONS, REPORT, STATS,
            WHATS };

/* The keys of an object and what their values are: a string, integer, number, list, object; capital: or null. */
static const struct shape {
	const char *name, *keys;
} shapes[WHATS] = {
	{ "articles", "article:i file:s lang:s title:s date:S author:S source:S url:S paragraphs:l dropped:l" },
	{ "stories", "story:i title:s date:S articles:l pairs:l" },
	{ "entities", "entity:i type:s name:o variants:o mentions:o articles:l wikidata:S" },
	{ "mentions", "article:i paragraph:i start:i end:i text:s type:s entity:I value:S unit:S" },
	{ "alignment", "fr:i de:i sentences:o beads:l" },
	{ "differences", "story:i fr:i de:i kind:s status:s fr_text:S de_text:S bead:I" },
	{ "concordance", "article:i lang:s sentence:i left:s hit:s right:s aligned:l" },
	{ "profiles",
	  "entity:i type:s name:o mentions:o variants:o first:S last:S coverage:l companions:l quotations:l articles:l "
	  "wikidata:S" },
	{ "quotations",
	  "entity:i name:s article:i lang:s paragraph:i start:i end:i kind:s text:s said:S cue:S aligned:S" },
	{ "corrections", "correction:s type:S lang:S called:S names:l" },
	{ "report", "file:s reader:S encoding:S articles:i bytes:i skipped:S" },
	{ "stats", "files:i articles:i bytes:i tokens:i terms:i entities:i stories:i pairs:i seconds:o peak_rss_bytes:i" },
};
static const char pair_keys[] = "fr:i de:i kind:s score:n evidence:o";
static const char evidence_keys[] = "names:i amounts:i dates:i terms:n";
static const char bead_keys[] = "fr:l de:l score:n";
static const char said_keys[] = "text:s type:S lang:S";
static const char dropped_keys[] = "line:I text:s why:s";
static const char seconds_keys[] = "read:n text:n entity:n index:n pair:n total:n searchable:n";
static const char *const sides[2] = { "fr", "de" };

static const char *corpus, *corrections;
static json_t *all[WHATS]; /* a list of the objects of each */
static unsigned test_number, faults;
static bool unsound; /* an object is not what the contract says: what it says cannot be asked */

static void fault(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void
fault(const char *format, ...)
{
	va_list args;
	if (faults++ >= 5)
		return;
	fputs("# ", stdout);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
}

static void
tell(const char *name)
{
	printf("%sok %u - %s\n", faults ? "not " : "", ++test_number, name);
	faults = 0;
}

static char *
dumped(const json_t *o)
{
	static char text[400];
	char *z = json_dumps(o, JSON_COMPACT | JSON_ENCODE_ANY);
	snprintf(text, sizeof text, "%s", z ? z : "?");
	free(z);
	return text;
}

static bool
is_kind(const json_t *v, char kind)
{
	if (kind >= 'A' && kind <= 'Z')
		return json_is_null(v) || is_kind(v, (char)(kind | 0x20));
	switch (kind) {
	case 's': return json_is_string(v);
	case 'i': return json_is_integer(v);
	case 'n': return json_is_number(v);
	case 'l': return json_is_array(v);
	default: return json_is_object(v);
	}
}

/* Exactly these keys, in this order, with values of these kinds. Jansson keeps the order of the text. */
static void
check_shape(json_t *o, const char *keys)
{
	struct str rest = str_of(keys), key;
	void *at = json_object_iter(o);
	while (str_cut(&rest, ' ', &key)) {
		struct str name = str_sub(key, 0, key.n - 2);
		if (!at || !str_eqz(name, json_object_iter_key(at)) ||
		    !is_kind(json_object_iter_value(at), key.p[key.n - 1])) {
			fault("expected " STR_FMT " in %s", STR_ARG(key), dumped(o));
			return;
		}
		at = json_object_iter_next(o, at);
	}
	if (at)
		fault("nothing behind the last key of %s", dumped(o));
}

static json_int_t
number(const json_t *o, const char *key)
{
	return json_integer_value(json_object_get(o, key));
}

static const char *
text_of(const json_t *o, const char *key)
{
	return json_string_value(json_object_get(o, key));
}

static json_t *
get(enum what what, json_int_t i)
{
	return i < 0 ? NULL : json_array_get(all[what], (size_t)i);
}

/* --- Reading what the program prints */

/* A quote for the shell. */
static void
add_quoted(struct buf *b, const char *z)
{
	buf_addc(b, '\'');
	for (; *z; z++)
		*z == '\'' ? buf_addz(b, "'\\''") : buf_addc(b, *z);
	buf_addc(b, '\'');
}

static void
print(const char *what, const char *format, struct buf *out)
{
	struct buf command = { 0 };
	char bytes[65536];
	size_t n;
	add_quoted(&command, getenv("VISAVIS"));
	buf_addf(&command, " --no-config --print=%s --format=%s ", what, format);
	if (strcmp(what, "concordance") == 0)
		buf_addz(&command, "--query='d*|@a*' ");
	if (strcmp(what, "corrections") == 0) { /* those of a file, which are not kept */
		buf_addz(&command, "--restricted --import=");
		add_quoted(&command, corrections);
		buf_addc(&command, ' ');
	}
	add_quoted(&command, corpus);
	FILE *f = popen(command.p, "r");
	while (f && (n = fread(bytes, 1, sizeof bytes, f)) > 0)
		buf_add(out, bytes, n);
	if (!f || pclose(f) != 0)
		fault("%s ended badly", command.p);
	buf_release(&command);
}

/* The lines, each of which has an end. */
static struct str
without_end(const struct buf *b)
{
	if (b->n == 0 || b->p[b->n - 1] != '\n') {
		fault("the last line has no end");
		return buf_str(b);
	}
	return (struct str){ b->p, b->n - 1 };
}

static void
read_objects(enum what what)
{
	struct buf out = { 0 }, nfc = { 0 };
	struct str rest, line;
	print(shapes[what].name, "json", &out);
	all[what] = json_array();
	buf_adds(&nfc, buf_str(&out));
	if (!utf8_valid(buf_str(&out)))
		fault("this is no UTF-8");
	else
		encoding_nfc_tail(&nfc, 0);
	if (!str_eq(buf_str(&nfc), buf_str(&out)))
		fault("this is not NFC");
	for (rest = without_end(&out); str_cut(&rest, '\n', &line);) {
		json_error_t error;
		json_t *o = json_loadb(line.p, line.n, JSON_REJECT_DUPLICATES, &error);
		if (!json_is_object(o))
			fault("line %zu is no object: %s", json_array_size(all[what]) + 1, error.text);
		else
			check_shape(o, shapes[what].keys);
		json_array_append_new(all[what], o ? o : json_null());
	}
	buf_release(&out);
	buf_release(&nfc);
}

/* A row of TSV for each object and a header, all with the same number of cells; nothing to escape is left. */
static void
check_tsv(enum what what, size_t rows)
{
	struct buf out = { 0 };
	struct str rest, line;
	size_t n = 0, columns = 0;
	print(shapes[what].name, "tsv", &out);
	for (rest = without_end(&out); str_cut(&rest, '\n', &line); n++) {
		size_t tabs = 0;
		for (size_t i = 0; i < line.n; i++)
			tabs += line.p[i] == '\t';
		columns = n == 0 ? tabs : columns;
		if (tabs != columns)
			fault("%s: row %zu has %zu tabs, the header %zu", shapes[what].name, n, tabs, columns);
	}
	if (rows && n != rows + 1)
		fault("%s: %zu rows for %zu objects", shapes[what].name, n, rows);
	buf_release(&out);
}

/* --- What the objects say */

static bool
is_date(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool dash = i == 4 || i == 7;
		if (dash ? s.p[i] != '-' : s.p[i] < '0' || s.p[i] > '9')
			return false;
	}
	return s.n == 4 || s.n == 7 || s.n == 10;
}

static bool
is_decimal(struct str s)
{
	size_t at = s.n > 0 && s.p[0] == '-', digits = 0, points = 0;
	for (; at < s.n; at++) {
		points += s.p[at] == '.';
		digits += s.p[at] >= '0' && s.p[at] <= '9';
		if (s.p[at] != '.' && (s.p[at] < '0' || s.p[at] > '9'))
			return false;
	}
	return digits > 0 && points <= 1 && s.p[s.n - 1] != '.';
}

/* One value, or "low..high". */
static bool
is_value(const char *z, bool (*one)(struct str))
{
	struct str s = str_of(z);
	size_t dots = str_find(s, STR(".."), 0);
	if (dots == SIZE_MAX)
		return one(s);
	return one(str_sub(s, 0, dots)) && one(str_sub(s, dots + 2, s.n));
}

static void
check_articles(void)
{
	size_t i, k;
	json_t *a, *d;
	json_array_foreach(all[ARTICLES], i, a) {
		const char *date = text_of(a, "date");
		if (number(a, "article") != (json_int_t)i)
			fault("ids count from 0: %s", dumped(a));
		if (date && !is_date(str_of(date)))
			fault("the date %s", date);
		json_array_foreach(json_object_get(a, "dropped"), k, d)
			check_shape(d, dropped_keys);
	}
}

/* The text in which a mention or a hit of a paragraph stands; -1: the title. */
static struct str
paragraph_of(const json_t *article, json_int_t paragraph)
{
	if (paragraph == -1)
		return str_of(text_of(article, "title"));
	const json_t *list = json_object_get(article, "paragraphs");
	const char *z = paragraph < 0 ? NULL : json_string_value(json_array_get(list, (size_t)paragraph));
	return str_of(z ? z : "");
}

static void
check_figure(const json_t *m)
{
	const char *type = text_of(m, "type"), *value = text_of(m, "value"), *unit = text_of(m, "unit");
	bool amount = strcmp(type, "amount") == 0, percent = strcmp(type, "percent") == 0;
	if (!value || !is_value(value, strcmp(type, "date") == 0 ? is_date : is_decimal))
		fault("the value of %s", dumped(m));
	if (amount ? !unit || strlen(unit) != 3 : percent ? !unit || strcmp(unit, "percent") != 0 : unit != NULL)
		fault("the unit of %s", dumped(m));
}

static void
check_mentions(void)
{
	size_t i;
	json_t *m;
	json_array_foreach(all[MENTIONS], i, m) {
		const json_t *article = get(ARTICLES, number(m, "article")), *id = json_object_get(m, "entity");
		struct str text = article ? paragraph_of(article, number(m, "paragraph")) : STR("");
		json_int_t start = number(m, "start"), end = number(m, "end");
		if (start < 0 || end <= start || (size_t)end > text.n ||
		    !str_eqz(str_sub(text, (size_t)start, (size_t)end), text_of(m, "text")))
			fault("the offsets of %s", dumped(m));
		if (json_is_null(id)) {
			check_figure(m);
			continue;
		}
		const json_t *entity = get(ENTITIES, json_integer_value(id));
		if (!entity || strcmp(text_of(entity, "type"), text_of(m, "type")) != 0)
			fault("the type of %s", dumped(m));
		if (text_of(m, "value") || text_of(m, "unit"))
			fault("a name has no value: %s", dumped(m));
	}
}

/* Counts, names and articles of an entity are those of its mentions. */
static void
check_entity(const json_t *e, json_int_t id)
{
	json_t *articles = json_array(), *m;
	json_int_t n[2] = { 0, 0 }, last = -1;
	size_t i;
	json_array_foreach(all[MENTIONS], i, m) {
		json_int_t a = number(m, "article");
		if (!json_is_integer(json_object_get(m, "entity")) || number(m, "entity") != id)
			continue;
		if (a != last)
			json_array_append_new(articles, json_integer(a));
		last = a;
		for (int side = 0; side < 2; side++)
			n[side] += strcmp(text_of(get(ARTICLES, a), "lang"), sides[side]) == 0;
	}
	if (!json_equal(articles, json_object_get(e, "articles")))
		fault("the articles of %s", dumped(e));
	for (int side = 0; side < 2; side++) {
		const json_t *variants = json_object_get(json_object_get(e, "variants"), sides[side]);
		const char *name = text_of(json_object_get(e, "name"), sides[side]);
		if (number(json_object_get(e, "mentions"), sides[side]) != n[side])
			fault("the mentions of %s", dumped(e));
		if (!name != (n[side] == 0) || (json_array_size(variants) == 0) != (n[side] == 0))
			fault("the %s name of %s", sides[side], dumped(e));
	}
	json_decref(articles);
}

static void
check_entities(void)
{
	size_t i;
	json_t *e;
	json_array_foreach(all[ENTITIES], i, e) {
		static const char two[] = "fr:S de:S", lists[] = "fr:l de:l", counts[] = "fr:i de:i";
		if (number(e, "entity") != (json_int_t)i)
			fault("ids count from 0: %s", dumped(e));
		check_shape(json_object_get(e, "name"), two);
		check_shape(json_object_get(e, "variants"), lists);
		check_shape(json_object_get(e, "mentions"), counts);
		check_entity(e, (json_int_t)i);
	}
}

static bool
has(const json_t *list, json_int_t n)
{
	size_t i;
	json_t *x;
	json_array_foreach(list, i, x) {
		if (json_integer_value(x) == n)
			return true;
	}
	return false;
}

static void
check_pair(const json_t *story, json_t *p)
{
	const char *kind;
	check_shape(p, pair_keys);
	check_shape(json_object_get(p, "evidence"), evidence_keys);
	kind = text_of(p, "kind");
	if (strcmp(kind, "translation") != 0 && strcmp(kind, "comparable") != 0)
		fault("the kind of %s", dumped(p));
	for (int side = 0; side < 2; side++) {
		json_int_t a = number(p, sides[side]);
		if (!has(json_object_get(story, "articles"), a) || !get(ARTICLES, a) ||
		    strcmp(text_of(get(ARTICLES, a), "lang"), sides[side]) != 0)
			fault("%s of %s", sides[side], dumped(p));
	}
}

/* Every article is in exactly one story. */
static void
check_stories(void)
{
	size_t i, k, n = 0;
	json_t *s, *p, *id;
	char *seen = calloc(json_array_size(all[ARTICLES]) + 1, 1);
	json_array_foreach(all[STORIES], i, s) {
		if (number(s, "story") != (json_int_t)i)
			fault("ids count from 0: %s", dumped(s));
		json_array_foreach(json_object_get(s, "articles"), k, id) {
			json_int_t a = json_integer_value(id);
			if (!get(ARTICLES, a) || seen[a]++)
				fault("article %lld of %s", (long long)a, dumped(s));
			n++;
		}
		json_array_foreach(json_object_get(s, "pairs"), k, p)
			check_pair(s, p);
	}
	if (n != json_array_size(all[ARTICLES]))
		fault("%zu articles are in stories", n);
	free(seen);
}

/* The sentences of a side are the body, in order, with nothing but blanks left out. */
static void
check_sentences(const json_t *a, int side)
{
	const json_t *list = json_object_get(json_object_get(a, "sentences"), sides[side]);
	const json_t *article = get(ARTICLES, number(a, sides[side]));
	static const char blanks[] = " \n\xc2\xa0\xe2\x80\xaf"; /* bytes of no-break spaces, too */
	struct buf body = { 0 }, told = { 0 };
	size_t i;
	json_t *s;
	json_array_foreach(json_object_get(article, "paragraphs"), i, s)
		buf_addz(&body, json_string_value(s));
	json_array_foreach(list, i, s)
		buf_addz(&told, json_string_value(s));
	size_t x = 0, y = 0;
	for (;; x++, y++) {
		while (x < body.n && strchr(blanks, body.p[x]))
			x++;
		while (y < told.n && strchr(blanks, told.p[y]))
			y++;
		if (x >= body.n || y >= told.n || body.p[x] != told.p[y])
			break;
	}
	if (x < body.n || y < told.n)
		fault("the %s sentences of %.80s", sides[side], dumped(a));
	buf_release(&body);
	buf_release(&told);
}

/* Every sentence of a side is in exactly one bead. */
static void
check_beads(const json_t *a, int side)
{
	const json_t *list = json_object_get(json_object_get(a, "sentences"), sides[side]);
	size_t i, k, n = 0, most = json_array_size(list);
	char *seen = calloc(most + 1, 1);
	json_t *b, *s;
	json_array_foreach(json_object_get(a, "beads"), i, b) {
		check_shape(b, bead_keys);
		if (!json_array_size(json_object_get(b, "fr")) && !json_array_size(json_object_get(b, "de")))
			fault("bead %zu is empty", i);
		json_array_foreach(json_object_get(b, sides[side]), k, s) {
			json_int_t at = json_integer_value(s);
			if (at < 0 || (size_t)at >= most || seen[at]++)
				fault("sentence %lld in bead %zu", (long long)at, i);
			n++;
		}
	}
	if (n != most)
		fault("%zu of %zu sentences are in beads", n, most);
	free(seen);
}

static json_t *
alignment_of(const json_t *o)
{
	size_t i;
	json_t *a;
	json_array_foreach(all[ALIGNMENT], i, a) {
		if (number(a, "fr") == number(o, "fr") && number(a, "de") == number(o, "de"))
			return a;
	}
	return NULL;
}

static void
check_alignment(void)
{
	size_t i, k, pairs = 0;
	json_t *o, *p;
	json_array_foreach(all[STORIES], i, o) {
		json_array_foreach(json_object_get(o, "pairs"), k, p) {
			pairs++;
			if (!alignment_of(p))
				fault("no alignment of %s", dumped(p));
		}
	}
	if (pairs != json_array_size(all[ALIGNMENT]))
		fault("%zu alignments of %zu pairs", json_array_size(all[ALIGNMENT]), pairs);
	json_array_foreach(all[ALIGNMENT], i, o) {
		for (int side = 0; side < 2; side++) {
			check_sentences(o, side);
			check_beads(o, side);
		}
	}
}

static void
check_differences(void)
{
	size_t i;
	json_t *d;
	json_array_foreach(all[DIFFERENCES], i, d) {
		const char *text[2] = { text_of(d, "fr_text"), text_of(d, "de_text") }, *status = text_of(d, "status");
		const json_t *a = alignment_of(d), *bead = json_object_get(d, "bead");
		bool left = strcmp(status, "only-fr") == 0, right = strcmp(status, "only-de") == 0;
		if (!left && !right && strcmp(status, "agree") != 0 && strcmp(status, "conflict") != 0)
			fault("the status of %s", dumped(d));
		if (!text[0] != right || !text[1] != left)
			fault("the texts of %s", dumped(d));
		if (!a || !has(json_object_get(get(STORIES, number(d, "story")), "articles"), number(d, "fr")))
			fault("the pair of %s", dumped(d));
		if (json_is_integer(bead) &&
		    (size_t)json_integer_value(bead) >= json_array_size(json_object_get(a, "beads")))
			fault("the bead of %s", dumped(d));
	}
}

static void
check_concordance(void)
{
	size_t i, k, n;
	json_t *c, *p;
	json_array_foreach(all[CONCORDANCE], i, c) {
		const json_t *article = get(ARTICLES, number(c, "article"));
		struct buf line = { 0 };
		buf_addf(&line, "%s%s%s", text_of(c, "left"), text_of(c, "hit"), text_of(c, "right"));
		n = str_find(paragraph_of(article, -1), buf_str(&line), 0) != SIZE_MAX;
		if (number(c, "sentence") >= 0) {
			n = 0;
			json_array_foreach(json_object_get(article, "paragraphs"), k, p)
				n += str_find(str_of(json_string_value(p)), buf_str(&line), 0) != SIZE_MAX;
		}
		if (n == 0 || !*text_of(c, "hit") || strcmp(text_of(c, "lang"), text_of(article, "lang")) != 0)
			fault("%s", dumped(c));
		buf_release(&line);
	}
}

static void
check_quotations(void)
{
	size_t i;
	json_t *q;
	json_array_foreach(all[QUOTATIONS], i, q) {
		const json_t *article = get(ARTICLES, number(q, "article"));
		struct str paragraph = paragraph_of(article, number(q, "paragraph"));
		struct str text = str_sub(paragraph, (size_t)number(q, "start"), (size_t)number(q, "end"));
		const char *said = text_of(q, "said");
		bool direct = strcmp(text_of(q, "kind"), "direct") == 0;
		if (text.n == 0 || !str_eq(text, str_of(text_of(q, "text"))) || !get(ENTITIES, number(q, "entity")))
			fault("the text of %s", dumped(q));
		if (direct != (said != NULL) || (said && str_find(text, str_of(said), 0) == SIZE_MAX))
			fault("the words of %s", dumped(q));
	}
}

/* A profile and its entity say the same, and its quotations are all there is of it, one of both versions once. */
static void
check_profiles(void)
{
	size_t i, k;
	json_t *p, *c;
	json_array_foreach(all[PROFILES], i, p) {
		json_t *e = get(ENTITIES, number(p, "entity"));
		size_t said = 0;
		if (!e || json_array_size(json_object_get(p, "articles")) != json_array_size(json_object_get(e, "articles")) ||
		    !json_equal(json_object_get(p, "name"), json_object_get(e, "name")))
			fault("%s", dumped(p));
		json_array_foreach(json_object_get(p, "companions"), k, c) {
			if (!get(ENTITIES, number(c, "entity")) || number(c, "entity") == number(p, "entity") ||
			    number(c, "articles") < 1)
				fault("a companion in %s", dumped(p));
		}
		json_array_foreach(all[QUOTATIONS], k, c)
			said += number(c, "entity") == number(p, "entity");
		if (json_array_size(json_object_get(p, "quotations")) > said ||
		    (said > 0 && json_array_size(json_object_get(p, "quotations")) == 0))
			fault("the quotations of %s", dumped(p));
	}
}

/* Each says what its kind says, and the text has a line for each, which --import reads. */
static void
check_corrections(void)
{
	static const char *const kinds[] = { "merge", "apart", "type", "hide", "name" };
	struct buf text = { 0 };
	size_t i, k, seen = 0;
	json_t *c, *n;
	json_array_foreach(all[CORRECTIONS], i, c) {
		const char *kind = text_of(c, "correction");
		for (k = 0; k < 5 && strcmp(kind, kinds[k]) != 0; k++)
			;
		seen |= (size_t)1 << k;
		if (k == 5 || (k == 2) != (text_of(c, "type") != NULL) || (k == 4) != (text_of(c, "lang") != NULL) ||
		    (k == 4) != (text_of(c, "called") != NULL))
			fault("%s", dumped(c));
		if (json_array_size(json_object_get(c, "names")) < (k < 2 ? 2 : 1))
			fault("the names of %s", dumped(c));
		json_array_foreach(json_object_get(c, "names"), k, n)
			check_shape(n, said_keys);
	}
	if (seen != 31)
		fault("not all kinds are there");
	print("corrections", "text", &text);
	for (i = k = 0; i < text.n; i++)
		k += text.p[i] == '\n';
	if (k != json_array_size(all[CORRECTIONS]))
		fault("%zu lines for %zu objects", k, json_array_size(all[CORRECTIONS]));
	buf_release(&text);
}

static void
check_stats(void)
{
	static const enum what counted[] = { ARTICLES, ENTITIES, STORIES };
	json_t *s = get(STATS, 0);
	json_int_t bytes = 0;
	size_t i;
	json_t *row;
	check_shape(json_object_get(s, "seconds"), seconds_keys);
	for (i = 0; i < sizeof counted / sizeof *counted; i++) {
		if ((size_t)number(s, shapes[counted[i]].name) != json_array_size(all[counted[i]]))
			fault("%s: %s", shapes[counted[i]].name, dumped(s));
	}
	json_array_foreach(all[REPORT], i, row)
		bytes += number(row, "bytes");
	if ((size_t)number(s, "pairs") != json_array_size(all[ALIGNMENT]) || number(s, "bytes") != bytes)
		fault("%s", dumped(s));
}

static void
check_tables(void)
{
	static const bool several[WHATS] = { [STORIES] = true, [ALIGNMENT] = true, [STATS] = true }; /* rows an object */
	for (int what = 0; what < WHATS; what++)
		if (what != CORRECTIONS) /* which are lines to be read again */
			check_tsv((enum what)what, several[what] ? 0 : json_array_size(all[what]));
}

static void
check_corpus(const char *folder)
{
	static const struct {
		void (*check)(void);
		const char *name;
	} checks[] = {
		{ check_articles, "articles" },
		{ check_mentions, "mentions: bytes that point at the text, values, units" },
		{ check_entities, "entities: counts, names and articles are those of their mentions" },
		{ check_stories, "stories: every article in exactly one, pairs inside" },
		{ check_alignment, "alignment: all of the text, every sentence in exactly one bead" },
		{ check_differences, "differences: texts, pairs and beads that are there" },
		{ check_concordance, "concordance: lines that stand in the text" },
		{ check_quotations, "quotations: sentences and words that stand in the text" },
		{ check_profiles, "profiles: of the entities, with their quotations" },
		{ check_corrections, "corrections: each with what its kind says, a line of text for each" },
		{ check_stats, "stats count the same" },
		{ check_tables, "tsv: as many cells in every row, as many rows as objects" },
	};
	char name[100];
	corpus = folder;
	for (int what = 0; what < WHATS; what++) {
		read_objects((enum what)what);
		snprintf(name, sizeof name, "%s: UTF-8, NFC, keys, order, types", shapes[what].name);
		unsound = unsound || faults;
		tell(name);
	}
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
		if (unsound)
			fault("not asked");
		else
			checks[i].check();
		tell(checks[i].name);
	}
	for (int what = 0; what < WHATS; what++)
		json_decref(all[what]);
}

int
main(void)
{
	char folder[4096], file[4096];
	const char *shared = getenv("VISAVIS_SHARED"), *data = getenv("VISAVIS_DATADIR");
	if (!data || !getenv("VISAVIS")) {
		puts("Bail out! VISAVIS and VISAVIS_DATADIR are not set: run it by make check");
		return 1;
	}
	puts("1..48");
	snprintf(file, sizeof file, "%s/tests/print/corrections.tsv", getenv("srcdir") ? getenv("srcdir") : ".");
	corrections = file;
	snprintf(folder, sizeof folder, "%s/sample", data);
	check_corpus(folder);
	snprintf(folder, sizeof folder, "%s/seeds", shared ? shared : "");
	if (access(folder, R_OK) == 0)
		check_corpus(folder);
	while (test_number < 48)
		printf("ok %u - seeds # SKIP there is no %s\n", ++test_number, folder);
	return 0;
}
