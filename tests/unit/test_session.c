/* Sessions and accounts: src/web/session.c, account.c. */
#include <sodium.h>

#include "web/session.h"
#include "web_help.h"

static struct instant later(struct instant i, int64_t seconds)
{
	return (struct instant){i.s + seconds};
}

/* Who is signed in with this cookie at c->now. */
static struct session look(struct ctx *c, struct test_site *t, const char *cookie)
{
	struct session s;
	struct session_row row;
	struct db *db = NULL;
	session_of_cookie(c, cookie, &s);
	assert_done(c, store_read_begin(c, hearth_store(t->site.hearth), &db));
	assert_done(c, session_read(c, db, &s, &row));
	store_read_end(hearth_store(t->site.hearth), db);
	session_judge(c, door_sessions(t->site.door), hearth_store(t->site.hearth), &row, &s);
	return s;
}

static const char *begin(struct ctx *c, struct test_site *t, record_no person, const char *password,
                         const struct session *old)
{
	const struct session none = {.cookie = NULL};
	const char *cookie = NULL;
	assert_done(c, session_begin(c, door_sessions(t->site.door), hearth_store(t->site.hearth),
	                             person, password, old == NULL ? &none : old, &cookie));
	return cookie;
}

static int64_t count_of(struct ctx *c, struct test_site *t, const char *sql)
{
	struct db *db = NULL;
	bool row = false;
	assert_done(c, store_read_begin(c, hearth_store(t->site.hearth), &db));
	struct statement *st = db_sql(c, db, sql);
	assert_true(st != NULL && statement_step(c, st, &row) && row);
	int64_t count = column_int(st, 0);
	store_read_end(hearth_store(t->site.hearth), db);
	return count;
}

static const char count_sessions[] = "SELECT count(*) FROM session";
static const char newest_seen[] = "SELECT max(seen) FROM session";

TEST(a_cookie_is_new_each_time_and_only_its_digest_is_stored)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	record_no sam = number_of(&c, &t, "sam");
	const char *one = begin(&c, &t, sam, NULL, NULL), *other = begin(&c, &t, sam, NULL, NULL);
	assert_string_not_equal(one, other);
	assert_int_equal(strlen(one), 44);
	assert_int_equal(look(&c, &t, one).person, sam);
	assert_int_equal(look(&c, &t, other).person, sam);
	static const char raw[] = "SELECT count(*) FROM session WHERE length(digest) = 32";
	assert_int_equal(count_of(&c, &t, raw), 2);
	close_site(&t);
}

TEST(what_is_no_cookie_of_ours_is_nobody)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	static const char *const wrong[] = {NULL,
	                                    "",
	                                    "s",
	                                    "saaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	                                    "xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	                                    "saaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\""};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct session s = look(&c, &t, wrong[i]);
		assert_int_equal(s.person, 0);
		assert_text(s.cookie, NULL);
		assert_false(s.ended);
		assert_false(session_owns_form(&s, ""));
	}
	struct session guessed = look(&c, &t, "saaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
	assert_int_equal(guessed.person, 0);
	assert_true(guessed.ended);
	struct session visitor = look(&c, &t, session_new_cookie(&c));
	assert_int_equal(visitor.person, 0);
	assert_false(visitor.ended);
	close_site(&t);
}

TEST(a_form_belongs_to_one_cookie)
{
	CTX(c);
	struct session one, other;
	session_of_cookie(&c, session_new_cookie(&c), &one);
	session_of_cookie(&c, session_new_cookie(&c), &other);
	assert_true(session_owns_form(&one, one.form_token));
	assert_false(session_owns_form(&one, other.form_token));
	assert_false(session_owns_form(&one, NULL));
	assert_false(session_owns_form(&one, ""));
	assert_null(strstr(one.form_token, one.cookie));
}

TEST(a_session_ends_half_an_hour_after_the_last_request)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	record_no sam = number_of(&c, &t, "sam");
	struct instant start = c.now;
	const char *cookie = begin(&c, &t, sam, NULL, NULL);
	for (int minute = 0; minute <= 600; minute += 29) {
		c.now = later(start, minute * 60);
		assert_int_equal(look(&c, &t, cookie).person, sam);
	}
	struct instant last = c.now;
	c.now = later(last, 30 * 60 - 1);
	assert_int_equal(look(&c, &t, cookie).person, sam);
	c.now = later(c.now, 30 * 60);
	struct session over = look(&c, &t, cookie);
	assert_int_equal(over.person, 0);
	assert_true(over.ended);
	assert_int_equal(count_of(&c, &t, count_sessions), 0);
	close_site(&t);
}

TEST(a_session_ends_after_twelve_hours)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	record_no sam = number_of(&c, &t, "sam");
	struct instant start = c.now;
	const char *cookie = begin(&c, &t, sam, NULL, NULL);
	for (int minute = 0; minute < 720; minute += 20) {
		c.now = later(start, minute * 60);
		assert_int_equal(look(&c, &t, cookie).person, sam);
	}
	c.now = later(start, 12 * 3600);
	assert_int_equal(look(&c, &t, cookie).person, 0);
	close_site(&t);
}

TEST(being_here_is_stored_once_a_minute_and_known_at_once)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	struct instant start = c.now;
	const char *cookie = begin(&c, &t, number_of(&c, &t, "sam"), NULL, NULL);
	struct store_health before, after;
	store_health(hearth_store(t.site.hearth), &before);
	for (int second = 0; second < 60; second++) {
		c.now = later(start, second);
		look(&c, &t, cookie);
	}
	store_health(hearth_store(t.site.hearth), &after);
	assert_int_equal(after.written, before.written);
	assert_int_equal(count_of(&c, &t, newest_seen), start.s);
	c.now = later(start, 60);
	look(&c, &t, cookie);
	look(&c, &t, cookie);
	store_health(hearth_store(t.site.hearth), &after);
	assert_int_equal(after.written, before.written + 1);
	assert_int_equal(count_of(&c, &t, newest_seen), start.s + 60);
	close_site(&t);
}

TEST(signing_in_again_ends_what_the_browser_had)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	const char *first = begin(&c, &t, number_of(&c, &t, "sam"), NULL, NULL);
	struct session had = look(&c, &t, first);
	const char *second = begin(&c, &t, number_of(&c, &t, "marie"), NULL, &had);
	assert_int_equal(look(&c, &t, first).person, 0);
	assert_int_equal(look(&c, &t, second).person, number_of(&c, &t, "marie"));
	close_site(&t);
}

TEST(a_locked_screen_stays_locked_and_does_not_keep_itself_alive)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	struct instant start = c.now;
	const char *cookie = begin(&c, &t, number_of(&c, &t, "sam"), NULL, NULL);
	struct session s = look(&c, &t, cookie);
	assert_done(&c, session_lock(&c, hearth_store(t.site.hearth), &s));
	for (int minute = 0; minute < 30; minute += 5) {
		c.now = later(start, minute * 60);
		assert_true(look(&c, &t, cookie).locked);
	}
	c.now = later(start, 30 * 60);
	assert_int_equal(look(&c, &t, cookie).person, 0);
	close_site(&t);
}

TEST(those_that_are_over_are_swept_when_somebody_signs_in)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	struct instant start = c.now;
	record_no sam = number_of(&c, &t, "sam");
	for (int i = 0; i < 20; i++) {
		begin(&c, &t, sam, NULL, NULL);
	}
	c.now = later(start, 33 * 60);
	begin(&c, &t, sam, NULL, NULL);
	assert_int_equal(count_of(&c, &t, count_sessions), 1);
	close_site(&t);
}

/* ---- accounts ---- */

TEST(a_changed_or_disabled_account_ends_its_sessions_and_begins_none)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	struct store *store = hearth_store(t.site.hearth);
	const struct session none = {.cookie = NULL};
	bool made = true;
	record_no sam = number_of(&c, &t, "sam"), marie = number_of(&c, &t, "marie");
	assert_done(&c, account_set(&c, store, "staff:sam", "Sam", "hash one", &made));
	assert_true(made);
	const char *cookie = begin(&c, &t, sam, "hash one", NULL),
			   *other = begin(&c, &t, marie, NULL, NULL), *none_made = NULL;
	assert_done(&c, account_set(&c, store, "sam", "sam", "hash two", &made));
	assert_false(made);
	assert_int_equal(look(&c, &t, cookie).person, 0);
	assert_refused(
		&c,
		session_begin(&c, door_sessions(t.site.door), store, sam, "hash one", &none, &none_made),
		"the account has changed meanwhile");
	cookie = begin(&c, &t, sam, "hash two", NULL);
	assert_done(&c, account_disable(&c, store, "sam"));
	assert_int_equal(look(&c, &t, cookie).person, 0);
	assert_refused(
		&c,
		session_begin(&c, door_sessions(t.site.door), store, sam, "hash two", &none, &none_made),
		"the account has changed meanwhile");
	assert_int_equal(look(&c, &t, other).person, marie);
	close_site(&t);
}

static struct account account_called(struct ctx *c, struct test_site *t, const char *name)
{
	struct account a;
	struct db *db = NULL;
	bool found = false;
	assert_done(c, store_read_begin(c, hearth_store(t->site.hearth), &db));
	assert_done(c, account_named(c, db, name, &a, &found));
	store_read_end(hearth_store(t->site.hearth), db);
	assert_true(found);
	return a;
}

TEST(wrong_tries_are_counted_until_the_right_one)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	struct store *store = hearth_store(t.site.hearth);
	bool made = false;
	record_no sam = number_of(&c, &t, "sam");
	assert_done(&c, account_set(&c, store, "sam", "sam", "hash", &made));
	assert_done(&c, account_refused(&c, store, sam));
	assert_done(&c, account_refused(&c, store, 0));
	assert_done(&c, account_refused(&c, store, sam));
	struct account a = account_called(&c, &t, "sam");
	assert_int_equal(a.failed, 2);
	assert_text(a.ref, "sam");
	assert_text(a.type, "staff");
	assert_true(instant_is_none(a.disabled));
	begin(&c, &t, sam, "hash", NULL);
	assert_int_equal(account_called(&c, &t, "sam").failed, 0);
	static const char refusals[] = "SELECT number FROM refusals";
	assert_int_equal(count_of(&c, &t, refusals), 3);
	close_site(&t);
}

TEST(names_are_small_letters_and_one_person_s)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	struct store *store = hearth_store(t.site.hearth);
	const char *name = NULL;
	bool made = false;
	assert_done(&c, account_name(&c, "Sam.O'Shea-1@oak_house", &name));
	assert_text(name, "sam.o'shea-1@oak_house");
	assert_false(account_name(&c, "s", &name));
	ctx_clear_error(&c);
	assert_false(account_name(&c, "sam shift", &name));
	ctx_clear_error(&c);
	assert_done(&c, account_set(&c, store, "sam", "SAM", "hash", &made));
	assert_refused(&c, account_set(&c, store, "marie", "sam", "hash", &made),
	               "somebody else signs in as \"sam\"");
	assert_refused(
		&c, account_set(&c, store, "child:c-1", "kit", "hash", &made),
		"\"c-1\" is a child: only staff, registered persons and independent persons sign in");
	assert_refused(&c, account_set(&c, store, "staf:sam", "sam", "hash", &made),
	               "there is no person \"staf:sam\"");
	assert_refused(&c, account_disable(&c, store, "marie"), "\"marie\" has no account");
	close_site(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_cookie_is_new_each_time_and_only_its_digest_is_stored),
		T(what_is_no_cookie_of_ours_is_nobody),
		T(a_form_belongs_to_one_cookie),
		T(a_session_ends_half_an_hour_after_the_last_request),
		T(a_session_ends_after_twelve_hours),
		T(being_here_is_stored_once_a_minute_and_known_at_once),
		T(signing_in_again_ends_what_the_browser_had),
		T(a_locked_screen_stays_locked_and_does_not_keep_itself_alive),
		T(those_that_are_over_are_swept_when_somebody_signs_in),
		T(a_changed_or_disabled_account_ends_its_sessions_and_begins_none),
		T(wrong_tries_are_counted_until_the_right_one),
		T(names_are_small_letters_and_one_person_s)};
	return sodium_init() < 0 ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
