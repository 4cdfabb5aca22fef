/* Decimals and dates, each against a slow twin, and packed numbers. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/varint.h"

static const char *
printed(struct decimal d)
{
	static char text[2200];
	struct buf b = { 0 };

	decimal_print(d, &b);
	snprintf(text, sizeof text, "%s", b.p);
	buf_release(&b);
	return text;
}

static const char *
parsed(const char *s)
{
	struct decimal d = { 77, 7 };

	if (decimal_parse(str_of(s), &d))
		return printed(d);
	return d.m == 77 && d.e == 7 ? "no" : "changed";
}

Test(decimal, parse_and_print)
{
	static const char *const rows[][2] = {
		{ "0", "0" },
		{ "000", "0" },
		{ "-0", "0" },
		{ "0.000", "0" },
		{ "2500000000", "2500000000" },
		{ "2.50", "2.5" },
		{ "-0.25", "-0.25" },
		{ ".5", "0.5" },
		{ "-.5", "-0.5" },
		{ "0010", "10" },
		{ "1000.0010", "1000.001" },
		{ "0.000001", "0.000001" },
		{ "123456789012345678", "123456789012345678" },
		{ "1234567890123456785", "1234567890123456790" },  /* 18 digits are kept */
		{ "1234567890123456784", "1234567890123456780" },
		{ "-1234567890123456785", "-1234567890123456790" },
		{ "999999999999999999.5", "1000000000000000000" },
		{ "0.1234567890123456789", "0.123456789012345679" },
		{ "100000000000000000000000000000", "100000000000000000000000000000" },
		{ "3.00000000000000000000000000000000000001", "3" },
		{ "", "no" },
		{ "-", "no" },
		{ ".", "no" },
		{ "1.", "no" },
		{ "-.", "no" },
		{ "1.2.3", "no" },
		{ "1,5", "no" },
		{ "+1", "no" },
		{ "1e5", "no" },
		{ " 1", "no" },
		{ "1 ", "no" },
		{ "--1", "no" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_expect_str_eq(parsed(rows[i][0]), rows[i][1], "%s gives %s", rows[i][0], parsed(rows[i][0]));
}

/* However long the digits: no overflow, and the order stays. */
Test(decimal, endless_digits)
{
	char text[5001];
	struct decimal big, bigger, tiny;

	memset(text, '9', 5000);
	cr_assert(decimal_parse((struct str){ text, 1200 }, &big));
	cr_assert(decimal_parse((struct str){ text, 900 }, &bigger));
	cr_expect_gt(decimal_cmp(big, bigger), 0, "what is too large stays the larger");
	cr_assert(decimal_parse((struct str){ text, 5000 }, &bigger));
	cr_expect_geq(decimal_cmp(bigger, big), 0);
	cr_expect_gt(decimal_cmp(decimal_mul(bigger, bigger), (struct decimal){ 1, 999 }), 0);
	memset(text, '0', 5000);
	text[1] = '.';
	text[4999] = '1';
	cr_assert(decimal_parse((struct str){ text, 5000 }, &tiny));
	cr_expect_eq(tiny.m, 0);
	cr_expect_eq(decimal_double((struct decimal){ 5, -1000 }), 0);
	cr_expect(isinf(decimal_double((struct decimal){ 5, 1000 })));
}

static struct decimal
dec(const char *s)
{
	struct decimal d;

	cr_assert(decimal_parse(str_of(s), &d), "%s", s);
	return d;
}

Test(decimal, arithmetic)
{
	cr_expect_str_eq(printed(decimal_mul(dec("2.5"), dec("1000000000"))), "2500000000");
	cr_expect_str_eq(printed(decimal_mul(dec("-0.5"), dec("0.5"))), "-0.25");
	cr_expect_str_eq(printed(decimal_mul(dec("0"), dec("-7"))), "0");
	cr_expect_str_eq(printed(decimal_mul(dec("999999999999999999"), dec("999999999999999999"))),
	                 "999999999999999998000000000000000000");
	cr_expect_str_eq(printed(decimal_add(dec("0.1"), dec("0.2"))), "0.3");
	cr_expect_str_eq(printed(decimal_add(dec("1"), dec("-1"))), "0");
	cr_expect_str_eq(printed(decimal_add(dec("-1"), dec("0.75"))), "-0.25");
	cr_expect_str_eq(printed(decimal_add(dec("1000000000000000000000000000000000000000000"), dec("1"))),
	                 "1000000000000000000000000000000000000000000");
	cr_expect_str_eq(printed(decimal_of(INT64_MAX, 0)), "9223372036854775810");
	cr_expect_str_eq(printed(decimal_of(INT64_MIN, 0)), "-9223372036854775810");
	cr_expect_str_eq(printed(decimal_of(120, -2)), "1.2");
	cr_expect_eq(decimal_of(1200, 0).m, 12);
	cr_expect_eq(decimal_of(1200, 0).e, 2);
	cr_expect_eq(decimal_of(0, 55).e, 0);
	cr_expect_float_eq(decimal_double(dec("2.5")), 2.5, 0);
	cr_expect_float_eq(decimal_double(dec("-400000000")), -4e8, 0);
	cr_expect_gt(decimal_cmp(dec("0.001"), dec("0")), 0);
	cr_expect_lt(decimal_cmp(dec("-0.001"), dec("0")), 0);
	cr_expect_gt(decimal_cmp(dec("1000000000000000000000"), dec("0.0000000000000000001")), 0);
	cr_expect_eq(decimal_cmp(dec("2.50"), dec("2.5")), 0);
}

/* Thousandths in a 64-bit number are the twin. */
Test(decimal, against_integers)
{
	uint64_t random = 5;

	for (int i = 0; i < 50000; i++) {
		int64_t a, b;
		struct decimal x, y;
		char text[48];

		random = random * 6364136223846793005u + 1442695040888963407u;
		a = (int64_t)(random >> 33) % 2000001 - 1000000;
		random = random * 6364136223846793005u + 1442695040888963407u;
		b = (int64_t)(random >> 33) % 2001 - 1000;
		x = decimal_of(a, -3);
		y = decimal_of(b, -3);
		cr_assert_eq(decimal_cmp(x, y), (a > b) - (a < b));
		cr_assert_eq(decimal_cmp(decimal_add(x, y), decimal_of(a + b, -3)), 0);
		cr_assert_eq(decimal_cmp(decimal_mul(x, y), decimal_of(a * b, -6)), 0);
		snprintf(text, sizeof text, "%s%lld.%03lld", a < 0 ? "-" : "", (long long)(a < 0 ? -a : a) / 1000,
		         (long long)(a < 0 ? -a : a) % 1000);
		cr_assert_eq(decimal_cmp(dec(text), x), 0);
		cr_assert_eq(decimal_cmp(dec(printed(x)), x), 0);
		cr_assert(x.m == 0 || x.m % 10 != 0);
	}
}

/* One day after the other, by the rule that everybody knows. */
Test(date, calendar)
{
	int year = 1, month = 1, day = 1, weekday = 1; /* 0001-01-01 was a Monday */
	int32_t n = date_days((struct date){ 1, 1, 1 });

	for (; year < 2600; n++) {
		static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
		bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
		int last = length[month - 1] + (month == 2 && leap);
		struct date d = { (int16_t)year, (int8_t)month, (int8_t)day };

		if (year == 1970 && month == 1 && day == 1)
			cr_assert_eq(n, 0);
		cr_assert(date_days(d) == n && date_cmp(date_from_days(n), d) == 0, "%d-%d-%d", year, month, day);
		cr_assert_eq(date_weekday(d), weekday);
		cr_assert(date_valid(d));
		weekday = weekday % 7 + 1;
		if (day++ == last) {
			cr_assert(!date_valid((struct date){ (int16_t)year, (int8_t)month, (int8_t)day }));
			day = 1;
			month++;
		}
		if (month == 13) {
			month = 1;
			year++;
		}
	}
}

Test(date, ends_of_time)
{
	struct date last = { 32767, 12, 31 };

	cr_expect_eq(date_cmp(date_from_days(date_days(last)), last), 0);
	cr_expect(!date_known(date_from_days(date_days(last) + 1)));
	cr_expect(date_known(date_from_days(date_days((struct date){ 1, 1, 1 }))));
	cr_expect(!date_known(date_from_days(date_days((struct date){ 1, 1, 1 }) - 1)));
	cr_expect(!date_known(date_from_days(INT32_MAX)));
	cr_expect(!date_known(date_from_days(INT32_MIN)));
	cr_expect_eq(date_days((struct date){ 2024, 0, 0 }), date_days((struct date){ 2024, 1, 1 }));
	cr_expect_eq(date_days((struct date){ 2024, 5, 0 }), date_days((struct date){ 2024, 5, 1 }));
}

Test(date, iso)
{
	static const char *const good[] = { "2024", "2024-05", "2024-05-31", "2024-02-29", "0001", "9999-12-31" };
	static const char *const bad[] = { "",           "24",         "2024-",      "2024-5",     "2024-13",
		                           "2024-00",    "2024-05-00", "2024-05-32", "2023-02-29", "0000",
		                           "2024/05/31", "2024-05-3x", "+024",       "2024-05-31T", "20240531" };
	struct buf b = { 0 };
	struct date d = { 1, 2, 3 };

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		cr_expect(!date_parse(str_of(bad[i]), &d) && d.year == 1 && d.day == 3, "%s", bad[i]);
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		cr_assert(date_parse(str_of(good[i]), &d), "%s", good[i]);
		buf_reset(&b);
		date_print(d, &b);
		cr_expect_str_eq(b.p, good[i]);
	}
	buf_reset(&b);
	date_print((struct date){ 0, 0, 0 }, &b);
	cr_expect_eq(b.n, 0);
	buf_release(&b);
}

Test(date, order_and_parts)
{
	const struct date none = { 0, 0, 0 }, year = { 2024, 0, 0 }, month = { 2024, 5, 0 }, day = { 2024, 5, 31 };

	cr_expect(!date_known(none) && date_known(year));
	cr_expect_lt(date_cmp(none, year), 0);
	cr_expect_lt(date_cmp(month, (struct date){ 2024, 5, 1 }), 0);
	cr_expect_gt(date_cmp(day, (struct date){ 2024, 5, 30 }), 0);
	cr_expect(date_contains(year, day) && date_contains(year, month) && date_contains(month, day));
	cr_expect(date_contains(day, day) && !date_contains(day, month) && !date_contains(month, year));
	cr_expect(!date_contains((struct date){ 2024, 6, 0 }, day) && !date_contains((struct date){ 2023, 0, 0 }, day));
	cr_expect(!date_valid((struct date){ 2024, 0, 5 }) && !date_valid(none));
	cr_expect(!date_valid((struct date){ 2024, 13, 1 }) && !date_valid((struct date){ 2024, -1, 0 }));
}

Test(varint, as_few_bytes_as_they_need)
{
	static const uint64_t values[] = { 0, 1, 0x7f, 0x80, 0x3fff, 0x4000, UINT32_MAX, (uint64_t)UINT32_MAX + 1, UINT64_MAX };
	static const uint32_t bytes[] = { 1, 1, 1, 2, 2, 3, 5, 5, VARINT_MOST };
	uint8_t room[VARINT_MOST];

	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		uint64_t v = 0;

		cr_expect_eq(varint_put(room, values[i]) - room, bytes[i]);
		cr_expect_eq(varint_size(values[i]), bytes[i]);
		cr_expect_eq(varint_get(room, &v) - room, bytes[i]);
		cr_expect_eq(v, values[i]);
	}
}
