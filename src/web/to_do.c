/* What To do is asked for, and which duties that are. */
#include "web/to_do.h"

#include <stdlib.h>
#include <string.h>

#include "web/law_words.h"

/* As the address says them; the last is no group of open duties. */
static const char *const group_words[TODO__COUNT + 1] = {
	[TODO_BREACH] = "past-the-law", [TODO_TODAY] = "today", [TODO_PAST] = "past-target",
	[TODO_WAITING] = "waiting",     [TODO_WEEK] = "week",   [TODO_LATER] = "later",
	[TODO_NOT_KNOWN] = "tell-us",   [TODO__COUNT] = "done"};

const char *to_do_group_word(int group)
{
	return group_words[group];
}

/* ---- the address ---- */

static const char *asked(const struct to_do *t, const char *name)
{
	const char *value = query_value(t->p->request, name);
	return value == NULL || *value == '\0' ? NULL : value;
}

static void complain(struct to_do *t, const char *at, const char *words)
{
	if (t->wrong == NULL) {
		t->wrong = words;
		t->wrong_at = at;
	}
}

/* ?at=2025-03-01T12:00, or the two fields of the form. */
static void read_at(struct to_do *t)
{
	struct ctx *c = t->p->c;
	const char *at = asked(t, "at"), *on = asked(t, "on"), *time = asked(t, "time");
	if (at == NULL && on != NULL) {
		at = arena_printf(c->arena, "%s %s", on, time == NULL ? "23:59" : time);
	}
	if (at == NULL) {
		return;
	}
	if (!instant_parse(c, at, &t->at)) {
		complain(t, "on", upper_first(c->arena, c->message));
		ctx_clear_error(c);
		t->at = c->now;
		return;
	}
	t->past = true;
	if (t->at.s > c->now.s) {
		complain(t, "on", "Give a moment that has passed: what will be due stands under \"Later\"");
	}
}

static void read_owner(struct to_do *t)
{
	const char *owner = asked(t, "owner");
	t->mine = text_is(owner, "mine");
	t->owner = owner == NULL || t->mine ? ROLE_NONE : role_find(owner);
	if (owner != NULL && !t->mine && t->owner == ROLE_NONE) {
		complain(t, "owner",
		         arena_printf(t->p->c->arena, "Nobody here is called \"%s\": choose a post",
		                      text_shown(t->p->c->arena, owner, 40)));
	}
}

static int find_word(const char *word, const char *(*word_of)(int), int count)
{
	for (int i = 0; i < count; i++) {
		if (text_is(word, word_of(i))) {
			return i;
		}
	}
	return -1;
}

static const char *force_at(int i)
{
	return force_word((enum force)i);
}

static int read_word(struct to_do *t, const char *name, const char *(*word_of)(int), int count)
{
	const char *word = asked(t, name);
	int found = word == NULL ? -1 : find_word(word, word_of, count);
	if (word != NULL && found < 0) {
		complain(t, name,
		         arena_printf(t->p->c->arena, "There is no \"%s\" here: choose from the list",
		                      text_shown(t->p->c->arena, word, 40)));
	}
	return found;
}

static void read_part(struct to_do *t)
{
	const char *part = asked(t, "part");
	char *end = NULL;
	long n = part == NULL ? 1 : strtol(part, &end, 10);
	if (n < 1 || n > 100000 || (end != NULL && *end != '\0')) {
		complain(t, "group",
		         arena_printf(t->p->c->arena, "There is no part \"%s\" of this list",
		                      text_shown(t->p->c->arena, part, 40)));
		n = 1;
	}
	t->part = (size_t)n - 1;
}

bool to_do_asked(struct to_do *t)
{
	t->at = t->p->c->now;
	read_at(t);
	read_owner(t);
	t->force = read_word(t, "force", force_at, FORCE__COUNT);
	t->group = read_word(t, "group", to_do_group_word, TODO__COUNT + 1);
	read_part(t);
	if (t->past && t->group == TODO__COUNT) {
		complain(
			t, "group",
			"What was done lately is shown for today only: take the date away, or choose another group");
	}
	return t->p->c->error == ERROR_NONE;
}

static bool is_somebody(const struct listed *r)
{
	static const char *const types[] = {"child", "staff", "home", "registered-person"};
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		if (text_is(symbol_word(r->type), types[i])) {
			return true;
		}
	}
	return false;
}

bool to_do_find_about(struct to_do *t)
{
	struct page *p = t->p;
	const char *ref = asked(t, "child");
	struct listed row;
	bool found = false;
	if (ref == NULL) {
		return true;
	}
	if (!record_listed_ref(p->c, p->db, ref, &row, &found)) {
		return false;
	}
	/* A child of another home is no more known here than one that nobody knows. */
	if (!found || !is_somebody(&row) || !page_sees(p, &row) ||
	    (row.home != 0 && row.home != p->home->no)) {
		complain(t, "child",
		         arena_printf(p->c->arena, "Nobody here is \"%s\": choose from the list",
		                      text_shown(p->c->arena, ref, 40)));
		return true;
	}
	t->about_ref = row.ref;
	t->about_name = row.no == p->home->no ? "The home" : page_name(p, row.no);
	return true;
}

/* ---- rows ---- */

static const char *name_of(struct ctx *c, void *self, record_no person)
{
	(void)c;
	return page_full_name(self, person);
}

static bool is_about(struct to_do *t, const struct todo *d)
{
	if (t->about_ref == NULL) {
		return true;
	}
	record_no subject = d->i->subject == 0 ? t->p->home->no : d->i->subject;
	return text_is(page_ref(t->p, subject), t->about_ref);
}

/* All but the group, which is counted first. */
static bool fits(struct to_do *t, const struct todo *d, const struct owner *owner)
{
	bool owned = t->mine ? owner_is(owner, t->p->reader.person)
	                     : t->owner == ROLE_NONE || owner->post == t->owner;
	return owned && (t->force < 0 || (int)d->duty->force == t->force) && is_about(t, d);
}

void to_do_say(struct to_do *t, struct law_row *row)
{
	struct page *p = t->p;
	if (row->todo.what == NULL) {
		todo_say(p, &row->todo, t->at);
	}
	row->owner_words = owner_words(p->c, &row->owner, name_of, p);
	row->words = row->todo.duty->words;
	row->done = law_done_words(p->c->arena, p->law, row->todo.duty);
	row->law_href = arena_printf(p->c->arena, "/law/%s", symbol_word(row->todo.duty->name));
}

bool to_do_narrow(struct to_do *t)
{
	t->rows = ARENA_ARRAY(t->p->c->arena, t->all.count + 1, struct law_row);
	for (size_t i = 0; i < t->all.count; i++) {
		const struct todo *d = &t->all.items[i];
		struct owner owner;
		if (!owner_of(t->p->c, t->owners, d->i, &owner)) {
			return false;
		}
		if (fits(t, d, &owner)) {
			t->counts[d->group]++;
			if (t->group < 0 || t->group == TODO__COUNT || (int)d->group == t->group) {
				t->rows[t->count++] = (struct law_row){.todo = *d, .owner = owner};
			}
		}
	}
	return true;
}
