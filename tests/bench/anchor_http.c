/*
 * What libmicrohttpd alone can do: a thread per connection, as Hearth runs it, that answers every request with the same
 * bytes and does nothing else. A body that is sent is read and thrown away.
 *
 *   anchor_http STATUS FILE       prints the port it listens on; ends with SIGTERM
 */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	LARGEST = 4 << 20,
	TIMEOUT_SECONDS = 30,
	THREAD_STACK = 256 * 1024,
	MEMORY_A_CONNECTION = 64 * 1024,
	CONNECTIONS = 400
};

static struct {
	unsigned status;
	char *bytes;
	size_t length;
} reply;

static enum MHD_Result handle(void *self, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *data,
                              size_t *size, void **state)
{
	static int begun;
	(void)self, (void)url, (void)method, (void)version, (void)data;
	if (*state == NULL) {
		*state = &begun;
		return MHD_YES;
	}
	if (*size > 0) {
		*size = 0;
		return MHD_YES;
	}
	struct MHD_Response *response =
		MHD_create_response_from_buffer(reply.length, reply.bytes, MHD_RESPMEM_MUST_COPY);
	MHD_add_response_header(response, "Content-Type", "text/html; charset=utf-8");
	MHD_add_response_header(response, "Cache-Control", "no-store");
	enum MHD_Result result = MHD_queue_response(connection, reply.status, response);
	MHD_destroy_response(response);
	return result;
}

static int read_reply(const char *path)
{
	FILE *file = fopen(path, "r");
	reply.bytes = malloc(LARGEST);
	if (file == NULL || reply.bytes == NULL) {
		perror(path);
		return 3;
	}
	reply.length = fread(reply.bytes, 1, LARGEST, file);
	fclose(file);
	return 0;
}

int main(int argc, char **argv)
{
	struct sockaddr_in at = {.sin_family = AF_INET};
	sigset_t set;
	int got;
	if (argc != 3 || read_reply(argv[2]) != 0) {
		fputs("usage: anchor_http STATUS FILE\n", stderr);
		return 2;
	}
	reply.status = (unsigned)atoi(argv[1]);
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	struct MHD_Daemon *daemon = MHD_start_daemon(
		MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_THREAD_PER_CONNECTION, 0, NULL, NULL, handle, NULL,
		MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&at, MHD_OPTION_CONNECTION_LIMIT,
		(unsigned)CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TIMEOUT_SECONDS,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY_A_CONNECTION,
		MHD_OPTION_THREAD_STACK_SIZE, (size_t)THREAD_STACK, MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_END);
	if (daemon == NULL) {
		fputs("anchor_http: could not listen\n", stderr);
		return 3;
	}
	printf("%d\n", MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
	fflush(stdout);
	sigwait(&set, &got);
	MHD_stop_daemon(daemon);
	return 0;
}
