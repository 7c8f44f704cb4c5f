/* The checklists of the schedules, item by item. */
#include "duties/completeness.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "duties/evaluate.h"

static const char *const WORDS[FILED__COUNT] = {[FILED] = "on-file",
                                                [FILED_NOTHING_YET] = "nothing-yet",
                                                [FILED_NOT_APPLICABLE] = "not-applicable",
                                                [FILED_NOT_KNOWN] = "not-known",
                                                [FILED_MISSING] = "missing"};

const char *filed_word(enum filed_state state)
{
	return WORDS[state];
}

struct filing {
	struct asking a;
	symbol chases;
	struct instant from; /* the stay's, the employment's, the registration's beginning */
	struct instant live_from;
	struct filed_item *items;
	size_t count;
};

/* ---- records named beside an item ---- */

static struct filed filed_of(struct filing *f, const struct rec *r, struct when when)
{
	return (struct filed){r->r.no, arena_copy(f->a.c->arena, r->r.ref), r->r.type, when};
}

static int newest_first(const void *a, const void *b)
{
	const struct filed *x = a, *y = b;
	int64_t s = when_start(x->when).s, t = when_start(y->when).s;
	return s != t ? (s < t ? 1 : -1) : x->no < y->no ? 1 : -1;
}

/* The newest of these records, and how many there are. */
static void file_records(struct filing *f, const record_no *list, size_t count,
                         const struct filed **ret, size_t *ret_count, size_t *ret_total)
{
	struct filed *all = ARENA_ARRAY(f->a.c->arena, count + 1, struct filed);
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		struct rec *r = rec_find(f->a.c, f->a.w, list[i]);
		if (r != NULL) {
			all[kept++] = filed_of(f, r, ask_happened(&f->a, r));
		}
	}
	qsort(all, kept, sizeof *all, newest_first);
	*ret = all;
	*ret_total = kept;
	*ret_count = kept < LIMIT_FILED ? kept : LIMIT_FILED;
}

static void file_rows(struct filing *f, const struct rows *rows, struct filed_item *item)
{
	record_no *list = NULL;
	size_t count = ask_rows(&f->a, f->a.carrier, rows, &list);
	file_records(f, list, count, &item->records, &item->record_count, &item->record_total);
}

/* The record in which the last name of a path stands, and when that was told. */
static void file_path(struct filing *f, const struct path *path, struct filed_item *item)
{
	struct rec *r = f->a.carrier;
	struct reading told, link;
	ask_path(&f->a, r, path, &told);
	for (size_t i = 0; r != NULL && i + 1 < path->count; i++) {
		ask_field(&f->a, r, path->names[i], &link);
		r = link.value.kind == VALUE_LINK ? rec_find(f->a.c, f->a.w, link.value.link) : NULL;
	}
	if (r != NULL && value_is_answered(&told.value)) {
		struct filed *one = ARENA_NEW(f->a.c->arena, struct filed);
		*one = filed_of(f, r, when_at(told.happened));
		item->records = one;
		item->record_count = item->record_total = 1;
	}
}

static void file_answer(struct filing *f, const struct answer *answer, struct filed_item *item)
{
	if (answer != NULL && answer->rows != NULL) {
		file_rows(f, answer->rows, item);
	} else if (answer != NULL && answer->kind == ANSWER_PATH) {
		file_path(f, &answer->path, item);
	}
}

/* A lookup that blocks an item by itself: the records that it finds are what is not complete. */
static void file_lacking(struct filing *f, const struct node *n, struct filed_item *item)
{
	record_no *list = NULL;
	if (n == NULL || !ask(&f->a, f->a.carrier, n).yes) {
		return;
	}
	if (n->kind == NODE_LOOKUP && n->quantifier == THERE_IS && item->lacking_total == 0) {
		size_t count = ask_rows(&f->a, f->a.carrier, n->rows, &list);
		file_records(f, list, count, &item->lacking, &item->lacking_count, &item->lacking_total);
	}
	for (size_t i = 0; n->kind == NODE_ANY && i < n->child_count; i++) {
		file_lacking(f, n->children[i], item);
	}
}

/* ---- chasing ---- */

/* When a paper was asked for: the record's own time, or that of the step that was done again. */
static struct when chased_at(struct filing *f, const struct rec *r, const struct fact *fact)
{
	return fact->entry == 0 ? ask_happened(&f->a, r) : when_at(fact->happened);
}

static bool asks_for(const struct fact *fact, symbol chases, symbol paper)
{
	const struct value word = {VALUE_WORD, 0, {.word = paper}};
	return fact->field == chases && value_is(&fact->value, &word);
}

static void chase_record(struct filing *f, const struct rec *r, struct filed_item *item,
                         struct instant since)
{
	for (size_t i = 0; i < r->r.fact_count; i++) {
		const struct fact *fact = &r->r.facts[i];
		if (!asks_for(fact, f->chases, item->question->paper) || fact->written.s > f->a.known.s) {
			continue;
		}
		struct when when = chased_at(f, r, fact);
		struct instant at = when_start(when);
		if (at.s < since.s || at.s > f->a.at.s) {
			continue;
		}
		if (instant_is_none(item->chased_since) || at.s < item->chased_since.s) {
			item->chased_since = at;
		}
		if (item->chased.no == 0 || at.s >= when_start(item->chased.when).s) {
			item->chased = filed_of(f, r, when);
		}
	}
}

/* Whatever has the field `chases` and is about this subject: contact logs, challenges, recruitment files. */
static bool chase(struct filing *f, struct filed_item *item, struct instant since)
{
	struct asking *a = &f->a;
	for (size_t i = 0; i < a->d->type_count; i++) {
		const struct record_type *type = &a->d->types[i];
		const record_no *list = NULL;
		size_t count = 0;
		if (type_field(type, f->chases) == NULL) {
			continue;
		}
		if (!rec_carriers(a->c, a->w, type->name, a->subject, &list, &count)) {
			return false;
		}
		for (size_t k = 0; k < count; k++) {
			struct rec *r = rec_find(a->c, a->w, list[k]);
			bool stands =
				r != NULL && r->r.withdrawn.s == INSTANT_NEVER.s && r->r.subject == a->subject;
			if (stands && r->r.written.s <= a->known.s) {
				chase_record(f, r, item, since);
			}
		}
	}
	return a->c->error == ERROR_NONE;
}

/* ---- one item ---- */

/* For a month after its first day with Hearth a home is asked rather than blamed (practice, rule 4). */
static bool is_unknown(const struct filing *f, const struct question_stand *s)
{
	if (instant_is_none(f->live_from) || !instant_is_none(s->since) ||
	    f->from.s >= f->live_from.s) {
		return false;
	}
	struct instant month =
		when_end(clock_add(when_at(f->live_from), (struct amount){1, UNIT_MONTH}, false, NULL));
	return f->a.at.s <= month.s;
}

static enum filed_state state_of(const struct filing *f, const struct question_stand *s,
                                 const struct filed_item *item)
{
	if (!s->applies || s->excused) {
		return FILED_NOT_APPLICABLE;
	}
	if (s->missing) {
		return is_unknown(f, s) ? FILED_NOT_KNOWN : FILED_MISSING;
	}
	return item->record_total == 0 ? FILED_NOTHING_YET : FILED;
}

static bool file_item(struct filing *f, struct filed_item *item)
{
	const struct question *q = item->question;
	struct arena_mark mark = arena_mark(f->a.w->scratch);
	struct question_stand s = ask_question(&f->a, q);
	item->missing_since = item->chased_since = INSTANT_NONE;
	if (s.applies) {
		file_answer(f, q->answer, item);
	}
	item->state = state_of(f, &s, item);
	bool ok = true;
	if (s.applies && s.missing) {
		struct instant least =
			instant_later(f->from, item->state == FILED_NOT_KNOWN ? f->live_from : INSTANT_NONE);
		item->missing_since = instant_later(least, s.since);
		file_lacking(f, q->blocked_if, item);
		ok = q->paper == 0 || chase(f, item, s.since);
	}
	arena_reset(f->a.w->scratch, mark);
	return ok && !f->a.failed && f->a.c->error == ERROR_NONE;
}

/* ---- the whole file ---- */

static enum subject_kind kind_of(const struct world *w, const struct rec *r)
{
	const struct words *words = &w->plan->words;
	return r->r.type == words->child   ? SUBJECT_CHILD
	       : r->r.type == words->staff ? SUBJECT_STAFF
	       : r->r.type == words->home  ? SUBJECT_HOME
	                                   : 0;
}

static bool is_of(const struct form *form, enum subject_kind kind, struct instant at)
{
	return form->checklist && form->subject == kind && instant_day_start(form->from).s <= at.s;
}

static bool is_settled(const struct filed_item *item)
{
	return item->state != FILED_MISSING && item->state != FILED_NOT_KNOWN;
}

/* "19a", "19b" and "19c" are one matter: the nineteenth. */
static void count_matters(const struct checklist *list, struct filed_form *counted)
{
	long last = -1;
	bool settled = false;
	for (size_t i = 0; i < list->item_count; i++) {
		const struct filed_item *item = &list->items[i];
		long no = strtol(item->question->no, NULL, 10);
		if (item->form != counted->form) {
			continue;
		}
		if (no != last) {
			counted->matters++;
			counted->settled += settled;
			settled = true;
		}
		settled = settled && is_settled(item);
		last = no;
	}
	counted->settled += settled;
}

static bool file_form(struct filing *f, const struct form *form)
{
	for (size_t i = 0; i < form->section_count; i++) {
		const struct section *section = &form->sections[i];
		bool shown = section->shown_if == NULL || ask(&f->a, f->a.carrier, section->shown_if).yes;
		for (size_t k = 0; shown && k < section->question_count; k++) {
			struct filed_item *item = &f->items[f->count++];
			*item = (struct filed_item){
				.form = form, .section = section, .question = &section->questions[k]};
			if (!file_item(f, item)) {
				return false;
			}
		}
	}
	return true;
}

static size_t question_count(const struct definitions *d, enum subject_kind kind, struct instant at)
{
	size_t count = 0;
	for (size_t i = 0; i < d->form_count; i++) {
		for (size_t k = 0; is_of(d->forms[i], kind, at) && k < d->forms[i]->section_count; k++) {
			count += d->forms[i]->sections[k].question_count;
		}
	}
	return count;
}

/* The stay in force, else the latest, in whichever home it is. */
static struct rec *stay_of(struct filing *f, record_no child)
{
	struct asking *a = &f->a;
	struct rec *found = NULL;
	const record_no *list = NULL;
	size_t count = 0;
	if (!rec_carriers(a->c, a->w, a->w->plan->words.placement, child, &list, &count)) {
		return NULL;
	}
	for (size_t i = 0; i < count; i++) {
		struct rec *r = rec_find(a->c, a->w, list[i]);
		if (r == NULL || r->r.withdrawn.s != INSTANT_NEVER.s || r->r.written.s > a->known.s) {
			continue;
		}
		struct force_span span = ask_force(a, r), best = found == NULL ? span : ask_force(a, found);
		found = found == NULL || (span.there && span.from.s >= best.from.s) ? r : found;
	}
	return found;
}

static void place(struct filing *f, struct rec *subject, enum subject_kind kind)
{
	struct rec *stay = kind == SUBJECT_CHILD ? stay_of(f, subject->r.no) : NULL;
	struct rec *carrier = stay == NULL ? subject : stay;
	f->a.home = kind == SUBJECT_HOME ? subject->r.no : carrier->r.home;
	struct force_span span = ask_force(&f->a, carrier);
	f->from = span.there ? span.from : carrier->r.written;
	f->a.carrier = subject;
	f->live_from = ask_live_from(&f->a);
}

static void begin(struct ctx *c, struct world *w, struct instant at, struct filing *f)
{
	uint32_t newest = (uint32_t)w->plan->generation_count - 1;
	uint32_t generation = plan_generation(w->plan, at);
	generation = generation > newest ? newest : generation;
	f->a = (struct asking){.c = c,
	                       .w = w,
	                       .d = w->plan->generations[generation].definitions,
	                       .generation = generation,
	                       .known = at,
	                       .at = at,
	                       .applies = at,
	                       .until = INSTANT_NEVER,
	                       .next = INSTANT_NEVER,
	                       .ends = true};
	f->chases = symbol_of("chases");
}

static bool file_all(struct filing *f, enum subject_kind kind, struct checklist *list)
{
	const struct definitions *d = f->a.d;
	struct ctx *c = f->a.c;
	struct filed_form *forms = ARENA_ARRAY(c->arena, d->form_count + 1, struct filed_form);
	f->items = ARENA_ARRAY(c->arena, question_count(d, kind, f->a.at) + 1, struct filed_item);
	for (size_t i = 0; i < d->form_count; i++) {
		if (is_of(d->forms[i], kind, f->a.at)) {
			forms[list->form_count++] = (struct filed_form){.form = d->forms[i]};
			if (!file_form(f, d->forms[i])) {
				return false;
			}
		}
	}
	list->items = f->items;
	list->item_count = f->count;
	list->forms = forms;
	for (size_t i = 0; i < f->count; i++) {
		list->counts[f->items[i].state]++;
	}
	for (size_t i = 0; i < list->form_count; i++) {
		count_matters(list, &forms[i]);
	}
	return true;
}

bool completeness_of(struct ctx *c, struct world *w, record_no subject, struct instant at,
                     struct checklist *ret)
{
	struct rec *r = rec_find(c, w, subject);
	enum subject_kind kind = r == NULL ? 0 : kind_of(w, r);
	struct filing f = {.count = 0};
	if (kind == 0) {
		return c->error == ERROR_NONE &&
		       ctx_fail(c, ERROR_INVALID,
		                "a file is kept for a child, a member of staff or a home");
	}
	begin(c, w, at, &f);
	f.a.subject = subject;
	place(&f, r, kind);
	struct rec *home = rec_find(c, w, f.a.home);
	struct checklist list = {.subject = subject,
	                         .home = f.a.home,
	                         .subject_ref = arena_copy(c->arena, r->r.ref),
	                         .home_ref = home == NULL ? NULL : arena_copy(c->arena, home->r.ref),
	                         .subject_type = r->r.type,
	                         .at = at};
	if (c->error != ERROR_NONE || !file_all(&f, kind, &list)) {
		return false;
	}
	*ret = list;
	return true;
}
