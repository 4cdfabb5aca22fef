#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "read/alto.h"
#include "read/drop.h"

/* From the blocks of a page that stands alone to articles: headings are told by tags, by larger letters, or by capitals. */
enum {
	HEADING_WORDS = 25,  /* at most */
	HEADING_LINES = 4,
	CAPITALS_WORDS = 12, /* of a heading that is told by capitals alone */
	BODY_WORDS = 15,     /* what follows a heading that begins an article */
	AHEAD = 50,          /* blocks in which it does */
	HEADER_WORDS = 8,    /* of a line above everything */
	HEADER_DEPTH = 6,    /* per cent of the page that it stands in */
};
static const float LARGER = 1.25F; /* letters of headings, by those of the text */
static const float SAME = 0.8F;    /* letters of one title */

static struct str
text_of(const struct alto *p, const struct alto_block *b)
{
	return str_sub(buf_str(&p->text), b->start, b->end);
}

/* ---- What blocks are ---- */

struct letters {
	uint32_t upper, lower, digits;
};

static struct letters
count_letters(struct str s)
{
	struct letters l = { 0 };

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i], next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;

		l.upper += (c >= 'A' && c <= 'Z') || (c == 0xc3 && next >= 0x80 && next < 0x9f);
		l.lower += (c >= 'a' && c <= 'z') || (c == 0xc3 && next >= 0x9f) || c == 0xc5;
		l.digits += c >= '0' && c <= '9';
	}
	return l;
}

/* Page number, date and name of the paper: a line with a number on top of the page. */
static bool
is_header(const struct alto *p, const struct alto_block *b)
{
	struct letters l = count_letters(text_of(p, b));

	if (l.digits > 0 && l.upper + l.lower == 0 && b->words <= 2)
		return true;
	return l.digits > 0 && b->lines == 1 && b->words <= HEADER_WORDS && p->height > 0 &&
	       (int64_t)100 * (b->y - (int64_t)b->top + b->h) <= (int64_t)HEADER_DEPTH * p->height;
}

struct size_words {
	float size;
	uint32_t words;
};

/* The size of letters that most words have. */
static float
body_size(const struct alto *p)
{
	VEC(struct size_words) sizes = { 0 };
	struct size_words best = { 0 };

	for (size_t i = 0; i < p->blocks.n; i++) {
		const struct alto_block *b = &p->blocks.items[i];
		size_t k = 0;

		while (k < sizes.n && (sizes.items[k].size < b->size || sizes.items[k].size > b->size))
			k++;
		if (k == sizes.n)
			vec_add(&sizes, ((struct size_words){ .size = b->size }));
		sizes.items[k].words += b->words;
	}
	for (size_t k = 0; k < sizes.n; k++)
		if (sizes.items[k].size > 0 && sizes.items[k].words > best.words)
			best = sizes.items[k];
	vec_release(&sizes);
	return best.size;
}

static bool
looks_like_heading(const struct alto *p, const struct alto_block *b, float body)
{
	struct letters l = count_letters(text_of(p, b));

	if (b->words == 0 || b->words > HEADING_WORDS || b->lines > HEADING_LINES || l.upper + l.lower < 4)
		return false;
	if (body > 0 && b->size >= LARGER * body)
		return true;
	return b->lines <= 2 && b->words <= CAPITALS_WORDS && l.upper >= 5 && l.upper >= 4 * l.lower;
}

void
alto_judge(struct alto *p)
{
	float body = body_size(p);

	alto_masthead(p);
	for (size_t i = 0; i < p->blocks.n; i++) {
		struct alto_block *b = &p->blocks.items[i];

		if (b->why == NULL && !b->heading && is_header(p, b))
			b->why = drop_reason(STR("header"));
		b->heading = b->why == NULL && (b->heading || looks_like_heading(p, b, body));
	}
}

/* ---- Articles ---- */

struct making {
	struct alto *p;
	struct draft d;
	bool open;      /* something is in the draft */
	uint32_t words; /* of its text */
	const struct alto_block *title; /* the last block of it; NULL: it has none yet */
};

static void
finish(struct making *m)
{
	const struct alto *p = m->p;

	if (!m->open)
		return;
	draft_date(&m->d, p->date, p->date_from);
	m->d.declared = p->lang;
	reader_emit(p->s, &m->d);
	draft_release(&m->d);
	draft_init(&m->d);
	m->open = false;
	m->words = 0;
	m->title = NULL;
}

/* How many words of text follow a heading, before the next one that is not right behind it. */
static uint32_t
words_behind(const struct alto *p, size_t at)
{
	size_t end = p->blocks.n - at > AHEAD ? at + AHEAD : p->blocks.n;
	uint32_t words = 0;

	for (; at < end && p->blocks.items[at].heading; at++)
		;
	for (; at < end && !p->blocks.items[at].heading && words < BODY_WORDS; at++)
		words += p->blocks.items[at].why ? 0 : p->blocks.items[at].words;
	return words;
}

/* An article begins with a heading that has text behind it, unless headings are all there is yet. */
static bool
begins(const struct making *m, size_t at)
{
	const struct alto_block *b = &m->p->blocks.items[at];

	return b->heading && m->words > 0 && words_behind(m->p, at) >= BODY_WORDS;
}

/* The title goes on in the next block: letters as large, right below or beside. */
static bool
goes_on(const struct making *m, const struct alto_block *b)
{
	const struct alto_block *a = m->title;
	int64_t below = (int64_t)b->y - ((int64_t)a->y + a->h), reach = a->h > b->h ? a->h : b->h;

	if (a != b - 1 || !b->heading || m->d.paragraphs.n > 0)
		return false;
	if (a->size < b->size * SAME || b->size < a->size * SAME)
		return false;
	return a->w > 0 && below <= reach && below >= -reach;
}

static void
put_title(struct making *m, struct alto_block *b, struct str text)
{
	struct buf whole = { 0 };
	size_t before;

	buf_adds(&whole, draft_text(&m->d, &m->d.title));
	if (whole.n > 0)
		buf_addc(&whole, ' ');
	before = whole.n;
	draft_clean(text, &whole);
	if (whole.n > before) {
		b->own = arena_str(m->p->s->arena, str_sub(buf_str(&whole), before, whole.n));
		draft_title(&m->d, buf_str(&whole));
		m->title = b;
		b->placed = true;
		b->field = 0;
	}
	buf_release(&whole);
}

static void
put(struct making *m, struct alto_block *b)
{
	struct str text = text_of(m->p, b);
	size_t before = m->d.paragraphs.n;

	b->article = m->p->s->row->articles;
	if (b->why != NULL) {
		before = m->d.dropped.n;
		draft_drop(&m->d, 0, text, b->why);
		b->placed = m->d.dropped.n > before;
		b->field = (uint32_t)before;
		return;
	}
	if (b->heading && m->d.paragraphs.n == 0 && (m->title == NULL || goes_on(m, b))) {
		put_title(m, b, text);
	} else {
		draft_paragraph(&m->d, text, b->heading ? FIELD_HEADING : FIELD_PARAGRAPH);
		b->placed = m->d.paragraphs.n > before;
		b->field = (uint32_t)m->d.paragraphs.n;
		m->words += b->heading ? 0 : b->words;
	}
	m->open = m->open || b->placed;
}

/* The blocks as the articles have them, for an issue to take. ${none}: nothing is left of the page, and this is what it
 * had. */
static void
bind(struct alto *p, size_t first, const struct article *none)
{
	struct arena *arena = p->s->arena;
	struct block *blocks = arena_array(arena, struct block, p->blocks.n);
	struct binding *binding = arena_zalloc(arena, 1, sizeof *binding);
	uint32_t n = 0;

	for (size_t i = 0; i < p->blocks.n; i++) {
		const struct alto_block *b = &p->blocks.items[i];
		const struct article *a;

		if (!b->placed)
			continue;
		a = none ? none : p->s->out->articles.items[first + b->article];
		blocks[n++] = (struct block){ .name = b->name, .around = b->around, .why = b->why,
					      .text = b->why       ? a->dropped[b->field].text
						      : b->own.n > 0 ? b->own
								     : article_field(a, b->field),
					      .kind = b->why ? FIELD_PARAGRAPH : a->fields[b->field].kind };
	}
	*binding = (struct binding){ .kind = BINDING_PAGE, .file = p->s->name, .nblocks = n, .blocks = blocks };
	p->s->row->binding = binding;
}

void
alto_emit(struct alto *p)
{
	struct making m = { .p = p };
	size_t first = p->s->out->articles.n - p->s->row->articles;

	draft_init(&m.d);
	for (size_t i = 0; i < p->blocks.n; i++) {
		if (begins(&m, i))
			finish(&m);
		put(&m, &p->blocks.items[i]);
	}
	if (p->s->row->articles > 0)
		m.open = m.open || m.d.dropped.n > 0; /* what was dropped is to be accounted for */
	if (!m.open && m.d.dropped.n > 0) {
		p->s->row->dropped += (uint32_t)m.d.dropped.n;
		bind(p, first, draft_freeze(&m.d, p->s->name, p->s->arena));
	}
	finish(&m);
	draft_release(&m.d);
	if (p->s->row->articles > 0)
		bind(p, first, NULL);
}
