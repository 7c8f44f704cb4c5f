/*
 * Pages and forms as somebody who is signed in sends them: the first line of the input is method and address, the rest the
 * form's body. A reply is whole, never says that the server failed, and never carries what was sent as markup.
 */
#include "site.h"

#include "web/reader.h"
#include "web/session.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#define STAFF(ref, name, role)                                                                                         \
	"{\"entry\":\"open\",\"record\":\"" ref "\",\"type\":\"staff\",\"home\":\"oak\",\"by\":\"system\",\"written_at\":\"2024-01-08 09:00\"," \
	"\"fields\":{\"full_name\":\"" name "\",\"role\":\"" role "\",\"started_here_on\":\"2024-01-08\"}}\n"
#define BY_MARIE "\"home\":\"oak\",\"by\":\"staff:marie\",\"written_at\":\"2024-06-03 15:00\","

static const char lines[] =
	"{\"entry\":\"open\",\"record\":\"oak\",\"type\":\"home\",\"home\":\"oak\",\"by\":\"system\",\"written_at\":\"2024-01-08 09:00\","
	"\"fields\":{\"name\":\"Oak\",\"live_from\":\"2024-06-01\"}}\n" STAFF("marie", "Marie", "deputy") STAFF("sam", "Sam", "care-staff")
	"{\"entry\":\"open\",\"record\":\"post\",\"type\":\"registered-person\",\"subject\":\"home:oak\",\"home\":\"oak\",\"by\":\"system\","
	"\"written_at\":\"2024-01-08 09:00\",\"fields\":{\"role\":\"manager\",\"name\":\"Marie\",\"staff\":\"marie\",\"from\":\"2024-01-08\"}}\n"
	"{\"entry\":\"open\",\"record\":\"c-1\",\"type\":\"child\"," BY_MARIE "\"fields\":{\"full_name\":\"Jo\",\"dob\":\"2010-05-05\"}}\n"
	"{\"entry\":\"open\",\"record\":\"p-1\",\"type\":\"placement\",\"subject\":\"child:c-1\"," BY_MARIE
	"\"fields\":{\"admitted_at\":\"2024-06-03 15:00\"}}\n"
	"{\"entry\":\"open\",\"record\":\"m-1\",\"type\":\"measure\",\"subject\":\"child:c-1\"," BY_MARIE
	"\"fields\":{\"kind\":\"restraint\",\"started_at\":\"2024-06-03 14:00\"}}\n"
	"{\"entry\":\"open\",\"record\":\"e-1\",\"type\":\"missing-episode\",\"subject\":\"child:c-1\"," BY_MARIE
	"\"fields\":{\"category\":\"missing-from-care\",\"started_at\":\"2024-06-03 14:30\"}}\n";

static struct session session;

/* The browser's cookie, for Marie, who may do nearly everything. */
static void sign_in(void)
{
	static struct ctx c; /* the cookie lives as long as the process */
	const char *cookie = NULL;
	record_no person = 0;
	struct db *db = NULL;
	ctx_init(&c);
	if (!store_read_begin(&c, hearth_store(site.hearth), &db)) {
		abort();
	}
	struct stored stored = site_records(&site, db);
	struct record_source source = stored_records(&stored);
	bool found = source.no_of(&c, source.self, "marie", &person);
	store_read_end(hearth_store(site.hearth), db);
	session_of_cookie(&c, NULL, &session);
	if (!found || !session_begin(&c, door_sessions(site.door), hearth_store(site.hearth), person, NULL, &session, &cookie)) {
		abort();
	}
	session_of_cookie(&c, cookie, &session);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const char *feed = length == 0 ? NULL : memchr(bytes, '\n', length);
	size_t first = feed == NULL ? length : (size_t)(feed - (const char *)bytes);
	const char *body = feed == NULL ? "" : feed + 1;
	size_t body_length = feed == NULL ? 0 : length - first - 1;
	if (site.hearth == NULL) {
		open_site(lines);
		sign_in();
	}
	CTX(c);
	struct buf request = {.arena = c.arena}, out = {.arena = c.arena};
	buf_put_n(&request, (const char *)bytes, first);
	buf_printf(&request,
	           " HTTP/1.1\r\nCookie: hearth=%s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\ntoken=%s&",
	           session.cookie, body_length + strlen(session.form_token) + 7, session.form_token);
	buf_put_n(&request, body, body_length);
	answer_wholly(&c, buf_text(&request), request.length, &out);
	if (strncmp(buf_text(&out), "HTTP/1.1 50", 11) == 0 || strstr(buf_text(&out), "<hostile") != NULL) {
		__builtin_trap();
	}
	return 0;
}
