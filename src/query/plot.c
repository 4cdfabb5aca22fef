#include "query/plot.h"

#include "base/intl.h"

enum { EIGHTHS = 8 };

static unsigned
height(uint32_t value, uint32_t most)
{
	uint64_t high = ((uint64_t)value * PLOT_ROWS * EIGHTHS + most / 2) / most;

	return value > 0 && high == 0 ? 1 : (unsigned)high;
}

void
plot_row(const struct coverage *c, int side, unsigned row, bool ascii, struct buf *out)
{
	static const char *const blocks[EIGHTHS + 1] = { " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	static const char *const plain[EIGHTHS + 1] = { " ", ".", ".", ".", ":", ":", ":", "#", "#" };
	unsigned below = (PLOT_ROWS - 1 - row) * EIGHTHS, high;
	uint32_t i;

	for (i = 0; i < c->n; i++) {
		high = c->most == 0 ? 0 : height(c->count[i][side], c->most);
		high = high <= below ? 0 : high - below > EIGHTHS ? EIGHTHS : high - below;
		buf_addz(out, (ascii ? plain : blocks)[high]);
	}
}

void
plot_title(const struct coverage *c, struct buf *out)
{
	static const char *const one[ABOUT_STEPS] = { [ABOUT_DAY] = N_("Articles a day"),
		                                      [ABOUT_WEEK] = N_("Articles a week, from Monday"),
		                                      [ABOUT_MONTH] = N_("Articles a month"),
		                                      [ABOUT_YEAR] = N_("Articles a year") };
	static const char *const several[ABOUT_STEPS] = { [ABOUT_DAY] = N_("Articles in %u days"),
		                                          [ABOUT_WEEK] = N_("Articles in %u weeks, from Monday"),
		                                          [ABOUT_MONTH] = N_("Articles in %u months"),
		                                          [ABOUT_YEAR] = N_("Articles in %u years") };

	if (c->each == 1)
		buf_addz(out, _(one[c->step]));
	else
		buf_addf(out, _(several[c->step]), c->each);
}
