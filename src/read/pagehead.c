#include "read/pagehead.h"

#include <string.h>

#include "read/dates.h"
#include "text/lang.h"

static struct str
meta(const struct page *p, const char *key)
{
	for (size_t i = 0; i < p->metas.n; i++)
		if (str_eqz(p->metas.items[i].key, key))
			return p->metas.items[i].value;
	return (struct str){ NULL, 0 };
}

static struct str
first_of(const struct page *p, const char *const *keys, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str value = meta(p, keys[i]);

		if (value.n > 0)
			return value;
	}
	return (struct str){ NULL, 0 };
}

#define FIRST_OF(p, ...)                                    \
	first_of((p), (const char *const[]){ __VA_ARGS__ }, \
		 sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

/* "Title - Site", "Site | Title", "Title » Site": the longest part, unless a part is named as the site. */
static struct str
without_site(struct str title, struct str site)
{
	static const char *const bars[] = { " | ",        " \xe2\x80\x94 ", " \xe2\x80\x93 ", " - ", " \xc2\xbb ",
					    " \xc2\xb7 ", " :: ",           " \xe2\x80\xa2 ", " / " };

	for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
		struct str bar = str_of(bars[i]), best = { NULL, 0 };
		size_t from = 0, at;

		if (str_find(title, bar, 0) == SIZE_MAX)
			continue;
		do {
			struct str part;

			at = str_find(title, bar, from);
			part = str_sub(title, from, at == SIZE_MAX ? title.n : at);
			if (part.n > best.n && !(site.n > 0 && str_eq(part, site)))
				best = part;
			from = at + bar.n;
		} while (at != SIZE_MAX);
		if (best.n * 2 > title.n)
			return best;
	}
	return title;
}

struct str
pagehead_title(const struct page *p, const struct jsonld *ld)
{
	struct str site = FIRST_OF(p, "og:site_name", "application-name");
	struct str title = FIRST_OF(p, "og:title", "twitter:title", "dc.title", "dcterms.title", "headline");

	if (ld->rank == 2 && ld->headline.n > 0)
		return ld->headline;
	if (title.n > 0)
		return without_site(title, site);
	return without_site(p->title, site);
}

static bool
plausible_author(struct str s)
{
	return s.n > 1 && s.n < 120 && !str_startsz(s, "http") && str_chr(s, '@', 0) == SIZE_MAX &&
	       str_chr(s, '/', 0) == SIZE_MAX && !str_ieqz(s, "admin") && !str_ieqz(s, "administrator");
}

static void
authors(const struct pagehead *h, const struct page *p, struct draft *d)
{
	struct str author = FIRST_OF(p, "author", "article:author", "dc.creator", "dcterms.creator", "sailthru.author",
				     "parsely-author", "twitter:data1");

	if (plausible_author(h->ld.author))
		draft_author(d, h->ld.author);
	else if (plausible_author(author) && !meta(p, "twitter:data1").n)
		draft_author(d, author);
	else if (plausible_author(meta(p, "author")))
		draft_author(d, meta(p, "author"));
}

/* The host of an address, without "www.". */
static struct str
host(struct str url)
{
	size_t at = str_find(url, STR("://"), 0), end;

	if (at == SIZE_MAX)
		return (struct str){ NULL, 0 };
	url = str_sub(url, at + 3, url.n);
	end = str_chr(url, '/', 0);
	url = str_sub(url, 0, end == SIZE_MAX ? url.n : end);
	return str_startsz(url, "www.") ? str_sub(url, 4, url.n) : url;
}

static struct str
address(const struct page *p, const struct jsonld *ld)
{
	const struct str all[] = { meta(p, "link:canonical"), meta(p, "og:url"), ld->url };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (str_startsz(all[i], "http"))
			return all[i];
	return (struct str){ NULL, 0 };
}

static bool
take_date(const struct pagehead *h, struct str s, const char *from, struct draft *d)
{
	struct date date;

	if (date_known(d->date) || s.n == 0 || s.n > 100 || !dates_parse(h->f, s, h->today, &date) || date.day == 0)
		return date_known(d->date);
	draft_date(d, date, from);
	return true;
}

static void
dates(const struct pagehead *h, const struct page *p, struct str url, struct draft *d)
{
	static const char *const keys[] = {
		"article:published_time",
		"og:article:published_time",
		"datepublished",
		"date.published",
		"publish-date",
		"publishdate",
		"pubdate",
		"publication_date",
		"published",
		"dc.date.issued",
		"dcterms.issued",
		"dcterms.created",
		"dc.date.created",
		"dc.date",
		"dcterms.date",
		"date",
		"article:published",
		"sailthru.date",
		"parsely-pub-date",
		"cxenseparse:recs:publishtime",
		"last-modified-date-created",
		"bt:pubdate",
		"vr:published_time",
		"rnews:datepublished",
		"og:published_time",
		"datecreated",
		"created",
		"article.published",
		"article_date_original",
		"time:published",
	};
	struct date date;

	take_date(h, h->ld.published, "json-ld", d);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		take_date(h, meta(p, keys[i]), "meta", d);
	if (!date_known(d->date) && dates_url(url, h->today, &date))
		draft_date(d, date, "url");
}

void
pagehead_read(struct pagehead *h, const struct page *p, struct arena *scratch, struct draft *d)
{
	struct str url, site = FIRST_OF(p, "og:site_name", "application-name", "dc.publisher", "publisher");

	memset(&h->ld, 0, sizeof h->ld);
	for (size_t i = 0; i < p->jsonld.n; i++)
		jsonld_read(p->jsonld.items[i], scratch, &h->ld);
	url = address(p, &h->ld);
	draft_url(d, url);
	authors(h, p, d);
	draft_source(d, site.n > 0 ? site : h->ld.publisher.n > 0 ? h->ld.publisher : host(url));
	d->declared = lang_find(p->lang);
	if (d->declared == LANG_UND)
		d->declared = lang_find(h->ld.lang.n > 0 ? h->ld.lang : meta(p, "og:locale"));
	dates(h, p, url, d);
}
