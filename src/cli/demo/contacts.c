/* The people around a child, and notifications to those outside. */
#include <string.h>

#include "cli/demo/inside.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))

/* A number from the ranges kept for drama, the same for the same child and post. */
static const char *drama_number(struct house *h, const struct child *k, uint32_t post, bool mobile)
{
	uint32_t n = lot(h->seed + k->seed, (uint32_t)k->born.day, post, 300);
	return mobile ? words(h, "07700 900%03u", 600 + n) : words(h, "01632 960%03u", 400 + n);
}

/* NULL for the name: the child's own social worker. */
static const struct contact {
	const char *role, *name, *organisation, *address;
	bool mobile;
} contacts[] = {
	{"placing-authority", "Children's services, duty team", "{authority}",
     "Civic Centre, Market Street, {town}", false},
	{"social-worker", NULL, "{authority}", "Civic Centre, Market Street, {town}", true},
	{"iro", "Gillian Stroud", "{authority}, reviewing service",
     "Civic Centre, Market Street, {town}", false},
	{"school", "{school}", "{school}", "School Lane, {town}", false},
	{"headteacher", "Dr Alan Whitby", "{school}", "School Lane, {town}", false},
	{"designated-teacher", "{teacher}", "{school}", "School Lane, {town}", false},
	{"form-tutor", "Mr Castell", "{school}", "School Lane, {town}", false},
	{"gp", "Dr Elm", "Rookery Surgery", "Rookery Surgery, 1 Rook Street, {town}", false},
	{"dentist", "Mrs Achebe-Lunn", "Bridge Dental Practice", "12 Bridge Street, {town}", false},
	{"looked-after-nurse", "Shona Brice", "Thorn Valley community health",
     "Health Centre, Mill Road, {town}", true},
	{"advocate", "Wesley Grant", "Speak Up Advocacy", "Old Library, High Street, {town}", true},
	{"police-missing-coordinator", "Sergeant Ivy Marlowe", "Thorn Valley Police",
     "Police Station, Castle Road, {town}", false},
};

/* {authority} is no place of the sentences: whoever placed the child, by an invented name. */
static const char *with_authority(struct house *h, struct child *k, const char *text)
{
	const char *at = strstr(text, "{authority}");
	if (at == NULL) {
		return tell(h, k, NULL, text);
	}
	const char *name = k->is->far ? "Quennell Children's Trust" : words(h, "%s Council", h->town);
	return words(h, "%.*s%s%s", (int)(at - text), text, name, at + strlen("{authority}"));
}

void child_contacts(struct house *h, struct child *k, struct instant at)
{
	const char *by = deputy_of(h)->by;
	for (int i = 0; i < COUNT(contacts); i++) {
		const struct contact *o = &contacts[i];
		writes(h, writing(h, k, later(at, i)), "contact-person", "contact", k->subject, by,
		       FIELDS(TEXT("role", o->role),
		              TEXT("name", o->name == NULL ? k->is->worker : tell(h, k, NULL, o->name)),
		              TEXT("organisation", with_authority(h, k, o->organisation)),
		              TEXT("address", tell(h, k, NULL, o->address)),
		              TEXT("phone", drama_number(h, k, (uint32_t)i, false)),
		              TEXT("mobile", o->mobile ? drama_number(h, k, (uint32_t)i, true) : NULL),
		              YES("key_person", i != 0 && i != 3 && i != 7 && i != 8),
		              ON("from", k->came.day < instant_day(at).day ? k->came : instant_day(at))));
	}
	writes(h, writing(h, k, later(at, COUNT(contacts))), "contact-person", "contact", k->subject,
	       by,
	       FIELDS(TEXT("role", "parent"), TEXT("name", k->is->fam_name),
	              TEXT("address", k->is->fam_street), TEXT("phone", k->is->fam_phone),
	              TEXT("religion", "None given"), YES("key_person", true),
	              ON("from", instant_day(at))));
}

/* ---- telling those outside ---- */

static void placing_rung(struct house *h, const struct notice *n, const char *ref, const char *by)
{
	struct instant at = later(n->at, between(&h->random, 8, 90));
	steps(h, at, ref, "follow", by,
	      FIELDS(AT("acknowledged_at", later(n->at, 5)), AT("placing_contacted_at", at)));
}

void notify(struct house *h, const struct notice *n)
{
	struct worker *who = in_charge(h, instant_day(n->at));
	bool move = strncmp(n->basis, "reg41", 5) == 0,
		 s20 = n->child != NULL && strcmp(n->child->is->provision, "s20") == 0;
	struct ref ref =
		writes(h, later(n->at, -18), "notification", "notice",
	           n->child == NULL ? h->subject : n->child->subject, who->by,
	           FIELDS(LISTED("basis", n->basis), LISTED("event_ref", n->event),
	                  TEXT("recipient", n->recipient), TEXT("matter", n->matter),
	                  TEXT("others_notified",
	                       n->others == NULL ? "Nobody else has to be told" : n->others),
	                  TEXT("actions_taken", n->actions),
	                  LISTED("children", n->child == NULL ? NULL : n->child->ref.text),
	                  TEXT("accommodated_under", !move ? NULL
	                                             : s20 ? "s20"
	                                                   : "none-of-these"),
	                  TEXT("care_or_supervision_order", !move ? NULL
	                                                    : s20 ? "none"
	                                                          : "care-order"),
	                  TEXT("placing_authority_contact", move ? "Duty team, 01632 960480" : NULL),
	                  TEXT("iro_contact", move ? "Gillian Stroud, 01632 960481" : NULL),
	                  TEXT("ehc_plan", !move               ? NULL
	                                   : n->child->is->ehc ? "ehc-plan"
	                                                       : "none"),
	                  TEXT("ehc_authority", move && n->child->is->ehc ? "other" : NULL)));
	steps(h, n->at, ref.text, "send", who->by,
	      FIELDS(AT("sent_at", n->at), TEXT("sent_by", who->ref.text),
	             TEXT("reference", words(h, "N-%s", ref.text))));
	if (strncmp(n->basis, "reg40", 5) == 0 && strcmp(n->recipient, "hmci") == 0 &&
	    !n->late_contact) {
		placing_rung(h, n, ref.text, who->by);
	}
}
