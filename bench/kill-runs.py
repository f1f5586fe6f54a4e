#!/usr/bin/env python3
"""kill -9 at random moments of import, copy, backup, upgrade, sync and serve, on both engines. Standard library only (and psql for PostgreSQL).

  bench/kill-runs.py [--kills 1000] [--seed 1] [--only sqlite:import] [--command "./ballast"]

Each act runs calmly once, which says how long it takes and what it leaves. Then it is begun again and again and killed at a random moment
of that time. After each kill a store must be sound (integrity_check) and hold what it held before, or all of the act, and nothing
between; a sync keeps whole models, so it is killed ten times in a row and then completed. At the end it prints, for each act, how many
kills hit a running program, how often nothing or all was kept, and what was wrong; it ends with 1 where anything was.
"""
import argparse, contextlib, hashlib, http.client, json, os, pathlib, random, re, shlex, shutil, signal, sqlite3, subprocess, sys, tempfile, time, uuid
from private_postgres import postgres, programs

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "src" / "Ballast.Storage" / "Migrations"
OLD = 7  # the schema that is upgraded from
ACTS = ["import", "copy", "backup", "upgrade", "sync", "serve"]
OWN = {"X-Ballast-Csrf": "1", "Content-Type": "text/csv"}
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default="", help="engine, or engine:act")
    options.add_argument("--command", default=str(ROOT / "ballast"))
    options = options.parse_args()
    runs = [(e, a) for e in ("sqlite", "postgres") for a in ACTS if f"{e}:{a}".startswith(options.only)]
    if programs() is None:
        runs = [r for r in runs if r[0] == "sqlite"]
    wrong, killed = 0, 0
    with contextlib.ExitStack() as things:
        folder = pathlib.Path(things.enter_context(tempfile.TemporaryDirectory()))
        server = things.enter_context(postgres()) if any(e == "postgres" for e, _ in runs) else None
        files(folder)
        filled = {}
        print(f"{'engine':10}{'act':10}{'kills':>7}{'running':>9}{'nothing':>9}{'all':>6}{'wrong':>7}{'calm s':>8}", flush=True)
        for number, (engine, act) in enumerate(runs):
            kills = options.kills * (number + 1) // len(runs) - options.kills * number // len(runs)
            where = Sqlite(folder) if engine == "sqlite" else Postgres(folder, server)
            one = Act(shlex.split(options.command), where, folder, random.Random(options.seed + number), filled)
            getattr(one, act)(kills)
            print(f"{engine:10}{act:10}{kills:7}{one.running:9}{one.nothing:9}{one.all:6}{len(one.wrong):7}{one.calm:8.2f}", flush=True)
            for text in one.wrong[:3]:
                print("  wrong:", text)
            wrong, killed = wrong + len(one.wrong), killed + one.running
    print(f"{options.kills} kills, {killed} of a running program, {wrong} wrong")
    sys.exit(1 if wrong else 0)


def files(folder):
    chance = random.Random(5)
    head = "username,roundNumber,corr,mmc,corrMultiplier,mmcMultiplier,roundPayoutFactor,selectedStakeValue,payout\n"
    for name, models in (("first", range(3)), ("large", range(3, 33))):
        with open(folder / f"{name}.csv", "w") as out:
            out.write(head)
            for model in models:
                for number in range(1000, 1080):
                    out.write(f"m{model},{number},{chance.gauss(0, 0.02):.9f},{chance.gauss(0, 0.01):.9f},1,2,0.1,{10 + model},{chance.gauss(0, 0.1):.9f}\n")


def drop(path):
    shutil.rmtree(path) if path.is_dir() else path.unlink()


class Sqlite:
    def __init__(self, folder):
        self.folder = folder

    def place(self, name):
        return str(self.folder / f"{name}.db")

    def remove(self, name):
        for left in self.folder.glob(f"{name}.db*"):
            drop(left)

    def clone(self, name, to):
        self.remove(to)
        with contextlib.closing(sqlite3.connect(self.place(name))) as source, contextlib.closing(sqlite3.connect(self.place(to))) as target:
            source.backup(target)

    def script(self, name, sql):
        with contextlib.closing(sqlite3.connect(self.place(name))) as db:
            db.executescript(sql)

    def fill(self, name, table, columns, rows):
        with contextlib.closing(sqlite3.connect(self.place(name))) as db:
            db.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", rows)
            db.commit()

    def columns(self, name):
        with contextlib.closing(sqlite3.connect(self.place(name))) as db:
            tables = [t for t, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")]
            return {t: [c[1] for c in db.execute(f"PRAGMA table_info({t})")] for t in tables}

    def rows(self, name, table, columns):
        with contextlib.closing(sqlite3.connect(self.place(name))) as db:
            return db.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()

    def tables(self, name, asked):
        return {table: self.rows(name, table, columns) for table, columns in asked.items()}

    def is_there(self, name):
        return os.path.exists(self.place(name))

    def settle(self):
        pass

    def unsound(self, name):
        with contextlib.closing(sqlite3.connect(self.place(name))) as db:
            said = db.execute("PRAGMA integrity_check").fetchone()[0]
            broken = db.execute("PRAGMA foreign_key_check").fetchone()
        return None if said == "ok" and broken is None else f"integrity_check: {said}, {broken}"


class Postgres:
    def __init__(self, folder, server):
        self.folder, self.server = folder, server

    def place(self, name):
        return self.server.rsplit("/", 1)[0] + "/" + self.database(name)

    @staticmethod
    def database(name):
        return "k_" + name

    def psql(self, database, sql):
        command = [f"{programs()}/psql", self.server.rsplit("/", 1)[0] + "/" + database, "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-f", "-"]
        done = subprocess.run(command, input=sql, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr[:500])
        return done.stdout

    def remove(self, name):
        self.psql("postgres", f"DROP DATABASE IF EXISTS {self.database(name)} WITH (FORCE);\nCREATE DATABASE {self.database(name)};")

    def clone(self, name, to):
        self.psql("postgres", f"DROP DATABASE IF EXISTS {self.database(to)} WITH (FORCE);\nCREATE DATABASE {self.database(to)} TEMPLATE {self.database(name)};")

    def script(self, name, sql):
        self.psql(self.database(name), sql)

    def fill(self, name, table, columns, rows):
        def cell(value):
            return "\\N" if value is None else str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")

        lines = "\n".join("\t".join(cell(v) for v in row) for row in rows)
        self.psql(self.database(name), f"COPY {table} ({', '.join(columns)}) FROM STDIN;\n{lines}\n\\.\n")

    def columns(self, name):
        found = {}
        for line in self.psql(self.database(name), "SELECT table_name, column_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_name, table_schema) WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1, ordinal_position").splitlines():
            table, column = line.split("|")
            found.setdefault(table, []).append(column)
        return found

    def tables(self, name, asked):
        """Rows of several tables, asked for in one go: a psql for each would take longer than the killed program."""
        end = uuid.uuid4().hex
        said = self.psql(self.database(name), "\n".join(f"SELECT {', '.join(columns)} FROM {table};\n\\echo {end}" for table, columns in asked.items()))
        found = said.split(end + "\n")[:-1]
        if len(found) != len(asked):
            raise RuntimeError(f"{len(asked)} tables were asked for and {len(found)} came")
        return {table: rows.splitlines() for table, rows in zip(asked, found)}

    def is_there(self, name):
        return bool(self.columns(name))

    def settle(self):
        """Until the server has noticed that its client is gone."""
        for _ in range(200):
            if self.psql("postgres", "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ballast'").strip() == "0":
                return
            time.sleep(0.05)
        raise RuntimeError("a killed client's session stays")

    def unsound(self, name):
        return None


class Act:
    def __init__(self, command, where, folder, chance, filled):
        self.command, self.where, self.folder, self.chance, self.filled = command, where, folder, chance, filled
        self.running = self.nothing = self.all = 0
        self.calm, self.wrong = 0.0, []

    # What is in a store: a hash a table, without what the clock says.
    def contents(self, name, without=(), tables=None):
        hashes, asked = {}, {}
        for table, columns in self.where.columns(name).items():
            if table == "lease" or (tables and table not in tables):
                continue
            asked[table] = ["id", "name", "sha256"] if table == "source" else [c for c in columns if c not in without]
        for table, rows in self.where.tables(name, asked).items():
            lines = sorted(str(r) for r in rows)
            hashes[table] = (len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest())
        return hashes

    def run(self, *words):
        done = subprocess.run([*self.command, *words], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{words}: {done.returncode} {done.stderr[:300]}")

    def timed(self, *words):
        began = time.monotonic()
        self.run(*words)
        self.calm = time.monotonic() - began

    def kill(self, *words, after=None):
        process = subprocess.Popen([*self.command, *words], **QUIET)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(self.chance.uniform(0.1, self.calm * 1.05) if after is None else after)
        self.running += process.poll() is None
        process.kill()
        process.wait()
        self.where.settle()

    def judge(self, name, before, after, what):
        """Before or after, and nothing between. Whether it was all."""
        now = self.contents(name)
        if now == before:
            self.nothing += 1
        elif now == after:
            self.all += 1
        else:
            self.wrong.append(f"{what}: neither before nor after: " + ", ".join(t for t in {*now, *after} if now.get(t) != after.get(t)))
        if unsound := self.where.unsound(name):
            self.wrong.append(f"{what}: {unsound}")
        return now != before

    def start(self):
        self.where.remove("begin")
        self.run("import", str(self.folder / "first.csv"), "--store", self.where.place("begin"))
        self.where.settle()

    # Filled once an engine: no act changes it.
    def full(self):
        kind = type(self.where)
        if kind not in self.filled:
            self.fill()
            self.filled[kind] = self.calm
        self.calm = self.filled[kind]

    def fill(self):
        self.start()
        self.where.clone("begin", "full")
        self.timed("import", str(self.folder / "large.csv"), "--store", self.where.place("full"))
        self.where.settle()

    def import_(self, kills):
        self.full()
        before, after = self.contents("begin"), self.contents("full")
        self.where.clone("begin", "now")
        for n in range(kills):
            self.kill("import", str(self.folder / "large.csv"), "--store", self.where.place("now"))
            if self.judge("now", before, after, f"kill {n}"):
                self.where.clone("begin", "now")
        self.run("import", str(self.folder / "large.csv"), "--store", self.where.place("now"))
        self.where.settle()
        if self.contents("now") != after:
            self.wrong.append("the next import does not complete it")

    def serve(self, kills):
        self.full()
        before, after = self.contents("begin"), self.contents("full")
        self.where.clone("begin", "now")
        body = (self.folder / "large.csv").read_bytes()
        for n in range(kills):
            process = subprocess.Popen([*self.command, "serve", "--port", "0", "--no-collect", "--json", "--store", self.where.place("now")],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            connection = http.client.HTTPConnection(json.loads(process.stdout.readline())["url"].split("//")[1], timeout=60)
            connection.request("POST", "/api/v1/classic/import?name=large.csv", body, OWN)
            time.sleep(self.chance.uniform(0, self.calm))
            self.running += process.poll() is None
            process.kill()
            process.wait()
            process.stdout.close()
            connection.close()
            self.where.settle()
            if self.judge("now", before, after, f"kill {n}"):
                self.where.clone("begin", "now")

    def copy(self, kills):
        self.full()
        after = self.contents("full")
        self.where.remove("copied")
        self.timed("store", "copy", self.where.place("full"), self.where.place("copied"))
        self.where.settle()
        if self.contents("copied") != after:
            self.wrong.append("the calm copy differs")
        for n in range(kills):
            self.where.remove("copied")
            self.kill("store", "copy", self.where.place("full"), self.where.place("copied"))
            self.judge_new("copied", after, n)
            if self.contents("full") != after:
                self.wrong.append(f"kill {n}: the source changed")

    def judge_new(self, name, after, n, where=None):
        """A store that was to be made: not there, empty, or whole."""
        where = where or self.where
        if not where.is_there(name):
            self.nothing += 1
            return
        self.where, own = where, self.where
        now = self.contents(name)
        self.where = own
        if now == after:
            self.all += 1
        elif all(count == 0 for table, (count, _) in now.items() if table != "ballast_schema"):
            self.nothing += 1
        else:
            self.wrong.append(f"kill {n}: half of a new store: {[(t, c) for t, (c, _) in now.items() if c]}")
        if unsound := where.unsound(name):
            self.wrong.append(f"kill {n}: {unsound}")

    def backup(self, kills):
        self.full()
        files_ = Sqlite(self.folder)
        files_.remove("backup")
        self.timed("store", "backup", files_.place("backup"), "--store", self.where.place("full"))
        self.where.settle()
        self.where, own = files_, self.where
        after = self.contents("backup")
        self.where = own
        for n in range(kills):
            files_.remove("backup")
            self.kill("store", "backup", files_.place("backup"), "--store", self.where.place("full"))
            # FILE appears when it is whole.
            if files_.is_there("backup") and not files_.columns("backup"):
                self.wrong.append(f"kill {n}: an empty backup")
            self.judge_new("backup", after, n, files_)
            files_.remove("backup")
        # What a killed run left is gone once the next one has run; what the last one left is not its result.
        for left in self.folder.glob("*.partial*"):
            drop(left)

    def upgrade(self, kills):
        self.full()
        self.where.remove("old")
        folder = "Sqlite" if isinstance(self.where, Sqlite) else "Postgres"
        old = sorted(f for f in (SCRIPTS / folder).iterdir() if int(f.name[:4]) <= OLD)
        self.where.script("old", "\n".join(f.read_text() for f in old) + "\nCREATE TABLE ballast_schema (version INTEGER NOT NULL PRIMARY KEY);\n"
                          + "\n".join(f"INSERT INTO ballast_schema VALUES ({int(f.name[:4])});" for f in old))
        # Filled from a file, each table after those that it refers to.
        files_ = Sqlite(self.folder)
        if files_.place("full") != self.where.place("full"):
            files_.remove("source")
            self.run("store", "backup", files_.place("source"), "--store", self.where.place("full"))
            self.where.settle()
        source = "full" if isinstance(self.where, Sqlite) else "source"
        known = files_.columns(source)
        order = ["model", "metric", "source", *sorted(known)]
        for table in dict.fromkeys(t for t in order if t in known and t not in ("ballast_schema", "lease")):
            columns = [c for c in self.where.columns("old").get(table, []) if c in known[table]]
            if columns and (rows := files_.rows(source, table, columns)):
                self.where.fill("old", table, columns, rows)
        ask = ("models", "--json", "--store", self.where.place("now"))
        self.where.clone("old", "now")
        before = self.contents("now")
        self.timed(*ask)
        self.where.settle()
        after = self.contents("now")
        if after["ballast_schema"][0] <= len(old):
            self.wrong.append("nothing was upgraded")
        for n in range(kills):
            self.where.clone("old", "now")
            self.kill(*ask)
            self.judge("now", before, after, f"kill {n}")
            if n % 10 == 0:
                self.run(*ask)
                self.where.settle()
                if self.contents("now") != after:
                    self.wrong.append(f"kill {n}: the next opening does not complete it")

    def sync(self, kills):
        world = subprocess.Popen([*self.command, "sandbox", "--port", "0", "--models", "4", "--rounds", "20", "--now", "2026-05-13T18:00:00Z", "--json"],
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            url = json.loads(world.stdout.readline())["url"]
            words = ("sync", "--leaderboard", "4", "--take-over", "--api", url, "--store")
            self.where.remove("calm")
            self.timed(*words, self.where.place("calm"))
            self.where.settle()
            # What a sync keeps of a model carries no moment of this machine's clock; rounds without a score do.
            said = {"without": ("source_id", "synced_at"), "tables": ("model", "metric", "score_revision", "position_revision", "round_score_revision")}
            calm = self.contents("calm", **said)
            self.where.remove("killed")
            for n in range(kills):
                self.kill(*words, self.where.place("killed"))
                if self.where.is_there("killed") and (unsound := self.where.unsound("killed")):
                    self.wrong.append(f"kill {n}: {unsound}")
                if n % 10 == 9 or n == kills - 1:
                    self.run(*words, self.where.place("killed"))
                    self.where.settle()
                    now = self.contents("killed", **said)
                    if now == calm:
                        self.all += 1
                    else:
                        self.wrong.append(f"kill {n}: completed, it differs: " + ", ".join(f"{t} {now.get(t, [0])[0]} {calm[t][0]}" for t in calm if now.get(t) != calm[t]))
                    self.where.remove("killed")
        finally:
            world.kill()
            world.wait()
            world.stdout.close()


setattr(Act, "import", Act.import_)

if __name__ == "__main__":
    main()
