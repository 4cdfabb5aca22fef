#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "query/expr.h"

/* A tree as text: (and fonds (not "a b")). */
static void show(const struct expr *e, struct buf *out)
{
	static const char *const names[] = { "all",    "and",  "or",   "not",   "words",  "~",    "@",
		                             "amount", "date", "lang", "title", "source", "file", "is" };
	buf_addf(out, "(%s", names[e->kind]);
	for (const struct expr *x = e->first; x; x = x->next) {
		buf_addc(out, ' ');
		show(x, out);
	}
	for (uint32_t i = 0; i < e->nkeys; i++)
		buf_addf(out, " " STR_FMT, STR_ARG(e->keys[i]));
	if (e->prefix)
		buf_addc(out, '*');
	if (e->text.n)
		buf_addf(out, " " STR_FMT, STR_ARG(e->text));
	buf_addc(out, ')');
}

static void gives(const char *text, const char *expected)
{
	struct query *q;
	struct err err;
	struct buf b = { 0 };
	cr_assert_eq(query_parse(str_of(text), &q, NULL, &err), 0, "%s: %s", text, err.msg);
	show(q->root, &b);
	cr_assert_str_eq(b.p, expected, "%s: %s", text, b.p);
	buf_release(&b);
	query_free(q);
}

Test(query_parse, trees)
{
	gives("", "(all)");
	gives("  ", "(all)");
	gives("zhipu", "(words zhipu)");
	gives("Élysée Straße", "(and (words elysee) (words strasse))");
	gives("zhip*", "(words zhip*)");
	gives("\"fonds souverain\"", "(words fonds souverain)");
	gives("\"fonds souv*\"", "(words fonds souv*)");
	gives("Zhipu-Gründer", "(words zhipu grunder)");
	gives("a b c", "(and (words a) (words b) (words c))");
	gives("a or b|c", "(or (words a) (words b) (words c))");
	gives("a b or c", "(or (and (words a) (words b)) (words c))");
	gives("a (b or c)", "(and (words a) (or (words b) (words c)))");
	gives("(a b) c", "(and (and (words a) (words b)) (words c))");
	gives("-a", "(not (words a))");
	gives("--a", "(words a)");
	gives("a -b", "(and (words a) (not (words b)))");
	gives("-(a | b)", "(not (or (words a) (words b)))");
	gives("~puces", "(~ puces)");
	gives("~\"fonds souverain\"", "(~ fonds souverain)");
	gives("~l'accord", "(~ accord)");
	gives("@zhipu", "(@ zhipu)");
	gives("person:\"Tang Jie\"", "(@ tang jie)");
	gives("title:\"Élysée\"", "(title elysee)");
	gives("file:a/b.txt", "(file a/b.txt)");
	gives("amount:>1e9 date:2024", "(and (amount) (date))");
	gives("\"or\"", "(words or)");
	gives("orange", "(words orange)");
	gives("12:30", "(words 12 30)");
	gives("a and b", "(and (words a) (words b))");
	gives("is:only-fr is:CONFLICT", "(and (is) (is))");
}

static void fails(const char *text, uint32_t at, const char *part)
{
	struct query *q;
	struct err err;
	uint32_t column = 0;
	char begin[32];
	cr_assert_eq(query_parse(str_of(text), &q, &column, &err), -1, "%s", text);
	cr_assert_eq(column, at, "%s: column %u, message %s", text, column, err.msg);
	snprintf(begin, sizeof begin, "column %u: expected ", at);
	cr_assert_eq(strncmp(err.msg, begin, strlen(begin)), 0, "%s", err.msg);
	cr_assert(strstr(err.msg, part), "%s: %s", text, err.msg);
}

Test(query_parse, errors_name_the_place_and_what_was_expected)
{
	fails("a (b", 5, ")");
	fails("a) b", 2, ")");
	fails("a |", 4, "term");
	fails("or a", 1, "term");
	fails("\"abc", 5, "\"");
	fails("é amount:x", 10, "amount");
	fails("date:31.5.2024", 6, "date");
	fails("foo:bar", 1, "person:");
	fails("!!!", 1, "word");
	fails("is:nice", 4, "paired");
	fails("lang:xx", 6, "language");
	fails("title:", 7, "text");
	fails("-", 2, "term");
	fails("()", 2, "term");
	fails("~\"a b c d e f g\"", 3, "six words");
	fails("*", 1, "word");
}

static char *repeat(const char *before, const char *middle, const char *after, size_t n)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < n; i++)
		buf_addz(&b, before);
	buf_addz(&b, middle);
	for (size_t i = 0; i < n; i++)
		buf_addz(&b, after);
	return b.p;
}

static int parse(char *text)
{
	struct query *q;
	int result = query_parse(str_of(text), &q, NULL, NULL);
	if (result == 0)
		query_free(q);
	free(text);
	return result;
}

Test(query_parse, bounds)
{
	cr_assert_eq(parse(repeat("(", "a", ")", 64)), 0);
	cr_assert_eq(parse(repeat("(", "a", ")", 65)), -1);
	cr_assert_eq(parse(repeat("(", "a", ")", 30000)), -1);
	cr_assert_eq(parse(repeat("-", "a", "", 60000)), 0);
	cr_assert_eq(parse(repeat("a ", "a", "", 4095)), 0);
	cr_assert_eq(parse(repeat("a ", "a", "", 4096)), -1);
	cr_assert_eq(parse(repeat("x", "", "", 65537)), -1);
}
