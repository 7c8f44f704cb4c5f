/* Reading an entry line: which keys it has and that each is of the right kind; nothing is looked up yet. */
#include "ledger/line.h"

#include <string.h>

#include "base/ctx.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/text.h"

static const char *const kind_words[ENTRY__COUNT] = {
	[ENTRY_OPEN] = "open",
	[ENTRY_STEP] = "step",
	[ENTRY_CORRECT] = "correct",
	[ENTRY_WITHDRAW] = "withdraw",
	[ENTRY_NOT_REQUIRED] = "not-required",
	[ENTRY_MOVE_DUE] = "move-due",
	[ENTRY_SET] = "set",
	[ENTRY_PUBLISH] = "publish",
};

const char *entry_kind_word(enum entry_kind kind)
{
	return kind_words[kind];
}

/* How a key's value is taken. */
enum taking {
	TAKE_KIND,
	TAKE_TEXT,  /* one line of at most LIMIT_REF bytes */
	TAKE_WORDS, /* free text */
	TAKE_INSTANT,
	TAKE_BY,
	TAKE_ID,
	TAKE_TRUE,
	TAKE_OBJECT,
	TAKE_ARRAY,
	TAKE_ANY,
	TAKE_SEQ,
	TAKE_VERSION,
	TAKE_SALT,
	TAKE_HASH
};

#define KIND(k) (1u << ENTRY_##k)
#define ALL_KINDS 0xffu
#define AT(member) offsetof(struct entry_line, member)

/* Every key a line may have: how it is taken, where it goes, in which entries it may stand. */
static const struct key {
	const char *name;
	enum taking taking;
	size_t at;
	unsigned kinds, needed;
} keys[] = {
	{"entry", TAKE_KIND, AT(kind), ALL_KINDS, ALL_KINDS},
	{"id", TAKE_ID, AT(id), ALL_KINDS, 0},
	{"record", TAKE_TEXT, AT(record), ALL_KINDS, ALL_KINDS},
	{"type", TAKE_TEXT, AT(type), KIND(OPEN), KIND(OPEN)},
	{"home", TAKE_TEXT, AT(home), KIND(OPEN), 0},
	{"subject", TAKE_TEXT, AT(subject), KIND(OPEN), 0},
	{"step", TAKE_TEXT, AT(step), KIND(STEP), KIND(STEP)},
	{"by", TAKE_BY, AT(by), ALL_KINDS, ALL_KINDS},
	{"written_at", TAKE_INSTANT, AT(written), ALL_KINDS, 0},
	{"happened_at", TAKE_INSTANT, AT(happened), KIND(OPEN) | KIND(STEP) | KIND(CORRECT), 0},
	{"known_at", TAKE_INSTANT, AT(known), KIND(OPEN) | KIND(STEP) | KIND(CORRECT), 0},
	{"carried_over", TAKE_TRUE, AT(carried_over), KIND(OPEN), 0},
	{"fields", TAKE_OBJECT, AT(fields), KIND(OPEN) | KIND(STEP) | KIND(CORRECT), KIND(CORRECT)},
	{"links", TAKE_ARRAY, AT(links), ALL_KINDS, 0},
	{"reason", TAKE_WORDS, AT(reason), ALL_KINDS,
	 KIND(CORRECT) | KIND(WITHDRAW) | KIND(NOT_REQUIRED) | KIND(MOVE_DUE) | KIND(SET)},
	{"waive", TAKE_TEXT, AT(waive), KIND(OPEN) | KIND(STEP), 0},
	{"withdraws", TAKE_TEXT, AT(withdraws), KIND(WITHDRAW), 0},
	{"duty", TAKE_TEXT, AT(duty), KIND(NOT_REQUIRED) | KIND(MOVE_DUE), KIND(NOT_REQUIRED) | KIND(MOVE_DUE)},
	{"recipient", TAKE_TEXT, AT(recipient), KIND(NOT_REQUIRED) | KIND(MOVE_DUE), 0},
	{"round", TAKE_TEXT, AT(round), KIND(NOT_REQUIRED) | KIND(MOVE_DUE), 0},
	{"due", TAKE_INSTANT, AT(due), KIND(MOVE_DUE), KIND(MOVE_DUE)},
	{"setting", TAKE_TEXT, AT(setting), KIND(SET), KIND(SET)},
	{"value", TAKE_ANY, AT(value), KIND(SET), KIND(SET)},
	{"files", TAKE_OBJECT, AT(files), KIND(PUBLISH), KIND(PUBLISH)},
	{"received_at", TAKE_INSTANT, AT(received), ALL_KINDS, 0},
	{"imported", TAKE_TRUE, AT(imported_mark), ALL_KINDS, 0},
	{"version", TAKE_VERSION, AT(version), ALL_KINDS, 0},
	{"seq", TAKE_SEQ, AT(seq), ALL_KINDS, 0},
	{"salt", TAKE_SALT, AT(salt), ALL_KINDS, 0},
	{"hash", TAKE_HASH, AT(hash), ALL_KINDS, 0},
};
enum { KEY_COUNT = sizeof keys / sizeof keys[0] };

static bool wrong_kind(struct ctx *c, const struct key *k, const char *wanted)
{
	return ctx_fail(c, ERROR_INVALID, "\"%s\" must be %s", k->name, wanted);
}

static bool take_kind(struct ctx *c, const json_t *v, enum entry_kind *ret)
{
	const char *word = json_string_value(v);
	for (int k = 0; word != NULL && k < ENTRY__COUNT; k++) {
		if (text_is(word, kind_words[k])) {
			*ret = (enum entry_kind)k;
			return true;
		}
	}
	if (word == NULL) {
		return ctx_fail(c, ERROR_INVALID, "\"entry\" must be a word");
	}
	const char *near = text_nearest(word, kind_words, ENTRY__COUNT);
	return near != NULL ? ctx_fail(c, ERROR_INVALID, "\"%.64s\" is not a kind of entry: did you mean \"%s\"?", word, near)
	                    : ctx_fail(c, ERROR_INVALID, "\"%.64s\" is not a kind of entry", word);
}

static bool take_text(struct ctx *c, const struct key *k, const json_t *v, size_t longest, const char **ret)
{
	const char *text = NULL;
	if (!json_is_string(v)) {
		return wrong_kind(c, k, "text");
	}
	if (json_string_length(v) == 0) {
		return wrong_kind(c, k, "filled");
	}
	if (!text_take(c, json_string_value(v), json_string_length(v), longest, &text)) {
		return ctx_within(c, "\"%s\": ", k->name);
	}
	if (longest == LIMIT_REF && strchr(text, '\n') != NULL) {
		return wrong_kind(c, k, "one line");
	}
	*ret = text;
	return true;
}

static bool take_by(struct ctx *c, const struct key *k, const json_t *v, struct entry_line *line)
{
	if (json_is_object(v)) {
		const json_t *name = json_object_get(v, "name");
		if (name == NULL || json_object_size(v) != 1) {
			return ctx_fail(c, ERROR_INVALID, "\"by\" as an object has one key, \"name\"");
		}
		return take_text(c, k, name, LIMIT_REF, &line->by_name);
	}
	return take_text(c, k, v, LIMIT_REF, &line->by);
}

static bool take_instant(struct ctx *c, const struct key *k, const json_t *v, struct instant *ret)
{
	if (!json_is_string(v)) {
		return wrong_kind(c, k, "an instant in quotes");
	}
	return instant_parse(c, json_string_value(v), ret) || ctx_within(c, "\"%s\": ", k->name);
}

static bool take_hex(struct ctx *c, const struct key *k, const json_t *v, uint8_t *ret, size_t length)
{
	if (!json_is_string(v)) {
		return wrong_kind(c, k, "text");
	}
	return hex_parse(c, json_string_value(v), ret, length) || ctx_within(c, "\"%s\": ", k->name);
}

static bool take_shape(struct ctx *c, const struct key *k, const json_t *v, struct entry_line *line)
{
	char *at = (char *)line + k->at;
	switch ((int)k->taking) {
	case TAKE_OBJECT:
		if (!json_is_object(v)) {
			return wrong_kind(c, k, "an object");
		}
		*(const json_t **)(void *)at = v;
		return true;
	case TAKE_ARRAY:
		if (!json_is_array(v)) {
			return wrong_kind(c, k, "a list");
		}
		*(const json_t **)(void *)at = v;
		return true;
	case TAKE_TRUE:
		if (!json_is_boolean(v)) {
			return wrong_kind(c, k, "true or false");
		}
		*(bool *)(void *)at = json_is_true(v);
		return true;
	case TAKE_SEQ:
		if (!json_is_integer(v) || json_integer_value(v) < 1) {
			return wrong_kind(c, k, "a number from 1");
		}
		line->seq = json_integer_value(v);
		return true;
	case TAKE_VERSION:
		if (!json_is_integer(v) || json_integer_value(v) < 0 || json_integer_value(v) > 1000000) {
			return wrong_kind(c, k, "a number of a publication");
		}
		line->version = (uint32_t)json_integer_value(v);
		return true;
	default:
		*(const json_t **)(void *)at = v;
		return true;
	}
}

static bool take_id(struct ctx *c, const struct key *k, const json_t *v, struct entry_line *line)
{
	if (!json_is_string(v)) {
		return wrong_kind(c, k, "a UUID in quotes");
	}
	line->has_id = true;
	return uuid_parse(c, json_string_value(v), line->id) || ctx_within(c, "\"id\": ");
}

static bool take(struct ctx *c, const struct key *k, const json_t *v, struct entry_line *line)
{
	char *at = (char *)line + k->at;
	switch ((int)k->taking) {
	case TAKE_KIND:
		return take_kind(c, v, &line->kind);
	case TAKE_TEXT:
		return take_text(c, k, v, LIMIT_REF, (const char **)(void *)at);
	case TAKE_WORDS:
		return take_text(c, k, v, LIMIT_TEXT, (const char **)(void *)at);
	case TAKE_INSTANT:
		line->has_received = line->has_received || k->at == AT(received);
		return take_instant(c, k, v, (struct instant *)(void *)at);
	case TAKE_BY:
		return take_by(c, k, v, line);
	case TAKE_ID:
		return take_id(c, k, v, line);
	case TAKE_SALT:
		return take_hex(c, k, v, line->salt, sizeof line->salt);
	case TAKE_HASH:
		line->has_hash = true;
		return take_hex(c, k, v, line->hash, sizeof line->hash);
	default:
		return take_shape(c, k, v, line);
	}
}

static const struct key *find_key(const char *name)
{
	for (size_t i = 0; i < KEY_COUNT; i++) {
		if (text_is(name, keys[i].name)) {
			return &keys[i];
		}
	}
	return NULL;
}

static bool unknown_key(struct ctx *c, const char *name)
{
	const char *names[KEY_COUNT];
	for (size_t i = 0; i < KEY_COUNT; i++) {
		names[i] = keys[i].name;
	}
	const char *near = text_nearest(name, names, KEY_COUNT);
	return near != NULL ? ctx_fail(c, ERROR_INVALID, "unknown key \"%.64s\": did you mean \"%s\"?", name, near)
	                    : ctx_fail(c, ERROR_INVALID, "unknown key \"%.64s\"", name);
}

static bool take_all(struct ctx *c, const json_t *object, struct entry_line *line)
{
	const char *name;
	json_t *v;
	json_object_foreach((json_t *)(uintptr_t)object, name, v)
	{
		const struct key *k = find_key(name);
		if (k == NULL) {
			return unknown_key(c, name);
		}
		if (!take(c, k, v, line)) {
			return false;
		}
	}
	return true;
}

/* Keys that this kind of entry needs, and keys that it may not have. */
static bool check_keys(struct ctx *c, const json_t *object, enum entry_kind kind)
{
	for (size_t i = 0; i < KEY_COUNT; i++) {
		bool given = json_object_get(object, keys[i].name) != NULL;
		if (!given && (keys[i].needed & (1u << kind)) != 0) {
			return ctx_fail(c, ERROR_INVALID, "\"%s\" is missing", keys[i].name);
		}
		if (given && (keys[i].kinds & (1u << kind)) == 0) {
			return ctx_fail(c, ERROR_INVALID, "\"%s\" cannot stand in an entry of kind \"%s\"", keys[i].name,
			                kind_words[kind]);
		}
	}
	return true;
}

bool entry_read_json(struct ctx *c, const json_t *object, const struct entry_line **ret)
{
	struct entry_line *line = ARENA_NEW(c->arena, struct entry_line);
	line->written = line->happened = line->known = line->due = line->received = INSTANT_NONE;
	if (!json_is_object(object)) {
		return ctx_fail(c, ERROR_INVALID, "an entry is an object in { }");
	}
	if (json_object_get(object, "entry") == NULL) {
		return ctx_fail(c, ERROR_INVALID, "\"entry\" is missing");
	}
	if (!take_all(c, object, line) || !check_keys(c, object, line->kind)) {
		return false;
	}
	*ret = line;
	return true;
}

/* ---- bytes that are no text ---- */

/* The first byte of what is not UTF-8, or of a NUL (as a byte or written \u0000); `length` where all is well. */
static size_t bad_byte(const char *text, size_t length)
{
	bool escaped = false;
	for (size_t i = 0, n; i < length; i += n) {
		for (n = 1; n < 4 && i + n < length && !text_is_utf8(text + i, n); n++) {
		}
		bool nul = text[i] == '\0' || (escaped && length - i >= 5 && strncmp(text + i, "u0000", 5) == 0);
		if (nul || !text_is_utf8(text + i, n)) {
			return i;
		}
		escaped = !escaped && text[i] == '\\';
	}
	return length;
}

/* The key whose value holds a byte, and how deep it lies (1: a key of the line itself); NULL where there is none. */
static const char *key_of_byte(struct ctx *c, const char *text, size_t at, int *ret_depth)
{
	const char *key = NULL;
	int depth = 0;
	for (size_t i = 0; i < at; i++) {
		depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
		if (text[i] != '"') {
			continue;
		}
		size_t begin = i + 1;
		for (i = begin; i < at && text[i] != '"'; i++) {
			i += text[i] == '\\';
		}
		if (i + 1 < at && text[i + 1] == ':') {
			key = text_shown(c->arena, arena_copy_n(c->arena, text + begin, i - begin), 64);
			*ret_depth = depth;
		}
	}
	return key;
}

/* The reader of JSON would only say where in the line; a person wants to know which field. */
static bool check_bytes(struct ctx *c, const char *text, size_t length)
{
	int depth = 0;
	if (text_is_utf8(text, length) && memchr(text, '\0', length) == NULL && memmem(text, length, "\\u0000", 6) == NULL) {
		return true;
	}
	size_t at = bad_byte(text, length);
	if (at == length) {
		return true;
	}
	const char *key = key_of_byte(c, text, at, &depth);
	ctx_fail(c, ERROR_INVALID, "%s (byte %zu of the line)",
	         text[at] == '\0' || text[at] == 'u' ? "the text holds a NUL" : "the text is not UTF-8", at + 1);
	return key != NULL && ctx_within(c, "%s\"%s\": ", depth > 1 ? "field " : "", key);
}

bool entry_read(struct ctx *c, const char *text, size_t length, const struct entry_line **ret)
{
	json_t *object = NULL;
	if (length > LIMIT_ENTRY_LINE) {
		return ctx_fail(c, ERROR_INVALID, "the line is longer than %d bytes", (int)LIMIT_ENTRY_LINE);
	}
	if (!check_bytes(c, text, length) || !json_read(c, text, length, &object)) {
		return false;
	}
	json_keep(c->arena, object); /* the line holds on to parts of it */
	return entry_read_json(c, object, ret);
}
