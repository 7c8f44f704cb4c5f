/* To do: every duty of the home with its law, as it stands or as it stood. */
#include <pthread.h>
#include <stdlib.h>

#include "duties/duties.h"
#include "duties/world_store.h"
#include "ui/ui.h"
#include "web/href.h"
#include "web/to_do.h"

/* ---- as it stood: the home's entries played again in memory ---- */

/* A large home takes seconds and much memory, so one is played at a time. */
static pthread_mutex_t playing = PTHREAD_MUTEX_INITIALIZER;

static const char *const meanwhile =
	"Somebody is looking at another day already, and that is done for one at a time. Try again in a minute.";

static bool rows_of_world(struct to_do *t, struct world *w)
{
	struct page *p = t->p;
	const struct instance_filter filter = {.home = p->home->no};
	const struct instance **found = NULL;
	size_t count = 0, open = 0;
	world_instances(p->c, w, &filter, &found, &count);
	struct instance *list = ARENA_ARRAY(p->c->arena, count + 1, struct instance);
	for (size_t i = 0; i < count; i++) {
		bool over = found[i]->ending != ENDING_OPEN && found[i]->ended.s <= t->at.s;
		if (!over && (instant_is_none(found[i]->opened) || found[i]->opened.s <= t->at.s)) {
			list[open++] = *found[i];
		}
	}
	t->owners = owners_in_world(p->c, w, t->at);
	return todos_rows(p, list, open, t->at, &t->all) && to_do_narrow(t);
}

/* The snapshot is let go of meanwhile: a replay takes its own, and a writer may wait for this one. */
static bool play(struct to_do *t, struct world **ret)
{
	const struct replay replay = {.at = t->at, .home = t->p->home->ref};
	page_close(t->p);
	if (pthread_mutex_trylock(&playing) != 0) {
		reply_header(t->p->reply, "Retry-After", "60");
		reply_error(t->p->reply, 503, meanwhile);
		return false;
	}
	bool ok = hearth_replay(t->p->c, t->p->site->hearth, &replay, ret) && page_reopen(t->p);
	pthread_mutex_unlock(&playing);
	return ok;
}

/* ---- as it stands, and what was done ---- */

static bool read_open(struct to_do *t)
{
	struct page *p = t->p;
	t->owners = owners_stored(p->c, &p->stored, p->c->now);
	return todos_read(p, INSTANT_NEVER, &t->all) && to_do_narrow(t);
}

static int by_ending(const void *a, const void *b)
{
	const struct todo *x = a, *y = b;
	int64_t sooner = y->i->ended.s - x->i->ended.s;
	return sooner != 0 ? (sooner > 0 ? 1 : -1) : instance_compare_identity(x->i, y->i);
}

static void say_done(struct to_do *t, struct todo *d)
{
	struct arena *a = t->p->c->arena;
	bool done = d->i->ending == ENDING_DONE, late = d->state == STATE_DONE_LATE;
	const char *by = done && d->i->done_by != 0 ? page_full_name(t->p, d->i->done_by) : "";
	bool own = d->i->target || d->duty->force == FORCE_OWN_STANDARD;
	const char *span = late ? words_span(a, instance_late(d->i)) : "";
	d->tag = !done  ? "Not required"
	         : late ? arena_printf(a, own ? "Done %s past your target" : "Done %s late", span)
	                : "Done";
	d->tag_class = !done   ? "tag"
	               : !late ? "tag tag--ok"
	               : own   ? "tag tag--target"
	                       : "tag tag--late";
	d->when =
		arena_printf(a, "%s%s%s", words_when(a, done ? d->i->done_at : d->i->ended, t->p->c->now),
	                 *by == '\0' ? "" : ", ", by);
}

static bool read_done(struct to_do *t)
{
	struct page *p = t->p;
	const struct instance *list = NULL;
	struct instance *ended = NULL;
	size_t count = 0, kept = 0;
	const struct instant since = {p->c->now.s - TO_DO_DONE_DAYS * 86400};
	if (!instances_ended_in(p->c, p->db, p->home->no, since, &list, &count)) {
		return false;
	}
	ended = ARENA_ARRAY(p->c->arena, count + 1, struct instance);
	for (size_t i = 0; i < count; i++) {
		if (list[i].ending != ENDING_SUPERSEDED && list[i].ended.s <= p->c->now.s) {
			ended[kept++] = list[i];
		}
	}
	t->owners = owners_stored(p->c, &p->stored, p->c->now);
	if (!todos_rows(p, ended, kept, p->c->now, &t->all)) {
		return false;
	}
	qsort(t->all.items, t->all.count, sizeof *t->all.items, by_ending);
	return to_do_narrow(t);
}

/* ---- the list ---- */

static void put_heading(struct buf *b, const char *title, size_t count)
{
	put(b, HTML("<h2 class=\"duties__h\">"));
	put(b, title);
	put(b, HTML(" <span class=\"count\">"));
	put(b, count);
	put(b, HTML("</span></h2>\n"));
}

static void put_rows(struct to_do *t, size_t from, size_t to)
{
	put(t->p->b, HTML("<ul>\n"));
	for (size_t i = from; i < to && i < t->count; i++) {
		to_do_say(t, &t->rows[i]);
		if (t->group == TODO__COUNT) {
			say_done(t, &t->rows[i].todo);
		}
		law_row_put(t->p->b, &t->rows[i]);
	}
	put(t->p->b, HTML("</ul>\n"));
}

static void put_rest(struct to_do *t, int group, size_t count)
{
	struct buf *b = t->p->b;
	put(b, HTML("<p class=\"duties__rest\"><a href=\""));
	put(b, href_with(b->arena, t->p->request, "group", to_do_group_word(group)));
	put(b, HTML("\">All "));
	put(b, count);
	put(b, HTML(": "));
	put(b, todo_group_title((enum todo_group)group));
	put(b, HTML("</a></p>\n"));
}

/* Every group, the first rows of each. */
static void put_groups(struct to_do *t)
{
	size_t from = 0;
	for (int g = 0; g < TODO__COUNT; g++) {
		size_t count = t->counts[g];
		if (count == 0) {
			continue;
		}
		size_t shown = count > TO_DO_SHOWN + TO_DO_SHOWN / 4 ? TO_DO_SHOWN : count;
		put_heading(t->p->b, todo_group_title((enum todo_group)g), count);
		put_rows(t, from, from + shown);
		if (shown < count) {
			put_rest(t, g, count);
		}
		from += count;
	}
}

/* The address of another part of one group. */
static const char *part_href(struct to_do *t, size_t part)
{
	const char *number = arena_printf(t->p->c->arena, "%zu", part + 1);
	return href_with(t->p->c->arena, t->p->request, "part", number);
}

static void put_group(struct to_do *t)
{
	struct buf *b = t->p->b;
	size_t from = t->part * TO_DO_PART, to = from + TO_DO_PART;
	bool done = t->group == TODO__COUNT;
	put_heading(b, done ? "Done in the last 30 days" : todo_group_title((enum todo_group)t->group),
	            t->count);
	put_rows(t, from, to);
	const char *next = arena_printf(
		b->arena, "Next %zu",
		to < t->count && t->count - to < TO_DO_PART ? t->count - to : (size_t)TO_DO_PART);
	parts_put(b, t->part > 0 ? part_href(t, t->part - 1) : NULL, "The ones before",
	          to < t->count ? part_href(t, t->part + 1) : NULL, next);
}

static void put_list(struct to_do *t)
{
	struct buf *b = t->p->b;
	if (t->count == 0) {
		put(b, HTML("<p class=\"card card--pad\">Nothing here"));
		put(b, t->about_ref != NULL || t->mine || t->owner != ROLE_NONE || t->force >= 0 ||
		               t->group >= 0
		           ? " for what you chose"
		           : "");
		put(b, HTML(".</p>\n"));
		return;
	}
	put(b, HTML("<div class=\"card\">\n"));
	if (t->group < 0) {
		put_groups(t);
	} else {
		put_group(t);
	}
	put(b, HTML("</div>\n"));
}

/* ---- the page ---- */

static void put_wrong(struct to_do *t)
{
	const struct ui_error_link link = {.href = arena_printf(t->p->c->arena, "#%s", t->wrong_at),
	                                   .text = t->wrong};
	ui_error_summary(t->p->b, &(struct ui_error_summary){.title_text = "There is a problem",
	                                                     .list = {&link, 1}});
}

static void put_banner(struct to_do *t)
{
	struct buf *b = t->p->b;
	put(b, HTML("<div class=\"stood\" role=\"note\"><p><b>As it stood on "));
	put(b, t->at);
	put(b, HTML("</b>, by what was known then. Who may see what is today’s.</p>\n<p><a href=\""));
	put(b, href_with(b->arena, t->p->request, "at", NULL));
	put(b, HTML("\">Back to now</a></p></div>\n"));
}

static bool put_page(struct to_do *t)
{
	struct page *p = t->p;
	page_begin(p, t->wrong != NULL ? "Error: To do" : t->past ? "To do, as it stood" : "To do");
	if (t->wrong != NULL) {
		put_wrong(t);
		p->reply->status = 422;
	}
	put(p->b, HTML("<div class=\"head\"><h1 class=\"h1\">To do</h1></div>\n"));
	if (t->past && t->wrong == NULL) {
		put_banner(t);
	}
	to_do_put_filters(t);
	if (t->wrong == NULL) {
		put_list(t);
	}
	page_end(p);
	return p->c->error == ERROR_NONE;
}

static bool show_past(struct to_do *t)
{
	struct world *w = NULL;
	bool ok = play(t, &w) && rows_of_world(t, w) && put_page(t);
	world_free(w);
	return ok || t->p->reply->status == 503;
}

static bool show(struct page *p)
{
	struct to_do t = {.p = p};
	if (!page_at_home(p, p->request->part[0]) || !to_do_asked(&t) || !to_do_find_about(&t)) {
		return false;
	}
	p->frame.tab = TAB_TO_DO;
	if (t.wrong != NULL) {
		return todos_read(p, INSTANT_NEVER, &t.all) && put_page(&t);
	}
	if (t.past) {
		return show_past(&t);
	}
	return (t.group == TODO__COUNT ? read_done(&t) : read_open(&t)) && put_page(&t);
}

bool page_to_do(struct ctx *c, struct site *site, const struct request *request,
                struct reply *reply)
{
	return page_run(c, site, request, reply, show);
}
