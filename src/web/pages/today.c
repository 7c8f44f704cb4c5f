/* Today: which of its pages somebody gets, by their post at this home. */
#include "web/today.h"

static bool answers_for_home(const struct page *p, const struct on_shifts *shifts)
{
	bool in_charge =
		page_has_role(p, ROLE_REGISTERED_MANAGER) || page_has_role(p, ROLE_PERSON_IN_CHARGE) ||
		page_has_role(p, ROLE_RESPONSIBLE_INDIVIDUAL) || page_has_role(p, ROLE_PROVIDER);
	return in_charge || (page_has_role(p, ROLE_DEPUTY) && instant_is_none(shifts->mine_until));
}

static bool show(struct page *p)
{
	struct today t = {.p = p};
	if (!page_at_home(p, p->request->part[0])) {
		return false;
	}
	p->frame.tab = TAB_TODAY;
	if (!on_shift_read(p, false, &t.shifts)) {
		return false;
	}
	if (answers_for_home(p, &t.shifts)) {
		return today_manager(&t);
	}
	return page_has_role(p, ROLE_CARE_STAFF) || page_has_role(p, ROLE_SHIFT_LEADER) ||
	               page_has_role(p, ROLE_DEPUTY)
	           ? today_shift(&t)
	           : today_calm(&t);
}

bool page_today(struct ctx *c, struct site *site, const struct request *request,
                struct reply *reply)
{
	return page_run(c, site, request, reply, show);
}
