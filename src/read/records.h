#ifndef READ_RECORDS_H
#define READ_RECORDS_H

#include "read/reader.h"
#include "read/stream.h"

/**
 * records_read(s, reader, in, most): A file of records (reader->cut), however large: piece by piece, from one record to
 * another, through the reader. A record of more than ${most} bytes is passed over, and said in the row of ${s}.
 * Cost: memory for a piece, or for the largest record.
 */
void records_read(struct source *s, const struct reader *reader, struct stream *in, size_t most);

#endif
