#ifndef ENTITY_FIGURE_VALUE_H
#define ENTITY_FIGURE_VALUE_H

#include "entity/entity.h"

/**
 * What a figure says, as bytes: two figures have the same if they are of one type and say exactly the same. The
 * numbers of figures are normal (base/decimal.h), their units padded with zeros. For this process alone: the bytes
 * are those of its own numbers.
 */
enum { FIGURE_VALUE = 1 + 2 * (8 + 4) + 2 * sizeof(struct date) + sizeof(((struct figure *)0)->unit) + 1 };

void figure_value_write(const struct figure *f, enum mention_type type, char out[FIGURE_VALUE]);
struct figure figure_value_read(struct str bytes); /* bytes that figure_value_write() wrote */

#endif
