/*
 * formats [NAME]: how fast each format is read, on one core: a line "read-NAME MB/s" each, from the least processor time of a few
 * rounds. The texts are made here: paragraphs of French words as long as those of news, marked up as each format does.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "read/read.h"

enum { ROUNDS = 7, ARTICLES = 1500, PARAGRAPHS = 9, WORDS = 45 };

struct maker {
	struct buf b;
	uint32_t random;
};

static uint32_t draw(struct maker *m, uint32_t n)
{
	m->random = m->random * 1664525u + 1013904223u;
	return (m->random >> 8) % n;
}

static void sentence(struct maker *m, unsigned words)
{
	static const char *const word[] = { "le", "la", "ministre", "a", "annoncé", "que", "les", "travaux", "du", "pont",
		                            "seront", "terminés", "avant", "l’été", "et", "selon", "une", "étude", "publiée",
		                            "mardi", "plus", "de", "deux", "cents", "habitants", "ont", "déjà", "été", "à" };

	for (unsigned i = 0; i < words; i++) {
		buf_addz(&m->b, word[draw(m, sizeof word / sizeof *word)]);
		buf_addc(&m->b, i + 1 < words ? ' ' : '.');
	}
}

static void paragraphs(struct maker *m, const char *tag)
{
	for (int i = 0; i < PARAGRAPHS; i++) {
		buf_addf(&m->b, "<%s>", tag);
		sentence(m, WORDS / 2);
		buf_addc(&m->b, ' ');
		sentence(m, WORDS / 2);
		buf_addf(&m->b, "</%s>\n", tag);
	}
}

static void nitf(struct maker *m)
{
	buf_addz(&m->b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<nitf><head><title>");
	sentence(m, 8);
	buf_addz(&m->b, "</title><docdata management-status=\"usable\"><date.issue norm=\"20240531T113000+0200\"/></docdata></head>"
			"<body><body.head><hedline><hl1>");
	sentence(m, 8);
	buf_addz(&m->b, "</hl1></hedline><byline>Par Jeanne Muster</byline></body.head><body.content>\n");
	paragraphs(m, "p");
	buf_addz(&m->b, "</body.content></body></nitf>\n");
}

static void g2(struct maker *m)
{
	buf_addz(&m->b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet><newsItem xml:lang=\"fr\"><itemMeta>"
			"<itemClass qcode=\"ninat:text\"/><provider><name>Agence</name></provider><versionCreated>2024-05-31T"
			"11:30:00+02:00</versionCreated><pubStatus qcode=\"stat:usable\"/></itemMeta><contentMeta><headline>");
	sentence(m, 8);
	buf_addz(&m->b, "</headline></contentMeta><contentSet><inlineXML><html><body>\n");
	paragraphs(m, "p");
	buf_addz(&m->b, "</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>\n");
}

static void item(struct maker *m)
{
	buf_addz(&m->b, "<item><title>");
	sentence(m, 8);
	buf_addz(&m->b, "</title><link>https://gazette.example/1</link><pubDate>Fri, 31 May 2024 11:30:00 +0200</pubDate>"
			"<content:encoded><![CDATA[");
	paragraphs(m, "p");
	buf_addz(&m->b, "]]></content:encoded></item>\n");
}

static void entry(struct maker *m)
{
	buf_addz(&m->b, "<entry><title>");
	sentence(m, 8);
	buf_addz(&m->b, "</title><link href=\"https://bote.example/1\"/><updated>2024-05-31T11:30:00Z</updated>"
			"<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">");
	paragraphs(m, "p");
	buf_addz(&m->b, "</div></content></entry>\n");
}

static const struct format {
	const char *name, *head, *tail; /* head: all articles are one file, which begins so; NULL: a file each */
	void (*make)(struct maker *m);
} formats[] = {
	{ "nitf", NULL, NULL, nitf },
	{ "newsml-g2", NULL, NULL, g2 },
	{ "rss", "<rss xmlns:content=\"c\"><channel><title>Gazette</title><language>fr</language>\n", "</channel></rss>", item },
	{ "atom", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Bote</title>\n", "</feed>", entry },
};

static double seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

static void bench(const struct readers *r, const struct format *f)
{
	struct maker m = { .random = 1 };
	VEC(size_t) ends = { 0 };
	double best = 1e9;

	if (f->head)
		buf_addz(&m.b, f->head);
	for (int i = 0; i < ARTICLES; i++) {
		f->make(&m);
		if (!f->head)
			vec_add(&ends, m.b.n);
	}
	if (f->head) {
		buf_addz(&m.b, f->tail);
		vec_add(&ends, m.b.n);
	}
	for (int round = 0; round < ROUNDS; round++) {
		struct arena arena = { 0 };
		struct reading out = { 0 };
		double since = seconds();

		for (size_t i = 0, at = 0; i < ends.n; at = ends.items[i++])
			read_bytes(r, STR("a.xml"), str_sub(buf_str(&m.b), at, ends.items[i]), NULL, &arena, &out);
		since = seconds() - since;
		best = since < best ? since : best;
		if (out.articles.n != ARTICLES) {
			fprintf(stderr, "formats: %s gave %zu articles\n", f->name, out.articles.n);
			exit(1);
		}
		vec_release(&out.articles);
		vec_release(&out.rows);
		arena_release(&arena);
	}
	printf("read-%s %.0f\n", f->name, (double)m.b.n / 1e6 / best);
	vec_release(&ends);
	buf_release(&m.b);
}

int main(int argc, char **argv)
{
	struct readers *r;
	struct err err;

	if (readers_new(&r, &err) < 0) {
		fprintf(stderr, "formats: %s\n", err.msg);
		return 1;
	}
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (argc < 2 || strcmp(argv[1], formats[i].name) == 0)
			bench(r, &formats[i]);
	readers_free(r);
	return 0;
}
