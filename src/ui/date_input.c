/* Date inputs. */
#include "ui/date_input.h"

#include <ctype.h>
#include <string.h>

#include "ui/field.h"
#include "ui/input.h"

const struct ui_date_item ui_date_item_left_out = {.left_out = true};

enum { DAY, MONTH, YEAR, PARTS };

static const char *const part_names[PARTS] = {"day", "month", "year"};

/* What is asked: the three parts, given or usual, and the items in the order they stand in. */
struct asked {
	const struct ui_date_input *o;
	struct ui_date_item parts[PARTS];
	struct ui_date_items items;
	bool any_item_wrong;
};

/* A name that was given twice has the later value. */
static const char *value_of(struct ui_date_values values, const char *name)
{
	for (size_t i = values.count; i-- > 0;) {
		if (text_is(values.items[i].name, name)) {
			return values.items[i].value;
		}
	}
	return NULL;
}

static bool has_class(const struct ui_date_item *item, const char *part)
{
	return item->classes != NULL && strstr(item->classes, part) != NULL;
}

static bool item_wrong(const struct ui_date_item *item)
{
	return item->error == UI_YES || has_class(item, "govuk-input--error");
}

static struct ui_date_item usual_part(const struct ui_date_input *o, int part)
{
	return (struct ui_date_item){
		.name = part_names[part],
		.value = value_of(o->values, part_names[part]),
		.classes = part == YEAR ? "govuk-input--width-4" : "govuk-input--width-2",
	};
}

static void gather(struct asked *a, const struct ui_date_input *o)
{
	const struct ui_date_item *given[PARTS] = {o->day, o->month, o->year};
	*a = (struct asked){.o = o, .items = o->items};
	for (int i = 0; i < PARTS; i++) {
		a->parts[i] = given[i] != NULL ? *given[i] : usual_part(o, i);
	}
	if (o->items.count == 0) {
		a->items = (struct ui_date_items){a->parts, PARTS};
	}
	for (size_t i = 0; i < a->items.count; i++) {
		a->any_item_wrong = a->any_item_wrong || item_wrong(&a->items.items[i]);
	}
}

/*
 * Which of day, month and year an item is, by its place among the three or by its name; PARTS:
 * none of them.
 */
static int part_of(const struct asked *a, const struct ui_date_item *item)
{
	for (int i = 0; i < PARTS; i++) {
		bool named = ui_given(item->name) &&
		             (text_is(item->name, part_names[i]) || text_is(item->name, a->parts[i].name));
		if (item == &a->parts[i] || named) {
			return i;
		}
	}
	return PARTS;
}

static const char *item_classes(struct buf *b, const struct asked *a,
                                const struct ui_date_item *item, int part)
{
	const char *classes = "govuk-date-input__input";
	bool with_all = item->error != UI_NO && a->o->error != NULL && !a->any_item_wrong;
	if (!has_class(item, "govuk-input--error") && (item_wrong(item) || with_all)) {
		classes = ui_join(b, classes, "govuk-input--error");
	}
	if (!has_class(item, "govuk-input--width-")) {
		classes =
			ui_join(b, classes, part == YEAR ? "govuk-input--width-4" : "govuk-input--width-2");
	}
	return ui_join(b, classes, item->classes);
}

/* "day" as "Day": names are the program's own, so plain letters are enough. */
static const char *capital(struct buf *b, const char *name)
{
	char *label = arena_copy(b->arena, name);
	for (size_t i = 0; label[i] != '\0'; i++) {
		label[i] =
			(char)(i == 0 ? toupper((unsigned char)label[i]) : tolower((unsigned char)label[i]));
	}
	return label;
}

static const char *item_value(const struct asked *a, const struct ui_date_item *item, int part,
                              const char *full_name)
{
	if (item->value != NULL) {
		return item->value;
	}
	if (part < PARTS && a->parts[part].value != NULL) {
		return a->parts[part].value;
	}
	return value_of(a->o->values, full_name);
}

static void put_item(struct buf *b, const struct asked *a, const struct ui_date_item *item)
{
	int part = part_of(a, item);
	const char *name = item->name != NULL ? item->name : part < PARTS ? part_names[part] : "";
	struct ui_input input = {
		.name = ui_given(a->o->name_prefix) ? ui_part_id(b, a->o->name_prefix, name) : name,
		.id = ui_given(item->id) ? item->id : ui_part_id(b, a->o->id, name),
		.label = {.text = ui_given(item->label) ? item->label : capital(b, name),
	              .classes = "govuk-date-input__label"},
		.inputmode = ui_or(item->inputmode, "numeric"),
		.autocomplete = item->autocomplete,
		.pattern = item->pattern,
		.classes = item_classes(b, a, item, part),
		.attributes = item->attributes,
	};
	input.value = item_value(a, item, part, input.name);
	put(b, HTML("<div class=\"govuk-date-input__item\">\n"));
	ui_input(b, &input);
	put(b, HTML("\n</div>\n"));
}

static void put_box(struct buf *b, const struct asked *a)
{
	put(b, HTML("<div class=\"govuk-date-input"));
	ui_put_classes(b, a->o->classes);
	put(b, HTML("\""));
	ui_put_attributes(b, a->o->attributes);
	ui_put_attribute_given(b, "id", a->o->id);
	put(b, HTML(">\n"));
	ui_put_insert(b, &a->o->group.before);
	for (size_t i = 0; i < a->items.count; i++) {
		if (!a->items.items[i].left_out) {
			put_item(b, a, &a->items.items[i]);
		}
	}
	ui_put_insert(b, &a->o->group.after);
	put(b, HTML("</div>\n"));
}

void ui_date_input(struct buf *b, const struct ui_date_input *o)
{
	struct asked asked;
	struct ui_fieldset fieldset = {0};
	gather(&asked, o);
	ui_group_begin(b, &o->group, o->error != NULL);
	if (o->fieldset != NULL) {
		fieldset = *o->fieldset;
		fieldset.described_by = ui_describe(b, o->id, fieldset.described_by, o->hint, o->error);
		/* or one screen reader does not read the description of a fieldset of text inputs */
		fieldset.role = "group";
		ui_fieldset_begin(b, &fieldset);
	}
	ui_put_hint_and_error(b, o->id, o->hint, o->error);
	put_box(b, &asked);
	if (o->fieldset != NULL) {
		ui_fieldset_end(b);
	}
	ui_group_end(b);
}
