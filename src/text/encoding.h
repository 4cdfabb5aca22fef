#ifndef TEXT_ENCODING_H
#define TEXT_ENCODING_H

#include "base/buf.h"
#include "base/str.h"

/**
 * encoding_to_utf8(bytes, declared, out, name):
 * Append the text of ${bytes} to ${out} as NFC UTF-8, and say in ${name} (a static string: "UTF-8",
 * "windows-1252", …) what it was. In order: BOM; the NUL pattern of UTF-16; valid UTF-8 (even against the
 * declaration); UTF-8 with a few bad bytes; ${declared} (NULL or a label; ISO-8859-1 is read as windows-1252, as
 * WHATWG Encoding says); ICU's detector, unless the text is short; windows-1252. Bad bytes become U+FFFD; NUL becomes U+FFFD; line ends
 * become \n.
 * Returns the number of replacements made (0: clean).
 * Cost:   some 1 GB/s for UTF-8 whose letters are Latin; 100 MB/s where ICU has to normalise or convert.
 * Source: WHATWG Encoding §4-6; Unicode UAX #15.
 */
size_t encoding_to_utf8(struct str bytes, const char *declared, struct buf *out, const char **name);

/* encoding_wide(bytes): Is it in UTF-16 or UTF-32, as encoding_to_utf8 takes it? */
bool encoding_wide(struct str bytes);

/* encoding_binary(bytes): Is this no text at all (images, archives, programs)? Looks at the first 8 KiB. */
bool encoding_binary(struct str bytes);

/* encoding_windows(byte): What a byte means in windows-1252; the five that mean nothing, themselves. */
uint32_t encoding_windows(unsigned char byte);

/* encoding_nfc_tail(b, from): Bring the valid UTF-8 in ${b} from byte ${from} on to NFC: what was put together, or
 * decoded (&#x301;), may no longer be. Cost: as above; next to none where letters are Latin. */
void encoding_nfc_tail(struct buf *b, size_t from);

#endif
