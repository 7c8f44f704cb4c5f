/* Forms: one file each below forms/. */
#include "definitions/form.h"

#include <string.h>

#include "base/text.h"
#include "definitions/answers.h"
#include "definitions/build.h"
#include "definitions/form_checks.h"
#include "definitions/matter.h"

static const struct key FORM_KEYS[] = {
	{"form", KEY_TEXT, true, NULL},    {"title", KEY_TEXT, true, NULL},
	{"version", KEY_TEXT, true, NULL}, {"source", KEY_TEXT, true, NULL},
	{"subject", KEY_TEXT, true, NULL}, {"from", KEY_TEXT, true, NULL},
	{"periods", KEY_LIST, true, NULL}, {"sections", KEY_LIST, true, NULL},
	{"checks", KEY_LIST, false, NULL}, {"checklist", KEY_TEXT, false, NULL},
};
static const struct key PERIOD_KEYS[] = {
	{"period", KEY_TEXT, true, NULL},
	{"title", KEY_TEXT, true, NULL},
	{"from", KEY_TEXT, true, NULL},
	{"to", KEY_TEXT, true, NULL},
};
static const struct key SECTION_KEYS[] = {
	{"section", KEY_TEXT, true, NULL},
	{"title", KEY_TEXT, true, NULL},
	{"shown if", KEY_TEXT, false, NULL},
	{"questions", KEY_ANY, true, NULL},
};
static const struct key QUESTION_KEYS[] = {
	{"no", KEY_TEXT, true, NULL},          {"ask", KEY_TEXT, true, NULL},
	{"period", KEY_TEXT, true, NULL},      {"how", KEY_TEXT, true, NULL},
	{"answer", KEY_TEXT, false, NULL},     {"one row for", KEY_TEXT, false, NULL},
	{"columns", KEY_LIST, false, NULL},    {"split by", KEY_TEXT, false, NULL},
	{"blocked if", KEY_TEXT, false, NULL}, {"note", KEY_TEXT, false, NULL},
	{"law", KEY_TEXT, false, NULL},        {"supplied by", KEY_TEXT, false, NULL},
	{"paper", KEY_TEXT, false, NULL},      {"applies if", KEY_TEXT, false, NULL},
};
static const struct key COLUMN_KEYS[] = {
	{"column", KEY_TEXT, true, NULL},
	{"answer", KEY_TEXT, true, NULL},
};
static const struct key CHECK_KEYS[] = {
	{"check", KEY_TEXT, true, NULL},
	{"say", KEY_TEXT, true, NULL},
};
#define CHECK_KEYS_OF(b, map, what, keys)                                                          \
	keys_check((b), (map), (what), (keys), sizeof(keys) / sizeof *(keys))

static const char *const HOWS[HOW__COUNT] = {[HOW_COMPUTED] = "computed",
                                             [HOW_DRAFTED] = "drafted",
                                             [HOW_CONFIRMED] = "confirmed",
                                             [HOW_TYPED] = "typed"};

const struct question *form_question(const struct form *form, const char *no)
{
	for (size_t i = 0; i < form->section_count; i++) {
		for (size_t k = 0; k < form->sections[i].question_count; k++) {
			if (strcmp(form->sections[i].questions[k].no, no) == 0) {
				return &form->sections[i].questions[k];
			}
		}
	}
	return NULL;
}

static size_t list_length(const struct yaml *list)
{
	return list && list->kind == YAML_LIST ? list->count : 0;
}

/* ── declaring ─────────────────────────────────────────────────────────────────────────────────────────────── */

static void declare(struct build *b, size_t file, struct form *form)
{
	const struct yaml *root = b->roots[file];
	/* A file that cannot be read still names its form. */
	const char *base = b->files[file].name + strlen("forms/");
	symbol name = root && root->kind == YAML_MAP
	                  ? name_of(b, key_node(root, "form"), NAME_WORD, "form")
	                  : symbol_of_n(base, strcspn(base, "."));
	if (root) {
		CHECK_KEYS_OF(b, root, "form", FORM_KEYS);
	}
	if (!name) {
		return;
	}
	if (!index_add(b->index, NAMED_FORM, name, b->d->form_count)) {
		problems_add(b->problems, key_node(root, "form")->at, NULL,
		             "there is a form \"%s\" already", symbol_word(name));
		return;
	}
	if (root && !text_is(base, arena_printf(b->scratch, "%s.yaml", symbol_word(name)))) {
		problems_add(b->problems, key_node(root, "form")->at,
		             arena_printf(b->scratch, "call the file %s.yaml", symbol_word(name)),
		             "form \"%s\" stands in %s", symbol_word(name), b->files[file].name);
		symbol meant = symbol_of_n(base, strcspn(base, ".")); /* others name it so */
		index_add(b->index, NAMED_FORM, meant, b->d->form_count);
	}
	form->name = name;
	b->forms[b->d->form_count] = form;
	b->form_roots[b->d->form_count++] = root;
}

void forms_declare(struct build *b)
{
	struct form *forms = ARENA_ARRAY(b->arena, b->file_count + 1, struct form);
	b->forms = ARENA_ARRAY(b->arena, b->file_count + 1, const struct form *);
	b->form_roots = ARENA_ARRAY(b->scratch, b->file_count + 1, const struct yaml *);
	b->d->forms = b->forms;
	for (size_t i = 0; i < b->file_count; i++) {
		if (b->kinds[i] == FILE_FORM) {
			declare(b, i, &forms[i]);
		}
	}
}

/* ── one form ──────────────────────────────────────────────────────────────────────────────────────────────── */

struct making {
	struct build *b;
	struct language l;
	struct form *form;
	struct scope scope; /* of the form's subject */
};

static enum subject_kind subject_named(const char *word)
{
	return strcmp(word, "child") == 0   ? SUBJECT_CHILD
	       : strcmp(word, "staff") == 0 ? SUBJECT_STAFF
	       : strcmp(word, "home") == 0  ? SUBJECT_HOME
	                                    : 0;
}

static void read_subject(struct making *m, const struct yaml *node)
{
	const struct record_type **types = ARENA_ARRAY(m->b->scratch, 1, const struct record_type *);
	if (node && !subject_named(node->text)) {
		problems_add(m->b->problems, node->at, NULL,
		             "a form is about the home, a child or a member of staff, not \"%s\"",
		             node->text);
		node = NULL;
	}
	m->form->subject = node ? subject_named(node->text) : SUBJECT_HOME;
	types[0] = node ? index_type(m->b->d, symbol_of(node->text)) : NULL;
	m->scope = (struct scope){.types = types, .type_count = types[0] ? 1 : 0, .unknown = !types[0]};
}

static void read_periods(struct making *m, const struct yaml *list)
{
	struct build *b = m->b;
	struct form_period *all = ARENA_ARRAY(b->arena, list_length(list) + 1, struct form_period);
	m->form->periods = all;
	for (size_t i = 0; i < list_length(list); i++) {
		const struct yaml *map = list->items[i];
		struct form_period *period = &all[m->form->period_count];
		if (!CHECK_KEYS_OF(b, map, "period", PERIOD_KEYS)) {
			continue;
		}
		const struct yaml *from = key_node(map, "from"), *to = key_node(map, "to");
		period->name = name_of(b, key_node(map, "period"), NAME_PERIOD, "period");
		period->title = key_text(b, map, "title");
		period->from = from ? time_read(&m->l, &m->scope, from) : NULL;
		period->to = to ? time_read(&m->l, &m->scope, to) : NULL;
		period->at = map->at;
		m->form->period_count += period->name != 0;
	}
}

static const struct form_period *find_period(struct making *m, const struct yaml *node)
{
	const char **names = ARENA_ARRAY(m->b->scratch, m->form->period_count + 1, const char *);
	for (size_t i = 0; node && i < m->form->period_count; i++) {
		names[i] = symbol_word(m->form->periods[i].name);
		if (strcmp(names[i], node->text) == 0) {
			return &m->form->periods[i];
		}
	}
	if (node) {
		problems_add(m->b->problems, node->at,
		             did_you_mean(m->b->scratch, node->text, names, m->form->period_count),
		             "this form has no period \"%s\"", node->text);
	}
	return NULL;
}

static enum how read_how(struct making *m, const struct yaml *node)
{
	for (int how = 0; node && how < HOW__COUNT; how++) {
		if (strcmp(HOWS[how], node->text) == 0) {
			return (enum how)how;
		}
	}
	if (node) {
		problems_add(m->b->problems, node->at,
		             did_you_mean(m->b->scratch, node->text, HOWS, HOW__COUNT),
		             "\"%s\" is not a way to answer", node->text);
	}
	return HOW_COMPUTED;
}

static void read_columns(struct making *m, const struct yaml *list, struct question *question)
{
	struct build *b = m->b;
	struct scope row = row_scope(&m->l, question);
	struct column *all = ARENA_ARRAY(b->arena, list_length(list) + 1, struct column);
	question->columns = all;
	for (size_t i = 0; i < list_length(list); i++) {
		const struct yaml *map = list->items[i];
		const struct yaml *title = key_node(map, "column"), *answer = key_node(map, "answer");
		if (CHECK_KEYS_OF(b, map, "column", COLUMN_KEYS) && title && answer) {
			all[question->column_count++] = (struct column){
				arena_copy(b->arena, title->text), answer_read(&m->l, &row, answer), title->at};
		}
	}
}

static void read_table(struct making *m, const struct yaml *map, struct question *question)
{
	const struct yaml *columns = yaml_get(map, "columns");
	if (!columns) {
		problems_add(m->b->problems, question->at, "add \"columns:\"",
		             "table \"%s\" has no columns", question->no);
	}
	if (table_read(&m->l, &m->scope, key_node(map, "one row for"), question)) {
		read_columns(m, columns, question);
	}
}

static void read_what(struct making *m, const struct yaml *map, struct question *question)
{
	const struct yaml *answer = key_node(map, "answer"), *split = key_node(map, "split by"),
					  *blocked = key_node(map, "blocked if");
	bool table = key_node(map, "one row for") != NULL;
	bool nothing = !answer && !table &&
	               question->how == HOW_TYPED; /* a person writes, with nothing shown beside */
	if ((answer != NULL) == table && !nothing) {
		problems_add(m->b->problems, question->at, NULL,
		             "question \"%s\" has either \"answer\" or \"one row for\"", question->no);
	}
	if (table) {
		read_table(m, map, question);
	} else if (answer) {
		question->answer = answer_read(&m->l, &m->scope, answer);
	}
	if (split && (question->answer || table)) {
		split_read(&m->l, &m->scope, split, question);
	}
	if (blocked) {
		question->blocked_if = condition_read(&m->l, &m->scope, blocked);
		question->blocked_text = arena_copy(m->b->arena, blocked->text);
	}
}

static bool read_question(struct making *m, const struct yaml *map, struct question *question)
{
	struct build *b = m->b;
	const struct yaml *no = key_node(map, "no");
	if (!CHECK_KEYS_OF(b, map, "question", QUESTION_KEYS) || !no) {
		return false;
	}
	if (form_question(m->form, no->text)) {
		problems_add(b->problems, no->at, NULL, "question \"%s\" stands here a second time",
		             no->text);
	}
	question->no = arena_copy(b->arena, no->text);
	question->at = no->at;
	question->ask = key_text(b, map, "ask");
	question->note = key_text(b, map, "note");
	question->period = find_period(m, key_node(map, "period"));
	question->how = read_how(m, key_node(map, "how"));
	read_what(m, map, question);
	matter_read(&m->l, &m->scope, m->b, m->form, map, question);
	return true;
}

static bool read_section(struct making *m, const struct yaml *map, struct section *section)
{
	struct build *b = m->b;
	const struct yaml *name = key_node(map, "section"), *shown = key_node(map, "shown if");
	if (!CHECK_KEYS_OF(b, map, "section", SECTION_KEYS) || !name) {
		return false;
	}
	const struct yaml *questions = yaml_get(map, "questions");
	struct question *all = ARENA_ARRAY(b->arena, list_length(questions) + 1, struct question);
	section->name = symbol_of(name->text);
	section->title = key_text(b, map, "title");
	section->shown_if = shown ? condition_read(&m->l, &m->scope, shown) : NULL;
	section->at = name->at;
	section->questions = all;
	m->form->section_count++; /* its questions are found from here on */
	for (size_t i = 0; i < list_length(questions); i++) {
		section->question_count +=
			read_question(m, questions->items[i], &all[section->question_count]);
	}
	return true;
}

static void read_checks(struct making *m, const struct yaml *list)
{
	struct build *b = m->b;
	struct form_check *all = ARENA_ARRAY(b->arena, list_length(list) + 1, struct form_check);
	m->form->checks = all;
	for (size_t i = 0; i < list_length(list); i++) {
		const struct yaml *map = list->items[i], *check = key_node(map, "check");
		struct form_check *one = &all[m->form->check_count];
		if (CHECK_KEYS_OF(b, map, "check", CHECK_KEYS) && check &&
		    form_check_read(b, m->form, check, one)) {
			one->at = check->at;
			one->text = arena_copy(b->arena, check->text);
			one->say = key_text(b, map, "say");
			m->form->check_count++;
		}
	}
}

static void read_form(struct making *m, const struct yaml *root)
{
	struct build *b = m->b;
	struct form *form = m->form;
	const struct yaml *sections = yaml_get(root, "sections");
	form->title = key_text(b, root, "title");
	form->version = key_text(b, root, "version");
	form->source = key_text(b, root, "source");
	form->from = day_of(b, key_node(root, "from"));
	form->file = arena_copy(b->arena, b->files[root->at.file].name);
	form->at = root->at;
	form->checklist = key_yes(b, root, "checklist", false);
	read_subject(m, key_node(root, "subject"));
	read_periods(m, yaml_get(root, "periods"));
	struct section *all = ARENA_ARRAY(b->arena, list_length(sections) + 1, struct section);
	form->sections = all;
	for (size_t i = 0; i < list_length(sections); i++) {
		read_section(m, sections->items[i], &all[form->section_count]);
	}
	read_checks(m, yaml_get(root, "checks"));
}

void forms_read(struct build *b)
{
	for (size_t i = 0; i < b->d->form_count; i++) {
		if (!b->form_roots[i] || b->form_roots[i]->kind != YAML_MAP) {
			continue;
		}
		/* The same form, to be written: forms were made in declare(). */
		struct form *form = ARENA_NEW(b->arena, struct form);
		form->name = b->forms[i]->name;
		b->forms[i] = form;
		struct making m = {.b = b, .l = b->language, .form = form};
		m.l.form = true;
		read_form(&m, b->form_roots[i]);
	}
}
