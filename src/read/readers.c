#include "read/read.h"

#include <stdlib.h>
#include <time.h>

#include "read/furniture.h"
#include "read/markup.h"
#include "read/reader.h"
#include "read/readers.h"
#include "text/language.h"

/* In the order of --help. A later row wins a tie of sniffing. */
static const struct reader table[] = {
	{ "raw", raw_sniff, raw_read, NULL },
	{ "text", plain_sniff, plain_read, NULL },
	{ "html", html_sniff, html_read, NULL },
	{ "press", press_sniff, press_read, NULL },
	{ "json", json_sniff, json_read, json_cut },
	{ "mail", mail_sniff, mail_read, NULL },
	{ "mbox", mbox_sniff, mbox_read, mbox_cut },
	{ "wire", wire_sniff, wire_read, NULL },
	{ "markdown", markdown_sniff, markdown_read, NULL },
	{ "xml", anyxml_sniff, anyxml_read, NULL },
	{ "nitf", nitf_sniff, nitf_read, NULL },
	{ "newsml", newsml_sniff, newsml_read, NULL },
	{ "newsml-g2", newsmlg2_sniff, newsmlg2_read, NULL },
	{ "rss", feed_sniff_rss, feed_read, NULL },
	{ "atom", feed_sniff_atom, feed_read, NULL },
	{ "wordpress", wordpress_sniff, wordpress_read, NULL },
	{ "tei", tei_sniff, tei_read, NULL },
	{ "alto", alto_sniff, alto_read, NULL },
	{ "mets", mets_sniff, mets_read, NULL },
	{ "tmx", tmx_sniff, tmx_read, NULL },
	{ "xliff", xliff_sniff, xliff_read, NULL },
	{ "xces", xces_sniff, xces_read, NULL },
};

enum { READERS = sizeof table / sizeof *table };

const char *
readers_name(size_t i)
{
	return i < READERS ? table[i].name : NULL;
}

const struct reader *
readers_find(const char *name)
{
	for (size_t i = 0; i < READERS; i++)
		if (str_eqz(str_of(name), table[i].name))
			return &table[i];
	return NULL;
}

const struct reader *
readers_sniff(struct str name, struct str bytes)
{
	const struct reader *best = NULL;
	int most = 0;

	for (size_t i = 0; i < READERS; i++) {
		int score = table[i].sniff(name, bytes);

		if (score > 0 && score >= most) {
			most = score;
			best = &table[i];
		}
	}
	return best;
}

int
readers_new(struct readers **out, struct err *err)
{
	struct readers *r = mem_zalloc(1, sizeof *r);

	markup_prepare();

	if (furniture_new(&r->furniture, err) < 0 || language_new(&r->languages, err) < 0)
		goto fail;
	r->today = date_from_days((int32_t)(time(NULL) / 86400));
	*out = r;
	return 0;
fail:
	readers_free(r);
	return -1;
}

void
readers_free(struct readers *r)
{
	if (!r)
		return;
	furniture_free(r->furniture);
	language_free(r->languages);
	free(r);
}
