#include "text/stops.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/data.h"
#include "base/intern.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/fold.h"

struct stops {
	struct intern *never, *may; /* keys of rules */
	struct intern *capitals;    /* rules, as written, that begin with two capitals */
	struct intern *starters;    /* folded */
	bool ordinals;
};

/* The key of a rule, or of a word: folded, behind a caret when a capital is asked for. */
static void
key_of(struct str word, bool capital, struct buf *key)
{
	buf_reset(key);
	if (capital)
		buf_addc(key, '^');
	fold_key(word, key);
}

/* Does it begin with a capital, or hold one behind a stop: "a.D", "z.B"? */
static bool
capital(struct str word)
{
	bool first = true;
	size_t at = 0;

	while (at < word.n) {
		uint32_t c = utf8_next(word, &at);

		if (first && fold_is_upper(c))
			return true;
		first = c == '.';
	}
	return false;
}

static bool
capitals(struct str word)
{
	size_t at = 0;

	return capital(word) && (utf8_next(word, &at), at < word.n) && fold_is_upper(utf8_next(word, &at));
}

static void
rule_add(struct stops *s, struct str line)
{
	struct intern *to = s->never;
	struct buf key = { 0 };

	line = str_trim(line);
	if (str_eqz(line, "0.")) {
		s->ordinals = true;
		return;
	}
	if (str_startsz(line, "=")) {
		to = s->starters;
		line = str_sub(line, 1, line.n);
	} else if (str_endsz(line, "+")) {
		to = s->may;
		line.n--;
	}
	if (str_endsz(line, "."))
		line.n--;
	if (to != s->starters && capitals(line))
		intern_add(s->capitals, line);
	key_of(line, to != s->starters && capital(line), &key);
	if (line.n > 0)
		intern_add(to, buf_str(&key));
	buf_release(&key);
}

int
stops_new(struct stops **out, lang_id lang, struct err *err)
{
	struct stops *s = mem_zalloc(1, sizeof *s);
	char name[64], path[4096];
	struct data file;
	struct str rest, line;

	s->never = intern_new();
	s->may = intern_new();
	s->capitals = intern_new();
	s->starters = intern_new();
	*out = s;
	snprintf(name, sizeof name, "%s/abbreviations.txt", lang_code(lang));
	if (lang != LANG_FR && lang != LANG_DE &&
	    (data_path(name, path, sizeof path) != 0 || access(path, R_OK) != 0))
		return 0;
	if (data_map(name, &file, err) != 0) {
		stops_free(s);
		*out = NULL;
		return -1;
	}
	for (rest = file.bytes; data_row(&rest, &line, 1) > 0;)
		rule_add(s, line);
	data_unmap(&file);
	return 0;
}

void
stops_free(struct stops *s)
{
	if (s == NULL)
		return;
	intern_free(s->never);
	intern_free(s->may);
	intern_free(s->capitals);
	intern_free(s->starters);
	free(s);
}

enum stop_kind
stops_kind(const struct stops *s, struct str word)
{
	struct buf key = { 0 };
	enum stop_kind kind = STOP_NONE;
	size_t at = 0;
	bool as_capital = capital(word), alone;

	alone = word.n > 0 && (utf8_next(word, &at), at == word.n);
	for (;; as_capital = false) {
		key_of(word, as_capital, &key);
		if (intern_find(s->never, buf_str(&key)) != INTERN_NONE)
			kind = STOP_NEVER;
		else if (intern_find(s->may, buf_str(&key)) != INTERN_NONE)
			kind = STOP_MAY;
		if (kind != STOP_NONE || !as_capital || alone)
			break;
	}
	buf_release(&key);
	return kind;
}

bool
stops_capitals(const struct stops *s, struct str word)
{
	return intern_find(s->capitals, word) != INTERN_NONE;
}

bool
stops_starter(const struct stops *s, struct str word)
{
	struct buf key = { 0 };
	bool found;

	key_of(word, false, &key);
	found = intern_find(s->starters, buf_str(&key)) != INTERN_NONE;
	buf_release(&key);
	return found;
}

bool
stops_ordinals(const struct stops *s)
{
	return s->ordinals;
}
