#include <stdio.h>

#include "base/intl.h"
#include "read/reader.h"

/* A box of mails (RFC 4155): each begins with a line "From …" behind an empty one. Each is read as a mail. */

enum { MAILS = 1000000 };

/* The next such line from ${at} on, with a header behind it; SIZE_MAX: none. */
static size_t
next_mail(struct str s, size_t at)
{
	for (at = str_find(s, STR("\nFrom "), at); at != SIZE_MAX; at = str_find(s, STR("\nFrom "), at + 1)) {
		size_t line = str_chr(s, '\n', at + 1);
		bool empty = at > 0 && (s.p[at - 1] == '\n' || s.p[at - 1] == '\r');

		if (empty && line != SIZE_MAX && str_chr(str_sub(s, line + 1, line + 80), ':', 0) != SIZE_MAX)
			return at + 1;
	}
	return SIZE_MAX;
}

int
mbox_sniff(struct str name, struct str bytes)
{
	if (!str_startsz(bytes, "From "))
		return 0;
	return mail_sniff(name, bytes) > 0 ? 94 : 0;
}

size_t
mbox_cut(struct str bytes, bool last)
{
	size_t found = 0;

	for (size_t at = next_mail(bytes, 0); at != SIZE_MAX; at = next_mail(bytes, at)) {
		found = at;
		if (!last)
			break;
	}
	return found;
}

int
mbox_read(struct source *s, struct err *err)
{
	size_t at = 0, before = s->out->rows.n;
	char name[32];

	while (at != SIZE_MAX && at < s->bytes.n && s->records < MAILS) {
		size_t next = next_mail(s->bytes, at), head = str_chr(s->bytes, '\n', at);

		snprintf(name, sizeof name, "%zu.eml", ++s->records);
		if (head < next) /* without its line "From …", or it would be a box again */
			reader_member(s, str_of(name), str_sub(s->bytes, head + 1, next == SIZE_MAX ? s->bytes.n : next), NULL);
		at = next;
	}
	if (s->out->rows.n == before)
		return err_set(err, "%s", _("is a mail with no text in it"));
	return 0;
}
