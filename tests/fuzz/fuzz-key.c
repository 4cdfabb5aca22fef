#include <stdint.h>
#include <stdlib.h>

#include "../unit/small.h"
#include "ui/theme.h"
#include "ui/view.h"

/* Any keys on a view of a small corpus: it never breaks, and the cursor stays on the screen. A byte is a key; 0x80 and
 * above are the named ones, and a few take the next bytes as a size or a place. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const uint8_t named[] = { KEY_UP_ARROW,  KEY_DOWN_ARROW, KEY_LEFT_ARROW, KEY_RIGHT_ARROW, KEY_HOME_KEY,
	                         KEY_END_KEY,   KEY_PAGE_UP,    KEY_PAGE_DOWN,  KEY_ENTER_KEY,   KEY_ESCAPE,
	                         KEY_TAB_KEY,   KEY_BACK_TAB,   KEY_ERASE,      KEY_DELETE,      KEY_WHEEL_UP,
	                         KEY_WHEEL_DOWN };

static struct key
next_key(const uint8_t *data, size_t size, size_t *at)
{
	uint8_t b = data[(*at)++];

	if (b < 0x20)
		return (struct key){ KEY_CTRL, 'A' + b % 26u, 0, 0 };
	if (b < 0x7F)
		return (struct key){ KEY_CHAR, b, 0, 0 };
	if (b < 0x80 + sizeof named)
		return (struct key){ named[b - 0x7F < (int)sizeof named ? b - 0x7F : 0], 0, 0, 0 };
	if (b >= 0xF0 && *at + 2 <= size) {
		struct key k = { b < 0xF8 ? KEY_CLICK : KEY_RESIZED, 0, data[*at], data[*at + 1] };

		*at += 2;
		return k;
	}
	return (struct key){ KEY_CHAR, b < 0xA0 ? 0x667A : b, 0, 0 };
}

static const struct model *
model(void)
{
	static struct small small;

	if (!small.model) {
		char path[4096];

		snprintf(path, sizeof path, "%s/tests/print/corpus", getenv("srcdir") ? getenv("srcdir") : ".");
		small_load(&small, path, 100);
	}
	return small.model;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct view_options o = { .theme = theme_find("dark"), .mouse = true };
	struct view *v = view_new(&o);
	struct grid g;
	size_t at = 0;

	grid_init(&g, 24, 80);
	view_step(v, (struct key){ KEY_RESIZED, 0, 24, 80 });
	view_model(v, model());
	while (at < size && at < 400) {
		struct key k = next_key(data, size, &at);

		if (k.kind == KEY_RESIZED) {
			k.row = k.row ? k.row : 1;
			k.col = k.col ? k.col : 1;
			grid_resize(&g, k.row, k.col);
		}
		view_step(v, k);
		view_draw(v, &g);
		if (g.cursor_row < 0 || g.cursor_row >= g.rows || g.cursor_col < 0 || g.cursor_col >= g.cols)
			abort();
	}
	view_free(v);
	grid_release(&g);
	return 0;
}
