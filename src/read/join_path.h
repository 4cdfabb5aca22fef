#ifndef READ_JOIN_PATH_H
#define READ_JOIN_PATH_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/intern.h"

/**
 * join_path_find(files, from, href, beside):
 * Which of ${files} the file ${from} means by ${href}: that name itself, one from its folder or a folder around that, or,
 * since people copy files together, one of that name beside it (then ${*beside}: it may be another's). Packed or not is
 * the same. INTERN_NONE: it is not in the corpus. Files outside are never looked for.
 */
uint32_t join_path_find(const struct intern *files, struct str from, struct str href, bool *beside);

#endif
