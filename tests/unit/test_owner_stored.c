/* Whose a duty is, asked of a store with the real definitions: the same as in a world in memory, and fast. */
#include "base/text.h"
#include "duties/duties.h"
#include "duties/hearth.h"
#include "duties/owner.h"
#include "duties/world_store.h"
#include "ledger/stored.h"
#include "store_help.h"

#define SYSTEM "'by':'system','written_at':'2024-01-08 09:00',"
#define WORKER(ref, name, more)                                                                    \
	"{'entry':'open','record':'" ref "','type':'staff','home':'oak'," SYSTEM                       \
	"'fields':{'full_name':'" name "','started_here_on':'2024-01-08'" more "}}\n"
#define POST(ref, home, role, more)                                                                \
	"{'entry':'open','record':'" ref "','type':'registered-person','home':'" home                  \
	"','subject':'home:" home "'," SYSTEM "'fields':{'role':'" role "','from':'2024-01-08'" more   \
	"}}\n"
#define HOME(ref)                                                                                  \
	"{'entry':'open','record':'" ref "','type':'home','home':'" ref "'," SYSTEM                    \
	"'fields':{'registered_on':'2024-01-08'}}\n"

static const char people[] =
	"{'entry':'open','record':'prov','type':'provider'," SYSTEM
	"'fields':{'from':'2024-01-08'}}\n" HOME("oak") HOME("elm") WORKER("ri", "Rita", "")
		WORKER("marie", "Marie", "") WORKER("sam", "Sam", ",'role':'shift-leader'")
			WORKER("kim", "Kim", ",'role':'key-worker'") WORKER("cook", "Ray", "")
				POST("post-ri", "oak", "responsible-individual", ",'staff':'ri'")
					POST("post-marie", "oak", "manager", ",'staff':'marie','stand_ins':['sam']")
						POST("post-elm", "elm", "manager", ",'staff':'marie'")
							POST("dora", "oak", "director", "");
#define BY(who)  "'by':'staff:" who "',"
#define AT(when) "'written_at':'" when "',"
static const char life[] = "{'entry':'open','record':'c-1','type':'child','home':'oak'," BY("marie") AT(
	"2025-01-06 15:00") "'fields':{'full_name':'Jo','dob':'2011-05-05'}}\n"
						"{'entry':'open','record':'stay','type':'placement','home':'oak','subject':'child:c-1'," BY(
							"marie")
							AT("2025-01-06 15:00") "'fields':{'placing_authority':'leeds','admission_kind':'planned','agreed_on':'2025-01-02','admitted_at':'2025-01-06 14:00'}}\n"
												   "{'entry':'open','record':'hold','type':'measure','home':'oak','subject':'child:c-1'," BY(
													   "sam")
													   AT("2025-06-01 16:10") "'fields':{'kind':'restraint','started_at':'2025-06-01 15:00'}}\n"
																			  "{'entry':'open','record':'said','type':'allegation','home':'oak','subject':'child:c-1'," BY(
																				  "kim")
																				  AT("2025-06-02 16:50") "'fields':{'about':'named-worker','known_at':'2025-06-02 16:30','staff_subject':['marie']}}\n"
																										 "{'entry':'open','record':'shift','type':'shift','home':'oak','subject':'home:oak'," BY(
																											 "sam")
																											 AT("2025-06-01 08:00") "'fields':{'staff':'cook','start':'2025-06-02 07:00','end':'2025-06-03 07:00','person_in_charge':true}}\n";
static const char absence[] =
	"{'entry':'open','record':'away','type':'manager-absence','home':'oak','subject':'home:oak'," BY(
		"ri") AT("2025-06-02 18:00") "'fields':{'actual_start':'2025-06-02'}}\n";

struct house {
	struct ctx c;
	const char *directory;
	struct hearth *hearth;
	struct instant at;
};

static void import(struct house *h, const char *lines)
{
	char *text = arena_copy(h->c.arena, lines);
	size_t entries = 0;
	for (char *p = text; *p != '\0'; p++) {
		*p = *p == '\'' ? '"' : *p;
	}
	assert_done(&h->c, entry_import(&h->c, h->hearth, text, strlen(text), &entries));
}

static void begin(struct house *h)
{
	*h = (struct house){.hearth = NULL};
	ctx_init(&h->c);
	assert_done(&h->c, instant_parse(&h->c, "2025-06-02T20:00:00Z", &h->at));
	h->c.now = h->at;
	h->directory = scratch(&h->c);
	const char *data = in(&h->c, h->directory, "data");
	assert_done(&h->c, hearth_create(&h->c, data));
	assert_done(&h->c, hearth_open(&h->c, data, HEARTH_WRITE, &h->hearth));
	import(h, people);
	import(h, life);
}

static void end(struct house *h)
{
	hearth_close(h->hearth);
	remove_all(h->directory);
	ctx_done(&h->c);
}

static const struct definitions *generation(void *self, uint32_t version)
{
	return hearth_generation(self, version);
}

static const char *ref_of(struct ctx *c, void *self, record_no no)
{
	const struct record_source *s = self;
	const struct record *r = s->by_no(c, s->self, no);
	return r == NULL ? "nobody" : r->ref;
}

/* "duty RECORD: owner" for every open instance of a home, in the order of the rows. */
static const char *all_stored(struct house *h, record_no home)
{
	struct db *db = NULL;
	const struct instance *list = NULL;
	size_t count = 0;
	struct owner o;
	struct buf out = {.arena = h->c.arena};
	assert_done(&h->c, store_read_begin(&h->c, hearth_store(h->hearth), &db));
	assert_done(&h->c, instances_open_in(&h->c, db, home, &list, &count));
	struct stored stored = {.db = db, .self = h->hearth, .definitions = generation};
	struct record_source source = stored_records(&stored);
	struct owners *owners = owners_stored(&h->c, &stored, h->at);
	for (size_t i = 0; i < count; i++) {
		assert_done(&h->c, owner_of(&h->c, owners, &list[i], &o));
		buf_printf(&out, "%s %s: %s\n", symbol_word(list[i].duty),
		           ref_of(&h->c, &source, list[i].record), owner_words(&h->c, &o, ref_of, &source));
	}
	store_read_end(hearth_store(h->hearth), db);
	return buf_text(&out);
}

static size_t lines_of(const char *text)
{
	size_t ret = 0;
	for (; *text != '\0'; text++) {
		ret += *text == '\n';
	}
	return ret;
}

static void has_line(const char *text, const char *line)
{
	if (strstr(text, line) == NULL) {
		fail_msg("there is no line \"%s\" in\n%s", line, text);
	}
}

/* Each line of the store's is among the world's, and there are as many. */
static void same_in_memory(struct house *h, const char *home, const char *stored)
{
	const struct replay replay = {.at = h->at, .home = home};
	const struct instance **list = NULL;
	struct world *w = NULL;
	size_t count = 0, open = 0;
	record_no no = 0;
	struct owner o;
	assert_done(&h->c, hearth_replay(&h->c, h->hearth, &replay, &w));
	struct record_source source = world_records(w);
	assert_done(&h->c, source.no_of(&h->c, source.self, home, &no));
	struct instance_filter f = {.home = no};
	world_instances(&h->c, w, &f, &list, &count);
	struct owners *owners = owners_in_world(&h->c, w, h->at);
	for (size_t i = 0; i < count; i++) {
		if (list[i]->ending == ENDING_OPEN) {
			assert_done(&h->c, owner_of(&h->c, owners, list[i], &o));
			has_line(stored, arena_printf(h->c.arena, "%s %s: %s\n", symbol_word(list[i]->duty),
			                              ref_of(&h->c, &source, list[i]->record),
			                              owner_words(&h->c, &o, ref_of, &source)));
			open++;
		}
	}
	assert_int_equal(open, lines_of(stored));
	assert_true(open > 10);
	world_free(w);
}

static record_no number(struct house *h, const char *ref)
{
	struct db *db = NULL;
	record_no no = 0;
	assert_done(&h->c, store_read_begin(&h->c, hearth_store(h->hearth), &db));
	struct stored stored = {.db = db, .self = h->hearth, .definitions = generation};
	struct record_source source = stored_records(&stored);
	assert_done(&h->c, source.no_of(&h->c, source.self, ref, &no));
	store_read_end(hearth_store(h->hearth), db);
	return no;
}

TEST(a_store_and_a_world_in_memory_say_the_same_of_every_open_duty)
{
	struct house h;
	begin(&h);
	const char *oak = all_stored(&h, number(&h, "oak")), *elm = all_stored(&h, number(&h, "elm"));
	has_line(oak, "reg35-3b-signoff hold: marie\n");
	has_line(
		oak,
		"reg40-4c-allegation said: ri, responsible individual: it is about the registered manager\n");
	has_line(elm, "certificate-displayed elm: nobody holds the post of responsible individual\n");
	has_line(elm, "cash-reconciled elm: marie\n");
	same_in_memory(&h, "oak", oak);
	same_in_memory(&h, "elm", elm);
	end(&h);
}

TEST(an_absence_moves_what_is_the_manager_s_to_the_stand_in_at_once)
{
	struct house h;
	begin(&h);
	import(&h, absence);
	const char *oak = all_stored(&h, number(&h, "oak"));
	has_line(oak, "reg35-3b-signoff hold: sam, standing in for marie, who is away\n");
	has_line(
		oak,
		"reg40-4c-allegation said: ri, responsible individual: it is about the registered manager\n");
	same_in_memory(&h, "oak", oak);
	end(&h);
}

RUN(T(a_store_and_a_world_in_memory_say_the_same_of_every_open_duty),
    T(an_absence_moves_what_is_the_manager_s_to_the_stand_in_at_once))
