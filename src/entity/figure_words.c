#include "entity/figure_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/intern.h"
#include "base/mem.h"
#include "base/vec.h"
#include "entity/figure_tokens.h"
#include "entity/number.h"
#include "text/fold.h"
#include "text/names.h"

_Static_assert(FIGURE_CLASSES <= 64, "classes are bits of 64");

#define BIT(class) ((uint64_t)1 << (class))

enum { MORPHEME_LEAST = 3, MORPHEME_MOST = 18, CLOSED_LEAST = 6, ENDING_REST = 2 };

struct ending {
	struct str text;
	uint8_t class;
};

struct figure_words {
	struct intern *keys;             /* phrases, folded tokens with one space between */
	VEC(struct figure_word) entries; /* by key */
	VEC(struct ending) endings;
	struct figure_sieve sieve;
	bool compounds;
	struct data file; /* the endings lie in it */
	unsigned rules;
	lang_id lang;
};

static const char *const class_names[FIGURE_CLASSES] = {
	[FIGURE_NUM] = "num",
	[FIGURE_PART] = "part",
	[FIGURE_JOINER] = "joiner",
	[FIGURE_MIXED] = "mixed",
	[FIGURE_SHY] = "shy",
	[FIGURE_ONE] = "one",
	[FIGURE_AND] = "and",
	[FIGURE_COMMA] = "comma",
	[FIGURE_SCALE] = "scale",
	[FIGURE_HALF] = "half",
	[FIGURE_DOZEN] = "dozen",
	[FIGURE_FRACTION] = "fraction",
	[FIGURE_VAGUE] = "vague",
	[FIGURE_PERCENT_SIGN] = "percent",
	[FIGURE_OF] = "of",
	[FIGURE_TO] = "to",
	[FIGURE_BETWEEN] = "between",
	[FIGURE_RISE] = "rise",
	[FIGURE_CUE_ABOUT] = "about",
	[FIGURE_CUE_OVER] = "over",
	[FIGURE_CUE_UNDER] = "under",
	[FIGURE_SHORT] = "short",
	[FIGURE_UNIT] = "unit",
	[FIGURE_WEAK] = "weak",
	[FIGURE_COIN] = "coin",
	[FIGURE_MINOR] = "minor",
	[FIGURE_PREFIX] = "prefix",
	[FIGURE_LABEL] = "label",
	[FIGURE_MONTH] = "month",
	[FIGURE_SHORTMONTH] = "shortmonth",
	[FIGURE_MONTHCUE] = "monthcue",
	[FIGURE_OFMONTH] = "ofmonth",
	[FIGURE_YEARCUE] = "yearcue",
	[FIGURE_STRICTCUE] = "strictcue",
	[FIGURE_SURECUE] = "surecue",
	[FIGURE_DATECUE] = "datecue",
	[FIGURE_YEARS] = "years",
	[FIGURE_ARTICLE] = "article",
	[FIGURE_DECADE] = "decade",
	[FIGURE_WEEKDAY] = "weekday",
	[FIGURE_SHORTDAY] = "shortday",
	[FIGURE_DAY] = "day",
	[FIGURE_FEAST] = "feast",
	[FIGURE_EASTER] = "easter",
	[FIGURE_FEASTCUE] = "feastcue",
	[FIGURE_SEASON] = "season",
	[FIGURE_NEXT] = "next",
	[FIGURE_LAST] = "last",
	[FIGURE_UNTIL] = "until",
	[FIGURE_DAYPART] = "daypart",
	[FIGURE_TIME] = "time",
	[FIGURE_HOUR] = "hour",
	[FIGURE_TIMECUE] = "timecue",
	[FIGURE_NO] = "no",
	[FIGURE_FUTURE] = "future",
	[FIGURE_PAST] = "past",
	[FIGURE_PRESENT] = "present",
	[FIGURE_PLURAL] = "plural",
	[FIGURE_EXCEPT] = "except",
};

static const struct {
	const char *name;
	enum figure_rule rule;
} rules[] = { { "dot-ordinals", FIGURE_DOT_ORDINALS },
	      { "small-days", FIGURE_SMALL_DAYS },
	      { "capital-nouns", FIGURE_CAPITAL_NOUNS } };

static const struct {
	struct str sign;
	const char *unit;
	uint64_t classes;
} signs[] = {
	{ STR("%"), "", BIT(FIGURE_PERCENT_SIGN) },
	{ STR("§"), "", BIT(FIGURE_LABEL) },
	{ STR("°"), "", BIT(FIGURE_LABEL) }, /* of "n°" */
	{ STR("€"), "EUR", BIT(FIGURE_UNIT) | BIT(FIGURE_PREFIX) },
	{ STR("$"), "USD", BIT(FIGURE_UNIT) | BIT(FIGURE_PREFIX) },
	{ STR("£"), "GBP", BIT(FIGURE_UNIT) | BIT(FIGURE_PREFIX) },
	{ STR("¥"), "JPY", BIT(FIGURE_UNIT) | BIT(FIGURE_PREFIX) },
	{ STR("₽"), "RUB", BIT(FIGURE_UNIT) | BIT(FIGURE_PREFIX) },
	{ STR("₹"), "INR", BIT(FIGURE_UNIT) | BIT(FIGURE_PREFIX) },
	{ STR("₩"), "KRW", BIT(FIGURE_UNIT) | BIT(FIGURE_PREFIX) },
	{ STR("₺"), "TRY", BIT(FIGURE_UNIT) | BIT(FIGURE_PREFIX) },
	{ STR("₴"), "UAH", BIT(FIGURE_UNIT) | BIT(FIGURE_PREFIX) },
	{ STR("₪"), "ILS", BIT(FIGURE_UNIT) | BIT(FIGURE_PREFIX) },
};

/* ---- Building ---- */

/* The tokens of ${phrase}, folded, one space between; how many. */
static size_t
phrase_key(struct str phrase, struct buf *key)
{
	figure_tokens found = { 0 };
	size_t i, n;

	figure_tokens_split(phrase, &found);
	for (i = 0; i < found.n; i++) {
		if (key->n > 0)
			buf_addc(key, ' ');
		fold_key(str_sub(phrase, found.items[i].start, found.items[i].end), key);
	}
	n = found.n;
	vec_release(&found);
	return n;
}

static struct figure_word *
entry_of(struct figure_words *w, struct str key)
{
	uint32_t id = intern_add(w->keys, key);

	if (id == w->entries.n)
		*vec_push(&w->entries) = (struct figure_word){ .longest = 1 };
	return &w->entries.items[id];
}

/* The entry of ${phrase}, and the note at its first word that phrases begin with it. What it begins with has entries
 * too, so that a text is followed no further than some phrase goes. */
static struct figure_word *
phrase_entry(struct figure_words *w, struct str phrase)
{
	struct buf key = { 0 };
	size_t n = phrase_key(phrase, &key), space;
	struct str whole = buf_str(&key), first;
	struct figure_word *e;

	space = str_chr(whole, ' ', 0);
	first = str_sub(whole, 0, space);
	e = entry_of(w, first);
	if (e->longest < n)
		e->longest = (uint8_t)n;
	if (space != SIZE_MAX)
		e->next |= 1u << (whole.p[space + 1] & 31);
	for (; space != SIZE_MAX; space = str_chr(whole, ' ', space + 1))
		e = entry_of(w, str_sub(whole, 0, str_chr(whole, ' ', space + 1)));
	buf_release(&key);
	return e;
}

/* Say that ${phrase} is also of ${class}; value and unit of the first row that has them stay. */
static void
add(struct figure_words *w, struct str phrase, enum figure_class class, struct str value, uint8_t written)
{
	const uint64_t money = BIT(FIGURE_UNIT) | BIT(FIGURE_WEAK) | BIT(FIGURE_MINOR) | BIT(FIGURE_PREFIX);
	struct figure_word *e = phrase_entry(w, phrase);
	struct decimal number;

	if (e->classes == 0)
		e->written = written;
	e->classes |= BIT(class);
	if (money & BIT(class) && !str_eqz(value, "-") && e->unit[0] == '\0')
		snprintf(e->unit, sizeof e->unit, STR_FMT, STR_ARG(value));
	else if (e->value.m == 0 && decimal_parse(value, &number))
		e->value = number;
	w->compounds |= class == FIGURE_PART;
}

static void
add_rule(struct figure_words *w, struct str name)
{
	size_t i;

	for (i = 0; i < sizeof rules / sizeof *rules; i++)
		if (str_eqz(name, rules[i].name))
			w->rules |= rules[i].rule;
}

static void
add_row(struct figure_words *w, struct str class, struct str value, struct str phrases)
{
	uint8_t written = FIGURE_ANYHOW;
	struct str phrase;
	size_t c = 0;

	if (class.n > 0 && (class.p[0] == '^' || class.p[0] == '_' || class.p[0] == '+')) {
		written = class.p[0] == '^' ? FIGURE_UPPER : class.p[0] == '_' ? FIGURE_LOWER : FIGURE_CAPITAL;
		class = str_sub(class, 1, class.n);
	}
	while (c < FIGURE_CLASSES && !(class_names[c] != NULL && str_eqz(class, class_names[c])))
		c++;
	while (str_cut(&phrases, '|', &phrase)) {
		if (str_eqz(class, "rule"))
			add_rule(w, phrase);
		else if (c < FIGURE_CLASSES && str_startsz(phrase, "-"))
			vec_add(&w->endings, ((struct ending){ str_sub(phrase, 1, phrase.n), (uint8_t)c }));
		else if (c < FIGURE_CLASSES)
			add(w, phrase, (enum figure_class)c, value, written);
	}
}

static int
read_rows(struct figure_words *w, struct err *err)
{
	char name[64];
	struct str rest, f[3];

	snprintf(name, sizeof name, "%s/figures.tsv", lang_code(w->lang));
	if (data_map(name, &w->file, err) != 0)
		return -1;
	rest = w->file.bytes;
	while (data_row(&rest, f, 3) == 3)
		add_row(w, f[0], f[1], f[2]);
	return 0;
}

static void
add_month(void *context, struct str code, struct str name)
{
	if (name.n > 0 && name.p[name.n - 1] == '.')
		add(context, str_sub(name, 0, name.n - 1), FIGURE_SHORTMONTH, code, FIGURE_ANYHOW);
	else if (name.n >= 3)
		add(context, name, FIGURE_MONTH, code, FIGURE_ANYHOW);
}

static void
add_weekday(void *context, struct str code, struct str name)
{
	if (name.n > 4 && name.p[name.n - 1] != '.')
		add(context, name, FIGURE_WEEKDAY, code, FIGURE_ANYHOW);
}

/* "euros" and "EUR"; three capitals, lest "all" be the money of Albania. */
static void
add_currency(void *context, struct str code, struct str name)
{
	struct figure_words *w = context;
	struct buf key = { 0 };
	const struct figure_word *known;

	phrase_key(name, &key);
	known = figure_words_find(w, buf_str(&key));
	if ((known == NULL || known->classes == 0) && str_chr(name, '(', 0) == SIZE_MAX)
		add(w, name, FIGURE_UNIT, code, FIGURE_ANYHOW);
	buf_reset(&key);
	phrase_key(code, &key);
	known = figure_words_find(w, buf_str(&key));
	if (known == NULL || known->classes == 0) {
		add(w, code, FIGURE_UNIT, code, FIGURE_UPPER);
		add(w, code, FIGURE_PREFIX, code, FIGURE_UPPER);
	}
	buf_release(&key);
}

static void
add_signs(struct figure_words *w)
{
	size_t i;

	for (i = 0; i < sizeof signs / sizeof *signs; i++) {
		struct figure_word *e = phrase_entry(w, signs[i].sign);

		e->classes |= signs[i].classes;
		snprintf(e->unit, sizeof e->unit, "%s", signs[i].unit);
	}
}

/* Note how compounds with ${morpheme} begin: with itself, or, if it is short, with itself and what may follow. */
static void
sieve_morpheme(struct figure_words *w, struct str morpheme)
{
	const uint64_t follows = BIT(FIGURE_NUM) | BIT(FIGURE_JOINER) | BIT(FIGURE_MIXED);
	uint32_t id;

	if (morpheme.n >= FIGURE_SIEVE_PREFIX) {
		figure_sieve_compound(&w->sieve, morpheme);
		return;
	}
	for (id = 0; morpheme.n == FIGURE_SIEVE_PREFIX - 1 && id < w->entries.n; id++) {
		char begin[FIGURE_SIEVE_PREFIX];

		if (!(w->entries.items[id].classes & follows))
			continue;
		memcpy(begin, morpheme.p, FIGURE_SIEVE_PREFIX - 1);
		begin[FIGURE_SIEVE_PREFIX - 1] = intern_get(w->keys, id).p[0];
		figure_sieve_compound(&w->sieve, (struct str){ begin, sizeof begin });
	}
}

/* Fill the sieves of what makes a figure: the first words of such phrases, and the beginnings of compounds. */
static void
sieve_entries(struct figure_words *w)
{
	const uint64_t starts = BIT(FIGURE_NUM) | BIT(FIGURE_SCALE) | BIT(FIGURE_DOZEN) | BIT(FIGURE_COIN) |
				BIT(FIGURE_MONTH) | BIT(FIGURE_WEEKDAY) | BIT(FIGURE_DAY) | BIT(FIGURE_FEAST) |
				BIT(FIGURE_EASTER);
	const uint64_t morphemes = BIT(FIGURE_NUM) | BIT(FIGURE_PART) | BIT(FIGURE_WEEKDAY);
	uint32_t id;

	figure_sieve_open(&w->sieve, w->keys);
	for (id = 0; id < w->entries.n; id++) {
		struct str key = intern_get(w->keys, id);
		uint64_t classes = w->entries.items[id].classes;

		if (classes & starts)
			figure_sieve_start(&w->sieve, str_sub(key, 0, str_chr(key, ' ', 0)));
		if (w->compounds && classes & morphemes && key.n >= MORPHEME_LEAST && str_chr(key, ' ', 0) == SIZE_MAX)
			sieve_morpheme(w, key);
	}
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
	add_signs(w);
	names_months(lang, add_month, w);
	names_weekdays(lang, add_weekday, w);
	names_currencies(lang, add_currency, w);
	sieve_entries(w);
	*out = w;
	return 0;
}

void
figure_words_free(struct figure_words *w)
{
	if (w == NULL)
		return;
	data_unmap(&w->file);
	figure_sieve_release(&w->sieve);
	intern_free(w->keys);
	vec_release(&w->entries);
	vec_release(&w->endings);
	free(w);
}

/* ---- Asking ---- */

enum figure_may
figure_words_may(const struct figure_words *w, struct str word)
{
	return figure_sieve_may(&w->sieve, word);
}

unsigned
figure_words_rules(const struct figure_words *w)
{
	return w->rules;
}

uint32_t
figure_words_number(const struct figure_words *w, struct str word)
{
	uint32_t id;

	if (!figure_sieve_find(&w->sieve, word, &id))
		return FIGURE_UNSURE;
	return id == INTERN_NONE ? 0 : id + 1;
}

const struct figure_word *
figure_words_entry(const struct figure_words *w, uint32_t number)
{
	return number == 0 || number == FIGURE_UNSURE ? NULL : &w->entries.items[number - 1];
}

const struct figure_word *
figure_words_find(const struct figure_words *w, struct str key)
{
	uint32_t id = intern_find(w->keys, key);

	return id == INTERN_NONE ? NULL : &w->entries.items[id];
}

/* "zweieinhalb": a numeral and a half; the morpheme that ends ${key} from ${at} on. */
static bool
mixed(const struct figure_words *w, struct str key, size_t at, struct decimal *half)
{
	const struct figure_word *e = figure_words_find(w, str_sub(key, at, key.n));

	if (e == NULL || !(e->classes & BIT(FIGURE_MIXED)))
		return false;
	*half = e->value;
	return true;
}

/* "siebenunddreissig" in ${key}: its morphemes, longest first. */
static bool
numeral(const struct figure_words *w, struct str key, struct decimal *value)
{
	struct number_run run = { 0 };
	struct decimal half = { 0, 0 };
	size_t at = 0, n;
	unsigned parts = 0;

	while (at < key.n && !(parts > 0 && mixed(w, key, at, &half))) {
		for (n = key.n - at < MORPHEME_MOST ? key.n - at : MORPHEME_MOST; n >= MORPHEME_LEAST; n--) {
			const struct figure_word *e = figure_words_find(w, str_sub(key, at, at + n));

			if (e == NULL)
				continue;
			if (e->classes & BIT(FIGURE_JOINER) && run.any)
				run.joined = true;
			else if (!(e->classes & (BIT(FIGURE_NUM) | BIT(FIGURE_PART))) ||
				 !number_add(&run, e->value, true))
				continue;
			break;
		}
		if (n < MORPHEME_LEAST)
			return false;
		at += n;
		parts++;
	}
	*value = decimal_add(number_value(&run), half);
	return (parts > 1 || half.m != 0) && !run.joined;
}

/* "Mittwoch" + "abend": the weekday that begins ${key} and has a part of the day behind it. */
static const struct figure_word *
with_daypart(const struct figure_words *w, struct str key)
{
	size_t n;

	for (n = CLOSED_LEAST; n + MORPHEME_LEAST < key.n && n <= 10; n++) {
		const struct figure_word *day = figure_words_find(w, str_sub(key, 0, n));
		const struct figure_word *part = figure_words_find(w, str_sub(key, n, key.n));

		if (day != NULL && part != NULL && day->classes & BIT(FIGURE_WEEKDAY) &&
		    part->classes & BIT(FIGURE_DAYPART))
			return day;
	}
	return NULL;
}

bool
figure_words_closed(const struct figure_words *w, struct str key, struct figure_word *out)
{
	const struct figure_word *day;
	struct decimal value;

	if (!w->compounds || key.n < CLOSED_LEAST)
		return false;
	if (numeral(w, key, &value)) {
		*out = (struct figure_word){ .classes = BIT(FIGURE_NUM), .value = value, .longest = 1 };
		return true;
	}
	day = with_daypart(w, key);
	if (day == NULL)
		return false;
	*out = *day;
	return true;
}

bool
figure_words_ends(const struct figure_words *w, enum figure_class class, struct str word)
{
	size_t i;

	for (i = 0; i < w->endings.n; i++) {
		const struct ending *e = &w->endings.items[i];

		if (e->class == class && word.n >= e->text.n + ENDING_REST && str_ends(word, e->text))
			return true;
	}
	return false;
}
