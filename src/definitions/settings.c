/* settings.yaml: named lists, numbers the law leaves open, school terms. bank-holidays.yaml: days that are no working days. */
#include <stdlib.h>
#include <string.h>

#include "base/ctx.h"
#include "base/limits.h"
#include "base/text.h"
#include "definitions/build.h"
#include "definitions/tokens.h"

static const struct key FILE_KEYS[] = {
	{"lists", KEY_MAP, false, NULL},
	{"settings", KEY_LIST, false, NULL},
	{"terms", KEY_LIST, false, NULL},
};
static const struct key SETTING_KEYS[] = {
	{"setting", KEY_TEXT, true, NULL},
	{"title", KEY_TEXT, true, NULL},
	{"value", KEY_TEXT, true, NULL},
};
static const struct key TERM_KEYS[] = {
	{"term", KEY_TEXT, true, NULL},
	{"from", KEY_TEXT, true, NULL},
	{"to", KEY_TEXT, true, NULL},
	{"half-term from", KEY_TEXT, false, NULL},
	{"half-term to", KEY_TEXT, false, NULL},
};
static const struct key HOLIDAY_FILE_KEYS[] = {{"holidays", KEY_LIST, true, NULL}};
static const struct key HOLIDAY_KEYS[] = {
	{"date", KEY_TEXT, true, NULL},
	{"name", KEY_TEXT, true, NULL},
};

static const struct yaml *root_of_kind(const struct build *b, enum file_kind kind)
{
	for (size_t i = 0; i < b->file_count; i++) {
		if (b->kinds[i] == kind) {
			return b->roots[i];
		}
	}
	return NULL;
}

static size_t list_length(const struct yaml *list)
{
	return list && list->kind == YAML_LIST ? list->count : 0;
}

/* ── lists ─────────────────────────────────────────────────────────────────────────────────────────────────── */

/* A lookup or a path rather than a word: section 2.5. */
static bool is_phrase(const struct yaml *item)
{
	return item->kind == YAML_TEXT && (strchr(item->text, ' ') || strchr(item->text, '.'));
}

static void read_list(struct build *b, const struct yaml_pair *pair, struct word_list *list)
{
	const struct yaml *items = pair->value;
	symbol *words = ARENA_ARRAY(b->arena, list_length(items) + 1, symbol);
	list->words = words;
	if (list_length(items) == 0) {
		problems_add(b->problems, pair->key_at, NULL, "list \"%s\" is empty", pair->key);
	}
	for (size_t i = 0; i < list_length(items); i++) {
		symbol word =
			is_phrase(items->items[i]) ? 0 : name_of(b, items->items[i], NAME_WORD, "value");
		for (size_t k = 0; word && k < list->word_count; k++) {
			if (words[k] == word) {
				problems_add(b->problems, items->items[i]->at, NULL,
				             "\"%s\" stands here a second time", symbol_word(word));
			}
		}
		words[list->word_count] = word;
		list->word_count += word != 0;
	}
}

static void read_lists(struct build *b, const struct yaml *lists)
{
	size_t count = lists && lists->kind == YAML_MAP ? lists->count : 0;
	b->lists = ARENA_ARRAY(b->arena, count + 1, struct word_list);
	b->list_roots = ARENA_ARRAY(b->scratch, count + 1, const struct yaml *);
	b->d->lists = b->lists;
	for (size_t i = 0; i < count; i++) {
		const struct yaml_pair *pair = &lists->pairs[i];
		if (!name_is_good(pair->key, NAME_WORD)) {
			problems_add(b->problems, pair->key_at, NULL, "\"%s\" is not a name for a list",
			             pair->key);
			continue;
		}
		size_t which = b->d->list_count;
		b->lists[which].name = symbol_of(pair->key);
		if (index_add(b->index, NAMED_LIST, b->lists[which].name, which)) {
			read_list(b, pair, &b->lists[which]);
			b->list_roots[which] = pair->value;
			b->d->list_count++;
		}
	}
}

void settings_link(struct build *b)
{
	struct scope every = {.types = NULL};
	for (size_t i = 0; i < b->d->list_count; i++) {
		const struct yaml *items = b->list_roots[i];
		bool phrases = false;
		for (size_t k = 0; k < list_length(items); k++) {
			phrases = phrases || is_phrase(items->items[k]);
		}
		if (phrases) {
			b->lists[i].items = each_read(&b->language, &every, items);
		}
	}
}

/* ── settings ──────────────────────────────────────────────────────────────────────────────────────────────── */

static void read_value(struct build *b, const struct yaml *node, struct setting *setting)
{
	struct ctx quiet = {.arena = b->scratch};
	if (!node || hundredths_parse(node->text, &setting->number)) {
		return;
	}
	setting->is_amount = amount_parse(&quiet, node->text, &setting->amount);
	if (!setting->is_amount) {
		problems_add(b->problems, node->at, NULL,
		             "\"%s\" is neither a number nor an amount like \"90 days\"", node->text);
		index_note_broken(b->index, setting->name);
	}
}

static void read_settings(struct build *b, const struct yaml *settings)
{
	struct setting *all = ARENA_ARRAY(b->arena, list_length(settings) + 1, struct setting);
	b->d->settings = all;
	for (size_t i = 0; i < list_length(settings); i++) {
		const struct yaml *map = settings->items[i];
		if (!keys_check(b, map, "setting", SETTING_KEYS,
		                sizeof SETTING_KEYS / sizeof *SETTING_KEYS)) {
			continue;
		}
		const struct yaml *node = key_node(map, "setting");
		symbol name = name_of(b, node, NAME_WORD, "setting");
		if (!name) {
			continue;
		}
		if (!index_add(b->index, NAMED_SETTING, name, b->d->setting_count)) {
			problems_add(b->problems, node->at, NULL, "there is a setting \"%s\" already",
			             node->text);
			continue;
		}
		struct setting *setting = &all[b->d->setting_count++];
		setting->name = name;
		setting->title = key_text(b, map, "title");
		read_value(b, key_node(map, "value"), setting);
	}
}

/* ── terms ─────────────────────────────────────────────────────────────────────────────────────────────────── */

static int compare_terms(const void *a, const void *b)
{
	int32_t left = ((const struct term *)a)->from.day, right = ((const struct term *)b)->from.day;
	return left < right ? -1 : left > right;
}

static void read_half_term(struct build *b, const struct yaml *map, struct term *term)
{
	const struct yaml *from = key_node(map, "half-term from"), *to = key_node(map, "half-term to");
	term->half_from = term->half_to = DATE_NONE;
	if (!from && !to) {
		return;
	}
	if (!from || !to) {
		problems_add(b->problems, (from ? from : to)->at, from ? "add \"half-term to:\"" : "add \"half-term from:\"",
		             "half of a half-term is missing");
		return;
	}
	struct date first = day_of(b, from), last = day_of(b, to);
	if (date_is_none(first) || date_is_none(last)) {
		return;
	}
	if (first.day < term->from.day || last.day > term->to.day || last.day < first.day) {
		problems_add(b->problems, from->at, NULL, "the half-term does not lie in term \"%s\"", symbol_word(term->name));
		return;
	}
	term->half_from = first;
	term->half_to = last;
}

static void read_terms(struct build *b, const struct yaml *terms)
{
	struct term *all = ARENA_ARRAY(b->arena, list_length(terms) + 1, struct term);
	size_t count = 0;
	for (size_t i = 0; i < list_length(terms); i++) {
		const struct yaml *map = terms->items[i];
		if (!keys_check(b, map, "term", TERM_KEYS, sizeof TERM_KEYS / sizeof *TERM_KEYS)) {
			continue;
		}
		struct term term = {.name = name_of(b, key_node(map, "term"), NAME_WORD, "term"),
		                    .from = day_of(b, key_node(map, "from")),
		                    .to = day_of(b, key_node(map, "to"))};
		if (term.name == 0 || date_is_none(term.from) || date_is_none(term.to)) {
			continue;
		}
		if (term.to.day < term.from.day) {
			problems_add(b->problems, key_node(map, "to")->at, NULL,
			             "term \"%s\" ends before it begins", symbol_word(term.name));
			continue;
		}
		read_half_term(b, map, &term);
		all[count++] = term;
	}
	qsort(all, count, sizeof *all, compare_terms);
	for (size_t i = 1; i < count; i++) {
		if (all[i].from.day <= all[i - 1].to.day) {
			problems_add(b->problems, terms->at, NULL, "terms \"%s\" and \"%s\" overlap",
			             symbol_word(all[i - 1].name), symbol_word(all[i].name));
		}
	}
	b->d->terms = all;
	b->d->term_count = count;
}

void settings_read(struct build *b)
{
	const struct yaml *root = root_of_kind(b, FILE_SETTINGS);
	if (root && root->kind != YAML_MAP) {
		problems_add(b->problems, root->at, NULL,
		             "settings.yaml holds \"lists:\", \"settings:\" and \"terms:\"");
		root = NULL;
	}
	if (root) {
		keys_check(b, root, "settings file", FILE_KEYS, sizeof FILE_KEYS / sizeof *FILE_KEYS);
	}
	read_lists(b, yaml_get(root, "lists"));
	read_settings(b, yaml_get(root, "settings"));
	read_terms(b, yaml_get(root, "terms"));
}

/* ── bank holidays ─────────────────────────────────────────────────────────────────────────────────────────── */

static int compare_days(const void *a, const void *b)
{
	int32_t left = ((const struct date *)a)->day, right = ((const struct date *)b)->day;
	return left < right ? -1 : left > right;
}

static bool holds_day(const struct date *days, size_t count, struct date day)
{
	for (size_t i = 0; i < count; i++) {
		if (days[i].day == day.day) {
			return true;
		}
	}
	return false;
}

void holidays_read(struct build *b)
{
	const struct yaml *root = root_of_kind(b, FILE_HOLIDAYS);
	if (!root || !keys_check(b, root, "bank holidays file", HOLIDAY_FILE_KEYS, 1)) {
		return;
	}
	const struct yaml *list = yaml_get(root, "holidays");
	struct date *days = ARENA_ARRAY(b->arena, list_length(list) + 1, struct date);
	size_t count = 0;
	for (size_t i = 0; i < list_length(list); i++) {
		const struct yaml *map = list->items[i];
		if (!keys_check(b, map, "bank holiday", HOLIDAY_KEYS,
		                sizeof HOLIDAY_KEYS / sizeof *HOLIDAY_KEYS)) {
			continue;
		}
		struct date day = day_of(b, key_node(map, "date"));
		if (!date_is_none(day) && holds_day(days, count, day)) {
			problems_add(b->problems, key_node(map, "date")->at, NULL,
			             "%s stands here a second time", date_iso(b->scratch, day));
		} else if (!date_is_none(day)) {
			days[count++] = day;
		}
	}
	qsort(days, count, sizeof *days, compare_days);
	b->d->holidays = (struct holidays){days, count};
}
