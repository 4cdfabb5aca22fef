#include "read/reader.h"

/* Plain text taken whole: empty title, one paragraph a line (empty lines too), nothing dropped. Only by
 * --as=raw. */

int
raw_sniff(struct str name, struct str bytes)
{
	(void)name;
	(void)bytes;
	return 0;
}

int
raw_read(struct source *s, struct err *err)
{
	struct buf text = { 0 };
	struct str rest, line;
	struct draft d;

	(void)err;
	draft_init(&d);
	reader_text(s, NULL, &text);
	rest = buf_str(&text);
	if (rest.n > 0 && rest.p[rest.n - 1] == '\n')
		rest.n--;
	while (str_cut(&rest, '\n', &line))
		draft_line(&d, line);
	reader_emit(s, &d);
	draft_release(&d);
	buf_release(&text);
	return 0;
}
