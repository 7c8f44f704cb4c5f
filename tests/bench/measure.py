"""Starting servers, loads and anchors on their cores, and adding up what they tell."""
import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import time
import urllib.parse

SERVER_CORE, LOAD_CORE = "0", "1"
TOKEN = "a-word-for-the-bench-that-opens-nothing-else"


class Failed(Exception):
    """A measurement that could not be made."""


class Place:
    """Where the programs are and where the data goes."""

    def __init__(self, hearth, programs, preload, work):
        self.hearth, self.programs, self.preload, self.work = hearth, programs, preload, pathlib.Path(work)

    def program(self, name):
        return str(self.programs / name)

    def slow(self):
        """An environment in which every sync takes two milliseconds more."""
        return {**os.environ, "LD_PRELOAD": str(self.preload), "SLOWSYNC_MICROSECONDS": "2000"}


patience = 600  # seconds that one command may take


def run(command, core=None, **options):
    if core is not None:
        command = ["taskset", "-c", core, *command]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=patience, **options)
    if done.returncode != 0:
        raise Failed(f"{' '.join(str(word) for word in command[:6])} …: {(done.stderr.strip() or done.stdout.strip())[-600:]}")
    return done.stdout


def told(command, **options):
    """What a program of ours tells: one line of JSON."""
    return json.loads(run(command, **options))


class Server:
    def __init__(self, place, data, slow=False):
        self.began = time.monotonic()
        self.log = open(place.work / "server.log", "a", encoding="utf-8")
        self.process = subprocess.Popen(
            ["taskset", "-c", SERVER_CORE, place.hearth, "serve", "--data", str(data), "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=self.log, text=True, env=place.slow() if slow else None)
        line = self.process.stdout.readline()
        if "listens on" not in line:
            self.stop()
            raise Failed(f"the server did not start: see {place.work}/server.log")
        self.port = int(line.rsplit(":", 1)[1].strip().rstrip("/"))

    @property
    def pid(self):
        return self.process.pid

    def ask(self, method, path, cookie=None, form=None):
        headers = {"Cookie": cookie} if cookie else {}
        body = urllib.parse.urlencode(form) if form else None
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"http://127.0.0.1:{self.port}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body, headers)
        reply = connection.getresponse()
        words = reply.read().decode("utf-8", "replace")
        given, self.location = reply.getheader("Set-Cookie"), reply.getheader("Location")
        connection.close()
        return reply.status, words, given.split(";")[0] if given else cookie

    def get(self, path, cookie=None):
        status, words, _ = self.ask("GET", path, cookie)
        if status != 200:
            raise Failed(f"{path} answered {status}")
        return words

    def get_through(self, path, cookie):
        """The same, past a redirect, which is shown as a link."""
        status, words, _ = self.ask("GET", path, cookie)
        return words if status == 200 else f'<a href="{self.location}">'

    def sign_in(self, person):
        """The cookie of somebody of the store, by the demo's own door; None where pages open without signing in."""
        status, words, cookie = self.ask("GET", "/demo")
        if status == 404:
            return None
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', words))
        status, words, cookie = self.ask("POST", "/demo/open", cookie, {**hidden, "person": person})
        if status not in (302, 303):
            raise Failed(f"could not sign in as {person}: {status} {words[:300]}")
        return cookie

    def processor_ms(self):
        """Processor time it has taken since it began."""
        return time.clock_gettime((~self.pid << 3) | 2) * 1000

    def resident_kb(self):
        for line in pathlib.Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
        raise Failed("the server is gone")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.log.close()


@contextlib.contextmanager
def serving(place, data, slow=False):
    server = Server(place, data, slow)
    try:
        yield server
    finally:
        server.stop()


runs = 0


def load(place, server, *, connections, count, lines=None, path=None, cookie=None, warm=0):
    global runs
    runs += 1
    what = ["post", lines] if lines is not None else ["get", path]
    known = ["-k", cookie] if cookie else []
    result = told([place.program("load"), "-c", connections, "-n", count, "-w", warm, "-p", server.pid, "-t", TOKEN, "-r",
                   (int(time.time()) * 100 + runs) % 2**32, *known, server.port, *what], core=LOAD_CORE)
    if result["server_errors"] or result["unanswered"] or result["refused"]:
        raise Failed(f"not every request was answered well: {result}")
    return result


@contextlib.contextmanager
def anchor_http(place, words):
    """libmicrohttpd alone, answering with these bytes."""
    file = place.work / "same-bytes"
    file.write_text(words, encoding="utf-8")
    anchor = Server.__new__(Server)
    anchor.log = open(place.work / "anchor.log", "a", encoding="utf-8")
    anchor.process = subprocess.Popen(["taskset", "-c", SERVER_CORE, place.program("anchor_http"), "200", str(file)],
                                      stdout=subprocess.PIPE, stderr=anchor.log, text=True)
    anchor.port = int(anchor.process.stdout.readline().split()[-1])
    try:
        yield anchor
    finally:
        anchor.stop()


def load_for(place, server, *, connections, seconds, lines=None, path=None, cookie=None):
    """The same by time, so that readers and writers can run beside each other."""
    global runs
    runs += 1
    what = ["post", lines] if lines is not None else ["get", path]
    known = ["-k", cookie] if cookie else []
    result = told([place.program("load"), "-c", connections, "-s", seconds, "-w", 4, "-p", server.pid, "-t", TOKEN, "-r",
                   (int(time.time()) * 100 + runs) % 2**32, *known, server.port, *what], core=LOAD_CORE)
    if result["server_errors"] or result["unanswered"] or result["refused"]:
        raise Failed(f"not every request was answered well: {result}")
    return result


def anchor_rows(place, after, before, count, batch, slow=False):
    """The rows that `after` has and `before` has not, into a copy of `before`."""
    into = place.work / "anchor.db"
    forget(into)
    shutil.copyfile(before / "hearth.db", into)
    environment = place.slow() if slow else None
    result = told([place.program("anchor_rows"), after / "hearth.db", into, count, batch], core=SERVER_CORE, env=environment)
    forget(into)
    return result


def forget(path):
    if path.is_dir():
        shutil.rmtree(path)
    for suffix in ("", "-wal", "-shm"):
        pathlib.Path(f"{path}{suffix}").unlink(missing_ok=True)


def copy(data, to):
    forget(to)
    shutil.copytree(data, to, ignore=shutil.ignore_patterns("*.lock", "*.sock", "*.socket"))
    return to


class Ratio:
    """Ratios of pairs: the median, and the least and greatest."""

    def __init__(self, ratios):
        self.ratios = list(ratios)

    @property
    def middle(self):
        return statistics.median(self.ratios)

    def __str__(self):
        return f"{self.middle:.2f} ({min(self.ratios):.2f}–{max(self.ratios):.2f})"


def middle(results, key):
    return statistics.median(r[key] for r in results)
