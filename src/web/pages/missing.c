/* A child is missing: starting the episode, and each tap on its page. */
#include <string.h>

#include "ledger/line.h"
#include "web/missing.h"

/* ---- starting it ---- */

struct start {
	struct page *p;
	struct asking a;
	const struct record_type *type;
	const struct record *const *children;
	size_t child_count;
};

static const char *answer(const struct asking *a, const char *name)
{
	const char *value = a->typed ? ask_answer(a, name) : NULL;
	return value == NULL ? "" : value;
}

static const struct record *open_episode(struct page *p, record_no child)
{
	const struct listing l = {.subject = child, .type = symbol_of("missing-episode"), .most = 3};
	const struct listed *list = NULL;
	size_t count = 0;
	if (!page_list(p, &l, &list, &count)) {
		return NULL;
	}
	for (size_t i = 0; i < count; i++) {
		const struct record *r = instant_is_none(list[i].force_to) ? page_record(p, list[i].no) : NULL;
		if (r != NULL && r->kind != NULL && missing_is_open(r)) {
			return r;
		}
	}
	return NULL;
}

static bool show_start(struct start *s)
{
	static const int ago[] = {0, 10, 30, 60};
	struct page *p = s->p;
	struct arena *m = p->c->arena;
	struct missing_child *list = ARENA_ARRAY(m, s->child_count + 1, struct missing_child);
	const char *chosen = answer(&s->a, "child"), *category = answer(&s->a, "category");
	for (size_t i = 0; i < s->child_count; i++) {
		const struct record *child = s->children[i], *already = open_episode(p, child->no);
		const char *name = page_name(p, child->no);
		list[i] = (struct missing_child){.id = i == 0 ? "child" : arena_printf(m, "child-%zu", i + 1),
		                                 .ref = child->ref,
		                                 .name = name,
		                                 .letter = face_letter(m, name),
		                                 .face = face_class(p, child->no),
		                                 .sub = already == NULL ? "" : "missing already",
		                                 .chosen = text_is(child->ref, chosen)};
	}
	struct missing_start t = {.p = p, .a = &s->a, .action = p->request->path, .entry = writing_id(p, &s->a), .children = list, .child_count = s->child_count, .words = answer(&s->a, "words")};
	t.category = *category == '\0' ? "missing-from-care" : category;
	moments_of(&s->a, "started_at", ago, 4, &t.moments);
	if (!missing_on_call(p, &t.call)) {
		return false;
	}
	p->reply->status = s->a.error_count > 0 ? 422 : 200;
	p->frame.tab = TAB_TODAY;
	p->frame.back_href = arena_printf(m, "/home/%s", p->home->ref);
	p->frame.back = "Today";
	page_begin(p, s->a.error_count > 0 ? "Error: A child is missing" : "A child is missing");
	missing_start_put(p->b, &t);
	page_end(p);
	return p->c->error == ERROR_NONE;
}

static const struct record *chosen_child(struct start *s)
{
	const char *ref = answer(&s->a, "child");
	for (size_t i = 0; i < s->child_count; i++) {
		if (text_is(s->children[i]->ref, ref)) {
			return s->children[i];
		}
	}
	ask_wrong(&s->a, "child", "child", "Say who is missing");
	return NULL;
}

static struct question_asked question_of(const struct record_type *type, const char *field)
{
	const struct field *f = type_field(type, symbol_of(field));
	return (struct question_asked){.field = f, .name = field, .required = true};
}

static bool is_blank(const char *text)
{
	return strspn(text, " \t\r\n") == strlen(text);
}

/* The line of the entry, or NULL with what is wrong noted. */
static json_t *opening(struct start *s, const struct record *child, const char *id)
{
	struct page *p = s->p;
	const struct question_asked since = question_of(s->type, "started_at"), words = question_of(s->type, "circumstances"), category = question_of(s->type, "category");
	json_t *started = ask_read(&s->a, &since), *kind = ask_read(&s->a, &category);
	struct question_asked said = words;
	said.name = "words";
	json_t *told = is_blank(answer(&s->a, "words")) ? NULL : ask_read(&s->a, &said);
	if (started == NULL && ask_error_of(&s->a, "started_at") == NULL) {
		ask_wrong(&s->a, "started_at", "started_at", "Say when they were last seen; a best guess is fine");
	}
	json_t *line = writing_line(p, "open", id, writing_reference(p, s->type, id));
	json_object_set_new(line, "type", json_string("missing-episode"));
	json_object_set_new(line, "home", json_string(p->home->ref));
	json_object_set_new(line, "subject", json_string(arena_printf(p->c->arena, "child:%s", child == NULL ? "" : child->ref)));
	json_object_set_new(line, "fields", json_pack("{s:o*, s:o*, s:b, s:o*}", "category", kind, "started_at", started, "started_about", 1, "circumstances", told));
	if (s->a.error_count == 0) {
		return line;
	}
	json_decref(line);
	return NULL;
}

static bool save_start(struct start *s)
{
	struct page *p = s->p;
	struct saved saved;
	const char *id = writing_id(p, &s->a);
	const struct record *child = chosen_child(s), *already = child == NULL ? NULL : open_episode(p, child->no);
	const char *ref = writing_reference(p, s->type, id);
	if (already != NULL) { /* a second tap, or somebody was quicker: one episode, not two */
		return reply_redirect(p->reply, arena_printf(p->c->arena, "/record/%s%s", already->ref, text_is(already->ref, ref) ? "?saved=report" : ""));
	}
	json_t *line = opening(s, child, id);
	if (line == NULL || !writing_save(&s->a, line, &saved)) {
		return p->c->error == ERROR_NONE && show_start(s);
	}
	return reply_redirect(p->reply, arena_printf(p->c->arena, "/record/%s?saved=report", ref));
}

static bool start(struct page *p)
{
	struct start s = {.p = p, .type = definitions_type(p->law, symbol_of("missing-episode"))};
	if (!page_at_home(p, p->request->part[0])) {
		return false;
	}
	if (s.type == NULL) {
		return ctx_fail(p->c, ERROR_NOT_FOUND, "There is no such page here.");
	}
	if (!writing_may(p, NULL, 0, &s.type->steps[0])) {
		return writing_refused(p, s.type, &s.type->steps[0], arena_printf(p->c->arena, "/home/%s", p->home->ref));
	}
	if (!page_children(p, &s.children, &s.child_count)) {
		return false;
	}
	ask_begin(&s.a, p, s.type, NULL, NULL);
	return p->request->method == METHOD_POST ? save_start(&s) : show_start(&s);
}

bool page_missing(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	return page_run(c, site, request, reply, start);
}

/* ---- a tap on the open episode ---- */

struct tap {
	struct asking a;
	struct told told;
	const struct record *r;
	const char *id;
};

static json_t *step_line(struct tap *t, const char *step, json_t *fields)
{
	json_t *line = writing_line(t->a.p, "step", t->id, t->r->ref);
	json_object_set_new(line, "step", json_string(step));
	json_object_set_new(line, "fields", fields);
	return line;
}

static const char *now_text(struct tap *t)
{
	return instant_iso(t->a.p->c->arena, t->a.p->c->now);
}

static json_t *tap_update(struct tap *t)
{
	const char *quick = form_value(t->a.p->request, "quick"), *note = form_value(t->a.p->request, "note");
	const char *what = quick != NULL && *quick != '\0' ? quick : note;
	if (what == NULL || is_blank(what)) {
		ask_wrong(&t->a, "note", "note", "Write what happened, or tap one of the phrases");
		return NULL;
	}
	return step_line(t, "update", json_pack("{s:[{s:s, s:s}]}", "updates", "at", now_text(t), "what", what));
}

static json_t *tap_called(struct tap *t)
{
	const char *who = form_value(t->a.p->request, "who");
	bool answered = text_is(form_value(t->a.p->request, "answered"), "yes");
	who = who == NULL || is_blank(who) ? "the manager on call" : who;
	return step_line(t, "on-call", json_pack("{s:[{s:s, s:s, s:b}]}", "on_call_calls", "at", now_text(t), "who", who, "answered", (int)answered));
}

/* The step that asks the field, where a moment alone answers it. */
static const struct step *step_with(const struct record *r, const char *field)
{
	const struct field *f = field == NULL ? NULL : type_field(r->kind, symbol_find(field));
	for (size_t i = 1; f != NULL && f->type == FIELD_INSTANT && i < r->kind->step_count; i++) {
		for (size_t k = 0; k < r->kind->steps[i].asked_count; k++) {
			if (r->kind->steps[i].asked[k].field == f) {
				return &r->kind->steps[i];
			}
		}
	}
	return NULL;
}

static json_t *tap_told(struct tap *t)
{
	const char *field = form_value(t->a.p->request, "field");
	const struct step *step = step_with(t->r, field);
	if (step == NULL) {
		ask_wrong(&t->a, NULL, NULL, "There is nobody of that kind to tell");
		return NULL;
	}
	return step_line(t, symbol_word(step->name), json_pack("{s:s}", field, now_text(t)));
}

static json_t *tap_back(struct tap *t)
{
	const struct question_asked q = question_of(t->r->kind, "ended_at");
	json_t *ended = ask_read(&t->a, &q);
	if (ended == NULL && t->a.error_count == 0) {
		ask_wrong(&t->a, "ended_at", "ended_at", "Say when; a best guess is fine");
	}
	const struct fact *left = record_fact(t->r, symbol_of("started_at"), INSTANT_NEVER);
	struct instant back;
	if (ended != NULL && left != NULL && left->value.kind == VALUE_INSTANT && instant_parse(t->a.p->c, json_string_value(ended), &back) &&
	    back.s < left->value.instant.s / 60 * 60) {
		ask_wrong(&t->a, "ended_at", "ended_at", "That is before they went missing; give the time they came back");
	}
	if (t->a.error_count > 0) {
		json_decref(ended);
		return NULL;
	}
	return step_line(t, "return", json_pack("{s:o, s:b}", "ended_at", ended, "ended_about", 1));
}

/* Taken back, and both taps stay in the record: the first entry takes the whole record with it. */
static json_t *tap_undo(struct tap *t)
{
	struct page *p = t->a.p;
	const char *id = form_value(p->request, "undo");
	for (size_t i = 0; id != NULL && i < t->told.count; i++) {
		const struct entry *e = &t->told.entries[i];
		bool others = i == 0 && t->told.count > 1; /* what was written since is not taken back with it: that is a withdrawal */
		if (!others && text_is(uuid_text(p->c->arena, e->id), id) && e->by == p->request->session->person && !told_is_withdrawn(&t->told, i)) {
			uint8_t own[16];
			uuid_new(p->c->now, own);
			json_t *line = writing_line(p, "withdraw", uuid_text(p->c->arena, own), t->r->ref);
			json_object_set_new(line, "reason", json_string("Undone: a tap by mistake"));
			if (i > 0) {
				json_object_set_new(line, "withdraws", json_string(id));
			}
			return line;
		}
	}
	ask_wrong(&t->a, NULL, NULL, "There is nothing of yours to undo");
	return NULL;
}

static const struct {
	const char *word;
	json_t *(*make)(struct tap *t);
} taps[] = {{"update", tap_update}, {"called", tap_called}, {"told", tap_told}, {"back", tap_back}, {"undo", tap_undo}};

static bool taken_already(struct tap *t)
{
	for (size_t i = 0; i < t->told.count; i++) {
		if (text_is(uuid_text(t->a.p->c->arena, t->told.entries[i].id), t->id)) {
			return true;
		}
	}
	return false;
}

static const char *after(struct tap *t, bool undo)
{
	return undo ? arena_printf(t->a.p->c->arena, "/record/%s", t->r->ref) : arena_printf(t->a.p->c->arena, "/record/%s?did=%s", t->r->ref, t->id);
}

static bool take(struct tap *t)
{
	struct page *p = t->a.p;
	struct saved saved;
	const char *what = form_value(p->request, "do");
	json_t *line = NULL;
	bool undo = text_is(what, "undo");
	if (!undo && taken_already(t)) {
		return reply_redirect(p->reply, after(t, false));
	}
	for (size_t i = 0; i < sizeof taps / sizeof taps[0]; i++) {
		if (text_is(what, taps[i].word)) {
			line = taps[i].make(t);
		}
	}
	if (line == NULL && t->a.error_count == 0) {
		return ctx_fail(p->c, ERROR_INVALID, "That is nothing this page can do.");
	}
	if (line != NULL && writing_save(&t->a, line, &saved)) {
		return reply_redirect(p->reply, after(t, undo));
	}
	return p->c->error == ERROR_NONE && missing_show(p, &t->told, &t->a);
}

static bool tap(struct page *p)
{
	struct tap t = {.id = NULL};
	if (!page_at_record(p, p->request->part[0], &t.r)) {
		return false;
	}
	if (t.r->kind == NULL || !text_is(symbol_word(t.r->type), "missing-episode") || t.r->withdrawn.s <= p->c->now.s) {
		return ctx_fail(p->c, ERROR_NOT_FOUND, "There is no open record of a missing child here.");
	}
	ask_begin(&t.a, p, t.r->kind, t.r, NULL);
	t.id = writing_id(p, &t.a);
	return told_of(p, t.r, INSTANT_NEVER, &t.told) && take(&t);
}

bool page_missing_tap(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	return page_run(c, site, request, reply, tap);
}
