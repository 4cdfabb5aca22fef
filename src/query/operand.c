#include "query/operand.h"

#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "query/wording.h"
#include "text/fold.h"

enum { TERMS_MAX = 4096 };

/* What can stand before a value, a field or a sign, and what parses the value. */
struct term_kind {
	const char *name;
	int (*parse)(struct parser *p, struct str value, struct expr *e);
	unsigned arg;
};

int
operand_fail(struct parser *p, size_t at, const char *expected)
{
	unsigned column = (unsigned)utf8_count(str_sub(p->text, 0, at)) + 1;
	p->place = at;
	err_set(p->err, _("column %u: expected %s"), column, expected);
	return -1;
}

static struct str
fold_into_arena(struct parser *p, struct str s)
{
	buf_reset(&p->buf);
	fold_key(s, &p->buf);
	return arena_str(&p->query->arena, buf_str(&p->buf));
}

/* The folded words of a value, as the index has them; a star at the end asks for a prefix. */
static int
parse_keys(struct parser *p, struct str value, struct expr *e)
{
	e->prefix = str_endsz(value, "*");
	p->words.n = 0;
	words_split(value, &p->words);
	if (p->words.n == 0)
		return operand_fail(p, (size_t)(value.p - p->text.p), _("a word"));
	const struct word *last = &p->words.items[p->words.n - 1];
	e->prefix = e->prefix && last->start + last->n == value.n - 1;
	e->keys = arena_array(&p->query->arena, struct str, p->words.n);
	for (size_t i = 0; i < p->words.n; i++) {
		struct word w = p->words.items[i];
		struct str key = fold_into_arena(p, str_sub(value, w.start, w.start + w.n));
		if (key.n > 0)
			e->keys[e->nkeys++] = key;
	}
	return e->nkeys > 0 ? 0 : operand_fail(p, (size_t)(value.p - p->text.p), _("a word"));
}

static int
parse_words(struct parser *p, struct str value, struct expr *e)
{
	e->kind = EXPR_WORDS;
	return parse_keys(p, value, e);
}

static int
parse_translated(struct parser *p, struct str value, struct expr *e)
{
	e->kind = EXPR_TRANSLATED;
	if (parse_keys(p, value, e))
		return -1;
	while (e->nkeys > 1 && str_endsz(e->keys[0], "'")) { /* ~l'accord */
		e->keys++;
		e->nkeys--;
	}
	if (e->nkeys > WORDING_WORDS)
		return operand_fail(p, (size_t)(value.p - p->text.p), _("six words at most behind ~"));
	return 0;
}

static int
parse_entity(struct parser *p, struct str value, struct expr *e)
{
	e->kind = EXPR_ENTITY;
	return parse_keys(p, value, e);
}

static int
parse_amount(struct parser *p, struct str value, struct expr *e)
{
	e->kind = EXPR_AMOUNT;
	if (value_range(value, &e->range))
		return 0;
	return operand_fail(p, (size_t)(value.p - p->text.p),
		    _("an amount: 2.5e9, >3M, 1k..5k, a currency code such as eur, or both (>1e6usd)"));
}

static int
parse_date(struct parser *p, struct str value, struct expr *e)
{
	e->kind = EXPR_DATE;
	if (value_days(value, &e->days))
		return 0;
	return operand_fail(p, (size_t)(value.p - p->text.p), _("a date or a range: 2024-05-31, >=2024, 2024-05..2024-06"));
}

static int
parse_lang(struct parser *p, struct str value, struct expr *e)
{
	e->kind = EXPR_LANG;
	e->lang = lang_find(value);
	if (e->lang != LANG_UND || str_ieqz(value, lang_code(LANG_UND)))
		return 0;
	return operand_fail(p, (size_t)(value.p - p->text.p), _("a language code such as fr or de"));
}

static int
parse_text(struct parser *p, struct str value, struct expr *e)
{
	e->text = fold_into_arena(p, str_trim(value));
	return e->text.n > 0 ? 0 : operand_fail(p, (size_t)(value.p - p->text.p), _("a part of the text to look for"));
}

static const struct is_row {
	const char *name;
	enum expr_is is;
} is_rows[] = {
	{ "paired", IS_PAIRED },         { "single", IS_SINGLE },     { "translation", IS_TRANSLATION },
	{ "comparable", IS_COMPARABLE }, { "conflict", IS_CONFLICT }, { "marked", IS_MARKED },
};

static int
parse_is(struct parser *p, struct str value, struct expr *e)
{
	e->kind = EXPR_IS;
	for (size_t i = 0; i < sizeof is_rows / sizeof *is_rows; i++) {
		e->is = is_rows[i].is;
		if (str_ieqz(value, is_rows[i].name))
			return 0;
	}
	e->is = IS_ONLY;
	if (str_ieqz(str_sub(value, 0, 5), "only-"))
		e->lang = lang_find(str_sub(value, 5, value.n));
	if (e->lang != LANG_UND)
		return 0;
	return operand_fail(p, (size_t)(value.p - p->text.p),
		    _("paired, single, translation, comparable, conflict, only-fr, only-de or marked"));
}

#define ANY_NAME ((1u << MENTION_AMOUNT) - 1)

static const struct term_kind fields[] = {
	{ "person", parse_entity, 1u << MENTION_PERSON },
	{ "org", parse_entity, 1u << MENTION_ORGANISATION },
	{ "place", parse_entity, 1u << MENTION_PLACE },
	{ "product", parse_entity, 1u << MENTION_PRODUCT },
	{ "amount", parse_amount, 0 },
	{ "date", parse_date, 0 },
	{ "lang", parse_lang, 0 },
	{ "title", parse_text, EXPR_TITLE },
	{ "source", parse_text, EXPR_SOURCE },
	{ "file", parse_text, EXPR_FILE },
	{ "is", parse_is, 0 },
};
static const struct term_kind plain_kind = { "", parse_words, 0 };
static const struct term_kind translated_kind = { "~", parse_translated, 0 };
static const struct term_kind entity_kind = { "@", parse_entity, ANY_NAME };

/* Is there a name and a colon here? 1: the field is in ${out}, and passed. -1: a name that is no field. */
static int
take_field(struct parser *p, const struct term_kind **out)
{
	size_t end = p->at;
	while (end < p->text.n && ((p->text.p[end] | 0x20) >= 'a' && (p->text.p[end] | 0x20) <= 'z'))
		end++;
	if (end == p->at || end >= p->text.n || p->text.p[end] != ':')
		return 0;
	struct str name = str_sub(p->text, p->at, end);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		if (!str_ieqz(name, fields[i].name))
			continue;
		p->at = end + 1;
		*out = &fields[i];
		return 1;
	}
	return operand_fail(p, p->at,
		    _("one of person: org: place: product: amount: date: lang: title: source: file: is: (or quotes)"));
}

/* A quoted or bare value at p->at; bare ones end at white space, a bracket, a bar or a quote. */
static int
take_value(struct parser *p, struct str *out)
{
	size_t start = p->at;
	if (start < p->text.n && p->text.p[start] == '"') {
		size_t end = str_chr(p->text, '"', start + 1);
		if (end == SIZE_MAX)
			return operand_fail(p, p->text.n, _("a closing \""));
		*out = str_sub(p->text, start + 1, end);
		p->at = end + 1;
		return 0;
	}
	while (p->at < p->text.n && !operand_is_space(p->text.p[p->at]) && !strchr("()|\"", p->text.p[p->at]))
		p->at++;
	*out = str_sub(p->text, start, p->at);
	return 0;
}

static const struct term_kind *
take_sign(struct parser *p)
{
	char c = p->text.p[p->at];
	if (c != '~' && c != '@')
		return &plain_kind;
	p->at++;
	return c == '~' ? &translated_kind : &entity_kind;
}

struct expr *
operand_new(struct parser *p, enum expr_kind kind)
{
	struct expr *e = arena_array(&p->query->arena, struct expr, 1);
	e->kind = (uint8_t)kind;
	return e;
}

/* Terms that ask the same get the same number: words as they were folded, the rest as it is ${written}. */
static struct expr *
number_term(struct parser *p, struct str written, struct expr *e)
{
	buf_reset(&p->buf);
	buf_addf(&p->buf, "%u %u %u", e->kind, e->types, e->prefix);
	for (uint32_t i = 0; i < e->nkeys; i++)
		buf_addf(&p->buf, " " STR_FMT, STR_ARG(e->keys[i]));
	if (e->nkeys == 0)
		buf_adds(&p->buf, written);
	e->same = intern_add(p->asked, buf_str(&p->buf));
	if (e->same == p->uses.n)
		vec_add(&p->uses, 0);
	p->uses.items[e->same]++;
	e->term = p->places;
	p->places += e->kind == EXPR_WORDS || e->kind == EXPR_TRANSLATED || e->kind == EXPR_ENTITY || e->kind == EXPR_AMOUNT;
	return e;
}

struct expr *
operand_parse(struct parser *p)
{
	const struct term_kind *field = NULL;
	struct str value;
	size_t start = p->at;
	if (++p->terms > TERMS_MAX) {
		operand_fail(p, p->at, _("fewer terms (4096 at most)"));
		return NULL;
	}
	int found = take_field(p, &field);
	if (found < 0)
		return NULL;
	if (!found)
		field = take_sign(p);
	if (take_value(p, &value))
		return NULL;
	struct expr *e = operand_new(p, EXPR_ALL);
	if (field->parse == parse_entity)
		e->types = (uint16_t)field->arg;
	else
		e->kind = (uint8_t)field->arg;
	return field->parse(p, value, e) ? NULL : number_term(p, str_sub(p->text, start, p->at), e);
}
