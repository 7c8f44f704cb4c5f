/* What comes again: intervals, boxes of the calendar, gaps on file; and a home that starts on a day. */
#include "engine_help.h"

#define NO_EVENT EVENT_TEXT(DUTY("nothing", "    due: 1 day from started_at\n    done: step sign\n"))
#define OF_HOME "    starts: home\n"
#define OF_STAY "    starts: placement\n"
#define OF_STAFF "    starts: staff\n"
#define DRILL DUTY("drill", OF_HOME "    due: aim for 3 months from last done, first from registered_on\n    done: there is a note where kind is drill\n")
#define MONTHLY DUTY("visit", OF_HOME "    due: each calendar month\n    done: there is a note where kind is visit and at is filled\n")
#define POLICY DUTY("policy", OF_HOME "    due: at all times\n    done: there is a paper in force where kind is policy\n")
#define ORDER DUTY("order", OF_STAY "    warn: 30 days\n    due: at all times\n    done: there is a paper in force where kind is order\n")
#define DRILL_NOTE(ref, when) OPEN("note", ref, "home:oak", "'kind':'drill','at':'" when "'")
#define STAY "{'entry':'open','record':'stay','type':'placement','home':'oak','subject':'child:c-1','fields':{'admitted_at':'2025-01-06T12:00:00Z'}}"

static void begin(struct engine *e, const char *duties)
{
	engine_begin(e, NO_EVENT, duties);
}

/* ---- intervals ---- */

TEST(the_first_round_counts_from_the_registration_and_each_piece_ends_one_round)
{
	struct engine e;
	begin(&e, LAW_TEXT(DRILL));
	assert_text(tell(&e, "2025-01-03T09:00:00Z", "drill", "oak"), "2024-01-15T00:00:00Z overdue due 2024-04-15 target");
	at(&e, "2025-02-01T09:00:00Z", DRILL_NOTE("d1", "2025-01-31T15:00:00Z"));
	assert_text(tell(&e, NULL, "drill", "oak"),
	            "2024-01-15T00:00:00Z done-late due 2024-04-15 done 2025-01-31 15:00 target; 2025-01-31T15:00:00Z pending due 2025-04-30 target");
	at(&e, "2025-04-01T09:00:00Z", DRILL_NOTE("d2", "2025-03-31T15:00:00Z"));
	assert_text(tell(&e, NULL, "drill", "oak"),
	            "2024-01-15T00:00:00Z done-late due 2024-04-15 done 2025-01-31 15:00 target; "
	            "2025-01-31T15:00:00Z done due 2025-04-30 done 2025-03-31 16:00 target; 2025-03-31T15:00:00Z pending due 2025-06-30 target");
	engine_end(&e);
}

TEST(evidence_from_before_where_the_round_began_ends_nothing)
{
	struct engine e;
	begin(&e, LAW_TEXT(DRILL));
	at(&e, "2025-02-01T09:00:00Z", DRILL_NOTE("d1", "2025-01-31T15:00:00Z"));
	at(&e, "2025-02-02T09:00:00Z", DRILL_NOTE("d0", "2025-01-20T15:00:00Z"));
	assert_text(tell(&e, NULL, "drill", "oak"),
	            "2024-01-15T00:00:00Z done-late due 2024-04-15 done 2025-01-31 15:00 target; 2025-01-31T15:00:00Z pending due 2025-04-30 target");
	engine_end(&e);
}

TEST(two_pieces_typed_at_once_end_two_rounds)
{
	struct engine e;
	begin(&e, LAW_TEXT(DRILL));
	at(&e, "2025-02-01T09:00:00Z", DRILL_NOTE("d1", "2025-01-10T15:00:00Z"));
	at(&e, "2025-02-01T09:00:00Z", DRILL_NOTE("d2", "2025-01-31T15:00:00Z"));
	assert_text(tell(&e, NULL, "drill", "oak"),
	            "2024-01-15T00:00:00Z done-late due 2024-04-15 done 2025-01-10 15:00 target; "
	            "2025-01-10T15:00:00Z done due 2025-04-10 done 2025-01-31 15:00 target; 2025-01-31T15:00:00Z pending due 2025-04-30 target");
	engine_end(&e);
}

TEST(a_field_given_again_is_new_evidence)
{
	struct engine e;
	begin(&e, LAW_TEXT(DUTY("photo", OF_STAY "    due: aim for 6 months from last done, first from admitted_at\n    done: child.photo_taken_on is filled\n")));
	at(&e, "2025-01-06T12:00:00Z", STAY);
	at(&e, "2025-02-01T12:00:00Z", STEP("c-1", "details", "'photo_taken_on':'2025-02-01'"));
	at(&e, "2025-08-10T12:00:00Z", STEP("c-1", "details", "'photo_taken_on':'2025-08-10'"));
	assert_text(tell(&e, NULL, "photo", "stay"),
	            "2025-01-06T12:00:00Z done due 2025-07-06 done 2025-02-01 00:00 target; "
	            "2025-02-01T00:00:00Z done-late due 2025-08-01 done 2025-08-10 00:00 target; 2025-08-09T23:00:00Z pending due 2026-02-10 target");
	engine_end(&e);
}

TEST(a_round_signed_as_not_required_is_followed_by_the_next_one)
{
	struct engine e;
	begin(&e, LAW_TEXT(DRILL));
	at(&e, "2025-02-01T09:00:00Z", DRILL_NOTE("d1", "2025-01-31T15:00:00Z"));
	at(&e, "2025-04-20T09:00:00Z", "{'entry':'not-required','record':'oak','duty':'drill','reason':'the home stood empty'}");
	assert_text(tell(&e, NULL, "drill", "oak"),
	            "2024-01-15T00:00:00Z done-late due 2024-04-15 done 2025-01-31 15:00 target; "
	            "2025-01-31T15:00:00Z not-applicable due 2025-04-30 target; 2025-04-30T22:59:59Z pending due 2025-07-30 target");
	engine_end(&e);
}

TEST(leaving_ends_the_open_round_and_keeps_how_late_it_was)
{
	struct engine e;
	begin(&e, LAW_TEXT(DUTY("weekly", OF_STAY "    due: aim for 7 days from last done, first from admitted_at\n    done: there is a note where kind is heard\n")));
	at(&e, "2025-01-06T12:00:00Z", STAY);
	at(&e, "2025-02-01T12:00:00Z", STEP("stay", "leave", "'left_at':'2025-02-03T12:00:00Z'"));
	assert_text(tell(&e, "2025-02-03T11:59:59Z", "weekly", "stay"), "2025-01-06T12:00:00Z overdue due 2025-01-13 target");
	assert_text(tell(&e, "2025-02-03T12:00:00Z", "weekly", "stay"), "2025-01-06T12:00:00Z superseded due 2025-01-13 target");
	engine_end(&e);
}

TEST(a_birthday_changes_which_interval_holds)
{
	struct engine e;
	begin(&e, LAW_TEXT(DUTY("young", OF_STAY "    if: child.age is less than 14\n    due: 6 months from last done, first from admitted_at\n    done: there is a note where kind is heard\n")
	                   DUTY("older", OF_STAY "    if: child.age is at least 14\n    due: 12 months from last done, first from admitted_at\n    done: there is a note where kind is heard\n")));
	at(&e, "2025-01-06T12:00:00Z", STAY);
	assert_text(tell(&e, "2025-05-13T12:00:00Z", "young", "stay"), "2025-01-06T12:00:00Z pending due 2025-07-06");
	assert_text(tell(&e, NULL, "older", "stay"), "none");
	assert_text(tell(&e, "2025-05-14T12:00:00Z", "young", "stay"), "2025-01-06T12:00:00Z superseded due 2025-07-06");
	assert_text(tell(&e, NULL, "older", "stay"), "2025-01-06T12:00:00Z pending due 2026-01-06");
	engine_end(&e);
}

/* ---- boxes ---- */

TEST(each_month_is_a_box_of_its_own_and_a_missed_one_stays_overdue)
{
	struct engine e;
	begin(&e, LAW_TEXT(MONTHLY));
	at(&e, "2025-01-03T09:00:00Z", OPEN("note", "v1", "home:oak", "'kind':'visit','at':'2025-01-01T15:00:00Z'"));
	at(&e, "2025-03-02T09:00:00Z", OPEN("note", "v2", "home:oak", "'kind':'visit','at':'2025-02-28T15:00:00Z'"));
	const char *all = tell(&e, "2025-04-02T09:00:00Z", "visit", "oak");
	assert_non_null(strstr(all, "2024-12 overdue due 2024-12-31; 2025-01 done due 2025-01-31 done 2025-01-01 15:00; "
	                            "2025-02 done due 2025-02-28 done 2025-02-28 15:00; 2025-03 overdue due 2025-03-31; 2025-04 pending due 2025-04-30"));
	engine_end(&e);
}

TEST(a_log_typed_next_day_happened_in_its_box_and_is_late_or_not_by_the_clock)
{
	struct engine e;
	begin(&e, LAW_TEXT(DUTY("daily", OF_STAY "    due: aim for 24 hours after each calendar day\n    done: there is a note where step write\n")));
	at(&e, "2025-01-06T12:00:00Z", STAY);
	at(&e, "2025-01-07T10:00:00Z", OPEN("note", "n1", "child:c-1", "'at':'2025-01-06T20:00:00Z'"));
	at(&e, "2025-01-09T10:00:00Z", OPEN("note", "n2", "child:c-1", "'at':'2025-01-07T20:00:00Z'"));
	assert_text(tell(&e, NULL, "daily", "stay"),
	            "2025-01-06 done due 2025-01-07 done 2025-01-07 10:00 target; 2025-01-07 done-late due 2025-01-08 done 2025-01-09 10:00 target; "
	            "2025-01-08 pending due 2025-01-09 target; 2025-01-09 pending due 2025-01-10 target");
	engine_end(&e);
}

TEST(boxes_that_went_by_before_the_carrier_was_written_are_there)
{
	struct engine e;
	begin(&e, LAW_TEXT(DUTY("weekly", OF_STAY "    due: aim for each school week\n    done: there is a note where kind is heard\n")));
	at(&e, "2025-04-24T12:00:00Z", "{'entry':'open','record':'stay','type':'placement','home':'oak','subject':'child:c-1','fields':{'admitted_at':'2025-03-25T12:00:00Z'}}");
	assert_text(tell(&e, NULL, "weekly", "stay"),
	            "2025-W13 overdue due 2025-03-30 target; 2025-W14 overdue due 2025-04-06 target; 2025-W17 pending due 2025-04-27 target");
	engine_end(&e);
}

TEST(a_half_term_has_no_school_week)
{
	struct engine e;
	begin(&e, LAW_TEXT(DUTY("weekly", OF_STAY "    due: aim for each school week\n    done: there is a note where kind is heard\n")));
	at(&e, "2025-05-21T12:00:00Z", "{'entry':'open','record':'stay','type':'placement','home':'oak','subject':'child:c-1','fields':{'admitted_at':'2025-05-21T12:00:00Z'}}");
	assert_text(tell(&e, "2025-06-04T09:00:00Z", "weekly", "stay"),
	            "2025-W21 overdue due 2025-05-25 target; 2025-W23 pending due 2025-06-08 target");
	engine_end(&e);
}

TEST(terms_come_from_the_settings)
{
	struct engine e;
	begin(&e, LAW_TEXT(DUTY("termly", OF_STAY "    due: each school term\n    done: there is a note where kind is heard\n")));
	at(&e, "2025-01-20T12:00:00Z", "{'entry':'open','record':'stay','type':'placement','home':'oak','subject':'child:c-1','fields':{'admitted_at':'2025-01-20T12:00:00Z'}}");
	assert_text(tell(&e, "2025-04-22T09:00:00Z", "termly", "stay"), "spring-2025 overdue due 2025-04-04; summer-2025 pending due 2025-07-23");
	engine_end(&e);
}

/* ---- on file ---- */

TEST(a_gap_is_open_from_when_the_carrier_came_until_the_paper_is_there)
{
	struct engine e;
	begin(&e, LAW_TEXT(POLICY));
	assert_text(tell(&e, "2025-01-03T09:00:00Z", "policy", "oak"), "2024-01-15T00:00:00Z overdue due 2024-01-15 00:00");
	at(&e, "2025-02-01T09:00:00Z", OPEN("paper", "p", "home:oak", "'kind':'policy','dated':'2025-01-20'"));
	assert_text(tell(&e, NULL, "policy", "oak"), "2024-01-15T00:00:00Z done-late due 2024-01-15 00:00 done 2025-01-20 00:00");
	engine_end(&e);
}

TEST(the_next_gap_begins_where_the_evidence_ends)
{
	struct engine e;
	begin(&e, LAW_TEXT(POLICY));
	at(&e, "2025-01-03T09:00:00Z", OPEN("paper", "p", "home:oak", "'kind':'policy','dated':'2024-01-01','valid_to':'2025-03-31'"));
	assert_text(tell(&e, "2025-03-31T12:00:00Z", "policy", "oak"), "2024-01-15T00:00:00Z done due 2024-01-15 00:00 done 2024-01-01 00:00");
	assert_text(tell(&e, "2025-04-01T12:00:00Z", "policy", "oak"),
	            "2024-01-15T00:00:00Z done due 2024-01-15 00:00 done 2024-01-01 00:00; 2025-03-31T22:59:59Z overdue due 2025-03-31");
	engine_end(&e);
}

TEST(an_end_that_is_known_opens_the_next_gap_early_as_due_soon_and_what_follows_at_once_is_in_time)
{
	struct engine e;
	begin(&e, LAW_TEXT(ORDER));
	at(&e, "2025-01-06T12:00:00Z", STAY);
	at(&e, "2025-01-06T12:00:00Z", OPEN("paper", "p", "child:c-1", "'kind':'order','dated':'2025-01-06','valid_to':'2025-06-30'"));
	assert_text(tell(&e, "2025-05-31T12:00:00Z", "order", "stay"), "none");
	assert_text(tell(&e, "2025-06-01T12:00:00Z", "order", "stay"), "2025-06-30T22:59:59Z due-soon due 2025-06-30");
	at(&e, "2025-06-20T12:00:00Z", OPEN("paper", "q", "child:c-1", "'kind':'order','dated':'2025-07-01','valid_to':'2025-12-31'"));
	assert_text(tell(&e, NULL, "order", "stay"), "2025-06-30T22:59:59Z done due 2025-06-30 done 2025-06-30");
	assert_text(tell(&e, "2025-08-01T12:00:00Z", "order", "stay"), "2025-06-30T22:59:59Z done due 2025-06-30 done 2025-06-30");
	engine_end(&e);
}

TEST(a_newer_paper_of_the_same_kind_ends_the_older_one)
{
	struct engine e;
	begin(&e, LAW_TEXT(DUTY("good", OF_HOME "    due: at all times\n    done: there is a paper in force where kind is policy and good is yes\n")));
	at(&e, "2025-01-03T09:00:00Z", OPEN("paper", "p", "home:oak", "'kind':'policy','dated':'2024-01-01','good':true"));
	at(&e, "2025-02-03T09:00:00Z", OPEN("paper", "q", "home:oak", "'kind':'plan','dated':'2025-02-01','good':false"));
	assert_text(tell(&e, NULL, "good", "oak"), "2024-01-15T00:00:00Z done due 2024-01-15 00:00 done 2024-01-01 00:00");
	at(&e, "2025-03-03T09:00:00Z", OPEN("paper", "r", "home:oak", "'kind':'policy','dated':'2025-03-01','good':false"));
	assert_text(tell(&e, NULL, "good", "oak"),
	            "2024-01-15T00:00:00Z done due 2024-01-15 00:00 done 2024-01-01 00:00; 2025-02-28T23:59:59Z overdue due 2025-02-28");
	engine_end(&e);
}

TEST(a_stay_that_begins_later_waits_and_a_sixteenth_birthday_opens_a_gap)
{
	struct engine e;
	begin(&e, LAW_TEXT(DUTY("pathway", OF_STAY "    if: child.age is at least 14\n    due: at all times, within 3 months\n    done: there is a paper in force where kind is plan\n")));
	at(&e, "2025-01-06T12:00:00Z", "{'entry':'open','record':'stay','type':'placement','home':'oak','subject':'child:c-1','fields':{'admitted_at':'2025-02-01T12:00:00Z'}}");
	assert_text(tell(&e, "2025-03-01T12:00:00Z", "pathway", "stay"), "none");
	assert_text(tell(&e, "2025-05-20T12:00:00Z", "pathway", "stay"), "2025-05-13T23:00:00Z pending due 2025-08-14");
	engine_end(&e);
}

/* ---- each, followed ---- */

TEST(a_new_starter_gets_an_instance_and_a_leaver_s_is_superseded)
{
	struct engine e;
	begin(&e, LAW_TEXT(DUTY("talks", OF_HOME "    each: staff in force where care_role is yes\n    due: aim for 1 month from last done, first from each.started_here_on\n    done: there is a note where kind is heard\n")));
	assert_text(tell(&e, "2025-01-03T09:00:00Z", "talks", "oak"),
	            "[s-1] 2024-01-01T00:00:00Z overdue due 2024-02-01 target; [s-2] 2024-01-01T00:00:00Z overdue due 2024-02-01 target");
	at(&e, "2025-02-01T09:00:00Z", "{'entry':'open','record':'s-3','type':'staff','home':'oak','fields':{'started_here_on':'2025-02-10','care_role':true}}");
	at(&e, "2025-02-05T09:00:00Z", STEP("s-2", "leave", "'left_on':'2025-02-28'"));
	at(&e, "2025-02-15T09:00:00Z", OPEN("note", "n", "staff:s-1", "'kind':'heard','at':'2025-02-14T15:00:00Z'"));
	assert_text(tell(&e, "2025-03-01T09:00:00Z", "talks", "oak"),
	            "[s-1] 2024-01-01T00:00:00Z done-late due 2024-02-01 done 2025-02-14 15:00 target; [s-1] 2025-02-14T15:00:00Z pending due 2025-03-14 target; "
	            "[s-2] 2024-01-01T00:00:00Z superseded due 2024-02-01 target; [s-3] 2025-02-10T00:00:00Z pending due 2025-03-10 target");
	engine_end(&e);
}

/* ---- a home starts on a day ---- */

TEST(what_nobody_has_told_is_not_known_until_one_round_has_gone_by)
{
	struct engine e;
	engine_begin_home(&e, NO_EVENT, LAW_TEXT(DRILL POLICY MONTHLY), ",'live_from':'2025-02-10'");
	assert_text(tell(&e, "2025-02-11T09:00:00Z", "drill", "oak"), "2025-02-10T00:00:00Z not-known due 2025-05-10 target");
	assert_text(tell(&e, NULL, "policy", "oak"), "2025-02-10T00:00:00Z not-known due 2025-03-10");
	assert_text(tell(&e, NULL, "visit", "oak"), "none");
	assert_text(tell(&e, "2025-03-01T09:00:00Z", "visit", "oak"), "2025-03 pending due 2025-03-31");
	at(&e, "2025-03-02T09:00:00Z", DRILL_NOTE("d", "2025-01-20T15:00:00Z"));
	assert_text(tell(&e, NULL, "drill", "oak"),
	            "2025-01-20T15:00:00Z pending due 2025-04-20 target; 2025-02-10T00:00:00Z superseded due 2025-05-10 target");
	assert_text(tell(&e, "2025-03-11T09:00:00Z", "policy", "oak"), "2025-02-10T00:00:00Z overdue due 2025-03-10");
	engine_end(&e);
}

TEST(history_opens_nothing_unless_it_was_carried_over)
{
	struct engine e;
	engine_begin_home(&e, EVENT_TEXT(DUTY("sign", "    due: 48 hours from started_at\n    done: step sign\n")), LAW_TEXT(POLICY), ",'live_from':'2025-02-10'");
	imported_at(&e, "2025-02-10T09:00:00Z", "{'entry':'open','record':'m','type':'event','home':'oak','subject':'child:c-1','written_at':'2025-02-01T10:00:00Z','fields':{'started_at':'2025-02-01T09:00:00Z'}}");
	imported_at(&e, "2025-02-10T09:00:00Z", "{'entry':'open','record':'n','type':'event','home':'oak','subject':'child:c-1','written_at':'2025-02-01T10:00:00Z','carried_over':true,'fields':{'started_at':'2025-02-01T09:00:00Z'}}");
	assert_text(tell(&e, NULL, "sign", "m"), "none");
	assert_text(tell(&e, NULL, "sign", "n"), "overdue due 2025-02-03 09:00 imported");
	engine_end(&e);
}

/* ---- publications ---- */

TEST(rounds_opened_after_a_publication_use_the_new_law_and_events_that_of_their_carrier)
{
	struct engine e;
	engine_begin(&e, EVENT_TEXT(DUTY("sign", "    due: 48 hours from started_at\n    done: step sign\n")), LAW_TEXT(DRILL));
	at(&e, "2025-02-01T09:00:00Z", DRILL_NOTE("d1", "2025-01-31T15:00:00Z"));
	at(&e, "2025-02-01T10:00:00Z", OPEN("event", "m", "child:c-1", "'started_at':'2025-02-01T09:00:00Z'"));
	e.laws[1] = engine_law(&e, EVENT_TEXT(DUTY("sign", "    due: 24 hours from started_at\n    done: step sign\n")),
	                       LAW_TEXT(DUTY("drill", OF_HOME "    due: aim for 1 month from last done, first from registered_on\n    done: there is a note where kind is drill\n")));
	e.published[1] = moment(&e, "2025-02-01T11:00:00Z");
	e.g.count = 2;
	struct entry publication = e.entries[0];
	publication.kind = ENTRY_PUBLISH;
	publication.no = (int64_t)e.count + 1;
	publication.written = publication.received = e.published[1];
	publication.imported = false;
	publication.field_count = 0;
	world_publish(e.w, &e.g);
	e.entries[e.count++] = publication;
	engine_put(&e, &publication);
	at(&e, "2025-02-01T12:00:00Z", OPEN("event", "n", "child:c-1", "'started_at':'2025-02-01T11:30:00Z'"));
	assert_text(tell(&e, NULL, "sign", "m"), "pending due 2025-02-03 09:00");
	assert_text(tell(&e, NULL, "sign", "n"), "pending due 2025-02-02 11:30");
	at(&e, "2025-03-01T09:00:00Z", DRILL_NOTE("d2", "2025-02-28T15:00:00Z"));
	assert_text(tell(&e, NULL, "drill", "oak"),
	            "2024-01-15T00:00:00Z done-late due 2024-04-15 done 2025-01-31 15:00 target; "
	            "2025-01-31T15:00:00Z done due 2025-04-30 done 2025-02-28 15:00 target; 2025-02-28T15:00:00Z pending due 2025-03-28 target");
	engine_end(&e);
}

RUN(T(the_first_round_counts_from_the_registration_and_each_piece_ends_one_round),
    T(evidence_from_before_where_the_round_began_ends_nothing), T(two_pieces_typed_at_once_end_two_rounds),
    T(a_field_given_again_is_new_evidence), T(a_round_signed_as_not_required_is_followed_by_the_next_one),
    T(leaving_ends_the_open_round_and_keeps_how_late_it_was), T(a_birthday_changes_which_interval_holds),
    T(each_month_is_a_box_of_its_own_and_a_missed_one_stays_overdue),
    T(a_log_typed_next_day_happened_in_its_box_and_is_late_or_not_by_the_clock),
    T(boxes_that_went_by_before_the_carrier_was_written_are_there), T(a_half_term_has_no_school_week), T(terms_come_from_the_settings),
    T(a_gap_is_open_from_when_the_carrier_came_until_the_paper_is_there), T(the_next_gap_begins_where_the_evidence_ends),
    T(an_end_that_is_known_opens_the_next_gap_early_as_due_soon_and_what_follows_at_once_is_in_time),
    T(a_newer_paper_of_the_same_kind_ends_the_older_one),
    T(a_stay_that_begins_later_waits_and_a_sixteenth_birthday_opens_a_gap),
    T(a_new_starter_gets_an_instance_and_a_leaver_s_is_superseded),
    T(what_nobody_has_told_is_not_known_until_one_round_has_gone_by),
    T(history_opens_nothing_unless_it_was_carried_over),
    T(rounds_opened_after_a_publication_use_the_new_law_and_events_that_of_their_carrier))
