/* Events: something happened, something must follow. States of 3.2, and what happens when … of 3.3, for one instance. */
#include "engine_help.h"

#define NO_LAW LAW_TEXT(DUTY("nothing", "    due: 1 day from at\n    done: step write\n"))
#define SIGN DUTY("sign", "    due: 48 hours from started_at\n    done: step sign\n")
#define TELL DUTY("tell", "    if: kind is not talk\n    due: aim for 5 working days from started_at\n    done: told_at is filled\n")

static void begin(struct engine *e, const char *duties)
{
	engine_begin(e, duties, NO_LAW);
}

TEST(forty_eight_hours_run_an_hour_later_by_the_wall_across_the_march_change)
{
	struct engine e;
	begin(&e, EVENT_TEXT(SIGN));
	at(&e, "2025-03-29T15:10:00Z", OPEN("event", "m", "child:c-1", "'started_at':'2025-03-29T15:00:00Z'"));
	assert_text(tell(&e, "2025-03-29T16:00:00Z", "sign", "m"), "pending due 2025-03-31 16:00");
	assert_text(tell(&e, "2025-03-31T15:00:00Z", "sign", "m"), "due-soon due 2025-03-31 16:00");
	assert_text(tell(&e, "2025-03-31T15:00:01Z", "sign", "m"), "overdue due 2025-03-31 16:00");
	engine_end(&e);
}

TEST(and_an_hour_shorter_across_the_october_one)
{
	struct engine e;
	begin(&e, EVENT_TEXT(SIGN));
	at(&e, "2025-10-25T14:10:00Z", OPEN("event", "m", "child:c-1", "'started_at':'2025-10-25T14:00:00Z'"));
	assert_text(tell(&e, NULL, "sign", "m"), "pending due 2025-10-27 14:00");
	engine_end(&e);
}

TEST(evidence_in_time_is_done_and_evidence_after_it_done_late)
{
	struct engine e;
	begin(&e, EVENT_TEXT(SIGN));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'started_at':'2025-06-02T09:00:00Z'"));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "n", "child:c-1", "'started_at':'2025-06-02T09:00:00Z'"));
	at(&e, "2025-06-04T09:00:00Z", STEP("m", "sign", ""));
	at(&e, "2025-06-04T09:00:01Z", STEP("n", "sign", ""));
	assert_text(tell(&e, NULL, "sign", "m"), "done due 2025-06-04 10:00 done 2025-06-04 10:00");
	assert_text(tell(&e, NULL, "sign", "n"), "done-late due 2025-06-04 10:00 done 2025-06-04 10:00");
	engine_end(&e);
}

TEST(what_is_typed_late_counts_when_it_was_done_and_a_signature_when_it_was_given)
{
	struct engine e;
	begin(&e, EVENT_TEXT(SIGN TELL));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'kind':'hold','started_at':'2025-06-02T09:00:00Z'"));
	at(&e, "2025-07-02T10:00:00Z", STEP("m", "tell", "'told_at':'2025-06-03T09:00:00Z'"));
	assert_text(tell(&e, NULL, "tell", "m"), "done due 2025-06-09 done 2025-06-03 10:00 target");
	assert_text(tell(&e, NULL, "sign", "m"), "overdue due 2025-06-04 10:00");
	engine_end(&e);
}

TEST(a_condition_that_turns_false_supersedes_and_true_again_reopens_as_before)
{
	struct engine e;
	begin(&e, EVENT_TEXT(TELL));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'kind':'hold','started_at':'2025-06-02T09:00:00Z'"));
	at(&e, "2025-06-03T10:00:00Z", STEP("m", "use", "'kind':'talk'"));
	assert_text(tell(&e, NULL, "tell", "m"), "superseded due 2025-06-09 target");
	at(&e, "2025-06-04T10:00:00Z", STEP("m", "use", "'kind':'lock'"));
	assert_text(tell(&e, NULL, "tell", "m"), "pending due 2025-06-09 target");
	engine_end(&e);
}

TEST(a_corrected_start_moves_the_due_and_keeps_the_first)
{
	struct engine e;
	begin(&e, EVENT_TEXT(SIGN));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'started_at':'2025-06-02T09:00:00Z'"));
	at(&e, "2025-06-03T08:00:00Z", CORRECT("m", "'started_at':'2025-06-01T09:00:00Z'"));
	assert_text(tell(&e, NULL, "sign", "m"), "due-soon due 2025-06-03 10:00 first 2025-06-04 10:00");
	engine_end(&e);
}

TEST(a_correction_of_what_was_signed_reopens_and_a_new_signature_after_the_due_is_late)
{
	struct engine e;
	begin(&e, EVENT_TEXT(SIGN));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'kind':'hold','started_at':'2025-06-02T09:00:00Z'"));
	at(&e, "2025-06-02T11:00:00Z", STEP("m", "sign", ""));
	assert_text(tell(&e, NULL, "sign", "m"), "done due 2025-06-04 10:00 done 2025-06-02 12:00");
	at(&e, "2025-06-10T10:00:00Z", CORRECT("m", "'kind':'lock'"));
	assert_text(tell(&e, NULL, "sign", "m"), "overdue due 2025-06-04 10:00");
	at(&e, "2025-06-10T11:00:00Z", STEP("m", "sign", ""));
	assert_text(tell(&e, NULL, "sign", "m"), "done-late due 2025-06-04 10:00 done 2025-06-10 12:00");
	engine_end(&e);
}

TEST(a_withdrawn_record_supersedes_all_its_instances)
{
	struct engine e;
	begin(&e, EVENT_TEXT(SIGN TELL));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'kind':'hold','started_at':'2025-06-02T09:00:00Z'"));
	at(&e, "2025-06-02T11:00:00Z", STEP("m", "sign", ""));
	at(&e, "2025-06-03T10:00:00Z", "{'entry':'withdraw','record':'m','reason':'entered twice'}");
	assert_text(tell(&e, NULL, "sign", "m"), "superseded due 2025-06-04 10:00");
	assert_text(tell(&e, NULL, "tell", "m"), "superseded due 2025-06-09 target");
	engine_end(&e);
}

TEST(evidence_that_is_withdrawn_reopens_with_the_same_due)
{
	struct engine e;
	begin(&e, EVENT_TEXT(DUTY("note", "    due: 24 hours from started_at\n    done: there is a note about this where kind is heard\n")));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'started_at':'2025-06-02T09:00:00Z'"));
	at(&e, "2025-06-02T11:00:00Z", "{'entry':'open','record':'n','type':'note','home':'oak','subject':'child:c-1','links':['m'],'fields':{'at':'2025-06-02T10:30:00Z','kind':'heard'}}");
	assert_text(tell(&e, NULL, "note", "m"), "done due 2025-06-03 10:00 done 2025-06-02 11:30");
	at(&e, "2025-06-05T11:00:00Z", "{'entry':'withdraw','record':'n','reason':'wrong child'}");
	assert_text(tell(&e, NULL, "note", "m"), "overdue due 2025-06-03 10:00");
	engine_end(&e);
}

TEST(a_signed_not_required_ends_it_and_only_for_the_one_it_names)
{
	struct engine e;
	begin(&e, EVENT_TEXT(DUTY("each", "    each: users\n    due: 24 hours from started_at\n    done: there is a note about this where who is each\n")));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'started_at':'2025-06-02T09:00:00Z','users':['s-1','s-2']"));
	at(&e, "2025-06-02T12:00:00Z", "{'entry':'not-required','record':'m','duty':'each','recipient':'s-2','reason':'was not there'}");
	assert_text(tell(&e, NULL, "each", "m"), "[s-1] pending due 2025-06-03 10:00; [s-2] not-applicable due 2025-06-03 10:00");
	at(&e, "2025-06-02T13:00:00Z", "{'entry':'open','record':'n','type':'note','home':'oak','subject':'staff:s-1','links':['m'],'fields':{'at':'2025-06-02T10:30:00Z','who':'s-1'}}");
	assert_text(tell(&e, NULL, "each", "m"), "[s-1] done due 2025-06-03 10:00 done 2025-06-02 11:30; [s-2] not-applicable due 2025-06-03 10:00");
	engine_end(&e);
}

TEST(a_target_can_be_moved_and_the_first_due_stays)
{
	struct engine e;
	begin(&e, EVENT_TEXT(TELL));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'kind':'hold','started_at':'2025-06-02T09:00:00Z'"));
	at(&e, "2025-06-03T10:00:00Z", "{'entry':'move-due','record':'m','duty':'tell','due':'2025-06-20T10:00:00Z','reason':'office closed'}");
	assert_text(tell(&e, NULL, "tell", "m"), "pending due 2025-06-20 11:00 first 2025-06-09 target");
	engine_end(&e);
}

TEST(a_setting_of_the_home_gives_way_to_that_of_the_child)
{
	struct engine e;
	begin(&e, EVENT_TEXT(TELL));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'kind':'hold','started_at':'2025-06-02T09:00:00Z'"));
	at(&e, "2025-06-02T11:00:00Z", "{'entry':'set','record':'oak','setting':'tell','value':'7 days','reason':'ours'}");
	assert_text(tell(&e, NULL, "tell", "m"), "pending due 2025-06-09 target");
	at(&e, "2025-06-02T12:00:00Z", "{'entry':'set','record':'c-1','setting':'tell','value':'2 days','reason':'protocol'}");
	assert_text(tell(&e, NULL, "tell", "m"), "pending due 2025-06-04 first 2025-06-09 target");
	at(&e, "2025-06-02T13:00:00Z", "{'entry':'set','record':'oak','setting':'tell','value':'20 days','reason':'ours'}");
	assert_text(tell(&e, NULL, "tell", "m"), "pending due 2025-06-04 first 2025-06-09 target");
	engine_end(&e);
}

TEST(a_new_bank_holiday_moves_what_is_open_and_nothing_that_ended)
{
	struct engine e;
	begin(&e, EVENT_TEXT(TELL));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'kind':'hold','started_at':'2025-06-02T09:00:00Z'"));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "n", "child:c-1", "'kind':'hold','started_at':'2025-06-02T09:00:00Z'"));
	at(&e, "2025-06-02T11:00:00Z", STEP("n", "tell", "'told_at':'2025-06-02T10:30:00Z'"));
	at(&e, "2025-06-03T10:00:00Z", "{'entry':'set','record':'prov','setting':'bank-holiday','value':'2025-06-05','reason':'a coronation'}");
	assert_text(tell(&e, NULL, "tell", "m"), "pending due 2025-06-10 first 2025-06-09 target");
	assert_text(tell(&e, NULL, "tell", "n"), "done due 2025-06-09 done 2025-06-02 11:30 target");
	engine_end(&e);
}

TEST(the_list_is_taken_when_the_first_opens_and_changes_only_by_correction)
{
	struct engine e;
	begin(&e, EVENT_TEXT(DUTY("each", "    each: users\n    due: 24 hours from started_at\n    done: there is a note about this where who is each\n")));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'started_at':'2025-06-02T09:00:00Z','users':['s-1']"));
	at(&e, "2025-06-02T11:00:00Z", STEP("m", "use", "'users':['s-1','s-2']"));
	assert_text(tell(&e, NULL, "each", "m"), "[s-1] pending due 2025-06-03 10:00");
	at(&e, "2025-06-02T12:00:00Z", CORRECT("m", "'users':['s-2']"));
	assert_text(tell(&e, NULL, "each", "m"), "[s-1] pending due 2025-06-03 10:00");
	engine_end(&e);
}

TEST(an_entry_from_a_tablet_that_had_no_connection_counts_when_it_was_written)
{
	struct engine e;
	begin(&e, EVENT_TEXT(SIGN));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'started_at':'2025-06-02T09:00:00Z'"));
	assert_text(tell(&e, "2025-06-05T09:00:00Z", "sign", "m"), "overdue due 2025-06-04 10:00");
	imported_at(&e, "2025-06-05T10:00:00Z", "{'entry':'step','record':'m','step':'sign','written_at':'2025-06-04T08:00:00Z','fields':{}}");
	assert_text(tell(&e, NULL, "sign", "m"), "done due 2025-06-04 10:00 done 2025-06-04 09:00");
	engine_end(&e);
}

TEST(what_was_due_already_when_it_was_imported_says_so)
{
	struct engine e;
	begin(&e, EVENT_TEXT(SIGN));
	imported_at(&e, "2025-06-05T10:00:00Z", "{'entry':'open','record':'m','type':'event','home':'oak','subject':'child:c-1','written_at':'2025-05-01T10:00:00Z','fields':{'started_at':'2025-05-01T09:00:00Z'}}");
	imported_at(&e, "2025-06-05T10:00:00Z", "{'entry':'open','record':'n','type':'event','home':'oak','subject':'child:c-1','written_at':'2025-06-05T09:30:00Z','fields':{'started_at':'2025-06-05T09:00:00Z'}}");
	assert_text(tell(&e, NULL, "sign", "m"), "overdue due 2025-05-03 10:00 imported");
	assert_text(tell(&e, NULL, "sign", "n"), "pending due 2025-06-07 10:00");
	engine_end(&e);
}

TEST(months_days_and_working_days_end_at_the_end_of_the_day)
{
	struct engine e;
	begin(&e, EVENT_TEXT(
		DUTY("days", "    due: 5 days from started_at\n    done: step sign\n")
		DUTY("months", "    due: 1 month from started_at\n    done: step sign\n")
		DUTY("working", "    due: 1 working day from started_at\n    done: step sign\n")
		DUTY("before", "    due: before planned_on\n    done: step sign\n")
		DUTY("ahead", "    due: 5 working days before planned_on\n    done: step sign\n")
		DUTY("month-after", "    due: end of the month after started_at\n    done: step sign\n")));
	at(&e, "2025-01-31T10:00:00Z", OPEN("event", "m", "child:c-1", "'started_at':'2025-01-31T09:00:00Z','planned_on':'2025-04-28'"));
	assert_text(tell(&e, NULL, "days", "m"), "pending due 2025-02-05");
	assert_text(tell(&e, NULL, "months", "m"), "pending due 2025-02-28");
	assert_text(tell(&e, NULL, "working", "m"), "pending due 2025-02-03");
	assert_text(tell(&e, NULL, "before", "m"), "pending due 2025-04-28");
	assert_text(tell(&e, NULL, "ahead", "m"), "pending due 2025-04-17");
	assert_text(tell(&e, NULL, "month-after", "m"), "pending due 2025-02-28");
	engine_end(&e);
}

TEST(a_branch_that_asks_for_a_time_takes_one_that_lies_ahead)
{
	struct engine e;
	begin(&e, EVENT_TEXT(DUTY("either", "    due: before planned_on if planned_on is filled, else 3 days from started_at\n    done: step sign\n")));
	at(&e, "2025-01-31T10:00:00Z", OPEN("event", "m", "child:c-1", "'started_at':'2025-01-31T09:00:00Z'"));
	assert_text(tell(&e, NULL, "either", "m"), "pending due 2025-02-03");
	at(&e, "2025-01-31T11:00:00Z", STEP("m", "use", "'planned_on':'2025-03-01'"));
	assert_text(tell(&e, NULL, "either", "m"), "pending due 2025-03-01 first 2025-02-03");
	engine_end(&e);
}

TEST(when_it_applies_is_the_moment_that_made_it_so)
{
	struct engine e;
	begin(&e, EVENT_TEXT(DUTY("applies",
		"    if: there are at least setting some-count event since setting some-span before started_at\n"
		"    due: 2 days from when it applies\n    done: step sign\n")));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "a", "child:c-1", "'started_at':'2025-06-02T09:00:00Z'"));
	at(&e, "2025-06-10T10:00:00Z", OPEN("event", "b", "child:c-1", "'started_at':'2025-06-10T09:00:00Z'"));
	assert_text(tell(&e, NULL, "applies", "b"), "none");
	at(&e, "2025-06-20T10:00:00Z", OPEN("event", "c", "child:c-1", "'started_at':'2025-06-20T09:00:00Z'"));
	assert_text(tell(&e, NULL, "applies", "c"), "pending due 2025-06-22");
	assert_text(tell(&e, NULL, "applies", "b"), "pending due 2025-06-22");
	engine_end(&e);
}

TEST(an_entry_of_a_type_that_no_duty_watches_touches_nothing)
{
	struct engine e;
	begin(&e, EVENT_TEXT(SIGN));
	struct duty_changes changes;
	struct writer writer = {.received = moment(&e, "2025-06-02T10:00:00Z")};
	const struct entry *entry = engine_entry(&e, writer, as_json(&e, OPEN("note", "n", "child:c-1", "'at':'2025-06-02T09:00:00Z'")));
	assert_true(duties_wake(&e.c, e.w, entry->received, &changes) && world_put_entry(&e.c, e.w, entry, NULL));
	assert_true(duties_step(&e.c, e.w, entry, &changes));
	assert_int_equal(changes.instance_count + changes.case_count, 0);
	e.now = entry->received;
	engine_end(&e);
}

RUN(T(forty_eight_hours_run_an_hour_later_by_the_wall_across_the_march_change), T(and_an_hour_shorter_across_the_october_one),
    T(evidence_in_time_is_done_and_evidence_after_it_done_late),
    T(what_is_typed_late_counts_when_it_was_done_and_a_signature_when_it_was_given),
    T(a_condition_that_turns_false_supersedes_and_true_again_reopens_as_before),
    T(a_corrected_start_moves_the_due_and_keeps_the_first),
    T(a_correction_of_what_was_signed_reopens_and_a_new_signature_after_the_due_is_late),
    T(a_withdrawn_record_supersedes_all_its_instances), T(evidence_that_is_withdrawn_reopens_with_the_same_due),
    T(a_signed_not_required_ends_it_and_only_for_the_one_it_names), T(a_target_can_be_moved_and_the_first_due_stays),
    T(a_setting_of_the_home_gives_way_to_that_of_the_child), T(a_new_bank_holiday_moves_what_is_open_and_nothing_that_ended),
    T(the_list_is_taken_when_the_first_opens_and_changes_only_by_correction),
    T(an_entry_from_a_tablet_that_had_no_connection_counts_when_it_was_written),
    T(what_was_due_already_when_it_was_imported_says_so), T(months_days_and_working_days_end_at_the_end_of_the_day),
    T(a_branch_that_asks_for_a_time_takes_one_that_lies_ahead), T(when_it_applies_is_the_moment_that_made_it_so),
    T(an_entry_of_a_type_that_no_duty_watches_touches_nothing))
