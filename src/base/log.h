/*
 * One line an event on standard error: time, level, request id, words. Never a personal word: callers log what
 * happened and numbers, not names or text. LOG_QUIET in tests.
 */
#ifndef HEARTH_LOG_H
#define HEARTH_LOG_H

enum log_level { LOG_LEVEL_INFO, LOG_LEVEL_WARNING, LOG_LEVEL_ERROR, LOG_LEVEL_QUIET };

void log_set_level(enum log_level least);
/* request may be NULL; control characters in the text are made visible. */
void log_line(enum log_level level, const char *request, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
