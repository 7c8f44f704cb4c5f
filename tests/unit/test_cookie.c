/* Cookies as headers: src/web/cookie.c. */
#include "unit.h"
#include "web/cookie.h"

TEST(a_cookie_is_found_by_its_whole_name)
{
	CTX(c);
	assert_text(cookie_value(c.arena, "hearth=abc", "hearth"), "abc");
	assert_text(cookie_value(c.arena, "a=1; hearth=abc; b=2", "hearth"), "abc");
	assert_text(cookie_value(c.arena, "xhearth=1; hearthx=2;hearth=abc", "hearth"), "abc");
	assert_text(cookie_value(c.arena, "a=hearth=1", "hearth"), NULL);
	assert_text(cookie_value(c.arena, "hearth", "hearth"), NULL);
	assert_text(cookie_value(c.arena, "hearth=", "hearth"), "");
	assert_text(cookie_value(c.arena, "; ;;", "hearth"), NULL);
	assert_text(cookie_value(c.arena, "", "hearth"), NULL);
	assert_text(cookie_value(c.arena, NULL, "hearth"), NULL);
}

TEST(a_cookie_is_for_no_script_and_no_other_site)
{
	CTX(c);
	assert_text(cookie_line(c.arena, "hearth", "abc", false),
	            "hearth=abc; Path=/; HttpOnly; SameSite=Lax");
	assert_text(cookie_line(c.arena, "__Host-hearth", "abc", true),
	            "__Host-hearth=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
	assert_text(cookie_line(c.arena, "hearth", "", false),
	            "hearth=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
}

RUN(T(a_cookie_is_found_by_its_whole_name), T(a_cookie_is_for_no_script_and_no_other_site))
