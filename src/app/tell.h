#ifndef APP_TELL_H
#define APP_TELL_H

#include "corpus/corpus.h"

/* What goes to standard error. File names and reasons come from outside: controls in them are made visible. */

enum { STATUS_DONE = 0, STATUS_NOTHING = 1, STATUS_FAILED = 2, STATUS_INTERRUPTED = 130 };

/* tell(message): "visavis: MESSAGE". Returns STATUS_FAILED, for the caller to end with. */
int tell(const char *message);
/* Name what could not be read, with the reason. */
void tell_skipped(const struct corpus *c);
/* That there is nothing to show or print. Returns STATUS_FAILED. */
int tell_nothing(void);

#endif
