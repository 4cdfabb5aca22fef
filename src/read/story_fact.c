#include "read/story_fact.h"

#include "read/byname.h"
#include "read/dates.h"
#include "read/drop.h"
#include "read/embed.h"
#include "read/reader.h"

static const char *const reasons[] = {
	[STORY_CREDIT] = "credit", [STORY_OUTSIDE] = "outside", [STORY_COPYRIGHT] = "copyright", [STORY_BYLINE] = "byline",
	[STORY_COMMENT] = "comment", [STORY_TEASER] = "teaser"
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

static void
add_author(struct story *st, unsigned what, struct str text)
{
	struct str have = draft_text(&st->d, &st->d.author);
	struct buf both = { 0 };
	bool same;

	text = byname(text);
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

/* Why the item is not read, if so. */
static void
refuse(struct story *st, const char *why)
{
	if (why)
		story_refuse(st, why);
}

/* What an item says of itself as a whole. */
static void
add_fact(struct story *st, unsigned what, struct str text)
{
	lang_id lang = what == STORY_LANG ? lang_find(str_trim(text)) : LANG_UND;

	if (lang != LANG_UND)
		st->d.declared = lang;
	else if (what == STORY_STATUS)
		refuse(st, refusals_state(text));
	else if (what == STORY_EMBARGO)
		refuse(st, refusals_embargo(text, st->s->readers->today));
	else if (what == STORY_MEDIA)
		st->media |= refusals_media(text) != NULL;
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
		buf_adds(&st->all_author, byname(text));
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
	else if (what >= STORY_CREDIT && what <= STORY_TEASER)
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

