/*
 * Network addresses: who sent a request, and whom to believe about it.
 *
 * Behind a proxy every connection comes from the proxy, which writes down who asked it in X-Forwarded-For. That header
 * is believed from trusted proxies only, and read from its end: what stands before an address that is not trusted was
 * written by whoever sent it.
 */
#ifndef HEARTH_ADDRESS_H
#define HEARTH_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ctx;

/* IPv6; an IPv4 address stands as ::ffff:a.b.c.d. */
struct address {
	uint8_t bytes[16];
};

enum { PROXIES_MOST = 8 };

struct proxies {
	struct address list[PROXIES_MOST];
	size_t count;
};

/* "192.0.2.7" or "2001:db8::7", with or without brackets and port. */
bool address_read(const char *text, size_t length, struct address *ret);
/* Addresses parted by commas or blanks; "" gives none. */
bool proxies_read(struct ctx *c, const char *text, struct proxies *ret);
/* Who asked. `forwarded` is X-Forwarded-For or NULL. */
struct address address_behind(const struct proxies *trusted, struct address peer,
                              const char *forwarded);
/* What is counted as one visitor: an IPv4 address, or the 64 bits that an IPv6 network is given. */
struct address address_network(struct address a);

#endif
