/*
 * score-figures: how well amounts, numbers, percentages and dates are read.
 *     score-figures [-v] SHARED
 * SHARED/amounts and SHARED/dates are the French and German test cases of microsoft/Recognizers-Text: an input, and
 * what must be found in it. A resolution is right when its text, its value and its unit are ours; an input in which
 * nothing must be found is right when we find nothing of that kind. Prints the share that is right, one line
 * "name TAB value" a kind. -v: each that is wrong.
 *
 * Their guideline and ours (sample/NOTES) differ. Not counted, because we give no mark on purpose:
 *   money without a figure ("dollar"); fractions ("deux tiers", "3/4") and powers ("1,1^23"); nought and one, in
 *   figures or words; the numbers of an address ("192.168.1.2"); vague times ("cette année", "letzte Woche");
 *   lengths of time reckoned from today ("in 3 Wochen"), whose number we mark; what they do not resolve.
 * Of dates the types date and daterange count: times, lengths of time and what recurs are no news.
 * Counted as the same: a range is one mark with us, so each of its ends is found in it; "von 2010 bis 2018" is two
 * dates with us; words before a date ("den", "vom", "cette") and a full stop behind it stay out; cents are hundredths
 * of their money; "before 2000" is the date 2000.
 */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "entity/figures.h"
#include "entity/knowledge.h"
#include "pseudo.h"
#include "text/encoding.h"
#include "text/fold.h"

static const struct set {
	const char *name, *file;
	enum mention_type type;
} sets[] = {
	{ "figures-currency", "amounts/%s.CurrencyModel.json", MENTION_AMOUNT },
	{ "figures-number", "amounts/%s.NumberModel.json", MENTION_NUMBER },
	{ "figures-percent", "amounts/%s.PercentModel.json", MENTION_PERCENT },
	{ "figures-date", "dates/%s.DateTimeModel.json", MENTION_DATE },
};

/* Their names of money. */
static const struct {
	const char *name, *unit;
} units[] = {
	{ "Dollar", "USD" },
	{ "Dollar États-Unis", "USD" },
	{ "United States dollar", "USD" },
	{ "Dollar Canadien", "CAD" },
	{ "Canadian dollar", "CAD" },
	{ "Dollar Australien", "AUD" },
	{ "Australian dollar", "AUD" },
	{ "Euro", "EUR" },
	{ "Livre", "GBP" },
	{ "Pound", "GBP" },
	{ "British pound", "GBP" },
	{ "Yen Japonais", "JPY" },
	{ "Japanese yen", "JPY" },
	{ "Finnish markka", "FIM" },
	{ "Swiss franc", "CHF" },
	{ "Franc Suisse", "CHF" },
	{ "Cent", "EUR" },
};

struct scoring {
	const struct knowledge *knowledge;
	const struct set *set;
	lang_id lang;
	bool verbose;
	unsigned right, wanted, skipped, surplus;
};

/* One input, and what was found in it. */
struct input {
	struct buf text;
	struct date reference;
	found_figures found;
	bool used[256];
};

/* ---- Comparing ---- */

/* Words that may stand before a date and are no part of it. */
static const char *const before[] = { "de",  "du",  "le",  "la",   "les",     "ce",   "cette", "cet",
				      "vom", "von", "den", "dem",  "der",     "bis",  "vor",   "nach",
				      "in",  "im",  "am",  "jahr", "l'annee", "seit", "en" };

/* ${s} folded, without the words before it and the full stop behind it. */
static struct str
core(struct str s, bool date, struct buf *out)
{
	struct str rest, word;
	size_t i = 0;

	fold_key(s, out);
	rest = str_trim(buf_str(out));
	while (date && rest.n > 0 && (rest.p[rest.n - 1] == '.' || rest.p[rest.n - 1] == ','))
		rest.n--;
	while (date && i < sizeof before / sizeof *before) {
		size_t space = str_chr(rest, ' ', 0);

		word = str_sub(rest, 0, space);
		for (i = 0; space != SIZE_MAX && i < sizeof before / sizeof *before; i++)
			if (str_eqz(word, before[i]))
				break;
		if (space == SIZE_MAX)
			break;
		if (i < sizeof before / sizeof *before)
			rest = str_sub(rest, space + 1, rest.n);
	}
	return rest;
}

static bool
same_text(struct str ours, const char *theirs, bool date)
{
	struct buf a = { 0 }, b = { 0 };
	bool same = str_eq(core(ours, date, &a), core(str_of(theirs), date, &b));

	buf_release(&a);
	buf_release(&b);
	return same;
}

/* "15,15", "1E-12", "100%" */
static bool
decimal_of_theirs(const char *s, struct decimal *out)
{
	char plain[80];
	size_t n = 0;

	for (; *s != '\0' && *s != '%' && n + 1 < sizeof plain; s++)
		plain[n++] = *s == ',' ? '.' : *s;
	return decimal_parse((struct str){ plain, n }, out);
}

static bool
same_unit(const json_t *resolution, const char *ours)
{
	const char *unit = json_string_value(json_object_get(resolution, "unit"));
	size_t i;

	for (i = 0; unit != NULL && i < sizeof units / sizeof *units; i++)
		if (strcmp(unit, units[i].name) == 0)
			return strcmp(units[i].unit, ours) == 0;
	return unit == NULL;
}

/* They cut thirds at fifteen digits. */
static bool
close_to(struct decimal a, struct decimal b)
{
	double x = decimal_double(a), y = decimal_double(b);

	return decimal_cmp(a, b) == 0 || fabs(x - y) < fabs(y) * 1e-14;
}

static bool
same_number(const struct scoring *s, const json_t *resolution, const struct figure *f)
{
	const char *value = json_string_value(json_object_get(resolution, "value"));
	const char *unit = json_string_value(json_object_get(resolution, "unit"));
	struct decimal theirs;

	if (value == NULL || !decimal_of_theirs(value, &theirs))
		return false;
	if (unit != NULL && strcmp(unit, "Cent") == 0)
		theirs = decimal_mul(theirs, decimal_of(1, -2));
	return close_to(f->low, theirs) && close_to(f->high, theirs) &&
	       (s->set->type != MENTION_AMOUNT || same_unit(resolution, f->unit));
}

static bool
is_date(const char *iso, struct date date)
{
	struct date theirs;

	return iso != NULL && date_parse(str_of(iso), &theirs) && date_cmp(theirs, date) == 0;
}

/* The first and the last day of what ${date} says. */
static int32_t
first_day(struct date date)
{
	return date_days(date);
}

static int32_t
last_day(struct date date)
{
	struct date next = { date.year, date.month, 1 };

	if (date.day != 0)
		return date_days(date);
	next.month++;
	if (date.month == 0 || next.month > 12)
		next = (struct date){ (int16_t)(date.year + 1), 1, 1 };
	return date_days(next) - 1;
}

/* Is [from, to] what they say in one of their values? The end of a range is the day behind it with them, mostly. */
static bool
same_date(const json_t *resolution, struct date from, struct date to)
{
	const json_t *value;
	size_t i;

	json_array_foreach(json_object_get(resolution, "values"), i, value)
	{
		const char *start = json_string_value(json_object_get(value, "start"));
		const char *end = json_string_value(json_object_get(value, "end"));
		struct date a, b;

		if (date_cmp(from, to) == 0 && (is_date(json_string_value(json_object_get(value, "value")), from) ||
						is_date(json_string_value(json_object_get(value, "timex")), from)))
			return true;
		if (start == NULL || end == NULL || !date_parse(str_of(start), &a) || !date_parse(str_of(end), &b))
			continue;
		if (date_days(a) == first_day(from) &&
		    (date_days(b) == last_day(to) + 1 || date_days(b) == last_day(to) || date_days(b) == first_day(to)))
			return true;
	}
	return false;
}

/* ---- What counts ---- */

static bool
has_word(const char *text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strstr(text, *words) != NULL)
			return true;
	return false;
}

/* A vague time, or a length of time: no year in four digits, no day of a month. */
static bool
vague(const char *text)
{
	static const char *const words[] = { "jahr", "monat",         "woche",      "werktag", "tage",
					     " tg",  " ans",          "ann\u00e9e", "mois",    "semaine",
					     "jour", "\u00e9t\u00e9", NULL };
	int digits = 0;
	const char *p;

	for (p = text; *p != '\0'; p++) {
		digits = *p >= '0' && *p <= '9' ? digits + 1 : 0;
		if (digits == 4)
			return false;
	}
	return strstr(text, "aujourd") == NULL && has_word(text, words);
}

static bool
is_address(const char *text)
{
	unsigned a, b, c, d;

	return sscanf(text, "%3u.%3u.%3u.%3u", &a, &b, &c, &d) == 4;
}

/* Do we and they mean to mark this? */
static bool
counts(const struct scoring *s, const char *input, const json_t *result)
{
	const json_t *resolution = json_object_get(result, "Resolution");
	const char *type = json_string_value(json_object_get(result, "TypeName"));
	const char *value = json_string_value(json_object_get(resolution, "value"));
	const char *subtype = json_string_value(json_object_get(resolution, "subtype"));
	const char *text = json_string_value(json_object_get(result, "Text"));
	struct decimal number;

	if (s->set->type == MENTION_DATE) {
		const json_t *first = json_array_get(json_object_get(resolution, "values"), 0);
		const char *resolved = json_string_value(json_object_get(first, "value"));

		return (strcmp(type, "datetimeV2.date") == 0 || strcmp(type, "datetimeV2.daterange") == 0) &&
		       !(resolved != NULL && strcmp(resolved, "not resolved") == 0) && !vague(text);
	}
	if (value == NULL || strchr(text, '^') != NULL || is_address(input))
		return false;
	if (s->set->type != MENTION_NUMBER)
		return true;
	if (subtype != NULL && strcmp(subtype, "power") == 0)
		return false;
	if (!decimal_of_theirs(value, &number))
		return false;
	if (subtype != NULL && strcmp(subtype, "fraction") == 0 && number.e < 0)
		return false;
	return !(number.m == 0 || (number.e == 0 && (number.m == 1 || number.m == -1)));
}

/* ---- Scoring ---- */

static struct str
found_text(const struct input *in, size_t i)
{
	return str_sub(buf_str(&in->text), in->found.items[i].start, in->found.items[i].end);
}

/* Two dates of ours that stand at the two ends of theirs. */
static bool
two_ends(struct input *in, const json_t *resolution, const char *text)
{
	size_t i;

	for (i = 0; i + 1 < in->found.n; i++) {
		struct found_figure *a = &in->found.items[i], *b = a + 1;

		if (a->type == MENTION_DATE && b->type == MENTION_DATE &&
		    same_text(str_sub(buf_str(&in->text), a->start, b->end), text, true) &&
		    same_date(resolution, a->figure.from, b->figure.from)) {
			in->used[i] = in->used[i + 1] = true;
			return true;
		}
	}
	return false;
}

static bool
is_found(const struct scoring *s, struct input *in, const json_t *result)
{
	const json_t *resolution = json_object_get(result, "Resolution");
	const char *text = json_string_value(json_object_get(result, "Text"));
	bool date = s->set->type == MENTION_DATE;
	size_t i;

	for (i = 0; i < in->found.n; i++) {
		const struct figure *f = &in->found.items[i].figure;

		if (in->used[i] || in->found.items[i].type != s->set->type || !same_text(found_text(in, i), text, date))
			continue;
		if (date ? same_date(resolution, f->from, f->to) : same_number(s, resolution, f))
			return in->used[i] = true;
	}
	return date && two_ends(in, resolution, text);
}

/* Is their number an end of a range of ours? */
static bool
in_range(struct input *in, const json_t *result)
{
	const char *text = json_string_value(json_object_get(result, "Text"));
	struct buf a = { 0 }, b = { 0 };
	size_t i;
	bool yes = false;

	for (i = 0; i < in->found.n && !yes; i++) {
		const struct figure *f = &in->found.items[i].figure;

		buf_reset(&a);
		buf_reset(&b);
		if (in->found.items[i].type == MENTION_DATE || decimal_cmp(f->low, f->high) == 0)
			continue;
		yes = str_find(core(found_text(in, i), false, &a), core(str_of(text), false, &b), 0) != SIZE_MAX;
		in->used[i] |= yes;
	}
	buf_release(&a);
	buf_release(&b);
	return yes;
}

static void
tell(const struct scoring *s, const char *what, const struct input *in, const char *text)
{
	if (s->verbose)
		fprintf(stderr, "%s\t%s\t%s\t%s\t" STR_FMT "\n", s->set->name, lang_code(s->lang), what, text,
			STR_ARG(str_sub(buf_str(&in->text), 0, 160)));
}

static void
score_results(struct scoring *s, struct input *in, const json_t *results)
{
	const json_t *result;
	size_t i, left = 0;

	json_array_foreach(results, i, result)
	{
		const char *text = json_string_value(json_object_get(result, "Text"));

		if (!counts(s, in->text.p, result) || in_range(in, result)) {
			s->skipped++;
			left++;
			continue;
		}
		s->wanted++;
		if (is_found(s, in, result))
			s->right++;
		else
			tell(s, "missing", in, text);
	}
	for (i = 0; i < in->found.n; i++) {
		if (in->used[i] || in->found.items[i].type != s->set->type || left > 0)
			continue;
		s->surplus++;
		tell(s, "surplus", in, "");
		if (s->verbose)
			fprintf(stderr, "\t" STR_FMT "\n", STR_ARG(found_text(in, i)));
	}
	if (json_array_size(results) == 0) {
		s->wanted++;
		s->right += in->found.n == 0 || in->found.items[0].type != s->set->type;
	}
}

static void
score_case(struct scoring *s, const json_t *c)
{
	const json_t *text = json_object_get(c, "Input"), *context = json_object_get(c, "Context");
	const char *reference = json_string_value(json_object_get(context, "ReferenceDateTime"));
	struct input in = { .reference = { 0, 0, 0 } };

	buf_add(&in.text, json_string_value(text), json_string_length(text));
	encoding_nfc_tail(&in.text, 0);
	if (reference != NULL)
		date_parse(str_sub(str_of(reference), 0, 10), &in.reference);
	figures_find(s->knowledge, s->lang, buf_str(&in.text), in.reference, &in.found);
	if (in.found.n <= sizeof in.used)
		score_results(s, &in, json_object_get(c, "Results"));
	buf_release(&in.text);
	vec_release(&in.found);
}

static int
score_set(struct scoring *s, const char *folder)
{
	static const lang_id langs[] = { LANG_FR, LANG_DE };
	size_t l, i;

	s->right = s->wanted = s->skipped = s->surplus = 0;
	for (l = 0; l < sizeof langs / sizeof *langs; l++) {
		char name[80], path[4096];
		json_error_t error;
		json_t *cases, *c;

		s->lang = langs[l];
		snprintf(name, sizeof name, s->set->file, lang_code(s->lang));
		snprintf(path, sizeof path, "%s/%s", folder, name);
		cases = json_load_file(path, 0, &error);
		if (cases == NULL) {
			fprintf(stderr, "score-figures: %s: %s\n", path, error.text);
			return 2;
		}
		json_array_foreach(cases, i, c) score_case(s, c);
		json_decref(cases);
	}
	fprintf(stderr, "# %s: %u of %u right, %u not counted, %u surplus\n", s->set->name, s->right, s->wanted,
		s->skipped, s->surplus);
	pseudo_print(s->set->name, s->wanted > 0 ? (double)s->right / s->wanted : 0);
	return 0;
}

int
main(int argc, char **argv)
{
	struct scoring s = { .verbose = argc > 2 && strcmp(argv[1], "-v") == 0 };
	struct knowledge *knowledge;
	struct err err = { "" };
	size_t i;
	int status = 0;

	if (argc != 2 + s.verbose) {
		fputs("usage: score-figures [-v] SHARED\n", stderr);
		return 2;
	}
	if (knowledge_new(&knowledge, &err) != 0) {
		fprintf(stderr, "score-figures: %s\n", err.msg);
		return 2;
	}
	s.knowledge = knowledge;
	for (i = 0; i < sizeof sets / sizeof *sets && status == 0; i++) {
		s.set = &sets[i];
		status = score_set(&s, argv[1 + s.verbose]);
	}
	knowledge_free(knowledge);
	return status;
}
