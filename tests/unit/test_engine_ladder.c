/* Ladders, checks, duties on duties: what climbs, what must hold after every entry, what a missed duty starts. */
#include "engine_help.h"

#define NO_LAW LAW_TEXT(DUTY("nothing", "    due: 1 day from at\n    done: step write\n"))
#define CHASED                                                                                                         \
	DUTY("chased", "    if: kind is hold\n    due: ladder climb from started_at\n"                                        \
	               "    done: there is a note about this where kind is heard\n")
#define TOLD DUTY("told", "    due: ladder told from started_at\n    done: step sign\n")
#define HAPPENS(ref, more) OPEN("event", ref, "child:c-1", "'kind':'hold','started_at':'2025-06-02T09:00:00Z'" more)
#define NOTE_ABOUT(ref, of, fields)                                                                                    \
	"{'entry':'open','record':'" ref "','type':'note','home':'oak','subject':'child:c-1','links':['" of "'],'fields':{" fields "}}"

static void begin(struct engine *e, const char *duties)
{
	engine_begin(e, duties, NO_LAW);
}

/* ---- ladders ---- */

TEST(the_next_rung_opens_when_the_one_before_is_climbed_or_its_due_has_passed)
{
	struct engine e;
	begin(&e, EVENT_TEXT(CHASED));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", ""));
	assert_text(tell(&e, NULL, "chased", "m"), "ask pending due 2025-06-04");
	at(&e, "2025-06-03T10:00:00Z", CORRECT("m", "'level':1"));
	assert_text(tell(&e, NULL, "chased", "m"), "ask done due 2025-06-04 done 2025-06-03 11:00; chase pending due 2025-06-06");
	assert_text(tell(&e, "2025-06-07T10:00:00Z", "chased", "m"),
	            "again-1 pending due 2025-06-13; ask done due 2025-06-04 done 2025-06-03 11:00; chase overdue due 2025-06-06");
	engine_end(&e);
}

TEST(one_piece_climbs_one_rung_and_a_rung_that_repeats_stops_when_it_is_to)
{
	struct engine e;
	begin(&e, EVENT_TEXT(CHASED));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", ",'level':2"));
	assert_text(tell(&e, NULL, "chased", "m"),
	            "again-1 pending due 2025-06-13; ask done due 2025-06-04 done 2025-06-02 11:00; chase done due 2025-06-06 done 2025-06-02 11:00");
	at(&e, "2025-06-08T10:00:00Z", NOTE_ABOUT("n", "m", "'kind':'chased','at':'2025-06-08T09:00:00Z'"));
	assert_text(tell(&e, NULL, "chased", "m"),
	            "again-1 done due 2025-06-13 done 2025-06-08 10:00; again-2 pending due 2025-06-20; "
	            "ask done due 2025-06-04 done 2025-06-02 11:00; chase done due 2025-06-06 done 2025-06-02 11:00");
	assert_non_null(strstr(tell(&e, "2025-08-01T10:00:00Z", "chased", "m"), "again-2 overdue due 2025-06-20; ask"));
	engine_end(&e);
}

TEST(what_was_asked_for_ends_every_rung_and_before_it_opens_there_is_none)
{
	struct engine e;
	begin(&e, EVENT_TEXT(CHASED));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", ""));
	pass(&e, "2025-06-05T10:00:00Z");
	at(&e, "2025-06-05T11:00:00Z", NOTE_ABOUT("n", "m", "'kind':'heard','at':'2025-06-05T10:00:00Z'"));
	assert_text(tell(&e, NULL, "chased", "m"), "ask superseded due 2025-06-04; chase superseded due 2025-06-06");
	at(&e, "2025-06-06T10:00:00Z",
	   "{'entry':'open','record':'k','type':'event','home':'oak','subject':'child:c-1','fields':{'kind':'talk','started_at':'2025-06-06T09:00:00Z'}}");
	at(&e, "2025-06-06T11:00:00Z", NOTE_ABOUT("o", "k", "'kind':'heard','at':'2025-06-06T10:00:00Z'"));
	at(&e, "2025-06-06T12:00:00Z", STEP("k", "use", "'kind':'hold'"));
	assert_text(tell(&e, "2025-07-01T10:00:00Z", "chased", "k"), "none");
	engine_end(&e);
}

TEST(a_withdrawn_answer_lets_the_ladder_go_on_where_it_stood)
{
	struct engine e;
	begin(&e, EVENT_TEXT(CHASED));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", ""));
	at(&e, "2025-06-03T11:00:00Z", NOTE_ABOUT("n", "m", "'kind':'heard','at':'2025-06-03T10:00:00Z'"));
	assert_text(tell(&e, NULL, "chased", "m"), "ask superseded due 2025-06-04");
	at(&e, "2025-06-05T11:00:00Z", "{'entry':'withdraw','record':'n','reason':'wrong child'}");
	assert_text(tell(&e, NULL, "chased", "m"), "ask overdue due 2025-06-04; chase pending due 2025-06-06");
	engine_end(&e);
}

TEST(a_corrected_start_moves_every_open_rung)
{
	struct engine e;
	begin(&e, EVENT_TEXT(CHASED));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", ""));
	at(&e, "2025-06-02T11:00:00Z", CORRECT("m", "'started_at':'2025-06-01T09:00:00Z'"));
	assert_text(tell(&e, NULL, "chased", "m"), "ask pending due 2025-06-03 first 2025-06-04");
	engine_end(&e);
}

TEST(a_rung_that_only_tells_is_climbed_by_the_program_when_it_is_due)
{
	struct engine e;
	begin(&e, EVENT_TEXT(TOLD));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", ""));
	assert_text(tell(&e, "2025-06-03T00:00:00Z", "told", "m"),
	            "first done due 2025-06-02 done 2025-06-02; second pending due 2025-06-12");
	assert_text(tell(&e, "2025-06-13T00:00:00Z", "told", "m"),
	            "first done due 2025-06-02 done 2025-06-02; second done due 2025-06-12 done 2025-06-12");
	engine_end(&e);
}

TEST(the_home_may_set_the_time_of_one_rung)
{
	struct engine e;
	begin(&e, EVENT_TEXT(CHASED));
	at(&e, "2025-06-02T09:00:00Z", "{'entry':'set','record':'oak','setting':'climb/ask','reason':'ours','value':'3 days'}");
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", ""));
	assert_text(tell(&e, NULL, "chased", "m"), "ask pending due 2025-06-05");
	at(&e, "2025-06-02T11:00:00Z", "{'entry':'set','record':'oak','setting':'climb/ask','reason':'ours','value':'1 day'}");
	assert_text(tell(&e, NULL, "chased", "m"), "ask pending due 2025-06-03 first 2025-06-05");
	engine_end(&e);
}

/* ---- checks ---- */

#define CHECKED DUTY("two", "    if: kind is hold\n    due: on every save\n    done: users is filled\n")

TEST(what_holds_when_it_is_saved_leaves_nothing_and_what_fails_is_late_for_ever)
{
	struct engine e;
	begin(&e, EVENT_TEXT(CHECKED));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("good", ",'users':['s-1']"));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("bad", ""));
	assert_text(tell(&e, NULL, "two", "good"), "none");
	assert_text(tell(&e, NULL, "two", "bad"), "due-soon due 2025-06-02 11:00");
	assert_text(tell(&e, "2025-06-02T10:00:01Z", "two", "bad"), "overdue due 2025-06-02 11:00");
	at(&e, "2025-06-02T12:00:00Z", CORRECT("bad", "'users':['s-2']"));
	assert_text(tell(&e, NULL, "two", "bad"), "done-late due 2025-06-02 11:00 done 2025-06-02 13:00");
	engine_end(&e);
}

TEST(a_check_whose_condition_turns_false_is_superseded)
{
	struct engine e;
	begin(&e, EVENT_TEXT(CHECKED));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", ""));
	at(&e, "2025-06-02T12:00:00Z", STEP("m", "use", "'kind':'talk'"));
	assert_text(tell(&e, NULL, "two", "m"), "superseded due 2025-06-02 11:00");
	at(&e, "2025-06-02T13:00:00Z", STEP("m", "use", "'kind':'hold'"));
	assert_text(tell(&e, NULL, "two", "m"), "overdue due 2025-06-02 11:00");
	at(&e, "2025-06-02T14:00:00Z", CORRECT("m", "'kind':'talk'"));
	assert_text(tell(&e, NULL, "two", "m"), "superseded due 2025-06-02 11:00");
	engine_end(&e);
}

TEST(a_check_that_a_correction_makes_pass_is_superseded_then_and_stood_until_then)
{
	struct engine e;
	begin(&e, EVENT_TEXT(CHECKED));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", ""));
	assert_text(tell(&e, "2025-06-03T10:00:00Z", "two", "m"), "overdue due 2025-06-02 11:00");
	at(&e, "2025-06-04T10:00:00Z", CORRECT("m", "'kind':'talk'"));
	assert_text(tell(&e, NULL, "two", "m"), "superseded due 2025-06-02 11:00");
	at(&e, "2025-06-05T10:00:00Z", STEP("m", "write-up", "'ended_at':'2025-06-02T09:30:00Z'"));
	assert_text(tell(&e, NULL, "two", "m"), "superseded due 2025-06-02 11:00");
	engine_end(&e);
}

TEST(a_correction_of_the_evidence_itself_supersedes_a_check_and_one_that_spoils_it_opens_it_where_it_was_written)
{
	struct engine e;
	begin(&e, EVENT_TEXT(DUTY("few", "    due: on every save\n    done: level is at most 2\n")));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", ",'level':3"));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("n", ",'level':2"));
	assert_text(tell(&e, NULL, "few", "n"), "none");
	at(&e, "2025-06-04T10:00:00Z", CORRECT("m", "'level':2"));
	at(&e, "2025-06-04T10:00:00Z", CORRECT("n", "'level':3"));
	assert_text(tell(&e, NULL, "few", "m"), "superseded due 2025-06-02 11:00");
	assert_text(tell(&e, NULL, "few", "n"), "overdue due 2025-06-02 11:00");
	at(&e, "2025-06-05T10:00:00Z", CORRECT("n", "'level':1"));
	assert_text(tell(&e, NULL, "few", "n"), "superseded due 2025-06-04 11:00");
	engine_end(&e);
}

TEST(a_check_opens_at_the_entry_after_which_it_fails)
{
	struct engine e;
	begin(&e, EVENT_TEXT(CHECKED));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'kind':'talk','started_at':'2025-06-02T09:00:00Z'"));
	assert_text(tell(&e, NULL, "two", "m"), "none");
	at(&e, "2025-06-05T10:00:00Z", STEP("m", "write-up", "'ended_at':'2025-06-02T09:30:00Z'"));
	assert_text(tell(&e, NULL, "two", "m"), "none");
	at(&e, "2025-06-06T10:00:00Z", STEP("m", "use", "'kind':'hold','started_at':'2025-06-02T09:00:00Z'"));
	assert_text(tell(&e, "2025-06-06T11:00:00Z", "two", "m"), "overdue due 2025-06-06 11:00");
	engine_end(&e);
}

/* ---- duties on duties ---- */

#define OWED                                                                                                           \
	"  - duty: owed\n    title: They tell us\n    due: 2 days from started_at\n    done: told_at is filled\n"             \
	"    owner: registered manager\n    force: other-body\n    owed by: the authority\n    source: Guidance\n    from: 2015-04-01\n"               \
	"    area: [leaders and managers]\n    examples:\n      - {none: yes}\n"
#define CHALLENGED                                                                                                     \
	DUTY("challenge", "    starts: duty\n    if: force is other-body and state is overdue\n    due: aim for 1 working day from due\n" \
	                  "    done: there is a note about this where kind is chased\n")

TEST(a_missed_duty_starts_another_and_its_own_end_supersedes_that)
{
	struct engine e;
	begin(&e, EVENT_TEXT(OWED CHALLENGED));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", ""));
	assert_text(tell(&e, "2025-06-04T12:00:00Z", "challenge", "m"), "none");
	assert_text(tell(&e, "2025-06-05T12:00:00Z", "challenge", "m"), "pending due 2025-06-05 target");
	at(&e, "2025-06-06T12:00:00Z", STEP("m", "tell", "'told_at':'2025-06-06T11:00:00Z'"));
	assert_text(tell(&e, NULL, "owed", "m"), "done-late due 2025-06-04 done 2025-06-06 12:00");
	assert_text(tell(&e, NULL, "challenge", "m"), "superseded due 2025-06-05 target");
	engine_end(&e);
}

TEST(a_challenge_made_in_time_is_done_and_stays_done)
{
	struct engine e;
	begin(&e, EVENT_TEXT(OWED CHALLENGED));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", ""));
	pass(&e, "2025-06-05T09:00:00Z");
	at(&e, "2025-06-05T10:00:00Z", NOTE_ABOUT("n", "m", "'kind':'chased','at':'2025-06-05T09:30:00Z'"));
	at(&e, "2025-06-06T12:00:00Z", STEP("m", "tell", "'told_at':'2025-06-06T11:00:00Z'"));
	assert_text(tell(&e, NULL, "challenge", "m"), "done due 2025-06-05 done 2025-06-05 10:30 target");
	engine_end(&e);
}

TEST(what_was_told_in_time_but_typed_late_supersedes_what_it_started)
{
	struct engine e;
	begin(&e, EVENT_TEXT(OWED CHALLENGED));
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", ""));
	assert_text(tell(&e, "2025-06-05T12:00:00Z", "challenge", "m"), "pending due 2025-06-05 target");
	at(&e, "2025-06-06T12:00:00Z", STEP("m", "tell", "'told_at':'2025-06-03T11:00:00Z'"));
	assert_text(tell(&e, NULL, "owed", "m"), "done due 2025-06-04 done 2025-06-03 12:00");
	assert_text(tell(&e, NULL, "challenge", "m"), "superseded due 2025-06-05 target");
	engine_end(&e);
}

RUN(T(the_next_rung_opens_when_the_one_before_is_climbed_or_its_due_has_passed),
    T(one_piece_climbs_one_rung_and_a_rung_that_repeats_stops_when_it_is_to),
    T(what_was_asked_for_ends_every_rung_and_before_it_opens_there_is_none),
    T(a_withdrawn_answer_lets_the_ladder_go_on_where_it_stood),
    T(a_corrected_start_moves_every_open_rung),
    T(a_rung_that_only_tells_is_climbed_by_the_program_when_it_is_due),
    T(the_home_may_set_the_time_of_one_rung),
    T(what_holds_when_it_is_saved_leaves_nothing_and_what_fails_is_late_for_ever),
    T(a_check_whose_condition_turns_false_is_superseded),
    T(a_check_that_a_correction_makes_pass_is_superseded_then_and_stood_until_then),
    T(a_correction_of_the_evidence_itself_supersedes_a_check_and_one_that_spoils_it_opens_it_where_it_was_written),
    T(a_check_opens_at_the_entry_after_which_it_fails),
    T(a_missed_duty_starts_another_and_its_own_end_supersedes_that),
    T(a_challenge_made_in_time_is_done_and_stays_done),
    T(what_was_told_in_time_but_typed_late_supersedes_what_it_started))
