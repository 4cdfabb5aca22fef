#ifndef REPORT_PRINTING_H
#define REPORT_PRINTING_H

#include "base/buf.h"
#include "report/writer.h"
#include "report/print.h"

/* What the families of print.c's table share while they write. */
struct printing {
	const struct model *m;
	const struct result *r; /* NULL: everything */
	const struct print_options *o;
	const char *code[2]; /* of the left and right language */
	FILE *out;
	struct buf b; /* the object that is being written, and those before it that wait */
	bool confirmed; /* of alignments, only what the reader confirmed */
	uint8_t *asked; /* [nentities], once it is asked for: see printing_asks_for() */
	uint64_t matched;
	int error; /* errno of the failed write; 0: all well */
};

/* One of the objects is complete in ${p->b}. False when nothing more can be written. */
bool printing_done(struct printing *p);
/* The same for lines that are no object: headings, the beginning and end of an XML document. */
bool printing_flush(struct printing *p);
/* Is the article kept by the query? The story, the pair: one of its articles? Where only what is confirmed is kept, the
 * pair has something of it. */
bool printing_keeps(const struct printing *p, uint32_t article);
bool printing_keeps_story(const struct printing *p, uint32_t story);
bool printing_keeps_pair(const struct printing *p, uint32_t pair);

/* Does a place that the query found lie in a name of the entity? */
bool printing_asks_for(const struct printing *p, uint32_t entity);
bool printing_keeps_bead(const struct printing *p, const struct bead *b);

/* A key with a language code in it: "fr", "fr_text". ${side} 0 or 1. */
struct key_name {
	char z[48];
};
struct key_name printing_key(const struct printing *p, const char *before, int side, const char *behind);

/* The families: rows of the table in print.c. */
typedef void print_family(struct printing *p);
print_family print_articles_text, print_articles_tsv, print_articles_json;
print_family print_stories_text, print_stories_tsv, print_stories_json;
print_family print_entities_text, print_entities_tsv, print_entities_json;
print_family print_mentions_text, print_mentions_tsv, print_mentions_json;
print_family print_alignment_text, print_alignment_tsv, print_alignment_json;
print_family print_memory_tmx, print_memory_xces;
print_family print_differences_text, print_differences_tsv, print_differences_json;
print_family print_concordance_text, print_concordance_tsv, print_concordance_json;
print_family print_profiles_text, print_profiles_tsv, print_profiles_json;
print_family print_quotations_text, print_quotations_tsv, print_quotations_json;
print_family print_corrections_text, print_corrections_tsv, print_corrections_json;
print_family print_learned_text, print_learned_tsv, print_learned_json;
print_family print_report_text, print_report_tsv, print_report_json;
print_family print_stats_text, print_stats_tsv, print_stats_json;

/* For a profile, too: of a quotation, all but who says it. */
struct said;
void print_quotation_fields(struct printing *p, struct writer *j, const struct said *s);
void print_quotation_text(struct printing *p, const struct said *s, int indent);

#endif
