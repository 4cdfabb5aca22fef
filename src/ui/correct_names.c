#include "ui/correct_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "text/fold.h"
#include "ui/pages.h"
#include "ui/which.h"

/* The name that is to be corrected; ENTITY_NONE, and a message: there is none here. */
static uint32_t
subject(struct view *v)
{
	uint32_t e = ENTITY_NONE;

	if (v->focus == PANE_NAMES && v->name.at < v->names.n)
		e = v->names.items[v->name.at].entity;
	else if (v->page == PAGE_PROFILE)
		e = v->chosen.entity;
	if (e == ENTITY_NONE)
		state_say(v, false, "%s", v->page == PAGE_NONE ? _("this is no name") : _("this key does nothing here; ? for help"));
	return e;
}

static const struct entity *
entity_at(const struct view *v, uint32_t entity)
{
	return &v->m->entities->entities[entity];
}

enum { CHOSEN = 2, ALL = 12 }; /* names that say which: for what is merged; for what is true of half of the mentions */

/* ---- Saying it ---- */

/* What one key says may be several lines: they are one deed. */
struct saying {
	struct buf taken, given;
};

static void
say(struct view *v, struct saying *s, const struct revision *r)
{
	revisions_say(v->revisions, r, &s->taken, &s->given);
}

/* ${joined}: it is one deed with the one before it. */
static void
said(struct view *v, struct saying *s, bool joined)
{
	if (s->taken.n + s->given.n > 0) {
		buf_addz(&s->taken, ""); /* both are strings */
		buf_addz(&s->given, "");
		state_revised(v, s->taken.p, s->given.p, joined);
		v->effect.kind = EFFECT_REVISIONS;
	} else {
		buf_release(&s->taken);
		buf_release(&s->given);
	}
}

static void
say_one_with(struct view *v, enum revision_kind kind, uint8_t type, said_names *names, bool joined)
{
	struct saying s = { { 0 }, { 0 } };
	struct revision r = { .kind = (uint8_t)kind, .type = type, .nnames = (uint32_t)names->n, .names = names->items };

	say(v, &s, &r);
	said(v, &s, joined);
}

static void
say_one(struct view *v, enum revision_kind kind, uint8_t type, said_names *names)
{
	say_one_with(v, kind, type, names, false);
}

static bool
with_chosen(struct view *v, uint32_t entity)
{
	if (v->chosen.entity != ENTITY_NONE && v->chosen.entity != entity)
		return true;
	state_say(v, false, "%s", _("choose the other name first: v"));
	return false;
}

void
correct_merge_names(struct view *v)
{
	uint32_t e = subject(v);
	said_names names = { 0 };
	struct str a, b;

	if (e == ENTITY_NONE || !with_chosen(v, e))
		return;
	a = entity_name(entity_at(v, v->chosen.entity), 0);
	b = entity_name(entity_at(v, e), 0);
	if (which_names(v, v->chosen.entity, CHOSEN, &names) && which_names(v, e, CHOSEN, &names)) {
		state_say(v, false, _("%.*s and %.*s are one; u takes it back"), STR_ARG(a), STR_ARG(b));
		say_one(v, REVISION_MERGE, 0, &names);
	}
	vec_release(&names);
}

/* The way of writing on the current line of the profile; UINT32_MAX, and a message: none. */
static uint32_t
variant_here(struct view *v)
{
	uint32_t at = v->page_at.at, variant = at < v->lines.n ? v->lines.items[at].variant : 0;

	if (variant == 0)
		state_say(v, false, "%s", _("go to the variant that is another thing first"));
	return variant - 1;
}

/* On the profile of what is left without that variant, the reader stays. */
static void
stay_with_others(struct view *v, uint32_t entity, struct str text)
{
	const struct entities *es = v->m->entities;
	const struct entity *e = entity_at(v, entity);
	uint32_t i;

	for (i = 0; i < e->nmentions; i++) {
		uint32_t m = es->entity_mentions[e->first_mention + i];
		const struct mention *x = &es->mentions[m];

		v->standing = m;
		if (!str_starts(str_sub(v->m->corpus->articles[x->article]->text, x->start, x->end), text))
			return;
	}
}

static void
split_variant(struct view *v, uint32_t entity)
{
	const struct entities *es = v->m->entities;
	const struct entity *e = entity_at(v, entity);
	uint32_t at = variant_here(v), i;
	said_names names = { 0 };
	struct str text;

	if (at == UINT32_MAX)
		return;
	text = es->variants[e->first_variant + at].text;
	vec_add(&names, ((struct said_name){ text, e->type, LANG_UND }));
	for (i = e->first_variant; i < e->first_variant + e->nvariants; i++)
		if (es->variants[i].count > 0 && !str_eq(es->variants[i].text, text))
			which_add(&names, &(struct said_name){ es->variants[i].text, e->type, LANG_UND });
	if (names.n < 2) {
		state_say(v, false, "%s", _("it is written in this one way only"));
	} else {
		state_say(v, false, _("“%.*s” is another thing; u takes it back"), STR_ARG(text));
		stay_with_others(v, entity, text);
		say_one(v, REVISION_APART, 0, &names);
	}
	vec_release(&names);
}

void
correct_split_name(struct view *v)
{
	uint32_t e = subject(v);
	said_names names = { 0 };

	if (e == ENTITY_NONE)
		return;
	if (v->page == PAGE_PROFILE) {
		split_variant(v, e);
		return;
	}
	if (v->chosen.entity == ENTITY_NONE || v->chosen.entity == e) {
		state_say(v, false, "%s", _("p shows how it is written; | there sets one of these apart"));
		return;
	}
	if (which_names(v, e, 1, &names) && which_names(v, v->chosen.entity, WHICH_MOST - 1, &names)) {
		state_say(v, false, _("%.*s and %.*s are never one; u takes it back"),
		          STR_ARG(entity_name(entity_at(v, v->chosen.entity), 0)), STR_ARG(entity_name(entity_at(v, e), 0)));
		say_one(v, REVISION_APART, 0, &names);
	}
	vec_release(&names);
}

void
correct_hide_name(struct view *v)
{
	uint32_t e = subject(v);
	said_names names = { 0 };
	bool filtered = e != ENTITY_NONE && state_filtered(v, e);

	if (e != ENTITY_NONE && which_names(v, e, ALL, &names)) {
		if (filtered) /* it goes with the name, and comes back with it */
			state_pill(v, e, false);
		state_say(v, false, _("%.*s is hidden; u takes it back"), STR_ARG(entity_name(entity_at(v, e), 0)));
		say_one_with(v, REVISION_HIDE, 0, &names, filtered);
	}
	vec_release(&names);
}

/* ---- Types and names, which are typed ---- */

static void
ask(struct view *v, enum mode mode, struct str text)
{
	v->mode = mode;
	edit_start(&v->line[mode], text);
	buf_reset(&v->message);
}

void
correct_ask_type(struct view *v)
{
	if (subject(v) != ENTITY_NONE)
		ask(v, MODE_TYPE, STR(""));
}

static bool
begins_so(const char *name, struct str typed)
{
	struct buf a = { 0 }, b = { 0 };
	bool begins;

	fold_key(str_of(name), &a);
	fold_key(typed, &b);
	begins = b.n > 0 && str_starts(buf_str(&a), buf_str(&b));
	buf_release(&a);
	buf_release(&b);
	return begins;
}

/* By the beginning of its name, here or in English; MENTION_AMOUNT: none. */
static uint8_t
type_typed(struct str typed)
{
	uint8_t t = 0;

	while (t < MENTION_AMOUNT && !begins_so(pages_type_name(t), typed))
		t++;
	if (t < MENTION_AMOUNT)
		return t;
	for (t = 0; t < MENTION_AMOUNT && !begins_so(mention_type_code((enum mention_type)t), typed);)
		t++;
	return t;
}

void
correct_type(struct view *v, struct str typed)
{
	uint32_t e = typed.n > 0 ? subject(v) : ENTITY_NONE;
	uint8_t type = type_typed(typed);
	said_names names = { 0 };

	if (e != ENTITY_NONE && type == MENTION_AMOUNT)
		state_say(v, true, _("there is no type %.*s"), STR_ARG(typed));
	else if (e != ENTITY_NONE && which_names(v, e, ALL, &names)) {
		state_say(v, false, _("%.*s: %s; u takes it back"), STR_ARG(entity_name(entity_at(v, e), 0)),
		          pages_type_name(type));
		say_one(v, REVISION_TYPE, type, &names);
	}
	vec_release(&names);
}

#define BETWEEN " / " /* the name on the left and the one on the right, as the sidebar has them */

void
correct_ask_name(struct view *v)
{
	uint32_t e = subject(v);
	struct buf text = { 0 };

	if (e == ENTITY_NONE)
		return;
	buf_adds(&text, entity_name(entity_at(v, e), 0));
	if (!str_eq(entity_name(entity_at(v, e), 0), entity_name(entity_at(v, e), 1)))
		buf_addf(&text, BETWEEN STR_FMT, STR_ARG(entity_name(entity_at(v, e), 1)));
	ask(v, MODE_RENAME, buf_str(&text));
	buf_release(&text);
}

void
correct_name(struct view *v, struct str typed)
{
	uint32_t e = typed.n > 0 ? subject(v) : ENTITY_NONE;
	size_t between = str_find(typed, STR(BETWEEN), 0);
	struct str called[2] = { str_trim(str_sub(typed, 0, between)), str_trim(typed) };
	struct saying s = { { 0 }, { 0 } };
	said_names names = { 0 };
	int side;

	if (between != SIZE_MAX)
		called[1] = str_trim(str_sub(typed, between + strlen(BETWEEN), typed.n));
	if (e == ENTITY_NONE || !which_names(v, e, ALL, &names)) {
		vec_release(&names);
		return;
	}
	for (side = 0; side < 2; side++) {
		struct revision r = { .kind = REVISION_NAME, .lang = side ? v->m->sides.right : v->m->sides.left,
			              .called = called[side], .nnames = (uint32_t)names.n, .names = names.items };

		/* one name for both is said of the sides that have it; two, also where no article of a side does */
		if (called[side].n > 0 && (between != SIZE_MAX || entity_at(v, e)->mentions[side] > 0) &&
		    !str_eq(called[side], entity_at(v, e)->name[side]))
			say(v, &s, &r);
	}
	if (s.given.n > 0)
		state_say(v, false, _("now called %.*s; u takes it back"), STR_ARG(typed));
	said(v, &s, false);
	vec_release(&names);
}

/* ---- From a file ---- */

void
correct_ask_import(struct view *v)
{
	if (v->page != PAGE_CORRECTIONS)
		state_say(v, false, "%s", _("this key does nothing here; ? for help"));
	else if (v->options.restricted)
		state_say(v, true, "%s", _("not in restricted mode"));
	else
		ask(v, MODE_IMPORT, STR(""));
}

int
view_revisions_import(struct view *v, struct str text, uint32_t *added, struct err *err)
{
	struct revisions *x = revisions_new();
	struct saying s = { { 0 }, { 0 } };
	int result = revisions_read(x, text, err);
	size_t i;

	*added = 0;
	for (i = 0; i < x->items.n && result == 0; i++)
		*added += revisions_say(v->revisions, &x->items.items[i], &s.taken, &s.given);
	said(v, &s, false);
	revisions_free(x);
	return result;
}

/* ---- Back ---- */

void
correct_take_back(struct view *v)
{
	const struct page_line *l = v->page_at.at < v->lines.n ? &v->lines.items[v->page_at.at] : NULL;
	struct saying s = { { 0 }, { 0 } };

	if (l == NULL || l->item >= v->revisions->items.n)
		return;
	revision_write(&v->revisions->items.items[l->item], &s.taken);
	revisions_change(v->revisions, buf_str(&s.taken), STR(""));
	state_say(v, false, "%s", _("no longer said; u says it again"));
	said(v, &s, false);
}

void
correct_restore_names(struct view *v, struct str taken, struct str given)
{
	revisions_change(v->revisions, taken, given);
	v->effect.kind = EFFECT_REVISIONS;
}
