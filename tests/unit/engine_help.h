/*
 * A little law and a little world for tests of the engine: definitions from short texts, entries from their JSON lines
 * through entry_read() and entry_check(), stepped through as a server does; at the end everything is rebuilt and must come
 * out the same.
 *
 * One home (oak), one child (c-1), staff s-1 (the registered manager) and s-2. Every entry is by s-1 unless it says.
 */
#ifndef HEARTH_ENGINE_HELP_H
#define HEARTH_ENGINE_HELP_H

#include "base/text.h"
#include "duties/duties.h"
#include "unit.h"

struct engine {
	struct ctx c;
	const struct definitions *laws[2];
	struct instant published[2];
	struct generations g;
	struct world *w;
	struct entry *entries;
	size_t count, room;
	struct instant now;
};

/* ---- texts ---- */

#define BY "    by: [registered manager, responsible individual]\n"
#define HOME_TEXT                                                                                                      \
	"record: home\ntitle: Home\nsubject: home\nabout: The home.\nlaw: reg 1\nhappened: registered_on\n"                  \
	"in force: {from: registered_on, to: closed_on}\nkeep: default\nsteps:\n  - step: register\n"                        \
	"    by: [responsible individual, registered manager]\n    fields:\n"                                                \
	"      - {name: registered_on, ask: On, type: date, required: yes, future: yes}\n"                                   \
	"      - {name: live_from, ask: From, type: date, future: yes}\n"                                                    \
	"      - {name: secure, ask: Secure, type: yes-no}\n"                                                                \
	"  - step: close\n" BY "    fields:\n      - {name: closed_on, ask: Closed, type: date, required: yes, future: yes}\n"
#define CHILD_TEXT                                                                                                     \
	"record: child\ntitle: Child\nsubject: child\nabout: A child.\nlaw: reg 1\nhappened: written_at\nkeep: case-record\n" \
	"steps:\n  - step: details\n" BY "    fields:\n      - {name: full_name, ask: Name, type: text}\n"                    \
	"      - {name: dob, ask: Born, type: date}\n      - {name: looked_after, ask: Looked after, type: yes-no}\n"         \
	"      - {name: photo_taken_on, ask: Photo, type: date}\n"
#define STAFF_TEXT                                                                                                     \
	"record: staff\ntitle: Staff\nsubject: staff\nabout: A member of staff.\nlaw: reg 1\nhappened: started_here_on\n"     \
	"in force: {from: started_here_on, to: left_on}\nkeep: default\nsteps:\n  - step: details\n" BY                      \
	"    fields:\n      - {name: full_name, ask: Name, type: text}\n"                                                    \
	"      - {name: role, ask: Role, type: choice, of: [care-staff, shift-leader, deputy, key-worker]}\n"                \
	"      - {name: started_here_on, ask: From, type: date, required: yes, future: yes}\n"                               \
	"      - {name: care_role, ask: Care, type: yes-no}\n"                                                               \
	"  - step: leave\n" BY "    fields:\n      - {name: left_on, ask: To, type: date, required: yes, future: yes}\n"
#define PLACEMENT_TEXT                                                                                                 \
	"record: placement\ntitle: Stay\nsubject: child\nabout: A stay.\nlaw: reg 1\nhappened: admitted_at\n"                \
	"in force: {from: admitted_at, to: left_at}\nkeep: case-record\nsteps:\n  - step: admit\n" BY "    fields:\n"         \
	"      - {name: admitted_at, ask: In, type: instant, required: yes, future: yes}\n"                                  \
	"      - {name: placing_authority, ask: Who, type: choice, of: [leeds, kent]}\n"                                     \
	"  - step: leave\n" BY "    fields:\n      - {name: left_at, ask: Out, type: instant, required: yes, future: yes}\n"
#define PERSON_TEXT                                                                                                    \
	"record: registered-person\ntitle: Post\nsubject: [home, staff]\nabout: A post.\nlaw: reg 1\nhappened: from\n"       \
	"in force: {from: from, to: to}\nkeep: default\nsteps:\n  - step: appoint\n"                                         \
	"    by: [responsible individual, registered manager]\n    fields:\n"                                                \
	"      - {name: role, ask: Role, type: choice, of: [manager, responsible-individual, person-in-charge, provider, director]}\n" \
	"      - {name: staff, ask: Who, type: link, to: [staff]}\n"                                                         \
	"      - {name: stand_ins, ask: Else, type: link, to: [staff], many: yes}\n"                                        \
	"      - {name: from, ask: From, type: date, required: yes, future: yes}\n"                                          \
	"  - step: end\n" BY "    fields:\n      - {name: to, ask: To, type: date, required: yes, future: yes}\n"
#define PROVIDER_TEXT                                                                                                  \
	"record: provider\ntitle: Provider\nsubject: home\nabout: The provider.\nlaw: reg 1\nhappened: from\n"               \
	"in force: {from: from, same: none}\nkeep: default\nsteps:\n  - step: write\n"                                       \
	"    by: [responsible individual, registered manager]\n    fields:\n"                                                \
	"      - {name: from, ask: From, type: date, required: yes}\n"
#define ABSENCE_TEXT                                                                                                   \
	"record: manager-absence\ntitle: Away\nsubject: home\nabout: Away.\nlaw: reg 1\nhappened: actual_start\n"           \
	"in force: {from: actual_start, to: returned_on}\nkeep: default\nsteps:\n  - step: start\n" BY "    fields:\n"     \
	"      - {name: actual_start, ask: From, type: date, required: yes}\n"                                              \
	"      - {name: stand_in_staff, ask: Who, type: link, to: [staff]}\n  - step: return\n" BY                          \
	"    fields:\n      - {name: returned_on, ask: To, type: date, required: yes}\n"
#define SHIFT_TEXT                                                                                                     \
	"record: shift\ntitle: Shift\nsubject: home\nabout: A shift.\nlaw: reg 1\nhappened: start\n"                      \
	"in force: {from: start, to: end}\nkeep: default\nsteps:\n  - step: plan\n" BY "    fields:\n"                     \
	"      - {name: staff, ask: Who, type: link, to: [staff], required: yes}\n"                                         \
	"      - {name: start, ask: From, type: instant, required: yes, future: yes}\n"                                     \
	"      - {name: end, ask: To, type: instant, required: yes, future: yes}\n"                                         \
	"      - {name: person_in_charge, ask: Leads, type: yes-no}\n"
#define SETTINGS_TEXT                                                                                                  \
	"lists:\n  parties: [hmci, police, health]\nsettings:\n"                                                             \
	"  - {setting: some-count, title: How many, value: 3}\n  - {setting: some-span, title: How long, value: 90 days}\n"  \
	"terms:\n  - {term: spring-2025, from: 2025-01-06, to: 2025-04-04}\n"                                                \
	"  - {term: summer-2025, from: 2025-04-22, to: 2025-07-23, half-term from: 2025-05-26, half-term to: 2025-05-30}\n"
#define HOLIDAYS_TEXT                                                                                                  \
	"holidays:\n  - {date: 2025-04-18, name: Good Friday}\n  - {date: 2025-04-21, name: Easter Monday}\n"                  \
	"  - {date: 2025-05-05, name: Early May}\n"
#define LADDERS_TEXT                                                                                                   \
	"ladders:\n  - ladder: climb\n    title: A ladder\n    law: practice\n    rungs:\n"                                  \
	"      - {rung: ask, after: 2 days, done: level is at least 1}\n"                                                    \
	"      - {rung: chase, after: 4 days, done: level is at least 2}\n"                                                  \
	"      - {rung: again, every: 7 days, times: 2, owner: responsible individual, done: there is a note about this where kind is chased}\n"            \
	"  - ladder: told\n    title: Told\n    law: practice\n    rungs:\n"                                                 \
	"      - {rung: first, after: 0 days, tell: responsible individual}\n"                                               \
	"      - {rung: second, after: 10 days, tell: responsible individual}\n"                                             \
	"  - ladder: overdue\n    title: Late\n    law: practice\n    rungs:\n"                                              \
	"      - {rung: manager, after: 0 hours, tell: registered manager}\n"                                                \
	"      - {rung: ri, after: 24 hours, if: force is law, tell: responsible individual}\n"

/* A duty with all that the lint asks for besides. */
#define DUTY(id, lines)                                                                                                \
	"  - duty: " id "\n    title: Do what is to be done\n" lines                                                         \
	"    owner: registered manager\n    force: law\n    source: A regulation\n    from: 2015-04-01\n"                    \
	"    area: [leaders and managers]\n    examples:\n      - {none: yes}\n"
/* An event about a child, with fields of every kind; `note` and `paper` are what it is evidenced by. */
#define EVENT_TEXT(duties)                                                                                             \
	"record: event\ntitle: Event\nsubject: [child, home]\nabout: Something.\nlaw: reg 1\nhappened: started_at\n"         \
	"keep: case-record\nsteps:\n  - step: use\n" BY "    fields:\n"                                                      \
	"      - {name: kind, ask: Kind, type: choice, of: [hold, lock, talk]}\n"                                            \
	"      - {name: started_at, ask: When, type: instant, required: yes}\n"                                              \
	"      - {name: users, ask: Who, type: link, to: [staff], many: yes}\n"                                              \
	"      - {name: whom, ask: Whom, type: link, to: [staff], concerns: yes}\n"                                         \
	"      - {name: leader, ask: Leader, type: link, to: [staff]}\n"                                                    \
	"      - {name: known_at, ask: Known, type: instant}\n      - {name: planned_on, ask: Planned, type: date, future: yes}\n" \
	"      - {name: level, ask: Level, type: number}\n      - {name: told, ask: Told, type: party, of: list parties, many: yes}\n" \
	"  - step: write-up\n" BY "    fields:\n      - {name: ended_at, ask: Ended, type: instant, required: yes}\n"        \
	"      - {name: words, ask: Words, type: text, or reason: yes}\n"                                                    \
	"  - step: sign\n    by: [key worker, shift leader, registered manager]\n    signs: yes\n  - step: tell\n" BY                                                          \
	"    fields:\n      - {name: told_at, ask: Told at, type: instant, required: yes}\n"                                 \
	"      - {name: agreed, ask: Agreed, type: yes-no}\n  - step: decide\n" BY "    repeats: yes\n"                      \
	"    fields:\n      - {name: why, ask: Why, type: text, required: yes}\nduties:\n" duties
#define NOTE_TEXT                                                                                                      \
	"record: note\ntitle: Note\nsubject: [child, staff, home]\nabout: A note.\nlaw: reg 1\nhappened: at\nkeep: default\n" \
	"steps:\n  - step: write\n" BY "    fields:\n      - {name: at, ask: When, type: instant, required: yes}\n"           \
	"      - {name: kind, ask: Kind, type: choice, of: [heard, chased, drill, visit]}\n"                                 \
	"      - {name: to, ask: To, type: party, of: list parties}\n      - {name: who, ask: Who, type: link, to: [staff]}\n" \
	"      - {name: sent_at, ask: Sent, type: instant}\n"
#define PAPER_TEXT                                                                                                     \
	"record: paper\ntitle: Paper\nsubject: [home, child]\nabout: A paper.\nlaw: reg 1\nhappened: dated\n"                \
	"in force: {from: dated, to: valid_to, same: kind}\nkeep: default\nsteps:\n  - step: write\n" BY "    fields:\n"      \
	"      - {name: kind, ask: Kind, type: choice, of: [policy, plan, order], required: yes}\n"                          \
	"      - {name: dated, ask: Dated, type: date, required: yes, future: yes}\n"                                        \
	"      - {name: valid_to, ask: To, type: date, future: yes}\n      - {name: good, ask: Good, type: yes-no}\n"
/* Carries duties of the home, the child's stay and staff, so that their own texts stay short. */
#define LAW_TEXT(duties)                                                                                               \
	"record: law\ntitle: Law\nsubject: home\nabout: Carries duties.\nlaw: reg 1\nhappened: at\nkeep: default\nsteps:\n"   \
	"  - step: write\n" BY "    fields:\n      - {name: at, ask: At, type: instant, required: yes}\nduties:\n" duties

static inline const struct definitions *engine_law(struct engine *e, const char *event, const char *law)
{
	const struct definition_file files[] = {
		{"bank-holidays.yaml", HOLIDAYS_TEXT, sizeof HOLIDAYS_TEXT - 1},
		{"child/child.yaml", CHILD_TEXT, sizeof CHILD_TEXT - 1},
		{"child/placement.yaml", PLACEMENT_TEXT, sizeof PLACEMENT_TEXT - 1},
		{"home/home.yaml", HOME_TEXT, sizeof HOME_TEXT - 1},
		{"home/law.yaml", law, strlen(law)},
		{"home/manager-absence.yaml", ABSENCE_TEXT, sizeof ABSENCE_TEXT - 1},
		{"home/paper.yaml", PAPER_TEXT, sizeof PAPER_TEXT - 1},
		{"home/provider.yaml", PROVIDER_TEXT, sizeof PROVIDER_TEXT - 1},
		{"home/registered-person.yaml", PERSON_TEXT, sizeof PERSON_TEXT - 1},
		{"ladders.yaml", LADDERS_TEXT, sizeof LADDERS_TEXT - 1},
		{"safety/event.yaml", event, strlen(event)},
		{"safety/note.yaml", NOTE_TEXT, sizeof NOTE_TEXT - 1},
		{"settings.yaml", SETTINGS_TEXT, sizeof SETTINGS_TEXT - 1},
		{"staff/shift.yaml", SHIFT_TEXT, sizeof SHIFT_TEXT - 1},
		{"staff/staff.yaml", STAFF_TEXT, sizeof STAFF_TEXT - 1},
	};
	struct problems problems;
	const struct definitions *d = NULL;
	problems_init(&problems, e->c.arena, files, sizeof files / sizeof files[0]);
	problems.published = true; /* a few duties to try the engine with, not a law of a home: rules L3 to L12 are for those */
	if (!definitions_load(&e->c, files, sizeof files / sizeof files[0], &problems, &d)) {
		struct buf out = {.arena = e->c.arena};
		problems_print(&problems, &out);
		fail_msg("%s\n%s", e->c.message, buf_text(&out));
	}
	return d;
}

/* ---- living ---- */

static inline const struct entry *engine_entry(struct engine *e, struct writer writer, const char *line)
{
	const struct entry_line *read = NULL;
	struct record_source source = world_records(e->w);
	if (e->count == e->room) {
		size_t more = e->room * 2 + 32;
		e->entries = arena_grow(e->c.arena, e->entries, e->count, more, sizeof *e->entries);
		e->room = more;
	}
	struct entry *ret = &e->entries[e->count];
	if (!entry_read(&e->c, line, strlen(line), &read) || !entry_check(&e->c, &source, &writer, read, ret)) {
		fail_msg("%s: %s", line, e->c.message);
	}
	ret->no = (int64_t)++e->count;
	return ret;
}

static inline void engine_put(struct engine *e, const struct entry *entry)
{
	struct duty_changes changes;
	e->now = instant_later(e->now, entry->received);
	bool ok = duties_wake(&e->c, e->w, entry->received, &changes) && world_put_entry(&e->c, e->w, entry, NULL) &&
	          duties_step(&e->c, e->w, entry, &changes);
	if (!ok) {
		fail_msg("%s", e->c.message);
	}
}

static inline struct instant moment(struct engine *e, const char *text)
{
	struct instant i;
	if (!instant_parse(&e->c, text, &i)) {
		fail_msg("%s", e->c.message);
	}
	return i;
}

/* Single quotes stand for double ones, so that lines can be read; "by" is s-1 where it is left out. */
static inline const char *as_json(struct engine *e, const char *line)
{
	char *text = arena_copy(e->c.arena, line);
	for (char *p = text; *p != '\0'; p++) {
		*p = *p == '\'' ? '"' : *p;
	}
	return strstr(text, "\"by\":") != NULL ? text : arena_printf(e->c.arena, "{\"by\":\"staff:s-1\",%s", text + 1);
}

/* Written by somebody here, then. */
static inline void at(struct engine *e, const char *when, const char *line)
{
	struct writer writer = {.received = moment(e, when)};
	engine_put(e, engine_entry(e, writer, as_json(e, line)));
}

/* Written long before it came: "written_at" stands in the line. */
static inline void imported_at(struct engine *e, const char *when, const char *line)
{
	struct writer writer = {.importing = true, .system_may_open = true, .received = moment(e, when)};
	engine_put(e, engine_entry(e, writer, as_json(e, line)));
}

static inline void pass(struct engine *e, const char *until)
{
	struct duty_changes changes;
	e->now = moment(e, until);
	assert_true(duties_wake(&e->c, e->w, e->now, &changes));
}

/* What a record opens with: `about` is "c-1" or "oak". */
#define OPEN(type, ref, about, fields)                                                                                 \
	"{'entry':'open','record':'" ref "','type':'" type "','home':'oak','subject':'" about "','fields':{" fields "}}"
#define STEP(ref, step, fields) "{'entry':'step','record':'" ref "','step':'" step "','fields':{" fields "}}"
#define CORRECT(ref, fields) "{'entry':'correct','record':'" ref "','reason':'wrong','fields':{" fields "}}"

static inline void by_system(struct engine *e, const char *line)
{
	struct writer writer = {.importing = true, .system_may_open = true, .received = moment(e, "2024-01-01T09:00:00Z")};
	const char *json = arena_printf(e->c.arena, "{\"by\":\"system\",\"written_at\":\"2024-01-01T09:00:00Z\",%s", as_json(e, line) + strlen("{\"by\":\"staff:s-1\","));
	engine_put(e, engine_entry(e, writer, json));
}

/* The world before the test begins: a home since 2024, its manager, a child. `home` are more fields of the home. */
static inline void engine_begin_home(struct engine *e, const char *event, const char *law, const char *home)
{
	*e = (struct engine){.now = INSTANT_NONE};
	ctx_init(&e->c);
	e->laws[0] = engine_law(e, event, law);
	e->g = (struct generations){e->laws, e->published, 1};
	e->w = world_new(&e->g, NULL);
	e->entries = ARENA_ARRAY(e->c.arena, 64, struct entry);
	e->room = 64;
	by_system(e, "{'entry':'open','record':'prov','type':'provider','fields':{'from':'2020-01-01'}}");
	by_system(e, arena_printf(e->c.arena, "{'entry':'open','record':'oak','type':'home','fields':{'registered_on':'2024-01-15'%s}}", home));
	by_system(e, "{'entry':'open','record':'s-1','type':'staff','home':'oak','fields':{'full_name':'Marie','started_here_on':'2024-01-01','role':'deputy','care_role':true}}");
	by_system(e, "{'entry':'open','record':'s-2','type':'staff','home':'oak','fields':{'full_name':'Tom','started_here_on':'2024-01-01','role':'care-staff','care_role':true}}");
	by_system(e, "{'entry':'open','record':'post','type':'registered-person','home':'oak','subject':'home:oak','fields':{'role':'manager','staff':'s-1','from':'2024-01-01'}}");
	at(e, "2025-01-02T09:00:00Z", "{'entry':'open','record':'c-1','type':'child','home':'oak','fields':{'full_name':'A','dob':'2011-05-14'}}");
}

static inline void engine_begin(struct engine *e, const char *event, const char *law)
{
	engine_begin_home(e, event, law, "");
}

/* ---- what there is ---- */

static inline const char *shown_moment(struct engine *e, struct instant i)
{
	if (instant_is_none(i)) {
		return "none";
	}
	bool whole = instant_day_end(instant_day(i)).s == i.s;
	return whole ? date_iso(e->c.arena, instant_day(i)) : instant_london(e->c.arena, i);
}

/* "[recipient] round state due DAY first DAY done MOMENT", the instances of a duty on a record, in order, by "; ". */
static inline const char *tell(struct engine *e, const char *when, const char *duty, const char *ref)
{
	const struct instance **list = NULL;
	size_t count = 0;
	record_no no = 0;
	struct record_source source = world_records(e->w);
	assert_true(source.no_of(&e->c, source.self, ref, &no));
	struct instance_filter f = {.record = no, .duty = symbol_find(duty)};
	if (when != NULL) {
		pass(e, when);
	}
	world_instances(&e->c, e->w, &f, &list, &count);
	struct buf out = {.arena = e->c.arena};
	for (size_t i = 0; i < count; i++) {
		const struct instance *one = list[i];
		buf_put(&out, i == 0 ? "" : "; ");
		if (one->recipient[0] != '\0') {
			buf_printf(&out, "[%s] ", one->recipient);
		}
		if (one->round[0] != '\0') {
			buf_printf(&out, "%s ", one->round);
		}
		buf_printf(&out, "%s due %s", state_word(instance_state(one, e->now)), shown_moment(e, one->due));
		if (one->due_first.s != one->due.s) {
			buf_printf(&out, " first %s", shown_moment(e, one->due_first));
		}
		if (!instant_is_none(one->done_at)) {
			buf_printf(&out, " done %s", shown_moment(e, one->done_at));
		}
		buf_printf(&out, "%s%s", one->imported ? " imported" : "", one->target ? " target" : "");
	}
	return count == 0 ? "none" : buf_text(&out);
}

static inline void same_as_rebuilt(struct engine *e)
{
	const struct instance **a = NULL, **b = NULL;
	size_t a_count = 0, b_count = 0;
	struct instance_filter every = {0};
	struct world *again = world_new(&e->g, NULL);
	world_defer(again);
	for (size_t i = 0; i < e->count; i++) {
		assert_true(world_put_entry(&e->c, again, &e->entries[i], NULL));
	}
	assert_true(duties_rebuild(&e->c, again, 0, e->now));
	world_instances(&e->c, e->w, &every, &a, &a_count);
	world_instances(&e->c, again, &every, &b, &b_count);
	assert_int_equal(a_count, b_count);
	for (size_t i = 0; i < a_count; i++) {
		assert_int_equal(instance_compare_identity(a[i], b[i]), 0);
		assert_int_equal(a[i]->due.s, b[i]->due.s);
		assert_int_equal(a[i]->due_first.s, b[i]->due_first.s);
		assert_int_equal(a[i]->done_at.s, b[i]->done_at.s);
		assert_int_equal(a[i]->opened.s, b[i]->opened.s);
		assert_int_equal(a[i]->ended.s, b[i]->ended.s);
		assert_int_equal(a[i]->ending, b[i]->ending);
	}
	world_free(again);
}

/* Everything once more from the entries; then it is over. */
static inline void engine_end(struct engine *e)
{
	same_as_rebuilt(e);
	world_free(e->w);
	definitions_free(e->laws[0]);
	definitions_free(e->laws[1]);
	ctx_done(&e->c);
}

#endif
