/* Help, accessibility, and who can see what. */
#include "ledger/access.h"
#include "ledger/people.h"
#include "web/frame.h"
#include "web/help_page.h"
#include "web/law_words.h"
#include "web/web.h"

static const struct {
	const char *folder, *title;
} folders[] = {{"daily/", "Every day"},      {"child/", "The child"}, {"health/", "Health"},
               {"safety/", "Safety"},        {"staff/", "Staff"},     {"home/", "The home"},
               {"regulation/", "Inspection"}};

/* Whom `not` of a step shuts out: who opened it, whoever a field names. */
static const char *shut_out(struct arena *a, const struct record_type *type,
                            const struct step *step)
{
	struct buf out = {.arena = a};
	if ((step->not_roles & (1u << ROLE_AUTHOR)) != 0) {
		buf_put(&out, "not who opened it");
	}
	for (size_t i = 0; i < step->not_field_count; i++) {
		const struct field *f = type_field(type, step->not_fields[i]);
		buf_printf(&out, "%snot who is named under “%s”", out.length == 0 ? "" : ", ",
		           f == NULL || f->ask == NULL ? symbol_word(step->not_fields[i]) : f->ask);
	}
	return buf_text(&out);
}

static void put_step(struct buf *b, const struct record_type *type, const struct step *step)
{
	const char *shut = shut_out(b->arena, type, step);
	put(b, HTML("<li>"));
	put(b, step->title == NULL ? symbol_word(step->name) : step->title);
	put(b, step->signs ? " (signed)" : "");
	put(b, HTML(": "));
	put(b, role_set_words(b->arena, step->by));
	put(b, *shut == '\0' ? "" : "; ");
	put(b, shut);
	put(b, HTML("</li>\n"));
}

static void put_type(struct buf *b, const struct record_type *type)
{
	put(b, HTML("<h3 class=\"h3\">"));
	put(b, type->title == NULL ? symbol_word(type->name) : type->title);
	put(b, HTML("</h3>\n"));
	for (size_t i = 0; i < type->field_count; i++) {
		if (type->fields[i].concerns) {
			put(b, HTML("<p><b>Hidden from whoever is named under “"));
			put(b, type->fields[i].ask);
			put(b, HTML("”.</b></p>\n"));
		}
	}
	put(b, HTML("<ul>\n"));
	for (size_t i = 0; i < type->step_count; i++) {
		put_step(b, type, &type->steps[i]);
	}
	put(b, HTML("</ul>\n"));
}

void who_writes_put(struct buf *b, const struct definitions *law)
{
	for (size_t f = 0; f < sizeof folders / sizeof folders[0]; f++) {
		put(b, HTML("<details class=\"more-words\"><summary>"));
		put(b, folders[f].title);
		put(b, HTML("</summary>\n"));
		for (size_t i = 0; i < law->type_count; i++) {
			if (text_starts(law->types[i].file, folders[f].folder)) {
				put_type(b, &law->types[i]);
			}
		}
		put(b, HTML("</details>\n"));
	}
}

void who_reads_put(struct buf *b)
{
	put(b, HTML("<dl>\n"));
	for (int r = ROLE_NONE + 1; r < ROLE_FIELD; r++) {
		const char *words = access_words(b->arena, (enum role)r);
		if (*words != '\0') {
			put(b, HTML("<dt>"));
			put(b, upper_first(b->arena, role_word((enum role)r)));
			put(b, HTML("</dt><dd>"));
			put(b, upper_first(b->arena, words));
			put(b, HTML(".</dd>\n"));
		}
	}
	put(b, HTML("</dl>\n"));
}

static bool show(struct site *site, const struct request *request, struct reply *reply,
                 const char *title, void (*page)(struct buf *b, const struct help_page *h))
{
	const struct help_page h = {.law = hearth_generation(site->hearth, UINT32_MAX)};
	frame_begin(&reply->body, request, title);
	page(&reply->body, &h);
	frame_end(&reply->body);
	return true;
}

bool page_help(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	(void)c;
	return show(site, request, reply, "Help", help_put);
}

bool page_accessibility(struct ctx *c, struct site *site, const struct request *request,
                        struct reply *reply)
{
	(void)c;
	return show(site, request, reply, "Accessibility", accessibility_put);
}

bool page_who_sees(struct ctx *c, struct site *site, const struct request *request,
                   struct reply *reply)
{
	(void)c;
	return show(site, request, reply, "Who can see what", who_sees_put);
}
