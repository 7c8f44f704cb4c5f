/* zlib, with what deflate needs cut to the size of pages. */
#include "web/gzip.h"

#include <sodium.h>
#include <string.h>
#include <zlib.h>

enum { LEVEL = 1, WINDOW = 14, MEMORY = 7, AS_GZIP = 16, NAME_MOST = 24, HEAD_AND_TAIL = 32 };

/* Letters of a random number, so that the length tells less. */
static void fill_name(char name[NAME_MOST + 1])
{
	size_t length = randombytes_uniform(NAME_MOST + 1);
	memset(name, 'h', length);
	name[length] = '\0';
}

static bool pack(z_stream *z, const struct buf *b, char *to, size_t room)
{
	char name[NAME_MOST + 1];
	gz_header header = {.name = (Bytef *)name, .os = 255};
	fill_name(name);
	if (deflateInit2(z, LEVEL, Z_DEFLATED, WINDOW + AS_GZIP, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK) {
		return false;
	}
	deflateSetHeader(z, &header);
	z->next_in = (Bytef *)b->text;
	z->avail_in = (uInt)b->length;
	z->next_out = (Bytef *)to;
	z->avail_out = (uInt)room;
	bool done = deflate(z, Z_FINISH) == Z_STREAM_END;
	deflateEnd(z);
	return done;
}

bool gzip_pack(struct buf *b)
{
	z_stream z = {.zalloc = NULL};
	if (b->length <= NAME_MOST + HEAD_AND_TAIL || b->length > INT32_MAX) {
		return false;
	}
	size_t room = b->length - 1;
	char *to = arena_alloc(b->arena, room + 1);
	if (!pack(&z, b, to, room)) {
		return false;
	}
	b->text = to;
	b->length = z.total_out;
	b->room = room + 1;
	return true;
}
