#include "read/byname.h"

/* The name beside an address, where one of the two is in brackets at the end. */
static struct str
beside_address(struct str s)
{
	size_t open = str_chr(s, '(', 0), at = str_chr(s, '@', 0);

	if (at == SIZE_MAX || open == SIZE_MAX || !str_endsz(s, ")"))
		return s;
	return str_trim(at < open ? str_sub(s, open + 1, s.n - 1) : str_sub(s, 0, open));
}

struct str
byname(struct str s)
{
	static const char *const words[] = { "par ", "von ", "by " };

	s = str_trim(s);
	if (str_endsz(s, "="))
		s = str_trim(str_sub(s, 0, s.n - 1));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t n = str_of(words[i]).n;

		if (str_ieqz(str_sub(s, 0, n), words[i]))
			return beside_address(str_trim(str_sub(s, n, s.n)));
	}
	return beside_address(s);
}
