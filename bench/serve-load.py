#!/usr/bin/env python3
"""200 readers for a minute while syncs or imports write: p50, p99, longest, errors, what was written, and who used the processor. Standard library only.

  bench/serve-load.py [--engine sqlite|postgres] [--writer sync|import] [--readers 200] [--seconds 60] [--command "./ballast"]

Each reader keeps one connection and asks one of several questions as soon as the last one is answered. The writer:
  sync    a sandbox of 20 models and 260 rounds; its clock goes on by a day, a sync is asked for over HTTP, and again when it has ended
  import  a new table over HTTP, --writes times a second, into a store of the examples
Readers are tasks of one thread: 200 threads of Python would wait for one another longer than for the server. Processor time is that of
the server (with the syncs that it runs), of the database, of the sandbox and of the readers themselves, all on the same cores.
An answer other than 200 (or 409 for an import) counts as an error, and so does a sync that fails. On PostgreSQL the script starts a
server of its own.
"""
import argparse, asyncio, collections, contextlib, http.client, json, os, pathlib, random, shlex, subprocess, tempfile, threading, time
from private_postgres import postgres

ROOT = pathlib.Path(__file__).resolve().parent.parent
OWN = {"X-Ballast-Csrf": "1"}
API = "/api/v1/classic/"
AS_OF = "as-of=2026-11-01"
WORLD = ["--models", "20", "--rounds", "260", "--now", "2026-05-13T18:00:00Z"]
KEYS = {"NUMERAI_PUBLIC_ID": "SANDBOXPUBLIC", "NUMERAI_SECRET_KEY": "SANDBOXSECRET"}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--engine", choices=["sqlite", "postgres"], default="sqlite")
    options.add_argument("--writer", choices=["sync", "import"], default="import")
    options.add_argument("--readers", type=int, default=200)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--writes", type=float, default=2, help="imports a second at most")
    options.add_argument("--command", default=str(ROOT / "ballast"))
    options = options.parse_args()
    command = shlex.split(options.command)
    with contextlib.ExitStack() as open_things:
        folder = open_things.enter_context(tempfile.TemporaryDirectory())
        store = open_things.enter_context(postgres()) if options.engine == "postgres" else folder + "/store.db"
        sandbox, parts = None, {}
        if options.writer == "sync":
            sandbox, parts["sandbox"] = open_things.enter_context(running([*command, "sandbox", "--port", "0", *WORLD, "--json"], "sandbox"))
            quietly([*command, "sync", "--leaderboard", "20", "--api", "http://" + sandbox, "--store", store])
        else:
            for file, more in (("performances.csv", []), ("corr.csv", ["--metric", "corr"])):
                quietly([*command, "import", str(ROOT / "examples" / file), *more, "--store", store])
        serve = [*command, "serve", "--port", "0", "--no-collect", "--rate", "10000000", "--json", "--store", store]
        if sandbox:
            serve += ["--api", "http://" + sandbox]
        host, parts["server"] = open_things.enter_context(running(serve, "server"))
        if options.engine == "postgres":
            parts["database"] = database()
        Load(host, sandbox, parts, options).run()


def database():
    """The server of the database that this script started."""
    return next(number for number, parent, name, _, _ in processes() if name == "postgres" and parent == os.getpid())


def processes():
    """Of each process: number, parent, name, when it began, seconds of processor time."""
    tick = os.sysconf("SC_CLK_TCK")
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            text = (entry / "stat").read_text()
        except OSError:
            continue
        name, rest = text[text.index("(") + 1 : text.rindex(")")], text[text.rindex(")") + 2 :].split()
        # What children that have ended used counts for the parent.
        yield int(entry.name), int(rest[1]), name, int(rest[19]), sum(map(int, rest[11:15])) / tick


def processor(root):
    """Seconds of processor time of a process and all below it."""
    known, total, below = list(processes()), 0.0, {root}
    for number, parent, _, _, seconds in sorted(known, key=lambda p: p[3]):
        if number == root or parent in below:
            below.add(number)
            total += seconds
    return total


def quietly(command):
    subprocess.run(command, check=True, capture_output=True)


@contextlib.contextmanager
def running(command, name):
    """A program that prints where it listens as its first line; gives host:port and the number of its process."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **KEYS})
    try:
        yield json.loads(process.stdout.readline())["url"].split("//")[1].rstrip("/"), process.pid
    finally:
        began = time.monotonic()
        process.terminate()
        print(name, "stopped with", process.wait(90), f"in {time.monotonic() - began:.1f} s")


class Load:
    def __init__(self, host, sandbox, parts, options):
        self.host, self.sandbox, self.parts, self.options = host, sandbox, parts, options
        self.old = 0
        self.lock, self.times, self.errors, self.health = threading.Lock(), [], [], []
        self.by_path = collections.defaultdict(list)
        self.writes, self.rows = 0, 0

    def connect(self):
        return http.client.HTTPConnection(self.host, timeout=120)

    @staticmethod
    def ask(connection, method, path, body=None, headers={}):
        began = time.monotonic()
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read()
        return answer.status, text, time.monotonic() - began

    def get(self, connection, path):
        status, text, _ = self.ask(connection, "GET", API + path)
        if status != 200:
            raise SystemExit(f"{path}: {status} {text[:200]}")
        return json.loads(text)

    def paths(self):
        connection = self.connect()
        model = self.get(connection, f"models?{AS_OF}")["models"][0]
        known = model["firstRound"] + 5
        return ["data", "models", "rounds", "rules", "account", "reconcile", f"explain/{model['model']}/{known}"]

    def wrong(self, *what):
        with self.lock:
            self.errors.append(what)

    async def reader(self, seed, paths, end):
        chance, line = random.Random(seed), None
        while time.monotonic() < end:
            path = chance.choice(paths)
            began = time.monotonic()
            try:
                line = line or await asyncio.open_connection(*self.host.rsplit(":", 1), limit=1 << 20)
                status, is_old, text = await self.exchange(line, f"{API}{path}?{AS_OF}")
                took = time.monotonic() - began
                self.times.append(took)
                self.by_path[path].append(took)
                self.old += is_old
                if status != 200:
                    self.wrong(path, status, text[:200])
            except Exception as error:
                self.wrong(path, repr(error))
                line = None
        if line:
            line[1].close()

    async def exchange(self, line, path):
        reader, writer = line
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        first, *fields = head.decode("latin-1").split("\r\n")
        said = {name.lower(): value.strip() for name, _, value in (f.partition(":") for f in fields)}
        text = await reader.readexactly(int(said["content-length"]))
        return int(first.split()[1]), "age" in said, text

    async def readers(self, paths, end):
        await asyncio.gather(*(self.reader(n, paths, end) for n in range(self.options.readers)))

    def importer(self, end):
        connection, turn = self.connect(), 0
        while time.monotonic() < end:
            time.sleep(1 / self.options.writes)
            turn += 1
            rows = "".join(f"{r},{turn * 1e-6 + r * 1e-7:.7f}\n" for r in range(1100, 1300))
            status, text, _ = self.ask(connection, "POST", f"{API}import?metric=corr&name=w{turn}.csv",
                                       f"roundNumber,w{turn}\n" + rows, {**OWN, "Content-Type": "text/csv"})
            if status == 200:
                self.written(json.loads(text)["files"][0]["new"])
            elif status != 409:
                self.wrong("import", status, text[:200])

    def syncer(self, end):
        connection, world = self.connect(), http.client.HTTPConnection(self.sandbox, timeout=120)
        while time.monotonic() < end:
            status, text, _ = self.ask(world, "POST", "/clock", '{"advanceDays": 1}', {"Content-Type": "application/json"})
            if status != 200:
                self.wrong("clock", status, text[:200])
            status, text, _ = self.ask(connection, "POST", f"{API}sync", None, OWN)
            if status != 202:
                self.wrong("sync", status, text[:200])
            state = {"state": "running"}
            while state["state"] == "running":
                time.sleep(0.1)
                state = self.get(connection, "sync")
            if state["state"] == "done":
                self.written(state["answer"]["new"])
            else:
                self.wrong("sync", state)

    def written(self, new):
        self.writes += 1
        self.rows += sum(new.values())

    def watcher(self, end):
        """A monitor: it waits for nobody."""
        while time.monotonic() < end:
            connection = self.connect()
            try:
                status, text, took = self.ask(connection, "GET", "/healthz")
                self.health.append(took)
                if status != 200:
                    self.wrong("/healthz", status, text[:200])
            except Exception as error:
                self.wrong("/healthz", repr(error))
            connection.close()
            time.sleep(0.5)

    def run(self):
        paths, end = self.paths(), time.monotonic() + self.options.seconds
        writer = self.syncer if self.sandbox else self.importer
        threads = [threading.Thread(target=t, args=(end,)) for t in (writer, self.watcher)]
        load, before, own = os.getloadavg()[0], {n: processor(p) for n, p in self.parts.items()}, time.process_time()
        for thread in threads:
            thread.start()
        asyncio.run(self.readers(paths, end))
        used = {n: processor(p) - before[n] for n, p in self.parts.items()} | {"readers": time.process_time() - own}
        for thread in threads:
            thread.join()
        self.show(load, used)

    def show(self, load, used):
        def at(times, share):
            return sorted(times)[min(len(times) - 1, int(share * len(times)))] * 1000

        options, count = self.options, len(self.times)
        what = "syncs" if self.sandbox else "imports"
        print(f"{options.engine}, {options.readers} readers, {options.seconds:.0f} s: {count} answers "
              f"({count / options.seconds:.0f}/s), p50 {at(self.times, 0.5):.0f} ms, p99 {at(self.times, 0.99):.0f} ms, "
              f"longest {max(self.times) * 1000:.0f} ms; {self.writes} {what}, {self.rows} rows written; errors {len(self.errors)}; "
              f"load before {load:.1f}, after {os.getloadavg()[0]:.1f}")
        print(f"  {self.old} answers said that they are of a moment ago")
        print(f"  processor seconds on {os.cpu_count()} cores: " + ", ".join(f"{n} {s:.1f}" for n, s in used.items())
              + f"; of the server {used['server'] / count * 1000:.2f} ms an answer")
        print(f"  {'/healthz':32} {len(self.health):7}  p50 {at(self.health, 0.5):6.0f}  longest {max(self.health) * 1000:.0f} ms")
        for path, times in sorted(self.by_path.items()):
            print(f"  {path:32} {len(times):7}  p50 {at(times, 0.5):6.0f}  p99 {at(times, 0.99):6.0f} ms")
        for error in self.errors[:5]:
            print("error:", error)


if __name__ == "__main__":
    main()
