#include "ui/command_rows.h"

static const struct command_rows *const kinds[] = { &command_move, &command_find, &command_show, &command_work,
	                                            &command_program };

size_t
command_count(void)
{
	size_t i, n = 0;

	for (i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		n += kinds[i]->n;
	return n;
}

const struct command *
command_at(size_t i)
{
	size_t k;

	for (k = 0; i >= kinds[k]->n; k++)
		i -= kinds[k]->n;
	return &kinds[k]->items[i];
}

const struct command *
command_by_name(struct str name)
{
	size_t i;

	for (i = 0; i < command_count(); i++)
		if (str_eqz(name, command_at(i)->name))
			return command_at(i);
	return NULL;
}

const struct command *
command_complete(struct str prefix, size_t n)
{
	size_t i;

	for (i = 0; i < command_count(); i++)
		if (str_starts(str_of(command_at(i)->name), prefix) && n-- == 0)
			return command_at(i);
	return NULL;
}

static bool
has_key(const struct command *c, struct key k)
{
	struct str rest = str_of(c->keys), name;
	struct key one;

	while (str_cut(&rest, ' ', &name))
		if (key_parse(name, &one) && key_same(one, k))
			return true;
	return false;
}

const struct command *
command_by_key(const struct view *v, struct key k)
{
	unsigned where = 1u << v->focus;
	size_t i;

	for (i = v->bindings.n; i-- > 0;)
		if (key_same(v->bindings.items[i].key, k) && (v->bindings.items[i].command->where & where))
			return v->bindings.items[i].command;
	for (i = 0; i < command_count(); i++)
		if ((command_at(i)->where & where) && has_key(command_at(i), k))
			return command_at(i);
	return NULL;
}

int
command_page_rows(const struct view *v)
{
	int rows = v->layout.pane[v->focus].rows - 2;

	return rows > 1 ? rows : 1;
}

void
command_type(struct view *v, enum mode mode, const char *text)
{
	v->mode = mode;
	edit_start(&v->line[mode], str_of(text));
	buf_reset(&v->message);
}
