#include "read/decoder.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#ifdef HAVE_BZIP2
#include <bzlib.h>
#endif
#ifdef HAVE_LZMA
#include <lzma.h>
#endif
#ifdef HAVE_ZSTD
#include <zstd.h>
#endif

#include "base/mem.h"

/* MOST: bytes that the libraries are given at a time; MEMORY: bytes that xz may take, as libarchive allows. */
enum { GZIP_ONLY = 15 + 16, MOST = 1 << 30, MEMORY = 1 << 30 };

union state {
	z_stream gzip;
#ifdef HAVE_BZIP2
	bz_stream bzip2;
#endif
#ifdef HAVE_LZMA
	lzma_stream xz;
#endif
#ifdef HAVE_ZSTD
	ZSTD_DStream *zstd;
#endif
};

/* How a file is packed. start: a member begins, of a state that is all zero; step: as decoder_step, with what room there is
 * at ${to}, which moves on; stop: give back what start took. */
struct coding {
	struct str magic;
	bool (*start)(union state *);
	enum decoder_state (*step)(union state *, struct str *in, char **to, size_t room);
	void (*stop)(union state *);
};

struct decoder {
	const struct coding *coding;
	union state state;
	bool started;
};

static bool
gzip_start(union state *s)
{
	return inflateInit2(&s->gzip, GZIP_ONLY) == Z_OK;
}

static enum decoder_state
gzip_step(union state *s, struct str *in, char **to, size_t room)
{
	z_stream *z = &s->gzip;
	int status;

	z->next_in = (Bytef *)(void *)(size_t)in->p;
	z->avail_in = (uInt)in->n;
	z->next_out = (Bytef *)*to;
	z->avail_out = (uInt)room;
	status = inflate(z, Z_NO_FLUSH);
	*in = str_sub(*in, in->n - z->avail_in, in->n);
	*to = (char *)z->next_out;
	if (status == Z_STREAM_END)
		return DECODER_END;
	return status == Z_OK || status == Z_BUF_ERROR ? DECODER_MORE : DECODER_BROKEN;
}

static void
gzip_stop(union state *s)
{
	inflateEnd(&s->gzip);
}

#ifdef HAVE_BZIP2
static bool
bzip2_start(union state *s)
{
	return BZ2_bzDecompressInit(&s->bzip2, 0, 0) == BZ_OK;
}

static enum decoder_state
bzip2_step(union state *s, struct str *in, char **to, size_t room)
{
	bz_stream *z = &s->bzip2;
	int status;

	z->next_in = (char *)(size_t)in->p;
	z->avail_in = (unsigned)in->n;
	z->next_out = *to;
	z->avail_out = (unsigned)room;
	status = BZ2_bzDecompress(z);
	*in = str_sub(*in, in->n - z->avail_in, in->n);
	*to = z->next_out;
	if (status == BZ_STREAM_END)
		return DECODER_END;
	return status == BZ_OK ? DECODER_MORE : DECODER_BROKEN;
}

static void
bzip2_stop(union state *s)
{
	BZ2_bzDecompressEnd(&s->bzip2);
}
#endif

#ifdef HAVE_LZMA
static bool
xz_start(union state *s)
{
	return lzma_stream_decoder(&s->xz, MEMORY, 0) == LZMA_OK;
}

static enum decoder_state
xz_step(union state *s, struct str *in, char **to, size_t room)
{
	lzma_stream *z = &s->xz;
	lzma_ret status;

	z->next_in = (const uint8_t *)in->p;
	z->avail_in = in->n;
	z->next_out = (uint8_t *)*to;
	z->avail_out = room;
	status = lzma_code(z, LZMA_RUN);
	*in = str_sub(*in, in->n - z->avail_in, in->n);
	*to = (char *)z->next_out;
	if (status == LZMA_STREAM_END)
		return DECODER_END;
	return status == LZMA_OK || status == LZMA_BUF_ERROR ? DECODER_MORE : DECODER_BROKEN;
}

static void
xz_stop(union state *s)
{
	lzma_end(&s->xz);
}
#endif

#ifdef HAVE_ZSTD
static bool
zstd_start(union state *s)
{
	s->zstd = ZSTD_createDStream();
	return s->zstd != NULL;
}

static enum decoder_state
zstd_step(union state *s, struct str *in, char **to, size_t room)
{
	ZSTD_inBuffer from = { in->p, in->n, 0 };
	ZSTD_outBuffer out = { *to, room, 0 };
	size_t left = ZSTD_decompressStream(s->zstd, &out, &from);

	*in = str_sub(*in, from.pos, in->n);
	*to += out.pos;
	if (ZSTD_isError(left))
		return DECODER_BROKEN;
	return left == 0 ? DECODER_END : DECODER_MORE;
}

static void
zstd_stop(union state *s)
{
	ZSTD_freeDStream(s->zstd);
}
#endif

static const struct coding codings[] = {
	{ STR("\x1f\x8b\x08"), gzip_start, gzip_step, gzip_stop },
#ifdef HAVE_BZIP2
	{ STR("BZh"), bzip2_start, bzip2_step, bzip2_stop },
#endif
#ifdef HAVE_LZMA
	{ STR("\xfd"
	      "7zXZ\0"),
	  xz_start, xz_step, xz_stop },
#endif
#ifdef HAVE_ZSTD
	{ STR("\x28\xb5\x2f\xfd"), zstd_start, zstd_step, zstd_stop },
#endif
};

static const struct coding *
coding_of(struct str head)
{
	for (size_t i = 0; i < sizeof codings / sizeof *codings; i++)
		if (str_starts(head, codings[i].magic))
			return &codings[i];
	return NULL;
}

bool
decoder_fits(struct str head)
{
	return coding_of(head) != NULL;
}

struct decoder *
decoder_new(struct str head)
{
	const struct coding *coding = coding_of(head);
	struct decoder *d = coding ? mem_zalloc(1, sizeof *d) : NULL;

	if (d) {
		d->coding = coding;
		d->started = coding->start(&d->state);
	}
	return d;
}

void
decoder_free(struct decoder *d)
{
	if (d && d->started)
		d->coding->stop(&d->state);
	free(d);
}

enum decoder_state
decoder_step(struct decoder *d, struct str *in, size_t room, struct buf *out)
{
	struct str some = str_sub(*in, 0, MOST);
	enum decoder_state state;
	char *to;

	if (!d->started)
		return DECODER_BROKEN;
	buf_reserve(out, room);
	to = out->p + out->n;
	state = d->coding->step(&d->state, &some, &to, room < MOST ? room : MOST);
	*in = str_sub(*in, (size_t)(some.p - in->p), in->n);
	out->n = (size_t)(to - out->p);
	out->p[out->n] = '\0';
	return state;
}

void
decoder_again(struct decoder *d)
{
	if (d->started)
		d->coding->stop(&d->state);
	memset(&d->state, 0, sizeof d->state);
	d->started = d->coding->start(&d->state);
}

struct str
decoder_magic(const struct decoder *d)
{
	return d->coding->magic;
}
