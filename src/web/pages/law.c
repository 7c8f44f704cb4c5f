/* The law as Hearth keeps it: every duty in plain words, with its provision and worked examples, open to everybody who works here. */
#include <string.h>

#include "ui/ui.h"
#include "web/frame.h"
#include "web/law_page.h"
#include "web/web.h"

/* ---- examples ---- */

static const char *example_key(struct arena *a, const struct law_page *l, const char *key)
{
	if (text_is(key, "due") || text_is(key, "state") || text_is(key, "late") ||
	    text_is(key, "target") || text_is(key, "none")) {
		return key;
	}
	return law_words(a, l->law, l->carrier, key);
}

static void put_value(struct buf *out, const struct law_page *l, const struct example_item *item)
{
	if (item->text != NULL) {
		bool moment = item->text[0] >= '0' && item->text[0] <= '9';
		buf_put(out, moment ? item->text : plain_word(out->arena, item->text));
		return;
	}
	for (size_t i = 0; i < item->item_count; i++) {
		const struct example_item *part = &item->items[i];
		buf_put(out, i == 0 ? "" : ", ");
		if (!item->is_list && part->key != NULL) {
			buf_printf(out, "%s ", example_key(out->arena, l, part->key));
		}
		put_value(out, l, part);
	}
}

/* What the example says comes of it, in words. */
static const char *outcome(const struct example_item *item)
{
	static const struct {
		const char *key, *before;
	} words[] = {{"due", "due "}, {"state", "it stands as "}, {"late", "late by "}};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (text_is(item->key, words[i].key)) {
			return words[i].before;
		}
	}
	return NULL;
}

static void put_example(struct buf *b, const struct law_page *l, const struct example_item *example)
{
	struct buf given = {.arena = b->arena}, comes = {.arena = b->arena};
	for (size_t i = 0; i < example->item_count; i++) {
		const struct example_item *item = &example->items[i];
		const char *before = item->key == NULL ? NULL : outcome(item);
		struct buf *out = before != NULL || text_is(item->key, "none") ? &comes : &given;
		buf_put(out, out->length == 0 ? "" : "; ");
		if (text_is(item->key, "none")) {
			buf_put(out, "nothing is due");
		} else if (text_is(item->key, "target")) {
			buf_put(out, "the number is the home’s own target");
		} else {
			buf_put(out, before != NULL
			                 ? before
			                 : arena_printf(
								   b->arena, "%s: ",
								   item->key == NULL ? "" : example_key(b->arena, l, item->key)));
			put_value(out, l, item);
		}
	}
	put(b, HTML("<li>"));
	put(b, upper_first(b->arena, buf_text(&given)));
	put(b, HTML(" <b>→ "));
	put(b, buf_text(&comes));
	put(b, HTML("</b></li>\n"));
}

void law_examples_put(struct buf *b, const struct law_page *l)
{
	put(b, HTML("<ul class=\"examples\">\n"));
	for (size_t i = 0; i < l->duty->example_count; i++) {
		put_example(b, l, &l->duty->examples[i]);
	}
	put(b, HTML("</ul>\n"));
}

/* ---- a duty ---- */

static const char *areas_of(struct arena *a, unsigned areas)
{
	static const struct {
		unsigned area;
		const char *words;
	} all[] = {{AREA_EXPERIENCES, "overall experiences and progress"},
	           {AREA_PROTECTED, "how well children are helped and protected"},
	           {AREA_LEADERS, "leaders and managers"}};
	struct buf out = {.arena = a};
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		if ((areas & all[i].area) != 0) {
			buf_printf(&out, "%s%s", out.length == 0 ? "" : "; ", all[i].words);
		}
	}
	return buf_text(&out);
}

static const char *carried_by(struct arena *a, const struct definitions *law, const struct duty *d)
{
	struct buf out = {.arena = a};
	if (d->starts_every) {
		return "every record";
	}
	if (d->starts_duty) {
		return "another duty";
	}
	for (size_t i = 0; i < d->starts_count; i++) {
		const struct record_type *type = definitions_type(law, d->starts[i]);
		buf_printf(&out, "%s%s", i == 0 ? "" : ", ",
		           type == NULL || type->title == NULL ? symbol_word(d->starts[i]) : type->title);
	}
	return buf_text(&out);
}

static void show_duty(struct ctx *c, const struct request *request, struct reply *reply,
                      const struct definitions *law, const struct duty *d)
{
	struct law_page l = {.law = law,
	                     .duty = d,
	                     .carrier =
	                         d->starts_count == 0 ? NULL : definitions_type(law, d->starts[0])};
	l.words = d->words;
	l.due = law_due_words(c->arena, law, d);
	l.done = law_done_words(c->arena, law, d);
	l.condition = law_if_words(c->arena, law, d);
	l.carried_by = carried_by(c->arena, law, d);
	l.areas = areas_of(c->arena, d->areas);
	const struct frame f = {
		.request = request, .title = d->title, .back_href = "/law", .back = "The law"};
	frame_open(&reply->body, &f);
	law_page_put(&reply->body, &l);
	frame_close(&reply->body, &f);
}

bool page_law_duty(struct ctx *c, struct site *site, const struct request *request,
                   struct reply *reply)
{
	const struct definitions *law = hearth_generation(site->hearth, UINT32_MAX);
	const char *name = request->part[1] == NULL
	                       ? request->part[0]
	                       : arena_printf(c->arena, "%s/%s", request->part[0], request->part[1]);
	const struct duty *d = definitions_duty(law, symbol_find(name));
	if (d == NULL) {
		return ctx_fail(c, ERROR_NOT_FOUND,
		                "There is no duty called \"%s\". All of them stand under \"The law\".",
		                text_shown(c->arena, name, 60));
	}
	show_duty(c, request, reply, law, d);
	return true;
}

/* ---- all of them ---- */

static void put_type(struct buf *b, const struct definitions *law, const struct record_type *type)
{
	size_t count = 0;
	for (size_t i = 0; i < law->duty_count; i++) {
		const struct duty *d = &law->duties[i];
		if (!text_is(d->file, type->file)) {
			continue;
		}
		if (count++ == 0) {
			put(b, HTML("<section class=\"section\"><h2 class=\"h2\" id=\""));
			put(b, symbol_word(type->name));
			put(b, HTML("\">"));
			put(b, type->title == NULL ? symbol_word(type->name) : type->title);
			put(b, HTML("</h2>\n<p class=\"soft\">"));
			put(b, type->about == NULL ? "" : type->about);
			put(b, HTML("</p>\n<ul class=\"starts\">\n"));
		}
		put(b, HTML("<li><a href=\"/law/"));
		put(b, symbol_word(d->name));
		put(b, HTML("\">"));
		put(b, d->title);
		put(b, HTML("</a>, "));
		put(b, d->source);
		put(b, HTML("</li>\n"));
	}
	put(b, count > 0 ? HTML("</ul></section>\n") : HTML(""));
}

bool page_law(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	(void)c;
	const struct definitions *law = hearth_generation(site->hearth, UINT32_MAX);
	struct buf *b = &reply->body;
	frame_begin(b, request, "The law");
	put(b, HTML("<h1 class=\"h1\">The law, as Hearth keeps it</h1>\n<p class=\"lead\">"));
	put(b, law->duty_count);
	put(b,
	    HTML(
			" duties that records start, each with where it comes from, its clock, and worked examples that the program is tested with. "
			"They stand by the record that starts them.</p>\n"));
	for (size_t i = 0; i < law->type_count; i++) {
		put_type(b, law, &law->types[i]);
	}
	frame_end(b);
	return true;
}
