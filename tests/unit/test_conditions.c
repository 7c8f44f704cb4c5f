/* Conditions and `each`: what is read, how it is understood, and every condition of the coverage table. */
#include "language_help.h"

/* ── reading ───────────────────────────────────────────────────────────────────────────────────────────────── */

static void check_reads_as(const char *text, const char *expected)
{
	struct reading_words r;
	reading_init(&r, NULL);
	const struct node *node = condition_read(&r.l, &r.scope, yaml_of_text(r.c.arena, text));
	if (!node) {
		fail_msg("\"%s\" is refused: %s", text, first_message(&r));
	}
	assert_text(condition_words(r.c.arena, node), expected);
	/* The words say the same again. */
	const char *words = condition_words(r.c.arena, node);
	const struct node *again = condition_read(&r.l, &r.scope, yaml_of_text(r.c.arena, words));
	assert_non_null(again);
	assert_text(condition_words(r.c.arena, again), words);
	reading_done(&r);
}

static void check_refused(const char *text, const char *message)
{
	struct reading_words r;
	reading_init(&r, NULL);
	assert_null(condition_read(&r.l, &r.scope, yaml_of_text(r.c.arena, text)));
	assert_text(first_message(&r), message);
	assert_int_equal(r.problems.count, 1);
	reading_done(&r);
}

TEST(and_binds_tighter_than_or)
{
	check_reads_as("a is filled or b is filled and c is filled",
	               "a is filled or (b is filled and c is filled)");
	check_reads_as("(a is filled or b is filled) and c is filled",
	               "(a is filled or b is filled) and c is filled");
	check_reads_as("not a is filled and b is filled", "not a is filled and b is filled");
}

TEST(is_not_is_the_opposite_of_is)
{
	check_reads_as("kind is not restraint", "not kind is restraint");
	check_reads_as("level is not at least 3", "not level is at least 3");
	check_reads_as("due_on is not before 2025-04-01", "not due_on is before 2025-04-01");
	check_reads_as("24 hours after started_at has not passed",
	               "not 24 hours after started_at has passed");
}

TEST(any_word_is_a_name_where_a_name_is_expected)
{
	check_reads_as("step is each", "step is each");
	check_reads_as("step sign-off", "step sign-off");
	check_reads_as("from is one of [child, on-behalf]", "from is one of [child, on-behalf]");
	check_reads_as("when is current", "when is current");
	check_reads_as("where is bedroom", "where is bedroom");
	check_reads_as("due has passed", "due has passed");
	check_reads_as("form is tablet", "form is tablet");
	check_reads_as("form annex-a is complete", "form annex-a is complete");
	check_reads_as("not is yes", "not is yes");
	check_reads_as("at is before end", "at is before end");
	check_reads_as("there is filled", "there is filled");
	check_reads_as("setting is filled and latest is filled",
	               "setting is filled and latest is filled");
}

TEST(a_lookup_says_where_it_looks)
{
	check_reads_as("there is an education in force on start where main is yes",
	               "there is a education in force on start where main is yes");
	check_reads_as("there is no shift in the home in force on end",
	               "there is no shift in the home in force on end");
	check_reads_as("there are at most 1 placement in the home in force on admitted_at",
	               "there are at most 1 placement in the home in force on admitted_at");
	check_reads_as(
		"there are at least setting few missing-episode since setting long before started_at",
		"there are at least setting few missing-episode since setting long before started_at");
	check_reads_as("there is a plan where kind is care or kind is ehc",
	               "there is a plan where kind is care or kind is ehc");
	check_reads_as("(there is a plan where kind is care) or kind is ehc",
	               "(there is a plan where kind is care) or kind is ehc");
	check_reads_as("at most half of shift in the home in force on start have agency is yes",
	               "at most half of shift in the home in force on start have agency is yes");
}

TEST(times_stand_inside_times)
{
	check_reads_as("a is after earlier of b and earlier of c and d.e",
	               "a is after earlier of b and earlier of c and d.e");
	check_reads_as("returned_on is after 27 days after actual_start",
	               "returned_on is after 27 days after actual_start");
	check_reads_as("there are at most 8 shift since latest held_at of supervision",
	               "there are at most 8 shift since latest held_at of supervision");
	check_reads_as("there is a shift since earliest held_at of supervision",
	               "there is a shift since earliest held_at of supervision");
}

TEST(what_makes_no_sense_is_refused_once)
{
	check_refused("", "nothing stands here");
	check_refused("a", "\"is\" was expected, but nothing follows");
	check_refused("a is", "a value was expected, but nothing follows");
	check_refused("a is filled b", "\"b\" is not understood here");
	check_refused("(a is filled", "\")\" was expected, but nothing follows");
	check_refused("a is one of []", "a value was expected, not \"]\"");
	check_refused("a is before 48 hour after b", "\"48 hour\" is not an amount");
	check_refused("there is a plan where there is a challenge",
	              "a lookup cannot stand inside \"where\"");
	check_refused("a is \"b", "the quotation that begins here has no end");
	check_refused("a is filled and \xc3\xa9 is filled", "\"\xc3\xa9\" has no place here");
}

TEST(no_text_exhausts_the_stack)
{
	struct reading_words r;
	reading_init(&r, NULL);
	struct buf b = {.arena = r.c.arena};
	for (int i = 0; i < 490; i++) {
		buf_put(&b, "not ");
	}
	buf_put(&b, "a is yes");
	assert_null(condition_read(&r.l, &r.scope, yaml_of_text(r.c.arena, buf_text(&b))));
	assert_text(first_message(&r), "too much inside one another");
	reading_done(&r);
}

/* ── watches ───────────────────────────────────────────────────────────────────────────────────────────────── */

static const struct rows *rows_of(struct reading_words *r, const char *text)
{
	const struct node *node = condition_read(&r->l, &r->scope, yaml_of_text(r->c.arena, text));
	assert_non_null(node);
	assert_int_equal(node->kind, NODE_LOOKUP);
	return node->rows;
}

TEST(a_watch_is_what_the_record_says_of_itself)
{
	struct reading_words r;
	reading_init(&r, NULL);
	const struct rows *rows =
		rows_of(&r, "there is a notification about this where recipient is each and "
	                "basis includes reg40-1 and sent_at is filled and step send");
	assert_text(condition_words(r.c.arena, rows->own),
	            "basis includes reg40-1 and sent_at is filled and step send");
	assert_text(condition_words(r.c.arena, rows->rest), "recipient is each");
	assert_text(symbol_word(r.watches.items[rows->watch].key),
	            "notification where basis includes reg40-1 and sent_at is filled and step send");
	rows = rows_of(&r, "there is a plan where kind is care or dated is after this.started_at");
	assert_null(rows->own);
	assert_text(condition_words(r.c.arena, rows->rest),
	            "kind is care or dated is after this.started_at");
	rows = rows_of(&r, "there is a plan where review_due has passed and child.looked_after is yes");
	assert_null(rows->own);
	reading_done(&r);
}

TEST(the_same_words_are_one_watch)
{
	struct reading_words r;
	reading_init(&r, NULL);
	uint32_t a = rows_of(&r, "there is a plan in force where kind is   care")->watch;
	uint32_t b =
		rows_of(&r, "there is no plan where kind is care and child.age is at least 16")->watch;
	uint32_t c = rows_of(&r, "there is a plan where kind is pep")->watch;
	assert_int_equal(a, b);
	assert_int_not_equal(a, c);
	assert_int_equal(r.watches.count, 2);
	reading_done(&r);
}

/* ── each ──────────────────────────────────────────────────────────────────────────────────────────────────── */

TEST(each_takes_words_paths_and_lookups)
{
	struct reading_words r;
	reading_init(&r, NULL);
	const char *text =
		"[hmci, police if police_involved is yes, contact-person in force where is_relevant_person is yes, this.users]";
	const struct each *each = each_read(&r.l, &r.scope, yaml_of_text(r.c.arena, text));
	assert_non_null(each);
	assert_int_equal(each->count, 4);
	assert_int_equal(each->items[0].kind, EACH_WORD);
	assert_text(symbol_word(each->items[1].word), "police");
	assert_text(condition_words(r.c.arena, each->items[1].condition), "police_involved is yes");
	assert_int_equal(each->items[2].kind, EACH_ROWS);
	assert_text(rows_words(r.c.arena, each->items[2].rows),
	            "contact-person in force where is_relevant_person is yes");
	assert_int_equal(each->items[3].kind, EACH_PATH);
	reading_done(&r);
}

/* ── coverage ──────────────────────────────────────────────────────────────────────────────────────────────── */

struct covering {
	const struct definitions *d; /* NULL: grammar only */
	size_t failures, unresolved;
};

static void take_row(const struct coverage_row *row, void *what)
{
	struct covering *covering = what;
	struct reading_words r;
	reading_init(&r, covering->d);
	if (!reading_at_hand(&r, row->starts)) {
		covering->unresolved++;
		reading_done(&r);
		return;
	}
	if (*row->each) {
		const struct each *each = each_read(&r.l, &r.scope, yaml_of_text(r.c.arena, row->each));
		r.scope.each = each && covering->d ? each_as_field(&r.l, &r.scope, each) : NULL;
		r.scope.each_unknown = !r.scope.each;
	}
	bool good =
		!*row->condition || condition_read(&r.l, &r.scope, yaml_of_text(r.c.arena, row->condition));
	good = condition_read(&r.l, &r.scope, yaml_of_text(r.c.arena, row->done)) && good;
	if (!good || r.problems.errors > 0) {
		covering->failures++;
		fprintf(stderr, "# %s: %s\n", row->id, first_message(&r));
	}
	reading_done(&r);
}

TEST(every_condition_of_the_coverage_table_is_understood)
{
	struct covering covering = {.d = NULL};
	size_t rows = each_coverage_row(take_row, &covering);
	if (rows == 0) {
		fprintf(stderr, "# the coverage table is not here\n");
		skip();
	}
	assert_int_equal(covering.failures, 0);
	assert_int_equal(rows, 307);
}

TEST(every_name_of_the_coverage_table_is_a_name_of_the_definitions)
{
	CTX(c);
	struct covering covering = {.d = real_definitions(&c)};
	if (!covering.d || each_coverage_row(take_row, &covering) == 0) {
		fprintf(stderr, "# the coverage table or the definitions are not here\n");
		definitions_free(covering.d);
		ctx_done(&c); /* skip() does not come back */
		skip();
	}
	assert_int_equal(covering.failures, 0);
	assert_int_equal(covering.unresolved, 0);
	definitions_free(covering.d);
}

RUN(T(and_binds_tighter_than_or), T(is_not_is_the_opposite_of_is),
    T(any_word_is_a_name_where_a_name_is_expected), T(a_lookup_says_where_it_looks),
    T(times_stand_inside_times), T(what_makes_no_sense_is_refused_once),
    T(no_text_exhausts_the_stack), T(a_watch_is_what_the_record_says_of_itself),
    T(the_same_words_are_one_watch), T(each_takes_words_paths_and_lookups),
    T(every_condition_of_the_coverage_table_is_understood),
    T(every_name_of_the_coverage_table_is_a_name_of_the_definitions))
