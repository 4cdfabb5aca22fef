#include "read/drop.h"

static const char *const reasons[] = {
	"advert",       "akismet",        "byline",       "category",  "comment",    "comment-form", "contact",
	"cookies",      "copyright",      "counter",      "credit",    "disclaimer", "foreign",      "header",
	"hashtags",     "login",          "long-line",    "menu",      "newsletter", "outside",      "related",
	"repeat",       "repeated-title", "reading-time", "separator", "share",      "slug",         "source",
	"subscription", "tags",           "timestamp",    "untranslated", "video",
};

const char *
drop_reason(struct str word)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (str_eqz(word, reasons[i]))
			return reasons[i];
	return NULL;
}
