/* What was typed, as the fields of an entry; everything that is wrong with it is noted at its field. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "ledger/people.h"
#include "web/answer.h"
#include "web/ask.h"

static const char *part(struct asking *a, const char *name, const char *which)
{
	const char *value = ask_answer(a, arena_printf(a->p->c->arena, "%s-%s", name, which));
	return value == NULL ? "" : value;
}

static const char *part_name(struct asking *a, const char *name, const char *which)
{
	return arena_printf(a->p->c->arena, "%s-%s", name, which);
}

static const char *trimmed(struct asking *a, const char *text)
{
	while (*text != '\0' && isspace((unsigned char)*text)) {
		text++;
	}
	size_t length = strlen(text);
	while (length > 0 && isspace((unsigned char)text[length - 1])) {
		length--;
	}
	return arena_copy_n(a->p->c->arena, text, length);
}

static void wrong(struct asking *a, const struct question_asked *q, const char *which, const char *why)
{
	struct arena *m = a->p->c->arena;
	const char *id = which == NULL ? q->name : part_name(a, q->name, which);
	ask_wrong(a, q->name, id, arena_printf(m, "%s: %s", answer_question(m, q->field), why));
}

/* ---- dates and times ---- */

static bool read_whole(const char *text, int *ret)
{
	char *end = NULL;
	long n = strtol(text, &end, 10);
	*ret = (int)n;
	return *text != '\0' && *end == '\0' && strlen(text) <= 4 && isdigit((unsigned char)*text);
}

static int month_of(const char *text)
{
	static const char names[][4] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
	int n = 0;
	if (read_whole(text, &n)) {
		return n;
	}
	for (int i = 0; i < 12 && strlen(text) >= 3; i++) {
		if (strncasecmp(text, names[i], 3) == 0) {
			return i + 1;
		}
	}
	return 0;
}

/* True where something was typed: then *ret is the day, or DATE_NONE and the error is noted. */
static bool read_day(struct asking *a, const struct question_asked *q, struct date *ret)
{
	const char *day = trimmed(a, part(a, q->name, "day")), *month = trimmed(a, part(a, q->name, "month")),
			   *year = trimmed(a, part(a, q->name, "year"));
	int d = 0, y = 0, m = month_of(month);
	*ret = DATE_NONE;
	if (*day == '\0' && *month == '\0' && *year == '\0') {
		return false;
	}
	if (*day == '\0' || *month == '\0' || *year == '\0') {
		const char *missing = *day == '\0' ? "day" : *month == '\0' ? "month" : "year";
		wrong(a, q, missing, arena_printf(a->p->c->arena, "the date must include a %s", missing));
	} else if (!read_whole(day, &d) || !read_whole(year, &y) || y < 1900 || !date_try(y, m, d, ret)) {
		*ret = DATE_NONE;
		wrong(a, q, "day", "this must be a day that exists, like 27 3 2025");
	}
	return true;
}

/* "02:10", "2.10", "0210", "2pm". */
static bool clock_of(const char *text, int *ret_hour, int *ret_minute)
{
	int digits[4] = {0}, count = 0, parted = -1;
	for (; *text != '\0' && (isdigit((unsigned char)*text) || *text == ':' || *text == '.') && count <= 4; text++) {
		if (!isdigit((unsigned char)*text)) {
			if (parted >= 0) {
				return false;
			}
			parted = count;
		} else if (count == 4) {
			return false;
		} else {
			digits[count++] = *text - '0';
		}
	}
	while (*text == ' ') {
		text++;
	}
	bool pm = strcasecmp(text, "pm") == 0, am = strcasecmp(text, "am") == 0;
	int hours = parted >= 0 ? parted : count <= 2 ? count : count - 2, minutes = count - hours;
	if ((*text != '\0' && !am && !pm) || hours < 1 || hours > 2 || (minutes != 2 && minutes != 0) || (minutes == 0 && !am && !pm)) {
		return false;
	}
	*ret_hour = hours == 1 ? digits[0] : digits[0] * 10 + digits[1];
	*ret_minute = minutes == 0 ? 0 : digits[hours] * 10 + digits[hours + 1];
	if ((am || pm) && (*ret_hour < 1 || *ret_hour > 12)) {
		return false;
	}
	*ret_hour = am || pm ? *ret_hour % 12 + (pm ? 12 : 0) : *ret_hour;
	return *ret_hour < 24 && *ret_minute < 60;
}

bool ask_comes_twice(struct date day, int hour, int minute)
{
	struct instant first;
	if (!instant_of_london(day, hour, minute, 0, &first)) {
		return false;
	}
	return instant_london_offset(first) != instant_london_offset((struct instant){first.s + 3600});
}

static bool settle(struct asking *a, const struct question_asked *q, struct date day, int hour, int minute, struct instant *ret)
{
	if (!instant_of_london(day, hour, minute, 0, ret)) {
		wrong(a, q, "time", "the clocks went forward that night, and this time never was. Give the time the clock showed");
		return false;
	}
	const char *which = part(a, q->name, "twice");
	if (!ask_comes_twice(day, hour, minute)) {
		return true;
	}
	if (text_is(which, "second")) {
		ret->s += 3600;
	} else if (!text_is(which, "first")) {
		wrong(a, q, "twice", "the clocks went back that night, and this time came twice. Say which of the two");
		return false;
	}
	return true;
}

/* A time without a day: the last such time, so that nobody types dates at night. */
static struct date day_of_time(struct asking *a, int hour, int minute)
{
	struct date today = instant_day(a->p->c->now);
	struct instant then;
	if (instant_of_london(today, hour, minute, 0, &then) && then.s > a->p->c->now.s) {
		return date_add_days(today, -1);
	}
	return today;
}

static bool read_chosen(struct asking *a, const struct question_asked *q, struct instant *ret)
{
	const char *chosen = ask_answer(a, q->name);
	if (chosen == NULL || *chosen == '\0') {
		return false;
	}
	if (text_is(chosen, "other")) {
		wrong(a, q, "time", "give the time, like 02:10");
		return false;
	}
	if (!instant_parse(a->p->c, chosen, ret)) {
		ctx_clear_error(a->p->c);
		wrong(a, q, NULL, "choose one of the times");
		return false;
	}
	return true;
}

bool ask_read_instant(struct asking *a, const struct question_asked *q, struct instant *ret)
{
	struct date day = DATE_NONE;
	int hour = 0, minute = 0;
	const char *time = trimmed(a, part(a, q->name, "time"));
	bool has_day = read_day(a, q, &day);
	if (has_day && date_is_none(day)) {
		return false;
	}
	if (*time == '\0') {
		if (has_day) {
			wrong(a, q, "time", "give the time as well, like 02:10");
			return false;
		}
		return read_chosen(a, q, ret);
	}
	if (!clock_of(time, &hour, &minute)) {
		wrong(a, q, "time", "the time must be like 02:10 or 2:10pm");
		return false;
	}
	if (!has_day && q->field->future) {
		wrong(a, q, "day", "give the date as well");
		return false;
	}
	return settle(a, q, has_day ? day : day_of_time(a, hour, minute), hour, minute, ret);
}

static json_t *read_instant_json(struct asking *a, const struct question_asked *q)
{
	struct instant i;
	return ask_read_instant(a, q, &i) ? json_string(instant_iso(a->p->c->arena, i)) : NULL;
}

static json_t *read_date_json(struct asking *a, const struct question_asked *q)
{
	struct date d;
	return read_day(a, q, &d) && !date_is_none(d) ? json_string(date_iso(a->p->c->arena, d)) : NULL;
}

/* ---- one value ---- */

static json_t *read_number_json(struct asking *a, const struct question_asked *q, const char *text)
{
	struct buf digits = {.arena = a->p->c->arena};
	for (const char *ch = text; *ch != '\0'; ch++) {
		if (*ch != ',' && !(ch == text && strncmp(ch, "£", 2) == 0) && !(ch == text + 1 && strncmp(text, "£", 2) == 0)) {
			buf_char(&digits, *ch);
		}
	}
	char *end = NULL;
	const char *number = buf_text(&digits);
	double value = strtod(number, &end);
	if (*number == '\0' || *end != '\0' || strspn(number, "-0123456789.") != strlen(number) || strlen(number) > 20) {
		wrong(a, q, NULL, "this must be a number, like 4 or 12.50");
		return NULL;
	}
	return strchr(number, '.') == NULL ? json_integer((json_int_t)value) : json_real(value);
}

static json_t *read_duration_json(struct asking *a, const struct question_asked *q, const char *text)
{
	int n = 0;
	const char *unit = part(a, q->name, "unit");
	if (!read_whole(text, &n)) {
		wrong(a, q, NULL, "this must be a whole number");
		return NULL;
	}
	bool one = n == 1 && strlen(unit) > 1;
	return json_string(arena_printf(a->p->c->arena, "%d %s", n, one ? arena_copy_n(a->p->c->arena, unit, strlen(unit) - 1) : unit));
}

/* A reference of the list. One that exists but not for this reader is as unknown as any other. */
static bool is_offered(struct asking *a, const struct question_asked *q, const char *value)
{
	struct page *p = a->p;
	for (size_t i = 0; i < q->field->of_count; i++) {
		if (text_is(symbol_word(q->field->of[i]), value)) {
			return true;
		}
	}
	const struct record *r = strlen(value) > LIMIT_REF ? NULL : p->records.by_ref(p->c, p->records.self, value);
	bool colleague = r != NULL && r->home == p->home->no && (text_is(symbol_word(r->type), "staff") || text_is(symbol_word(r->type), "registered-person"));
	return colleague || (r != NULL && page_record(p, r->no) != NULL);
}

static json_t *read_word(struct asking *a, const struct question_asked *q, const char *value)
{
	bool names = q->field->type == FIELD_LINK || q->field->type == FIELD_PARTY;
	if (q->field->type == FIELD_YES_NO) {
		return json_boolean(text_is(value, "yes"));
	}
	if (names && !is_offered(a, q, value)) {
		wrong(a, q, NULL, "choose one from the list");
		return NULL;
	}
	return json_string(value);
}

static json_t *read_text_value(struct asking *a, const struct question_asked *q, const char *value)
{
	switch ((int)q->field->type) {
	case FIELD_NUMBER:
		return read_number_json(a, q, value);
	case FIELD_DURATION:
		return read_duration_json(a, q, value);
	case FIELD_YES_NO:
	case FIELD_CHOICE:
	case FIELD_LINK:
	case FIELD_PARTY:
		return read_word(a, q, value);
	default:
		return json_string(value);
	}
}

/* ---- several ---- */

static bool is_ticked(const struct field *f)
{
	return f->type == FIELD_CHOICE || f->type == FIELD_LINK || f->type == FIELD_PARTY;
}

static void add_item(struct asking *a, const struct question_asked *q, const char *text, json_t *list)
{
	json_t *item = read_text_value(a, q, text);
	for (size_t i = 0; item != NULL && i < json_array_size(list); i++) {
		if (json_equal(json_array_get(list, i), item)) {
			json_decref(item);
			return;
		}
	}
	if (item != NULL) {
		json_array_append_new(list, item);
	}
}

static json_t *read_many(struct asking *a, const struct question_asked *q)
{
	json_t *list = json_array();
	for (size_t i = 0; i < a->answer_count; i++) {
		const char *value = a->answers[i].value;
		if (!text_is(a->answers[i].name, q->name)) {
			continue;
		}
		while (*value != '\0') {
			size_t length = is_ticked(q->field) ? strlen(value) : strcspn(value, "\n");
			const char *line = trimmed(a, arena_copy_n(a->p->c->arena, value, length));
			if (*line != '\0') {
				add_item(a, q, line, list);
			}
			value += length + (value[length] != '\0');
		}
	}
	if (json_array_size(list) > 0) {
		return list;
	}
	json_decref(list);
	return NULL;
}

/* ---- tables ---- */

static json_t *read_row(struct asking *a, const struct question_asked *q, int row)
{
	json_t *cells = json_object();
	for (size_t i = 0; i < q->field->column_count; i++) {
		const struct field *column = &q->field->columns[i];
		const struct question_asked cell = {.field = column,
		                                    .name = arena_printf(a->p->c->arena, "%s-%d-%s", q->name, row, symbol_word(column->name)),
		                                    .in_row = true,
		                                    .or_reason = column->or_reason};
		json_t *value = ask_read(a, &cell);
		if (value != NULL) {
			json_object_set_new(cells, symbol_word(column->name), value);
		}
	}
	return cells;
}

static void check_row(struct asking *a, const struct question_asked *q, int row, const json_t *cells)
{
	struct arena *m = a->p->c->arena;
	for (size_t i = 0; i < q->field->column_count; i++) {
		const struct field *column = &q->field->columns[i];
		const char *name = arena_printf(m, "%s-%d-%s", q->name, row, symbol_word(column->name));
		if (column->needed && json_object_get(cells, symbol_word(column->name)) == NULL && ask_error_of(a, name) == NULL) {
			bool parted = column->type == FIELD_DATE;
			bool timed = column->type == FIELD_INSTANT;
			ask_wrong(a, name, parted ? part_name(a, name, "day") : timed ? part_name(a, name, "time") : name,
			          arena_printf(m, "Row %d: “%s” needs an answer", row + 1, answer_question(m, column)));
		}
	}
}

static json_t *read_table(struct asking *a, const struct question_asked *q)
{
	int count = 0;
	json_t *rows = json_array();
	if (!read_whole(part(a, q->name, "rows"), &count)) {
		count = 0;
	}
	for (int i = 0; i < count && i < LIMIT_MANY; i++) {
		size_t before = a->error_count;
		json_t *cells = read_row(a, q, i);
		if (json_object_size(cells) == 0) {
			json_decref(cells);
			continue;
		}
		if (a->error_count == before) {
			check_row(a, q, i, cells);
		}
		json_array_append_new(rows, cells);
	}
	if (json_array_size(rows) > 0) {
		return rows;
	}
	json_decref(rows);
	return NULL;
}

/* ---- any ---- */

static json_t *read_plain(struct asking *a, const struct question_asked *q)
{
	const char *value = ask_answer(a, q->name);
	value = value == NULL ? "" : trimmed(a, value);
	switch ((int)q->field->type) {
	case FIELD_TABLE:
		return read_table(a, q);
	case FIELD_FILE:
		return NULL;
	case FIELD_DATE:
		return q->field->many ? read_many(a, q) : read_date_json(a, q);
	case FIELD_INSTANT:
		return q->field->many ? read_many(a, q) : read_instant_json(a, q);
	default:
		return q->field->many ? read_many(a, q) : *value == '\0' ? NULL : read_text_value(a, q, value);
	}
}

/* What the ledger says of a value, for the person who typed it. */
static const char *said_plainly(struct asking *a, const char *message)
{
	return strstr(message, "lies ahead") != NULL     ? "this lies in the future"
	       : strstr(message, "choices") != NULL      ? "choose one from the list"
	       : strstr(message, "cannot stand") != NULL ? "choose one from the list"
	       : strstr(message, "an amount") != NULL    ? "give a number, and minutes, hours or days"
	                                             : arena_printf(a->p->c->arena, "%s%s", text_starts(message, "must") ? "this " : "", message);
}

static void check_value(struct asking *a, const struct question_asked *q, const json_t *value)
{
	struct ctx *c = a->p->c;
	struct value v;
	if (c->error == ERROR_NONE && !value_read(c, &a->p->records, q->field, q->or_reason, value, c->now, &v)) {
		const char *first = q->field->type == FIELD_DATE ? "day" : q->field->type == FIELD_INSTANT ? "time" : NULL;
		wrong(a, q, first, said_plainly(a, c->message));
		ctx_clear_error(c);
	}
}

json_t *ask_read(struct asking *a, const struct question_asked *q)
{
	size_t before = a->error_count;
	json_t *value = read_plain(a, q);
	const char *because = q->or_reason ? trimmed(a, part(a, q->name, "because")) : "";
	if (value == NULL && *because != '\0' && a->error_count == before) {
		value = json_pack("{s:s}", "because", because);
	}
	if (value != NULL && a->error_count == before) {
		check_value(a, q, value);
	}
	return value;
}

static bool says_already(struct asking *a, const struct question_asked *q, const json_t *value)
{
	struct instant typed;
	if (q->was != NULL && q->was->kind == VALUE_INSTANT && json_is_string(value) && instant_parse(a->p->c, json_string_value(value), &typed)) {
		return typed.s / 60 == q->was->instant.s / 60; /* forms show minutes */
	}
	ctx_clear_error(a->p->c);
	AUTO_JSON was = q->was == NULL ? NULL : answer_json(a->p, q->was);
	return was != NULL && json_equal(was, value);
}

void ask_read_step(struct asking *a, const struct step *step, json_t **ret)
{
	json_t *fields = json_object();
	for (size_t i = 0; i < step->asked_count; i++) {
		const struct question_asked q = ask_of_step(a, step, &step->asked[i]);
		json_t *value = ask_read(a, &q);
		if (value == NULL || says_already(a, &q, value)) {
			json_decref(value);
		} else {
			json_object_set_new(fields, q.name, value);
		}
	}
	*ret = fields;
}
