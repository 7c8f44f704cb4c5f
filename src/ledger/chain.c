/* Hashing entries: docs/ledger-format.md, byte for byte. */
#include "ledger/chain.h"

#include <sodium.h>
#include <string.h>

static void put_length(crypto_generichash_state *h, size_t length)
{
	uint8_t four[4] = {(uint8_t)(length >> 24), (uint8_t)(length >> 16), (uint8_t)(length >> 8), (uint8_t)length};
	crypto_generichash_update(h, four, sizeof four);
}

static void put_bytes(crypto_generichash_state *h, const void *bytes, size_t length)
{
	put_length(h, length);
	crypto_generichash_update(h, bytes, length);
}

static void put_text(crypto_generichash_state *h, const char *text)
{
	put_bytes(h, text == NULL ? "" : text, text == NULL ? 0 : strlen(text));
}

static void put_number(crypto_generichash_state *h, int64_t n)
{
	uint8_t eight[8];
	for (int i = 0; i < 8; i++) {
		eight[i] = (uint8_t)((uint64_t)n >> (56 - 8 * i));
	}
	put_bytes(h, eight, sizeof eight);
}

/* A time that is not there has no bytes. */
static void put_instant(crypto_generichash_state *h, struct instant i)
{
	if (instant_is_none(i)) {
		put_length(h, 0);
	} else {
		put_number(h, i.s);
	}
}

void chain_digest(const uint8_t salt[16], const char *body, size_t length, uint8_t ret[32])
{
	crypto_generichash_state h;
	crypto_generichash_init(&h, NULL, 0, 32);
	put_bytes(&h, salt, 16);
	put_bytes(&h, body, length);
	crypto_generichash_final(&h, ret, 32);
}

void chain_hash(const struct entry *e, const struct chain_names *names, const uint8_t previous[32], uint8_t ret[32])
{
	static const uint8_t format = CHAIN_FORMAT;
	static const char *const authors[] = {[AUTHOR_PERSON] = "person", [AUTHOR_SYSTEM] = "system", [AUTHOR_NAME] = "name"};
	crypto_generichash_state h;
	crypto_generichash_init(&h, NULL, 0, 32);
	crypto_generichash_update(&h, &format, 1);
	put_text(&h, names->chain);
	put_number(&h, e->seq);
	put_bytes(&h, e->id, sizeof e->id);
	put_text(&h, entry_kind_word(e->kind));
	put_text(&h, names->record);
	put_text(&h, symbol_word(e->type));
	put_text(&h, names->home);
	put_text(&h, names->subject);
	put_text(&h, symbol_word(e->step));
	put_text(&h, authors[e->author_kind]);
	put_text(&h, names->author);
	put_instant(&h, e->happened);
	put_instant(&h, e->known);
	put_instant(&h, e->written);
	put_instant(&h, e->received);
	put_number(&h, (e->imported ? 1 : 0) | (e->carried_over ? 2 : 0));
	put_number(&h, e->version);
	put_text(&h, symbol_word(e->duty));
	put_instant(&h, e->kind == ENTRY_MOVE_DUE ? e->due : INSTANT_NONE);
	put_text(&h, symbol_word(e->setting));
	put_text(&h, names->withdraws);
	put_bytes(&h, e->digest, sizeof e->digest);
	put_bytes(&h, previous, 32);
	crypto_generichash_final(&h, ret, 32);
}
