/* What to tell the police: the newest missing profile, as far as it is filled in. */
#include "web/missing_gathered.h"

static const struct {
	const char *label;
	const char *fields[4];
} police_facts[] = {
	{"Health", {"health", "medication"}},
	{"Looks like", {"height", "build", "hair", "features"}},
	{"Phone", {"phone_number", "phone_make"}},
	{"Might be at", {"locations"}},
	{"Found before", {"places_found"}},
	{"Before", {"previous_episodes"}},
	{"Worried about", {"associates"}},
	{"Orders", {"care_order"}},
	{"Social worker", {"social_worker"}},
};

static const char *joined_facts(const struct told *profile, const char *const *fields)
{
	struct buf all = {.arena = profile->p->c->arena};
	for (size_t i = 0; i < 4 && fields[i] != NULL; i++) {
		const char *words = told_says(profile, fields[i]);
		if (*words != '\0' && !text_starts(words, "Not answered")) {
			buf_printf(&all, "%s%s", all.length == 0 ? "" : ", ", words);
		}
	}
	return buf_text(&all);
}

static bool newest(struct page *p, record_no subject, const char *type, const struct record **ret)
{
	const struct listing l = {.subject = subject, .type = symbol_of(type), .most = 1};
	const struct listed *list = NULL;
	size_t count = 0;
	*ret = NULL;
	if (!page_list(p, &l, &list, &count)) {
		return false;
	}
	*ret = count == 0 ? NULL : page_record(p, list[0].no);
	return *ret == NULL || (*ret)->kind == NULL || access_open(p->c, hearth_store(p->site->hearth), &p->reader, *ret);
}

bool gather_police(struct gathered *g)
{
	struct page *p = g->v->p;
	struct missing_view *v = g->v;
	struct fact_line *list = ARENA_ARRAY(p->c->arena, FACTS_MOST, struct fact_line);
	const struct record *profile = NULL;
	struct told told;
	const char *wearing = told_says(v->told, "last_seen");
	if (*wearing != '\0') {
		list[v->police_count++] = (struct fact_line){.label = "Last seen, wearing", .says = wearing};
	}
	v->police = list;
	if (!newest(p, v->told->r->subject, "missing-profile", &profile) || profile == NULL || !told_of(p, profile, INSTANT_NEVER, &told)) {
		return p->c->error == ERROR_NONE;
	}
	v->profile_href = writing_record_href(p, profile->ref);
	v->profile_when = words_short_day(p->c->arena, when_start(record_happened(profile, INSTANT_NEVER)));
	for (size_t i = 0; i < sizeof police_facts / sizeof police_facts[0]; i++) {
		const char *says = joined_facts(&told, police_facts[i].fields);
		if (*says != '\0') {
			list[v->police_count++] = (struct fact_line){.label = police_facts[i].label, .says = says};
		}
	}
	v->helps = told_says(&told, "habits");
	v->helps_when = arena_printf(p->c->arena, "From the missing profile, %s", v->profile_when);
	return true;
}
