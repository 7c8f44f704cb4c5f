/* Opening a record: the first step of its type as a form. */
#include "ui/ui.h"
#include "web/answer.h"
#include "web/step_form.h"

static const char *asked_for(const struct page *p, const char *name)
{
	const char *value = query_value(p->request, name);
	return value != NULL && *value != '\0' ? value : NULL;
}

static unsigned kind_of(const struct record *r)
{
	const char *type = symbol_word(r->type);
	return text_is(type, "child") ? SUBJECT_CHILD : text_is(type, "staff") ? SUBJECT_STAFF : text_is(type, "home") ? SUBJECT_HOME : 0;
}

static bool is_here(struct page *p, const struct record *subject)
{
	const struct record *const *children = NULL;
	size_t count = 0;
	if (subject->home == p->home->no) {
		return true;
	}
	page_children(p, &children, &count);
	for (size_t i = 0; i < count; i++) {
		if (children[i]->no == subject->no) {
			return true;
		}
	}
	return false;
}

/* Whom it is about: as the address says, or the home where it can be about nothing else. *ret NULL: to be asked. */
static bool find_subject(struct page *p, const struct record_type *type, const struct record **ret)
{
	static const char *const names[] = {"child", "staff", "subject"};
	const char *ref = NULL;
	for (size_t i = 0; ref == NULL && i < sizeof names / sizeof names[0]; i++) {
		ref = asked_for(p, names[i]);
	}
	*ret = type->subjects == SUBJECT_HOME ? p->home : NULL;
	if (ref == NULL) {
		return true;
	}
	const struct record *r = p->records.by_ref(p->c, p->records.self, ref);
	bool colleague = r != NULL && kind_of(r) == SUBJECT_STAFF && r->home == p->home->no; /* named, not read */
	r = r == NULL || colleague ? r : page_record(p, r->no);
	if (r == NULL || (kind_of(r) & type->subjects) == 0 || !is_here(p, r)) {
		return ctx_fail(p->c, ERROR_NOT_FOUND, "Nobody of that name can be written about here.");
	}
	*ret = r;
	return true;
}

/* ---- whom is it about? ---- */

/* Where this reader may write the record about them. What the address says besides goes along. */
static void put_one(struct page *p, const struct record_type *type, record_no no, const char *ref, const char *name)
{
	const char *about = asked_for(p, "about");
	if (!writing_may(p, NULL, no, &type->steps[0])) {
		return;
	}
	put(p->b, HTML("<li><a class=\"ring\" href=\"/new/"));
	put(p->b, symbol_word(type->name));
	put(p->b, HTML("?home="));
	put(p->b, p->home->ref);
	put(p->b, HTML("&amp;subject="));
	put(p->b, ref);
	put(p->b, about == NULL ? HTML("") : HTML("&amp;about="));
	put(p->b, about);
	put(p->b, HTML("\"><span>"));
	put(p->b, name);
	put(p->b, HTML("</span></a></li>\n"));
}

static bool put_children(struct page *p, const struct record_type *type)
{
	const struct record *const *children = NULL;
	size_t count = 0;
	if (!page_children(p, &children, &count)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		put_one(p, type, children[i]->no, children[i]->ref, page_name(p, children[i]->no));
	}
	return true;
}

static bool put_staff(struct page *p, const struct record_type *type)
{
	const struct listing l = {.home = p->home->no, .type = symbol_of("staff")};
	const struct listed *list = NULL;
	size_t count = 0;
	if (!records_listed(p->c, p->db, &l, &list, &count)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		if (instant_is_none(list[i].force_to) || list[i].force_to.s >= p->c->now.s) {
			put_one(p, type, list[i].no, list[i].ref, page_full_name(p, list[i].no));
		}
	}
	return true;
}

static bool ask_whom(struct page *p, const struct record_type *type)
{
	p->frame.tab = TAB_RECORDS;
	p->frame.back_href = arena_printf(p->c->arena, "/home/%s", p->home->ref);
	p->frame.back = "Today";
	page_begin(p, type->title);
	put(p->b, HTML("<div class=\"narrow\"><h1 class=\"h1 mb\">"));
	put(p->b, type->title);
	put(p->b, HTML("</h1>\n<h2 class=\"h2 mb\">Who is it about?</h2>\n<ul class=\"rings\">\n"));
	bool ok = ((type->subjects & SUBJECT_CHILD) == 0 || put_children(p, type)) && ((type->subjects & SUBJECT_STAFF) == 0 || put_staff(p, type));
	if ((type->subjects & SUBJECT_HOME) != 0) {
		put_one(p, type, p->home->no, p->home->ref, "The home as a whole");
	}
	put(p->b, HTML("</ul></div>\n"));
	page_end(p);
	return ok;
}

/* ---- the form ---- */

static bool is_own_subject(const struct record_type *type)
{
	static const char *const types[] = {"provider", "home", "child", "staff"};
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		if (text_is(symbol_word(type->name), types[i])) {
			return true;
		}
	}
	return false;
}

static json_t *line_of(struct asking *a, const struct record *subject, json_t *fields)
{
	struct page *p = a->p;
	const char *id = writing_id(p, a);
	json_t *line = writing_line(p, "open", id, writing_reference(p, a->type, id));
	json_t *links = writing_links(p, a);
	json_object_set_new(line, "type", json_string(symbol_word(a->type->name)));
	json_object_set_new(line, "home", json_string(p->home->ref));
	if (subject != NULL) {
		json_object_set_new(line, "subject", json_string(arena_printf(p->c->arena, "%s:%s", symbol_word(subject->type), subject->ref)));
	}
	json_object_set_new(line, "fields", fields);
	if (json_array_size(links) > 0) {
		json_object_set(line, "links", links);
	}
	json_decref(links);
	return line;
}

static bool save(struct asking *a, const struct step *step, const struct record *subject, bool *ret_saved)
{
	struct page *p = a->p;
	struct saved saved;
	json_t *fields = NULL;
	ask_read_step(a, step, &fields);
	if (json_object_size(fields) == 0 && step->asked_count > 0 && a->error_count == 0) {
		ask_wrong(a, NULL, NULL, "Nothing is written yet: answer at least one question");
	}
	if (a->error_count > 0) {
		json_decref(fields);
		return true;
	}
	json_t *line = line_of(a, subject, fields);
	const char *ref = arena_copy(p->c->arena, json_text(line, "record"));
	if (!writing_save(a, line, &saved)) {
		return p->c->error == ERROR_NONE;
	}
	draft_saved(p->c, p->site, p->request, p->reply);
	*ret_saved = true;
	return reply_redirect(p->reply, arena_printf(p->c->arena, "/record/%s?saved=%s", ref, symbol_word(step->name)));
}

static bool write_about(struct page *p, const struct record_type *type, const struct record *subject)
{
	const struct step *step = &type->steps[0];
	const char *address = p->request->target, *home = arena_printf(p->c->arena, "/home/%s", p->home->ref);
	struct asking a = {.subject = subject == NULL ? 0 : subject->no};
	struct draft draft;
	bool saved = false;
	if (!writing_may(p, NULL, a.subject, step)) {
		return writing_refused(p, type, step, home);
	}
	if (!step_form_draft(p, address, &draft)) {
		return false;
	}
	ask_begin(&a, p, type, NULL, &draft);
	if (p->request->method == METHOD_POST && !step_form_adds_row(p) && (!save(&a, step, subject, &saved) || saved)) {
		return saved;
	}
	bool named = subject != NULL && subject->no != p->home->no;
	struct step_form f = {.a = &a,
	                      .step = step,
	                      .draft = p->request->method == METHOD_POST ? NULL : &draft,
	                      .heading = type->title,
	                      .sub = named ? page_name(p, subject->no) : "",
	                      .address = address,
	                      .back = home,
	                      .button = "Save"};
	return step_form_show(&f);
}

static bool write_new(struct page *p)
{
	const struct record *subject = NULL;
	const struct record_type *type = definitions_type(p->law, symbol_find(p->request->part[0]));
	const char *home = asked_for(p, "home");
	if (type == NULL || home == NULL) {
		return ctx_fail(p->c, ERROR_NOT_FOUND, "There is no such kind of record, or the address does not say at which home.");
	}
	if (!page_at_home(p, home)) {
		return false;
	}
	if (is_own_subject(type)) {
		return write_about(p, type, NULL);
	}
	if (!find_subject(p, type, &subject)) {
		return false;
	}
	return subject == NULL ? ask_whom(p, type) : write_about(p, type, subject);
}

bool page_new(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	return page_run(c, site, request, reply, write_new);
}
