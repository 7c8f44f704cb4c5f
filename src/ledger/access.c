/* Who may read what, and that it was read. */
#include "ledger/access.h"

#include "base/ctx.h"
#include "ledger/people.h"
#include "ledger/rows.h"
#include "store/store.h"

/* Anybody who works for the provider now; a child reads what is about them. */
static bool works_here(const struct reader *reader, const struct record *record)
{
	return reader->roles != 0 || record->subject == reader->person;
}

bool access_open(struct ctx *c, struct store *s, const struct reader *reader, const struct record *record)
{
	bool may = reader->everything ||
	           (works_here(reader, record) && !record_concerns(record, reader->person, INSTANT_NEVER));
	if (!may) {
		return ctx_fail(c, ERROR_NOT_FOUND, "there is no such record");
	}
	store_note_read(s, LEDGER_PROVIDER, reader->person, record->subject, record->no, c->now.s);
	return true;
}

bool access_open_subject(struct ctx *c, struct store *s, const struct reader *reader, record_no subject)
{
	if (!reader->everything && reader->roles == 0 && reader->person != subject) {
		return ctx_fail(c, ERROR_NOT_FOUND, "there is no such page");
	}
	store_note_read(s, LEDGER_PROVIDER, reader->person, subject, subject, c->now.s);
	return true;
}
