#include <stdio.h>

#include "base/utf8.h"
#include "report/printing.h"
#include "text/width.h"

/*
 * Alignments for other programs: TMX 1.4b (LISA OSCAR, 2005) for translation memories, and the cesAlign documents of
 * XCES (Ide, Bonhomme & Romary 2000) that OPUS and its tools read.
 */
#ifndef PACKAGE_VERSION
#define PACKAGE_VERSION "0"
#endif

/* Text for XML 1.0: controls as width_escape() shows them, noncharacters as U+FFFD. */
static void
add_xml(struct buf *out, struct str s)
{
	struct buf b = { 0 };
	width_escape(s, &b);
	struct str text = buf_str(&b);
	for (size_t at = 0; at < text.n;) {
		uint32_t c = utf8_next(text, &at);
		switch (c) {
		case '&': buf_addz(out, "&amp;"); break;
		case '<': buf_addz(out, "&lt;"); break;
		case '>': buf_addz(out, "&gt;"); break;
		case '"': buf_addz(out, "&quot;"); break;
		default: buf_addcp(out, c == 0xfffe || c == 0xffff ? UTF8_REPLACEMENT : c);
		}
	}
	buf_release(&b);
}

/* What a text is in, whatever side it was put on. */
static lang_id
language(const struct article *a)
{
	return a->seems != LANG_UND ? a->seems : a->lang;
}

/* Two texts in one language, which --pair makes a pair all the same: a variant each, for a unit has no two of one. */
static struct key_name
variant_code(const struct printing *p, const struct pair *pair, int side)
{
	const struct article *const *articles = p->m->corpus->articles;
	lang_id lang = language(articles[pair->article[0]]);
	struct key_name code;
	if (lang == LANG_UND || lang != language(articles[pair->article[1]]))
		return printing_key(p, "", side, "");
	snprintf(code.z, sizeof code.z, "%s%s", lang_code(lang), side ? "-x-right" : "");
	return code;
}

static void
add_variant(struct printing *p, const struct pair *pair, const struct bead *b, int side)
{
	const struct corpus *c = p->m->corpus;
	uint32_t a = pair->article[side];
	buf_addf(&p->b, "      <tuv xml:lang=\"%s\"><seg>", variant_code(p, pair, side).z);
	for (uint32_t i = 0; i < b->n[side]; i++) {
		if (i > 0)
			buf_addc(&p->b, ' ');
		add_xml(&p->b, corpus_sentence(c, a, c->first_body[a] + b->start[side] + i));
	}
	buf_addz(&p->b, "</seg></tuv>\n");
}

/* What the reader said of it, or the texts came with; else how sure the program is. */
static void
add_standing(struct printing *p, const struct bead *b)
{
	static const char *const said[] = { [BEAD_GIVEN] = "given",
					    [BEAD_CHANGED] = "changed",
					    [BEAD_CONFIRMED] = "confirmed" };
	struct writer score = { &p->b, false };

	if (b->by != BEAD_FOUND) {
		buf_addf(&p->b, "<prop type=\"status\">%s</prop>", said[b->by]);
		return;
	}
	buf_addz(&p->b, "<prop type=\"score\">");
	writer_real(&score, (double)b->score);
	buf_addz(&p->b, "</prop>");
}

static bool
add_units(struct printing *p, uint32_t pair)
{
	const struct pair *x = &p->m->stories->pairs[pair];
	const struct alignment *a = opened_alignment(p->m->opened, pair);
	for (uint32_t i = 0; i < a->nbeads; i++) {
		const struct bead *b = &a->beads[i];
		if (!b->n[0] || !b->n[1] || !printing_keeps_bead(p, b))
			continue;
		buf_addf(&p->b, "    <tu tuid=\"%u-%u-%u\">\n", x->article[0], x->article[1], i);
		buf_addz(&p->b, "      <prop type=\"file\">");
		add_xml(&p->b, p->m->corpus->articles[x->article[0]]->file);
		buf_addz(&p->b, "</prop>\n      ");
		add_standing(p, b);
		buf_addc(&p->b, '\n');
		add_variant(p, x, b, 0);
		add_variant(p, x, b, 1);
		buf_addz(&p->b, "    </tu>\n");
	}
	return printing_done(p);
}

void
print_memory_tmx(struct printing *p)
{
	const struct stories *s = p->m->stories;
	buf_addz(&p->b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			"<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
			"<tmx version=\"1.4\">\n");
	buf_addf(&p->b,
		 "  <header creationtool=\"visavis\" creationtoolversion=\"%s\" segtype=\"sentence\"\n"
		 "          o-tmf=\"visavis\" adminlang=\"en\" srclang=\"%s\" datatype=\"plaintext\"/>\n"
		 "  <body>\n",
		 PACKAGE_VERSION, s->npairs == 1 ? variant_code(p, &s->pairs[0], 0).z : p->code[0]);
	for (uint32_t i = 0; i < p->m->stories->npairs; i++) {
		if (printing_keeps_pair(p, i) && !add_units(p, i))
			return;
	}
	buf_addz(&p->b, "  </body>\n</tmx>\n");
}

static void
add_targets(struct printing *p, const struct bead *b, int side)
{
	for (uint32_t i = 0; i < b->n[side]; i++)
		buf_addf(&p->b, "%ss%u", i ? " " : "", b->start[side] + i);
}

static bool
add_links(struct printing *p, uint32_t pair)
{
	const struct pair *x = &p->m->stories->pairs[pair];
	const struct alignment *a = opened_alignment(p->m->opened, pair);
	buf_addz(&p->b, "  <linkGrp targType=\"s\" fromDoc=\"");
	add_xml(&p->b, p->m->corpus->articles[x->article[0]]->file);
	buf_addz(&p->b, "\" toDoc=\"");
	add_xml(&p->b, p->m->corpus->articles[x->article[1]]->file);
	buf_addz(&p->b, "\">\n");
	for (uint32_t i = 0; i < a->nbeads; i++) {
		if (!printing_keeps_bead(p, &a->beads[i]))
			continue;
		buf_addf(&p->b, "    <link id=\"SL%u-%u.%u\" xtargets=\"", x->article[0], x->article[1], i);
		add_targets(p, &a->beads[i], 0);
		buf_addc(&p->b, ';');
		add_targets(p, &a->beads[i], 1);
		if (a->beads[i].by == BEAD_FOUND) { /* what was said needs no such number */
			struct writer score = { &p->b, false };

			buf_addz(&p->b, "\" certainty=\"");
			writer_real(&score, (double)a->beads[i].score);
		}
		buf_addz(&p->b, "\"/>\n");
	}
	buf_addz(&p->b, "  </linkGrp>\n");
	return printing_done(p);
}

void
print_memory_xces(struct printing *p)
{
	buf_addz(&p->b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			"<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\">\n"
			"<cesAlign version=\"1.0\">\n");
	for (uint32_t i = 0; i < p->m->stories->npairs; i++) {
		if (printing_keeps_pair(p, i) && !add_links(p, i))
			return;
	}
	buf_addz(&p->b, "</cesAlign>\n");
}
