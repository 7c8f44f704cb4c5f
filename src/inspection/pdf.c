/*
 * The text of a PDF, by poppler's `pdftotext`. A PDF from outside is hostile until shown otherwise, and PDF readers have
 * had holes: the program runs as a process of its own with little memory, little time, no file to write, no environment
 * and no way to more rights; what it says is bounded, and if it crashes or hangs only the reading fails.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/ctx.h"
#include "base/limits.h"
#include "inspection/reader.h"

enum {
	PDF_SECONDS = 20, /* by the wall */
	PDF_CPU_SECONDS = 15,
	PDF_MEMORY = 512 << 20,
	PDF_FILES = 32,
	EXIT_NOT_FOUND = 127,
};

static const char *const programs[] = {"/usr/bin/pdftotext", "/usr/local/bin/pdftotext",
                                       "/opt/homebrew/bin/pdftotext"};

static void fd_closep(int *fd)
{
	if (*fd >= 0) {
		close(*fd);
	}
}
#define AUTO_FD __attribute__((cleanup(fd_closep))) int

/* The bytes as a file without a name, which the program can move about in. */
static int file_of(const char *bytes, size_t length)
{
	int fd = memfd_create("report", MFD_CLOEXEC);
	for (size_t done = 0; fd >= 0 && done < length;) {
		ssize_t n = write(fd, bytes + done, length - done);
		if (n < 0 && errno != EINTR) {
			close(fd);
			return -1;
		}
		done += n > 0 ? (size_t)n : 0;
	}
	if (fd >= 0 && lseek(fd, 0, SEEK_SET) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static bool limit(int resource, rlim_t most)
{
	struct rlimit l = {most, most};
	return setrlimit((__rlimit_resource_t)resource, &l) == 0;
}

/* In the new process, where only calls that are safe after fork in a program with threads may be made. */
static void become(const char *program, int input, int output)
{
	static char name[] = "pdftotext", layout[] = "-layout", encoding[] = "-enc", utf8[] = "UTF-8",
				dash[] = "-", quiet[] = "-q";
	char *const arguments[] = {name, quiet, layout, encoding, utf8, dash, dash, NULL};
	char *const environment[] = {NULL};
	int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
	bool ready = nothing >= 0 && dup2(input, STDIN_FILENO) >= 0 &&
	             dup2(output, STDOUT_FILENO) >= 0 && dup2(nothing, STDERR_FILENO) >= 0;
	ready = ready && limit(RLIMIT_CPU, PDF_CPU_SECONDS) && limit(RLIMIT_AS, PDF_MEMORY) &&
	        limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, PDF_FILES) && limit(RLIMIT_CORE, 0);
	ready = ready && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	        prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0;
	if (ready) {
		close_range(3, ~0U, 0);
		execve(program, arguments, environment);
	}
	_exit(EXIT_NOT_FOUND);
}

static int64_t milliseconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

enum outcome { OUTCOME_DONE, OUTCOME_SLOW, OUTCOME_LONG };

/* Reads what the program prints, to its end, the limit or the time. */
static enum outcome collect(int fd, char *text, size_t room, size_t *ret_length)
{
	int64_t until = milliseconds() + PDF_SECONDS * 1000;
	size_t length = 0;
	for (;;) {
		int64_t left = until - milliseconds();
		struct pollfd waiting = {.fd = fd, .events = POLLIN};
		int ready = left > 0 ? poll(&waiting, 1, (int)left) : 0;
		if (ready == 0) {
			return OUTCOME_SLOW;
		}
		ssize_t n = ready > 0 ? read(fd, text + length, room - length) : -1;
		if (n < 0 && errno == EINTR) {
			continue;
		}
		if (n <= 0) {
			*ret_length = length;
			return OUTCOME_DONE;
		}
		length += (size_t)n;
		if (length == room) {
			return OUTCOME_LONG;
		}
	}
}

static int wait_for(pid_t child)
{
	int status;
	while (waitpid(child, &status, 0) < 0) {
		if (errno != EINTR) {
			return 0; /* somebody else took the child's status; what it printed is judged by itself */
		}
	}
	return status;
}

/* Says why there is no text; true where there is. */
static bool judge(struct ctx *c, enum outcome outcome, int status, size_t length)
{
	if (outcome == OUTCOME_SLOW) {
		return ctx_fail(c, ERROR_INVALID, "the PDF could not be read within %d seconds",
		                PDF_SECONDS);
	}
	if (outcome == OUTCOME_LONG) {
		return ctx_fail(c, ERROR_INVALID,
		                "the PDF has more than %d bytes of text: no inspection report is that long",
		                LIMIT_REPORT_TEXT);
	}
	if (!WIFEXITED(status)) {
		return ctx_fail(c, ERROR_INVALID,
		                "the PDF is damaged: the program that reads PDFs gave up on it");
	}
	if (WEXITSTATUS(status) == EXIT_NOT_FOUND) {
		return ctx_fail(
			c, ERROR_UNAVAILABLE,
			"could not start pdftotext, which reads PDFs: install poppler-utils, or hand in the report as text");
	}
	if (WEXITSTATUS(status) != 0) {
		return ctx_fail(c, ERROR_INVALID, "the PDF is damaged, or locked with a password");
	}
	if (length < 40) {
		return ctx_fail(c, ERROR_INVALID,
		                "the PDF has no text in it: a scanned report must be typed in by hand");
	}
	return true;
}

bool pdf_text_with(struct ctx *c, const char *program, const char *bytes, size_t length,
                   const char **ret, size_t *ret_length)
{
	AUTO_FD input = file_of(bytes, length);
	int ends[2];
	if (input < 0 || pipe2(ends, O_CLOEXEC) != 0) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not hand the PDF to pdftotext: %s",
		                strerror(errno));
	}
	AUTO_FD from = ends[0], to = ends[1];
	char *text = arena_alloc(c->arena, LIMIT_REPORT_TEXT + 1);
	pid_t child = fork();
	if (child == 0) {
		become(program, input, to);
	}
	if (child < 0) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not start pdftotext: %s", strerror(errno));
	}
	close(to);
	to = -1;
	size_t got = 0;
	enum outcome outcome = collect(from, text, LIMIT_REPORT_TEXT + 1, &got);
	if (outcome != OUTCOME_DONE) {
		kill(child, SIGKILL);
	}
	if (!judge(c, outcome, wait_for(child), got)) {
		return false;
	}
	*ret = text;
	*ret_length = got;
	return true;
}

bool pdf_text(struct ctx *c, const char *bytes, size_t length, const char **ret, size_t *ret_length)
{
	const char *program = programs[0];
	for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++) {
		if (access(programs[i], X_OK) == 0) {
			program = programs[i];
			break;
		}
	}
	return pdf_text_with(c, program, bytes, length, ret, ret_length);
}
