#include "read/refusals.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "read/reader.h"

enum { TITLES_MOST = 150 /* bytes, from which no more titles are named */, TITLE_MOST = 80 };

static const struct {
	const char *name, *why;
} states[] = {
	{ "embargoed", N_("embargoed") },   { "withheld", N_("withheld") },       { "canceled", N_("withdrawn") },
	{ "cancelled", N_("withdrawn") },   { "killed", N_("withdrawn") },        { "deleted", N_("withdrawn") },
	{ "trash", N_("withdrawn") },       { "draft", N_("a draft") },           { "auto-draft", N_("a draft") },
	{ "pending", N_("a draft") },       { "future", N_("embargoed") },        { "private", N_("private") },
	{ "attachment", N_("no article") }, { "nav_menu_item", N_("no article") }, { "revision", N_("no article") },
};

static const char *const media[] = { "picture", "photo", "image", "video", "audio", "graphic", "animation", "sound", "quote" };

/* "ninat:video" is "video". */
static struct str
without_scheme(struct str s)
{
	size_t colon = str_chr(s, ':', 0);

	return str_trim(str_sub(s, colon == SIZE_MAX ? 0 : colon + 1, s.n));
}

const char *
refusals_state(struct str s)
{
	s = without_scheme(s);
	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (str_ieqz(s, states[i].name))
			return _(states[i].why);
	return NULL;
}

const char *
refusals_media(struct str s)
{
	s = without_scheme(s);
	for (size_t i = 0; i < sizeof media / sizeof *media; i++)
		if (str_ieqz(s, media[i]))
			return _("pictures or sound without text");
	return NULL;
}

const char *
refusals_embargo(struct str until, struct date today)
{
	char have[9] = "", now[24];
	size_t n = 0;

	for (size_t i = 0; i < until.n && n < 8 && until.p[i] != 'T'; i++)
		if (until.p[i] >= '0' && until.p[i] <= '9')
			have[n++] = until.p[i];
	snprintf(now, sizeof now, "%04d%02d%02d", today.year, today.month, today.day);
	return n == 8 && memcmp(have, now, 8) > 0 ? _("embargoed") : NULL;
}

void
refusals_add(struct refusals *r, const char *why, struct str title)
{
	size_t i = 0;
	struct buf *titles;

	while (i < REFUSALS_REASONS - 1 && r->reasons[i].why && strcmp(r->reasons[i].why, why) != 0)
		i++;
	if (!r->reasons[i].why)
		r->reasons[i].why = why;
	r->reasons[i].n++;
	titles = &r->reasons[i].titles;
	title = str_trim(title);
	title = str_sub(title, 0, utf8_cut(title, TITLE_MOST));
	if (titles->n < TITLES_MOST && title.n > 0)
		buf_addf(titles, "%s\"" STR_FMT "\"", titles->n > 0 ? ", " : "", STR_ARG(title));
}

void
refusals_end(struct refusals *r, struct source *s)
{
	for (size_t i = 0; i < REFUSALS_REASONS && r->reasons[i].why; i++) {
		struct buf *titles = &r->reasons[i].titles, b = { 0 };

		if (r->items == 1)
			buf_addf(&b, _("is not read: %s"), r->reasons[i].why);
		else
			buf_addf(&b, _("%u of %u items not read: %s"), (unsigned)r->reasons[i].n, (unsigned)r->items,
				 r->reasons[i].why);
		if (r->items > 1 && titles->n > 0)
			buf_addf(&b, " (" STR_FMT ")", STR_ARG(buf_str(titles)));
		reader_note(s, "%s", b.p);
		buf_release(&b);
		buf_release(titles);
	}
}
