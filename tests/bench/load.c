/*
 * Asks a server on this machine for pages, or sends it entries, over N connections that stay open; counts what it answers
 * and how long that takes. A closed loop: each connection sends its next request when it has read the answer to its last.
 *
 *   load [-c CONNECTIONS] [-n COUNT | -s SECONDS] [-w WARM] [-p PID] [-t TOKEN] [-k COOKIE] [-a FILE] [-r RUN] PORT get PATH
 *   load …                                                                                                   PORT post LINES
 *
 * LINES is a file with bodies of POST /entries, one a line, taken in turn. "@n@" in them becomes a number that this run
 * has not used, "@id@" a UUID: both begin with RUN, so that runs into one store do not meet. -w is how many requests each
 * connection sends before the measuring begins. With -p the processor time of that process is told. -a notes each
 * acknowledged entry ("UUID NUMBER") in a file at once: then a server that goes away is no failure.
 *
 * One line of JSON tells the rest; the exit status is 1 where an answer was 5xx or did not come.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
	MOST_CONNECTIONS = 400,
	REQUEST_ROOM = 1 << 20,
	REPLY_ROOM = 4 << 20,
	MOST_LINES = 100000,
	TIMEOUT_SECONDS = 60
};

struct asked {
	int connections, port, warm, acknowledgements; /* a descriptor; -1: none */
	long count;                                    /* 0: by time */
	double seconds;
	pid_t server; /* 0: nobody's processor time */
	uint32_t run;
	const char *token, *cookie, *path;
	char *lines[MOST_LINES];
	size_t line_count;
};

static struct asked asked = {.connections = 1, .acknowledgements = -1, .seconds = 5};
static pthread_barrier_t ready;
static atomic_long taken;
static atomic_flag complained = ATOMIC_FLAG_INIT;
static double begun; /* when measuring began */

struct connection {
	pthread_t thread;
	uint32_t number;
	uint32_t sent;
	int socket; /* -1: closed */
	char *request, *reply;
	double *took;
	size_t took_count, took_room;
	long by_class[6]; /* answers by hundreds; [0]: none came */
};

static double seconds_of(clockid_t clock)
{
	struct timespec t;
	if (clock_gettime(clock, &t) != 0) {
		return 0;
	}
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double now(void)
{
	return seconds_of(CLOCK_MONOTONIC);
}

static void *must(void *memory)
{
	if (memory == NULL) {
		fputs("load: no memory\n", stderr);
		exit(3);
	}
	return memory;
}

/* ---- a connection ---- */

static bool open_socket(struct connection *k)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)asked.port)};
	struct timeval patience = {.tv_sec = TIMEOUT_SECONDS};
	int one = 1;
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	k->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (k->socket < 0 || connect(k->socket, (struct sockaddr *)&to, sizeof to) != 0) {
		if (k->socket >= 0) {
			close(k->socket);
		}
		k->socket = -1;
		return false;
	}
	setsockopt(k->socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	setsockopt(k->socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	return true;
}

static bool send_all(int socket, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t sent = send(socket, bytes, length, MSG_NOSIGNAL);
		if (sent < 0 && errno == EINTR) {
			continue;
		}
		if (sent <= 0) {
			return false;
		}
		bytes += sent;
		length -= (size_t)sent;
	}
	return true;
}

/* How long the answer is, headers included; 0: they are not all there yet. */
static size_t whole_length(const char *reply)
{
	const char *end = strstr(reply, "\r\n\r\n");
	const char *length = strcasestr(reply, "\r\ncontent-length:");
	if (end == NULL) {
		return 0;
	}
	size_t body = length == NULL || length > end
	                  ? 0
	                  : strtoul(length + strlen("\r\ncontent-length:"), NULL, 10);
	return (size_t)(end - reply) + 4 + body;
}

/* The status, or 0 where no whole answer came. */
static int receive(struct connection *k)
{
	size_t have = 0, whole = 0;
	while (whole == 0 || have < whole) {
		ssize_t got = recv(k->socket, k->reply + have, REPLY_ROOM - 1 - have, 0);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got <= 0 || have + (size_t)got >= REPLY_ROOM - 1) {
			return 0;
		}
		have += (size_t)got;
		k->reply[have] = '\0';
		whole = whole == 0 ? whole_length(k->reply) : whole;
	}
	return strncmp(k->reply, "HTTP/1.1 ", 9) == 0 ? atoi(k->reply + 9) : 0;
}

/* ---- requests ---- */

/* The line with its marks filled in; returns its length. */
static size_t fill_line(const struct connection *k, const char *line, const char *id,
                        const char *number, char *to)
{
	char *at = to;
	(void)k;
	while (*line != '\0') {
		if (strncmp(line, "@n@", 3) == 0) {
			at = stpcpy(at, number);
			line += 3;
		} else if (strncmp(line, "@id@", 4) == 0) {
			at = stpcpy(at, id);
			line += 4;
		} else {
			*at++ = *line++;
		}
	}
	*at = '\0';
	return (size_t)(at - to);
}

static size_t make_get(char *to)
{
	static const char head[] = "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s%s%s\r\n";
	bool known = asked.cookie != NULL;
	return (size_t)snprintf(to, REQUEST_ROOM, head, asked.path, asked.port, known ? "Cookie: " : "",
	                        known ? asked.cookie : "", known ? "\r\n" : "");
}

static size_t make_post(const struct connection *k, const char *id, const char *number, char *to)
{
	static const char head[] =
		"POST /entries HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n"
		"Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n";
	size_t which =
		((size_t)k->number + (size_t)k->sent * (size_t)asked.connections) % asked.line_count;
	char *body = to + 1024; /* the head's room */
	size_t length = fill_line(k, asked.lines[which], id, number, body);
	size_t head_length = (size_t)snprintf(to, 1024, head, asked.port, asked.token, length);
	memmove(to + head_length, body, length);
	return head_length + length;
}

/* One write of one line, so that what is acknowledged before this process ends is noted whole. */
static void acknowledge(const char *id, const char *number)
{
	char line[128];
	int length = snprintf(line, sizeof line, "%s %s\n", id, number);
	if (write(asked.acknowledgements, line, (size_t)length) != length) {
		perror("load: the list of acknowledgements");
		exit(3);
	}
}

static int ask(struct connection *k)
{
	char id[64], number[64];
	if (k->socket < 0 && !open_socket(k)) {
		return 0;
	}
	snprintf(id, sizeof id, "%08" PRIx32 "-%04x-7000-8000-%012" PRIx32, asked.run,
	         (unsigned)k->number & 0xffff, k->sent);
	snprintf(number, sizeof number, "%" PRIx32 "-%" PRIx32 "-%" PRIx32, asked.run, k->number,
	         k->sent);
	size_t length =
		asked.path != NULL ? make_get(k->request) : make_post(k, id, number, k->request);
	k->sent++;
	int status = send_all(k->socket, k->request, length) ? receive(k) : 0;
	if (status == 0 || strcasestr(k->reply, "\r\nconnection: close") != NULL) {
		close(k->socket);
		k->socket = -1;
	}
	if (asked.acknowledgements >= 0 && status / 100 == 2) {
		acknowledge(id, number);
	}
	return status;
}

/* ---- measuring ---- */

static bool more(void)
{
	return asked.count > 0 ? atomic_fetch_add(&taken, 1) < asked.count
	                       : now() - begun < asked.seconds;
}

static void note(struct connection *k, double took)
{
	if (k->took_count == k->took_room) {
		k->took_room = k->took_room == 0 ? 4096 : k->took_room * 2;
		k->took = must(realloc(k->took, k->took_room * sizeof *k->took));
	}
	k->took[k->took_count++] = took;
}

static void *run(void *arg)
{
	struct connection *k = arg;
	for (int i = 0; i < asked.warm; i++) {
		ask(k);
	}
	pthread_barrier_wait(&ready); /* all are warm */
	pthread_barrier_wait(&ready); /* the clocks are read */
	while (more()) {
		double start = now();
		int status = ask(k);
		note(k, now() - start);
		k->by_class[status < 100 || status > 599 ? 0 : status / 100]++;
		if (status / 100 >= 4 && !atomic_flag_test_and_set(&complained)) {
			fprintf(stderr, "load: %d: %.300s\n", status, strstr(k->reply, "\r\n\r\n") + 4);
		}
		if (status == 0 && asked.acknowledgements >= 0) {
			break;
		}
	}
	return NULL;
}

static int compare(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

struct total {
	double seconds, processor;
	long by_class[6];
	double *took;
	size_t count;
};

static double part(const struct total *t, double share)
{
	size_t at = (size_t)((double)t->count * share);
	return t->count == 0 ? 0 : t->took[at < t->count ? at : t->count - 1] * 1e6;
}

static void print(const struct total *t)
{
	double done = (double)t->by_class[2];
	printf(
		"{\"seconds\":%.4f,\"done\":%ld,\"rate\":%.1f,\"refused\":%ld,\"server_errors\":%ld,\"unanswered\":%ld,"
		"\"p50_us\":%.0f,\"p99_us\":%.0f,\"most_us\":%.0f,\"cpu_us\":%.2f}\n",
		t->seconds, t->by_class[2], done / t->seconds, t->by_class[3] + t->by_class[4],
		t->by_class[5], t->by_class[0], part(t, 0.5), part(t, 0.99), part(t, 1),
		done == 0 ? 0 : t->processor / done * 1e6);
}

static void add_up(struct connection *k, struct total *t)
{
	size_t all = 0;
	for (int i = 0; i < asked.connections; i++) {
		all += k[i].took_count;
	}
	t->took = must(calloc(all + 1, sizeof *t->took));
	for (int i = 0; i < asked.connections; i++) {
		memcpy(t->took + t->count, k[i].took, k[i].took_count * sizeof *t->took);
		t->count += k[i].took_count;
		for (int j = 0; j < 6; j++) {
			t->by_class[j] += k[i].by_class[j];
		}
	}
	qsort(t->took, t->count, sizeof *t->took, compare);
}

static struct total measure(void)
{
	struct connection *k = must(calloc((size_t)asked.connections, sizeof *k));
	struct total t = {0};
	clockid_t clock = CLOCK_MONOTONIC;
	bool watched = asked.server != 0 && clock_getcpuclockid(asked.server, &clock) == 0;
	pthread_barrier_init(&ready, NULL, (unsigned)asked.connections + 1);
	for (int i = 0; i < asked.connections; i++) {
		k[i] = (struct connection){.number = (uint32_t)i,
		                           .socket = -1,
		                           .request = must(malloc(REQUEST_ROOM + 2048)),
		                           .reply = must(calloc(REPLY_ROOM, 1))};
		if (pthread_create(&k[i].thread, NULL, run, &k[i]) != 0) {
			perror("load: a thread");
			exit(3);
		}
	}
	pthread_barrier_wait(&ready);
	double processor = watched ? seconds_of(clock) : 0;
	begun = now();
	pthread_barrier_wait(&ready);
	for (int i = 0; i < asked.connections; i++) {
		pthread_join(k[i].thread, NULL);
	}
	t.seconds = now() - begun;
	t.processor = watched ? seconds_of(clock) - processor : 0;
	add_up(k, &t);
	return t;
}

/* ---- the command line ---- */

static void usage(void)
{
	fputs(
		"usage: load [-c CONNECTIONS] [-n COUNT | -s SECONDS] [-w WARM] [-p PID] [-t TOKEN] [-k COOKIE] [-a FILE]"
		" [-r RUN] PORT get PATH | post LINES\n",
		stderr);
	exit(2);
}

static void read_lines(const char *path)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t room = 0;
	ssize_t length;
	if (file == NULL) {
		perror(path);
		exit(3);
	}
	while (asked.line_count < MOST_LINES && (length = getline(&line, &room, file)) > 0) {
		if (length > REQUEST_ROOM / 2) {
			usage();
		}
		line[strcspn(line, "\n")] = '\0';
		asked.lines[asked.line_count++] = must(strdup(line));
	}
	free(line);
	fclose(file);
	if (asked.line_count == 0) {
		usage();
	}
}

static void read_options(int argc, char **argv)
{
	int letter;
	asked.token = "";
	while ((letter = getopt(argc, argv, "c:n:s:w:p:t:k:a:r:")) != -1) {
		switch (letter) {
		case 'c':
			asked.connections = atoi(optarg);
			break;
		case 'n':
			asked.count = atol(optarg);
			break;
		case 's':
			asked.seconds = atof(optarg);
			break;
		case 'w':
			asked.warm = atoi(optarg);
			break;
		case 'p':
			asked.server = atoi(optarg);
			break;
		case 't':
			asked.token = optarg;
			break;
		case 'k':
			asked.cookie = optarg;
			break;
		case 'a':
			asked.acknowledgements = open(optarg, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
			break;
		case 'r':
			asked.run = (uint32_t)strtoul(optarg, NULL, 10);
			break;
		default:
			usage();
		}
	}
}

int main(int argc, char **argv)
{
	read_options(argc, argv);
	if (argc - optind != 3 || asked.connections < 1 || asked.connections > MOST_CONNECTIONS) {
		usage();
	}
	asked.port = atoi(argv[optind]);
	if (strcmp(argv[optind + 1], "get") == 0) {
		asked.path = argv[optind + 2];
	} else if (strcmp(argv[optind + 1], "post") == 0) {
		read_lines(argv[optind + 2]);
	} else {
		usage();
	}
	struct total t = measure();
	print(&t);
	return t.by_class[5] > 0 || (t.by_class[0] > 0 && asked.acknowledgements < 0) ? 1 : 0;
}
