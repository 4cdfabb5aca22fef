#ifndef READ_MOJIBAKE_H
#define READ_MOJIBAKE_H

#include "base/buf.h"

/**
 * UTF-8 that somebody took for windows-1252 and made UTF-8 once more: "dÃ©jÃ ", "companyâ€™s". Exports and feeds of
 * careless systems hold it beside text that is right, so it is judged line by line and tag by tag: mended is what, taken
 * back, is UTF-8 to the last byte. What is none, but has controls where windows-1252 has letters, gets these.
 * mojibake_any:  May there be any? Cheap, and never wrong when it says no.
 * mojibake_mend: Append ${s}, mended where it has to be.
 */
bool mojibake_any(struct str s);
void mojibake_mend(struct str s, struct buf *out);

#endif
