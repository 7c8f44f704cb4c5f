/* What is on file of a child, a member of staff or the home, item by item, and what is missing. */
#include "web/on_file.h"

static void put_part(struct page *p, const struct file_part *part)
{
	struct buf *b = p->b;
	put(b, HTML("<section class=\"section\"><h2 class=\"h2 mb\">"));
	put(b, part->title);
	put(b, HTML("</h2>\n<p class=\"mb\">"));
	put(b, part->filed);
	put(b, HTML(" of "));
	put(b, part->count);
	put(b, HTML(" settled. "));
	put(b, part->missing);
	put(b, HTML(" missing, "));
	put(b, part->not_known);
	put(b, HTML(" to be told, "));
	put(b, part->unseen);
	put(b, HTML(" not shown to you.</p>\n<div class=\"card\"><ul>\n"));
	for (size_t i = 0; i < part->count; i++) {
		file_row_put(b, &part->rows[i]);
	}
	put(b, HTML("</ul></div></section>\n"));
}

static bool has_file(const struct record *r)
{
	const char *type = symbol_word(r->type);
	return text_is(type, "child") || text_is(type, "staff") || text_is(type, "home");
}

static bool show(struct page *p)
{
	const struct record *r = NULL;
	struct file f;
	if (!page_at_record(p, p->request->part[0], &r)) {
		return false;
	}
	if (!has_file(r)) {
		return ctx_fail(p->c, ERROR_NOT_FOUND,
		                "A file is kept of a child, a member of staff and the home.");
	}
	bool child = text_is(symbol_word(r->type), "child"), home = r->no == p->home->no;
	const char *name = page_name(p, r->no);
	if (home && !file_may_see_home(p)) {
		return ctx_fail(p->c, ERROR_FORBIDDEN, "The home’s lists are the manager’s, the deputy’s, the provider’s and the independent person’s.");
	}
	if (!file_read(p, r->ref, &f)) {
		return false;
	}
	p->frame.tab = child ? TAB_CHILDREN : TAB_HOME;
	p->frame.back_href = arena_printf(p->c->arena,
	                                  child  ? "/child/%s"
	                                  : home ? "/home/%s/about"
	                                         : "/record/%s",
	                                  r->ref);
	p->frame.back = name;
	page_begin(p, "What is on file");
	put(p->b, HTML("<h1 class=\"h1\">What is on file: "));
	put(p->b, name);
	put(p->b,
	    HTML(
			"</h1>\n<p class=\"lead\">Worked out from the records, as they stand now. Nothing here is ticked by hand.</p>\n"));
	for (size_t i = 0; i < f.count; i++) {
		put_part(p, &f.parts[i]);
	}
	page_end(p);
	return p->c->error == ERROR_NONE;
}

bool page_file(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	return page_run(c, site, request, reply, show);
}
