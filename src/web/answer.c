/* Values, records and conditions in people's words. */
#include "web/answer.h"

#include <ctype.h>
#include <string.h>

#include "base/json.h"

/* Words of definitions that people say otherwise. */
static const char *said(const char *word)
{
	static const char *const otherwise[][2] = {{"cse", "sexual exploitation (CSE)"},
	                                           {"cce", "criminal exploitation (CCE)"},
	                                           {"iro", "reviewing officer (IRO)"},
	                                           {"gp", "doctor (GP)"},
	                                           {"pep", "personal education plan"},
	                                           {"ehc", "education, health and care plan"},
	                                           {"lado", "designated officer (LADO)"},
	                                           {"camhs", "mental health service (CAMHS)"},
	                                           {"camhs-worker", "mental health worker (CAMHS)"},
	                                           {"hmci", "Ofsted"},
	                                           {"yot-worker", "youth offending worker"},
	                                           {"restraint", "hold"},
	                                           {"sw-visit", "social worker’s visit"}};
	for (size_t i = 0; i < sizeof otherwise / sizeof otherwise[0]; i++) {
		if (text_is(word, otherwise[i][0])) {
			return otherwise[i][1];
		}
	}
	return word;
}

const char *answer_word(struct arena *a, const char *word, bool first)
{
	char *words = arena_copy(a, said(word));
	for (char *ch = words; *ch != '\0'; ch++) {
		*ch = *ch == '-' ? ' ' : *ch;
	}
	if (first) {
		words[0] = (char)toupper((unsigned char)words[0]);
	}
	return words;
}

const char *answer_question(struct arena *a, const struct field *f)
{
	const char *ask = f->ask == NULL ? answer_word(a, symbol_word(f->name), true) : f->ask;
	size_t length = strlen(ask);
	return length > 0 && ask[length - 1] == '?' ? arena_copy_n(a, ask, length - 1) : ask;
}

/* ---- records ---- */

static bool is_person(symbol type)
{
	static const char *const types[] = {"staff", "child", "contact-person", "registered-person", "independent-person", "home", "provider", "post"};
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		if (text_is(symbol_word(type), types[i])) {
			return true;
		}
	}
	return false;
}

/* A name is no reading of somebody's file. */
static bool has_name(struct page *p, record_no no)
{
	struct listed row;
	bool found = false;
	return record_listed(p->c, p->db, no, &row, &found) && found && is_person(row.type);
}

bool answer_sees(struct page *p, record_no no)
{
	return has_name(p, no) || page_record(p, no) != NULL;
}

/* "Sat 21 Nov" of this year, "6 May 2025" of another. */
static const char *day_of(struct page *p, struct date day)
{
	int year = 0, this_year = 0, month, number;
	if (date_is_none(day)) {
		return "no date";
	}
	date_split(day, &year, &month, &number);
	date_split(instant_day(p->c->now), &this_year, &month, &number);
	return year == this_year ? words_short_day(p->c->arena, instant_day_start(day)) : date_words(p->c->arena, day);
}

const char *answer_record(struct page *p, record_no no)
{
	struct arena *a = p->c->arena;
	if (has_name(p, no)) {
		return page_full_name(p, no);
	}
	const struct record *r = page_record(p, no);
	if (r == NULL) {
		return "a record you cannot open";
	}
	const char *title = record_text(r, "title"), *name = title == NULL ? record_text(r, "name") : title;
	const char *kind = r->kind == NULL ? symbol_word(r->type) : r->kind->title;
	const char *when = day_of(p, when_day(record_happened(r, INSTANT_NEVER)));
	return name == NULL ? arena_printf(a, "%s, %s", kind, when) : arena_printf(a, "%s: %s, %s", kind, name, when);
}

/* ---- values ---- */

static const char *number_text(struct arena *a, int64_t hundredths)
{
	int64_t size = hundredths < 0 ? -hundredths : hundredths;
	const char *sign = hundredths < 0 ? "-" : "";
	return size % 100 == 0 ? arena_printf(a, "%s%lld", sign, (long long)(size / 100))
	                       : arena_printf(a, "%s%lld.%02lld", sign, (long long)(size / 100), (long long)(size % 100));
}

static const char *cell_text(struct page *p, const struct field *column, const json_t *cell)
{
	struct value v;
	if (cell == NULL || !value_read(p->c, &p->records, column, true, cell, p->c->now, &v)) {
		ctx_clear_error(p->c);
		return json_is_string(cell) ? json_string_value(cell) : "";
	}
	return answer_text(p, column, &v, NULL);
}

static const char *table_text(struct page *p, const struct field *f, const json_t *rows)
{
	struct buf all = {.arena = p->c->arena};
	for (size_t i = 0; i < json_array_size(rows); i++) {
		bool begun = false;
		buf_put(&all, i == 0 ? "" : "\n");
		for (size_t k = 0; k < f->column_count; k++) {
			const char *text = cell_text(p, &f->columns[k], json_object_get(json_array_get(rows, i), symbol_word(f->columns[k].name)));
			if (*text != '\0') {
				buf_printf(&all, "%s%s", begun ? ", " : "", text);
				begun = true;
			}
		}
	}
	return buf_text(&all);
}

static const char *list_text(struct page *p, const struct field *f, const struct value *v)
{
	struct buf all = {.arena = p->c->arena};
	for (uint32_t i = 0; i < v->count; i++) {
		buf_printf(&all, "%s%s", i == 0 ? "" : f != NULL && f->type == FIELD_TEXT ? "\n" : ", ", answer_text(p, f, &v->items[i], NULL));
	}
	return buf_text(&all);
}

const char *answer_text(struct page *p, const struct field *f, const struct value *v, const void *cells)
{
	struct arena *a = p->c->arena;
	switch (v->kind) {
	case VALUE_TEXT:
	case VALUE_PROVISION:
		return v->text == NULL ? "" : v->text;
	case VALUE_FILE:
		return "a file";
	case VALUE_BECAUSE:
		return arena_printf(a, "Not answered: %s", v->text == NULL ? "" : v->text);
	case VALUE_YES_NO:
		return v->yes ? "Yes" : "No";
	case VALUE_WORD:
		return answer_word(a, symbol_word(v->word), true);
	case VALUE_NUMBER:
		return number_text(a, v->number);
	case VALUE_DATE:
		return date_words(a, v->date);
	case VALUE_INSTANT:
		return instant_words(a, v->instant);
	case VALUE_AMOUNT:
		return amount_words(a, v->amount);
	case VALUE_LINK:
		return answer_record(p, v->link);
	case VALUE_LIST:
		return list_text(p, f, v);
	case VALUE_TABLE:
		return cells == NULL ? arena_printf(a, v->count == 1 ? "%u row" : "%u rows", (unsigned)v->count) : table_text(p, f, cells);
	case VALUE_NONE:
	case VALUE__COUNT:
		break;
	}
	return "";
}

/* ---- as an entry's line has them ---- */

static json_t *list_json(struct page *p, const struct value *v)
{
	json_t *list = json_array();
	for (uint32_t i = 0; i < v->count; i++) {
		json_array_append_new(list, answer_json(p, &v->items[i]));
	}
	return list;
}

json_t *answer_json(struct page *p, const struct value *v)
{
	struct arena *a = p->c->arena;
	switch ((int)v->kind) {
	case VALUE_TEXT:
	case VALUE_PROVISION:
	case VALUE_FILE:
		return v->text == NULL ? NULL : json_string(v->text);
	case VALUE_BECAUSE:
		return json_pack("{s:s}", "because", v->text == NULL ? "" : v->text);
	case VALUE_YES_NO:
		return json_boolean(v->yes);
	case VALUE_WORD:
		return json_string(symbol_word(v->word));
	case VALUE_NUMBER:
		return v->number % 100 == 0 ? json_integer(v->number / 100) : json_real((double)v->number / 100);
	case VALUE_DATE:
		return json_string(date_iso(a, v->date));
	case VALUE_INSTANT:
		return json_string(instant_iso(a, v->instant));
	case VALUE_AMOUNT:
		return json_string(amount_words(a, v->amount));
	case VALUE_LINK:
		return json_string(page_ref(p, v->link));
	case VALUE_LIST:
		return list_json(p, v);
	default:
		return NULL;
	}
}

/* ---- conditions ---- */

static const char *path_words(struct arena *a, const struct record_type *type, const struct path *path)
{
	const struct field *f = path->root == ROOT_RECORD && path->count == 1 ? type_field(type, path->names[0]) : NULL;
	return f == NULL ? NULL : arena_printf(a, "“%s”", f->ask == NULL ? answer_word(a, symbol_word(f->name), true) : f->ask);
}

static const char *operand_words(struct arena *a, const struct node *node)
{
	struct buf all = {.arena = a};
	for (size_t i = 0; i < node->operand_count; i++) {
		const struct operand *o = &node->operands[i];
		if (o->is_path || o->value.kind != VALUE_WORD) {
			return NULL;
		}
		buf_printf(&all, "%s%s", i == 0 ? "" : i + 1 == node->operand_count ? " or " : ", ", answer_word(a, symbol_word(o->value.word), false));
	}
	return buf_text(&all);
}

static const char *joined(struct arena *a, const struct record_type *type, const struct node *node, const char *word)
{
	struct buf all = {.arena = a};
	for (size_t i = 0; i < node->child_count; i++) {
		const char *one = answer_condition(a, type, node->children[i]);
		if (one == NULL) {
			return NULL;
		}
		buf_printf(&all, "%s%s", i == 0 ? "" : word, one);
	}
	return buf_text(&all);
}

static const char *negated(struct arena *a, const struct record_type *type, const struct node *node)
{
	const char *path = path_words(a, type, &node->path), *choices = NULL;
	switch ((int)node->kind) {
	case NODE_FILLED:
	case NODE_ANSWERED:
		return path == NULL ? NULL : arena_printf(a, "%s is not answered", path);
	case NODE_YES:
		return path == NULL ? NULL : arena_printf(a, "%s is not yes", path);
	case NODE_IS:
		choices = operand_words(a, node);
		return path == NULL || choices == NULL ? NULL : arena_printf(a, "%s is not %s", path, choices);
	default:
		return NULL;
	}
}

const char *answer_condition(struct arena *a, const struct record_type *type, const struct node *node)
{
	const char *path = path_words(a, type, &node->path), *choices = NULL;
	switch ((int)node->kind) {
	case NODE_ALL:
		return joined(a, type, node, " and ");
	case NODE_ANY:
		return joined(a, type, node, " or ");
	case NODE_NOT:
		return negated(a, type, node->children[0]);
	case NODE_FILLED:
	case NODE_ANSWERED:
		return path == NULL ? NULL : arena_printf(a, "%s is answered", path);
	case NODE_YES:
		return path == NULL ? NULL : arena_printf(a, "%s is yes", path);
	case NODE_NO:
		return path == NULL ? NULL : arena_printf(a, "%s is no", path);
	case NODE_IS:
	case NODE_INCLUDES:
		choices = operand_words(a, node);
		return path == NULL || choices == NULL ? NULL : arena_printf(a, "%s is %s", path, choices);
	default:
		return NULL;
	}
}
