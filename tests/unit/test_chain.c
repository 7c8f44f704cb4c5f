/* The hashed bytes: src/ledger/chain.c against docs/ledger-format.md. */
#include "ledger/chain.h"

#include <sodium.h>

#include "base/text.h"
#include "ledger/line.h"
#include "unit.h"

/* The document's pieces, put together here a second time by hand. */
struct pieces {
	uint8_t bytes[2048];
	size_t length;
};

static void put_piece(struct pieces *p, const void *bytes, size_t length)
{
	uint8_t four[4] = {0, 0, (uint8_t)(length >> 8), (uint8_t)length};
	memcpy(p->bytes + p->length, four, 4);
	memcpy(p->bytes + p->length + 4, bytes, length);
	p->length += 4 + length;
}

static void put_text(struct pieces *p, const char *text)
{
	put_piece(p, text, strlen(text));
}

static void put_number(struct pieces *p, int64_t n)
{
	uint8_t eight[8];
	for (int i = 0; i < 8; i++) {
		eight[i] = (uint8_t)((uint64_t)n >> (56 - 8 * i));
	}
	put_piece(p, eight, 8);
}

static struct entry sample(void)
{
	struct entry e = {.kind = ENTRY_STEP,
	                  .seq = 7,
	                  .type = symbol_of("measure"),
	                  .step = symbol_of("sign-off"),
	                  .author_kind = AUTHOR_PERSON,
	                  .happened = INSTANT_NONE,
	                  .known = INSTANT_NONE,
	                  .written = {1743350400},
	                  .received = {1743350460},
	                  .imported = true,
	                  .version = 3};
	for (int i = 0; i < 16; i++) {
		e.id[i] = (uint8_t)i;
	}
	return e;
}

static const struct chain_names names = {
	.chain = "oak-house", .record = "m-1", .home = "oak-house", .subject = "c-1", .author = "s-1", .withdraws = ""};

TEST(an_entry_hashes_to_the_pieces_of_the_document)
{
	struct entry e = sample();
	uint8_t previous[32], got[32], expected[32];
	memset(previous, 0xaa, sizeof previous);
	memset(e.digest, 0x55, sizeof e.digest);
	struct pieces p = {.bytes = {CHAIN_FORMAT}, .length = 1};
	put_text(&p, "oak-house");
	put_number(&p, 7);
	put_piece(&p, e.id, 16);
	put_text(&p, "step");
	put_text(&p, "m-1");
	put_text(&p, "measure");
	put_text(&p, "oak-house");
	put_text(&p, "c-1");
	put_text(&p, "sign-off");
	put_text(&p, "person");
	put_text(&p, "s-1");
	put_piece(&p, "", 0);
	put_piece(&p, "", 0);
	put_number(&p, 1743350400);
	put_number(&p, 1743350460);
	put_number(&p, 1);
	put_number(&p, 3);
	put_text(&p, "");
	put_piece(&p, "", 0);
	put_text(&p, "");
	put_text(&p, "");
	put_piece(&p, e.digest, 32);
	put_piece(&p, previous, 32);
	crypto_generichash(expected, 32, p.bytes, p.length, NULL, 0);
	chain_hash(&e, &names, previous, got);
	assert_memory_equal(got, expected, 32);
}

TEST(every_piece_moves_the_hash)
{
	static const uint8_t zero[32];
	uint8_t before[32], after[32];
	struct entry base = sample(), changed[9];
	chain_hash(&base, &names, zero, before);
	for (int i = 0; i < 9; i++) {
		changed[i] = base;
	}
	changed[0].seq++;
	changed[1].id[15] ^= 1;
	changed[2].kind = ENTRY_CORRECT;
	changed[3].written.s++;
	changed[4].received.s++;
	changed[5].imported = false;
	changed[6].carried_over = true;
	changed[7].digest[0] ^= 1;
	changed[8].happened = (struct instant){0};
	for (int i = 0; i < 9; i++) {
		chain_hash(&changed[i], &names, zero, after);
		assert_memory_not_equal(before, after, 32);
	}
	struct chain_names other = names;
	other.author = "s-2";
	chain_hash(&base, &other, zero, after);
	assert_memory_not_equal(before, after, 32);
}

TEST(equal_words_with_another_salt_have_another_digest)
{
	uint8_t one[16] = {1}, two[16] = {2}, a[32], b[32];
	chain_digest(one, "{}", 2, a);
	chain_digest(two, "{}", 2, b);
	assert_memory_not_equal(a, b, 32);
	struct pieces p = {.length = 0};
	put_piece(&p, one, 16);
	put_text(&p, "{}");
	crypto_generichash(b, 32, p.bytes, p.length, NULL, 0);
	assert_memory_equal(a, b, 32);
}

RUN(T(an_entry_hashes_to_the_pieces_of_the_document), T(every_piece_moves_the_hash),
    T(equal_words_with_another_salt_have_another_digest))
