/* `each`: one trigger, several instances. Section 2.5 of the definition language. */
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "definitions/parser.h"

/* ── items ─────────────────────────────────────────────────────────────────────────────────────────────────── */

static bool ends_item(const struct parser *p, size_t ahead)
{
	enum token_kind kind = parser_peek(p, ahead)->kind;
	return kind == TOKEN_END || kind == TOKEN_COMMA || kind == TOKEN_CLOSE_LIST ||
	       parser_sees_at(p, ahead, "if");
}

static bool names_a_field(const struct parser *p, const char *text)
{
	const struct scope *scope = p->scope;
	if (strchr(text, '.') || strcmp(text, "this") == 0) {
		return true;
	}
	symbol name = symbol_find(text);
	for (size_t i = 0; name && p->l->names && i < scope->type_count; i++) {
		const struct record_type *type = scope->types[i];
		if (type_field(type, name) ||
		    (type == p->l->names->index->duty && index_field(p->l->names, type, name))) {
			return true;
		}
	}
	return false;
}

static bool parse_single(struct parser *p, struct each_item *item, bool alone)
{
	const char *text = parser_peek(p, 0)->text;
	bool known = p->l->names && p->scope->type_count > 0;
	if (names_a_field(p, text) || (alone && known)) {
		item->kind = EACH_PATH;
		if (!parse_path(p, &item->path)) {
			return false;
		}
		field_is_read(p->l, path_meaning(p->l, p->scope, &item->path).field);
		return true;
	}
	item->kind = EACH_WORD;
	struct position at;
	return parse_name(p, &item->word, &at);
}

static bool parse_item(struct parser *p, struct each_item *item, bool alone)
{
	size_t from = p->next;
	if (parser_peek(p, 0)->kind == TOKEN_WORD && ends_item(p, 1)) {
		if (!parse_single(p, item, alone)) {
			return false;
		}
	} else {
		item->kind = EACH_ROWS;
		item->rows = parse_rows(p);
	}
	if (p->failed) {
		return false;
	}
	item->at = parser_place(p, from, p->next);
	if (parser_accepts(p, "if")) {
		item->condition = parse_condition(p);
	}
	return !p->failed;
}

/* ── several ───────────────────────────────────────────────────────────────────────────────────────────────── */

struct items {
	struct each_item *items;
	size_t count, room;
};

static struct each_item *add_item(struct arena *arena, struct items *all)
{
	if (all->count == all->room) {
		all->room = all->room ? all->room * 2 : 4;
		all->items = arena_grow(arena, all->items, all->count, all->room, sizeof *all->items);
	}
	return &all->items[all->count++];
}

static const struct each *finish(struct arena *arena, const struct items *all)
{
	struct each *each = ARENA_NEW(arena, struct each);
	each->items = all->items;
	each->count = all->count;
	return each;
}

static const struct each *each_of_words(struct arena *arena, const struct word_list *list,
                                        struct position at)
{
	struct items all = {NULL, 0, 0};
	for (size_t i = 0; i < list->word_count; i++) {
		*add_item(arena, &all) =
			(struct each_item){.kind = EACH_WORD, .word = list->words[i], .at = at};
	}
	return finish(arena, &all);
}

static const struct each *parse_named_list(struct parser *p)
{
	struct position at = parser_place(p, p->next - 1, p->next + 1);
	const struct word_list *list = parse_list_name(p);
	if (!list) {
		return NULL;
	}
	return list->items ? list->items : each_of_words(p->l->arena, list, at);
}

static const struct each *parse_bracketed(struct parser *p)
{
	struct items all = {NULL, 0, 0};
	do {
		if (all.count == LIMIT_EACH) {
			parser_fails(p, parser_place(p, p->next, p->next + 1), NULL, "more than %d items",
			             LIMIT_EACH);
			return NULL;
		}
		if (!parse_item(p, add_item(p->l->arena, &all), false)) {
			return NULL;
		}
	} while (parser_accepts_mark(p, TOKEN_COMMA));
	return parser_expects_mark(p, TOKEN_CLOSE_LIST, "]") ? finish(p->l->arena, &all) : NULL;
}

static const struct each *read_text(const struct language *l, const struct scope *scope,
                                    const struct yaml *source)
{
	struct parser p;
	if (!parser_init(&p, l, scope, source)) {
		return NULL;
	}
	const struct each *each = NULL;
	if (parser_sees(&p, "list") && parser_peek(&p, 1)->kind == TOKEN_WORD) {
		p.next++;
		each = parse_named_list(&p);
	} else if (parser_accepts_mark(&p, TOKEN_OPEN_LIST)) {
		each = parse_bracketed(&p);
	} else {
		struct items all = {NULL, 0, 0};
		bool read = parse_item(&p, add_item(l->arena, &all), true);
		each = read ? finish(l->arena, &all) : NULL;
	}
	return each && parser_end(&p) ? each : NULL;
}

static const struct each *read_list(const struct language *l, const struct scope *scope,
                                    const struct yaml *source)
{
	struct items all = {NULL, 0, 0};
	bool good = true;
	if (source->count == 0 || source->count > LIMIT_EACH) {
		problems_add(l->problems, source->at, NULL, "1 to %d items were expected", LIMIT_EACH);
		return NULL;
	}
	for (size_t i = 0; i < source->count; i++) {
		struct parser p;
		struct each_item *item = add_item(l->arena, &all);
		bool read = parser_init(&p, l, scope, source->items[i]) && parse_item(&p, item, false) &&
		            parser_end(&p);
		good = good && read;
	}
	return good ? finish(l->arena, &all) : NULL;
}

const struct each *each_read(const struct language *l, const struct scope *scope,
                             const struct yaml *source)
{
	return source->kind == YAML_LIST ? read_list(l, scope, source) : read_text(l, scope, source);
}

/* ── as a field ────────────────────────────────────────────────────────────────────────────────────────────── */

struct kinds {
	symbol words[LIMIT_EACH * 2], to[LIMIT_EACH];
	size_t word_count, to_count;
	bool text, any_record, unknown;
};

static void add_symbol(symbol *list, size_t *count, size_t room, symbol s)
{
	for (size_t i = 0; i < *count; i++) {
		if (list[i] == s) {
			return;
		}
	}
	if (*count < room) {
		list[(*count)++] = s;
	}
}

static void add_field_kind(struct kinds *k, const struct field *field)
{
	if (!field) {
		k->unknown = true;
		return;
	}
	bool words = field_holds_words(field),
		 records = field->type == FIELD_LINK || field->type == FIELD_PARTY;
	for (size_t i = 0; words && i < field->of_count; i++) {
		add_symbol(k->words, &k->word_count, LIMIT_EACH * 2, field->of[i]);
	}
	for (size_t i = 0; records && i < field->to_count; i++) {
		add_symbol(k->to, &k->to_count, LIMIT_EACH, field->to[i]);
	}
	if (field->type == FIELD_PARTY && field->to_count == 0) {
		add_symbol(k->to, &k->to_count, LIMIT_EACH, symbol_of("contact-person"));
	}
	k->any_record = k->any_record || (field->type == FIELD_LINK && field->to_count == 0);
	k->text = k->text || field->type == FIELD_TEXT;
	k->unknown = k->unknown || (!words && !records && field->type != FIELD_TEXT);
}

static void add_item_kind(const struct language *l, const struct scope *scope, struct kinds *k,
                          const struct each_item *item)
{
	switch (item->kind) {
	case EACH_WORD:
		add_symbol(k->words, &k->word_count, LIMIT_EACH * 2, item->word);
		break;
	case EACH_PATH:
		add_field_kind(k, path_meaning_quietly(l, scope, &item->path).field);
		break;
	case EACH_ROWS:
		add_symbol(k->to, &k->to_count, LIMIT_EACH, item->rows->type);
		break;
	}
}

static symbol *copy_symbols(struct arena *arena, const symbol *from, size_t count)
{
	symbol *to = ARENA_ARRAY(arena, count + 1, symbol);
	if (count) {
		memcpy(to, from, count * sizeof *from);
	}
	return to;
}

const struct field *each_as_field(const struct language *l, const struct scope *scope,
                                  const struct each *each)
{
	struct kinds *k = ARENA_NEW(l->scratch, struct kinds);
	for (size_t i = 0; i < each->count; i++) {
		add_item_kind(l, scope, k, &each->items[i]);
	}
	struct field *field = ARENA_NEW(l->scratch, struct field);
	field->name = symbol_of("each");
	bool records = k->to_count > 0 || k->any_record, words = k->word_count > 0;
	if (k->unknown || (k->text && (records || words))) {
		return NULL;
	}
	field->type = k->text            ? FIELD_TEXT
	              : records && words ? FIELD_PARTY
	              : records          ? FIELD_LINK
	                                 : FIELD_CHOICE;
	field->of = copy_symbols(l->scratch, k->words, k->word_count);
	field->of_count = k->word_count;
	field->to = copy_symbols(l->scratch, k->to, k->any_record ? 0 : k->to_count);
	field->to_count = k->any_record ? 0 : k->to_count;
	return field;
}
