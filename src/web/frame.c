/* The frame of every page. */
#include "web/frame.h"

#include "ui/ui.h"
#include "web/cookie.h"
#include "web/frame_parts.h"
#include "web/icon.h"
#include "web/session.h"

void frame_token(struct buf *b, const struct request *request)
{
	const struct session *s = request->session;
	put(b, HTML("<input type=\"hidden\" name=\"token\" value=\""));
	put(b, s == NULL ? "" : s->form_token);
	put(b, HTML("\">\n"));
}

void frame_form(struct buf *b, const struct request *request, const char *action)
{
	put(b, HTML("<form method=\"post\" action=\""));
	put(b, action);
	put(b, HTML("\" novalidate>\n"));
	frame_token(b, request);
}

static bool is_open(const struct session *s)
{
	return s != NULL && s->person != 0 && !s->locked;
}

/* The person's choice for this device; without one the device's own wish holds. */
static const char *theme_of(struct arena *a, const struct request *request)
{
	const char *theme = cookie_value(a, request->cookie, "theme");
	return text_is(theme, "night") || text_is(theme, "light") ? theme : NULL;
}

static struct safe_html menu(struct buf *b, const struct frame *f)
{
	static const struct {
		const char *words, *below;
	} tabs[] = {[TAB_TODAY] = {"Today", ""},
	            [TAB_CHILDREN] = {"Children", "/children"},
	            [TAB_RECORDS] = {"Records", "/records"},
	            [TAB_TO_DO] = {"To do", "/to-do"},
	            [TAB_HOME] = {"The home", "/about"}};
	struct ui_navigation_item items[TAB_HOME];
	struct buf made = {.arena = b->arena};
	if (f->home_ref == NULL) {
		return (struct safe_html){NULL};
	}
	for (int t = TAB_TODAY; t <= TAB_HOME; t++) {
		const char *href = arena_printf(b->arena, "/home/%s%s", f->home_ref, tabs[t].below);
		items[t - 1] = (struct ui_navigation_item){.text = tabs[t].words, .href = href, .active = f->tab == (enum tab)t};
	}
	ui_service_navigation(&made, &(struct ui_service_navigation){.navigation = {items, TAB_HOME},
	                                                             .navigation_label = "Menu",
	                                                             .aria_label = "Menu",
	                                                             .collapse_on_mobile = UI_NO});
	return html_made(&made);
}

static struct frame_parts parts_of(struct buf *b, const struct frame *f)
{
	const struct session *s = f->request->session;
	const char *home = f->home_ref == NULL ? "/" : arena_printf(b->arena, "/home/%s", f->home_ref);
	return (struct frame_parts){
		.frame = f,
		.theme = theme_of(b->arena, f->request),
		.home_href = home,
		.here = f->request->target == NULL || f->request->method == METHOD_POST ? home : f->request->target,
		.token = s == NULL || s->form_token == NULL ? "" : s->form_token,
		.who = is_open(s) ? s->name : NULL,
		.menu = menu(b, f),
	};
}

void frame_open(struct buf *b, const struct frame *f)
{
	struct frame_parts parts = parts_of(b, f);
	frame_top_put(b, &parts);
	if (f->back_href != NULL) {
		put(b, HTML("<nav class=\"back\" aria-label=\"Back\">\n"));
		ui_back_link(b, &(struct ui_back_link){.text = f->back, .href = f->back_href});
		put(b, HTML("</nav>\n"));
	}
	put(b, HTML("<main class=\"govuk-main-wrapper\" id=\"main-content\">\n"));
}

void frame_close(struct buf *b, const struct frame *f)
{
	struct frame_parts parts = parts_of(b, f);
	frame_foot_put(b, &parts);
}

void frame_begin(struct buf *b, const struct request *request, const char *title)
{
	const struct frame f = {.request = request, .title = title};
	frame_open(b, &f);
}

void frame_end(struct buf *b)
{
	const struct request nothing = {.method = METHOD_OTHER};
	const struct frame f = {.request = &nothing};
	frame_close(b, &f);
}
