#include "ui/word.h"

#include <string.h>

#include "base/intl.h"
#include "text/width.h"
#include "ui/layout.h"
#include "ui/paint.h"
#include "ui/panes.h"

static bool
shows(const struct view *v, int side)
{
	return v->text.article[side] != UINT32_MAX && v->text.how != (side == 0 ? ROWS_RIGHT : ROWS_LEFT);
}

void
word_leave(struct view *v)
{
	arena_release(&v->words_arena);
	v->words = (struct word_alignment){ .nlinks = 0 };
	v->word = (struct word_cursor){ .on = false };
}

bool
word_leave_if(struct view *v)
{
	bool on = v->word.on;

	word_leave(v);
	return on;
}

/* The words of a passage that stands in one version only. */
static void
read_words(struct view *v, int side, const struct text_span *s)
{
	struct token_reader r = index_tokens(v->m->index, v->text.article[side]);
	VEC(struct word_place) words = { 0 };
	bool more = token_seek(&r, s->start[side]);

	for (; more && r.token.end <= s->end[side]; more = token_next(&r))
		vec_add(&words, ((struct word_place){ r.token.start, r.token.end }));
	v->words.n[side] = (uint32_t)words.n;
	v->words.words[side] = arena_items(&v->words_arena, &words);
	vec_release(&words);
}

/* Once for each passage that the cursor comes to. */
static void
align(struct view *v)
{
	const struct text_span *s = &v->text.spans.items[v->at.at];
	const struct word_sources from = word_sources_of(v->m->index, v->m->entities, model_lexicon(v->m), v->m->sides);
	struct word_span span[2];
	int d;

	arena_release(&v->words_arena);
	v->words = (struct word_alignment){ .nlinks = 0 };
	if (s->end[0] > s->start[0] && s->end[1] > s->start[1]) {
		for (d = 0; d < 2; d++)
			span[d] = (struct word_span){ v->text.article[d], s->start[d], s->end[d] };
		word_alignment_make(&from, span, &v->words_arena, &v->words);
	} else {
		for (d = 0; d < 2; d++)
			if (s->end[d] > s->start[d])
				read_words(v, d, s);
	}
	memcpy(v->word.article, v->text.article, sizeof v->word.article);
	v->word.segment = v->at.at;
	v->word.span = *s;
}

/* Words of a side that the cursor can stand on. */
static uint32_t
words_of(const struct view *v, int side)
{
	return shows(v, side) ? v->words.n[side] : 0;
}

static void
find_counterparts(struct view *v)
{
	v->word.nothers = word_alignment_places(&v->words, v->word.side, v->word.at, v->word.at + 1, v->word.others,
	                                        WORD_OTHERS);
}

/* The hit or the chosen name of the passage, else its first word. */
static void
begin(struct view *v)
{
	int d;

	v->word.at = 0;
	v->word.side = words_of(v, 0) == 0;
	for (d = 0; d < 2; d++) {
		const struct text_span *s = &v->word.span;
		uint32_t offset;

		if (words_of(v, d) == 0)
			continue;
		offset = paint_find(v, v->text.article[d], s->start[d], s->end[d]);
		if (offset == UINT32_MAX)
			continue;
		v->word.side = d;
		v->word.at = word_alignment_at(&v->words, d, offset);
		return;
	}
}

/* Without a word in it a passage is passed over. */
static bool
to_segment(struct view *v, int by)
{
	uint32_t at = v->at.at;

	while (by > 0 ? at + 1 < v->text.nsegments : at > 0) {
		at = by > 0 ? at + 1 : at - 1;
		v->at.at = at;
		align(v);
		if (words_of(v, 0) + words_of(v, 1) == 0)
			continue;
		v->word.side = by > 0 ? words_of(v, 0) == 0 : words_of(v, 1) > 0;
		v->word.at = by > 0 ? 0 : words_of(v, v->word.side) - 1;
		return true;
	}
	return false;
}

static bool
step(struct view *v, int by)
{
	struct word_cursor before = v->word;
	uint32_t at = v->at.at;

	if (by > 0 ? v->word.at + 1 < words_of(v, v->word.side) : v->word.at > 0) {
		v->word.at = by > 0 ? v->word.at + 1 : v->word.at - 1;
		return true;
	}
	if (v->word.side == (by < 0) && words_of(v, 1 - v->word.side) > 0) {
		v->word.side = 1 - v->word.side;
		v->word.at = by > 0 ? 0 : words_of(v, v->word.side) - 1;
		return true;
	}
	if (to_segment(v, by))
		return true;
	v->at.at = at;
	align(v);
	v->word = before;
	return false;
}

void
word_move(struct view *v, int64_t by)
{
	state_rows(v);
	if (!v->text.valid || v->at.at >= v->text.nsegments)
		return;
	if (!v->word.on) {
		align(v);
		v->word.on = true;
		begin(v);
		by -= by > 0 ? 1 : -1;
	}
	for (; by > 0 && step(v, 1); by--)
		;
	for (; by < 0 && step(v, -1); by++)
		;
	if (by != 0)
		state_say(v, false, "%s", by > 0 ? _("this is the last word") : _("this is the first word"));
	if (words_of(v, 0) + words_of(v, 1) == 0)
		word_leave(v);
}

/* The byte of a side's text at a place on the screen; UINT32_MAX: there is none. */
static uint32_t
byte_at(const struct view *v, int side, int row, int col)
{
	const struct rect *r = &v->layout.pane[PANE_TEXT];
	uint32_t at = v->at.top + (uint32_t)(row - r->row - 1);
	int width[2], cols[2], used;
	const struct text_row *t;
	struct str text;

	layout_text_widths(v, width, cols);
	if (row <= r->row || at >= v->text.rows.n || !shows(v, side) || col < cols[side] || col >= cols[side] + width[side])
		return UINT32_MAX;
	t = &v->text.rows.items[at];
	if (t->segment != v->at.at || t->end[side] <= t->start[side])
		return UINT32_MAX;
	text = str_sub(v->m->corpus->articles[v->text.article[side]]->text, t->start[side], t->end[side]);
	return t->start[side] + (uint32_t)width_fit(text, col - cols[side], &used);
}

void
word_click(struct view *v, int row, int col)
{
	int d;

	for (d = 0; d < 2; d++) {
		uint32_t offset = byte_at(v, d, row, col), at;

		if (offset == UINT32_MAX)
			continue;
		if (!v->word.on || v->word.segment != v->at.at)
			align(v);
		at = word_alignment_at(&v->words, d, offset);
		if (at >= words_of(v, d) || v->words.words[d][at].start > offset)
			return;
		v->word.on = true;
		v->word.side = d;
		v->word.at = at;
	}
}

void
word_across(struct view *v)
{
	uint32_t other;

	if (!v->word.on)
		return;
	if (word_alignment_of(&v->words, v->word.side, v->word.at, v->word.at + 1, &other, 1) == 0 ||
	    !shows(v, 1 - v->word.side))
		return;
	v->word.side = 1 - v->word.side;
	v->word.at = other;
}

/* The row of the text on which a byte of a side stands. */
static uint32_t
row_of(const struct view *v, int side, uint32_t offset)
{
	uint32_t first = v->text.first_row.items[v->at.at], last = rows_end_of(&v->text, v->at.at), i;

	for (i = first; i < last; i++)
		if (v->text.rows.items[i].end[side] > offset && v->text.rows.items[i].start[side] <= offset)
			return i;
	return first;
}

/* A passage may be longer than the screen. */
static void
scroll(struct view *v)
{
	int n = v->layout.pane[PANE_TEXT].rows - 1;
	uint32_t rows = n > 0 ? (uint32_t)n : 1;
	uint32_t row = row_of(v, v->word.side, v->words.words[v->word.side][v->word.at].start);

	if (v->layout.pane[PANE_TEXT].cols == 0)
		return;
	if (row < v->at.top)
		v->at.top = row;
	if (row >= v->at.top + rows)
		v->at.top = row - rows + 1;
}

static bool
same_span(const struct text_span *a, const struct text_span *b)
{
	return a->start[0] == b->start[0] && a->end[0] == b->end[0] && a->start[1] == b->start[1] && a->end[1] == b->end[1];
}

void
word_settle(struct view *v)
{
	if (!v->word.on)
		return;
	if (v->m == NULL || !v->text.valid || v->at.at >= v->text.nsegments || v->word.article[0] != v->text.article[0] ||
	    v->word.article[1] != v->text.article[1]) {
		word_leave(v);
		return;
	}
	if (v->word.segment != v->at.at || !same_span(&v->word.span, &v->text.spans.items[v->at.at])) {
		align(v);
		begin(v);
	}
	if (words_of(v, v->word.side) == 0) /* that version is no longer shown */
		begin(v);
	if (v->word.at >= words_of(v, v->word.side)) {
		word_leave(v);
		return;
	}
	find_counterparts(v);
	scroll(v);
}

bool
word_at(const struct view *v, int *side, uint32_t *start, uint32_t *end)
{
	if (!v->word.on || v->word.segment != v->at.at)
		return false;
	*side = v->word.side;
	*start = v->words.words[v->word.side][v->word.at].start;
	*end = v->words.words[v->word.side][v->word.at].end;
	return true;
}

uint32_t
word_places(const struct view *v, int side, const struct word_place **places, enum style *style)
{
	if (!v->word.on || v->word.segment != v->at.at)
		return 0;
	*style = side == v->word.side ? STYLE_WORD : STYLE_COUNTERPART;
	*places = side == v->word.side ? &v->words.words[side][v->word.at] : v->word.others;
	return side == v->word.side ? 1 : v->word.nothers;
}

/* Quoted where it could be read as something else: "or", "3,4". */
bool
word_query(const struct view *v, struct buf *out)
{
	uint32_t start, end, i;
	struct str word;
	bool plain;
	int side;

	if (!word_at(v, &side, &start, &end))
		return false;
	word = str_sub(v->m->corpus->articles[v->text.article[side]]->text, start, end);
	plain = word.n > 3;
	for (i = 0; i < word.n; i++)
		plain &= (word.p[i] | 0x20) >= 'a' && (word.p[i] | 0x20) <= 'z';
	buf_addf(out, plain ? STR_FMT : "\"" STR_FMT "\"", STR_ARG(word));
	return true;
}

static void
add_counterparts(const struct view *v, struct buf *out)
{
	struct str text = v->m->corpus->articles[v->text.article[1 - v->word.side]]->text;
	uint32_t i;

	for (i = 0; i < v->word.nothers; i++) {
		const struct word_place *w = &v->word.others[i];

		if (i > 0)
			buf_addf(out, " %s ", frame_sign(v, "…", ".."));
		buf_adds(out, str_sub(text, w->start, w->end));
	}
}

void
word_say(const struct view *v, struct buf *out)
{
	uint32_t start, end;
	struct str word;
	int side;

	if (!word_at(v, &side, &start, &end))
		return;
	word = str_sub(v->m->corpus->articles[v->text.article[side]]->text, start, end);
	if (v->word.nothers > 0) {
		buf_addf(out, STR_FMT " %s ", STR_ARG(word), frame_sign(v, "→", "->"));
		add_counterparts(v, out);
	} else if (v->text.article[1 - side] == UINT32_MAX) {
		buf_adds(out, word);
	} else {
		/* TRANSLATORS: %.*s is a word that the other version has nothing for */
		buf_addf(out, _("%.*s: no counterpart"), STR_ARG(word));
	}
}
