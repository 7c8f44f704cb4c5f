/* Options from JSON into structs, by the tables of shapes.c. */
#include <string.h>

#include "shapes.h"
#include "ui/date_input.h"
#include "ui/service_navigation.h"

/* All our lists are {items, count}. */
struct list {
	const void *items;
	size_t count;
};

/* What JavaScript takes for no. */
static bool is_falsy(const json_t *value)
{
	return json_is_null(value) || json_is_false(value) ||
	       (json_is_string(value) && json_string_length(value) == 0) ||
	       (json_is_integer(value) && json_integer_value(value) == 0);
}

/* Numbers and booleans as the macros print them; NULL for null. */
static const char *text_of(struct ctx *c, const json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_STRING:
		return json_string_value(value);
	case JSON_INTEGER:
		return arena_printf(c->arena, "%lld", (long long)json_integer_value(value));
	case JSON_TRUE:
		return "true";
	case JSON_FALSE:
		return "false";
	case JSON_REAL:
	case JSON_NULL:
	case JSON_OBJECT:
	case JSON_ARRAY:
		break;
	}
	return NULL;
}

static bool read_object(struct ctx *c, const struct shape *shape, const json_t *value,
                        const void **ret)
{
	if (is_falsy(value)) {
		return true;
	}
	void *object = arena_alloc(c->arena, shape->size);
	*ret = object;
	return shape_read(c, shape, value, object);
}

static bool read_list(struct ctx *c, const struct shape *shape, const json_t *value,
                      struct list *ret)
{
	size_t count = json_array_size(value);
	char *items = arena_array(c->arena, count == 0 ? 1 : count, shape->size);
	for (size_t i = 0; i < count; i++) {
		const json_t *item = json_array_get(value, i);
		char *at = items + i * shape->size;
		if (!is_falsy(item)) {
			if (!shape_read(c, shape, item, at)) {
				return false;
			}
		} else if (shape->left_out < 0) {
			return ctx_fail(c, ERROR_INVALID, "a list that knows no gaps has one");
		} else {
			*(bool *)(at + shape->left_out) = true;
		}
	}
	*ret = (struct list){items, count};
	return true;
}

static bool read_pairs(struct ctx *c, json_t *value, struct ui_attributes *ret)
{
	struct ui_attribute *pairs =
		ARENA_ARRAY(c->arena, json_object_size(value) + 1, struct ui_attribute);
	const char *name;
	json_t *item;
	size_t count = 0;
	json_object_foreach(value, name, item)
	{
		if (json_is_object(item) || json_is_array(item) || json_is_real(item)) {
			return ctx_fail(c, ERROR_INVALID, "the attribute \"%s\" has a value of an odd kind",
			                name);
		}
		pairs[count++] = (struct ui_attribute){name, text_of(c, item)};
	}
	*ret = (struct ui_attributes){pairs, count};
	return true;
}

static void read_texts(struct ctx *c, const json_t *value, struct list *ret)
{
	size_t count = json_array_size(value);
	const char **texts = ARENA_ARRAY(c->arena, count + 1, const char *);
	for (size_t i = 0; i < count; i++) {
		texts[i] = text_of(c, json_array_get(value, i));
	}
	*ret = (struct list){texts, count};
}

static void read_slot(const json_t *value, struct ui_navigation_slots *ret)
{
	if (json_is_string(value)) {
		ret->end.text = json_string_value(value);
	} else {
		const char *align = json_string_value(json_object_get(value, "align"));
		ret->end.text = json_string_value(json_object_get(value, "html"));
		ret->end_inline = align != NULL && strcmp(align, "inline") == 0;
	}
}

static enum ui_flag flag_of(const json_t *value)
{
	return json_is_true(value) ? UI_YES : json_is_false(value) ? UI_NO : UI_UNSET;
}

static bool read_option(struct ctx *c, const struct option *option, json_t *value, char *at)
{
	switch (option->kind) {
	case OPTION_TEXT:
		*(const char **)(void *)at = text_of(c, value);
		return true;
	case OPTION_HTML:
		((struct safe_html *)(void *)at)->text = json_string_value(value);
		return true;
	case OPTION_BOOL:
		*(bool *)at = !is_falsy(value);
		return true;
	case OPTION_FLAG:
		*(enum ui_flag *)(void *)at = flag_of(value);
		return true;
	case OPTION_INT:
		*(int *)(void *)at = (int)json_integer_value(value);
		return true;
	case OPTION_OBJECT:
		return read_object(c, option->child, value, (const void **)(void *)at);
	case OPTION_INSIDE:
		return json_is_null(value) || shape_read(c, option->child, value, at);
	case OPTION_LIST:
		return json_is_null(value) || read_list(c, option->child, value, (struct list *)(void *)at);
	case OPTION_ATTRIBUTES:
		return read_pairs(c, value, (struct ui_attributes *)(void *)at);
	case OPTION_TEXTS:
		read_texts(c, value, (struct list *)(void *)at);
		return true;
	case OPTION_DATE_ITEM:
		*(const void **)(void *)at = &ui_date_item_left_out;
		return read_object(c, option->child, value, (const void **)(void *)at);
	case OPTION_SLOT:
		read_slot(value, (struct ui_navigation_slots *)(void *)at);
		return true;
	}
	return ctx_fail(c, ERROR_INVALID, "an option of no kind");
}

bool shape_read(struct ctx *c, const struct shape *shape, const json_t *options, void *ret)
{
	if (!json_is_object(options)) {
		return ctx_fail(c, ERROR_INVALID, "options that are no object");
	}
	const char *name;
	json_t *value;
	memset(ret, 0, shape->size);
	/* jansson's loop takes a json_t * that it does not change */
	json_object_foreach((json_t *)(uintptr_t)options, name, value)
	{
		const struct option *option = shape->options;
		while (option->name != NULL && strcmp(option->name, name) != 0) {
			option++;
		}
		if (option->name == NULL) {
			return ctx_fail(c, ERROR_INVALID, "there is no option \"%s\" in the table", name);
		}
		if (!read_option(c, option, value, (char *)ret + option->offset)) {
			return ctx_within(c, "%s: ", name);
		}
	}
	return true;
}
