/* Acts on a duty, settings and publications: signed by the registered manager or the responsible individual. */
#include <string.h>

#include "base/ctx.h"
#include "base/json.h"
#include "base/text.h"
#include "ledger/checking.h"

static bool is_signatory(const struct checking *k)
{
	return !asks_rights(k) ||
	       (k->roles & (BIT(ROLE_REGISTERED_MANAGER) | BIT(ROLE_RESPONSIBLE_INDIVIDUAL))) != 0;
}

/* Acts on a duty and settings are signed by the registered manager or the responsible individual. */
static bool check_signatory(struct ctx *c, const struct checking *k)
{
	return is_signatory(k) || ctx_fail(c, ERROR_FORBIDDEN, "\"by\": %s may not: it takes the registered manager or the responsible individual", k->line->by);
}

static bool carries(const struct duty *d, symbol type)
{
	for (size_t i = 0; i < d->starts_count; i++) {
		if (d->starts[i] == type) {
			return true;
		}
	}
	return d->starts_every || d->starts_duty;
}

bool check_duty(struct ctx *c, struct checking *k)
{
	const struct duty *d = definitions_duty(k->definitions, symbol_find(k->line->duty));
	if (!check_signatory(c, k)) {
		return false;
	}
	if (asks_rights(k) && record_concerns(k->record, k->e->by, k->e->written)) {
		return ctx_fail(c, ERROR_FORBIDDEN, "\"by\": %s is named in this record and cannot act on its duties", k->line->by);
	}
	if (d == NULL) {
		return ctx_fail(c, ERROR_INVALID, "\"duty\": no duty has the name \"%s\"", shown(c, k->line->duty));
	}
	if (!carries(d, k->type->name)) {
		return ctx_fail(c, ERROR_INVALID, "\"duty\": a %s does not carry \"%s\"", symbol_word(k->type->name), shown(c, k->line->duty));
	}
	if (k->line->kind == ENTRY_MOVE_DUE && !d->target && d->force != FORCE_OTHER_BODY) {
		return ctx_fail(c, ERROR_FORBIDDEN, "\"duty\": the due of \"%s\" is fixed by law and cannot be moved", shown(c, k->line->duty));
	}
	k->e->duty = d->name;
	k->e->recipient = k->line->recipient;
	k->e->round = k->line->round;
	k->e->due = k->line->due;
	return true;
}

static bool check_setting_value(struct ctx *c, struct checking *k)
{
	const json_t *v = k->line->value;
	struct value *ret = &k->e->setting_value;
	if (json_is_number(v) && json_number_value(v) >= 0 && json_number_value(v) <= 1e6) {
		*ret = (struct value){.kind = VALUE_NUMBER, .number = (int64_t)(json_number_value(v) * 100 + 0.5)};
		return true;
	}
	if (!json_is_string(v)) {
		return ctx_fail(c, ERROR_INVALID, "\"value\" must be a number or an amount, like \"45 minutes\"");
	}
	ret->kind = VALUE_AMOUNT;
	return amount_parse(c, json_string_value(v), &ret->amount) || ctx_within(c, "\"value\": ");
}

static bool check_holiday(struct ctx *c, struct checking *k)
{
	k->e->setting_value.kind = VALUE_DATE;
	if (!text_is(symbol_word(k->type->name), "provider")) {
		return ctx_fail(c, ERROR_INVALID, "\"setting\": a bank holiday is set on the provider's record");
	}
	if (!json_is_string(k->line->value)) {
		return ctx_fail(c, ERROR_INVALID, "\"value\" must be a date in quotes");
	}
	return date_parse(c, json_string_value(k->line->value), &k->e->setting_value.date) || ctx_within(c, "\"value\": ");
}

/* A named setting, an `aim for` by its duty, or a rung as LADDER/RUNG. */
static bool is_setting(const struct definitions *d, const char *name, bool *ret_amount)
{
	const struct setting *s = definitions_setting(d, symbol_find(name));
	const struct duty *duty = definitions_duty(d, symbol_find(name));
	*ret_amount = s != NULL ? s->is_amount : true;
	if (s != NULL || (duty != NULL && duty->target)) {
		return true;
	}
	for (size_t i = 0; i < d->ladder_count; i++) {
		const char *ladder = symbol_word(d->ladders[i].name);
		for (size_t j = 0; strncmp(name, ladder, strlen(ladder)) == 0 && j < d->ladders[i].rung_count; j++) {
			const char *rest = name + strlen(ladder);
			if (rest[0] == '/' && text_is(rest + 1, symbol_word(d->ladders[i].rungs[j].name))) {
				return true;
			}
		}
	}
	return false;
}

bool check_set(struct ctx *c, struct checking *k)
{
	const struct entry_line *l = k->line;
	bool amount = true;
	if (!check_signatory(c, k)) {
		return false;
	}
	if (!is_own_subject(symbol_word(k->type->name))) {
		return ctx_fail(c, ERROR_INVALID, "\"record\": a setting is set on a provider, home, child or member of staff");
	}
	k->e->setting = symbol_of(shown(c, l->setting));
	if (text_is(l->setting, "bank-holiday") || text_is(l->setting, "bank-holiday-removed")) {
		return check_holiday(c, k);
	}
	if (!is_setting(k->source->definitions(k->source->self, k->source->version(k->source->self)), l->setting, &amount)) {
		return ctx_fail(c, ERROR_INVALID, "\"setting\": there is no setting \"%s\" (a number that the law fixes is none)", shown(c, l->setting));
	}
	if (!check_setting_value(c, k)) {
		return false;
	}
	return (k->e->setting_value.kind == VALUE_AMOUNT) == amount ||
	       ctx_fail(c, ERROR_INVALID, "\"value\" must be %s", amount ? "an amount, like \"45 minutes\"" : "a number");
}

bool check_publish(struct ctx *c, struct checking *k)
{
	if (!text_is(symbol_word(k->type->name), "provider")) {
		return ctx_fail(c, ERROR_INVALID, "\"record\": definitions are published on the provider's record");
	}
	json_object_set_new(k->e->body, "files", json_deep_copy(k->line->files));
	return k->e->author_kind == AUTHOR_SYSTEM || check_signatory(c, k);
}
