#include "text/names.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ucol.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/uenum.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { NAME_MOST = 256 }; /* UTF-16 units of one name */

struct caller {
	names_each *f;
	void *context;
};

static void
give(const struct caller *to, const char *code, const UChar *name, int32_t n)
{
	char utf8[NAME_MOST * 3];
	int32_t bytes = 0;
	UErrorCode status = U_ZERO_ERROR;

	if (n <= 0 || n > NAME_MOST)
		return;
	u_strToUTF8(utf8, sizeof utf8, &bytes, name, n, &status);
	if (U_SUCCESS(status) && bytes > 0)
		to->f(to->context, str_of(code), (struct str){ utf8, (size_t)bytes });
}

static void
territories_in(lang_id lang, UDisplayContext length, const struct caller *to)
{
	UDisplayContext contexts[] = { length };
	UErrorCode status = U_ZERO_ERROR;
	ULocaleDisplayNames *names = uldn_openForContext(lang_code(lang), contexts, 1, &status);
	const char *const *codes = uloc_getISOCountries();
	UChar name[NAME_MOST];

	for (; U_SUCCESS(status) && *codes != NULL; codes++) {
		UErrorCode one = U_ZERO_ERROR;
		int32_t n = uldn_regionDisplayName(names, *codes, name, NAME_MOST, &one);

		if (U_SUCCESS(one))
			give(to, *codes, name, n);
	}
	uldn_close(names);
}

void
names_territories(lang_id lang, names_each *f, void *context)
{
	struct caller to = { f, context };

	territories_in(lang, UDISPCTX_LENGTH_FULL, &to);
	territories_in(lang, UDISPCTX_LENGTH_SHORT, &to);
}

void
names_languages(lang_id lang, names_each *f, void *context)
{
	struct caller to = { f, context };
	UErrorCode status = U_ZERO_ERROR;
	ULocaleDisplayNames *names = uldn_open(lang_code(lang), ULDN_STANDARD_NAMES, &status);
	const char *const *codes = uloc_getISOLanguages();
	UChar name[NAME_MOST];

	for (; U_SUCCESS(status) && *codes != NULL; codes++) {
		UErrorCode one = U_ZERO_ERROR;
		int32_t n = uldn_languageDisplayName(names, *codes, name, NAME_MOST, &one);

		if (U_SUCCESS(one))
			give(&to, *codes, name, n);
	}
	uldn_close(names);
}

/* The display name of a time zone's exemplar city: pattern VVV of UTS #35. */
void
names_cities(lang_id lang, names_each *f, void *context)
{
	struct caller to = { f, context };
	UErrorCode status = U_ZERO_ERROR;
	UEnumeration *zones = ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, NULL, NULL, &status);
	static const UChar pattern[] = u"VVV";
	const UChar *zone;
	int32_t n;

	while (U_SUCCESS(status) && (zone = uenum_unext(zones, &n, &status)) != NULL) {
		UErrorCode one = U_ZERO_ERROR;
		UDateFormat *d = udat_open(UDAT_PATTERN, UDAT_PATTERN, lang_code(lang), zone, n, pattern, 3, &one);
		UChar name[NAME_MOST];
		char code[128];
		int32_t length = U_SUCCESS(one) ? udat_format(d, 0, name, NAME_MOST, NULL, &one) : 0;

		if (U_SUCCESS(one) && n < (int32_t)sizeof code) {
			u_UCharsToChars(zone, code, n);
			code[n] = '\0';
			give(&to, code, name, length);
		}
		udat_close(d);
	}
	uenum_close(zones);
}

void
names_currencies(lang_id lang, names_each *f, void *context)
{
	struct caller to = { f, context };
	static const char *const counts[] = { "one", "other" };
	UErrorCode status = U_ZERO_ERROR;
	UEnumeration *codes = ucurr_openISOCurrencies(UCURR_ALL, &status);
	const char *code;

	while (U_SUCCESS(status) && (code = uenum_next(codes, NULL, &status)) != NULL) {
		UChar iso[4];
		size_t i;

		u_charsToUChars(code, iso, 4);
		for (i = 0; i < 2; i++) {
			UErrorCode one = U_ZERO_ERROR;
			UBool choice;
			int32_t n;
			const UChar *name = ucurr_getPluralName(iso, lang_code(lang), &choice, counts[i], &n, &one);

			if (U_SUCCESS(one))
				give(&to, code, name, n);
		}
	}
	uenum_close(codes);
}

static void
symbols(lang_id lang, UDateFormatSymbolType type, int32_t first, const struct caller *to)
{
	UErrorCode status = U_ZERO_ERROR;
	UDateFormat *d = udat_open(UDAT_DEFAULT, UDAT_DEFAULT, lang_code(lang), NULL, 0, NULL, 0, &status);
	int32_t i, count = U_SUCCESS(status) ? udat_countSymbols(d, type) : 0;

	for (i = first; i < count; i++) {
		UErrorCode one = U_ZERO_ERROR;
		UChar name[NAME_MOST];
		char code[4] = "";
		int32_t number = first == 0 ? i + 1 : i == 1 ? 7 : i - 1; /* ICU's week begins on Sunday, at 1 */
		int32_t n = udat_getSymbols(d, type, i, name, NAME_MOST, &one);

		if (number >= 10)
			code[0] = '1';
		code[number >= 10] = (char)('0' + number % 10);
		if (U_SUCCESS(one))
			give(to, code, name, n);
	}
	udat_close(d);
}

void
names_months(lang_id lang, names_each *f, void *context)
{
	struct caller to = { f, context };

	symbols(lang, UDAT_MONTHS, 0, &to);
	symbols(lang, UDAT_SHORT_MONTHS, 0, &to);
	symbols(lang, UDAT_STANDALONE_SHORT_MONTHS, 0, &to); /* "Mär", where a date has "März" */
}

void
names_weekdays(lang_id lang, names_each *f, void *context)
{
	struct caller to = { f, context };

	symbols(lang, UDAT_WEEKDAYS, 1, &to);
	symbols(lang, UDAT_SHORT_WEEKDAYS, 1, &to);
	symbols(lang, UDAT_STANDALONE_SHORT_WEEKDAYS, 1, &to);
}

void
names_sort_key(lang_id lang, struct str s, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UCollator *order = ucol_open(lang_code(lang), &status);
	UChar text[NAME_MOST];
	uint8_t key[NAME_MOST * 8];
	int32_t n = 0;

	s = str_sub(s, 0, utf8_cut(s, NAME_MOST)); /* what follows decides no order that a reader would see */
	u_strFromUTF8WithSub(text, NAME_MOST, &n, s.p, (int32_t)s.n, 0xFFFD, NULL, &status);
	if (U_SUCCESS(status)) {
		n = ucol_getSortKey(order, text, n, key, sizeof key);
		buf_add(out, key, n > 0 && n <= (int32_t)sizeof key ? (size_t)n - 1 : 0);
	} else {
		buf_adds(out, s);
	}
	ucol_close(order);
}
