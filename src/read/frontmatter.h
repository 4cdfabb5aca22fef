#ifndef READ_FRONTMATTER_H
#define READ_FRONTMATTER_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/**
 * What stands above the text of a Markdown file: YAML between lines "---", or TOML between lines "+++". Of YAML we read what
 * such heads hold: "key: value", quoted or not, "[a, b]", lists of lines "- a", blocks behind "|" and ">"; what is nested
 * deeper is passed over. Anchors, tags and aliases are text: nothing is expanded.
 */

/* frontmatter_split(text, head, body): Part the text; false: it has none. ${body_line}: the line, from 1, of the body. */
bool frontmatter_split(struct str text, struct str *head, struct str *body, uint32_t *body_line);

/* frontmatter_get(head, key, out): Append the value of ${key} (ASCII case is one); several are joined by ", ". False: it has
 * none. */
bool frontmatter_get(struct str head, const char *key, struct buf *out);

#endif
