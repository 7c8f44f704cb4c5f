/* Values as files write them beside conditions: defaults of fields, facts of examples. */
#include <string.h>

#include "base/clock.h"
#include "base/ctx.h"
#include "base/text.h"
#include "definitions/build.h"
#include "definitions/tokens.h"
#include "definitions/values_written.h"

/* The text as the functions of base/ take it: whether they do. Their message is of no interest here. */
static bool is_instant(struct build *b, const char *text)
{
	struct ctx c = {.arena = b->scratch};
	struct instant i;
	return instant_parse(&c, text, &i);
}

static bool is_amount(struct build *b, const char *text)
{
	struct ctx c = {.arena = b->scratch};
	struct amount m;
	return amount_parse(&c, text, &m);
}

const char *value_fault(struct build *b, const struct field *field, const char *text,
                        const char **ret_instead)
{
	struct date day;
	int64_t number = 0;
	*ret_instead = NULL;
	switch (field->type) {
	case FIELD_YES_NO:
		return text_is(text, "yes") || text_is(text, "no") ? NULL : "yes or no";
	case FIELD_CHOICE:
		if (field->of_count == 0 || field_has_word(field, symbol_find(text))) {
			return NULL;
		}
		*ret_instead = near_symbol(&b->language, text, field->of, field->of_count);
		return arena_printf(b->scratch, "a value of %s", symbol_word(field->name));
	case FIELD_NUMBER:
		return hundredths_parse(text, &number) ? NULL : "a number";
	case FIELD_DATE:
		return day_parse(text, &day) ? NULL : "a day like 2025-03-30";
	case FIELD_INSTANT:
		return is_instant(b, text) ? NULL : "a time like 2025-03-30 15:00";
	case FIELD_DURATION:
		return is_amount(b, text) ? NULL : "an amount like \"45 minutes\"";
	case FIELD_TEXT:
	case FIELD_LINK:
	case FIELD_PARTY:
	case FIELD_PROVISION:
	case FIELD_FILE:
	case FIELD_TABLE:
	case FIELD__COUNT:
		break;
	}
	return NULL;
}

struct date day_of(struct build *b, const struct yaml *node)
{
	struct date day = DATE_NONE;
	if (node && !day_parse(node->text, &day)) {
		problems_add(b->problems, node->at, NULL, "\"%s\" is not a day like 2025-03-30",
		             node->text);
		return DATE_NONE;
	}
	return day;
}

/* ── defaults ──────────────────────────────────────────────────────────────────────────────────────────────── */

static bool is_value(struct build *b, const struct field *field, const char *text)
{
	const char *instead = NULL;
	bool typed =
		field->type != FIELD_TEXT && field->type != FIELD_LINK && field->type != FIELD_PARTY;
	if (field->type == FIELD_PARTY) {
		return field_has_word(field, symbol_find(text));
	}
	return typed && value_fault(b, field, text, &instead) == NULL;
}

static void check_path(struct build *b, const struct scope *scope, const struct field *field,
                       const struct yaml *node)
{
	/* A path is read as half of a condition: "PATH is filled". */
	struct path path = {.at = node->at};
	const char *p = node->text;
	while (path.count < 3 && *p) {
		size_t length = strcspn(p, ".");
		path.names[path.count++] = symbol_of_n(p, length);
		p += length + (p[length] == '.');
	}
	struct meaning m = path_meaning(&b->language, scope, &path);
	field_is_read(&b->language, m.field);
	check_comparable(&b->language, (struct meaning){field, NULL}, m.field, node->text, node->at);
}

void default_check(struct build *b, const struct record_type *type, const struct field *field,
                   const struct yaml *node)
{
	const struct record_type *types[] = {type};
	struct scope scope = {.types = types, .type_count = 1};
	const char *instead = NULL;
	if (is_value(b, field, node->text)) {
		return;
	}
	if (strchr(node->text, '.') && !strchr(node->text, ' ')) {
		check_path(b, &scope, field, node);
	} else if (field->type == FIELD_YES_NO) {
		condition_read(&b->language, &scope, node);
	} else {
		const char *fault = value_fault(b, field, node->text, &instead);
		if (fault) {
			problems_add(b->problems, node->at, instead, "\"%s\" is not %s", node->text, fault);
		}
	}
}
