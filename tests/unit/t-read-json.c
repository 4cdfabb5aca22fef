#include "reading.h"

#include "read/jtree.h"

#define BODY "<p>La commune a inaugur\\u00e9 mardi une passerelle de bois.</p><h2>Deux ans</h2><p>Elle a co\\u00fbt\\u00e9 cher.</p>"

static struct str skipped(const struct text *t)
{
	return t->out.rows.items[t->out.rows.n - 1].skipped;
}

#define skipped_has(t, part) \
	cr_expect_neq(str_find(skipped(t), STR(part), 0), SIZE_MAX, "have: %.*s", STR_ARG(skipped(t)))

Test(json, an_agency_item)
{
	struct text t;

	text_read(&t, NULL,
		  STR("{\"uri\":\"http://agence.example/1\",\"type\":\"text\",\"pubstatus\":\"usable\","
		      "\"versioncreated\":\"2024-05-31T10:00:00Z\",\"firstcreated\":\"2024-05-30T10:00:00Z\","
		      "\"language\":\"fr-CH\",\"byline\":\"Par Marie Dupont\",\"headline\":\"Une passerelle\","
		      "\"provider\":\"AEX\",\"body_text\":\"Court.\",\"body_xhtml\":\"" BODY "\","
		      "\"description_text\":\"En bref.\",\"copyrightnotice\":\"Tous droits.\","
		      "\"associations\":{\"main\":{\"type\":\"picture\",\"description_text\":\"La vue du pont.\"}}}"));
	cr_assert_not_null(t.a);
	text_eq(article_title(t.a), "Une passerelle");
	text_eq(t.a->author, "Marie Dupont");
	text_eq(t.a->source, "AEX");
	text_eq(t.a->url, "http://agence.example/1");
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	cr_expect_str_eq(t.a->date_from, "versioncreated");
	cr_expect_eq(t.a->declared, LANG_FR);
	cr_assert_eq(t.a->nfields, 4);
	text_eq(article_field(t.a, 1), "La commune a inauguré mardi une passerelle de bois.");
	cr_expect_eq(t.a->fields[2].kind, FIELD_HEADING);
	cr_expect_str_eq(text_fate(&t, "En bref."), "teaser");
	cr_expect_str_eq(text_fate(&t, "Tous droits."), "copyright");
	cr_expect_str_eq(text_fate(&t, "La vue du pont."), "credit");
	text_release(&t);
}

Test(json, a_wire_of_two_languages_and_its_notes)
{
	struct text t;

	text_read(&t, NULL,
		  STR("{\"type\":\"composite\",\"pubstatus\":\"usable\",\"version_created\":\"2024-10-22T10:33:06+02:00\","
		      "\"embargoed\":\"2024-05-31T11:30:00+02:00\",\"language\":\"de\",\"headline\":\"Br\\u00fccke er\\u00f6ffnet\","
		      "\"dateline\":\"Musterstadt (mnd) - \",\"creditline\":\"mnd\",\"kicker\":\"Verkehr\",\"teaser\":\"Nach langem Warten.\","
		      "\"article_html\":\"<section class=\\\"main\\\"><p><span class=\\\"dateline\\\">Musterstadt <span class="
		      "\\\"credit\\\">(mnd)</span> - </span>Die Gemeinde feiert die neue Br\\u00fccke am Fluss.</p></section>\","
		      "\"infobox_html\":\"<p>300 Meter lang.</p>\",\"notepad\":{\"nonpublic_html\":\"<p>Kontakt: 0123</p>\"}}"));
	cr_assert_not_null(t.a);
	text_eq(article_field(t.a, 1), "Nach langem Warten.");
	text_eq(article_field(t.a, 2), "Musterstadt (mnd) - Die Gemeinde feiert die neue Brücke am Fluss.");
	text_eq(article_field(t.a, 3), "300 Meter lang.");
	cr_expect_eq(t.a->nfields, 4);
	text_eq(t.a->source, "mnd");
	cr_expect_str_eq(text_fate(&t, "Kontakt"), "notepad");
	cr_expect_str_eq(text_fate(&t, "Verkehr"), "teaser");
	text_release(&t);
}

Test(json, bodies_of_ninjs_2_and_feeds)
{
	struct text t;

	text_read(&t, NULL,
		  STR("{\"headlines\":[{\"role\":\"main\",\"value\":\"Eine Br\\u00fccke\"}],\"type\":\"text\",\"by\":\"Von Petra Muster\","
		      "\"infosources\":[{\"name\":\"Nachrichtendienst\"}],\"bodies\":[{\"contenttype\":\"text/plain\","
		      "\"value\":\"Kurz.\"},{\"contenttype\":\"text/html\",\"value\":\"<p>Die lange Fassung.</p>\"}]}"));
	cr_assert_not_null(t.a);
	text_eq(article_title(t.a), "Eine Brücke");
	text_eq(article_field(t.a, 1), "Die lange Fassung.");
	text_eq(t.a->author, "Petra Muster");
	text_eq(t.a->source, "Nachrichtendienst");
	text_release(&t);
	text_read(&t, NULL,
		  STR("{\"data\":{\"items\":[{\"meta\":{},\"item\":{\"type\":\"text\",\"headline\":\"Un\",\"body_text\":\"Le texte un.\"}},"
		      "{\"meta\":{},\"item\":{\"type\":\"text\",\"headline\":\"Deux\",\"body_text\":\"Le texte deux.\"}}]}}"));
	cr_assert_eq(t.out.articles.n, 2);
	text_eq(article_title(t.out.articles.items[1]), "Deux");
	text_release(&t);
}

Test(json, what_crawlers_write_one_a_line)
{
	struct text t;

	/* trafilatura, then news-please; the bad line between them costs itself alone */
	text_read(&t, NULL,
		  STR("{\"title\":\"Un\",\"author\":\"A. B.\",\"hostname\":\"journal.example\",\"date\":\"2024-05-31\","
		      "\"source\":\"https://journal.example/1\",\"text\":\"La première ligne.\\nLa seconde ligne.\"}\n"
		      "{\"title\":\"Trop court\",\"text\":\"il manque la fin\n"
		      "{\"title\":\"Zwei\",\"authors\":[\"C. D.\",\"E. F.\"],\"date_publish\":\"2024-05-30 10:00:00\","
		      "\"language\":\"de\",\"source_domain\":\"zeitung.example\",\"url\":\"https://zeitung.example/2\","
		      "\"maintext\":\"Ein ganzer Satz.\"}\n"));
	cr_assert_eq(t.out.articles.n, 2);
	text_eq(t.a->source, "journal.example");
	text_eq(t.a->url, "https://journal.example/1");
	cr_expect_eq(t.a->nfields, 3);
	t.a = t.out.articles.items[1];
	text_eq(t.a->author, "C. D., E. F.");
	text_eq(t.a->source, "zeitung.example");
	cr_expect_str_eq(text_date(&t), "2024-05-30");
	cr_expect_str_eq(t.a->date_from, "date_publish");
	skipped_has(&t, "line 2");
	text_release(&t);
}

Test(json, refused_with_the_reason)
{
	struct text t;

	text_read(&t, NULL,
		  STR("[{\"headline\":\"Bild\",\"type\":\"picture\",\"description_text\":\"x\"},"
		      "{\"headline\":\"Weg\",\"type\":\"text\",\"pubstatus\":\"canceled\",\"body_text\":\"weg\"},"
		      "{\"headline\":\"Bald\",\"type\":\"text\",\"embargoed\":\"9999-01-01T00:00:00Z\",\"body_text\":\"bald\"},"
		      "{\"headline\":\"Leer\",\"type\":\"text\",\"renditions\":{}}]"));
	cr_expect_eq(t.out.articles.n, 0);
	skipped_has(&t, "1 of 4 items not read: pictures or sound without text (\"Bild\")");
	skipped_has(&t, "1 of 4 items not read: withdrawn (\"Weg\")");
	skipped_has(&t, "1 of 4 items not read: embargoed (\"Bald\")");
	skipped_has(&t, "1 of 4 items not read: only links to its text, which are not followed (\"Leer\")");
	text_release(&t);
	text_read(&t, NULL, STR("{\"name\":\"a program\",\"version\":\"1.0\",\"scripts\":{\"text\":\"x\"}}"));
	cr_expect_eq(t.out.articles.n, 0);
	skipped_has(&t, "no article");
	text_release(&t);
}

Test(json, many_refusals_cost_a_line)
{
	struct buf b = { 0 };
	struct text t;

	for (int i = 0; i < 20000; i++)
		buf_addz(&b, "{\"headline\":\"Bild\",\"type\":\"picture\"}\n");
	text_read(&t, NULL, buf_str(&b));
	cr_expect_lt(skipped(&t).n, 600);
	skipped_has(&t, "20000 of 20000 items not read: pictures");
	text_release(&t);
	buf_release(&b);
}

Test(json, bounded)
{
	struct buf b = { 0 };
	struct text t;
	char *long_one = mem_alloc(JTREE_STRING_MOST * 2);

	memset(long_one, 'a', JTREE_STRING_MOST * 2);
	buf_addz(&b, "{\"headline\":\"Lang\",\"type\":\"text\",\"body_text\":\"");
	buf_add(&b, long_one, JTREE_STRING_MOST * 2);
	buf_addz(&b, "\"}");
	text_read(&t, NULL, buf_str(&b));
	cr_assert_eq(t.out.articles.n, 1);
	cr_expect_leq(t.a->text.n, JTREE_STRING_MOST + 10);
	skipped_has(&t, "too long");
	text_release(&t);
	free(long_one);
	buf_reset(&b); /* 100,000 deep, and an article behind it */
	buf_addz(&b, "{\"a\":");
	for (int i = 0; i < 100000; i++)
		buf_addz(&b, "[");
	for (int i = 0; i < 100000; i++)
		buf_addz(&b, "]");
	buf_addz(&b, "}\n{\"headline\":\"Un\",\"text\":\"Le texte.\"}");
	text_read(&t, NULL, buf_str(&b));
	cr_expect_eq(t.out.articles.n, 1);
	skipped_has(&t, "too deep");
	text_release(&t);
	buf_reset(&b); /* lines that are bad only at the end of the file */
	for (int i = 0; i < 200000; i++)
		buf_addz(&b, "{\"a\":[\n");
	buf_addz(&b, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]x");
	text_read(&t, "json", buf_str(&b));
	cr_expect_eq(t.out.articles.n, 0);
	text_release(&t);
	buf_release(&b);
}

static struct jtree *one(struct arena *arena, const char *json)
{
	struct jtree_input in = { .text = str_of(json) };
	struct jtree *v = NULL;

	return jtree_next(&in, arena, &v) == 1 ? v : NULL;
}

Test(json, values)
{
	struct arena arena;
	struct jtree *v;

	arena_init(&arena);
	v = one(&arena, "{\"a\":\"\\u00e9\\ud83d\\ude00\\ud83d\\n\\q\",\"b\":-1.5e3,\"c\":[true,{}],\"d\":null}");
	cr_assert_not_null(v);
	text_eq(jtree_get(v, "A")->text, "é😀\xef\xbf\xbd\nq");
	text_eq(jtree_get(v, "b")->text, "-1.5e3");
	cr_expect_eq(jtree_get(v, "c")->first->next->kind, JTREE_OBJECT);
	cr_expect_null(jtree_get(v, "e"));
	cr_expect_null(one(&arena, "{\"a\" 1}"));
	cr_expect_null(one(&arena, "{1:2}"));
	cr_expect_null(one(&arena, "{\"a\":flase}"));
	cr_expect_null(one(&arena, "   "));
	v = one(&arena, "{\"a\":[1,2,\"b");
	cr_assert_not_null(v); /* cut off: as far as it goes */
	text_eq(jtree_get(v, "a")->first->next->next->text, "b");
	arena_release(&arena);
}
