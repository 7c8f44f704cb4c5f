/* The newest handover, and a good moment. */
#include "web/handed_over.h"

#include <ctype.h>
#include <string.h>

#include "ledger/rows.h"

enum { HANDOVER_HOLDS = 26 * 3600, MOMENT_DAYS = 4, MOMENTS_TRIED = 8 };

static const struct {
	const char *field, *asked;
} questions[HANDED_QUESTIONS] = {
	{"hold", "holds"},      {"search", "searches"}, {"consequence", "consequences"},
	{"injury", "injuries"}, {"police", "police"},   {"refused_medicine", "refused medicine"}};

/* ---- the rows of its table, which stand in the entry alone ---- */

static const char *text_of(struct arena *a, const json_t *row, const char *key)
{
	const char *text = json_text(row, key);
	return text == NULL ? "" : arena_copy(a, text);
}

/* Only noted: names are read when the scan has ended, for both use the connection. */
static bool note_rows(struct ctx *c, void *arg, const struct entry *e)
{
	const json_t **ret = arg,
				 *list = json_object_get(json_object_get(e->body, "fields"), "children");
	(void)c;
	*ret = json_is_array(list) ? list : *ret;
	return true;
}

static void take_row(struct page *p, const json_t *row, struct handed_over *ret,
                     struct handed_child *list)
{
	struct arena *a = p->c->arena;
	const char *ref = json_text(row, "child");
	record_no child = 0;
	if (ref != NULL && p->records.no_of(p->c, p->records.self, ref, &child) && child != 0) {
		list[ret->child_count++] = (struct handed_child){
			page_name(p, child), text_of(a, row, "how"), text_of(a, row, "promises")};
	}
}

static bool read_rows(struct page *p, record_no handover, struct handed_over *ret)
{
	const struct scan scan = {.record = handover, .bodies = true};
	const json_t *rows = NULL;
	if (!ledger_scan(p->c, p->db, &p->records, &scan, true, note_rows, &rows)) {
		return false;
	}
	struct handed_child *list =
		ARENA_ARRAY(p->c->arena, json_array_size(rows) + 1, struct handed_child);
	for (size_t i = 0; i < json_array_size(rows); i++) {
		take_row(p, json_array_get(rows, i), ret, list);
	}
	ret->children = list;
	return p->c->error == ERROR_NONE;
}

/* ---- its fields ---- */

static const char *first_name(struct page *p, const struct record *r, const char *field)
{
	const struct fact *f = record_fact(r, symbol_of(field), INSTANT_NEVER);
	const char *name =
		f != NULL && f->value.kind == VALUE_LINK ? page_full_name(p, f->value.link) : "";
	return arena_copy_n(p->c->arena, name, strcspn(name, " "));
}

static const char *said(const struct record *r, const char *field)
{
	const struct fact *f = record_fact(r, symbol_of(field), INSTANT_NEVER);
	bool text = f != NULL && (f->value.kind == VALUE_TEXT || f->value.kind == VALUE_BECAUSE);
	return text && f->value.text != NULL ? f->value.text : "";
}

static void take_answers(const struct record *r, struct handed_over *ret)
{
	for (size_t i = 0; i < HANDED_QUESTIONS; i++) {
		const struct fact *f = record_fact(r, symbol_of(questions[i].field), INSTANT_NEVER);
		const char *word =
			f != NULL && f->value.kind == VALUE_WORD ? symbol_word(f->value.word) : "none";
		ret->answers[i].asked = questions[i].asked;
		ret->answers[i].answer = text_is(word, "yes-recorded")           ? HANDED_RECORDED
		                         : text_is(word, "yes-not-recorded-yet") ? HANDED_NOT_YET
		                                                                 : HANDED_NONE;
	}
}

static void take_fields(struct page *p, const struct record *r, struct handed_over *ret)
{
	const struct fact *differs = record_fact(r, symbol_of("count_differs"), INSTANT_NEVER);
	const struct fact *in = record_fact(r, symbol_of("signed_in_by"), INSTANT_NEVER);
	ret->out = first_name(p, r, "signed_out_by");
	ret->in = first_name(p, r, "signed_in_by");
	ret->signed_in = in == NULL ? INSTANT_NONE : in->written;
	ret->to_do = said(r, "to_do");
	ret->differs = differs != NULL && differs->value.kind == VALUE_YES_NO && differs->value.yes;
	ret->medicines = said(r, "medicine_count");
	ret->cash = said(r, "cash_count");
	ret->keys = said(r, "keys_count");
	take_answers(r, ret);
}

bool handed_over_read(struct page *p, struct handed_over *ret)
{
	const struct listing newest = {.home = p->home->no,
	                               .type = symbol_of("handover"),
	                               .from = {p->c->now.s - HANDOVER_HOLDS},
	                               .most = 1};
	const struct listed *list = NULL;
	size_t count = 0;
	*ret = (struct handed_over){.found = false};
	if (!page_list(p, &newest, &list, &count) || count == 0) {
		return p->c->error == ERROR_NONE;
	}
	const struct record *r = p->records.by_no(p->c, p->records.self, list->no);
	if (r == NULL) {
		return p->c->error == ERROR_NONE;
	}
	*ret = (struct handed_over){.found = true, .ref = list->ref, .at = list->happened};
	take_fields(p, r, ret);
	return read_rows(p, list->no, ret);
}

/* ---- a good moment ---- */

/* Words with which people call a mood good. */
static bool is_good(const char *mood)
{
	static const char *const words[] = {"warm",    "happy",   "proud",   "cheer",
	                                    "relaxed", "funny",   "excited", "bright",
	                                    "buzzing", "content", "playful", "bubbly"};
	char lower[200];
	size_t n = 0;
	for (; mood[n] != '\0' && n + 1 < sizeof lower; n++) {
		lower[n] = (char)tolower((unsigned char)mood[n]);
	}
	lower[n] = '\0';
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (strstr(lower, words[i]) != NULL && strstr(lower, "not ") == NULL) {
			return true;
		}
	}
	return false;
}

static bool take_moment(struct page *p, const struct listed *row, struct good_moment *ret)
{
	const struct record *r = p->records.by_no(p->c, p->records.self, row->no);
	const char *mood = r == NULL ? NULL : record_text(r, "mood"),
			   *words = r == NULL ? NULL : record_text(r, "child_words");
	if (mood == NULL || words == NULL || !is_good(mood)) {
		return false;
	}
	struct arena *a = p->c->arena;
	*ret = (struct good_moment){.found = true, .words = arena_printf(a, "“%s”", words)};
	ret->who = arena_printf(a, "%s, %s. %s", page_name(p, row->subject),
	                        words_short_day(a, row->happened), mood);
	ret->href = arena_printf(a, "/record/%s", row->ref);
	return true;
}

bool good_moment_read(struct page *p, struct good_moment *ret)
{
	const struct listing notes = {.home = p->home->no,
	                              .type = symbol_of("daily-log"),
	                              .from = {p->c->now.s - MOMENT_DAYS * 86400},
	                              .most = MOMENTS_TRIED};
	const struct listed *list = NULL;
	size_t count = 0;
	*ret = (struct good_moment){.found = false};
	if (!page_list(p, &notes, &list, &count)) {
		return false;
	}
	for (size_t i = 0; i < count && !take_moment(p, &list[i], ret); i++) {
	}
	return p->c->error == ERROR_NONE;
}
