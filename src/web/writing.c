/* From a form to an entry of the ledger, and back with what was wrong. */
#include "web/writing.h"

#include <string.h>

#include "ledger/line.h"
#include "ledger/people.h"
#include "ui/ui.h"
#include "web/answer.h"
#include "web/reader.h"
#include "web/session.h"

#define BIT(r) ((role_set)1u << (r))

/* ---- who may ---- */

role_set writing_roles(struct page *p, const struct record *record, record_no subject)
{
	role_set roles = p->reader.roles;
	if (record != NULL) {
		return roles_towards(roles, p->reader.person, record);
	}
	return roles | (subject == p->reader.person ? BIT(ROLE_STAFF_MEMBER) | BIT(ROLE_CHILD) : 0);
}

bool writing_may(struct page *p, const struct record *record, record_no subject, const struct step *step)
{
	return (writing_roles(p, record, subject) & step->by) != 0;
}

bool writing_may_change(struct page *p, const struct record *record)
{
	role_set wanted = 0;
	for (size_t i = 0; i < record->kind->step_count; i++) {
		wanted |= record->kind->steps[i].by;
	}
	return record->author == p->reader.person || (wanted & writing_roles(p, record, 0)) != 0;
}

bool writing_signs_acts(struct page *p, const struct record *record)
{
	return (writing_roles(p, record, 0) & (BIT(ROLE_REGISTERED_MANAGER) | BIT(ROLE_RESPONSIBLE_INDIVIDUAL))) != 0;
}

/* ---- the form's own fields ---- */

const char *writing_id(struct page *p, const struct asking *a)
{
	uint8_t id[16];
	const char *given = a == NULL || !a->typed ? NULL : ask_answer(a, "entry");
	if (given != NULL && uuid_parse(p->c, given, id)) {
		return uuid_text(p->c->arena, id);
	}
	ctx_clear_error(p->c);
	uuid_new(p->c->now, id);
	return uuid_text(p->c->arena, id);
}

void writing_put_hidden(struct buf *b, const char *name, const char *value)
{
	put(b, HTML("<input type=\"hidden\" name=\""));
	put(b, name);
	put(b, HTML("\" value=\""));
	put(b, value);
	put(b, HTML("\">\n"));
}

const char *writing_version(struct page *p, const struct record *record)
{
	return record == NULL ? "" : arena_printf(p->c->arena, "%u", record->entries);
}

bool writing_is_behind(struct page *p, const struct record *record)
{
	const char *seen = form_value(p->request, "seen");
	return record != NULL && seen != NULL && !text_is(seen, writing_version(p, record));
}

/* ---- the line ---- */

static const char *author(struct page *p)
{
	const struct record *r = p->records.by_no(p->c, p->records.self, p->request->session->person);
	return r == NULL ? "" : arena_printf(p->c->arena, "%s:%s", symbol_word(r->type), r->ref);
}

json_t *writing_line(struct page *p, const char *entry, const char *id, const char *record)
{
	return json_pack("{s:s, s:s, s:s, s:s}", "entry", entry, "id", id, "record", record, "by", author(p));
}

const char *writing_reference(struct page *p, const struct record_type *type, const char *id)
{
	size_t length = strlen(id);
	return arena_printf(p->c->arena, "%s-%s", symbol_word(type->name), length > 12 ? id + length - 12 : id);
}

json_t *writing_links(struct page *p, const struct asking *a)
{
	json_t *links = json_array();
	for (size_t i = 0; i < a->answer_count; i++) {
		const char *ref = a->answers[i].value;
		if (!text_is(a->answers[i].name, "about") || *ref == '\0') {
			continue;
		}
		const struct record *r = p->records.by_ref(p->c, p->records.self, ref);
		if (r != NULL && page_record(p, r->no) != NULL) {
			json_array_append_new(links, json_string(ref));
		}
	}
	return links;
}

/* ---- saving ---- */

/* "field \"started_at\": must be …": the field and what is said of it. */
static void note_refusal(struct asking *a, const char *message)
{
	static const char mark[] = "field \"";
	struct arena *m = a->p->c->arena;
	const char *end = text_starts(message, mark) ? strstr(message, "\": ") : NULL;
	if (end == NULL) {
		ask_wrong(a, NULL, NULL, arena_printf(m, "This cannot be saved: %s", message));
		return;
	}
	const char *name = arena_copy_n(m, message + strlen(mark), (size_t)(end - message) - strlen(mark));
	const struct field *f = type_field(a->type, symbol_find(name));
	const char *what = f == NULL ? name : answer_question(m, f);
	ask_wrong(a, name, name, arena_printf(m, "%s: %s", what, end + 3));
}

bool writing_save(struct asking *a, json_t *line, struct saved *ret)
{
	struct page *p = a->p;
	const char *text = json_line(p->c->arena, line);
	json_decref(line);
	page_close(p);
	if (entry_save(p->c, p->site->hearth, text, strlen(text), ret)) {
		return true;
	}
	if (p->c->error != ERROR_INVALID && p->c->error != ERROR_FORBIDDEN && p->c->error != ERROR_CONFLICT) {
		return false;
	}
	if (p->c->error == ERROR_CONFLICT) {
		ask_wrong(a, NULL, NULL, "This form was saved already, with other words. Open the record to see what was saved; what you typed now is still here");
	} else {
		note_refusal(a, p->c->message);
	}
	ctx_clear_error(p->c);
	return page_reopen(p) && false;
}

/* ---- who may not ---- */

const char *writing_record_href(struct page *p, const char *ref)
{
	return arena_printf(p->c->arena, "/record/%s", ref);
}

bool writing_refused(struct page *p, const struct record_type *type, const struct step *step, const char *back)
{
	p->reply->status = 403;
	p->frame.back_href = back;
	p->frame.back = "Back";
	page_begin(p, "This is not yours to do");
	put(p->b, HTML("<div class=\"narrow\"><h1 class=\"h1 mb\">This is not yours to do</h1>\n<p>“"));
	put(p->b, step->title == NULL ? type->title : step->title);
	put(p->b, HTML("” (in “"));
	put(p->b, type->title);
	put(p->b, HTML("”) is done by: <strong>"));
	put(p->b, role_set_words(p->c->arena, step->by));
	put(p->b, HTML("</strong>.</p>\n<p class=\"section\">Tell one of them. If something has to be written down now, write it in the daily note.</p></div>\n"));
	page_end(p);
	return true;
}
