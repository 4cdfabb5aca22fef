/* What the reader said of names, such as --import reads it. */
#include "report/printing.h"

static void
add_line(struct printing *p, const struct revision *r)
{
	struct buf line = { 0 };

	revision_write(r, &line);
	buf_adds(&p->b, buf_str(&line));
	buf_release(&line);
}

static void
add_object(struct printing *p, const struct revision *r)
{
	struct writer j = { &p->b, false };

	writer_open(&j, '{');
	writer_key(&j, "correction");
	writer_strz(&j, revision_code((enum revision_kind)r->kind));
	writer_key(&j, "type");
	writer_strz(&j, r->kind == REVISION_TYPE ? mention_type_code((enum mention_type)r->type) : NULL);
	writer_key(&j, "lang");
	writer_strz(&j, r->kind == REVISION_NAME ? lang_code(r->lang) : NULL);
	writer_key(&j, "called");
	writer_text(&j, r->called);
	writer_key(&j, "names");
	writer_open(&j, '[');
	for (uint32_t i = 0; i < r->nnames; i++) {
		const struct said_name *n = &r->names[i];

		writer_open(&j, '{');
		writer_key(&j, "text");
		writer_str(&j, n->text);
		writer_key(&j, "type");
		writer_strz(&j, n->type == MENTION_AMOUNT ? NULL : mention_type_code((enum mention_type)n->type));
		writer_key(&j, "lang");
		writer_strz(&j, n->lang == LANG_UND ? NULL : lang_code(n->lang));
		writer_close(&j, '}');
	}
	writer_close(&j, ']');
	writer_close(&j, '}');
	buf_addc(&p->b, '\n');
}

static void
each(struct printing *p, void (*add)(struct printing *p, const struct revision *r))
{
	for (size_t i = 0; p->m->revisions && i < p->m->revisions->items.n; i++) {
		add(p, &p->m->revisions->items.items[i]);
		if (!printing_done(p))
			break;
	}
}

void
print_corrections_text(struct printing *p)
{
	each(p, add_line);
}

/* No header, for it is read again; a remark says as much. */
void
print_corrections_tsv(struct printing *p)
{
	buf_addz(&p->b, "#correction\tnames\n");
	each(p, add_line);
}

void
print_corrections_json(struct printing *p)
{
	each(p, add_object);
}
