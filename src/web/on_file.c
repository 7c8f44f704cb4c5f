/* Checklists as a reader may see them. */
#include "web/on_file.h"

#include "web/law_words.h"

enum { PARTS_MOST = 16 };

static bool exists(struct page *p, record_no no)
{
	struct listed row;
	bool found = false;
	return no != 0 && record_listed(p->c, p->db, no, &row, &found) && found && page_sees(p, &row);
}

static const struct filed *seen(struct page *p, const struct filed *all, size_t count,
                                size_t *ret_count)
{
	struct filed *list = ARENA_ARRAY(p->c->arena, count + 1, struct filed);
	*ret_count = 0;
	for (size_t i = 0; i < count; i++) {
		if (all[i].no == 0 || exists(p, all[i].no)) {
			list[(*ret_count)++] = all[i];
		}
	}
	return list;
}

/* What an item rests on may not exist for the reader: then it reads as if that had never been. */
static enum filed_state state_for(const struct filed_item *item, const struct file_row *row)
{
	bool hidden = item->record_count > 0 && row->record_count == 0;
	bool hidden_lack = item->lacking_count > 0 && row->lacking_count == 0;
	if (item->state == FILED_MISSING && hidden_lack) {
		return row->record_count > 0 ? FILED : FILED_NOTHING_YET;
	}
	return item->state == FILED && hidden ? FILED_NOTHING_YET : item->state;
}

static const char *day_words(struct page *p, struct instant i)
{
	return date_words(p->c->arena, instant_day(i));
}

static const char *whose_words(struct page *p, const struct filed_item *item)
{
	const char *who =
		item->question->supplied_by == 0 ? "home" : symbol_word(item->question->supplied_by);
	return text_is(who, "home")
	           ? ""
	           : arena_printf(p->c->arena, "%s to supply",
	                          upper_first(p->c->arena, plain_word(p->c->arena, who)));
}

static const char *chased_words(struct page *p, const struct filed_item *item)
{
	if (!instant_is_none(item->chased_since)) {
		return arena_printf(p->c->arena, "asked for since %s", day_words(p, item->chased_since));
	}
	return *whose_words(p, item) == '\0' ? "" : "nobody has asked for it yet";
}

static void say(struct page *p, const struct filed_item *item, struct file_row *row)
{
	static const char *const tags[FILED__COUNT][2] = {
		[FILED] = {"On file", "tag tag--ok"},
		[FILED_NOTHING_YET] = {"Nothing yet", "tag"},
		[FILED_NOT_APPLICABLE] = {"Does not apply", "tag"},
		[FILED_NOT_KNOWN] = {"Tell us", "tag tag--theirs"},
		[FILED_MISSING] = {"Missing", "tag tag--target"}};
	bool open = row->state == FILED_MISSING || row->state == FILED_NOT_KNOWN;
	row->tag = tags[row->state][0];
	row->tag_class = tags[row->state][1];
	row->since = open && !instant_is_none(item->missing_since)
	                 ? arena_printf(p->c->arena, "since %s", day_words(p, item->missing_since))
	                 : "";
	row->whose = whose_words(p, item);
	row->chased = open ? chased_words(p, item) : "";
}

/* The kind of record that an item looks for; 0: a field. */
static symbol kind_of(const struct filed_item *item)
{
	const struct question *q = item->question;
	const struct rows *rows = q->table != NULL    ? q->table
	                          : q->answer == NULL ? NULL
	                                              : q->answer->rows;
	return rows == NULL ? 0 : rows->type;
}

/* Whether records of the item's kind are the reader's to see at all, whatever there is of them. */
static bool sees_kind(struct page *p, const struct filed_item *item, record_no subject)
{
	const struct sighting any = {.type = kind_of(item), .subject = subject, .home = p->home->no};
	bool sees = true;
	return any.type == 0 || (access_sees(p->c, &p->reader, &any, &sees) && sees);
}

bool file_may_see_home(const struct page *p)
{
	return page_has_role(p, ROLE_REGISTERED_MANAGER) ||
	       page_has_role(p, ROLE_RESPONSIBLE_INDIVIDUAL) || page_has_role(p, ROLE_PROVIDER) ||
	       page_has_role(p, ROLE_DEPUTY) || page_has_role(p, ROLE_INDEPENDENT_PERSON);
}

static void add(struct page *p, struct file_part *part, const struct filed_item *item,
                record_no subject)
{
	struct file_row *row = &part->rows[part->count++];
	*row = (struct file_row){.no = item->question->no,
	                         .ask = item->question->ask,
	                         .law = item->question->law,
	                         .note = item->question->note};
	if (!sees_kind(p, item, subject)) {
		row->tag = "Not shown to you";
		row->tag_class = "tag";
		row->since = row->whose = row->chased = "";
		row->state = FILED__COUNT;
		part->unseen++;
		return;
	}
	row->records = seen(p, item->records, item->record_count, &row->record_count);
	row->lacking = seen(p, item->lacking, item->lacking_count, &row->lacking_count);
	row->record_total = item->record_total - (item->record_count - row->record_count);
	row->state = state_for(item, row);
	say(p, item, row);
	part->filed += row->state == FILED || row->state == FILED_NOTHING_YET ||
	               row->state == FILED_NOT_APPLICABLE;
	part->missing += row->state == FILED_MISSING;
	part->not_known += row->state == FILED_NOT_KNOWN;
}

static bool fill(struct page *p, const struct checklist *list, struct file *ret)
{
	*ret = (struct file){.p = p, .parts = ARENA_ARRAY(p->c->arena, PARTS_MOST, struct file_part)};
	for (size_t i = 0; i < list->form_count && ret->count < PARTS_MOST; i++) {
		struct file_part *part = &ret->parts[ret->count++];
		*part = (struct file_part){
			.title = list->forms[i].form->title,
			.rows = ARENA_ARRAY(p->c->arena, list->item_count + 1, struct file_row)};
		for (size_t n = 0; n < list->item_count; n++) {
			if (list->items[n].form == list->forms[i].form) {
				add(p, part, &list->items[n], list->subject);
			}
		}
	}
	return p->c->error == ERROR_NONE;
}

bool file_read(struct page *p, const char *ref, struct file *ret)
{
	struct checklist list;
	page_close(p);
	return completeness_read(p->c, p->site->hearth, ref, &list) && page_reopen(p) &&
	       fill(p, &list, ret);
}

void file_put_sums(struct buf *b, const struct file *f, const char *ref)
{
	put(b, HTML("<div class=\"rows\">\n"));
	for (size_t i = 0; i < f->count; i++) {
		const struct file_part *part = &f->parts[i];
		put(b, HTML("<p><a href=\"/file/"));
		put(b, ref);
		put(b, HTML("\">"));
		put(b, part->title);
		put(b, HTML("</a><br>"));
		put(b, part->filed);
		put(b, HTML(" of "));
		put(b, part->count);
		put(b, HTML(" settled."));
		if (part->missing > 0) {
			put(b, HTML(" <span class=\"tag tag--target\">"));
			put(b, part->missing);
			put(b, HTML(" missing</span>"));
		}
		if (part->not_known > 0) {
			put(b, HTML(" <span class=\"tag tag--theirs\">"));
			put(b, part->not_known);
			put(b, HTML(" to tell us</span>"));
		}
		put(b, HTML("</p>\n"));
	}
	put(b, HTML("</div>\n"));
}
