#include "ui/correct.h"

#include <stdlib.h>
#include <string.h>

#include "align/why.h"
#include "base/intl.h"
#include "text/width.h"
#include "ui/bar.h"

/* What is said where an edit cannot be made. */
static const char *const cannot[BEAD_EDITS] = {
	[BEAD_LINK] = N_("there is no sentence alone on the other side to link it with"),
	[BEAD_UNLINK] = N_("it is not linked"),
	[BEAD_MERGE] = N_("it does not go together with the next row"),
	[BEAD_SPLIT] = N_("there is but one sentence on each side"),
	[BEAD_UP] = N_("the sentence cannot go up"),
	[BEAD_DOWN] = N_("the sentence cannot go down"),
	[BEAD_SHIFT_UP] = N_("this side cannot go up: something stands above, or a confirmed row in the way"),
	[BEAD_SHIFT_DOWN] = N_("this side cannot go down: a confirmed row is in the way"),
	[BEAD_CONFIRM] = N_("there is nothing to confirm"),
};

/* The pair of the two articles in the model; UINT32_MAX: they are none. */
static uint32_t
pair_of(const struct stories *s, const uint32_t article[2])
{
	const struct story *x = &s->stories[s->story_of[article[0]]];
	uint32_t i;

	for (i = x->first_pair; i < x->first_pair + x->npairs; i++)
		if (s->pairs[i].article[0] == article[0] && s->pairs[i].article[1] == article[1])
			return i;
	return UINT32_MAX;
}

/* What is kept of the two articles now, to come back to. */
static char *
kept_now(const struct view *v, const uint32_t article[2])
{
	struct buf text = { 0 };

	corrections_write_pair(v->corrections, v->m->corpus, article, &text);
	return text.p;
}

static void
made_anew(struct view *v, const uint32_t article[2])
{
	uint32_t pair = pair_of(v->m->stories, article);

	if (pair != UINT32_MAX)
		opened_forget(v->m->opened, pair);
	v->text.stale = true;
}

void
correct_bead(struct view *v, enum bead_edit what, uint32_t number)
{
	uint32_t pair = state_pair(v), at = v->at.at;
	const struct alignment *a, *made;
	struct arena scratch = { 0 };
	const uint32_t *article;
	char *before;

	if (pair == UINT32_MAX || at == 0) {
		state_say(v, false, "%s",
		          at == 0 && pair != UINT32_MAX ? _("the titles always stand together")
		                                        : _("this story stands in one language only"));
		return;
	}
	article = v->m->stories->pairs[pair].article;
	a = opened_alignment(v->m->opened, pair);
	made = edit_bead(v->m->corpus, article, a, what, at - 1, number != 1, &scratch, &at);
	if (made == NULL) {
		state_say(v, false, "%s", _(cannot[what]));
	} else {
		before = kept_now(v, article);
		corrections_keep(v->corrections, v->m->corpus, article, made);
		state_corrected(v, article, before, kept_now(v, article), false);
		made_anew(v, article);
		v->at.at = at + 1;
		v->effect.kind = EFFECT_CORRECTIONS;
		if (what == BEAD_CONFIRM)
			state_say(v, false, "%s", made->beads[at].by == BEAD_CONFIRMED ? _("confirmed") : _("no longer confirmed"));
	}
	arena_release(&scratch);
}

void
correct_doubtful(struct view *v)
{
	uint32_t pair = state_pair(v), at;

	if (pair == UINT32_MAX) {
		state_say(v, false, "%s", _("this story stands in one language only"));
		return;
	}
	at = edit_next_doubtful(opened_alignment(v->m->opened, pair), v->at.at - 1);
	if (at == UINT32_MAX) {
		state_say(v, false, "%s", _("no row is doubtful that you have not looked at"));
		return;
	}
	v->focus = PANE_TEXT;
	v->at.at = at + 1;
}

/* ---- Which articles are one story ---- */

static void
judge(struct view *v, const uint32_t article[2], enum verdict verdict, bool joined)
{
	char *before = kept_now(v, article);

	corrections_judge(v->corrections, v->m->corpus, article, verdict);
	state_corrected(v, article, before, kept_now(v, article), joined);
	v->effect.kind = EFFECT_PAIRS;
}

/* Take an article that no pair has from those of its language which it is a version of; false: there are none. */
static bool
take_out(struct view *v, uint32_t article)
{
	const struct stories *s = v->m->stories;
	const struct story *x = &s->stories[s->story_of[article]];
	bool any = false;
	uint32_t i;

	for (i = x->first_version; i < x->first_version + x->nversions; i++) {
		const uint32_t *two = s->versions[i].article;

		if (two[0] != article && two[1] != article)
			continue;
		judge(v, two, VERDICT_APART, any);
		any = true;
	}
	return any;
}

void
correct_apart(struct view *v)
{
	uint32_t pair = state_pair(v);

	if (v->m == NULL || v->story == UINT32_MAX)
		return;
	if (pair != UINT32_MAX) {
		judge(v, v->m->stories->pairs[pair].article, VERDICT_APART, false);
		state_say(v, false, "%s", _("these two are no longer a pair; u takes it back"));
	} else if (take_out(v, state_lone(v))) {
		state_say(v, false, "%s", _("a story of its own from now on; u takes it back"));
	} else {
		state_say(v, false, "%s", _("this story is one article only"));
	}
}

/* An article of the side in a story; UINT32_MAX: it has none. The current pair's goes first. */
static uint32_t
article_in(const struct view *v, uint32_t story, int side)
{
	const struct stories *s = v->m->stories;
	const struct story *x = &s->stories[story];
	uint32_t i;

	if (story == v->story && state_article(v, side) != UINT32_MAX)
		return state_article(v, side);
	for (i = 0; i < x->narticles; i++)
		if (model_side(v->m, s->story_articles[x->first_article + i]) == side)
			return s->story_articles[x->first_article + i];
	return UINT32_MAX;
}

/* The one other story that is marked; UINT32_MAX: none, or several. */
static uint32_t
marked_story(const struct view *v)
{
	const struct stories *s = v->m->stories;
	uint32_t a, found = UINT32_MAX;

	for (a = 0; a < s->narticles; a++) {
		if (!v->marked[a] || s->story_of[a] == v->story || s->story_of[a] == found)
			continue;
		if (found != UINT32_MAX)
			return UINT32_MAX;
		found = s->story_of[a];
	}
	return found;
}

/* The one story that is marked, and a message if there is none; UINT32_MAX then. */
static uint32_t
marked_beside(struct view *v)
{
	uint32_t other = v->story == UINT32_MAX ? UINT32_MAX : marked_story(v);

	if (other == UINT32_MAX)
		state_say(v, false, "%s", _("mark the one story that it is to go with first: m"));
	return other;
}

/* This story's article on a side, and the one of ${other} on a side; false: one of them has none there. */
static bool
take_on(const struct view *v, uint32_t other, int own_side, int its_side, uint32_t article[2])
{
	uint32_t own = article_in(v, v->story, own_side), its = article_in(v, other, its_side);
	bool turn = own_side == its_side ? its < own : its_side < own_side;

	article[turn] = own;
	article[!turn] = its;
	return own != UINT32_MAX && its != UINT32_MAX;
}

/* This story's article and the one of ${other}: of the two sides, or of one, the smaller number first. False, and a message,
 * if one is in another language. */
static bool
take_two(struct view *v, uint32_t other, uint32_t article[2])
{
	if (take_on(v, other, 0, 1, article) || take_on(v, other, 1, 0, article) || take_on(v, other, 0, 0, article) ||
	    take_on(v, other, 1, 1, article))
		return true;
	state_say(v, false, "%s", _("one of them stands in neither language"));
	return false;
}

void
correct_together(struct view *v)
{
	uint32_t other = marked_beside(v), article[2];

	if (other == UINT32_MAX || !take_two(v, other, article))
		return;
	judge(v, article, VERDICT_PAIR, false);
	state_say(v, false, "%s", _("one story from now on; u takes it back"));
}

/* What decided over the two articles, in words; NULL: nothing but what they have in common. ${joined}: what makes them one
 * story; NULL if they are none. */
static const char *
decided_by(const struct view *v, const struct pair *joined, const uint32_t article[2], const struct why *w)
{
	const struct stories *s = v->m->stories;
	int side;

	if (corrections_verdict(v->corrections, v->m->corpus, article) != VERDICT_NONE)
		return _("you said so");
	if (w->independent)
		return _("sentence for sentence they say different things");
	for (side = 0; side < 2 && joined == NULL; side++)
		if (s->stories[s->story_of[article[side]]].npairs > 0)
			return _("one of them goes better with another");
	return NULL;
}

/* What joins the article in view to another: the pair, or what makes it a version of one; NULL: nothing. */
static const struct pair *
joined_by(const struct view *v)
{
	const struct stories *s = v->m->stories;
	uint32_t pair = state_pair(v);

	return pair != UINT32_MAX ? &s->pairs[pair] : stories_version(s, state_lone(v));
}

/* The two articles that the reader asks about: those in view, or this and the marked story's. False, and a message, if
 * there are no two. */
static bool
asked_about(struct view *v, const struct pair **joined, uint32_t article[2])
{
	uint32_t other;

	*joined = v->story != UINT32_MAX && marked_story(v) == UINT32_MAX ? joined_by(v) : NULL;
	if (*joined != NULL) {
		memcpy(article, (*joined)->article, 2 * sizeof *article);
		return true;
	}
	other = marked_beside(v);
	return other != UINT32_MAX && take_two(v, other, article);
}

/* What gives way first where the line is short. */
enum { WHY_COMMON, WHY_ALIGNED, WHY_DECIDED };

/* "3 names, 1 figure", with the dates or without. */
static void
put_common(const struct why *w, bool dates, struct buf *out)
{
	buf_addf(out, ngettext("%u name", "%u names", w->names), w->names);
	buf_addz(out, ", ");
	buf_addf(out, ngettext("%u figure", "%u figures", w->figures), w->figures);
	if (dates) {
		buf_addz(out, ", ");
		buf_addf(out, ngettext("%u date", "%u dates", w->dates), w->dates);
		buf_addf(out, " %s", _("in both"));
	}
	if (w->days == 0)
		buf_addf(out, ", %s", _("same day"));
	else if (w->days != INT32_MAX)
		buf_addf(out, ngettext(", %d day apart", ", %d days apart", (unsigned long)w->days), w->days);
}

static void
add_common(const struct why *w, struct bar *b)
{
	struct buf text = { 0 };

	put_common(w, true, &text);
	bar_add(b, WHY_COMMON, buf_str(&text));
	buf_reset(&text);
	put_common(w, false, &text);
	bar_or(b, "%s", text.p);
	buf_release(&text);
}

/* "not one story: you said so; 12 % and 9 % aligned; 3 names, 1 figure, 0 dates in both, 4 days apart" */
void
correct_why(struct view *v)
{
	struct bar b = { .dot = "; " };
	const struct pair *joined;
	struct buf text = { 0 };
	uint32_t article[2];
	const char *decided;
	struct why w;

	if (!asked_about(v, &joined, article))
		return;
	w = why_paired(v->m->corpus, v->m->index, v->m->entities, v->m->lexicon, article);
	if (joined != NULL) { /* what they were paired by, as it stands below the text */
		w.names = joined->names;
		w.figures = joined->amounts;
		w.dates = joined->dates;
	}
	/* TRANSLATORS: "one story: 86 % and 92 % aligned" */
	buf_addf(&text, _("%s: "), joined != NULL ? _("one story") : _("not one story"));
	decided = decided_by(v, joined, article, &w);
	bar_add(&b, WHY_DECIDED, str_of(decided ? decided : ""));
	bar_addf(&b, WHY_ALIGNED, _("%.0f %% and %.0f %% aligned"), (double)w.coverage[0] * 100, (double)w.coverage[1] * 100);
	bar_or(&b, _("%.0f/%.0f %% aligned"), (double)w.coverage[0] * 100, (double)w.coverage[1] * 100);
	add_common(&w, &b);
	bar_fit(&b, v->cols - width_of(buf_str(&text)));
	bar_joined(&b, &text);
	state_say(v, false, "%s", text.p);
	buf_release(&text);
	bar_release(&b);
}

void
correct_restore(struct view *v, const uint32_t article[2], struct str text)
{
	enum verdict before = corrections_verdict(v->corrections, v->m->corpus, article);

	corrections_read(v->corrections, text);
	made_anew(v, article);
	v->effect.kind = corrections_verdict(v->corrections, v->m->corpus, article) != before ? EFFECT_PAIRS
	                                                                                    : EFFECT_CORRECTIONS;
}
