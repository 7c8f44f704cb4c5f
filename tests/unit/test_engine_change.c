/* What changes what is open and what has ended: late papers, corrections, settings, holidays, signatures, imports, first days. */
#include "engine_help.h"

#define OF_HOME "    starts: home\n"
#define OF_STAY "    starts: placement\n"
#define NO_EVENT EVENT_TEXT(DUTY("nothing", "    due: 1 day from started_at\n    done: step sign\n"))
#define NO_LAW LAW_TEXT(DUTY("nothing", "    due: 1 day from at\n    done: step write\n"))
#define POLICY DUTY("policy", OF_HOME "    due: at all times\n    done: there is a paper in force where kind is policy\n")
#define WITHIN DUTY("plan", OF_STAY "    due: at all times, aim for 5 days\n    done: there is a paper in force where kind is plan\n")
#define DRILL DUTY("drill", OF_HOME "    due: aim for 10 working days from last done, first from registered_on\n    done: there is a note where kind is drill\n")
#define SIGN DUTY("sign", "    due: 48 hours from started_at\n    done: step sign\n")
#define STAY "{'entry':'open','record':'stay','type':'placement','home':'oak','subject':'child:c-1','fields':{'admitted_at':'2025-01-06T12:00:00Z'}}"
#define PAPER(ref, fields) OPEN("paper", ref, "home:oak", fields)
#define DRILL_NOTE(ref, when) OPEN("note", ref, "home:oak", "'kind':'drill','at':'" when "'")
#define HAPPENS(ref, when) OPEN("event", ref, "child:c-1", "'kind':'hold','started_at':'" when "'")
#define WITHDRAW(ref) "{'entry':'withdraw','record':'" ref "','reason':'entered twice'}"
#define SET(setting, value) "{'entry':'set','record':'oak','setting':'" setting "','reason':'ours','value':'" value "'}"

/* ---- gaps ---- */

TEST(a_paper_that_is_withdrawn_leaves_the_gap_as_if_it_had_never_been_there)
{
	struct engine e;
	engine_begin(&e, NO_EVENT, LAW_TEXT(POLICY));
	at(&e, "2025-02-01T09:00:00Z", PAPER("p", "'kind':'policy','dated':'2025-01-20'"));
	assert_text(tell(&e, NULL, "policy", "oak"), "2024-01-15T00:00:00Z done-late due 2024-01-15 00:00 done 2025-01-20 00:00");
	at(&e, "2025-03-01T09:00:00Z", WITHDRAW("p"));
	assert_text(tell(&e, NULL, "policy", "oak"), "2024-01-15T00:00:00Z overdue due 2024-01-15 00:00");
	engine_end(&e);
}

TEST(a_paper_whose_end_is_corrected_opens_a_gap_in_the_past_and_a_longer_one_closes_it)
{
	struct engine e;
	engine_begin(&e, NO_EVENT, LAW_TEXT(POLICY));
	at(&e, "2025-01-03T09:00:00Z", PAPER("p", "'kind':'policy','dated':'2024-01-01','valid_to':'2025-12-31'"));
	assert_text(tell(&e, "2025-06-01T09:00:00Z", "policy", "oak"), "2024-01-15T00:00:00Z done due 2024-01-15 00:00 done 2024-01-01 00:00");
	at(&e, "2025-06-02T09:00:00Z", CORRECT("p", "'valid_to':'2025-03-31'"));
	assert_text(tell(&e, NULL, "policy", "oak"),
	            "2024-01-15T00:00:00Z done due 2024-01-15 00:00 done 2024-01-01 00:00; 2025-03-31T22:59:59Z overdue due 2025-03-31");
	at(&e, "2025-06-03T09:00:00Z", CORRECT("p", "'valid_to':'2025-06-30'"));
	assert_text(tell(&e, NULL, "policy", "oak"), "2024-01-15T00:00:00Z done due 2024-01-15 00:00 done 2024-01-01 00:00");
	engine_end(&e);
}

TEST(a_gap_has_the_time_the_law_or_the_home_gives_it)
{
	struct engine e;
	engine_begin(&e, NO_EVENT, LAW_TEXT(WITHIN));
	at(&e, "2025-01-06T12:00:00Z", STAY);
	assert_text(tell(&e, NULL, "plan", "stay"), "2025-01-06T12:00:00Z pending due 2025-01-11 target");
	at(&e, "2025-01-07T09:00:00Z", SET("plan", "9 days"));
	assert_text(tell(&e, NULL, "plan", "stay"), "2025-01-06T12:00:00Z pending due 2025-01-15 first 2025-01-11 target");
	at(&e, "2025-01-14T09:00:00Z", OPEN("paper", "p", "child:c-1", "'kind':'plan','dated':'2025-01-13'"));
	assert_text(tell(&e, NULL, "plan", "stay"), "2025-01-06T12:00:00Z done due 2025-01-15 first 2025-01-11 done 2025-01-13 00:00 target");
	/* What has ended stays under the number that held then. */
	at(&e, "2025-01-20T09:00:00Z", SET("plan", "3 days"));
	assert_text(tell(&e, NULL, "plan", "stay"), "2025-01-06T12:00:00Z done due 2025-01-15 first 2025-01-11 done 2025-01-13 00:00 target");
	engine_end(&e);
}

TEST(leaving_ends_an_open_gap_and_a_signed_not_required_is_for_that_gap_alone)
{
	struct engine e;
	engine_begin(&e, NO_EVENT, LAW_TEXT(WITHIN POLICY));
	at(&e, "2025-01-06T12:00:00Z", STAY);
	at(&e, "2025-01-10T12:00:00Z", STEP("stay", "leave", "'left_at':'2025-01-20T12:00:00Z'"));
	assert_text(tell(&e, "2025-01-19T12:00:00Z", "plan", "stay"), "2025-01-06T12:00:00Z overdue due 2025-01-11 target");
	assert_text(tell(&e, "2025-01-20T12:00:00Z", "plan", "stay"), "2025-01-06T12:00:00Z superseded due 2025-01-11 target");
	at(&e, "2025-01-21T09:00:00Z", "{'entry':'not-required','record':'oak','duty':'policy','reason':'the provider has one'}");
	assert_text(tell(&e, NULL, "policy", "oak"), "2024-01-15T00:00:00Z not-applicable due 2024-01-15 00:00");
	at(&e, "2025-01-22T09:00:00Z", PAPER("p", "'kind':'policy','dated':'2025-01-22','valid_to':'2025-02-28'"));
	assert_text(tell(&e, "2025-03-02T09:00:00Z", "policy", "oak"),
	            "2024-01-15T00:00:00Z not-applicable due 2024-01-15 00:00; 2025-02-28T23:59:59Z overdue due 2025-02-28");
	engine_end(&e);
}

TEST(which_of_two_is_in_force_is_told_from_what_was_known_then)
{
	struct engine e;
	engine_begin(&e, NO_EVENT, LAW_TEXT(DUTY("good", OF_HOME "    due: at all times\n    done: there is a paper in force where kind is policy and good is yes\n")));
	at(&e, "2025-01-03T09:00:00Z", PAPER("p", "'kind':'policy','dated':'2024-01-01','good':true"));
	at(&e, "2025-02-03T09:00:00Z", PAPER("q", "'kind':'policy','dated':'2025-03-01','good':false"));
	assert_text(tell(&e, "2025-03-10T09:00:00Z", "good", "oak"),
	            "2024-01-15T00:00:00Z done due 2024-01-15 00:00 done 2024-01-01 00:00; 2025-02-28T23:59:59Z overdue due 2025-02-28");
	/* Dated anew, before the first: since then the first is the newer one. It was not until then. */
	at(&e, "2025-03-11T09:00:00Z", STEP("q", "write", "'dated':'2023-06-01'"));
	assert_text(tell(&e, NULL, "good", "oak"),
	            "2024-01-15T00:00:00Z done due 2024-01-15 00:00 done 2024-01-01 00:00; "
	            "2025-02-28T23:59:59Z done due 2025-02-28 done 2024-01-01 00:00");
	/* And again, after it. */
	at(&e, "2025-03-20T09:00:00Z", STEP("q", "write", "'dated':'2025-03-19'"));
	assert_text(tell(&e, NULL, "good", "oak"),
	            "2024-01-15T00:00:00Z done due 2024-01-15 00:00 done 2024-01-01 00:00; "
	            "2025-02-28T23:59:59Z done due 2025-02-28 done 2024-01-01 00:00; 2025-03-18T23:59:59Z overdue due 2025-03-18");
	engine_end(&e);
}

/* ---- numbers and days in the middle ---- */

TEST(a_setting_in_the_middle_moves_the_open_round_and_leaves_those_that_ended)
{
	struct engine e;
	engine_begin(&e, NO_EVENT, LAW_TEXT(DRILL));
	at(&e, "2025-01-06T09:00:00Z", DRILL_NOTE("d1", "2025-01-06T08:00:00Z"));
	at(&e, "2025-01-13T09:00:00Z", DRILL_NOTE("d2", "2025-01-13T08:00:00Z"));
	at(&e, "2025-01-14T09:00:00Z", SET("drill", "5 days"));
	assert_text(tell(&e, "2025-01-20T09:00:00Z", "drill", "oak"),
	            "2024-01-15T00:00:00Z done-late due 2024-01-29 done 2025-01-06 08:00 target; "
	            "2025-01-06T08:00:00Z done due 2025-01-20 done 2025-01-13 08:00 target; "
	            "2025-01-13T08:00:00Z overdue due 2025-01-18 first 2025-01-27 target");
	at(&e, "2025-01-20T10:00:00Z", SET("drill", "2 weeks"));
	assert_text(tell(&e, NULL, "drill", "oak"),
	            "2024-01-15T00:00:00Z done-late due 2024-01-29 done 2025-01-06 08:00 target; "
	            "2025-01-06T08:00:00Z done due 2025-01-20 done 2025-01-13 08:00 target; "
	            "2025-01-13T08:00:00Z pending due 2025-01-27 target");
	engine_end(&e);
}

TEST(a_bank_holiday_newly_proclaimed_moves_the_open_round)
{
	struct engine e;
	engine_begin(&e, NO_EVENT, LAW_TEXT(DRILL));
	at(&e, "2025-06-02T09:00:00Z", DRILL_NOTE("d1", "2025-06-02T08:00:00Z"));
	assert_text(strstr(tell(&e, NULL, "drill", "oak"), "2025-06-02T"), "2025-06-02T08:00:00Z pending due 2025-06-16 target");
	at(&e, "2025-06-05T09:00:00Z", "{'entry':'set','record':'prov','setting':'bank-holiday','reason':'a coronation','value':'2025-06-09'}");
	assert_text(strstr(tell(&e, NULL, "drill", "oak"), "2025-06-02T"), "2025-06-02T08:00:00Z pending due 2025-06-17 first 2025-06-16 target");
	/* One that lies outside changes nothing; one on a weekend neither. */
	at(&e, "2025-06-06T09:00:00Z", "{'entry':'set','record':'prov','setting':'bank-holiday','reason':'another','value':'2025-06-14'}");
	at(&e, "2025-06-06T09:00:00Z", "{'entry':'set','record':'prov','setting':'bank-holiday','reason':'another','value':'2025-06-20'}");
	assert_text(strstr(tell(&e, NULL, "drill", "oak"), "2025-06-02T"), "2025-06-02T08:00:00Z pending due 2025-06-17 first 2025-06-16 target");
	engine_end(&e);
}

/* ---- signatures ---- */

TEST(a_signature_stands_until_what_it_covers_is_corrected_and_what_came_after_it_does_not_break_it)
{
	struct engine e;
	engine_begin(&e, EVENT_TEXT(SIGN), NO_LAW);
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", "2025-06-02T09:00:00Z"));
	at(&e, "2025-06-02T11:00:00Z", STEP("m", "sign", ""));
	at(&e, "2025-06-02T12:00:00Z", STEP("m", "write-up", "'ended_at':'2025-06-02T09:30:00Z'"));
	at(&e, "2025-06-02T13:00:00Z", CORRECT("m", "'ended_at':'2025-06-02T09:40:00Z'"));
	assert_text(tell(&e, NULL, "sign", "m"), "done due 2025-06-04 10:00 done 2025-06-02 12:00");
	at(&e, "2025-06-03T13:00:00Z", CORRECT("m", "'kind':'lock'"));
	assert_text(tell(&e, NULL, "sign", "m"), "pending due 2025-06-04 10:00");
	at(&e, "2025-06-04T08:00:00Z", STEP("m", "sign", ""));
	assert_text(tell(&e, NULL, "sign", "m"), "done due 2025-06-04 10:00 done 2025-06-04 09:00");
	engine_end(&e);
}

TEST(a_signature_that_is_withdrawn_was_never_given)
{
	struct engine e;
	engine_begin(&e, EVENT_TEXT(SIGN), NO_LAW);
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", "2025-06-02T09:00:00Z"));
	at(&e, "2025-06-02T11:00:00Z", "{'entry':'step','record':'m','step':'sign','id':'01970000-0000-7000-8000-000000000001','fields':{}}");
	assert_text(tell(&e, NULL, "sign", "m"), "done due 2025-06-04 10:00 done 2025-06-02 12:00");
	at(&e, "2025-06-05T11:00:00Z", "{'entry':'withdraw','record':'m','withdraws':'01970000-0000-7000-8000-000000000001','reason':'signed by mistake'}");
	assert_text(tell(&e, NULL, "sign", "m"), "overdue due 2025-06-04 10:00");
	engine_end(&e);
}

/* ---- imports ---- */

TEST(an_import_gives_the_states_as_they_were_and_only_what_was_due_says_so)
{
	struct engine e;
	engine_begin(&e, EVENT_TEXT(SIGN), NO_LAW);
	imported_at(&e, "2025-06-05T10:00:00Z", "{'entry':'open','record':'m','type':'event','home':'oak','subject':'child:c-1','written_at':'2025-05-01T10:00:00Z','fields':{'started_at':'2025-05-01T09:00:00Z'}}");
	imported_at(&e, "2025-06-05T10:00:00Z", "{'entry':'step','record':'m','step':'sign','written_at':'2025-05-02T10:00:00Z','fields':{}}");
	imported_at(&e, "2025-06-05T10:00:00Z", "{'entry':'open','record':'n','type':'event','home':'oak','subject':'child:c-1','written_at':'2025-05-01T10:00:00Z','fields':{'started_at':'2025-05-01T09:00:00Z'}}");
	imported_at(&e, "2025-06-05T10:00:00Z", "{'entry':'step','record':'n','step':'sign','written_at':'2025-05-06T10:00:00Z','fields':{}}");
	assert_text(tell(&e, NULL, "sign", "m"), "done due 2025-05-03 10:00 done 2025-05-02 11:00 imported");
	assert_text(tell(&e, NULL, "sign", "n"), "done-late due 2025-05-03 10:00 done 2025-05-06 11:00 imported");
	engine_end(&e);
}

TEST(an_import_signed_after_it_came_is_late_and_stays_imported)
{
	struct engine e;
	engine_begin(&e, EVENT_TEXT(SIGN), NO_LAW);
	imported_at(&e, "2025-06-05T10:00:00Z", "{'entry':'open','record':'m','type':'event','home':'oak','subject':'child:c-1','written_at':'2025-05-01T10:00:00Z','fields':{'started_at':'2025-05-01T09:00:00Z'}}");
	at(&e, "2025-06-06T10:00:00Z", STEP("m", "sign", ""));
	assert_text(tell(&e, NULL, "sign", "m"), "done-late due 2025-05-03 10:00 done 2025-06-06 11:00 imported");
	engine_end(&e);
}

/* ---- the first day ---- */

TEST(a_first_day_told_later_takes_back_what_opened_before_it)
{
	struct engine e;
	engine_begin(&e, EVENT_TEXT(SIGN), LAW_TEXT(DRILL POLICY));
	at(&e, "2025-01-20T10:00:00Z", HAPPENS("m", "2025-01-20T09:00:00Z"));
	at(&e, "2025-02-20T10:00:00Z", HAPPENS("n", "2025-02-20T09:00:00Z"));
	assert_text(tell(&e, NULL, "sign", "m"), "overdue due 2025-01-22 09:00");
	at(&e, "2025-02-20T11:00:00Z", STEP("oak", "register", "'live_from':'2025-02-10'"));
	assert_text(tell(&e, NULL, "sign", "n"), "pending due 2025-02-22 09:00");
	assert_text(tell(&e, NULL, "drill", "oak"), "2025-02-10T00:00:00Z not-known due 2025-02-24 target");
	assert_text(tell(&e, NULL, "policy", "oak"), "2025-02-10T00:00:00Z not-known due 2025-03-10");
	engine_end(&e);
}

TEST(what_is_told_in_time_was_never_unknown_and_later_rounds_are_as_ever)
{
	struct engine e;
	engine_begin_home(&e, NO_EVENT, LAW_TEXT(DRILL POLICY), ",'live_from':'2025-02-10'");
	at(&e, "2025-02-12T09:00:00Z", DRILL_NOTE("d", "2025-02-11T15:00:00Z"));
	at(&e, "2025-02-12T09:00:00Z", PAPER("p", "'kind':'policy','dated':'2024-06-01'"));
	assert_text(tell(&e, "2025-02-26T09:00:00Z", "drill", "oak"),
	            "2025-02-10T00:00:00Z superseded due 2025-02-24 target; 2025-02-11T15:00:00Z overdue due 2025-02-25 target");
	assert_text(tell(&e, NULL, "policy", "oak"), "2025-02-10T00:00:00Z superseded due 2025-03-10");
	engine_end(&e);
}

/* ---- duties on duties ---- */

#define OWED                                                                                                           \
	"  - duty: owed\n    title: They tell us\n    due: 2 days from started_at\n    done: told_at is filled\n"             \
	"    owner: registered manager\n    force: other-body\n    owed by: the authority\n    source: Guidance\n    from: 2015-04-01\n"               \
	"    area: [leaders and managers]\n    examples:\n      - {none: yes}\n"
#define CHALLENGE DUTY("challenge", "    starts: duty\n    if: force is other-body and state is overdue\n    due: aim for 1 working day from due\n    done: there is a note about this where kind is chased\n")

TEST(a_corrected_start_moves_what_stands_on_the_duty_and_takes_it_back)
{
	struct engine e;
	engine_begin(&e, EVENT_TEXT(OWED CHALLENGE), NO_LAW);
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", "2025-06-02T09:00:00Z"));
	assert_text(tell(&e, "2025-06-04T22:59:59Z", "challenge", "m"), "none");
	assert_text(tell(&e, "2025-06-04T23:00:00Z", "challenge", "m"), "pending due 2025-06-05 target");
	at(&e, "2025-06-06T10:00:00Z", CORRECT("m", "'started_at':'2025-06-05T09:00:00Z'"));
	assert_text(tell(&e, NULL, "owed", "m"), "pending due 2025-06-07 first 2025-06-04");
	assert_text(tell(&e, NULL, "challenge", "m"), "none");
	assert_text(tell(&e, "2025-06-08T10:00:00Z", "challenge", "m"), "pending due 2025-06-09 target");
	engine_end(&e);
}

TEST(what_is_not_required_any_more_lets_what_stands_on_it_go)
{
	struct engine e;
	engine_begin(&e, EVENT_TEXT(OWED CHALLENGE), NO_LAW);
	at(&e, "2025-06-02T10:00:00Z", HAPPENS("m", "2025-06-02T09:00:00Z"));
	assert_text(tell(&e, "2025-06-10T10:00:00Z", "challenge", "m"), "overdue due 2025-06-05 target");
	at(&e, "2025-06-10T11:00:00Z", "{'entry':'not-required','record':'m','duty':'owed','reason':'another authority'}");
	assert_text(tell(&e, NULL, "challenge", "m"), "superseded due 2025-06-05 target");
	engine_end(&e);
}

RUN(T(a_paper_that_is_withdrawn_leaves_the_gap_as_if_it_had_never_been_there),
    T(a_paper_whose_end_is_corrected_opens_a_gap_in_the_past_and_a_longer_one_closes_it),
    T(a_gap_has_the_time_the_law_or_the_home_gives_it),
    T(leaving_ends_an_open_gap_and_a_signed_not_required_is_for_that_gap_alone),
    T(which_of_two_is_in_force_is_told_from_what_was_known_then),
    T(a_setting_in_the_middle_moves_the_open_round_and_leaves_those_that_ended),
    T(a_bank_holiday_newly_proclaimed_moves_the_open_round),
    T(a_signature_stands_until_what_it_covers_is_corrected_and_what_came_after_it_does_not_break_it),
    T(a_signature_that_is_withdrawn_was_never_given), T(an_import_gives_the_states_as_they_were_and_only_what_was_due_says_so),
    T(an_import_signed_after_it_came_is_late_and_stays_imported), T(a_first_day_told_later_takes_back_what_opened_before_it),
    T(what_is_told_in_time_was_never_unknown_and_later_rounds_are_as_ever),
    T(a_corrected_start_moves_what_stands_on_the_duty_and_takes_it_back),
    T(what_is_not_required_any_more_lets_what_stands_on_it_go))
