#!/usr/bin/env python3
"""Futures of `rehearse` computed by workers of which one is killed in the middle, against one process. Standard library, PostgreSQL with psql, and redis-server.

  bench/cluster-runs.py [--runs 50] [--membership store,redis] [--workers 2,4] [--paths 10000] [--models 12] [--future 120]

Workers are processes on loopback. In each run a question of so many futures (each one draw of the bootstrap) is handed to them; when a random part
of it is computed, one worker is killed with -9, and started again. The answer must have the bytes of the answer of one process without workers, every
part must be kept once, and nothing may be left over. Calm runs come first: their time against the one process says what workers gain on this machine.
It prints a line for each membership and number of workers, and ends with 1 where anything was wrong. Build first: dotnet build -c Release.
"""
import argparse, contextlib, os, pathlib, random, shlex, signal, socket, subprocess, sys, tempfile, time
from private_postgres import postgres

ROOT = pathlib.Path(__file__).resolve().parent.parent
CLI = ROOT / "src" / "Ballast.Cli" / "bin" / "Release" / "net10.0" / "ballast.dll"
WORKER = ROOT / "src" / "Ballast.Worker" / "bin" / "Release" / "net10.0" / "ballast-worker.dll"
AS_OF = "2026-11-23T12:00:00Z"
IN_PART = 10  # futures in a part
SEEDS = 5


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=50, help="killed runs for each membership and number of workers")
    options.add_argument("--membership", default="store,redis")
    options.add_argument("--workers", default="2,4")
    options.add_argument("--threads", type=int, default=1, help="of each worker")
    options.add_argument("--paths", type=int, default=10_000)
    options.add_argument("--models", type=int, default=12)
    options.add_argument("--future", type=int, default=120)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--command", default=f"dotnet {CLI}")
    options.add_argument("--worker", default=f"dotnet {WORKER}")
    options = options.parse_args()
    wrong = 0
    with contextlib.ExitStack() as things:
        folder = pathlib.Path(things.enter_context(tempfile.TemporaryDirectory()))
        store = things.enter_context(postgres())
        ballast = Ballast(options, store)
        ballast.fill(folder)
        alone = {seed: ballast.ask(seed) for seed in range(1, SEEDS + 1)}
        print(f"one process: {min(t for _, t, _ in alone.values()):.2f} s, {min(c for _, _, c in alone.values()):.2f} s of processor; on one core: {ballast.ask(1, cores='0')[1]:.2f} s", flush=True)
        print(f"{'membership':12}{'workers':>8}{'calm s':>8}{'asker cpu':>11}{'workers cpu':>13}{'runs':>6}{'killed':>8}{'wrong':>7}{'longest s':>11}", flush=True)
        for membership in options.membership.split(","):
            address = things.enter_context(redis()) if membership == "redis" else "store"
            for count in map(int, options.workers.split(",")):
                with Workers(options, store, address, count) as workers:
                    line, faults = runs(options, ballast, alone, workers, address)
                print(f"{membership:12}{count:8}{line}", flush=True)
                for fault in faults[:5]:
                    print("  wrong:", fault)
                wrong += len(faults)
    sys.exit(1 if wrong else 0)


def runs(options, ballast, alone, workers, address):
    chance, faults, killed, longest = random.Random(options.seed), [], 0, 0.0
    calm = []
    # The first one is not counted: workers compile as they go.
    for seed in (5, 1, 2, 3):
        ballast.forget()
        before = workers.processor()
        answer, seconds, processor = ballast.ask(seed, address)
        calm.append((seconds, processor, workers.processor() - before))
        if answer != alone[seed][0]:
            faults.append(f"calm, seed {seed}: other bytes")
    for number in range(options.runs):
        seed = number % SEEDS + 1
        ballast.forget()
        wanted = options.paths // IN_PART
        asking = ballast.start(seed, address)
        begin = time.monotonic()
        until = int(wanted * chance.uniform(0.1, 0.8))
        while asking.poll() is None and ballast.kept() < until:
            time.sleep(0.02)
        victim = chance.randrange(workers.count)
        was_running = asking.poll() is None
        workers.kill(victim)
        time.sleep(chance.uniform(0, 2))
        workers.start(victim)
        out, error = asking.communicate(timeout=600)
        longest = max(longest, time.monotonic() - begin)
        killed += was_running
        if asking.returncode != 0 or out != alone[seed][0]:
            said = out.decode()[:300] if asking.returncode else "other bytes"
            faults.append(f"run {number}, seed {seed}, exit {asking.returncode}: {said} {error.decode()[-300:]!r}")
        elif ballast.kept() != wanted:
            faults.append(f"run {number}: {ballast.kept()} parts are kept, not {wanted}")
    seconds, asker, worked = (min(column) for column in zip(*calm[1:]))
    return f"{seconds:8.2f}{asker:11.2f}{worked:13.2f}{options.runs:6}{killed:8}{len(faults):7}{longest:11.1f}", faults


class Ballast:
    def __init__(self, options, store):
        self.options, self.store, self.command = options, store, shlex.split(options.command)

    def fill(self, folder):
        chance = random.Random(5)
        with open(folder / "scores.csv", "w") as out:
            out.write("model,roundNumber,corr20V2,mmc,roundResolved\n")
            for model in range(self.options.models):
                for number in range(1000, 1300):
                    out.write(f"m{model:03},{number},{chance.gauss(0.004, 0.02):.5f},{chance.gauss(0.002, 0.01):.5f},True\n")
        subprocess.run([*self.command, "import", "--store", self.store, str(folder / "scores.csv")], check=True, stdout=subprocess.DEVNULL)

    def words(self, seed, address):
        more = ["--cluster", address] if address else []
        return [*self.command, "rehearse", "--store", self.store, "--as-of", AS_OF, "--json", "--returns", "computed", "--rule", "classic-12-corr075-mmc225", "--future", str(self.options.future),
                "--paths", str(self.options.paths), "--seed", str(seed), *more]

    def start(self, seed, address=None):
        return subprocess.Popen(self.words(seed, address), stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def ask(self, seed, address=None, cores=None):
        """The bytes of the answer, seconds, seconds of processor time of the asking process."""
        words = (["taskset", "-c", cores] if cores else []) + self.words(seed, address)
        begin, before = time.monotonic(), os.times()
        asked = subprocess.run(words, capture_output=True)
        after = os.times()
        if asked.returncode != 0:
            raise SystemExit(f"{asked.returncode}: {asked.stdout.decode()[:500]} {asked.stderr.decode()[-500:]}")
        return asked.stdout, time.monotonic() - begin, after.children_user - before.children_user + after.children_system - before.children_system

    def sql(self, text):
        return subprocess.run(["psql", self.store, "-qAtc", text], check=True, capture_output=True, text=True).stdout.strip()

    def forget(self):
        self.sql("DELETE FROM computed_part")

    def kept(self):
        return int(self.sql("SELECT count(*) FROM computed_part"))


class Workers:
    def __init__(self, options, store, address, count):
        self.count, self.processes = count, [None] * count
        self.ports = [free_ports(2) for _ in range(count)]
        self.words = [*shlex.split(options.worker), "--store", store, "--cluster", address, "--threads", str(options.threads)]

    def __enter__(self):
        for number in range(self.count):
            self.start(number)
        return self

    def __exit__(self, *_):
        for process in self.processes:
            process.send_signal(signal.SIGINT)
        for process in self.processes:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()

    def start(self, number):
        """Returns when it says that it works."""
        port, gateway = self.ports[number]
        process = subprocess.Popen([*self.words, "--port", str(port), "--gateway-port", str(gateway)], stderr=subprocess.PIPE)
        self.processes[number] = process
        first = process.stderr.readline().decode()
        if not first.startswith("Worker of"):
            raise SystemExit(f"worker {number}: {first}")

    def processor(self):
        """Seconds of processor time of all so far."""
        stats = [pathlib.Path(f"/proc/{p.pid}/stat").read_text().rsplit(")", 1)[1].split() for p in self.processes]
        return sum(int(s[11]) + int(s[12]) for s in stats) / os.sysconf("SC_CLK_TCK")

    def kill(self, number):
        self.processes[number].kill()
        self.processes[number].wait()


@contextlib.contextmanager
def redis():
    port = free_ports(1)[0]
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder], stdout=subprocess.DEVNULL)
        try:
            while True:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                    break
                time.sleep(0.05)
            yield f"redis://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(30)


def free_ports(count):
    with contextlib.ExitStack() as held:
        return [held.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1] for _ in range(count)]


if __name__ == "__main__":
    main()
