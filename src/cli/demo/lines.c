/* Entry lines on their way out: JSON by hand, since millions are made, and a ring of days. */
#include "cli/demo/lines.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct waiting {
	struct instant at;
	uint32_t order; /* lines of one second keep the order in which they were written */
	const char *text;
};

struct day_lines {
	struct arena *arena;
	struct waiting *lines;
	size_t count, room;
};

struct outbox {
	struct date next; /* the day handed on next */
	struct instant end;
	uint32_t order;
	struct arena *scratch;
	struct day_lines days[OUTBOX_DAYS];
};

static void release(void *thing)
{
	struct outbox *o = thing;
	for (size_t i = 0; i < OUTBOX_DAYS; i++) {
		arena_free(o->days[i].arena);
	}
	arena_free(o->scratch);
}

struct outbox *outbox_new(struct ctx *c, struct date first, struct instant end)
{
	struct outbox *o = ARENA_NEW(c->arena, struct outbox);
	o->next = first;
	o->end = end;
	o->scratch = arena_new();
	for (size_t i = 0; i < OUTBOX_DAYS; i++) {
		o->days[i].arena = arena_new();
	}
	arena_own(c->arena, release, o);
	return o;
}

/* ---- JSON ---- */

static void put_escaped(struct buf *b, const char *text)
{
	buf_char(b, '"');
	while (*text != '\0') {
		size_t plain = strcspn(text, "\"\\\n");
		buf_put_n(b, text, plain);
		text += plain;
		if (*text == '\n') {
			buf_put_n(b, "\\n", 2);
			text++;
		} else if (*text != '\0') {
			buf_char(b, '\\');
			buf_char(b, *text++);
		}
	}
	buf_char(b, '"');
}

static void put_digits(char *to, int value, int count)
{
	for (int i = count - 1; i >= 0; i--, value /= 10) {
		to[i] = (char)('0' + value % 10);
	}
}

static void put_day(struct buf *b, struct date d)
{
	char text[] = "2000-01-01";
	int year, month, day;
	date_split(d, &year, &month, &day);
	put_digits(text, year, 4);
	put_digits(text + 5, month, 2);
	put_digits(text + 8, day, 2);
	buf_put_n(b, text, 10);
}

static void put_on(struct buf *b, struct date d)
{
	buf_char(b, '"');
	put_day(b, d);
	buf_char(b, '"');
}

static void put_at(struct buf *b, struct instant i)
{
	char text[] = "T00:00:00Z\"";
	int64_t day = i.s / 86400;
	int rest = (int)(i.s - day * 86400);
	put_digits(text + 1, rest / 3600, 2);
	put_digits(text + 4, rest / 60 % 60, 2);
	put_digits(text + 7, rest % 60, 2);
	buf_char(b, '"');
	put_day(b, (struct date){(int32_t)day});
	buf_put_n(b, text, sizeof text - 1);
}

static void put_number(struct buf *b, double n)
{
	buf_printf(b, n == floor(n) ? "%.0f" : "%.2f", n);
}

static void put_list(struct buf *b, const char *const *items)
{
	for (size_t i = 0; items[i] != NULL; i++) {
		buf_char(b, i == 0 ? '[' : ',');
		put_escaped(b, items[i]);
	}
	buf_char(b, ']');
}

static void put_fields(struct buf *b, const struct said *fields);

static void put_rows(struct buf *b, const struct said *const *rows)
{
	for (size_t i = 0; rows[i] != NULL; i++) {
		buf_char(b, i == 0 ? '[' : ',');
		put_fields(b, rows[i]);
	}
	buf_char(b, ']');
}

static void put_value(struct buf *b, const struct said *s)
{
	switch (s->kind) {
	case SAID_YES:
		buf_put(b, s->yes ? "true" : "false");
		break;
	case SAID_AT:
		put_at(b, s->at);
		break;
	case SAID_ON:
		put_on(b, s->on);
		break;
	case SAID_NUMBER:
		put_number(b, s->number);
		break;
	case SAID_BECAUSE:
		buf_put(b, "{\"because\":");
		put_escaped(b, s->text);
		buf_char(b, '}');
		break;
	case SAID_LIST:
		put_list(b, s->list);
		break;
	case SAID_ROWS:
		put_rows(b, s->rows);
		break;
	case SAID_TEXT:
	case SAID_ABOUT:
	case SAID_HAPPENED:
	case SAID_KNOWN:
	case SAID_WAIVED:
		put_escaped(b, s->text);
		break;
	}
}

/* Nothing to say, or said beside the fields. */
static bool is_field(const struct said *s)
{
	switch (s->kind) {
	case SAID_TEXT:
	case SAID_BECAUSE:
		return s->text != NULL;
	case SAID_LIST:
		return s->list != NULL && s->list[0] != NULL;
	case SAID_ROWS:
		return s->rows != NULL && s->rows[0] != NULL;
	case SAID_AT:
		return !instant_is_none(s->at);
	case SAID_ON:
		return !date_is_none(s->on);
	case SAID_YES:
	case SAID_NUMBER:
		return true;
	case SAID_ABOUT:
	case SAID_HAPPENED:
	case SAID_KNOWN:
	case SAID_WAIVED:
		break;
	}
	return false;
}

static void put_fields(struct buf *b, const struct said *fields)
{
	char before = '{';
	for (const struct said *s = fields; s->name != NULL; s++) {
		if (is_field(s)) {
			buf_char(b, before);
			buf_char(b, '"');
			buf_put(b, s->name);
			buf_put_n(b, "\":", 2);
			put_value(b, s);
			before = ',';
		}
	}
	buf_put(b, before == '{' ? "{}" : "}");
}

static void put_key(struct buf *b, const char *key, const char *value)
{
	if (value != NULL) {
		buf_put_n(b, ",\"", 2);
		buf_put(b, key);
		buf_put_n(b, "\":", 2);
		put_escaped(b, value);
	}
}

static void put_time(struct buf *b, const char *key, struct instant at)
{
	buf_printf(b, ",\"%s\":", key);
	put_at(b, at);
}

/* What stands beside the fields: links, times, a waived rule. */
static void put_beside(struct buf *b, const struct said *fields)
{
	for (const struct said *s = fields; s->name != NULL; s++) {
		if (s->kind == SAID_ABOUT && s->list[0] != NULL) {
			buf_put(b, ",\"links\":");
			put_list(b, s->list);
		} else if ((s->kind == SAID_HAPPENED || s->kind == SAID_KNOWN) && !instant_is_none(s->at)) {
			put_time(b, s->name, s->at);
		} else if (s->kind == SAID_WAIVED) {
			put_key(b, "waive", s->name);
			put_key(b, "reason", s->text);
		}
	}
}

static void put_line(struct buf *b, const struct line *l)
{
	const char *kind = l->entry != NULL ? l->entry : l->step != NULL ? "step" : "open";
	buf_printf(b, "{\"entry\":\"%s\"", kind);
	put_key(b, "record", l->record);
	put_key(b, "type", l->type);
	put_key(b, "home", l->home);
	put_key(b, "subject", l->subject);
	put_key(b, "step", l->step);
	put_key(b, "by", l->by);
	put_time(b, "written_at", l->at);
	put_key(b, "setting", l->setting);
	put_key(b, "value", l->value);
	put_key(b, "duty", l->duty);
	put_key(b, "reason", l->reason);
	if (l->fields != NULL) {
		buf_put(b, ",\"fields\":");
		put_fields(b, l->fields);
		put_beside(b, l->fields);
	}
	buf_char(b, '}');
}

/* ---- the ring of days ---- */

void outbox_write(struct outbox *o, const struct line *line)
{
	if (line->at.s > o->end.s) {
		return;
	}
	struct date day = instant_day(line->at);
	assert(day.day >= o->next.day && day.day < o->next.day + OUTBOX_DAYS);
	struct day_lines *to = &o->days[day.day % OUTBOX_DAYS];
	if (to->count == to->room) {
		to->lines =
			arena_grow(to->arena, to->lines, to->count, to->room * 2 + 64, sizeof *to->lines);
		to->room = to->room * 2 + 64;
	}
	arena_clear(o->scratch);
	struct buf b = {.arena = o->scratch};
	put_line(&b, line);
	to->lines[to->count++] =
		(struct waiting){line->at, o->order++, arena_copy_n(to->arena, b.text, b.length)};
}

static int by_time(const void *a, const void *b)
{
	const struct waiting *x = a, *y = b;
	if (x->at.s != y->at.s) {
		return x->at.s < y->at.s ? -1 : 1;
	}
	return x->order < y->order ? -1 : 1;
}

bool outbox_emit(struct ctx *c, struct outbox *o, struct date day,
                 bool (*emit)(struct ctx *c, void *arg, const char *line), void *arg)
{
	struct day_lines *of = &o->days[day.day % OUTBOX_DAYS];
	assert(day.day == o->next.day);
	if (of->count > 0) {
		qsort(of->lines, of->count, sizeof *of->lines, by_time);
	}
	for (size_t i = 0; i < of->count; i++) {
		if (!emit(c, arg, of->lines[i].text)) {
			return false;
		}
	}
	arena_clear(of->arena);
	*of = (struct day_lines){.arena = of->arena};
	o->next = date_add_days(day, 1);
	return true;
}
