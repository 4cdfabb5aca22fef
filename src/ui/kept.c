/* What a view keeps for the next start: marks, filters, corrections, as lines of text. */
#include <stdlib.h>
#include <string.h>

#include "ui/remodel.h"
#include "ui/state.h"

void
view_marks_save(const struct view *v, struct buf *out)
{
	size_t i;

	for (i = 0; i < v->mark_keys.n; i++)
		buf_addf(out, "%s\n", v->mark_keys.items[i]);
}

void
view_marks_load(struct view *v, struct str text)
{
	struct str line;

	while (str_cut(&text, '\n', &line))
		if (line.n > 0)
			vec_add(&v->mark_keys, strndup(line.p, line.n));
	if (v->m != NULL)
		remodel_marks(v);
}

void
view_filters_save(const struct view *v, struct buf *out)
{
	size_t i;

	for (i = 0; i < v->filters.n; i++)
		buf_addf(out, "%s\t%s\n", v->filters.items[i].name, v->filters.items[i].query);
}

void
view_filters_load(struct view *v, struct str text)
{
	struct str line, name;

	while (str_cut(&text, '\n', &line)) {
		struct str query = line;

		if (line.n > 0 && str_cut(&query, '\t', &name) && query.n > 0)
			vec_add(&v->filters, ((struct filter){ strndup(name.p, name.n), strndup(query.p, query.n) }));
	}
}

void
view_corrections_save(const struct view *v, struct buf *out)
{
	corrections_write(v->corrections, out);
}

void
view_corrections_load(struct view *v, struct str text)
{
	corrections_read(v->corrections, text);
}

void
view_revisions_save(const struct view *v, struct buf *out)
{
	revisions_write(v->revisions, out);
}

void
view_revisions_load(struct view *v, struct str text)
{
	revisions_read(v->revisions, text, NULL);
}

const struct revisions *
view_revisions(const struct view *v)
{
	return v->revisions;
}
