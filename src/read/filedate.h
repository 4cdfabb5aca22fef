#ifndef READ_FILEDATE_H
#define READ_FILEDATE_H

#include <stdbool.h>

#include "base/date.h"
#include "base/str.h"

/* filedate_find(name, today, out): The date that a file, or a folder it is in, is named by: "1904-01-17_01-0003.xml",
 * "18820208_1.xml", "1950/10/16/". The last one there is; plausible from 1600 to ${today}. */
bool filedate_find(struct str name, struct date today, struct date *out);

#endif
