/* Who sent a request: src/web/address.c. */
#include <arpa/inet.h>

#include "unit.h"
#include "web/address.h"

static const char *shown(struct ctx *c, struct address a)
{
	char *text = arena_alloc(c->arena, INET6_ADDRSTRLEN);
	return inet_ntop(AF_INET6, a.bytes, text, INET6_ADDRSTRLEN);
}

static const char *read_shown(struct ctx *c, const char *text)
{
	struct address a;
	return address_read(text, strlen(text), &a) ? shown(c, a) : NULL;
}

TEST(addresses_are_read_with_and_without_port)
{
	CTX(c);
	assert_text(read_shown(&c, "192.0.2.7"), "::ffff:192.0.2.7");
	assert_text(read_shown(&c, "192.0.2.7:443"), "::ffff:192.0.2.7");
	assert_text(read_shown(&c, "2001:db8::7"), "2001:db8::7");
	assert_text(read_shown(&c, "[2001:db8::7]:443"), "2001:db8::7");
	assert_text(read_shown(&c, "::ffff:192.0.2.7"), "::ffff:192.0.2.7");
	assert_text(read_shown(&c, ""), NULL);
	assert_text(read_shown(&c, "unknown"), NULL);
	assert_text(read_shown(&c, "192.0.2"), NULL);
	assert_text(read_shown(&c, "192.0.2.7.8"), NULL);
	assert_text(read_shown(&c, "[2001:db8::7"), "2001:db8::7");
	assert_text(
		read_shown(&c, "111111111111111111111111111111111111111111111111111111111111111111"), NULL);
}

static const char *behind(struct ctx *c, const char *proxies, const char *peer,
                          const char *forwarded)
{
	struct proxies p;
	struct address from;
	assert_done(c, proxies_read(c, proxies, &p));
	assert_true(address_read(peer, strlen(peer), &from));
	return shown(c, address_behind(&p, from, forwarded));
}

TEST(only_a_trusted_proxy_is_believed)
{
	CTX(c);
	assert_text(behind(&c, "", "10.0.0.1", "192.0.2.1"), "::ffff:10.0.0.1");
	assert_text(behind(&c, "10.0.0.2", "10.0.0.1", "192.0.2.1"), "::ffff:10.0.0.1");
	assert_text(behind(&c, "10.0.0.1", "10.0.0.1", "192.0.2.1"), "::ffff:192.0.2.1");
	assert_text(behind(&c, "10.0.0.1", "10.0.0.1", NULL), "::ffff:10.0.0.1");
	assert_text(behind(&c, "::1", "::1", "2001:db8::7"), "2001:db8::7");
}

TEST(what_stands_before_an_untrusted_address_was_written_by_anybody)
{
	CTX(c);
	assert_text(behind(&c, "10.0.0.1", "10.0.0.1", "192.0.2.66, 192.0.2.1"), "::ffff:192.0.2.1");
	assert_text(behind(&c, "10.0.0.1 10.0.0.2", "10.0.0.1", "192.0.2.66 ,192.0.2.1 , 10.0.0.2"),
	            "::ffff:192.0.2.1");
	assert_text(behind(&c, "10.0.0.1", "10.0.0.1", "10.0.0.1, 10.0.0.1"), "::ffff:10.0.0.1");
	assert_text(behind(&c, "10.0.0.1", "10.0.0.1", "192.0.2.1, nonsense"), "::ffff:10.0.0.1");
	assert_text(behind(&c, "10.0.0.1", "10.0.0.1", ",,"), "::ffff:10.0.0.1");
	assert_text(behind(&c, "10.0.0.1", "10.0.0.1", ""), "::ffff:10.0.0.1");
}

TEST(proxies_are_named_one_by_one)
{
	CTX(c);
	struct proxies p;
	assert_done(&c, proxies_read(&c, " 10.0.0.1,, ::1\t", &p));
	assert_int_equal(p.count, 2);
	assert_refused(&c, proxies_read(&c, "10.0.0.1, proxy", &p),
	               "trusted-proxy: \"proxy\" is not an address like 127.0.0.1");
	assert_refused(&c, proxies_read(&c, "::1 ::2 ::3 ::4 ::5 ::6 ::7 ::8 ::9", &p),
	               "trusted-proxy: there may be 8 addresses at most");
}

TEST(a_visitor_is_an_ipv4_address_or_an_ipv6_network)
{
	CTX(c);
	struct address four = {{0}}, six = {{0}};
	assert_true(address_read("192.0.2.7", 9, &four) &&
	            address_read("2001:db8:1:2:3:4:5:6", 20, &six));
	assert_text(shown(&c, address_network(four)), "::ffff:192.0.2.7");
	assert_text(shown(&c, address_network(six)), "2001:db8:1:2::");
}

RUN(T(addresses_are_read_with_and_without_port), T(only_a_trusted_proxy_is_believed),
    T(what_stands_before_an_untrusted_address_was_written_by_anybody),
    T(proxies_are_named_one_by_one), T(a_visitor_is_an_ipv4_address_or_an_ipv6_network))
