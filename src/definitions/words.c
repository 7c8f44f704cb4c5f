/* The words that definition files use for roles, types of fields, forces and shapes: one table each. */
#include "definitions/definitions.h"

#include <string.h>

static const char *const ROLES[ROLE__COUNT] = {
	[ROLE_NONE] = "",
	[ROLE_CARE_STAFF] = "care staff",
	[ROLE_SHIFT_LEADER] = "shift leader",
	[ROLE_DEPUTY] = "deputy",
	[ROLE_KEY_WORKER] = "key worker",
	[ROLE_NIGHT_STAFF] = "night staff",
	[ROLE_ADMINISTRATOR] = "administrator",
	[ROLE_HUMAN_RESOURCES] = "human resources",
	[ROLE_REGISTERED_MANAGER] = "registered manager",
	[ROLE_RESPONSIBLE_INDIVIDUAL] = "responsible individual",
	[ROLE_PROVIDER] = "provider",
	[ROLE_AUTHORISED_PERSON] = "authorised person",
	[ROLE_PERSON_IN_CHARGE] = "person in charge",
	[ROLE_INDEPENDENT_PERSON] = "independent person",
	[ROLE_AUTHOR] = "author",
	[ROLE_STAFF_MEMBER] = "staff member",
	[ROLE_CHILD] = "child",
	[ROLE_FIELD] = "",
};

static const char *const FIELD_TYPES[FIELD__COUNT] = {
	[FIELD_TEXT] = "text",           [FIELD_YES_NO] = "yes-no", [FIELD_CHOICE] = "choice",
	[FIELD_NUMBER] = "number",       [FIELD_DATE] = "date",     [FIELD_INSTANT] = "instant",
	[FIELD_DURATION] = "duration",   [FIELD_LINK] = "link",     [FIELD_PARTY] = "party",
	[FIELD_PROVISION] = "provision", [FIELD_FILE] = "file",     [FIELD_TABLE] = "table",
};

static const char *const FORCES[FORCE__COUNT] = {
	[FORCE_LAW] = "law",
	[FORCE_GUIDE] = "guide",
	[FORCE_OTHER_GUIDANCE] = "other-guidance",
	[FORCE_OFSTED] = "ofsted",
	[FORCE_OTHER_BODY] = "other-body",
	[FORCE_PROTOCOL] = "protocol",
	[FORCE_OWN_STANDARD] = "own-standard",
};

static const char *const SHAPES[SHAPE__COUNT] = {
	[SHAPE_EVENT] = "event", [SHAPE_PERIOD] = "period", [SHAPE_ON_FILE] = "on-file",
	[SHAPE_CHECK] = "check", [SHAPE_LADDER] = "ladder",
};

const char *role_word(enum role role)
{
	return ROLES[role];
}

static bool same_words(const char *a, const char *b)
{
	for (; *a && *b; a++, b++) {
		if (*a != *b && !(*a == ' ' && *b == '-')) {
			return false;
		}
	}
	return *a == *b;
}

enum role role_find(const char *word)
{
	for (int role = ROLE_NONE + 1; role < ROLE__COUNT; role++) {
		if (*ROLES[role] && same_words(ROLES[role], word)) {
			return (enum role)role;
		}
	}
	return ROLE_NONE;
}

const char *field_type_word(enum field_type type)
{
	return FIELD_TYPES[type];
}

const char *force_word(enum force force)
{
	return FORCES[force];
}

const char *shape_word(enum shape shape)
{
	return SHAPES[shape];
}
