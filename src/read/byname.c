#include "read/byname.h"

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
			return str_trim(str_sub(s, n, s.n));
	}
	return s;
}
