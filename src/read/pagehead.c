#include "read/pagehead.h"

#include <string.h>

#include "read/dates.h"
#include "text/lang.h"

static struct str
first_of(const struct page *p, const char *const *keys, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str value = page_meta(p, keys[i]);

		if (value.n > 0)
			return value;
	}
	return (struct str){ NULL, 0 };
}

#define FIRST_OF(p, ...)                                    \
	first_of((p), (const char *const[]){ __VA_ARGS__ }, \
		 sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

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
	else if (plausible_author(author) && !page_meta(p, "twitter:data1").n)
		draft_author(d, author);
	else if (plausible_author(page_meta(p, "author")))
		draft_author(d, page_meta(p, "author"));
}

struct str
pagehead_host(struct str url)
{
	size_t at = str_find(url, STR("://"), 0), end;

	if (at == SIZE_MAX)
		return (struct str){ NULL, 0 };
	url = str_sub(url, at + 3, url.n);
	end = str_chr(url, '/', 0);
	url = str_sub(url, 0, end == SIZE_MAX ? url.n : end);
	return str_startsz(url, "www.") ? str_sub(url, 4, url.n) : url;
}

struct str
pagehead_address(const struct page *p, const struct jsonld *ld)
{
	const struct str all[] = { page_meta(p, "link:canonical"), page_meta(p, "og:url"), ld->url };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (str_startsz(all[i], "http"))
			return all[i];
	return (struct str){ NULL, 0 };
}

/* A time stamp in UTC late in the evening: in French and German towns it is the next day already. */
static bool
next_day(struct str s, int month)
{
	size_t t = str_chr(s, 'T', 0);
	int late = month >= 4 && month <= 10 ? 22 : 23;

	if (t == SIZE_MAX || t + 3 > s.n || !(str_endsz(s, "Z") || str_endsz(s, "+00:00") || str_endsz(s, "+0000")))
		return false;
	return (s.p[t + 1] - '0') * 10 + s.p[t + 2] - '0' >= late;
}

/* The day that a time stamp of the head tells. */
static bool
day_of(const struct pagehead *h, struct str s, struct date *date)
{
	if (s.n == 0 || s.n > 100 || !dates_parse(h->f, s, h->today, date) || date->day == 0)
		return false;
	if (next_day(s, date->month))
		*date = date_from_days(date_days(*date) + 1);
	return true;
}

static void
take_date(const struct pagehead *h, struct str s, const char *from, struct draft *d)
{
	struct date date;

	if (!date_known(d->date) && day_of(h, s, &date))
		draft_date(d, date, from);
}

/* What is set for publication, and what many systems set to the day of the last change. */
static const char *const sure_dates[] = {
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
	"article:published",
	"parsely-pub-date",
	"cxenseparse:recs:publishtime",
	"bt:pubdate",
	"vr:published_time",
	"rnews:datepublished",
	"og:published_time",
	"article.published",
	"article_date_original",
	"time:published",
};
static const char *const doubtful_dates[] = {
	"date",        "dc.date",     "dcterms.date", "dc.date.created",            "dcterms.created",
	"datecreated", "sailthru.date", "created",    "last-modified-date-created",
};

static bool
tells_change(const struct page_meta *m)
{
	return str_eqz(m->key, "datemodified") || str_eqz(m->key, "article:modified_time") ||
	       str_eqz(m->key, "og:updated_time") || str_eqz(m->key, "last-modified");
}

static bool
tells_day(const struct page_meta *m)
{
	for (size_t i = 0; i < sizeof sure_dates / sizeof *sure_dates; i++)
		if (str_eqz(m->key, sure_dates[i]))
			return true;
	for (size_t i = 0; i < sizeof doubtful_dates / sizeof *doubtful_dates; i++)
		if (str_eqz(m->key, doubtful_dates[i]))
			return true;
	return str_eqz(m->key, "time");
}

bool
pagehead_declares(const struct pagehead *h, const struct page *p, struct date day)
{
	struct date date;
	bool published = day_of(h, h->ld.published, &date) && date_days(date) == date_days(day);

	if (day_of(h, h->ld.modified, &date) && date_days(date) == date_days(day))
		return false;
	for (size_t i = 0; i < p->metas.n; i++) {
		const struct page_meta *m = &p->metas.items[i];
		bool change = tells_change(m);

		if ((!change && !tells_day(m)) || !day_of(h, m->value, &date) || date_days(date) != date_days(day))
			continue;
		if (change)
			return false;
		published = true;
	}
	return published;
}

void
pagehead_guess_date(const struct pagehead *h, const struct page *p, struct draft *d)
{
	struct date date;

	for (size_t i = 0; i < sizeof doubtful_dates / sizeof *doubtful_dates; i++)
		take_date(h, page_meta(p, doubtful_dates[i]), "meta", d);
	if (!date_known(d->date) && dates_url(pagehead_address(p, &h->ld), h->today, &date))
		draft_date(d, date, "url");
}

void
pagehead_read(struct pagehead *h, const struct page *p, struct arena *scratch, struct draft *d)
{
	struct str url, site = FIRST_OF(p, "og:site_name", "application-name", "dc.publisher", "publisher");

	memset(&h->ld, 0, sizeof h->ld);
	for (size_t i = 0; i < p->jsonld.n; i++)
		jsonld_read(p->jsonld.items[i], scratch, &h->ld);
	url = pagehead_address(p, &h->ld);
	draft_url(d, url);
	authors(h, p, d);
	draft_source(d, site.n > 0 ? site : h->ld.publisher.n > 0 ? h->ld.publisher : pagehead_host(url));
	d->declared = lang_find(p->lang);
	if (d->declared == LANG_UND)
		d->declared = lang_find(h->ld.lang.n > 0 ? h->ld.lang : page_meta(p, "og:locale"));
	take_date(h, h->ld.published, "json-ld", d);
	for (size_t i = 0; i < sizeof sure_dates / sizeof *sure_dates; i++)
		take_date(h, page_meta(p, sure_dates[i]), "meta", d);
}

void
pagehead_charset(struct str page, char label[32])
{
	static const char *const words[] = { "charset", "encoding" };
	struct str head = str_sub(page, 0, 1024);
	size_t at, i, n = 0;

	for (at = 0; at < head.n && n == 0; at++) {
		size_t from = at;

		for (i = 0; i < 2 && from == at; i++)
			if (str_ieqz(str_sub(head, at, at + strlen(words[i])), words[i]))
				from += strlen(words[i]);
		if (from == at)
			continue;
		while (from < head.n && head.p[from] != '\0' && strchr(" \t\r\n='\"", head.p[from]))
			from++;
		for (; from < head.n && n < 31 && head.p[from] > ' ' && !strchr("'\"/>;", head.p[from]); from++)
			label[n++] = head.p[from];
	}
	label[n] = '\0';
}
