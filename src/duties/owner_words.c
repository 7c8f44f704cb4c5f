/* Whose an instance is, and why, in words. */
#include "base/ctx.h"
#include "base/text.h"
#include "duties/owner.h"

static const char *post_words(const struct owner *o)
{
	return o->post == ROLE_FIELD ? symbol_word(o->field) : role_word(o->post);
}

static void put_because(struct buf *out, const struct owner *o)
{
	bool by_record =
		o->post == ROLE_AUTHOR || o->post == ROLE_STAFF_MEMBER || o->post == ROLE_FIELD;
	switch (o->why) {
	case OWNED_WHY_VACANT:
		buf_printf(out, by_record ? "nobody is named as %s" : "nobody holds the post of %s",
		           post_words(o));
		break;
	case OWNED_WHY_LEFT:
		buf_printf(out, "the %s no longer works here", post_words(o));
		break;
	case OWNED_WHY_AWAY:
		buf_printf(out, "the %s is away", post_words(o));
		break;
	case OWNED_WHY_CONCERNED:
		buf_printf(out, "it is about the %s", post_words(o));
		break;
	case OWNED_WHY_HELD:
		break;
	}
}

const char *owner_because(struct ctx *c, const struct owner *o)
{
	struct buf out = {.arena = c->arena};
	put_because(&out, o);
	return buf_text(&out);
}

struct naming {
	struct ctx *c;
	const char *(*name)(struct ctx *c, void *self, record_no person);
	void *self;
};

static void put_people(struct buf *out, const struct naming *n, const record_no *people,
                       size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *name = n->name(n->c, n->self, people[i]);
		buf_put(out, i == 0 ? "" : i + 1 == count ? " or " : ", ");
		buf_put(out, name == NULL || *name == '\0' ? "somebody without a name" : name);
	}
}

static void put_standing_in(struct buf *out, const struct naming *n, const struct owner *o)
{
	if (o->why == OWNED_WHY_AWAY && o->first_count > 0) {
		buf_put(out, ", standing in for ");
		put_people(out, n, o->first, o->first_count);
		buf_put(out, o->first_count == 1 ? ", who is away" : ", who are away");
		return;
	}
	buf_put(out, ", standing in: ");
	put_because(out, o);
}

const char *owner_words(struct ctx *c, const struct owner *o,
                        const char *(*name)(struct ctx *c, void *self, record_no person),
                        void *self)
{
	const struct naming n = {c, name, self};
	struct buf out = {.arena = c->arena};
	put_people(&out, &n, o->people, o->count);
	switch (o->as) {
	case OWNED_BY_NOBODY:
		buf_put(&out, o->why == OWNED_WHY_VACANT ? "" : "nobody: ");
		put_because(&out, o);
		break;
	case OWNED_BY_STAND_IN:
		put_standing_in(&out, &n, o);
		break;
	case OWNED_BY_SENIOR:
		buf_printf(&out, ", %s: ", o->held == ROLE_NONE ? "director" : role_word(o->held));
		put_because(&out, o);
		break;
	case OWNED_BY_HOLDER:
		break;
	}
	return buf_text(&out);
}
