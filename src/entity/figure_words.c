#include "entity/figure_words.h"

#include <stdio.h>
#include <string.h>

#include "base/data.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "entity/number.h"
#include "text/fold.h"
#include "text/names.h"
#include "text/words.h"

enum { PHRASE_WORDS = 4, KEY_MOST = 160 };

/* How a phrase must be written to count. */
enum written { WRITTEN_ANYHOW, WRITTEN_UPPER, WRITTEN_LOWER };

struct entry {
	uint64_t classes;
	uint8_t class; /* that of the first row */
	uint8_t written;
	struct decimal value;
	char unit[8];
};

struct figure_words {
	struct intern *keys; /* phrases, folded words with one space between */
	VEC(struct entry) entries; /* by key */
	bool joiner;
	lang_id lang;
};

static const char *const class_names[FIGURE_CLASSES] = {
	[FIGURE_NUM] = "num",       [FIGURE_PART] = "part",         [FIGURE_JOINER] = "joiner",
	[FIGURE_ONE] = "one",       [FIGURE_AND] = "and",           [FIGURE_SCALE] = "scale",
	[FIGURE_HALF] = "half",     [FIGURE_DOZEN] = "dozen",       [FIGURE_FRACTION] = "fraction",
	[FIGURE_OF] = "of",         [FIGURE_PERCENT_SIGN] = "percent", [FIGURE_TO] = "to",
	[FIGURE_BETWEEN] = "between", [FIGURE_CUE_ABOUT] = "about", [FIGURE_CUE_OVER] = "over",
	[FIGURE_CUE_UNDER] = "under", [FIGURE_UNIT] = "unit",       [FIGURE_WEAK] = "weak",
	[FIGURE_MONTH] = "month",   [FIGURE_OFMONTH] = "ofmonth",   [FIGURE_YEARCUE] = "yearcue",
	[FIGURE_STRICTCUE] = "strictcue", [FIGURE_DECADE] = "decade", [FIGURE_DAY] = "day",
	[FIGURE_NEXT] = "next",     [FIGURE_LAST] = "last",         [FIGURE_UNTIL] = "until",
	[FIGURE_DAYPART] = "daypart", [FIGURE_TIME] = "time",       [FIGURE_NO] = "no",
};

/* The words of ${phrase}, folded, one space between. */
static void
phrase_key(struct str phrase, struct buf *key)
{
	words found = { 0 };
	size_t i;

	words_split(phrase, &found);
	for (i = 0; i < found.n; i++) {
		if (key->n > 0)
			buf_addc(key, ' ');
		fold_key(str_sub(phrase, found.items[i].start, (size_t)found.items[i].start + found.items[i].n), key);
	}
	if (found.n > 0) { /* "us $": the sign is no word */
		size_t end = (size_t)found.items[found.n - 1].start + found.items[found.n - 1].n;

		if (str_endsz(str_sub(phrase, end, phrase.n), "$"))
			buf_addz(key, " $");
	}
	vec_release(&found);
}

static struct entry *
entry_of(struct figure_words *w, struct str phrase, bool *isnew)
{
	struct buf key = { 0 };
	uint32_t id;

	phrase_key(phrase, &key);
	id = intern_add(w->keys, buf_str(&key));
	*isnew = id == w->entries.n;
	if (*isnew)
		*vec_push(&w->entries) = (struct entry){ 0 };
	buf_release(&key);
	return &w->entries.items[id];
}

/* Say that ${phrase} is also of ${class}; value and unit of the first row that has them stay. */
static void
add(struct figure_words *w, struct str phrase, enum figure_class class, struct str value, uint8_t written)
{
	bool isnew;
	struct entry *e = entry_of(w, phrase, &isnew);
	struct decimal number;

	e->classes |= (uint64_t)1 << class;
	if (isnew) {
		e->class = (uint8_t)class;
		e->written = written;
	}
	if ((class == FIGURE_UNIT || class == FIGURE_WEAK) && !str_eqz(value, "-") && e->unit[0] == '\0')
		snprintf(e->unit, sizeof e->unit, STR_FMT, STR_ARG(value));
	else if (decimal_parse(value, &number) && e->value.m == 0)
		e->value = number;
	w->joiner |= class == FIGURE_JOINER;
}

static int
read_rows(struct figure_words *w, struct err *err)
{
	char name[64];
	struct data file;
	struct str rest, f[3], phrase;

	snprintf(name, sizeof name, "%s/figures.tsv", lang_code(w->lang));
	if (data_map(name, &file, err) != 0)
		return -1;
	rest = file.bytes;
	while (data_row(&rest, f, 3) == 3) {
		uint8_t written = WRITTEN_ANYHOW;
		size_t c;

		if (f[0].n > 0 && (f[0].p[0] == '^' || f[0].p[0] == '_')) {
			written = f[0].p[0] == '^' ? WRITTEN_UPPER : WRITTEN_LOWER;
			f[0] = str_sub(f[0], 1, f[0].n);
		}
		for (c = 0; c < FIGURE_CLASSES; c++)
			if (class_names[c] != NULL && str_eqz(f[0], class_names[c]))
				break;
		while (c < FIGURE_CLASSES && str_cut(&f[2], '|', &phrase))
			add(w, phrase, (enum figure_class)c, f[1], written);
	}
	data_unmap(&file);
	return 0;
}

static void
add_month(void *context, struct str code, struct str name)
{
	if (name.n >= 3 && name.p[name.n - 1] != '.')
		add(context, name, FIGURE_MONTH, code, WRITTEN_ANYHOW);
}

static void
add_weekday(void *context, struct str code, struct str name)
{
	if (name.n > 4 && name.p[name.n - 1] != '.')
		add(context, name, FIGURE_WEEKDAY, code, WRITTEN_ANYHOW);
}

/* "euros" and "EUR"; three capitals, lest "all" be the money of Albania. */
static void
add_currency(void *context, struct str code, struct str name)
{
	struct figure_words *w = context;
	struct buf key = { 0 };

	phrase_key(name, &key);
	if (intern_find(w->keys, buf_str(&key)) == INTERN_NONE && str_chr(name, '(', 0) == SIZE_MAX)
		add(w, name, FIGURE_UNIT, code, WRITTEN_ANYHOW);
	buf_reset(&key);
	phrase_key(code, &key);
	if (intern_find(w->keys, buf_str(&key)) == INTERN_NONE)
		add(w, code, FIGURE_UNIT, code, WRITTEN_UPPER);
	buf_release(&key);
}

int
figure_words_new(struct figure_words **out, lang_id lang, struct err *err)
{
	struct figure_words *w = mem_zalloc(1, sizeof *w);

	w->keys = intern_new();
	w->lang = lang;
	if (read_rows(w, err) != 0) {
		figure_words_free(w);
		return -1;
	}
	names_months(lang, add_month, w);
	names_weekdays(lang, add_weekday, w);
	names_currencies(lang, add_currency, w);
	*out = w;
	return 0;
}

void
figure_words_free(struct figure_words *w)
{
	if (w == NULL)
		return;
	intern_free(w->keys);
	vec_release(&w->entries);
	free(w);
}

/* "siebenunddreissig" in ${key}: its morphemes, longest first. */
static bool
compound(const struct figure_words *w, struct str key, struct decimal *value)
{
	struct number_run run = { 0 };
	size_t at = 0, n;
	unsigned parts = 0;

	if (!w->joiner || key.n < 6)
		return false;
	while (at < key.n) {
		for (n = key.n - at < 9 ? key.n - at : 9; n >= 3; n--) {
			uint32_t id = intern_find(w->keys, str_sub(key, at, at + n));
			uint64_t classes = id == INTERN_NONE ? 0 : w->entries.items[id].classes;

			if (classes & (1u << FIGURE_JOINER))
				run.joined = true;
			else if (!(classes & (1u << FIGURE_NUM | 1u << FIGURE_PART)) ||
			         !number_add(&run, w->entries.items[id].value, true))
				continue;
			break;
		}
		if (n < 3)
			return false;
		at += n;
		parts++;
	}
	*value = number_value(&run);
	return parts > 1 && !run.joined;
}

bool
figure_words_known(const struct figure_words *w, struct str key)
{
	const uint64_t starts = 1ull << FIGURE_NUM | 1ull << FIGURE_SCALE | 1ull << FIGURE_DOZEN |
	                        1ull << FIGURE_MONTH | 1ull << FIGURE_WEEKDAY | 1ull << FIGURE_DAY;
	uint32_t id = intern_find(w->keys, key);
	struct decimal value;

	return id == INTERN_NONE ? compound(w, key, &value) : (w->entries.items[id].classes & starts) != 0;
}

/* "mercredi" + "soir" in one word: "Mittwochabend". */
static uint32_t
with_daypart(const struct figure_words *w, struct str key)
{
	size_t n;

	for (n = 6; n + 3 < key.n && n <= 10; n++) {
		uint32_t day = intern_find(w->keys, str_sub(key, 0, n));
		uint32_t part = intern_find(w->keys, str_sub(key, n, key.n));

		if (day != INTERN_NONE && part != INTERN_NONE &&
		    w->entries.items[day].classes >> FIGURE_WEEKDAY & 1 &&
		    w->entries.items[part].classes >> FIGURE_DAYPART & 1)
			return day;
	}
	return INTERN_NONE;
}

/* The gap between two pieces: white space and at most one sign, else GAP_OTHER. */
static enum figure_gap
gap_of(struct str text, size_t from, size_t to)
{
	enum figure_gap gap = GAP_NONE;
	bool space = false;

	while (from < to) {
		uint32_t c = utf8_next(text, &from);
		enum figure_gap sign = c == '-' || c == 0x2010 || c == 0x2011 ? GAP_HYPHEN
		                       : c == 0x2013 || c == 0x2014             ? GAP_DASH
		                       : c == '.'                               ? GAP_DOT
		                       : c == ','                               ? GAP_COMMA
		                       : c == ':'                               ? GAP_COLON
		                       : c == '/'                               ? GAP_SLASH
		                                                                : GAP_OTHER;

		if (c == 0xAD)
			continue;
		if (fold_is_space(c))
			space = true;
		else
			gap = gap == GAP_NONE ? sign : GAP_OTHER;
	}
	if (gap == GAP_HYPHEN && space)
		return GAP_DASH;
	return gap == GAP_NONE && space ? GAP_SPACE : gap;
}

/* Signs of the gap [from, to) that are pieces themselves: % € $ £ ¥. */
static void
add_signs(struct str text, size_t from, size_t to, pieces *out)
{
	static const struct {
		uint32_t c;
		enum figure_class class;
		const char *unit;
	} signs[] = { { '%', FIGURE_PERCENT_SIGN, "" }, { 0x20AC, FIGURE_UNIT, "EUR" }, { '$', FIGURE_UNIT, "USD" },
		      { 0xA3, FIGURE_UNIT, "GBP" },     { 0xA5, FIGURE_UNIT, "JPY" },   { 0x20BD, FIGURE_UNIT, "RUB" },
		      { 0x20B9, FIGURE_UNIT, "INR" },   { 0x20A9, FIGURE_UNIT, "KRW" } };
	size_t i, at, before = from;

	while (from < to) {
		uint32_t c;

		at = from;
		c = utf8_next(text, &from);
		for (i = 0; i < sizeof signs / sizeof *signs; i++) {
			struct piece p = { (uint32_t)at, (uint32_t)from, 1ull << signs[i].class, (uint8_t)signs[i].class,
				           0, 0, false, false, { 0, 0 }, "" };

			if (signs[i].c != c)
				continue;
			p.gap = (uint8_t)(out->n == 0 ? GAP_START : gap_of(text, before, at));
			memcpy(p.unit, signs[i].unit, strlen(signs[i].unit) + 1);
			vec_add(out, p);
			before = from;
		}
	}
}

/* What the word in ${piece}, its key in ${key}, is by itself or as the start of a phrase. */
static void
classify(const struct figure_words *w, struct str word, struct str key, struct piece *p)
{
	uint32_t id = intern_find(w->keys, key);
	unsigned shape = fold_shape(word);
	const struct entry *e;

	p->upper = (shape & SHAPE_UPPER_FIRST) != 0;
	if (shape & SHAPE_DIGIT) {
		number_read(word, p);
		return;
	}
	if (id == INTERN_NONE && compound(w, key, &p->value)) {
		p->classes = 1u << FIGURE_NUM;
		p->class = FIGURE_NUM;
		return;
	}
	if (id == INTERN_NONE)
		id = with_daypart(w, key);
	if (id == INTERN_NONE)
		return;
	e = &w->entries.items[id];
	if ((e->written == WRITTEN_UPPER && !(shape & SHAPE_UPPER_ALL) && word.n > 1) ||
	    (e->written == WRITTEN_UPPER && !p->upper) || (e->written == WRITTEN_LOWER && p->upper))
		return;
	p->classes = e->classes;
	p->class = e->class;
	p->value = e->value;
	memcpy(p->unit, e->unit, sizeof p->unit);
}

/* How many of the words from ${i} on make the longest phrase known, at least 1; its key goes to ${key}. */
static size_t
longest(const struct figure_words *w, struct str text, const words *found, size_t i, struct buf *key)
{
	size_t ends[PHRASE_WORDS], n = 0, j;

	buf_reset(key);
	for (j = i; j < found->n && n < PHRASE_WORDS && key->n < KEY_MOST; j++) {
		size_t start = found->items[j].start, end = start + found->items[j].n;

		if (j > i) {
			size_t before = (size_t)found->items[j - 1].start + found->items[j - 1].n;
			enum figure_gap gap = gap_of(text, before, start);

			if (gap != GAP_NONE && gap != GAP_SPACE && gap != GAP_HYPHEN && gap != GAP_DOT)
				break;
			buf_addc(key, ' ');
		}
		fold_key(str_sub(text, start, end), key);
		ends[n++] = key->n;
		if (n == 1 && fold_shape(str_sub(text, start, end)) & SHAPE_DIGIT)
			break;
	}
	for (; n > 1; n--)
		if (intern_find(w->keys, (struct str){ key->p, ends[n - 1] }) != INTERN_NONE)
			break;
	key->n = ends[n - 1];
	return n;
}

void
figure_words_split(const struct figure_words *w, struct str text, pieces *out)
{
	words found = { 0 };
	struct buf key = { 0 };
	size_t i, n, at = 0;

	words_split(text, &found);
	for (i = 0; i < found.n; i += n) {
		struct piece p = { 0 };

		n = longest(w, text, &found, i, &key);
		p.start = found.items[i].start;
		p.end = found.items[i + n - 1].start + found.items[i + n - 1].n;
		add_signs(text, at, p.start, out);
		p.gap = (uint8_t)(out->n == 0 ? GAP_START : gap_of(text, out->items[out->n - 1].end, p.start));
		classify(w, str_sub(text, p.start, p.end), buf_str(&key), &p);
		vec_add(out, p);
		at = p.end;
	}
	add_signs(text, at, text.n, out);
	buf_release(&key);
	vec_release(&found);
}
