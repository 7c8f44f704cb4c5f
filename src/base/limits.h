/*
 * Every bound on what somebody outside controls, on one screen. Checked before anything is allocated.
 */
#ifndef HEARTH_LIMITS_H
#define HEARTH_LIMITS_H

enum {
	LIMIT_TEXT = 20000,         /* characters of a text field without `longest` */
	LIMIT_REF = 100,            /* bytes of a record's reference */
	LIMIT_NAME = 64,            /* bytes of a name of a type, field, step, duty */
	LIMIT_ENTRY_LINE = 1 << 20, /* bytes of an entry line or a request body with one entry */
	LIMIT_ENTRY_FIELDS = 200,   /* fields in an entry */
	LIMIT_MANY = 200, /* items of a field with many: yes, rows a table entry adds, links */
	LIMIT_IMPORT_LINES = 20000000, /* lines of an import file */
	LIMIT_JSON_DEPTH = 8,
	LIMIT_DEFINITION_FILE = 1 << 20,
	LIMIT_DEFINITION_FILES = 400,
	LIMIT_CONDITION = 2000, /* bytes of a condition or clock */
	LIMIT_BRACKETS = 8,
	LIMIT_LOOKUPS = 12, /* in one condition */
	LIMIT_EACH = 200,   /* items of `each` */
	LIMIT_ERRORS_A_FILE = 50,
	LIMIT_REPORT_FILE = 16 << 20, /* an Ofsted report */
	LIMIT_REPORT_TEXT = 4 << 20,
	LIMIT_HTTP_BODY = 1 << 20,
	LIMIT_HTTP_HEADERS = 64 << 10, /* bytes of a request's first line and headers */
	LIMIT_CONNECTIONS = 400,
	LIMIT_CONNECTIONS_AN_ADDRESS = 100, /* without a trusted proxy in front */
	LIMIT_IDLE_SECONDS = 30,            /* of a connection on which nothing moves */
	LIMIT_REQUEST_SECONDS = 60,         /* until a request has come in whole, however slowly it moves */
	LIMIT_REPLY_SECONDS = 120,          /* until the reply has gone out whole */
	LIMIT_SIGN_INS = 2,                 /* passwords hashed at once: 64 MB each */
	LIMIT_SIGN_INS_WAITING = 8,         /* behind them; the next one is asked to come back */
	LIMIT_ACCOUNT_NAME = 64,
	LIMIT_PASSWORD_LEAST = 12,          /* characters */
	LIMIT_PASSWORD = 200,
	LIMIT_DRAFTS = 60,                  /* a person's */
	LIMIT_DRAFT_BYTES = 256 << 10,      /* of a draft's answers */
	LIMIT_DRAFT_ADDRESS = 500,
	LIMIT_WRITE_BATCH = 256, /* entries in one commit */
	LIMIT_WAKES_A_COMMIT = 200,
	LIMIT_FILED = 20, /* records named beside an item of a checklist; the rest are counted */
};

#endif
