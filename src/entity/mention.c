#include "entity/entity.h"

const char *
mention_type_code(enum mention_type t)
{
	static const char *const codes[MENTION_TYPES] = { "person", "organisation", "place", "product", "other",
		                                          "amount", "date",         "number", "percent" };

	return codes[t];
}
