/* Whose a duty is: the post's holder, the stand-in, the responsible individual; nobody judges themselves. */
#include "duties/owner.h"
#include "engine_help.h"

#define OWNED(id, owner)                                                                                               \
	"  - duty: " id "\n    title: Do it\n    due: 2 days from started_at\n    done: step sign\n    owner: " owner          \
	"\n    force: law\n    source: A regulation\n    from: 2015-04-01\n    area: [leaders and managers]\n"               \
	"    examples:\n      - {none: yes}\n"
#define STAFF_DUTY                                                                                                     \
	DUTY("supervision", "    starts: staff\n    due: aim for 1 month from last done, first from started_here_on\n"        \
	                    "    done: there is a note where kind is heard\n")
#define CHASED                                                                                                         \
	"  - duty: chased\n    title: Chase\n    due: ladder climb from started_at\n    done: there is a note about this where kind is heard\n" \
	"    owner: registered manager\n    force: law\n    source: A regulation\n    from: 2015-04-01\n"                    \
	"    area: [leaders and managers]\n    examples:\n      - {none: yes}\n"

/* A post in a home; the same from whoever writes. */
#define POST_REST(ref, home, fields)                                                               \
	"'entry':'open','record':'" ref "','type':'registered-person','home':'" home "','subject':'home:" home "','fields':{" fields "}}"
#define POST(ref, home, fields) "{" POST_REST(ref, home, fields)
#define BY_RI "{'by':'registered-person:ri',"

static void begin(struct engine *e)
{
	engine_begin(e,
	             EVENT_TEXT(OWNED("manager", "registered manager") OWNED("answers", "responsible individual")
	                            OWNED("wrote", "author") OWNED("leads", "shift leader") OWNED("works", "key worker")
	                                OWNED("named", "leader") CHASED),
	             LAW_TEXT(STAFF_DUTY));
	at(e, "2025-01-02T10:00:00Z",
	   "{'entry':'open','record':'ri','type':'registered-person','home':'oak','subject':'home:oak','fields':{'role':'responsible-individual','from':'2024-01-01'}}");
	at(e, "2025-01-02T10:00:00Z",
	   "{'entry':'open','record':'s-3','type':'staff','home':'oak','fields':{'full_name':'Kay','started_here_on':'2024-01-01','role':'key-worker'}}");
}

static void happens(struct engine *e, const char *ref, const char *more)
{
	at(e, "2025-06-02T10:00:00Z",
	   arena_printf(e->c.arena, OPEN("event", "%s", "child:c-1", "'started_at':'2025-06-02T09:00:00Z'%s"), ref, more));
}

static const char *ref_of(struct ctx *c, void *self, record_no no)
{
	const struct record *r = world_record(c, self, no);
	return r == NULL ? NULL : r->ref;
}

/* Whose the instance of a duty on a record is now; of a ladder's: of one rung. */
static const char *owner_now(struct engine *e, const char *duty, const char *ref, const char *round)
{
	const struct instance **list = NULL;
	size_t count = 0;
	record_no no = 0;
	struct owner o;
	struct record_source source = world_records(e->w);
	struct owners *owners = owners_in_world(&e->c, e->w, e->now);
	assert_true(source.no_of(&e->c, source.self, ref, &no));
	struct instance_filter f = {.record = no, .duty = symbol_find(duty)};
	world_instances(&e->c, e->w, &f, &list, &count);
	for (size_t i = 0; i < count; i++) {
		if (round == NULL || strcmp(list[i]->round, round) == 0) {
			assert_true(owner_of(&e->c, owners, list[i], &o));
			return owner_words(&e->c, &o, ref_of, e->w);
		}
	}
	return "no instance";
}

#define VACANT "nobody holds the post of registered manager"

TEST(the_post_s_holder_has_it_and_whoever_holds_it_next)
{
	struct engine e;
	begin(&e);
	happens(&e, "m", "");
	assert_text(owner_now(&e, "manager", "m", NULL), "s-1");
	assert_text(owner_now(&e, "answers", "m", NULL), "ri");
	assert_text(owner_now(&e, "wrote", "m", NULL), "s-1");
	assert_text(owner_now(&e, "works", "m", NULL), "s-3");
	at(&e, "2025-06-02T11:00:00Z", STEP("post", "end", "'to':'2025-06-03'"));
	at(&e, "2025-06-02T11:00:00Z",
	   POST("post-2", "oak", "'role':'manager','staff':'s-2','from':'2025-06-05'"));
	pass(&e, "2025-06-03T12:00:00Z");
	assert_text(owner_now(&e, "manager", "m", NULL), "s-1");
	pass(&e, "2025-06-04T12:00:00Z");
	assert_text(owner_now(&e, "manager", "m", NULL), "ri, responsible individual: " VACANT);
	pass(&e, "2025-06-05T12:00:00Z");
	assert_text(owner_now(&e, "manager", "m", NULL), "s-2");
	engine_end(&e);
}

TEST(a_vacant_post_goes_to_its_stand_in_then_to_the_person_in_charge)
{
	struct engine e;
	begin(&e);
	happens(&e, "m", "");
	at(&e, "2025-06-02T11:00:00Z", STEP("post", "end", "'to':'2025-06-03'"));
	pass(&e, "2025-06-04T12:00:00Z");
	assert_text(owner_now(&e, "manager", "m", NULL), "ri, responsible individual: " VACANT);
	at(&e, "2025-06-04T13:00:00Z", BY_RI POST_REST("now", "oak", "'role':'person-in-charge','staff':'s-2','from':'2025-06-04'"));
	assert_text(owner_now(&e, "manager", "m", NULL), "s-2, standing in: " VACANT);
	at(&e, "2025-06-04T14:00:00Z", BY_RI "'entry':'correct','record':'post','reason':'wrong','fields':{'stand_ins':['s-3','s-2']}}");
	assert_text(owner_now(&e, "manager", "m", NULL), "s-3, standing in: " VACANT);
	engine_end(&e);
}

TEST(where_nobody_holds_any_post_it_says_so_plainly)
{
	struct engine e;
	begin(&e);
	happens(&e, "m", "");
	at(&e, "2025-06-02T11:00:00Z", STEP("ri", "end", "'to':'2025-06-03'"));
	at(&e, "2025-06-02T11:00:00Z", STEP("post", "end", "'to':'2025-06-03'"));
	pass(&e, "2025-06-04T12:00:00Z");
	assert_text(owner_now(&e, "manager", "m", NULL), VACANT);
	assert_text(owner_now(&e, "answers", "m", NULL), "nobody holds the post of responsible individual");
	assert_text(owner_now(&e, "named", "m", NULL), "nobody is named as leader");
	engine_end(&e);
}

TEST(while_the_manager_is_away_the_one_named_stands_in)
{
	struct engine e;
	begin(&e);
	happens(&e, "m", "");
	at(&e, "2025-06-02T11:00:00Z", OPEN("manager-absence", "away", "home:oak", "'actual_start':'2025-06-02','stand_in_staff':'s-2'"));
	assert_text(owner_now(&e, "manager", "m", NULL), "s-2, standing in for s-1, who is away");
	at(&e, "2025-06-05T11:00:00Z", STEP("away", "return", "'returned_on':'2025-06-05'"));
	pass(&e, "2025-06-06T11:00:00Z");
	assert_text(owner_now(&e, "manager", "m", NULL), "s-1");
	at(&e, "2025-06-07T11:00:00Z", OPEN("manager-absence", "away-2", "home:oak", "'actual_start':'2025-06-07'"));
	assert_text(owner_now(&e, "manager", "m", NULL), "ri, responsible individual: the registered manager is away");
	at(&e, "2025-06-07T12:00:00Z", POST("now", "oak", "'role':'person-in-charge','staff':'s-3','from':'2025-06-07'"));
	assert_text(owner_now(&e, "manager", "m", NULL), "s-3, standing in for s-1, who is away");
	engine_end(&e);
}

TEST(a_stand_in_it_is_about_is_passed_over_for_the_next)
{
	struct engine e;
	begin(&e);
	at(&e, "2025-06-02T09:30:00Z", CORRECT("post", "'stand_ins':['s-2','s-3']"));
	happens(&e, "m", ",'whom':'s-2'");
	at(&e, "2025-06-02T11:00:00Z", OPEN("manager-absence", "away", "home:oak", "'actual_start':'2025-06-02','stand_in_staff':'s-2'"));
	assert_text(owner_now(&e, "manager", "m", NULL), "s-3, standing in for s-1, who is away");
	engine_end(&e);
}

TEST(whoever_it_is_about_never_has_it_nor_their_stand_in)
{
	struct engine e;
	begin(&e);
	at(&e, "2025-06-02T09:30:00Z", CORRECT("post", "'stand_ins':['s-2']"));
	happens(&e, "m", ",'whom':'s-1'");
	happens(&e, "n", ",'whom':'s-3'");
	assert_text(owner_now(&e, "manager", "m", NULL), "ri, responsible individual: it is about the registered manager");
	assert_text(owner_now(&e, "works", "m", NULL), "s-3");
	assert_text(owner_now(&e, "works", "n", NULL), "s-1, registered manager: it is about the key worker");
	assert_text(owner_now(&e, "wrote", "m", NULL), "ri, responsible individual: it is about the author");
	engine_end(&e);
}

TEST(what_is_written_about_a_record_that_concerns_somebody_concerns_them_too)
{
	struct engine e;
	begin(&e);
	happens(&e, "m", ",'whom':'s-1'");
	at(&e, "2025-06-02T11:00:00Z",
	   "{'entry':'open','record':'n','type':'event','home':'oak','subject':'child:c-1','links':['m'],'fields':{'started_at':'2025-06-02T10:00:00Z'}}");
	assert_text(owner_now(&e, "manager", "n", NULL), "ri, responsible individual: it is about the registered manager");
	at(&e, "2025-06-02T12:00:00Z", BY_RI "'entry':'withdraw','record':'m','reason':'entered twice'}");
	assert_text(owner_now(&e, "manager", "n", NULL), "s-1");
	engine_end(&e);
}

TEST(an_allegation_that_comes_later_moves_what_is_open_and_its_correction_moves_it_back)
{
	struct engine e;
	begin(&e);
	happens(&e, "m", "");
	assert_text(owner_now(&e, "manager", "m", NULL), "s-1");
	at(&e, "2025-06-02T11:00:00Z", STEP("m", "use", "'whom':'s-1'"));
	assert_text(owner_now(&e, "manager", "m", NULL), "ri, responsible individual: it is about the registered manager");
	at(&e, "2025-06-02T12:00:00Z", BY_RI "'entry':'correct','record':'m','reason':'wrong','fields':{'whom':'s-2'}}");
	assert_text(owner_now(&e, "manager", "m", NULL), "s-1");
	engine_end(&e);
}

TEST(about_the_responsible_individual_it_goes_to_the_provider_and_the_directors)
{
	struct engine e;
	begin(&e);
	at(&e, "2025-06-02T09:30:00Z", CORRECT("ri", "'staff':'s-2'"));
	happens(&e, "m", ",'whom':'s-2'");
	assert_text(owner_now(&e, "answers", "m", NULL), "nobody: it is about the responsible individual");
	at(&e, "2025-06-02T11:00:00Z", POST("d", "oak", "'role':'director','from':'2024-01-01'"));
	assert_text(owner_now(&e, "answers", "m", NULL), "d, director: it is about the responsible individual");
	at(&e, "2025-06-02T11:00:00Z", POST("p", "oak", "'role':'provider','from':'2024-01-01'"));
	assert_text(owner_now(&e, "answers", "m", NULL), "p, provider: it is about the responsible individual");
	assert_text(owner_now(&e, "manager", "m", NULL), "s-1");
	engine_end(&e);
}

TEST(the_manager_s_own_supervision_is_the_responsible_individual_s)
{
	struct engine e;
	begin(&e);
	assert_text(owner_now(&e, "supervision", "s-1", NULL), "ri, responsible individual: it is about the registered manager");
	assert_text(owner_now(&e, "supervision", "s-2", NULL), "s-1");
	engine_end(&e);
}

TEST(a_manager_of_two_homes_has_what_is_due_in_both_and_one_home_s_holders_have_nothing_in_the_other)
{
	struct engine e;
	begin(&e);
	by_system(&e, "{'entry':'open','record':'elm','type':'home','home':'elm','fields':{'registered_on':'2025-01-15'}}");
	by_system(&e, POST("post-elm", "elm", "'role':'manager','staff':'s-1','from':'2024-01-01'"));
	at(&e, "2025-06-02T10:00:00Z",
	   "{'entry':'open','record':'m','type':'event','home':'elm','subject':'home:elm','fields':{'started_at':'2025-06-02T09:00:00Z'}}");
	happens(&e, "n", "");
	assert_text(owner_now(&e, "manager", "m", NULL), "s-1");
	assert_text(owner_now(&e, "manager", "n", NULL), "s-1");
	assert_text(owner_now(&e, "works", "m", NULL), "s-1, registered manager: nobody holds the post of key worker");
	/* Away from one home: the other has its manager. */
	at(&e, "2025-06-02T11:00:00Z", OPEN("manager-absence", "away", "home:oak", "'actual_start':'2025-06-02'"));
	assert_text(owner_now(&e, "manager", "m", NULL), "s-1");
	assert_text(owner_now(&e, "manager", "n", NULL), "ri, responsible individual: the registered manager is away");
	at(&e, "2025-06-02T12:00:00Z", STEP("post-elm", "end", "'to':'2025-06-02'"));
	pass(&e, "2025-06-03T12:00:00Z");
	assert_text(owner_now(&e, "manager", "m", NULL), VACANT);
	engine_end(&e);
}

TEST(the_shift_that_is_on_says_who_leads_agency_or_not)
{
	struct engine e;
	begin(&e);
	happens(&e, "m", "");
	assert_text(owner_now(&e, "leads", "m", NULL), "s-1, registered manager: nobody holds the post of shift leader");
	at(&e, "2025-06-02T10:30:00Z",
	   "{'entry':'open','record':'s-4','type':'staff','home':'oak','fields':{'full_name':'Agi','started_here_on':'2025-06-02'}}");
	at(&e, "2025-06-02T11:00:00Z",
	   OPEN("shift", "sh", "home:oak", "'staff':'s-4','start':'2025-06-02T12:00:00Z','end':'2025-06-02T20:00:00Z','person_in_charge':true"));
	at(&e, "2025-06-02T11:00:00Z",
	   OPEN("shift", "sh-2", "home:oak", "'staff':'s-3','start':'2025-06-02T12:00:00Z','end':'2025-06-02T20:00:00Z'"));
	pass(&e, "2025-06-02T13:00:00Z");
	assert_text(owner_now(&e, "leads", "m", NULL), "s-4");
	at(&e, "2025-06-02T13:00:00Z", STEP("s-4", "leave", "'left_on':'2025-06-01'"));
	assert_text(owner_now(&e, "leads", "m", NULL), "s-1, registered manager: the shift leader no longer works here");
	pass(&e, "2025-06-02T21:00:00Z");
	assert_text(owner_now(&e, "leads", "m", NULL), "s-1, registered manager: nobody holds the post of shift leader");
	engine_end(&e);
}

TEST(a_field_names_whose_it_is_until_they_leave)
{
	struct engine e;
	begin(&e);
	happens(&e, "m", ",'leader':'s-2'");
	happens(&e, "n", "");
	assert_text(owner_now(&e, "named", "m", NULL), "s-2");
	assert_text(owner_now(&e, "named", "n", NULL), "s-1, registered manager: nobody is named as leader");
	at(&e, "2025-06-03T11:00:00Z", STEP("s-2", "leave", "'left_on':'2025-06-03'"));
	pass(&e, "2025-06-04T11:00:00Z");
	assert_text(owner_now(&e, "named", "m", NULL), "s-1, registered manager: the leader no longer works here");
	engine_end(&e);
}

TEST(a_rung_may_have_a_post_of_its_own)
{
	struct engine e;
	begin(&e);
	happens(&e, "m", "");
	struct instance i = {.duty = symbol_find("chased"), .recipient = "", .round = "again-2"};
	assert_int_equal(instance_post(e.laws[0], &i), ROLE_RESPONSIBLE_INDIVIDUAL);
	i.round = "again-12/2";
	assert_int_equal(instance_post(e.laws[0], &i), ROLE_RESPONSIBLE_INDIVIDUAL);
	i.round = "chase/2";
	assert_int_equal(instance_post(e.laws[0], &i), ROLE_REGISTERED_MANAGER);
	assert_text(owner_now(&e, "chased", "m", "ask"), "s-1");
	pass(&e, "2025-06-08T12:00:00Z");
	assert_text(owner_now(&e, "chased", "m", "again-1"), "ri");
	engine_end(&e);
}

RUN(T(the_post_s_holder_has_it_and_whoever_holds_it_next),
    T(a_vacant_post_goes_to_its_stand_in_then_to_the_person_in_charge),
    T(where_nobody_holds_any_post_it_says_so_plainly),
    T(while_the_manager_is_away_the_one_named_stands_in),
    T(a_stand_in_it_is_about_is_passed_over_for_the_next),
    T(whoever_it_is_about_never_has_it_nor_their_stand_in),
    T(what_is_written_about_a_record_that_concerns_somebody_concerns_them_too),
    T(an_allegation_that_comes_later_moves_what_is_open_and_its_correction_moves_it_back),
    T(about_the_responsible_individual_it_goes_to_the_provider_and_the_directors),
    T(the_manager_s_own_supervision_is_the_responsible_individual_s),
    T(a_manager_of_two_homes_has_what_is_due_in_both_and_one_home_s_holders_have_nothing_in_the_other),
    T(the_shift_that_is_on_says_who_leads_agency_or_not),
    T(a_field_names_whose_it_is_until_they_leave),
    T(a_rung_may_have_a_post_of_its_own))
