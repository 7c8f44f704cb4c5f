"""Made-up homes for the benches, as entry lines: a provider, homes with a manager, a shift leader and children, and logs.

The homes keep their records with Hearth since LIVE_DAYS days: what lies before is history and opens no duty. So a store with
a long history and one with a short one have the same open duties, and a page of them the same rows.
"""
import datetime
import json
import sys

HOMES, CHILDREN, LIVE_DAYS, YEARS = 10, 3, 33, 3

WORDS = ("had breakfast late and helped to lay the table, then went to school by taxi and came back at four; said that maths was "
         "boring and that lunch was all right. Played football in the garden with two others until it rained, rang a friend, "
         "did some homework at the kitchen table with help, and went upstairs at half past nine without being asked. ")


def instant(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def words(length, number):
    """Text of this many bytes that is not the same in every record."""
    text = f"Entry {number}: " + WORDS * (length // len(WORDS) + 1)
    return text[:length]


def opening(record, kind, home, subject, by, at, fields):
    line = {"entry": "open", "record": record, "type": kind, "home": home, "subject": subject, "by": by,
            "written_at": instant(at), "fields": fields}
    return json.dumps({key: value for key, value in line.items() if value is not None})


def staff_fields(name, role, day):
    fields = {"full_name": name, "sex": "female", "dob": "1980-01-01", "care_role": role is not None,
              "employment": "permanent", "started_here_on": day}
    if role is not None:
        fields["role"] = role
    return fields


def setting_up(today):
    """Provider, homes, staff and children: the lines before the first log."""
    first = today - datetime.timedelta(days=365 * YEARS)
    day, live = first.strftime("%Y-%m-%d"), (today - datetime.timedelta(days=LIVE_DAYS)).strftime("%Y-%m-%d")
    yield opening("provider", "provider", None, None, "system", first,
                  {"name": "Bench Homes Ltd", "legal_form": "company", "address": "1 High Street", "from": day})
    for h in range(HOMES):
        home = f"home-{h}"
        yield opening(home, "home", home, None, "system", first, {
            "name": f"House {h}", "URN": f"SC{h:06}", "address": f"{h} Oak Lane", "registered_on": day, "provider": "provider",
            "places": CHILDREN, "conditions": {"because": "none"}, "host_authority": "other", "live_from": live})
        yield opening(f"manager-{h}", "staff", home, None, "system", first, staff_fields(f"Manager {h}", None, day))
        yield opening(f"leader-{h}", "staff", home, None, "system", first, staff_fields(f"Leader {h}", "shift-leader", day))
        yield opening(f"post-{h}", "registered-person", home, f"home:{home}", "system", first, {
            "role": "manager", "name": f"Manager {h}", "staff": f"manager-{h}", "appointed_on": day, "from": day,
            "experience_evidence": "four years as deputy"})
        for k in range(CHILDREN):
            yield opening(f"child-{h}-{k}", "child", home, None, f"staff:manager-{h}", first, {
                "full_name": f"Young person {h} {k}", "dob": "2012-05-05", "sex": "female", "record_place": "locked office",
                "looked_after": True, "became_looked_after_on": day, "has_ehc": False, "dol_flag": False})
            yield opening(f"stay-{h}-{k}", "placement", home, f"child:child-{h}-{k}", f"staff:manager-{h}", first, {
                "placing_authority": "other", "admission_kind": "planned", "agreed_on": day, "admitted_at": f"{day}T14:00:00Z",
                "statutory_provision": "s20"})


def logs(today, count, length):
    """`count` daily logs with about `length` bytes of words, in the order of writing: first the history, which lies more
    than LIVE_DAYS days back, then one for each child and day."""
    recent = HOMES * CHILDREN * LIVE_DAYS
    history = max(0, count - recent)
    days = 365 * YEARS - LIVE_DAYS - 3
    for n in range(count):
        child = n % (HOMES * CHILDREN)
        if n < history:
            back = LIVE_DAYS + 2 + days - n * days // history
        else:
            back = LIVE_DAYS - (n - history) // (HOMES * CHILDREN)
        at = today - datetime.timedelta(days=back)
        h, k = divmod(child, CHILDREN)
        yield opening(f"log-{n}", "daily-log", f"home-{h}", f"child:child-{h}-{k}", f"staff:leader-{h}",
                      at.replace(hour=21, minute=n % 60), {"date": at.strftime("%Y-%m-%d"), "shift": "day", "body": words(length, n)})


def templates(today, length):
    """Bodies of POST /entries for load.c: three daily logs to one call with the social worker, for every child in turn."""
    day = today.strftime("%Y-%m-%d")
    for n in range(HOMES * CHILDREN * 4):
        h, k = divmod(n % (HOMES * CHILDREN), CHILDREN)
        line = {"entry": "open", "id": "@id@", "record": "l-@n@", "type": "daily-log", "home": f"home-{h}",
                "subject": f"child:child-{h}-{k}", "by": f"staff:leader-{h}",
                "fields": {"date": day, "shift": "evening", "body": words(length, n), "mood": "calm"}}
        if n % 4 == 3:
            line["type"] = "contact-log"
            line["fields"] = {"with": "social worker", "how": "telephone", "at": instant(today), "about": "the week",
                              "said": words(length, n), "tags": ["placing-update"]}
        yield json.dumps(line)


def main():
    """people.py lines | templates: what stands before the first log, or bodies for load.c, for the crash tests."""
    today = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    made = {"lines": lambda: setting_up(today), "templates": lambda: templates(today, 300)}
    if len(sys.argv) != 2 or sys.argv[1] not in made:
        print("usage: people.py lines | templates", file=sys.stderr)
        return 2
    for line in made[sys.argv[1]]():
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
