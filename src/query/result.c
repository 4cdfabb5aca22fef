#include "query/query.h"
#include "query/set.h"

void
result_release(struct result *r)
{
	arena_release(&r->arena);
	*r = (struct result){ 0 };
}

bool
result_has(const struct result *r, uint32_t article)
{
	uint32_t at = set_seek(r->articles, r->narticles, 0, article);

	return at < r->narticles && r->articles[at] == article;
}
