#ifndef READ_JSON_FIELD_H
#define READ_JSON_FIELD_H

#include "base/str.h"

/**
 * What members of JSON are called in the formats of news, and what they say: one table.
 */
struct draft;
struct jtree;
struct readers;

enum json_slot {
	JSON_TITLE,
	JSON_BODY_HTML,
	JSON_BODY_TEXT,
	JSON_MORE_HTML,
	JSON_LEAD,
	JSON_DATE,
	JSON_AUTHOR,
	JSON_SOURCE,
	JSON_URL,
	JSON_LANG,
	JSON_TYPE,
	JSON_STATUS,
	JSON_EMBARGO,
	JSON_DATELINE,
	JSON_TEASER,
	JSON_LINKS,
	JSON_NOTES,
	JSON_RIGHTS,
};

/* json_field_row(i): The rows of the table, in the order of preference: the member's name, NULL behind the last; its slot. */
const char *json_field_row(size_t i, enum json_slot *slot);

/* json_field_text(v): The text of a value: of a string or number; of what an object calls its value or name; of the first
 * such in a list. */
struct str json_field_text(const struct jtree *v);

/* json_field_first(o, slot): The first of a slot's members of ${o} that has text; empty: none has. */
struct str json_field_first(const struct jtree *o, enum json_slot slot);

/* json_field_facts(o, readers, d): Title, author, date, source, address and language into ${d}. */
void json_field_facts(const struct jtree *o, const struct readers *readers, struct draft *d);

#endif
