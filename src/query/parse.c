#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "query/operand.h"

/**
 * A recursive-descent parser. Between brackets: or binds weaker than and, and weaker than not.
 *
 *     or   = and { ("or" | "|") and }
 *     and  = not { ["and"] not }
 *     not  = { "-" | "NOT" } ( "(" or ")" | term )
 *     term = ["~" | "@" | field ":"] ( word ["*"] | '"' words '"' )
 */
#define TEXT_MAX 65536
#define DEPTH_MAX 64

static struct expr *parse_or(struct parser *p);

/* Is the next thing this keyword, with white space, a bracket, a quote or the end behind it? */
static bool
take_keyword(struct parser *p, const char *word)
{
	size_t n = strlen(word), end = p->at + n;
	if (!str_eqz(str_sub(p->text, p->at, end), word))
		return false;
	if (end < p->text.n && !operand_is_space(p->text.p[end]) && !strchr("()|\"", p->text.p[end]))
		return false;
	p->at = end;
	operand_skip_space(p);
	return true;
}

static bool
take_or(struct parser *p)
{
	if (p->at < p->text.n && p->text.p[p->at] == '|') {
		p->at++;
		operand_skip_space(p);
		return true;
	}
	return take_keyword(p, "or") || take_keyword(p, "OR");
}

static struct expr *
parse_brackets(struct parser *p)
{
	if (++p->depth > DEPTH_MAX) {
		operand_fail(p, p->at, _("fewer brackets (64 deep at most)"));
		return NULL;
	}
	p->at++;
	struct expr *e = parse_or(p);
	if (!e)
		return NULL;
	if (p->at >= p->text.n || p->text.p[p->at] != ')') {
		operand_fail(p, p->at, _("a closing )"));
		return NULL;
	}
	p->at++;
	p->depth--;
	return e;
}

static struct expr *
parse_not(struct parser *p)
{
	bool negative = false;
	operand_skip_space(p);
	for (;;) {
		if (p->at < p->text.n && p->text.p[p->at] == '-') {
			p->at++;
			operand_skip_space(p);
		} else if (!take_keyword(p, "NOT")) {
			break;
		}
		negative = !negative;
	}
	size_t at = p->at;
	if (p->at >= p->text.n || strchr(")|", p->text.p[p->at]) || take_or(p)) {
		operand_fail(p, at, _("a term: a word, a \"phrase\", @name, field:value or a bracket"));
		return NULL;
	}
	struct expr *e = p->text.p[p->at] == '(' ? parse_brackets(p) : operand_parse(p);
	if (!e || !negative)
		return e;
	struct expr *not = operand_new(p, EXPR_NOT);
	not ->first = e;
	return not ;
}

/* Is another operand of "and" next? */
static bool
more_and(struct parser *p)
{
	operand_skip_space(p);
	if (p->at >= p->text.n || p->text.p[p->at] == ')')
		return false;
	size_t at = p->at;
	bool or = take_or(p);
	p->at = at;
	return ! or ;
}

/* Operands in a chain; one alone is itself. */
static struct expr *
join(struct parser *p, enum expr_kind kind, struct expr *first, struct expr **last)
{
	if (first->kind == kind && *last)
		return first;
	struct expr *e = operand_new(p, kind);
	e->first = first;
	*last = first;
	return e;
}

static struct expr *
parse_and(struct parser *p)
{
	struct expr *last = NULL, *e = parse_not(p);
	while (e && more_and(p)) {
		if (!take_keyword(p, "and"))
			(void)take_keyword(p, "AND");
		struct expr *operand = parse_not(p);
		if (!operand)
			return NULL;
		e = join(p, EXPR_AND, e, &last);
		last = last->next = operand;
	}
	return e;
}

static struct expr *
parse_or(struct parser *p)
{
	struct expr *last = NULL, *e = parse_and(p);
	while (e && take_or(p)) {
		struct expr *operand = parse_and(p);
		if (!operand)
			return NULL;
		e = join(p, EXPR_OR, e, &last);
		last = last->next = operand;
	}
	return e;
}

static int
parse_all(struct parser *p)
{
	if (p->text.n > TEXT_MAX)
		return operand_fail(p, 0, _("a shorter query (64 KiB at most)"));
	operand_skip_space(p);
	if (p->at == p->text.n) {
		p->query->root = operand_new(p, EXPR_ALL);
		return 0;
	}
	p->query->root = parse_or(p);
	if (!p->query->root)
		return -1;
	operand_skip_space(p);
	return p->at == p->text.n ? 0 : operand_fail(p, p->at, _("no closing ) without an opening one"));
}

int
query_parse(struct str text, struct query **out, uint32_t *column, struct err *err)
{
	struct parser p = { .text = text, .asked = intern_new(), .err = err };
	p.query = mem_zalloc(1, sizeof *p.query);
	int result = parse_all(&p);
	p.query->nsame = (uint32_t)p.uses.n;
	p.query->uses = p.uses.n ? arena_items(&p.query->arena, &p.uses) : NULL;
	intern_free(p.asked);
	vec_release(&p.uses);
	vec_release(&p.words);
	buf_release(&p.buf);
	if (result == 0) {
		*out = p.query;
		return 0;
	}
	if (column)
		*column = (uint32_t)utf8_count(str_sub(text, 0, p.place)) + 1;
	query_free(p.query);
	return -1;
}

void
query_free(struct query *q)
{
	if (!q)
		return;
	arena_release(&q->arena);
	free(q);
}
