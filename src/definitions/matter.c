/*
 * A checklist's questions: the provision that wants something on file, whose it is to supply, under which word it is
 * chased. And, in any form, whether a question is asked of this child, home or member of staff at all.
 */
#include "definitions/matter.h"

#include "definitions/names.h"

static const char *const KEYS[] = {"law", "supplied by", "paper"};
enum { KEY_COUNT = sizeof KEYS / sizeof *KEYS };

static void refuse_keys(struct build *b, const struct yaml *map)
{
	for (size_t i = 0; i < KEY_COUNT; i++) {
		const struct yaml_pair *pair = yaml_pair(map, KEYS[i]);
		if (pair) {
			problems_add(b->problems, pair->key_at, "add \"checklist: yes\" to the form",
			             "\"%s\" belongs to a checklist's question", KEYS[i]);
		}
	}
}

static symbol supplier_of(const struct language *l, struct build *b, const struct yaml *node)
{
	const struct word_list *suppliers = definitions_list(b->d, symbol_of("suppliers"));
	symbol word = symbol_of(node->text);
	for (size_t i = 0; suppliers && i < suppliers->word_count; i++) {
		if (suppliers->words[i] == word) {
			return word;
		}
	}
	problems_add(b->problems, node->at,
	             suppliers ? near_symbol(l, node->text, suppliers->words, suppliers->word_count)
	                       : NULL,
	             "\"%s\" is not in the list \"suppliers\"", node->text);
	return 0;
}

/* Whatever has the field `chases` can say that this paper is asked for; the engine reads it. */
static symbol paper_of(const struct language *l, struct build *b, const struct yaml *node)
{
	symbol chases = symbol_of("chases"), word = symbol_of(node->text);
	const struct field *last = NULL;
	bool found = false;
	for (size_t i = 0; i < b->d->type_count; i++) {
		const struct field *field = type_field(&b->d->types[i], chases);
		if (field) {
			field_is_read(l, field);
			found = found || field_has_word(field, word);
			last = field;
		}
	}
	if (!found) {
		problems_add(b->problems, node->at,
		             last ? near_symbol(l, node->text, last->of, last->of_count) : NULL,
		             "no field \"chases\" has the value \"%s\"", node->text);
	}
	return found ? word : 0;
}

void matter_read(const struct language *l, const struct scope *scope, struct build *b,
                 const struct form *form, const struct yaml *map, struct question *ret)
{
	const struct yaml *law = key_node(map, "law"), *by = key_node(map, "supplied by");
	const struct yaml *paper = key_node(map, "paper"), *applies = key_node(map, "applies if");
	ret->applies_if = applies ? condition_read(l, scope, applies) : NULL;
	if (!form->checklist) {
		refuse_keys(b, map);
		return;
	}
	if (!law || !by) {
		problems_add(b->problems, ret->at, law ? "add \"supplied by:\"" : "add \"law:\"",
		             "question \"%s\" of a checklist has no %s", ret->no,
		             law ? "\"supplied by\"" : "\"law\"");
	}
	ret->law = key_text(b, map, "law");
	ret->supplied_by = by ? supplier_of(l, b, by) : 0;
	ret->paper = paper ? paper_of(l, b, paper) : 0;
}
