/* Acts on a duty of a record, each signed with a reason: it is not required, or its date is another one. */
#include "web/answer.h"
#include "web/change_form.h"
#include "web/clocks.h"
#include "web/law_words.h"

struct duty_act {
	struct change_form f;
	const struct duty *duty;
	const struct todo *todo; /* the open instance */
	const char *recipient, *round;
};

static const char *asked_for(const struct page *p, const char *name)
{
	const char *value = query_value(p->request, name);
	return value == NULL ? "" : value;
}

static bool begin(struct page *p, struct duty_act *d)
{
	struct todos *all = ARENA_NEW(p->c->arena, struct todos);
	const char *const *part = p->request->part; /* some duties have two words: "police-protocol/review" */
	symbol name = symbol_find(part[2] == NULL ? part[1] : arena_printf(p->c->arena, "%s/%s", part[1], part[2]));
	if (!change_begin(p, &d->f) || !clocks_of(p, d->f.r, all)) {
		return false;
	}
	d->recipient = asked_for(p, "recipient");
	d->round = asked_for(p, "round");
	for (size_t i = 0; i < all->count && d->todo == NULL; i++) {
		const struct todo *t = &all->items[i];
		bool is = name != 0 && t->i->duty == name && t->i->ending == ENDING_OPEN && text_is(t->i->recipient, d->recipient) && text_is(t->i->round, d->round);
		d->todo = is ? t : NULL;
	}
	if (d->todo == NULL) {
		return ctx_fail(p->c, ERROR_NOT_FOUND, "Nothing of that kind is open on this record. It may have ended meanwhile.");
	}
	d->duty = d->todo->duty;
	return true;
}

static struct safe_html law_of(struct duty_act *d)
{
	struct buf b = {.arena = d->f.p->c->arena};
	put(&b, HTML("<div class=\"card card--pad mb\"><p><strong>"));
	put(&b, d->duty->title);
	put(&b, HTML("</strong></p><p>"));
	put(&b, d->todo->rule);
	put(&b, HTML(", "));
	put(&b, d->duty->source);
	put(&b, HTML(".</p>"));
	if (d->duty->words != NULL) {
		put(&b, HTML("<p>“"));
		put(&b, d->duty->words);
		put(&b, HTML("”</p>"));
	}
	put(&b, HTML("<p class=\"soft\">"));
	put(&b, upper_first(b.arena, d->todo->when));
	put(&b, HTML(".</p></div>\n"));
	return html_made(&b);
}

static json_t *line_of(struct duty_act *d, const char *entry)
{
	json_t *line = change_line(&d->f, entry);
	json_object_set_new(line, "duty", json_string(symbol_word(d->duty->name)));
	if (*d->recipient != '\0') {
		json_object_set_new(line, "recipient", json_string(d->recipient));
	}
	if (*d->round != '\0') {
		json_object_set_new(line, "round", json_string(d->round));
	}
	return line;
}

static const char signatories[] = "registered manager, responsible individual";

static bool not_required(struct page *p)
{
	struct duty_act d = {.duty = NULL};
	if (!begin(p, &d)) {
		return false;
	}
	if (!writing_signs_acts(p, d.f.r)) {
		return change_refused(&d.f, signatories);
	}
	d.f.heading = "This is not required";
	d.f.before = law_of(&d);
	d.f.button = "Sign that it is not required";
	d.f.reason_ask = "Why is it not required here?";
	d.f.reason_hint = "An inspector reads this beside your name. Lateness is no reason: what is late stays to be done.";
	return change_is_ready(&d.f) ? change_save(&d.f, line_of(&d, "not-required")) : change_show(&d.f);
}

bool page_not_required(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	return page_run(c, site, request, reply, not_required);
}

/* ---- another date ---- */

static struct safe_html when_question(struct duty_act *d, const struct question_asked *q)
{
	struct page *p = d->f.p;
	struct buf b = {.arena = p->c->arena}, *page = p->b;
	p->b = &b;
	ask_put(&d->f.a, q);
	p->b = page;
	return html_made(&b);
}

static bool move_due(struct page *p)
{
	static const struct field due = {.ask = "By when instead?", .type = FIELD_INSTANT, .future = true};
	const struct question_asked q = {.field = &due, .name = "due", .required = true};
	struct duty_act d = {.duty = NULL};
	struct instant to;
	if (!begin(p, &d)) {
		return false;
	}
	if (!writing_signs_acts(p, d.f.r)) {
		return change_refused(&d.f, signatories);
	}
	if (!d.duty->target && d.duty->force != FORCE_OTHER_BODY) {
		return ctx_fail(p->c, ERROR_FORBIDDEN, "The date of “%s” is fixed by law and cannot be moved.", d.duty->title);
	}
	bool post = p->request->method == METHOD_POST, given = post && ask_read_instant(&d.f.a, &q, &to);
	if (post && !given && d.f.a.error_count == 0) {
		ask_wrong(&d.f.a, "due", "due-time", "Give the date and the time");
	}
	d.f.heading = "Move the date";
	d.f.before = law_of(&d);
	d.f.fields = when_question(&d, &q);
	d.f.button = "Sign the new date";
	d.f.reason_ask = "Why is it moved?";
	if (!change_is_ready(&d.f)) {
		return change_show(&d.f);
	}
	json_t *line = line_of(&d, "move-due");
	json_object_set_new(line, "due", json_string(instant_iso(p->c->arena, to)));
	return change_save(&d.f, line);
}

bool page_move_due(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	return page_run(c, site, request, reply, move_due);
}
