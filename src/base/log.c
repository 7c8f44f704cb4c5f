/* One line an event on standard error. A line leaves in one write(), so lines of several threads never mix. */
#include "base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LINE_MOST = 4096 };

static _Atomic enum log_level threshold = LOG_LEVEL_INFO;

void log_set_level(enum log_level least)
{
	threshold = least;
}

/* Appends what is safe to print: control characters become \n or \x07, so that no text can forge a line. */
static size_t put_visible(char *line, size_t at, const char *text)
{
	for (; *text != '\0' && at < LINE_MOST - 8; text++) {
		unsigned char ch = (unsigned char)*text;
		if (ch == '\n') {
			line[at++] = '\\';
			line[at++] = 'n';
		} else if (ch < 0x20 || ch == 0x7f) {
			at += (size_t)snprintf(line + at, LINE_MOST - at, "\\x%02x", ch);
		} else {
			line[at++] = (char)ch;
		}
	}
	return at;
}

static size_t put_time(char *line)
{
	time_t now = time(NULL);
	struct tm utc;
	gmtime_r(&now, &utc);
	return strftime(line, LINE_MOST, "%Y-%m-%dT%H:%M:%SZ ", &utc);
}

void log_line(enum log_level level, const char *request, const char *format, ...)
{
	static const char *const words[] = {"info ", "warning ", "error "};
	if (level < threshold || level >= LOG_LEVEL_QUIET) {
		return;
	}
	char text[LINE_MOST], line[LINE_MOST];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	size_t at = put_time(line);
	at = put_visible(line, at, words[level]);
	if (request != NULL) {
		at = put_visible(line, at, request);
		line[at++] = ' ';
	}
	at = put_visible(line, at, text);
	line[at++] = '\n';
	/* A log that cannot be written must not stop the work it tells of. */
	if (write(STDERR_FILENO, line, at) < 0) {
		return;
	}
}
