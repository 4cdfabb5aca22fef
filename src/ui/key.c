#include "ui/key.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

static const struct {
	const char *name;
	struct key key;
} names[] = {
	{ "Space", { KEY_CHAR, ' ', 0, 0 } },   { "Up", { KEY_UP_ARROW, 0, 0, 0 } },
	{ "Down", { KEY_DOWN_ARROW, 0, 0, 0 } }, { "Left", { KEY_LEFT_ARROW, 0, 0, 0 } },
	{ "Right", { KEY_RIGHT_ARROW, 0, 0, 0 } }, { "Home", { KEY_HOME_KEY, 0, 0, 0 } },
	{ "End", { KEY_END_KEY, 0, 0, 0 } },     { "PgUp", { KEY_PAGE_UP, 0, 0, 0 } },
	{ "PgDn", { KEY_PAGE_DOWN, 0, 0, 0 } },  { "Enter", { KEY_ENTER_KEY, 0, 0, 0 } },
	{ "Esc", { KEY_ESCAPE, 0, 0, 0 } },      { "Tab", { KEY_TAB_KEY, 0, 0, 0 } },
	{ "Shift-Tab", { KEY_BACK_TAB, 0, 0, 0 } }, { "Backspace", { KEY_ERASE, 0, 0, 0 } },
	{ "Delete", { KEY_DELETE, 0, 0, 0 } },   { "WheelUp", { KEY_WHEEL_UP, 0, 0, 0 } },
	{ "WheelDown", { KEY_WHEEL_DOWN, 0, 0, 0 } },
};

enum { NAMES = sizeof names / sizeof names[0] };

bool
key_parse(struct str name, struct key *out)
{
	size_t i, at = 0;
	uint32_t c;

	for (i = 0; i < NAMES; i++)
		if (str_ieqz(name, names[i].name)) {
			*out = names[i].key;
			return true;
		}
	if (name.n == 6 && str_startsz(name, "Ctrl-") && ((name.p[5] | 0x20) >= 'a' && (name.p[5] | 0x20) <= 'z')) {
		*out = (struct key){ KEY_CTRL, (uint32_t)(name.p[5] & ~0x20), 0, 0 };
		return true;
	}
	if ((name.n == 2 || name.n == 3) && name.p[0] == 'F' && name.p[1] >= '1' && name.p[1] <= '9') {
		uint32_t n = (uint32_t)(name.p[1] - '0');

		if (name.n == 3)
			n = n * 10 + (uint32_t)(name.p[2] - '0');
		*out = (struct key){ KEY_FUNCTION, n, 0, 0 };
		return n >= 1 && n <= 12;
	}
	if (name.n == 0)
		return false;
	c = utf8_next(name, &at);
	if (at != name.n || c < 0x20)
		return false;
	*out = (struct key){ KEY_CHAR, c, 0, 0 };
	return true;
}

void
key_write(struct key k, char out[16])
{
	size_t i;

	out[0] = '\0';
	for (i = 0; i < NAMES; i++)
		if (key_same(names[i].key, k)) {
			snprintf(out, 16, "%s", names[i].name);
			return;
		}
	if (k.kind == KEY_CTRL)
		snprintf(out, 16, "Ctrl-%c", (char)k.cp);
	else if (k.kind == KEY_FUNCTION)
		snprintf(out, 16, "F%u", (unsigned)k.cp);
	else if (k.kind == KEY_CHAR)
		out[utf8_put(out, k.cp)] = '\0';
}

bool
key_same(struct key a, struct key b)
{
	return a.kind == b.kind && a.cp == b.cp;
}
