/*
 * Random lives: whatever is written, stepping through it gives the same instances as a rebuild from the entries, to the
 * byte, now and as it stood; so do an import, entries in another order, and a world that is filled on demand and forgets
 * everything now and then; and the rows handed out as changes add up to what is there.
 *
 * usage: lives DEFINITIONS SECONDS [SEED]     prints TAP
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "life.h"
#include "mirror.h"

enum { ENTRIES = 350 };

/* ---- definitions, and a second generation of them ---- */

struct law {
	const struct definitions *first, *second;
};

static const struct definitions *load(struct ctx *c, const struct definition_file *files, size_t count)
{
	struct problems problems;
	const struct definitions *d = NULL;
	problems_init(&problems, c->arena, files, count);
	if (!definitions_load(c, files, count, &problems, &d)) {
		struct buf out = {.arena = c->arena};
		problems_print(&problems, &out);
		printf("Bail out! the definitions do not load: %s\n%s", c->message, buf_text(&out));
		exit(1);
	}
	return d;
}

/* The same law with other numbers. */
static const char *changed(struct ctx *c, const char *text)
{
	static const char *const pairs[][2] = {{"aim for 24 hours", "aim for 30 hours"}, {"aim for 1 month", "aim for 5 weeks"},
	                                       {"aim for 14 days", "aim for 10 working days"}, {"aim for 7 days", "aim for 9 days"}};
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		struct buf b = {.arena = c->arena};
		const char *at;
		while ((at = strstr(text, pairs[i][0])) != NULL) {
			buf_put_n(&b, text, (size_t)(at - text));
			buf_put(&b, pairs[i][1]);
			text = at + strlen(pairs[i][0]);
		}
		buf_put(&b, text);
		text = buf_text(&b);
	}
	return text;
}

static struct law read_law(struct ctx *c, const char *folder)
{
	const struct definition_file *files = NULL;
	size_t count = 0;
	if (!definitions_read_folder(c, folder, &files, &count)) {
		printf("Bail out! %s\n", c->message);
		exit(1);
	}
	struct definition_file *other = arena_grow(c->arena, files, count, count, sizeof *other);
	for (size_t i = 0; i < count; i++) {
		other[i].text = changed(c, files[i].text);
		other[i].length = strlen(other[i].text);
	}
	return (struct law){load(c, files, count), load(c, other, count)};
}

/* ---- showing and comparing ---- */

static const char *show(struct arena *a, const struct instance *i)
{
	return arena_printf(a, "%s on %s r-%u [%s] [%s] home %u about %u started %lld due %lld first %lld warn %lld opened %lld "
	                       "ending %d done %lld ended %lld by %u evidence %u %s%s%s%s version %u",
	                    symbol_word(i->duty), symbol_word(i->on), i->record, i->recipient, i->round, i->home, i->subject,
	                    (long long)i->started.s, (long long)i->due.s, (long long)i->due_first.s, (long long)i->warn.s,
	                    (long long)i->opened.s, (int)i->ending, (long long)i->done_at.s, (long long)i->ended.s, i->done_by,
	                    i->evidence, i->reason == NULL ? "" : i->reason, i->imported ? " imported" : "", i->unknown ? " unknown" : "",
	                    i->target ? " target" : "", i->version);
}

static bool same(struct ctx *c, const char *what, uint64_t seed, const struct instance *const *a, size_t a_count,
                 const struct instance *const *b, size_t b_count)
{
	size_t i = 0, k = 0;
	int shown = 0;
	while ((i < a_count || k < b_count) && shown < 6) {
		int order = i >= a_count ? 1 : k >= b_count ? -1 : instance_compare_identity(a[i], b[k]);
		const char *left = order <= 0 ? show(c->arena, a[i]) : "(none)", *right = order >= 0 ? show(c->arena, b[k]) : "(none)";
		if (order != 0 || strcmp(left, right) != 0) {
			printf("# seed %llu, %s:\n#   stepped %s\n#   %s %s\n", (unsigned long long)seed, what, left, what, right);
			shown++;
		}
		i += order <= 0;
		k += order >= 0;
	}
	return shown == 0;
}

static void all_of(struct ctx *c, const struct world *w, const struct instance ***ret, size_t *ret_count)
{
	struct instance_filter every = {0};
	world_instances(c, w, &every, ret, ret_count);
}

/* What was written, for whoever looks for the reason of a difference: LIVES_RECORD=3 tells the entries of r-3. */
static void tell(struct ctx *c, const struct life *l)
{
	const char *only = getenv("LIVES_RECORD");
	for (size_t i = 0; only != NULL && i < l->count; i++) {
		const struct entry *e = &l->entries[i];
		if (strcmp(only, "all") != 0 && strtoul(only, NULL, 10) != e->record) {
			continue;
		}
		printf("# %zu %s r-%u %s home %u about %u written %lld received %lld%s step %s withdraws %lld duty %s [%s] [%s] set %s\n", i,
		       entry_kind_word(e->kind), e->record, symbol_word(e->type), e->home, e->subject, (long long)e->written.s,
		       (long long)e->received.s, e->imported ? " imported" : "", symbol_word(e->step), (long long)e->withdraws,
		       symbol_word(e->duty), e->recipient == NULL ? "NULL" : e->recipient, e->round == NULL ? "NULL" : e->round,
		       symbol_word(e->setting));
		for (size_t k = 0; k < e->field_count; k++) {
			const struct value *v = &e->fields[k].value;
			printf("#      %s kind %d %s %lld\n", symbol_word(e->fields[k].name), (int)v->kind,
			       v->kind == VALUE_WORD ? symbol_word(v->word) : v->kind == VALUE_DATE ? date_iso(c->arena, v->date) : "",
			       (long long)(v->kind == VALUE_INSTANT ? v->instant.s : v->kind == VALUE_LINK ? v->link : 0));
		}
		for (size_t k = 0; k < e->link_count; k++) {
			printf("#      names r-%u\n", e->links[k]);
		}
	}
}

/* ---- one life ---- */

struct living {
	struct ctx *c;
	struct ctx *passing; /* of one step */
	struct life life;
	uint64_t seed;
	const struct definitions *law[2];
	struct instant published[2];
	struct generations g;
	struct world *stepped;
	struct world *demand; /* filled from the mirror */
	struct mirror mirror;
	const struct instance **open;
	size_t open_count;
};

static void gather_open(struct living *v)
{
	const struct instance **all = NULL;
	size_t count = 0;
	all_of(v->c, v->stepped, &all, &count);
	v->open = ARENA_ARRAY(v->c->arena, count + 1, const struct instance *);
	v->open_count = 0;
	for (size_t i = 0; i < count; i++) {
		if (all[i]->ending == ENDING_OPEN) {
			v->open[v->open_count++] = all[i];
		}
	}
}

static bool step_plainly(struct living *v, const struct entry *e)
{
	struct duty_changes changes;
	struct ctx *c = v->passing;
	arena_clear(c->arena);
	return duties_wake(c, v->stepped, e->received, &changes) && world_put_entry(c, v->stepped, e, NULL) &&
	       duties_step(c, v->stepped, e, &changes);
}

/* The live way: wakes from the store, the entry, and the rows of both written down. */
static bool step_on_demand(struct living *v, const struct entry *e)
{
	struct world_change change;
	struct duty_changes changes;
	struct ctx *c = v->passing;
	arena_clear(c->arena);
	if (life_random(&v->life, 25) == 0) {
		world_drop(v->demand);
	}
	if (!mirror_wake(c, &v->mirror, v->demand, e->received) || !world_put_entry(c, v->demand, e, &change)) {
		return false;
	}
	mirror_add_entry(&v->mirror, e);
	mirror_add_world(&v->mirror, &change);
	if (!duties_step(c, v->demand, e, &changes)) {
		return false;
	}
	mirror_add_duties(&v->mirror, &changes);
	return true;
}

static bool publish(struct living *v)
{
	const struct entry *e = life_publish(&v->life, v->law[1]);
	v->published[1] = e->received;
	v->g.count = 2;
	world_publish(v->stepped, &v->g);
	world_publish(v->demand, &v->g);
	return step_plainly(v, e) && step_on_demand(v, e);
}

static struct world *rebuild(struct living *v, const struct entry *e, size_t count)
{
	struct world *w = world_new(&v->g, NULL);
	world_defer(w);
	for (size_t i = 0; i < count; i++) {
		if (!world_put_entry(v->c, w, &e[i], NULL)) {
			printf("# could not put entry %zu: %s\n", i, v->c->message);
			return w;
		}
	}
	if (!duties_rebuild(v->c, w, 0, v->life.now)) {
		printf("# could not rebuild: %s\n", v->c->message);
	}
	return w;
}

/* An import: every entry deferred, every case it touches walked once. */
static struct world *import(struct living *v)
{
	struct world *w = world_new(&v->g, NULL);
	struct duty_changes changes;
	bool ok = true;
	for (size_t i = 0; ok && i < v->life.count; i++) {
		ok = world_put_entry(v->c, w, &v->life.entries[i], NULL) && duties_defer(v->c, w, &v->life.entries[i]);
	}
	if (!ok || !duties_settle(v->c, w, v->life.now, &changes)) {
		printf("# could not import: %s\n", v->c->message);
	}
	return w;
}

/* Entries of different records may come in either order. */
static const struct entry *shuffled(struct living *v)
{
	size_t count = v->life.count;
	struct entry *e = arena_grow(v->c->arena, v->life.entries, count, count, sizeof *e);
	for (size_t i = 0; i + 1 < count; i++) {
		bool opens = e[i].kind == ENTRY_OPEN || e[i].kind == ENTRY_PUBLISH || e[i + 1].kind == ENTRY_PUBLISH;
		if (!opens && e[i + 1].kind != ENTRY_OPEN && e[i].record != e[i + 1].record && life_random(&v->life, 2) == 0) {
			struct entry first = e[i];
			e[i] = e[i + 1];
			e[i + 1] = first;
		}
	}
	return e;
}

static bool same_world(struct living *v, const char *what, uint64_t seed, struct world *other)
{
	const struct instance **a, **b;
	size_t a_count, b_count;
	all_of(v->c, v->stepped, &a, &a_count);
	all_of(v->c, other, &b, &b_count);
	bool ok = same(v->c, what, seed, a, a_count, b, b_count);
	world_free(other);
	return ok;
}

static bool live(struct living *v)
{
	size_t begun = v->life.count;
	for (size_t i = 0; i < begun; i++) {
		struct entry e = v->life.entries[i];
		if (!step_plainly(v, &e) || !step_on_demand(v, &e)) {
			return false;
		}
	}
	for (int i = 0; i < ENTRIES; i++) {
		if (i % 10 == 0) {
			gather_open(v);
		}
		if (life_random(&v->life, ENTRIES / 2) == 0 &&
		    !same_world(v, "as it stood", v->seed, rebuild(v, v->life.entries, v->life.count))) {
			return false;
		}
		if (i == ENTRIES / 2 && !publish(v)) {
			return false;
		}
		const struct entry *e = life_next(&v->life, v->open, i % 10 == 0 ? v->open_count : 0);
		struct entry copy = *e;
		if (!step_plainly(v, &copy) || !step_on_demand(v, &copy)) {
			return false;
		}
	}
	struct duty_changes changes;
	v->life.now.s += 86400 * 20;
	return duties_wake(v->c, v->stepped, v->life.now, &changes) && mirror_wake(v->c, &v->mirror, v->demand, v->life.now);
}

static bool run_life(const struct law *law, uint64_t seed, size_t *ret_instances)
{
	CTX(c);
	CTX(passing);
	struct living v = {.c = &c, .passing = &passing, .seed = seed, .law = {law->first, law->second}, .published = {INSTANT_NONE, INSTANT_NONE}};
	v.g = (struct generations){v.law, v.published, 1};
	life_begin(&v.life, &c, seed, law->first);
	mirror_init(&v.mirror, &c);
	struct world_source source = mirror_source(&v.mirror);
	v.stepped = world_new(&v.g, NULL);
	v.demand = world_new(&v.g, &source);
	bool ok = live(&v);
	if (!ok) {
		printf("# seed %llu: %s%s\n", (unsigned long long)seed, c.message, passing.message);
	}
	const struct instance **a, **m;
	size_t a_count, m_count;
	all_of(&c, v.stepped, &a, &a_count);
	mirror_instances(&v.mirror, &m, &m_count);
	ok = ok && same_world(&v, "rebuilt", seed, rebuild(&v, v.life.entries, v.life.count));
	ok = ok && same(&c, "on demand", seed, a, a_count, m, m_count);
	ok = ok && same_world(&v, "imported", seed, import(&v));
	ok = ok && same_world(&v, "in another order", seed, rebuild(&v, shuffled(&v), v.life.count));
	*ret_instances = a_count;
	tell(&c, &v.life);
	world_free(v.stepped);
	world_free(v.demand);
	return ok;
}

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	if (argc < 3) {
		fputs("usage: lives DEFINITIONS SECONDS [SEED]\n", stderr);
		return 2;
	}
	CTX(c);
	struct law law = read_law(&c, argv[1]);
	double until = seconds() + strtod(argv[2], NULL);
	uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10) : (uint64_t)time(NULL) % 1000000;
	bool one = argc > 3;
	int number = 0, failed = 0;
	do {
		size_t instances = 0;
		bool ok = run_life(&law, seed, &instances);
		printf("%s %d - life %llu: stepped, rebuilt, imported and filled on demand give the same %zu instances\n", ok ? "ok" : "not ok", ++number,
		       (unsigned long long)seed, instances);
		fflush(stdout);
		failed += !ok;
		seed++;
	} while (seconds() < until && failed < 3 && !one);
	printf("1..%d\n", number);
	definitions_free(law.first);
	definitions_free(law.second);
	return failed > 0;
}
