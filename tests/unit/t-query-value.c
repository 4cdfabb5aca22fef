#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>

#include "query/value.h"

static struct decimal number(const char *z)
{
	struct decimal d;
	cr_assert(decimal_parse(str_of(z), &d), "%s", z);
	return d;
}

/* Is a plain amount of ${value} in the range that ${text} means? */
static bool in(const char *text, const char *value)
{
	struct value_range r;
	cr_assert(value_range(str_of(text), &r), "%s", text);
	return value_range_has(&r, number(value), number(value));
}

Test(query_value, amounts)
{
	cr_assert(in("1e9", "1000000000"));
	cr_assert(!in("1e9", "1000000001"));
	cr_assert(in(">1e9", "1000000001"));
	cr_assert(!in(">1e9", "1000000000"));
	cr_assert(in(">=1e9", "1000000000"));
	cr_assert(in("<1M", "999999"));
	cr_assert(!in("<1M", "1000000"));
	cr_assert(in("<=1M", "1000000"));
	cr_assert(in("=2.5Md", "2500000000"));
	cr_assert(in("2.5Mrd", "2500000000"));
	cr_assert(in("3bn", "3000000000"));
	cr_assert(in("3mio", "3000000"));
	cr_assert(in("12k", "12000"));
	cr_assert(in("12tsd", "12000"));
	cr_assert(in("1.5e-1", "0.15"));
	cr_assert(in("1k..5k", "1000"));
	cr_assert(in("1k..5k", "5000"));
	cr_assert(!in("1k..5k", "5000.01"));
	cr_assert(in("1k..", "999999"));
	cr_assert(!in("..5k", "5001"));
	cr_assert(in(" > 1e9 ", "2000000000"));
}

Test(query_value, units)
{
	static const struct {
		const char *text, *unit;
	} rows[] = { { "usd", "USD" },      { "$", "USD" },   { "€", "EUR" },      { ">1e6usd", "USD" }, { "3M€", "EUR" },
		     { "3MEUR", "EUR" },    { "1eur", "EUR" }, { "1k..2keur", "EUR" }, { "3mad", "MAD" },    { "usd400", "USD" },
		     { "400 chf", "CHF" }, { "3M", "" },       { "2.5 Mrd EUR", "EUR" } };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct value_range r;
		cr_assert(value_range(str_of(rows[i].text), &r), "%s", rows[i].text);
		cr_assert_str_eq(r.unit, rows[i].unit, "%s: %s", rows[i].text, r.unit);
	}
}

Test(query_value, bad_amounts)
{
	static const char *const rows[] = { "", "x", ">", "1,5", "1.5.2", "1e", "..", "5..1", "1eur..2usd", "1e99", "-5",
		                            "1.", ">1..2", "12x", "9999999999999999999", "1kk", "u$d" };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct value_range r;
		cr_assert_not(value_range(str_of(rows[i]), &r), "%s", rows[i]);
	}
}

Test(query_value, ranges_overlap)
{
	struct value_range r;
	cr_assert(value_range(STR(">2.5e9"), &r));
	cr_assert(value_range_has(&r, number("2000000000"), number("3000000000")));
	cr_assert(!value_range_has(&r, number("2000000000"), number("2500000000")));
}

static bool day_in(const char *text, const char *iso)
{
	struct value_days days;
	struct date d;
	cr_assert(value_days(str_of(text), &days), "%s", text);
	cr_assert(date_parse(str_of(iso), &d));
	return value_days_has(&days, d);
}

Test(query_value, dates)
{
	cr_assert(day_in("2024", "2024-01-01"));
	cr_assert(day_in("2024", "2024-12-31"));
	cr_assert(!day_in("2024", "2025-01-01"));
	cr_assert(day_in("2024-02", "2024-02-29"));
	cr_assert(!day_in("2024-02", "2024-03-01"));
	cr_assert(day_in("2024-12", "2024-12-31"));
	cr_assert(day_in("2024-05..2024-06", "2024-06-30"));
	cr_assert(!day_in("2024-05..2024-06", "2024-07-01"));
	cr_assert(day_in("2024-05..", "2031-01-01"));
	cr_assert(day_in("..2024", "2024-12-31"));
	cr_assert(day_in(">2024-05", "2024-06-01"));
	cr_assert(!day_in(">2024-05", "2024-05-31"));
	cr_assert(day_in(">=2024-05", "2024-05-01"));
	cr_assert(!day_in("<2024-05", "2024-05-01"));
	cr_assert(day_in("<=2024-05", "2024-05-31"));
	cr_assert(day_in("2024", "2024-05"), "a partial date lies in what contains all of it");
	cr_assert(!day_in("2024-05-31", "2024-05"), "and in nothing smaller");
}

Test(query_value, bad_dates)
{
	static const char *const rows[] = { "", "hier", "2024-13", "2024-02-30", "31.05.2024", "2024-06..2024-05", "..",
		                            "24", "2024-5", ">2024..2025" };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct value_days days;
		cr_assert_not(value_days(str_of(rows[i]), &days), "%s", rows[i]);
	}
}

Test(query_value, same_in_every_locale)
{
	static const char *const locales[] = { "C", "de_DE.UTF-8", "fr_FR.UTF-8" };
	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
		setlocale(LC_ALL, locales[i]);
		cr_assert(in("2.5Md", "2500000000"));
		cr_assert(day_in("2024-05..2024-06", "2024-05-31"));
	}
}
