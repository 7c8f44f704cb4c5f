/* Drafts: src/web/draft.c, draft_form.c. */
#include "base/limits.h"
#include "store/store.h"
#include "ui/html.h"
#include "web/draft.h"
#include "web_help.h"

static struct session session_of(struct ctx *c, struct test_site *t, const char *person)
{
	return (struct session){
		.person = number_of(c, t, person), .form_token = "token", .name = person};
}

static struct request form_of(const struct session *s, const struct parameter *list, size_t count)
{
	return (struct request){
		.method = METHOD_POST, .session = s, .form = list, .form_count = count, .id = "r1"};
}

/* Keeps one answer for the address; the number it got, or 0 where another draft was in the way. */
static int64_t keep(struct ctx *c, struct test_site *t, const struct session *s,
                    const char *address, const char *words, int64_t over)
{
	const struct parameter list[] = {
		{"token", "secret"},    {"draft", address}, {"draft-title", "Daily note"},
		{"draft-version", "7"}, {"body", words},    {"password", "no"},
		{"mood", "calm"},       {"mood", "tired"}};
	const struct request request = form_of(s, list, sizeof list / sizeof list[0]);
	struct draft d;
	bool kept = false;
	assert_done(c, draft_keep(c, &t->site, &request, over, &d, &kept));
	return kept ? d.number : 0;
}

static struct draft load(struct ctx *c, struct test_site *t, const struct session *s,
                         const char *address)
{
	struct draft d;
	assert_done(c, draft_load(c, &t->site, s, address, &d));
	return d;
}

TEST(a_draft_comes_back_to_its_author_as_it_was)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	struct session sam = session_of(&c, &t, "sam");
	assert_int_equal(load(&c, &t, &sam, "/note").number, 0);
	int64_t number = keep(&c, &t, &sam, "/note", "He said \"no\" <twice> & left", 0);
	assert_true(number > 0);
	struct draft d = load(&c, &t, &sam, "/note");
	assert_int_equal(d.number, number);
	assert_int_equal(d.answer_count, 3);
	assert_text(draft_answer(&d, "body"), "He said \"no\" <twice> & left");
	assert_text(d.answers[2].value, "tired");
	assert_text(draft_answer(&d, "password"), NULL);
	assert_text(draft_answer(&d, "token"), NULL);
	assert_text(d.title, "Daily note");
	assert_text(d.version, "7");
	assert_text(d.address, "/note");
	assert_int_equal(load(&c, &t, &sam, "/other").number, 0);
	close_site(&t);
}

TEST(nobody_else_has_it_and_the_store_does_not_show_it)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	struct session sam = session_of(&c, &t, "sam"), marie = session_of(&c, &t, "marie");
	static const char sql[] = "SELECT sealed, place FROM draft";
	struct db *db = NULL;
	size_t length = 0;
	bool row = false;
	keep(&c, &t, &sam, "/note/jayden", "wordsthatareseen", 0);
	assert_int_equal(load(&c, &t, &marie, "/note/jayden").number, 0);
	assert_done(&c, store_read_begin(&c, hearth_store(t.site.hearth), &db));
	struct statement *st = db_sql(&c, db, sql);
	assert_true(st != NULL && statement_step(&c, st, &row) && row);
	const void *sealed = column_blob(st, 0, &length);
	assert_null(memmem(sealed, length, "wordsthatareseen", 16));
	assert_null(memmem(sealed, length, "jayden", 6));
	store_read_end(hearth_store(t.site.hearth), db);
	close_site(&t);
}

TEST(with_another_key_file_there_is_no_draft)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	struct session sam = session_of(&c, &t, "sam");
	keep(&c, &t, &sam, "/note", "one", 0);
	assert_int_equal(unlink(in(&c, t.directory, "data/draft.key")), 0);
	assert_int_equal(load(&c, &t, &sam, "/note").number, 0);
	assert_true(keep(&c, &t, &sam, "/note", "two", 0) > 0);
	close_site(&t);
}

TEST(what_was_written_elsewhere_is_not_written_over)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	struct session sam = session_of(&c, &t, "sam");
	int64_t first = keep(&c, &t, &sam, "/note", "one", 0);
	int64_t second = keep(&c, &t, &sam, "/note", "two", first);
	assert_true(second > 0 && second != first);
	assert_int_equal(keep(&c, &t, &sam, "/note", "three", first), 0);
	assert_int_equal(keep(&c, &t, &sam, "/note", "three", 0), 0);
	struct draft d = load(&c, &t, &sam, "/note");
	assert_text(draft_answer(&d, "body"), "two");
	assert_true(keep(&c, &t, &sam, "/note", "mine", -1) > 0);
	d = load(&c, &t, &sam, "/note");
	assert_text(draft_answer(&d, "body"), "mine");
	close_site(&t);
}

TEST(a_late_keep_does_not_bring_back_what_was_saved)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	struct session sam = session_of(&c, &t, "sam");
	int64_t number = keep(&c, &t, &sam, "/note", "one", 0);
	const struct parameter list[] = {{"draft", "/note"}};
	const struct request request = form_of(&sam, list, 1);
	struct reply reply = {.body = {.arena = c.arena}};
	draft_saved(&c, &t.site, &request, &reply);
	assert_int_equal(load(&c, &t, &sam, "/note").number, 0);
	assert_int_equal(reply.more_count, 1);
	assert_int_equal(strncmp(reply.more[0].value, "hearth-gone=", 12), 0);
	assert_int_equal(keep(&c, &t, &sam, "/note", "late", number), 0);
	assert_true(keep(&c, &t, &sam, "/note", "more words", 0) > 0);
	close_site(&t);
}

TEST(drafts_go_after_thirty_days_and_are_listed_newest_first)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	struct session sam = session_of(&c, &t, "sam");
	const struct draft *list = NULL;
	size_t count = 0;
	struct instant start = c.now;
	keep(&c, &t, &sam, "/old", "one", 0);
	c.now.s = start.s + 29 * 24 * 3600;
	keep(&c, &t, &sam, "/new", "two", 0);
	assert_done(&c, draft_list(&c, &t.site, &sam, &list, &count));
	assert_int_equal(count, 2);
	assert_text(list[0].address, "/new");
	c.now.s = start.s + 30 * 24 * 3600 + 1;
	assert_int_equal(load(&c, &t, &sam, "/old").number, 0);
	assert_done(&c, draft_list(&c, &t.site, &sam, &list, &count));
	assert_int_equal(count, 1);
	close_site(&t);
}

TEST(drafts_are_bounded_in_number_and_size)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	struct session sam = session_of(&c, &t, "sam");
	for (int i = 0; i < LIMIT_DRAFTS; i++) {
		assert_true(keep(&c, &t, &sam, arena_printf(c.arena, "/note/%d", i), "words", 0) > 0);
	}
	const struct parameter one_more[] = {{"draft", "/more"}, {"body", "words"}};
	struct request request = form_of(&sam, one_more, 2);
	struct draft d;
	bool kept = false;
	assert_refused(&c, draft_keep(&c, &t.site, &request, 0, &d, &kept),
	               "you have 60 forms that are not finished: save one, or start it again, first");
	char *long_words = arena_alloc(c.arena, LIMIT_DRAFT_BYTES + 2);
	memset(long_words, 'a', LIMIT_DRAFT_BYTES + 1);
	const struct parameter long_form[] = {{"draft", "/note/0"}, {"body", long_words}};
	request = form_of(&sam, long_form, 2);
	assert_refused(&c, draft_keep(&c, &t.site, &request, -1, &d, &kept),
	               "this is too long to be kept before it is saved: at most 262144 letters");
	const struct parameter elsewhere[] = {{"draft", "//evil.example/"}, {"body", "words"}};
	request = form_of(&sam, elsewhere, 2);
	assert_refused(&c, draft_keep(&c, &t.site, &request, 0, &d, &kept),
	               "the form does not say where it belongs");
	close_site(&t);
}

TEST(a_form_says_that_it_has_a_draft_and_that_the_record_has_changed)
{
	CTX(c);
	struct test_site t;
	open_site(&c, &usual_door, &t);
	struct session sam = session_of(&c, &t, "sam");
	keep(&c, &t, &sam, "/note", "one", 0);
	struct draft d = load(&c, &t, &sam, "/note");
	struct request request = {.method = METHOD_GET, .session = &sam};
	struct draft_form f = {
		.action = "/save", .address = "/note", .title = "Note", .version = "7", .draft = &d};
	struct buf b = {.arena = c.arena};
	draft_put_notice(&b, &request, &f);
	assert_non_null(strstr(buf_text(&b), "We kept what you wrote at "));
	assert_null(strstr(buf_text(&b), "Somebody has written"));
	f.version = "8";
	draft_put_notice(&b, &request, &f);
	draft_form_begin(&b, &request, &f);
	assert_non_null(strstr(buf_text(&b), "Somebody has written"));
	assert_non_null(strstr(buf_text(&b), "name=\"draft-version\" value=\"7\""));
	close_site(&t);
}

RUN(T(a_draft_comes_back_to_its_author_as_it_was),
    T(nobody_else_has_it_and_the_store_does_not_show_it),
    T(with_another_key_file_there_is_no_draft), T(what_was_written_elsewhere_is_not_written_over),
    T(a_late_keep_does_not_bring_back_what_was_saved),
    T(drafts_go_after_thirty_days_and_are_listed_newest_first),
    T(drafts_are_bounded_in_number_and_size),
    T(a_form_says_that_it_has_a_draft_and_that_the_record_has_changed))
