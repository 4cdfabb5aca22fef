#include "read/drop.h"

static const char *const reasons[] = {
	"advert", "akismet", "byline", "category", "code", "comment", "comment-form", "contact", "cookies",
	"copyright", "counter", "credit", "disclaimer", "foreign", "hashtags", "header", "login", "long-line", "menu",
	"newsletter", "notepad", "outside", "quoted", "reading-time", "related", "repeat", "repeated-title",
	"separator", "share", "signature", "slug", "source", "subscription", "tags", "teaser", "timestamp",
	"untranslated", "video",
};

const char *
drop_reason(struct str word)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (str_eqz(word, reasons[i]))
			return reasons[i];
	return NULL;
}
