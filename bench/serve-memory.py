#!/usr/bin/env python3
"""Walks every resource and page of a server over a store of 2,003 models: seconds, sizes, and the peak of its resident memory. Standard library only.

  bench/serve-memory.py [--models 2003] [--rounds 240] [--engine sqlite|postgres] [--store STORE] [--limit 1024] [--command "./ballast"]

Each resource and page is asked without words, then with words that are as dear as can be said (the two that ended a process once among
them: a grid of 300 x 300 multipliers over all models). Beside them a cheap page and a cheap question are asked ten times a second;
the slowest of those is told. It ends with 1 where the server took more than --limit MiB or a cheap one took longer than a second.
"""
import argparse, contextlib, http.client, json, os, pathlib, random, shlex, subprocess, sys, tempfile, threading, time, urllib.parse
from private_postgres import postgres

ROOT = pathlib.Path(__file__).resolve().parent.parent
AS_OF = "as-of=2026-11-01"
WIDE = ",".join(f"{n / 100:g}" for n in range(300))
DEAR = [("grid", "corr=" + WIDE), ("grid", "mmc=" + WIDE)]
SOME = [("grid", "corr=" + WIDE[:330]), ("grid", "mmc=0,1")]
RESOURCES = ["models?limit=1000", "models?all=true", "rounds?all=true", "rules", "rules/950", "data", "explain/model_0001/950", "account", "reconcile", "nowcast", "field", "field?all=true",
             "compare?model=model_0000&model=model_0001", "regret", "sensitivity", "backtest", "portfolio", "risk", "evidence", "evidence?track-record=true", "report"]
PAGES = ["/", "/models", "/models/model_0001", "/backtest", "/compare?models=model_0000,model_0001", "/sensitivity", "/risk", "/evidence", "/account", "/field", "/rounds", "/rounds/950", "/rules", "/data"]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--models", type=int, default=2003)
    options.add_argument("--rounds", type=int, default=240)
    options.add_argument("--engine", choices=["sqlite", "postgres"], default="sqlite")
    options.add_argument("--store", help="one that is there already, instead of a new one")
    options.add_argument("--limit", type=int, default=1024)
    options.add_argument("--seconds", type=float, default=300, help="patience with one question")
    options.add_argument("--command", default=str(ROOT / "ballast"))
    options.add_argument("--only", default="", help="questions whose text holds this")
    options = options.parse_args()
    command = shlex.split(options.command)
    with contextlib.ExitStack() as things:
        folder = things.enter_context(tempfile.TemporaryDirectory())
        store = options.store or (things.enter_context(postgres()) if options.engine == "postgres" else folder + "/store.db")
        if not options.store:
            table(folder + "/table.csv", options.models, options.rounds)
            began = time.monotonic()
            subprocess.run([*command, "import", folder + "/table.csv", "--store", store], check=True, capture_output=True)
            print(f"imported in {time.monotonic() - began:.1f} s")
        server = subprocess.Popen([*command, "serve", "--port", "0", "--no-collect", "--rate", "1000000", "--json", "--store", store],
                                  stdout=subprocess.PIPE, text=True)
        try:
            host = json.loads(server.stdout.readline())["url"].split("//")[1]
            sys.exit(walk(server.pid, host, options))
        finally:
            began = time.monotonic()
            server.terminate()
            server.wait(90)
            print(f"stopped in {time.monotonic() - began:.1f} s")


def table(file, models, rounds):
    """Performances of made-up models, always the same ones."""
    chance = random.Random(7)
    with open(file, "w") as out:
        out.write("username,roundNumber,corr,mmc,corrMultiplier,mmcMultiplier,roundPayoutFactor,selectedStakeValue,payout\n")
        for model in range(models):
            stake, skill = chance.uniform(1, 500), chance.gauss(0.005, 0.005)
            for number in range(900, 900 + rounds):
                corr, mmc = chance.gauss(skill, 0.02), chance.gauss(skill / 3, 0.008)
                payout = stake * 0.09 * max(-0.05, min(0.05, 0.75 * corr + 2.25 * mmc))
                if chance.random() > 0.03:
                    out.write(f"model_{model:04d},{number},{corr:.12f},{mmc:.12f},0.75,2.25,0.09,{stake:.12f},{payout:.12f}\n")


def memory(pid, field):
    """Resident MiB of the program: now (VmRSS) or at most (VmHWM)."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1]) / 1024


def reset(pid):
    """Makes the peak count anew."""
    with contextlib.suppress(OSError):
        pathlib.Path(f"/proc/{pid}/clear_refs").write_text("5")


def questions():
    api = "/api/v1/classic/"
    every = [api + r + ("&" if "?" in r else "?") + AS_OF for r in RESOURCES] + PAGES
    many = ",".join(f"model_{n:04d}" for n in range(700))
    for what in ("backtest", "sensitivity"):
        for words in (DEAR, SOME):
            every.append(f"{api}{what}?{urllib.parse.urlencode(words)}&{AS_OF}")
            every.append(f"/{what}?{urllib.parse.urlencode(words)}")
        every.append(f"/{what}?models={many}")
        every.append(f"/{what}?models={many[:2000]}&{urllib.parse.urlencode(DEAR)}")
    every += [f"/{p}?models={many}" for p in ("risk", "evidence", "field", "account")]
    every += [f"{api}{r}?{urllib.parse.urlencode([('model', n) for n in many.split(',')[:300]])}" for r in ("risk", "evidence", "report", "field")]
    return every


def walk(pid, host, options):
    cheap, over = Cheap(host), threading.Event()
    beside = threading.Thread(target=cheap.run, args=(over,))
    beside.start()
    most, name = 0, ""
    print(f"{'question':60}{'status':>7}{'seconds':>9}{'MiB':>8}{'peak MiB':>10}")
    for path in questions():
        if options.only not in path:
            continue
        reset(pid)
        connection = http.client.HTTPConnection(host, timeout=options.seconds)
        began, status, size = time.monotonic(), "late", 0
        with contextlib.suppress(TimeoutError, OSError, http.client.HTTPException):
            connection.request("GET", path)
            answer = connection.getresponse()
            while piece := answer.read(1 << 20):
                size += len(piece)
            status = answer.status
        connection.close()
        peak = memory(pid, "VmHWM") or 0
        most = max(most, peak)
        print(f"{path[:58]:60}{status:>7}{time.monotonic() - began:9.1f}{size / 2**20:8.1f}{peak:10.0f}", flush=True)
    over.set()
    beside.join()
    print(f"peak {most:.0f} MiB of {options.limit}; of {len(cheap.times)} cheap ones beside them p99 "
          f"{cheap.at(0.99):.2f} s, longest {cheap.at(1):.2f} s; errors {cheap.errors[:3]}")
    return 1 if most > options.limit or cheap.errors or cheap.at(1) > 1 else 0


class Cheap:
    def __init__(self, host):
        self.host, self.times, self.errors = host, [], []

    def run(self, over):
        paths = ["/rules", "/api/v1/classic/rules?" + AS_OF, "/healthz", "/api/v1/classic/models?limit=20&" + AS_OF]
        connection, turn = http.client.HTTPConnection(self.host, timeout=100), 0
        while not over.wait(0.1):
            turn += 1
            began = time.monotonic()
            try:
                connection.request("GET", paths[turn % len(paths)])
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    self.errors.append((paths[turn % len(paths)], answer.status))
            except Exception as error:
                self.errors.append((paths[turn % len(paths)], repr(error)))
                connection = http.client.HTTPConnection(self.host, timeout=100)
            self.times.append(time.monotonic() - began)

    def at(self, share):
        return sorted(self.times)[min(len(self.times) - 1, int(share * len(self.times)))] if self.times else 0


if __name__ == "__main__":
    main()
