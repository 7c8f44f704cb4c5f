/* What goes out smaller or not at all: src/web/encoding.c, gzip.c. */
#include <zlib.h>

#include "base/text.h"
#include "unit.h"
#include "web/encoding.h"
#include "web/gzip.h"

TEST(gzip_is_taken_where_the_list_names_it_with_a_weight)
{
	static const char *const taken[] = {
		"gzip",         "br, gzip",   "gzip, deflate, br, zstd", "GZIP", "br;q=1.0, gzip;q=0.8",
		"gzip;q=0.001", " gzip ; q=1"};
	static const char *const refused[] = {
		NULL, "", "br", "gzip;q=0", "gzip; q=0.000", "x-gzip", "gzipped", "identity, *;q=0"};
	for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
		assert_true(encoding_takes_gzip(taken[i]));
	}
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		assert_false(encoding_takes_gzip(refused[i]));
	}
}

TEST(a_tag_is_known_weak_or_strong_and_in_a_list)
{
	assert_true(encoding_knows("\"abc\"", "\"abc\""));
	assert_true(encoding_knows("W/\"abc\"", "\"abc\""));
	assert_true(encoding_knows("\"x\", \"abc\"", "\"abc\""));
	assert_true(encoding_knows("*", "\"abc\""));
	assert_false(encoding_knows("\"abcd\"", "\"abc\""));
	assert_false(encoding_knows(NULL, "\"abc\""));
	assert_false(encoding_knows("", "\"abc\""));
}

static const char *unpack(struct ctx *c, const struct buf *b)
{
	z_stream z = {.next_in = (Bytef *)b->text, .avail_in = (uInt)b->length};
	char *out = arena_alloc(c->arena, 100000);
	z.next_out = (Bytef *)out;
	z.avail_out = 99999;
	assert_int_equal(inflateInit2(&z, 31), Z_OK);
	assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
	inflateEnd(&z);
	return out;
}

TEST(a_packed_page_comes_out_as_it_was_and_its_length_varies)
{
	CTX(c);
	struct buf page = {.arena = c.arena};
	for (int i = 0; i < 400; i++) {
		buf_printf(&page, "<li>Entry %d of a long page</li>\n", i);
	}
	const char *before = arena_copy(c.arena, buf_text(&page));
	size_t least = SIZE_MAX, most = 0;
	for (int i = 0; i < 60; i++) {
		struct buf b = {.arena = c.arena};
		buf_put(&b, before);
		assert_true(gzip_pack(&b));
		assert_text(unpack(&c, &b), before);
		least = b.length < least ? b.length : least;
		most = b.length > most ? b.length : most;
	}
	assert_true(most < strlen(before) / 3);
	assert_true(most > least);
}

TEST(what_would_not_shrink_stays_as_it_is)
{
	CTX(c);
	struct buf b = {.arena = c.arena};
	buf_put(&b, "short");
	assert_false(gzip_pack(&b));
	assert_text(buf_text(&b), "short");
}

RUN(T(gzip_is_taken_where_the_list_names_it_with_a_weight),
    T(a_tag_is_known_weak_or_strong_and_in_a_list),
    T(a_packed_page_comes_out_as_it_was_and_its_length_varies),
    T(what_would_not_shrink_stays_as_it_is))
