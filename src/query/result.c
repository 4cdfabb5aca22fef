#include "query/query.h"

void
result_release(struct result *r)
{
	arena_release(&r->arena);
	*r = (struct result){ 0 };
}
