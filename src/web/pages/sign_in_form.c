/* The parts that the sign-in page and the locked screen share. */
#include "ui/ui.h"
#include "web/pages/sign_in.h"

enum { MOST_WRONG = 3 };

static void add_wrong(struct ui_error_link *list, size_t *count, const char *href,
                      const char *words)
{
	if (words != NULL && *words != '\0') {
		list[(*count)++] = (struct ui_error_link){.href = href, .text = words};
	}
}

void sign_in_begin(struct buf *b, const struct request *request, const struct sign_in_form *f,
                   const char *title)
{
	struct ui_error_link list[MOST_WRONG];
	size_t count = 0;
	add_wrong(list, &count, "#password", f->wrong);
	add_wrong(list, &count, "#name", f->name_wrong);
	add_wrong(list, &count, "#password", f->password_wrong);
	frame_begin(b, request, count > 0 ? arena_printf(b->arena, "Error: %s", title) : title);
	put(b, HTML("<div class=\"doorway\">\n"));
	if (count > 0) {
		ui_error_summary(b, &(struct ui_error_summary){.title_text = "There is a problem",
		                                               .list = {list, count}});
	}
	put(b, HTML("<h1 class=\"h1\">"));
	put(b, title);
	put(b, HTML("</h1>\n"));
}

void sign_in_end(struct buf *b)
{
	put(b, HTML("</div>\n"));
	frame_end(b);
}

void sign_in_field(struct buf *b, const char *name, const char *label, const char *autocomplete,
                   const char *value, const char *wrong)
{
	bool secret = text_is(name, "password");
	ui_input(b, &(struct ui_input){
					.name = name,
					.label = {.text = label},
					.type = secret ? "password" : "text",
					.autocomplete = autocomplete,
					.autocapitalize = secret ? NULL : "none",
					.spellcheck = secret ? UI_UNSET : UI_NO,
					.value = secret ? "" : value, /* what was typed there is never sent back */
					.error = wrong == NULL ? NULL : &(struct ui_error_message){.text = wrong},
				});
}
