/*
 * Lookups: "there is a fire-event where kind is drill". Candidates come from links (about this), from what is in force, or
 * from the list of a watch; each is then tested as it was known (language 2.3).
 */
#include "duties/force.h"

struct match {
	struct rec *r;
	struct instant at; /* when it became true */
	record_no author;
};

struct matches {
	struct match *items;
	size_t count, room;
};

struct looking {
	struct rec *hand;        /* whose words they are: `this` in forms */
	const struct rows *rows;
	struct matches found;
	struct when bound;
	bool recurring;
	size_t want;      /* so many matches decide; 0: all are wanted */
	bool untimed;     /* `where` names no time and no step: a match counts from its happening */
	bool decided;     /* enough were found, and when does not matter */
	bool keyed;       /* candidates are of any scope: only those of `scope` count */
	record_no scope;
	/* since when nothing is in force any more */
	struct instant ended;
};

/* ---- scope ---- */

static record_no scope_of(struct asking *a, const struct rec *hand, const struct rows *rows)
{
	record_no person = hand != NULL && hand != a->carrier ? hand->r.subject : a->subject;
	const struct record_type *type = definitions_type(a->d, rows->type);
	struct rec *subject = rows->in_home || type == NULL ? NULL : rec_find(a->c, a->w, person);
	if (subject != NULL) {
		const struct words *w = &a->w->plan->words;
		unsigned kind = subject->r.type == w->child ? SUBJECT_CHILD : subject->r.type == w->staff ? SUBJECT_STAFF : 0;
		if ((type->subjects & kind) != 0) {
			return subject->r.no;
		}
	}
	return a->home;
}

/* ---- about this ---- */

static bool value_names(const struct value *v, record_no no)
{
	if (v->kind == VALUE_LINK) {
		return v->link == no;
	}
	for (uint32_t i = 0; v->kind == VALUE_LIST && i < v->count; i++) {
		if (value_names(&v->items[i], no)) {
			return true;
		}
	}
	return false;
}

/* Does `from` name `to`, as known: by `links`, or by the present value of a link field? */
static bool names(struct asking *a, const struct rec *from, record_no to)
{
	bool found = false;
	for (size_t i = 0; i < from->said_count; i++) {
		if (from->said[i].to == to) {
			ask_next(a, from->said[i].written);
			found = found || from->said[i].written.s <= a->known.s;
		}
	}
	for (size_t i = 0; !found && i < from->r.fact_count; i++) {
		const struct fact *f = &from->r.facts[i];
		if (!value_names(&f->value, to)) {
			continue;
		}
		ask_next(a, f->written);
		found = f->written.s <= a->known.s && ask_fact(a, from, f->field) == f;
	}
	return found;
}

/* ---- one record ---- */

static bool within(struct asking *a, const struct looking *l, struct when h)
{
	if (l->rows->in_period && (when_end(h).s < a->period_from.s || when_start(h).s > a->period_to.s)) {
		return false;
	}
	if (l->bound.kind == WHEN_NONE) {
		return true;
	}
	switch (l->rows->bound) {
	case BOUND_SINCE:
		return when_end(h).s >= when_start(l->bound).s;
	case BOUND_AFTER:
		return when_start(h).s > when_end(l->bound).s;
	case BOUND_BEFORE:
		return when_end(h).s < when_start(l->bound).s;
	case BOUND_NONE:
		break;
	}
	return true;
}

static bool in_window(const struct asking *a, struct instant at)
{
	switch (a->window) {
	case WINDOW_AFTER:
		return at.s > a->from.s;
	case WINDOW_BOX:
		return at.s >= a->from.s && at.s <= a->to.s;
	case WINDOW_NONE:
	case WINDOW_LATEST:
		break;
	}
	return true;
}

static bool names_time(const struct node *n)
{
	if (n == NULL) {
		return false;
	}
	bool found = n->kind == NODE_STEP || n->kind == NODE_FILLED || n->kind == NODE_ANSWERED || n->kind == NODE_PASSED ||
	             n->kind == NODE_COMPARE || n->kind == NODE_LOOKUP || n->kind == NODE_FORM;
	for (size_t i = 0; i < n->child_count; i++) {
		found = found || names_time(n->children[i]);
	}
	return found;
}

static struct verdict ask_where(struct asking *a, struct looking *l, struct rec *r)
{
	struct asking inner = *a;
	/* In a box a record counts by its happening, unless it gives evidence again and again. */
	if (a->window == WINDOW_BOX && !l->recurring) {
		inner.window = WINDOW_NONE;
	}
	struct verdict v = ask(&inner, r, l->rows->where);
	a->until = inner.until;
	a->next = inner.next;
	a->failed = inner.failed;
	return v;
}

static bool is_used(const struct asking *a, record_no no)
{
	for (size_t i = 0; i < a->used_count; i++) {
		if (a->used[i] == no) {
			return true;
		}
	}
	return false;
}

/* A row that never changed since it matched needs no second look where `where` is its own part alone. */
static bool steady_match(struct asking *a, const struct looking *l, const struct watched *row, struct rec *r, struct match *ret)
{
	struct instant at = instant_is_none(row->true_at) ? row->happened : row->true_at;
	struct instant counts = a->window == WINDOW_BOX && !l->recurring ? row->happened : at;
	(void)r;
	if (!in_window(a, counts)) {
		return false;
	}
	*ret = (struct match){NULL, at, 0};
	return true;
}

/* Known, standing, happened already, within the bound. */
static bool fits(struct asking *a, const struct looking *l, struct rec *r, struct when *ret_happened)
{
	bool here = !l->keyed || r->r.subject == l->scope || r->r.home == l->scope || (r->r.home == 0 && l->scope == a->home);
	if (!here || r->r.withdrawn.s != INSTANT_NEVER.s || is_used(a, r->r.no)) {
		return false;
	}
	if (r->r.written.s > a->known.s) {
		ask_next(a, r->r.written);
		return false;
	}
	*ret_happened = ask_happened(a, r);
	if (!l->rows->in_force && !a->ahead && when_start(*ret_happened).s > a->at.s) {
		ask_until(a, when_start(*ret_happened));
		return false;
	}
	return within(a, l, *ret_happened);
}

static bool test(struct asking *a, struct looking *l, struct rec *r, struct match *ret)
{
	struct when happened;
	if (!fits(a, l, r, &happened)) {
		return false;
	}
	struct verdict v = ask_where(a, l, r);
	struct instant at = v.firm && !instant_is_none(v.since) ? v.since : when_start(happened);
	struct instant counts = a->window == WINDOW_BOX && !l->recurring ? when_start(happened) : at;
	if (!v.yes || !in_window(a, counts)) {
		return false;
	}
	*ret = (struct match){r, at, v.author != 0 ? v.author : r->r.author};
	return true;
}

static void keep(struct asking *a, struct looking *l, struct match m)
{
	*(struct match *)PUSH(a->w->scratch, l->found.items, l->found.count, l->found.room) = m;
}

/* ---- candidates ---- */

/* What is asked of each person is given by each: one worker's debrief is not another's. */
static bool is_theirs(struct asking *a, const struct rec *r)
{
	if (a->each == NULL || a->each->kind != VALUE_LINK || a->each->link != a->subject) {
		return true;
	}
	return r->r.subject == a->subject || scope_of(a, a->carrier, &(struct rows){.type = r->r.type}) != a->subject;
}

static void look_at(struct asking *a, struct looking *l, record_no no)
{
	struct rec *r = rec_find(a->c, a->w, no);
	struct match m;
	if (r == NULL || r->r.type != l->rows->type || r == l->hand || !is_theirs(a, r)) {
		return;
	}
	const struct rec *this = l->hand;
	if ((names(a, r, this->r.no) || names(a, this, r->r.no)) && test(a, l, r, &m)) {
		keep(a, l, m);
	}
}

static void look_linked(struct asking *a, struct looking *l)
{
	struct rec *this = l->hand;
	if (!rec_links_in(a->c, a->w, this)) {
		return;
	}
	for (size_t i = 0; i < this->in_count; i++) {
		look_at(a, l, this->in[i]);
	}
	for (size_t i = 0; i < this->r.link_count; i++) {
		bool seen = false;
		for (size_t k = 0; !seen && k < this->in_count; k++) {
			seen = this->in[k] == this->r.links[i];
		}
		if (!seen) {
			look_at(a, l, this->r.links[i]);
		}
	}
}

static bool look_in_force(struct asking *a, void *arg, struct rec *r, const struct force_span *f)
{
	struct looking *l = arg;
	struct match m;
	(void)f;
	if (test(a, l, r, &m)) {
		keep(a, l, m);
	}
	return !l->decided || l->found.count < l->want;
}

static bool look_ended(struct asking *a, void *arg, struct rec *r, const struct force_span *f)
{
	struct looking *l = arg;
	struct match m;
	if (f->end.s <= a->at.s && test(a, l, r, &m)) {
		l->ended = instant_later(l->ended, force_last(f->end));
	}
	return true;
}

static void look_force(struct asking *a, struct looking *l, record_no scope)
{
	uint32_t watch = plan_force(a->w->plan, l->rows->type);
	bool was_fixed = a->fixed;
	struct when on = l->rows->on == NULL ? when_at(a->at) : ask_time(a, l->hand, l->rows->on);
	if (watch == UINT32_MAX || on.kind == WHEN_NONE || scope == 0) {
		return;
	}
	a->fixed = l->rows->on != NULL;
	struct list *list = list_of(a->c, a->w, watch, scope, instant_earlier(when_start(on), a->known));
	if (list != NULL) {
		force_each(a, list, when_start(on), when_end(on), look_in_force, l);
	}
	if (a->ends && l->rows->on == NULL) {
		list = list_of(a->c, a->w, watch, scope, INSTANT_NONE);
		struct instant before_all = {INT64_MIN + 1};
		if (list != NULL) {
			force_each(a, list, before_all, a->at, look_ended, l);
		}
	}
	a->fixed = was_fixed;
}

/* Rows that can matter begin no later than the one moment and reach at least to the other. */
static void row_range(const struct asking *a, const struct looking *l, struct instant *ret_least, struct instant *ret_most)
{
	*ret_least = INSTANT_NONE;
	*ret_most = a->ahead ? INSTANT_NEVER : a->at;
	if (l->bound.kind != WHEN_NONE && l->rows->bound == BOUND_BEFORE) {
		*ret_most = instant_earlier(*ret_most, when_start(l->bound));
	} else if (l->bound.kind != WHEN_NONE) {
		*ret_least = when_start(l->bound);
	}
	if (a->window == WINDOW_AFTER || a->window == WINDOW_BOX) {
		*ret_least = instant_later(*ret_least, a->from);
	}
	if (a->window == WINDOW_BOX && !l->recurring) {
		*ret_most = instant_earlier(*ret_most, a->to);
	}
	if (l->rows->in_period) {
		*ret_least = instant_later(*ret_least, a->period_from);
	}
}

static void look_row(struct asking *a, struct looking *l, const struct watched *row, bool own_alone)
{
	struct match m;
	if (row->since.s > a->known.s) {
		ask_next(a, row->since);
		return;
	}
	if (is_used(a, row->record)) {
		return;
	}
	bool steady = own_alone && !row->mixed && (l->bound.kind == WHEN_NONE || l->rows->bound == BOUND_NONE) && !l->rows->in_period;
	if (steady && row->happened.s <= a->at.s) {
		if (steady_match(a, l, row, NULL, &m)) {
			m.r = NULL;
			m.author = row->record; /* looked up when it is needed */
			keep(a, l, m);
		}
		return;
	}
	struct rec *r = rec_find(a->c, a->w, row->record);
	if (r != NULL && test(a, l, r, &m)) {
		keep(a, l, m);
	}
}

/* From the oldest on: what happens later than the matches that decide changes nothing. */
static bool is_enough(const struct asking *a, const struct looking *l, const struct watched *next)
{
	if (l->want == 0 || l->found.count < l->want || !l->untimed || a->window == WINDOW_LATEST) {
		return false;
	}
	for (size_t i = 0; i < l->found.count; i++) {
		if (l->found.items[i].at.s >= next->happened.s) {
			return false;
		}
	}
	return true;
}

static void look_list(struct asking *a, struct looking *l, uint32_t watch, record_no scope)
{
	struct instant least, most;
	l->recurring = a->w->plan->watches[watch].recurring;
	row_range(a, l, &least, &most);
	struct list *list = list_of(a->c, a->w, watch, scope, least);
	if (list == NULL || list->count == 0) {
		return;
	}
	size_t n = list_upto(list, most);
	if (n < list->count) {
		ask_until(a, list->rows[n].happened);
	}
	for (size_t i = list_reaching(list, least); i < n && !is_enough(a, l, &list->rows[i]); i++) {
		if (list->rows[i].until.s >= least.s) {
			look_row(a, l, &list->rows[i], l->rows->rest == NULL);
		}
	}
}

/* What no duty looks up has no rows kept (the counts of forms): every record of its type is looked at. */
static void look_all(struct asking *a, struct looking *l, record_no scope)
{
	const record_no *list = NULL;
	size_t count = 0;
	struct match m;
	if (!rec_carriers(a->c, a->w, l->rows->type, scope, &list, &count)) {
		a->failed = true;
		return;
	}
	for (size_t i = 0; i < count; i++) {
		struct rec *r = rec_find(a->c, a->w, list[i]);
		if (r != NULL && test(a, l, r, &m)) {
			keep(a, l, m);
		}
	}
}

static void look_watch(struct asking *a, struct looking *l, record_no scope)
{
	uint32_t watch = a->w->plan->generations[a->generation].watches[l->rows->watch];
	if (scope != 0 && watch != UINT32_MAX) {
		look_list(a, l, watch, scope);
	} else if (scope != 0) {
		look_all(a, l, scope);
	}
}

/* By the record that a link field must name: its rows are of every subject and home. */
static bool look_keyed(struct asking *a, struct looking *l)
{
	const struct keyed_rows *k = map_get(&a->w->plan->generations[a->generation].keyed, (uint64_t)(uintptr_t)l->rows);
	struct reading r;
	if (k == NULL) {
		return false;
	}
	ask_path(a, l->hand, &k->operand->path, &r);
	l->keyed = true;
	l->scope = scope_of(a, l->hand, l->rows);
	if (r.value.kind == VALUE_LINK) {
		look_list(a, l, k->watch, r.value.link);
	}
	return true;
}

/* What belongs to the provider belongs to each of its homes. */
static void look_in(struct asking *a, struct looking *l, void (*where)(struct asking *, struct looking *, record_no))
{
	record_no scope = scope_of(a, l->hand, l->rows);
	where(a, l, scope);
	if (scope == a->home) {
		where(a, l, SCOPE_PROVIDER);
	}
}

static void look(struct asking *a, struct looking *l)
{
	l->bound = l->rows->bound_time == NULL ? when_at(INSTANT_NONE) : ask_time(a, l->hand, l->rows->bound_time);
	/* What was in force at a time of its own is found by that time, whether the case is live or not. */
	bool found_by_time = l->rows->in_force && l->rows->on != NULL && plan_at_own_time(a->w->plan, a->generation, l->rows);
	a->foreign = a->foreign || !found_by_time;
	if (definitions_type(a->d, l->rows->type) == NULL) {
		return; /* instances of duties: counted by review/, never read by a duty */
	}
	if (l->rows->about_this) {
		look_linked(a, l);
	} else if (l->rows->in_force) {
		look_in(a, l, look_force);
	} else if (!look_keyed(a, l)) {
		look_in(a, l, look_watch);
	}
	a->failed = a->failed || a->c->error != ERROR_NONE;
}

/* ---- answers ---- */

static record_no record_of(const struct match *m)
{
	return m->r != NULL ? m->r->r.no : m->author;
}

/* Of two that became true at once the one that was opened first: where they stand in a list may change with what is said later. */
static bool is_later(const struct match *a, const struct match *b)
{
	return a->at.s != b->at.s ? a->at.s > b->at.s : record_of(a) > record_of(b);
}

/* The matches by when they became true: a handful. */
static void sort(struct matches *m)
{
	for (size_t i = 1; i < m->count; i++) {
		struct match x = m->items[i];
		size_t k = i;
		for (; k > 0 && is_later(&m->items[k - 1], &x); k--) {
			m->items[k] = m->items[k - 1];
		}
		m->items[k] = x;
	}
}

static struct verdict of_match(struct asking *a, struct looking *l, const struct match *m, bool yes)
{
	struct verdict v = {.yes = yes, .firm = true, .since = m->at};
	struct rec *r = m->r != NULL ? m->r : rec_find(a->c, a->w, m->author);
	if (r != NULL) {
		v.evidence = r->r.no;
		v.author = m->author;
	}
	if (r != NULL && m->r == NULL && yes) {
		struct asking inner = *a; /* who gave the evidence: asked only now */
		struct verdict where = ask_where(&inner, l, r);
		v.author = where.author != 0 ? where.author : r->r.author;
	}
	return v;
}

static size_t wanted(struct asking *a, const struct node *n)
{
	int64_t number = n->quantifier == THERE_ARE_AT_LEAST || n->quantifier == THERE_ARE_AT_MOST ? ask_number(a, &n->number) / 100 : 1;
	number = number < 0 ? 0 : number;
	return (size_t)(n->quantifier == THERE_ARE_AT_MOST ? number + 1 : number);
}

/* `this` inside a lookup of a form is the record whose lookup it is. */
static struct rec *hand_of(const struct asking *a, struct rec *hand)
{
	return hand == NULL ? a->carrier : hand;
}

struct verdict ask_lookup(struct asking *a, struct rec *hand, const struct node *n)
{
	struct arena_mark mark = arena_mark(a->w->scratch);
	struct looking l = {.hand = hand_of(a, hand), .rows = n->rows, .ended = INSTANT_NONE};
	size_t want = wanted(a, n);
	bool negative = n->quantifier == THERE_IS_NO || n->quantifier == THERE_ARE_AT_MOST;
	l.want = want;
	l.untimed = !names_time(n->rows->where);
	l.decided = negative && !a->ends;
	look(a, &l);
	bool enough = l.found.count >= want;
	struct verdict v = {.yes = enough != negative, .since = INSTANT_NONE};
	if (enough && want > 0) {
		sort(&l.found);
		size_t which = a->window == WINDOW_LATEST && !negative ? l.found.count - 1 : want - 1;
		v = of_match(a, &l, &l.found.items[which], v.yes);
	} else if (!enough && !instant_is_none(l.ended)) {
		v.since = l.ended;
		v.firm = true;
	}
	arena_reset(a->w->scratch, mark);
	return v;
}

struct verdict ask_half(struct asking *a, struct rec *hand, const struct node *n)
{
	struct arena_mark mark = arena_mark(a->w->scratch);
	struct looking l = {.hand = hand_of(a, hand), .rows = n->rows, .ended = INSTANT_NONE};
	size_t have = 0;
	look(a, &l);
	for (size_t i = 0; i < l.found.count; i++) {
		struct rec *r = l.found.items[i].r != NULL ? l.found.items[i].r : rec_find(a->c, a->w, l.found.items[i].author);
		have += r != NULL && ask(a, r, n->children[0]).yes;
	}
	struct verdict v = {.yes = have * 2 <= l.found.count, .since = INSTANT_NONE};
	arena_reset(a->w->scratch, mark);
	return v;
}

/* Whether the time asked for is when a record of the type happened: rows stand in that order. */
static bool is_happening(const struct asking *a, const struct time *t)
{
	const struct plan *p = a->w->plan;
	bool same = t->path.count == 1 && t->path.root == ROOT_RECORD;
	for (size_t i = 0; same && i < p->generation_count; i++) { /* a row is as its own definitions have it */
		const struct record_type *type = definitions_type(p->generations[i].definitions, t->rows->type);
		same = type == NULL || type->happened == t->path.names[0];
	}
	return same;
}

static bool comes_first(struct when x, struct when y)
{
	return when_end(x).s <= when_end(y).s;
}

struct when ask_latest(struct asking *a, struct rec *hand, const struct time *t)
{
	struct arena_mark mark = arena_mark(a->w->scratch);
	struct looking l = {.hand = hand_of(a, hand), .rows = t->rows, .ended = INSTANT_NONE};
	enum window window = a->window;
	bool ahead = a->ahead;
	struct when found = when_at(INSTANT_NONE);
	a->window = WINDOW_NONE;
	a->ahead = ahead || t->earliest; /* what comes next is mostly planned */
	if (t->earliest && is_happening(a, t)) { /* the first row that fits is the answer: those behind it happen later */
		l.want = 1;
		l.untimed = !names_time(t->rows->where);
	}
	look(a, &l);
	for (size_t i = 0; i < l.found.count; i++) {
		struct rec *r = l.found.items[i].r != NULL ? l.found.items[i].r : rec_find(a->c, a->w, l.found.items[i].author);
		struct reading field;
		if (r == NULL) {
			continue;
		}
		ask_path(a, r, &t->path, &field);
		struct when w = value_when(&field.value);
		if (w.kind != WHEN_NONE && when_start(w).s > a->at.s && !a->ahead) {
			ask_until(a, when_start(w));
		} else if (w.kind != WHEN_NONE && (found.kind == WHEN_NONE || comes_first(w, found) == t->earliest)) {
			found = w;
		}
	}
	a->window = window;
	a->ahead = ahead;
	arena_reset(a->w->scratch, mark);
	return found;
}

size_t ask_rows(struct asking *a, struct rec *hand, const struct rows *rows, record_no **ret)
{
	struct looking l = {.hand = hand_of(a, hand), .rows = rows, .ended = INSTANT_NONE};
	look(a, &l);
	record_no *list = ARENA_ARRAY(a->w->scratch, l.found.count + 1, record_no);
	for (size_t i = 0; i < l.found.count; i++) {
		const struct match *m = &l.found.items[i];
		list[i] = m->r != NULL ? m->r->r.no : m->author;
	}
	*ret = list;
	return l.found.count;
}
