#ifndef READ_SHORTCODE_H
#define READ_SHORTCODE_H

#include "read/draft.h"

/**
 * The shortcodes of WordPress: [gallery ids="1,2"], [dropcap]M[/dropcap], [caption …]…[/caption]. What is in brackets is
 * one if it has attributes, is closed later, or is of a known name; "[…]", "[sic]", "[1]" are text.
 * shortcode_strip: Append ${html} without them. What they enclose stays, but for captions and players, which are dropped.
 */
bool shortcode_any(struct str html);
void shortcode_strip(struct str html, struct buf *out, struct draft *d);

#endif
