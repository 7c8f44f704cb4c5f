/* A made-up life of a provider. */
#include "life.h"

#include <string.h>

#include "base/text.h"

enum { PROVIDER = 1, HOME_A, HOME_B, FIRST_STAFF, LAST_STAFF = FIRST_STAFF + 3, FIRST_CHILD, LAST_CHILD = FIRST_CHILD + 2 };

uint64_t life_random(struct life *l, uint64_t below)
{
	l->seed ^= l->seed << 13;
	l->seed ^= l->seed >> 7;
	l->seed ^= l->seed << 17;
	return below == 0 ? 0 : (l->seed >> 11) % below;
}

static bool chance(struct life *l, unsigned percent)
{
	return life_random(l, 100) < percent;
}

/* ---- values ---- */

static const struct value NONE = {VALUE_NONE, 0, {.text = NULL}};

static struct instant near(struct life *l)
{
	static const int64_t spans[] = {3600, 86400, 86400 * 5, 86400 * 40};
	int64_t span = spans[life_random(l, 4)];
	int64_t off = (int64_t)life_random(l, (uint64_t)span * 2) - span * (chance(l, 80) ? 2 : 1);
	return (struct instant){(l->now.s + off) / 600 * 600};
}

static record_no some_record(struct life *l, const struct field *f)
{
	for (int tries = 0; tries < 12; tries++) {
		/* Mostly one of the newest. */
		record_no no = chance(l, 70) && l->records > 30 ? l->records - (record_no)life_random(l, 30)
		                                                 : 1 + (record_no)life_random(l, l->records);
		bool fits = f->to_count == 0;
		for (size_t i = 0; i < f->to_count; i++) {
			fits = fits || l->types[no]->name == f->to[i];
		}
		if (fits) {
			return no;
		}
	}
	return 0;
}

static struct value one_value(struct life *l, const struct field *f)
{
	static const char *const provisions[] = {"reg 45", "reg 45(4)", "reg 35(3)(b)", "reg 44", "reg 12(2)(a)"};
	static const char *const texts[] = {"a", "b", "the same"};
	struct instant at = near(l);
	switch (f->type) {
	case FIELD_TEXT:
		return (struct value){VALUE_TEXT, 0, {.text = texts[life_random(l, 3)]}};
	case FIELD_YES_NO:
		return (struct value){VALUE_YES_NO, 0, {.yes = chance(l, 60)}};
	case FIELD_CHOICE:
		if (f->of_count == 0) {
			return NONE;
		}
		return (struct value){VALUE_WORD, 0, {.word = f->of[chance(l, 60) ? life_random(l, f->of_count < 3 ? f->of_count : 3) : life_random(l, f->of_count)]}};
	case FIELD_NUMBER:
		return (struct value){VALUE_NUMBER, 0, {.number = (int64_t)life_random(l, 40) * 100}};
	case FIELD_DATE:
		return (struct value){VALUE_DATE, 0, {.date = strcmp(symbol_word(f->name), "dob") == 0 ? date_of(2008 + (int)life_random(l, 12), 1 + (int)life_random(l, 12), 1) : instant_day(at)}};
	case FIELD_INSTANT:
		return (struct value){VALUE_INSTANT, 0, {.instant = at}};
	case FIELD_DURATION:
		return (struct value){VALUE_AMOUNT, 0, {.amount = {(int32_t)life_random(l, 90), UNIT_MINUTE}}};
	case FIELD_PARTY:
		if (f->of_count > 0 && chance(l, 90)) {
			return (struct value){VALUE_WORD, 0, {.word = f->of[life_random(l, f->of_count)]}};
		}
		return NONE;
	case FIELD_LINK: {
		record_no to = some_record(l, f);
		return to == 0 ? NONE : (struct value){VALUE_LINK, 0, {.link = to}};
	}
	case FIELD_PROVISION:
		return (struct value){VALUE_PROVISION, 0, {.text = provisions[life_random(l, 5)]}};
	case FIELD_FILE:
		return (struct value){VALUE_FILE, 0, {.text = "sha256:00"}};
	case FIELD_TABLE:
		return (struct value){VALUE_TABLE, 1, {.text = NULL}};
	case FIELD__COUNT:
		break;
	}
	return NONE;
}

static struct value some_value(struct life *l, const struct field *f)
{
	if (f->or_reason && chance(l, 10)) {
		return (struct value){VALUE_BECAUSE, 0, {.text = "asleep"}};
	}
	if (!f->many || f->type == FIELD_TABLE) {
		return one_value(l, f);
	}
	uint32_t count = 1 + (uint32_t)life_random(l, 3), kept = 0;
	struct value *items = ARENA_ARRAY(l->c->arena, count, struct value);
	for (uint32_t i = 0; i < count; i++) {
		items[kept] = one_value(l, f);
		kept += items[kept].kind != VALUE_NONE;
	}
	return kept == 0 ? NONE : (struct value){VALUE_LIST, kept, {.items = items}};
}

/* ---- entries ---- */

static void *grow(struct life *l, void **list, size_t *room, size_t need, size_t size)
{
	if (need > *room) {
		size_t more = need * 2 + 64;
		*list = arena_grow(l->c->arena, *list, *room, more, size);
		*room = more;
	}
	return *list;
}

static struct entry *new_entry(struct life *l, enum entry_kind kind, record_no record)
{
	grow(l, (void **)&l->entries, &l->room, l->count + 1, sizeof *l->entries);
	struct entry *e = &l->entries[l->count];
	*e = (struct entry){
		.kind = kind,
		.no = (int64_t)++l->count,
		.record = record,
		.ref = arena_printf(l->c->arena, "r-%u", record),
		.type = l->types[record]->name,
		.home = l->homes[record],
		.subject = l->subjects[record],
		.by = FIRST_STAFF + (record_no)life_random(l, 4),
		.happened = INSTANT_NONE,
		.known = INSTANT_NONE,
		.written = l->now,
		.received = l->now,
		.version = l->version,
		.definitions = l->definitions,
		.withdraws = -1,
	};
	memcpy(e->id, &l->count, sizeof l->count);
	l->sizes[record]++;
	return e;
}

static record_no new_record(struct life *l, const struct record_type *type, record_no home, record_no subject)
{
	record_no no = ++l->records;
	grow(l, (void **)&l->types, &l->type_room, no + 1u, sizeof *l->types);
	grow(l, (void **)&l->homes, &l->home_room, no + 1u, sizeof *l->homes);
	grow(l, (void **)&l->subjects, &l->subject_room, no + 1u, sizeof *l->subjects);
	grow(l, (void **)&l->sizes, &l->size_room, no + 1u, sizeof *l->sizes);
	l->types[no] = type;
	l->homes[no] = home;
	l->subjects[no] = subject == 0 ? no : subject;
	l->sizes[no] = 0;
	return no;
}

static void fill_step(struct life *l, struct entry *e, const struct step *step, unsigned percent)
{
	struct entry_field *fields = ARENA_ARRAY(l->c->arena, step->asked_count + 1, struct entry_field);
	for (size_t i = 0; i < step->asked_count; i++) {
		const struct field *f = step->asked[i].field;
		struct value v = chance(l, percent) ? some_value(l, f) : NONE;
		if (v.kind != VALUE_NONE) {
			fields[e->field_count++] = (struct entry_field){f->name, v};
		}
	}
	e->fields = fields;
	e->step = step->name;
}

static void add_links(struct life *l, struct entry *e)
{
	static const struct field any = {.type = FIELD_LINK};
	record_no *links = ARENA_ARRAY(l->c->arena, 2, record_no);
	while (e->link_count < 2 && chance(l, 50)) {
		record_no to = some_record(l, &any);
		if (to != 0 && to != e->record) {
			links[e->link_count++] = to;
		}
	}
	e->links = links;
}

/* Written a while before it came: a tablet without connection, or an import. */
static void maybe_late(struct life *l, struct entry *e)
{
	if (chance(l, 8)) {
		e->written.s -= (int64_t)life_random(l, 86400 * (chance(l, 50) ? 1 : 20));
		e->imported = chance(l, 40);
	}
	if (chance(l, 10)) {
		e->happened = near(l);
	}
}

static const struct record_type *type_named(const struct life *l, const char *name)
{
	return definitions_type(l->definitions, symbol_find(name));
}

static void open_own(struct life *l, const char *type, record_no home)
{
	record_no no = new_record(l, type_named(l, type), home, 0);
	l->homes[no] = strcmp(type, "home") == 0 ? no : home;
	struct entry *e = new_entry(l, ENTRY_OPEN, no);
	fill_step(l, e, &l->types[no]->steps[0], 85);
}

void life_begin(struct life *l, struct ctx *c, uint64_t seed, const struct definitions *d)
{
	*l = (struct life){.c = c, .seed = seed * 0x9e3779b97f4a7c15u + 1, .definitions = d};
	l->now = instant_day_start(date_of(2024, 3, 20));
	l->rota = seed % 3 == 0 ? 75 : seed % 3 == 1 ? 20 : 0;
	open_own(l, "provider", 0);
	open_own(l, "home", 0);
	open_own(l, "home", 0);
	for (int i = 0; i < 4; i++) {
		open_own(l, "staff", i == 3 ? 0 : i == 2 ? HOME_B : HOME_A);
	}
	for (int i = 0; i < 3; i++) {
		open_own(l, "child", i == 2 ? HOME_B : HOME_A);
	}
}

static record_no subject_for(struct life *l, const struct record_type *type)
{
	for (;;) {
		unsigned which = (unsigned)life_random(l, 3);
		if (which == 0 && (type->subjects & SUBJECT_CHILD) != 0) {
			return FIRST_CHILD + (record_no)life_random(l, 3);
		}
		if (which == 1 && (type->subjects & SUBJECT_STAFF) != 0) {
			return FIRST_STAFF + (record_no)life_random(l, 4);
		}
		if (which == 2 && (type->subjects & SUBJECT_HOME) != 0) {
			return chance(l, 75) ? HOME_A : HOME_B;
		}
	}
}

static bool is_own(const struct record_type *type)
{
	const char *name = symbol_word(type->name);
	return strcmp(name, "provider") == 0 || strcmp(name, "home") == 0 || strcmp(name, "child") == 0 || strcmp(name, "staff") == 0;
}

static struct entry *open_some(struct life *l)
{
	static const char *const often[] = {"placement", "measure", "missing-episode", "incident", "notification", "plan", "document",
	                                    "registered-person", "shift", "daily-log", "risk-assessment", "supervision", "training",
	                                    "fire-event", "reg44-visit", "reg45-review", "education", "challenge", "professionals-meeting"};
	const struct record_type *type = NULL;
	while (type == NULL || is_own(type)) {
		type = chance(l, 60) ? type_named(l, often[life_random(l, sizeof often / sizeof often[0])])
		                     : &l->definitions->types[life_random(l, l->definitions->type_count)];
	}
	record_no subject = subject_for(l, type);
	record_no home = subject == HOME_A || subject == HOME_B ? subject : chance(l, 80) ? HOME_A : HOME_B;
	record_no no = new_record(l, type, home, subject);
	struct entry *e = new_entry(l, ENTRY_OPEN, no);
	fill_step(l, e, &type->steps[0], 80);
	add_links(l, e);
	maybe_late(l, e);
	return e;
}

static record_no some_opened(struct life *l)
{
	return chance(l, 60) && l->records > 40 ? l->records - (record_no)life_random(l, 40) : 1 + (record_no)life_random(l, l->records);
}

static struct entry *step_some(struct life *l)
{
	record_no no = some_opened(l);
	struct entry *e = new_entry(l, ENTRY_STEP, no);
	const struct record_type *type = l->types[no];
	fill_step(l, e, &type->steps[life_random(l, type->step_count)], 75);
	if (chance(l, 30)) {
		add_links(l, e);
	}
	maybe_late(l, e);
	return e;
}

static struct entry *correct_some(struct life *l)
{
	record_no no = some_opened(l);
	const struct record_type *type = l->types[no];
	struct entry *e = new_entry(l, ENTRY_CORRECT, no);
	struct entry_field *f = ARENA_NEW(l->c->arena, struct entry_field);
	const struct field *field = &type->fields[life_random(l, type->field_count)];
	*f = (struct entry_field){field->name, chance(l, 15) ? NONE : some_value(l, field)};
	e->fields = f;
	e->field_count = field->type == FIELD_TABLE ? 0 : 1;
	return e;
}

static struct entry *withdraw_some(struct life *l)
{
	record_no no = some_opened(l);
	uint32_t size = l->sizes[no];
	if (is_own(l->types[no])) {
		return step_some(l);
	}
	struct entry *e = new_entry(l, ENTRY_WITHDRAW, no);
	e->withdraws = size < 2 || chance(l, 40) ? -1 : 1 + (int64_t)life_random(l, size - 1);
	return e;
}

/* ---- a rota: shifts that overlap, planned ahead, put right, written late, taken back ---- */

static void give(struct life *l, struct entry *e, const char *name, struct value v)
{
	symbol field = symbol_of(name);
	struct entry_field *fields = arena_grow(l->c->arena, e->fields, e->field_count, e->field_count + 1, sizeof *fields);
	size_t i = 0;
	while (i < e->field_count && fields[i].name != field) {
		i++;
	}
	fields[i] = (struct entry_field){field, v};
	e->fields = fields;
	e->field_count += i == e->field_count;
}

static struct value at_hour(struct life *l, int64_t least, int64_t most)
{
	int64_t at = l->now.s + (least + (int64_t)life_random(l, (uint64_t)(most - least + 1))) * 3600;
	return (struct value){VALUE_INSTANT, 0, {.instant = {at / 14400 * 14400}}};
}

static struct value on_day(struct life *l, int least, int most)
{
	struct date day = date_add_days(instant_day(l->now), least + (int)life_random(l, (uint64_t)(most - least + 1)));
	return (struct value){VALUE_DATE, 0, {.date = day}};
}

static struct entry *open_of(struct life *l, const char *type, record_no subject)
{
	record_no home = subject == HOME_A || subject == HOME_B ? subject : chance(l, 85) ? HOME_A : HOME_B;
	record_no no = new_record(l, type_named(l, type), home, subject);
	struct entry *e = new_entry(l, ENTRY_OPEN, no);
	fill_step(l, e, &l->types[no]->steps[0], 80);
	return e;
}

static struct entry *plan_shift(struct life *l)
{
	record_no staff = FIRST_STAFF + (record_no)life_random(l, 4);
	struct entry *e = open_of(l, "shift", staff);
	give(l, e, "staff", (struct value){VALUE_LINK, 0, {.link = staff}});
	give(l, e, "on_call", (struct value){VALUE_YES_NO, 0, {.yes = chance(l, 10)}});
	struct value start = at_hour(l, -48, 72), end = start;
	give(l, e, "start", chance(l, 95) ? start : NONE);
	end.instant.s += (int64_t)(1 + life_random(l, 4)) * 14400 - (chance(l, 4) ? 86400 : 0);
	give(l, e, "end", chance(l, 95) ? end : NONE);
	maybe_late(l, e);
	return e;
}

static record_no some_of(struct life *l, const char *type)
{
	symbol name = symbol_of(type);
	record_no found = 0;
	for (record_no no = l->records; no > 0 && (found == 0 || chance(l, 75)); no--) {
		found = l->types[no]->name == name ? no : found;
	}
	return found;
}

static struct entry *move_shift(struct life *l, record_no no)
{
	struct entry *e = new_entry(l, chance(l, 60) ? ENTRY_CORRECT : ENTRY_STEP, no);
	if (e->kind == ENTRY_STEP) {
		fill_step(l, e, &l->types[no]->steps[1], 70);
		maybe_late(l, e);
	}
	static const char *const flags[] = {"first_aider", "on_call", "agency"};
	bool times = chance(l, 65);
	give(l, e, times ? chance(l, 50) ? "start" : "end" : flags[life_random(l, 3)],
	     chance(l, 6) ? NONE : times ? at_hour(l, -96, 96) : (struct value){VALUE_YES_NO, 0, {.yes = chance(l, 50)}});
	return e;
}

static struct entry *take_back_shift(struct life *l, record_no no)
{
	struct entry *e = new_entry(l, ENTRY_WITHDRAW, no);
	uint32_t size = l->sizes[no] - 1;
	e->withdraws = size < 2 || chance(l, 50) ? -1 : 1 + (int64_t)life_random(l, size - 1);
	return e;
}

/* What lets one person be alone, and who is away. */
static struct entry *open_span(struct life *l, const char *type, const char *from, const char *to)
{
	struct entry *e = open_of(l, type, chance(l, 80) ? HOME_A : HOME_B);
	give(l, e, from, on_day(l, -10, 4));
	give(l, e, to, chance(l, 80) ? on_day(l, -3, 12) : NONE);
	maybe_late(l, e);
	return e;
}

static struct entry *rota_some(struct life *l)
{
	record_no shift = some_of(l, "shift");
	uint64_t what = life_random(l, 100);
	if (shift == 0 || what < 45) {
		return plan_shift(l);
	}
	if (what < 78) {
		return move_shift(l, shift);
	}
	if (what < 84) {
		return take_back_shift(l, shift);
	}
	return what < 93 ? open_span(l, "lone-working-assessment", "period_from", "period_to")
	                 : open_span(l, "manager-absence", "actual_start", "returned_on");
}

static struct entry *act_on(struct life *l, const struct instance *i)
{
	struct entry *e = new_entry(l, chance(l, 60) ? ENTRY_NOT_REQUIRED : ENTRY_MOVE_DUE, i->record);
	e->duty = i->duty;
	e->recipient = i->recipient[0] == '\0' && chance(l, 50) ? NULL : arena_copy(l->c->arena, i->recipient);
	e->round = chance(l, 40) ? NULL : arena_copy(l->c->arena, i->round);
	e->due = (struct instant){l->now.s + (int64_t)life_random(l, 86400 * 30)};
	e->reason = "signed";
	return e;
}

static struct entry *set_some(struct life *l)
{
	const struct definitions *d = l->definitions;
	record_no no = chance(l, 30) ? PROVIDER : HOME_A + (record_no)life_random(l, LAST_CHILD - HOME_A + 1);
	struct entry *e = new_entry(l, ENTRY_SET, no);
	if (no == PROVIDER && chance(l, 60)) {
		e->setting = symbol_of("bank-holiday");
		e->setting_value = (struct value){VALUE_DATE, 0, {.date = date_add_days(instant_day(l->now), (int)life_random(l, 20) - 3)}};
		return e;
	}
	for (int tries = 0; tries < 50; tries++) {
		const struct duty *duty = &d->duties[life_random(l, d->duty_count)];
		e->setting = duty->target ? duty->name : e->setting;
	}
	e->setting_value = (struct value){VALUE_AMOUNT, 0, {.amount = {1 + (int32_t)life_random(l, 9), chance(l, 50) ? UNIT_DAY : UNIT_WORKING_DAY}}};
	return e;
}

/* Some entries come within one second, most within a day, some weeks later. */
static void pass_time(struct life *l)
{
	static const int64_t most[] = {0, 1, 60, 7200, 86400, 86400 * 6};
	l->now.s += (int64_t)life_random(l, (uint64_t)most[life_random(l, 6)] + 1);
}

const struct entry *life_next(struct life *l, const struct instance *const *open, size_t open_count)
{
	uint64_t what = life_random(l, 100);
	pass_time(l);
	if (chance(l, l->rota)) {
		return rota_some(l);
	}
	if (what < 42) {
		return open_some(l);
	}
	if (what < 80) {
		return step_some(l);
	}
	if (what < 88) {
		return correct_some(l);
	}
	if (what < 91) {
		return withdraw_some(l);
	}
	if (what < 97 && open_count > 0) {
		return act_on(l, open[life_random(l, open_count)]);
	}
	return set_some(l);
}

const struct entry *life_publish(struct life *l, const struct definitions *d)
{
	pass_time(l);
	struct entry *e = new_entry(l, ENTRY_PUBLISH, PROVIDER);
	l->definitions = d;
	l->version++;
	return e;
}
