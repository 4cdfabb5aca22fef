#include "entity/figure_value.h"

#include <string.h>

/* Where the parts of a figure stand, behind its type. */
enum {
	LOW = 1,
	HIGH = LOW + 8 + 4,
	FROM = HIGH + 8 + 4,
	TO = FROM + sizeof(struct date),
	UNIT = TO + sizeof(struct date),
	ABOUT = UNIT + sizeof(((struct figure *)0)->unit)
};
_Static_assert(ABOUT + 1 == FIGURE_VALUE, "nothing is left over");

static void
write_decimal(struct decimal d, char *out)
{
	memcpy(out, &d.m, 8);
	memcpy(out + 8, &d.e, 4);
}

static struct decimal
read_decimal(const char *at)
{
	struct decimal d;

	memcpy(&d.m, at, 8);
	memcpy(&d.e, at + 8, 4);
	return d;
}

void
figure_value_write(const struct figure *f, enum mention_type type, char out[FIGURE_VALUE])
{
	out[0] = (char)type;
	write_decimal(f->low, out + LOW);
	write_decimal(f->high, out + HIGH);
	memcpy(out + FROM, &f->from, sizeof f->from);
	memcpy(out + TO, &f->to, sizeof f->to);
	memcpy(out + UNIT, f->unit, sizeof f->unit);
	out[ABOUT] = (char)f->about;
}

struct figure
figure_value_read(struct str bytes)
{
	struct figure f = { .low = read_decimal(bytes.p + LOW), .high = read_decimal(bytes.p + HIGH) };

	memcpy(&f.from, bytes.p + FROM, sizeof f.from);
	memcpy(&f.to, bytes.p + TO, sizeof f.to);
	memcpy(f.unit, bytes.p + UNIT, sizeof f.unit);
	f.about = (uint8_t)bytes.p[ABOUT];
	return f;
}
