#include "read/jsonld.h"

#include <jansson.h>
#include <string.h>

enum { DEPTH = 8, NAMES = 6 };

static struct str
text_of(const json_t *j)
{
	if (json_is_string(j))
		return (struct str){ json_string_value(j), json_string_length(j) };
	return (struct str){ NULL, 0 };
}

static bool
type_has(const json_t *type, const char *word)
{
	size_t i;
	const json_t *each;

	if (json_is_string(type))
		return str_find(text_of(type), str_of(word), 0) != SIZE_MAX;
	json_array_foreach(type, i, each) if (json_is_string(each) &&
					      str_find(text_of(each), str_of(word), 0) != SIZE_MAX) return true;
	return false;
}

static int
rank_of(const json_t *o)
{
	const json_t *type = json_object_get(o, "@type");

	if (type_has(type, "Article") || type_has(type, "BlogPosting") || type_has(type, "Report") ||
	    type_has(type, "Recipe"))
		return 2;
	return type_has(type, "WebPage") ? 1 : 0;
}

/* A name: a string, an object with one, or a list of such; several are joined by ", ". */
static struct str
name_of(const json_t *j, struct arena *arena, int depth)
{
	struct str all = { NULL, 0 };
	size_t i;
	const json_t *each;

	if (json_is_string(j))
		return arena_str(arena, text_of(j));
	if (json_is_object(j) && depth < 3)
		return name_of(json_object_get(j, "name"), arena, depth + 1);
	if (!json_is_array(j) || depth >= 3)
		return all;
	json_array_foreach(j, i, each)
	{
		struct str name = name_of(each, arena, depth + 1);
		char *joined;

		if (name.n == 0 || i >= NAMES)
			continue;
		if (all.n == 0) {
			all = name;
			continue;
		}
		joined = arena_alloc(arena, all.n + name.n + 3);
		memcpy(joined, all.p, all.n);
		memcpy(joined + all.n, ", ", 2);
		memcpy(joined + all.n + 2, name.p, name.n);
		all = (struct str){ joined, all.n + 2 + name.n };
	}
	return all;
}

static void
take(struct str *field, struct str value, struct arena *arena)
{
	if (field->n == 0 && value.n > 0)
		*field = arena_str(arena, value);
}

static void
take_object(const json_t *o, struct arena *arena, struct jsonld *out)
{
	int rank = rank_of(o);

	if (rank == 0 || rank < out->rank)
		return;
	if (rank > out->rank)
		*out = (struct jsonld){ .rank = rank };
	take(&out->headline, text_of(json_object_get(o, "headline")), arena);
	take(&out->published, text_of(json_object_get(o, "datePublished")), arena);
	take(&out->published, text_of(json_object_get(o, "dateCreated")), arena);
	take(&out->modified, text_of(json_object_get(o, "dateModified")), arena);
	take(&out->body, text_of(json_object_get(o, "articleBody")), arena);
	take(&out->lang, text_of(json_object_get(o, "inLanguage")), arena);
	take(&out->url, text_of(json_object_get(o, "url")), arena);
	if (out->author.n == 0)
		out->author = name_of(json_object_get(o, "author"), arena, 0);
	if (out->publisher.n == 0)
		out->publisher = name_of(json_object_get(o, "publisher"), arena, 0);
}

static void
look(const json_t *j, struct arena *arena, int depth, struct jsonld *out)
{
	size_t i;
	const json_t *each;

	if (depth > DEPTH)
		return;
	json_array_foreach(j, i, each) look(each, arena, depth + 1, out);
	if (!json_is_object(j))
		return;
	take_object(j, arena, out);
	look(json_object_get(j, "@graph"), arena, depth + 1, out);
	look(json_object_get(j, "mainEntity"), arena, depth + 1, out);
	look(json_object_get(j, "itemListElement"), arena, depth + 1, out);
}

void
jsonld_read(struct str text, struct arena *arena, struct jsonld *out)
{
	json_t *root;
	size_t start = str_chr(text, '{', 0), array = str_chr(text, '[', 0);

	start = array < start ? array : start;
	if (start == SIZE_MAX)
		return;
	root = json_loadb(text.p + start, text.n - start, JSON_DISABLE_EOF_CHECK, NULL);
	if (!root)
		return;
	look(root, arena, 0, out);
	json_decref(root);
}
