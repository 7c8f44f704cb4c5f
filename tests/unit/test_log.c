/* Lines of the log: src/base/log.c. */
#include "base/log.h"

#include <unistd.h>

#include "unit.h"

static char captured[20000];

/* What standard error gets while `write_lines` runs. */
static const char *capture(void (*write_lines)(void))
{
	FILE *file = tmpfile();
	int kept = dup(STDERR_FILENO);
	fflush(stderr);
	dup2(fileno(file), STDERR_FILENO);
	write_lines();
	dup2(kept, STDERR_FILENO);
	close(kept);
	rewind(file);
	captured[fread(captured, 1, sizeof captured - 1, file)] = '\0';
	fclose(file);
	return captured;
}

static void write_one(void)
{
	log_line(LOG_LEVEL_WARNING, "r-7", "%d entries waited", 3);
}

static void write_forged(void)
{
	log_line(LOG_LEVEL_INFO, NULL, "name %s", "a\n2025 error forged\x1b[31m\r");
}

static void write_long(void)
{
	log_line(LOG_LEVEL_INFO, NULL, "%8000d", 1);
	log_line(LOG_LEVEL_INFO, NULL, "%s", "next");
}

static void write_below_the_level(void)
{
	log_set_level(LOG_LEVEL_ERROR);
	log_line(LOG_LEVEL_WARNING, NULL, "unseen");
	log_line(LOG_LEVEL_ERROR, NULL, "seen");
	log_set_level(LOG_LEVEL_QUIET);
	log_line(LOG_LEVEL_ERROR, NULL, "unseen");
	log_set_level(LOG_LEVEL_INFO);
}

static size_t count_lines(const char *text)
{
	size_t lines = 0;
	for (; *text != '\0'; text++) {
		lines += *text == '\n';
	}
	return lines;
}

TEST(a_line_has_time_level_request_and_words)
{
	const char *line = capture(write_one);
	assert_int_equal(line[10], 'T');
	assert_text(line + strlen("2025-03-29T15:00:00Z "), "warning r-7 3 entries waited\n");
}

TEST(no_text_can_forge_a_line)
{
	const char *line = capture(write_forged);
	assert_text(line + strlen("2025-03-29T15:00:00Z "),
	            "info name a\\n2025 error forged\\x1b[31m\\x0d\n");
}

TEST(a_long_line_is_cut_and_the_next_stands_alone)
{
	const char *lines = capture(write_long);
	assert_int_equal(count_lines(lines), 2);
	assert_true(strlen(lines) < 4096 + 100);
	assert_non_null(strstr(lines, "Z info next\n"));
}

TEST(lines_below_the_level_are_not_written)
{
	const char *lines = capture(write_below_the_level);
	assert_int_equal(count_lines(lines), 1);
	assert_non_null(strstr(lines, "Z error seen\n"));
}

RUN(T(a_line_has_time_level_request_and_words), T(no_text_can_forge_a_line),
    T(a_long_line_is_cut_and_the_next_stands_alone), T(lines_below_the_level_are_not_written))
