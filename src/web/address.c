/* Network addresses, read and compared as sixteen bytes. */
#include "web/address.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/ctx.h"

static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

static bool read_bare(const char *text, struct address *ret)
{
	struct address a;
	if (inet_pton(AF_INET, text, a.bytes + 12) == 1) {
		memcpy(a.bytes, mapped, sizeof mapped);
	} else if (inet_pton(AF_INET6, text, a.bytes) != 1) {
		return false;
	}
	*ret = a;
	return true;
}

bool address_read(const char *text, size_t length, struct address *ret)
{
	char bare[64];
	if (length == 0 || length >= sizeof bare) {
		return false;
	}
	memcpy(bare, text, length);
	bare[length] = '\0';
	if (bare[0] == '[') {
		bare[strcspn(bare, "]")] = '\0';
		return read_bare(bare + 1, ret);
	}
	char *colon = strchr(bare, ':');
	if (colon != NULL &&
	    strchr(colon + 1, ':') == NULL) { /* one colon: an IPv4 address and its port */
		*colon = '\0';
	}
	return read_bare(bare, ret);
}

bool proxies_read(struct ctx *c, const char *text, struct proxies *ret)
{
	struct proxies p = {.count = 0};
	while (*(text += strspn(text, ", \t")) != '\0') {
		size_t length = strcspn(text, ", \t");
		if (p.count == PROXIES_MOST) {
			return ctx_fail(c, ERROR_INVALID, "trusted-proxy: there may be %d addresses at most",
			                (int)PROXIES_MOST);
		}
		if (!address_read(text, length, &p.list[p.count++])) {
			return ctx_fail(c, ERROR_INVALID,
			                "trusted-proxy: \"%.*s\" is not an address like 127.0.0.1",
			                length > 64 ? 64 : (int)length, text);
		}
		text += length;
	}
	*ret = p;
	return true;
}

static bool is_trusted(const struct proxies *p, const struct address *a)
{
	for (size_t i = 0; i < p->count; i++) {
		if (memcmp(p->list[i].bytes, a->bytes, sizeof a->bytes) == 0) {
			return true;
		}
	}
	return false;
}

/* The last word of a list parted by commas, without blanks around it; *length becomes that of what stands before it. */
static bool take_last(const char *list, size_t *length, struct address *ret)
{
	size_t end = *length, from = end;
	while (from > 0 && list[from - 1] != ',') {
		from--;
	}
	*length = from == 0 ? 0 : from - 1;
	while (from < end && strchr(" \t", list[from]) != NULL) {
		from++;
	}
	while (end > from && strchr(" \t", list[end - 1]) != NULL) {
		end--;
	}
	return address_read(list + from, end - from, ret);
}

struct address address_behind(const struct proxies *trusted, struct address peer,
                              const char *forwarded)
{
	size_t length = forwarded == NULL ? 0 : strlen(forwarded);
	struct address who = peer;
	while (length > 0 && is_trusted(trusted, &who) && take_last(forwarded, &length, &who)) {
	}
	return who;
}

struct address address_network(struct address a)
{
	if (memcmp(a.bytes, mapped, sizeof mapped) != 0) {
		memset(a.bytes + 8, 0, 8);
	}
	return a;
}
