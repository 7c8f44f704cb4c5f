/* Where each child is, from the newest records. */
#include "web/whereabouts.h"

#include <ctype.h>
#include <string.h>

enum {
	LOOK_BACK = 36 * 3600,  /* of records about a child */
	RECENT = 14 * 3600,     /* what is worth saying of this shift and the one before */
	CHECK_HOLDS = 3 * 3600, /* a look at night tells of so long */
	VISIT_HOLDS = 6 * 3600, /* time with family that nobody has written up */
	STAY_HOLDS = LOOK_BACK,
	SENTENCES = 110
};

/* ---- words ---- */

const char *words_first(struct arena *a, const char *text, size_t most)
{
	size_t end = 0;
	for (size_t i = 0; text[i] != '\0' && i < most; i++) {
		bool stop = (text[i] == '.' || text[i] == '!' || text[i] == '?') &&
		            (text[i + 1] == ' ' || text[i + 1] == '\0');
		end = stop ? i + 1 : text[i + 1] == '\0' ? i + 1 : end;
	}
	return end > 0 ? arena_copy_n(a, text, end) : text_shown(a, text, most);
}

static const char *first_letter(struct arena *a, const char *name)
{
	size_t n = 1;
	while (*name != '\0' && ((unsigned char)name[n] & 0xc0) == 0x80) {
		n++;
	}
	return *name == '\0' ? "" : arena_copy_n(a, name, n);
}

/* ---- what the newest records say ---- */

struct look {
	struct page *p;
	const struct listed *list; /* of the last day and a half, newest first */
	size_t count;
	struct whereabouts *w;
};

static const struct listed *newest(const struct look *l, const char *type)
{
	symbol wanted = symbol_find(type);
	for (size_t i = 0; i < l->count; i++) {
		if (l->list[i].type == wanted && l->list[i].happened.s <= l->p->c->now.s) {
			return &l->list[i];
		}
	}
	return NULL;
}

static const struct record *opened(const struct look *l, const struct listed *row)
{
	return row == NULL ? NULL : l->p->records.by_no(l->p->c, l->p->records.self, row->no);
}

static bool is_word(const struct record *r, const char *field, const char *word)
{
	const struct fact *f = record_fact(r, symbol_of(field), INSTANT_NEVER);
	return f != NULL && f->value.kind == VALUE_WORD && text_is(symbol_word(f->value.word), word);
}

static void say(struct whereabouts *w, enum whereabout where, const char *tag,
                const char *tag_class, enum icon drawing, const char *line)
{
	w->where = where, w->tag = tag, w->tag_class = tag_class, w->icon = drawing, w->line = line;
}

/* However long ago it began. */
static bool is_missing(struct look *l)
{
	struct page *p = l->p;
	const struct listing episodes = {
		.subject = l->w->child->no, .type = symbol_of("missing-episode"), .most = 3};
	const struct listed *list = NULL;
	size_t count = 0;
	if (!page_list(p, &episodes, &list, &count)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		if (list[i].force_from.s <= p->c->now.s && instant_is_none(list[i].force_to)) {
			l->w->episode = opened(l, &list[i]);
			const char *seen =
				l->w->episode == NULL ? NULL : record_text(l->w->episode, "last_seen");
			const char *since =
				arena_printf(p->c->arena, "Since about %s.",
			                 words_clock(p->c->arena, list[i].force_from, p->c->now));
			say(l->w, WHERE_MISSING, "Missing", "tag tag--late", ICON_AWAY,
			    seen == NULL ? since
			                 : arena_printf(p->c->arena, "%s %s", since,
			                                words_first(p->c->arena, seen, SENTENCES)));
			return true;
		}
	}
	return false;
}

static bool is_with_family(struct look *l)
{
	struct page *p = l->p;
	const struct listed *row = newest(l, "family-time");
	const struct record *r = opened(l, row);
	if (r == NULL || record_fact(r, symbol_of("kept"), INSTANT_NEVER) != NULL) {
		return false;
	}
	bool stays = is_word(r, "how", "overnight-stay") || is_word(r, "how", "holiday");
	bool goes = stays || is_word(r, "how", "in-person");
	if (!goes || p->c->now.s - row->happened.s > (stays ? STAY_HOLDS : VISIT_HOLDS)) {
		return false;
	}
	const char *with = record_text(r, "with");
	say(l->w, WHERE_FAMILY, "With family", "tag tag--calm", ICON_CAR,
	    arena_printf(p->c->arena, "With %s since %s.", with == NULL ? "family" : with,
	                 words_clock(p->c->arena, row->happened, p->c->now)));
	return true;
}

/* A mark of the day, in the hours of school. */
static bool is_at_school(struct look *l)
{
	struct page *p = l->p;
	const struct listed *row = newest(l, "attendance");
	bool today = row != NULL && instant_day(row->happened).day == instant_day(p->c->now).day;
	int64_t minute = (p->c->now.s + instant_london_offset(p->c->now)) % 86400 / 60;
	const struct record *r =
		!today || minute < 8 * 60 + 30 || minute > 15 * 60 + 30 ? NULL : opened(l, row);
	const struct fact *attended =
		r == NULL ? NULL : record_fact(r, symbol_of("attended"), INSTANT_NEVER);
	if (attended == NULL || attended->value.kind != VALUE_NUMBER || attended->value.number == 0) {
		return false;
	}
	say(l->w, WHERE_SCHOOL, "At school", "tag tag--calm", ICON_PEN, "Marked present today.");
	return true;
}

static bool was_checked(struct look *l)
{
	struct page *p = l->p;
	const struct listed *row = newest(l, "night-check");
	if (row == NULL || p->c->now.s - row->happened.s > CHECK_HOLDS) {
		return false;
	}
	const struct record *r = opened(l, row);
	const char *found = r == NULL ? NULL : record_text(r, "found");
	bool asleep = found != NULL && strncmp(found, "Asleep", 6) == 0;
	const char *line =
		arena_printf(p->c->arena, "Checked %s. %s", words_time(p->c->arena, row->happened),
	                 found == NULL ? "" : words_first(p->c->arena, found, SENTENCES));
	say(l->w, asleep ? WHERE_ASLEEP : WHERE_IN, asleep ? "In, asleep" : "In",
	    asleep ? "tag tag--ok" : "tag tag--calm", asleep ? ICON_MOON : ICON_HOME, line);
	return true;
}

/* ---- what happened lately ---- */

static const char *event_words(struct look *l, const struct listed *row)
{
	static const struct {
		const char *type, *words;
	} events[] = {{"measure", "A hold"},
	              {"incident", "An incident"},
	              {"health-event", "Unwell or hurt"},
	              {"search", "A search"}};
	struct arena *a = l->p->c->arena;
	const char *time = words_when(a, row->happened, l->p->c->now);
	for (size_t i = 0; i < sizeof events / sizeof events[0]; i++) {
		if (text_is(symbol_word(row->type), events[i].type)) {
			const struct record *r = i == 0 ? opened(l, row) : NULL;
			bool discipline = r != NULL && is_word(r, "kind", "discipline");
			bool today = instant_day(row->happened).day == instant_day(l->p->c->now).day;
			return arena_printf(a, today ? "%s at %s." : "%s, %s.",
			                    discipline ? "A consequence" : events[i].words, time);
		}
	}
	return "";
}

static void say_in(struct look *l)
{
	struct page *p = l->p;
	struct buf line = {.arena = p->c->arena};
	int said = 0;
	for (size_t i = 0; i < l->count && said < 2; i++) {
		bool late =
			p->c->now.s - l->list[i].happened.s < RECENT && l->list[i].happened.s <= p->c->now.s;
		const char *words = late ? event_words(l, &l->list[i]) : "";
		if (*words != '\0') {
			buf_printf(&line, said++ == 0 ? "%s" : " %s", words);
		}
	}
	if (l->count > 0) {
		say(l->w, WHERE_IN, "In", "tag tag--calm", ICON_HOME, buf_text(&line));
	} else {
		say(l->w, WHERE_NOT_SAID, "Not written today", "tag tag--soon", ICON_CLOCK,
		    "No record says where.");
	}
}

/* ---- what helps ---- */

static const char *newest_text(struct look *l, const char *type, const char *field)
{
	struct page *p = l->p;
	const struct listing newest_one = {
		.subject = l->w->child->no, .type = symbol_of(type), .most = 1};
	const struct listed *list = NULL;
	size_t count = 0;
	if (!page_list(p, &newest_one, &list, &count) || count == 0) {
		return "";
	}
	const char *text = NULL;
	bool read = stored_newest_text(p->c, &p->stored, list->no, field, &text);
	return !read || text == NULL ? "" : words_first(p->c->arena, text, SENTENCES);
}

static const char *what_helps(struct look *l)
{
	const char *profile =
		l->w->where == WHERE_MISSING ? newest_text(l, "missing-profile", "habits") : "";
	return *profile != '\0' ? profile : newest_text(l, "behaviour-plan", "de_escalation");
}

/* ---- everybody ---- */

static const char *age_of(struct page *p, const struct record *child)
{
	const struct fact *dob = record_fact(child, symbol_of("dob"), INSTANT_NEVER);
	bool known = dob != NULL && dob->value.kind == VALUE_DATE;
	return known ? arena_printf(p->c->arena, "%d",
	                            date_years_between(dob->value.date, instant_day(p->c->now)))
	             : "";
}

static bool look_at(struct page *p, const struct record *child, size_t place, struct whereabouts *w)
{
	static const char *const faces[] = {"face face--a", "face face--b", "face face--d",
	                                    "face face--c"};
	struct look l = {.p = p, .w = w};
	const struct listing recent = {.subject = child->no,
	                               .from = {p->c->now.s - LOOK_BACK},
	                               .before = {p->c->now.s + 1},
	                               .most = 60};
	*w = (struct whereabouts){.child = child,
	                          .name = page_name(p, child->no),
	                          .age = age_of(p, child),
	                          .face = faces[place % 4]};
	w->initial = first_letter(p->c->arena, w->name);
	w->href = arena_printf(p->c->arena, "/child/%s", child->ref);
	if (!access_open_subject(p->c, hearth_store(p->site->hearth), &p->reader, child->no) ||
	    !page_list(p, &recent, &l.list, &l.count)) {
		return false;
	}
	if (!is_missing(&l) && !is_with_family(&l) && !is_at_school(&l) && !was_checked(&l)) {
		say_in(&l);
	}
	w->helps = what_helps(&l);
	return p->c->error == ERROR_NONE;
}

/* Who is missing stands first; the others keep their order. */
static void missing_first(struct whereabouts *list, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct whereabouts w = list[i];
		size_t to = i;
		while (w.where == WHERE_MISSING && to > 0 && list[to - 1].where != WHERE_MISSING) {
			list[to] = list[to - 1];
			to--;
		}
		list[to] = w;
	}
}

bool whereabouts_all(struct page *p, const struct whereabouts **ret, size_t *ret_count)
{
	const struct record *const *children = NULL;
	size_t count = 0;
	if (!page_children(p, &children, &count)) {
		return false;
	}
	struct whereabouts *list = ARENA_ARRAY(p->c->arena, count + 1, struct whereabouts);
	for (size_t i = 0; i < count; i++) {
		if (!look_at(p, children[i], i, &list[i])) {
			return false;
		}
	}
	missing_first(list, count);
	*ret = list;
	*ret_count = count;
	return true;
}

const char *whereabouts_words(struct arena *a, const struct whereabouts *list, size_t count)
{
	static const char *const names[] = {[WHERE_MISSING] = "missing",
	                                    [WHERE_FAMILY] = "with family",
	                                    [WHERE_SCHOOL] = "at school",
	                                    [WHERE_ASLEEP] = "in",
	                                    [WHERE_IN] = "in",
	                                    [WHERE_NOT_SAID] = "not written today"};
	static const enum whereabout order[] = {WHERE_IN, WHERE_SCHOOL, WHERE_FAMILY, WHERE_MISSING,
	                                        WHERE_NOT_SAID};
	struct buf b = {.arena = a};
	if (count == 0) {
		return "No child lives here now.";
	}
	buf_printf(&b, "%zu %s here.", count, count == 1 ? "child lives" : "children live");
	for (size_t o = 0, said = 0; o < sizeof order / sizeof order[0]; o++) {
		size_t there = 0;
		for (size_t i = 0; i < count; i++) {
			there += names[list[i].where] == names[order[o]] ||
			         strcmp(names[list[i].where], names[order[o]]) == 0;
		}
		if (there > 0) {
			buf_printf(&b, said++ == 0 ? " %zu %s" : ", %zu %s", there, names[order[o]]);
		}
	}
	buf_put(&b, ".");
	return buf_text(&b);
}
