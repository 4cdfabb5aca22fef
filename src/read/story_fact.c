#include "read/story_fact.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "read/dates.h"
#include "read/drop.h"
#include "read/embed.h"
#include "read/reader.h"

/* What an item says of its state, and why it is not read then. */
static const struct {
	const char *status, *why;
} states[] = {
	{ "embargoed", N_("embargoed") },  { "withheld", N_("withheld") },    { "canceled", N_("withdrawn") },
	{ "cancelled", N_("withdrawn") },  { "killed", N_("withdrawn") },     { "deleted", N_("withdrawn") },
	{ "trash", N_("withdrawn") },      { "draft", N_("a draft") },        { "auto-draft", N_("a draft") },
	{ "pending", N_("a draft") },      { "future", N_("embargoed") },     { "private", N_("private") },
	{ "attachment", N_("no article") }, { "nav_menu_item", N_("no article") }, { "revision", N_("no article") },
};

static const char *const reasons[] = {
	[STORY_CREDIT] = "credit", [STORY_OUTSIDE] = "outside", [STORY_COPYRIGHT] = "copyright", [STORY_BYLINE] = "byline",
	[STORY_COMMENT] = "comment"
};

/* Is ${what} better than what the item has of its kind? Then it is what counts from now on. ${*same}: just as good. */
static bool
better(struct story *st, unsigned what, bool *same)
{
	uint8_t *rank = &st->rank[what / 8 % STORY_KINDS];

	*same = *rank == what % 8;
	if (*rank <= what % 8)
		return false;
	*rank = (uint8_t)(what % 8);
	return true;
}

static void
add_date(struct story *st, unsigned what, struct str text, const char *from)
{
	struct date date;
	bool same;

	if (dates_parse(st->s->readers->furniture, str_trim(text), st->s->readers->today, &date) &&
	    better(st, what, &same))
		draft_date(&st->d, date, from);
}

/* "By Jane Doe", "jane@example.org (Jane Doe)": the name. */
static struct str
author_name(struct str s)
{
	static const char *const by[] = { "By ", "by ", "BY ", "Von ", "von ", "VON ", "Par ", "par ", "PAR " };
	size_t open = str_chr(s, '(', 0), at = str_chr(s, '@', 0);

	s = str_trim(s);
	for (size_t i = 0; i < sizeof by / sizeof *by; i++)
		if (str_startsz(s, by[i]))
			return str_trim(str_sub(s, 3 + (s.p[2] != ' '), s.n));
	if (at != SIZE_MAX && open != SIZE_MAX && at < open && str_endsz(s, ")"))
		return str_trim(str_sub(s, open + 1, s.n - 1));
	if (at != SIZE_MAX && open != SIZE_MAX && at > open)
		return str_trim(str_sub(s, 0, open));
	return s;
}

static void
add_author(struct story *st, unsigned what, struct str text)
{
	struct str have = draft_text(&st->d, &st->d.author);
	struct buf both = { 0 };
	bool same;

	text = author_name(text);
	if (text.n == 0)
		return;
	if (better(st, what, &same)) {
		draft_author(&st->d, text);
	} else if (same && str_find(have, text, 0) == SIZE_MAX && have.n < 200) {
		buf_adds(&both, have);
		buf_addz(&both, ", ");
		buf_adds(&both, text);
		draft_author(&st->d, buf_str(&both));
		buf_release(&both);
	}
}

static void
add_url(struct story *st, unsigned what, struct str text)
{
	bool same;

	text = str_trim(text);
	if (text.n > 0 && better(st, what, &same))
		draft_url(&st->d, text);
}

/* A title, a source: markup in it is gone. */
static void
add_line(struct story *st, unsigned what, struct str text)
{
	bool same;

	buf_reset(&st->line);
	if (str_chr(text, '<', 0) != SIZE_MAX || str_chr(text, '&', 0) != SIZE_MAX) {
		embed_line(&st->ref, text, &st->line);
		text = buf_str(&st->line);
	}
	if (str_trim(text).n == 0 || !better(st, what, &same))
		return;
	if (what < STORY_DATE)
		draft_title(&st->d, text);
	else
		draft_source(&st->d, text);
}

static void
add_status(struct story *st, struct str text)
{
	size_t colon;

	text = str_trim(text);
	colon = str_chr(text, ':', 0);
	if (colon != SIZE_MAX)
		text = str_sub(text, colon + 1, text.n);
	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (str_ieqz(text, states[i].status))
			story_refuse(st, _(states[i].why));
}

static void
add_media(struct story *st, struct str text)
{
	static const char *const media[] = { "picture", "photo", "image", "video", "audio", "graphic", "animation",
		                             "sound", "quote", NULL };
	size_t colon = str_chr(text, ':', 0);

	text = str_trim(str_sub(text, colon == SIZE_MAX ? 0 : colon + 1, text.n));
	for (size_t i = 0; media[i]; i++)
		st->media |= str_ieqz(text, media[i]);
}

/* "2031-05-31T…" or "20310531…": is that later than tomorrow? What is read today is no news of the future. */
static void
add_embargo(struct story *st, struct str text)
{
	char have[9] = "", now[24];
	size_t n = 0;

	for (size_t i = 0; i < text.n && n < 8 && text.p[i] != 'T'; i++)
		if (text.p[i] >= '0' && text.p[i] <= '9')
			have[n++] = text.p[i];
	snprintf(now, sizeof now, "%04d%02d%02d", st->s->readers->today.year, st->s->readers->today.month,
		 st->s->readers->today.day);
	if (n == 8 && memcmp(have, now, 8) > 0)
		story_refuse(st, _("embargoed"));
}

/* What an item says of itself as a whole. */
static void
add_fact(struct story *st, unsigned what, struct str text)
{
	lang_id lang = what == STORY_LANG ? lang_find(str_trim(text)) : LANG_UND;

	if (lang != LANG_UND)
		st->d.declared = lang;
	else if (what == STORY_STATUS)
		add_status(st, text);
	else if (what == STORY_EMBARGO)
		add_embargo(st, text);
	else if (what == STORY_MEDIA)
		add_media(st, text);
	else if (what == STORY_SUMMARY && str_trim(text).n > 0) {
		buf_adds(&st->summary, text);
		buf_addz(&st->summary, "\n\n");
	}
}

static void
add_text(struct story *st, unsigned what, struct str text, uint32_t line)
{
	static const uint8_t kinds[] = { [STORY_PARAGRAPH] = FIELD_PARAGRAPH,
		                         [STORY_QUOTE] = FIELD_QUOTE,
		                         [STORY_HEADING] = FIELD_HEADING,
		                         [STORY_LISTED] = FIELD_ITEM };

	if (str_startsz(text, "\xc2\xa9"))
		draft_drop(&st->d, line, text, drop_reason(STR("copyright")));
	else if (what == STORY_LINES)
		embed_lines(text, &st->d);
	else
		draft_paragraph(&st->d, embed_again(&st->ref, text, &st->line), kinds[what]);
}

/* Outside of items: what holds for all of them. */
void
story_fact_all(struct story *st, unsigned what, struct str text)
{
	unsigned kind = what & ~7u;

	if (what == STORY_LANG)
		st->all_lang = lang_find(str_trim(text));
	else if (kind == STORY_SOURCE && st->all_source.n == 0)
		embed_line(&st->ref, text, &st->all_source);
	else if (kind == STORY_AUTHOR && st->all_author.n == 0)
		buf_adds(&st->all_author, author_name(text));
}

static void
add_html(struct story *st, unsigned what, struct str text)
{
	bool same;

	if (str_trim(text).n == 0)
		return;
	if (better(st, what, &same))
		buf_reset(&st->html);
	else if (!same)
		return;
	buf_adds(&st->html, text);
	buf_addz(&st->html, "\n\n");
}

void
story_fact_add(struct story *st, unsigned what, struct str text, const char *from, uint32_t line)
{
	unsigned kind = what & ~7u;

	if (what >= STORY_PARAGRAPH && what <= STORY_LINES)
		add_text(st, what, str_trim(text), line);
	else if (what >= STORY_CREDIT && what <= STORY_COMMENT)
		draft_drop(&st->d, line, text, drop_reason(str_of(reasons[what])));
	else if (kind == STORY_DATE)
		add_date(st, what, text, from);
	else if (kind == STORY_AUTHOR)
		add_author(st, what, text);
	else if (kind == STORY_URL)
		add_url(st, what, text);
	else if (kind == STORY_HTML)
		add_html(st, what, text);
	else if (kind == STORY_TITLE || kind == STORY_SOURCE)
		add_line(st, what, text);
	else
		add_fact(st, what, text);
}

