/* Identities of entries: UUIDs, version 7 where the program gives them, so that they sort by time. */
#include <sodium.h>
#include <string.h>

#include "base/ctx.h"
#include "ledger/line.h"

bool hex_parse(struct ctx *c, const char *text, uint8_t *ret, size_t length)
{
	size_t got = 0;
	if (strlen(text) != length * 2 || sodium_hex2bin(ret, length, text, length * 2, NULL, &got, NULL) != 0 ||
	    got != length) {
		return ctx_fail(c, ERROR_INVALID, "\"%.80s\" is not %zu bytes in hexadecimal", text, length);
	}
	return true;
}

const char *hex_text(struct arena *a, const uint8_t *bytes, size_t length)
{
	char *text = arena_alloc(a, length * 2 + 1);
	return sodium_bin2hex(text, length * 2 + 1, bytes, length);
}

bool uuid_parse(struct ctx *c, const char *text, uint8_t ret[16])
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
	size_t got = 0;
	bool fits = strlen(text) == sizeof form - 1;
	for (size_t i = 0; fits && form[i] != '\0'; i++) {
		fits = (form[i] == '-') == (text[i] == '-');
	}
	if (!fits || sodium_hex2bin(ret, 16, text, sizeof form - 1, "-", &got, NULL) != 0 || got != 16) {
		return ctx_fail(c, ERROR_INVALID, "\"%.80s\" is not a UUID like 0193a1b2-7c3d-7e4f-8a5b-6c7d8e9fa0b1", text);
	}
	return true;
}

const char *uuid_text(struct arena *a, const uint8_t id[16])
{
	const char *h = hex_text(a, id, 16);
	return arena_printf(a, "%.8s-%.4s-%.4s-%.4s-%.12s", h, h + 8, h + 12, h + 16, h + 20);
}

void uuid_new(struct instant now, uint8_t ret[16])
{
	uint64_t ms = (uint64_t)now.s * 1000 + randombytes_uniform(1000);
	randombytes_buf(ret, 16);
	for (int i = 0; i < 6; i++) {
		ret[i] = (uint8_t)(ms >> (40 - 8 * i));
	}
	ret[6] = (uint8_t)((ret[6] & 0x0f) | 0x70);
	ret[8] = (uint8_t)((ret[8] & 0x3f) | 0x80);
}
