/*
 * Checks of forms: "8b is at most 8a", "rows of 25 is 9b", "34.2 plus 34.3 is at most 34.1". Their words are numbers of
 * questions and titles of columns, so they are read by looking for what the form has, longest first.
 */
#include "definitions/form_checks.h"

#include <string.h>

#include "base/text.h"
#include "definitions/tokens.h"

struct scan {
	struct build *b;
	const struct form *form;
	const struct yaml *source;
	const char *p;
	bool failed;
};

static bool fail(struct scan *s, const char *at, size_t length, const char *message)
{
	if (!s->failed) {
		size_t offset = (size_t)(at - s->source->text);
		problems_add(s->b->problems, yaml_place(s->source, offset, length), NULL, "%s", message);
	}
	s->failed = true;
	return false;
}

static bool ends_word(char ch)
{
	return ch == '\0' || ch == ' ' || ch == '\n';
}

static void skip_blanks(struct scan *s)
{
	while (*s->p == ' ' || *s->p == '\n') {
		s->p++;
	}
}

/* Takes the words if they come next and a word ends after them. */
static bool takes(struct scan *s, const char *words)
{
	skip_blanks(s);
	size_t length = strlen(words);
	if (strncmp(s->p, words, length) != 0 || !ends_word(s->p[length])) {
		return false;
	}
	s->p += length;
	return true;
}

/* ── terms ─────────────────────────────────────────────────────────────────────────────────────────────────── */

static const struct question *longest_question(const struct scan *s, bool with_column)
{
	const struct question *found = NULL;
	for (size_t i = 0; i < s->form->section_count; i++) {
		const struct section *section = &s->form->sections[i];
		for (size_t k = 0; k < section->question_count; k++) {
			const struct question *question = &section->questions[k];
			size_t length = strlen(question->no);
			bool fits = strncmp(s->p, question->no, length) == 0;
			char after = fits ? s->p[length] : 'x';
			if (fits && (with_column ? after == '.' : ends_word(after)) &&
			    (!found || length > strlen(found->no))) {
				found = question;
			}
		}
	}
	return found;
}

static const struct column *longest_column(const struct question *question, const char *text)
{
	const struct column *found = NULL;
	for (size_t i = 0; i < question->column_count; i++) {
		size_t length = strlen(question->columns[i].title);
		if (strncmp(text, question->columns[i].title, length) == 0 && ends_word(text[length]) &&
		    (!found || length > strlen(found->title))) {
			found = &question->columns[i];
		}
	}
	return found;
}

static bool read_column(struct scan *s, struct check_term *term)
{
	const struct question *question = longest_question(s, true);
	const char *from = s->p;
	if (!question) {
		size_t length = strcspn(from, " ");
		return fail(s, from, length,
		            arena_printf(s->b->scratch, "there is no question \"%s\" in this form",
		                         arena_copy_n(s->b->scratch, from, length)));
	}
	const char *title = from + strlen(question->no) + 1;
	term->column = longest_column(question, title);
	term->question = question;
	if (!term->column) {
		return fail(s, title, strcspn(title, " "),
		            arena_printf(s->b->scratch, "question %s has no such column", question->no));
	}
	s->p = title + strlen(term->column->title);
	return true;
}

static bool read_number(struct scan *s, struct check_term *term)
{
	size_t length = strcspn(s->p, " \n");
	const char *text = arena_copy_n(s->b->scratch, s->p, length);
	if (!hundredths_parse(text, &term->number)) {
		return false;
	}
	term->kind = TERM_NUMBER;
	s->p += length;
	return true;
}

static bool read_term(struct scan *s, struct check_term *term)
{
	bool rows = takes(s, "rows of"), total = !rows && takes(s, "total of");
	skip_blanks(s);
	const struct question *question = total ? NULL : longest_question(s, false);
	if (question) {
		term->kind = rows ? TERM_ROWS : TERM_ANSWER;
		term->question = question;
		s->p += strlen(question->no);
		if (rows && !question->table) {
			return fail(s, s->p - strlen(question->no), strlen(question->no),
			            "this question is no table");
		}
		return true;
	}
	if (!rows && !total && read_number(s, term)) {
		return true;
	}
	term->kind = total ? TERM_TOTAL : TERM_COLUMN;
	return read_column(s, term);
}

static bool read_sum(struct scan *s, struct check_sum *sum)
{
	do {
		if (sum->count == LIMIT_CHECK_TERMS) {
			return fail(s, s->p, 1, "too many parts in one sum");
		}
		if (!read_term(s, &sum->terms[sum->count])) {
			return false;
		}
		sum->count++;
	} while (takes(s, "plus"));
	return true;
}

/* ── tests ─────────────────────────────────────────────────────────────────────────────────────────────────── */

static const struct {
	const char *words;
	enum check_verb verb;
	bool alone; /* nothing follows */
} VERBS[] = {
	{"at least", CHECK_AT_LEAST, false},
	{"at most", CHECK_AT_MOST, false},
	{"more than", CHECK_MORE, false},
	{"less than", CHECK_LESS, false},
	{"yes", CHECK_YES, true},
	{"no", CHECK_NO, true},
	{"filled", CHECK_FILLED, true},
	{"after now", CHECK_AFTER_NOW, true},
};

static bool read_test(struct scan *s, struct check_test *test)
{
	if (!read_sum(s, &test->left)) {
		return false;
	}
	if (!takes(s, "is")) {
		return fail(s, s->p, strcspn(s->p, " "), "\"is\" was expected here");
	}
	test->negated = takes(s, "not");
	for (size_t i = 0; i < sizeof VERBS / sizeof *VERBS; i++) {
		if (takes(s, VERBS[i].words)) {
			test->verb = VERBS[i].verb;
			return VERBS[i].alone || read_sum(s, &test->right);
		}
	}
	test->verb = CHECK_IS;
	return read_sum(s, &test->right);
}

bool form_check_read(struct build *b, const struct form *form, const struct yaml *source,
                     struct form_check *ret)
{
	struct scan s = {.b = b, .form = form, .source = source, .p = source->text};
	struct check_test *tests = NULL;
	*ret = (struct form_check){.tests = NULL};
	do {
		tests = arena_grow(b->arena, tests, ret->test_count, ret->test_count + 1, sizeof *tests);
		if (!read_test(&s, &tests[ret->test_count])) {
			return fail(&s, s.p, 1, "this is not understood");
		}
		ret->test_count++;
	} while (takes(&s, "or"));
	ret->tests = tests;
	skip_blanks(&s);
	return *s.p == '\0' || fail(&s, s.p, strlen(s.p), "this is not understood");
}
