#ifndef READ_EMBED_H
#define READ_EMBED_H

#include "read/reader.h"

/**
 * Pieces of HTML in other formats: the text of a feed's item, of an export.
 * embed_html:  Append the blocks of ${html} to ${d}: paragraphs, headings, quotes, items; captions, furniture and what
 *              is nothing but links are dropped with their reason. ${breaks}: empty lines part paragraphs.
 * embed_aside: The same, and all of it is dropped, with the reason ${why}.
 * embed_fits:  Has this text HTML in it (<p>, <br>, </div> …)?
 * embed_line:  Append ${html} as one line of text: tags gone, references decoded.
 * embed_again: ${text}, or, where references are left in it that somebody escaped twice ("&amp;quot;"), what they mean,
 *              in ${room}.
 * embed_lines: Append plain ${text} to ${d}; empty lines part paragraphs, or an indent begins one.
 */
struct xmlref;

void embed_html(const struct readers *r, struct str html, bool breaks, struct draft *d);
void embed_aside(const struct readers *r, struct str html, const char *why, struct draft *d);
bool embed_fits(struct str s);
void embed_line(struct xmlref *ref, struct str html, struct buf *out);
struct str embed_again(struct xmlref *ref, struct str text, struct buf *room);
void embed_lines(struct str text, struct draft *d);

#endif
