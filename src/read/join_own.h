#ifndef READ_JOIN_OWN_H
#define READ_JOIN_OWN_H

#include "base/intern.h"
#include "read/binding.h"
#include "read/join.h"
#include "read/reader.h"

/* What joining goes by; for join*.c alone. */
struct joining {
	const struct readers *readers;
	const struct read_options *options;
	struct arena *arena;
	struct joined *out;
	struct intern *files; /* of all rows */
	uint32_t *row;        /* [files]: the first row of each */
	uint32_t *issue;      /* [files]: the row of the issue that a page is of; UINT32_MAX: of none */
	struct reading *made; /* [rows]: articles of issues */
	uint64_t units;       /* sentences of alignments by name, so far */
};

/* join_issue_make(j, row): Take the pages of an issue, and make its articles; its row tells. */
void join_issue_make(struct joining *j, uint32_t row);

/* join_links_make(j, row, first): Which of the articles are aligned. ${first} [files + 1]: the first article of each file
 * in ${j->out}. */
void join_links_make(struct joining *j, uint32_t row, const uint32_t *first, const uint32_t *count);

#endif
