#ifndef READ_JSON_BODY_H
#define READ_JSON_BODY_H

/* The text of an item of JSON, and what comes with it that is no part of the text. */
struct draft;
struct jtree;
struct readers;

void json_body_take(const struct readers *r, const struct jtree *o, struct draft *d);
void json_body_aside(const struct readers *r, const struct jtree *o, struct draft *d); /* behind the text */

#endif
