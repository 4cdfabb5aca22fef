#ifndef REPORT_PROFILE_OF_H
#define REPORT_PROFILE_OF_H

#include "query/said.h"
#include "report/printing.h"

/* What is printed of a name, one at a time; print_profiles.c gathers it. */
enum { COMPANIONS = 20 };
struct profile {
	struct printing *p;
	struct arena arena;
	struct about about;
	struct coverage coverage;
	struct companion companions[COMPANIONS];
	uint32_t ncompanions;
	said_list said;
};

/* print_profiles_each(p, room, f): Call ${f} with each profile that the query asks for: of the names that its hits are; where it
 * finds no places, of those in the articles that match. ${room}: the spans of the coverage, see about_coverage(). */
typedef void each_profile(struct profile *x);
void print_profiles_each(struct printing *p, uint32_t room, each_profile *f);
const struct entity *print_profiles_entity(const struct profile *x);

#endif
