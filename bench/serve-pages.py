#!/usr/bin/env python3
"""How long pages take and how long they are: the first call, then warm; and grids that were never asked for before. Standard library only.

  bench/serve-pages.py [--store FILE] [--oracles ../shared/oracles] [--warm 5] [--grids 30] [--command "./ballast"]

Without --store the store is made of the real scores of 16 models over 355 rounds. Every page of the navigation is opened. "first" is what the command itself takes; "warm" is the median and the
longest of the calls after it. A grid is two random sets of multipliers, a random stretch of rounds and some of the models, as the
form of the page asks it (with htmx: the answer alone).
"""
import argparse, http.client, json, pathlib, random, re, shlex, statistics, subprocess, sys, tempfile, time, urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLES = [("corr", "vlad/daily_data_corr_abs.csv"), ("mmc", "vlad/daily_data_mmc_abs.csv")]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--oracles", default=str(ROOT.parent / "shared" / "oracles"))
    options.add_argument("--store")
    options.add_argument("--warm", type=int, default=5)
    options.add_argument("--grids", type=int, default=30)
    options.add_argument("--command", default=str(ROOT / "ballast"))
    options = options.parse_args()
    files = {} if options.store else {metric: find(options.oracles, name) for metric, name in TABLES}
    command = shlex.split(options.command)
    with tempfile.TemporaryDirectory() as folder:
        store = ["--store", options.store or folder + "/store.db"]
        for metric, file in files.items():
            subprocess.run([*command, "import", str(file), "--metric", metric, *store], check=True, capture_output=True)
        serve = [*command, "serve", "--port", "0", "--no-collect", "--rate", "1000000", "--json", *store]
        server = subprocess.Popen(serve, stdout=subprocess.PIPE, text=True)
        try:
            measure(http.client.HTTPConnection(json.loads(server.stdout.readline())["url"].split("//")[1], timeout=120), options)
        finally:
            server.terminate()
            server.wait(20)


def find(oracles, name):
    found = sorted(pathlib.Path(oracles).rglob(pathlib.Path(name).name))
    if not found:
        sys.exit(f"{pathlib.Path(name).name} is not below {oracles}: there is no real data to measure with.")
    return found[0]


def ask(connection, path, headers={}):
    began = time.perf_counter()
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status != 200:
        sys.exit(f"{path}: {answer.status}")
    return text.decode(), 1000 * (time.perf_counter() - began)


def measure(connection, options):
    models = [m["model"] for m in json.loads(ask(connection, "/api/v1/classic/models")[0])["models"]]
    rounds = [r["round"] for r in json.loads(ask(connection, "/api/v1/classic/rounds?limit=1000")[0])["rounds"] if r["isResolved"]]
    first, last = min(rounds), max(rounds)
    print(f"{len(models)} models, rounds {first} to {last}; milliseconds")
    print(f"{'page':32}{'first':>8}{'warm':>8}{'longest':>9}{'KiB':>7}")
    navigation = ask(connection, "/")[0].split('id="pages"')[1].split("</nav>")[0]
    pages = list(dict.fromkeys(re.findall(r'<li><a href="(/[a-z]*)', navigation)))
    for page in [*pages, f"/model/{urllib.parse.quote(models[0])}", f"/round/{last}"]:
        text, cold = ask(connection, page)
        warm = [ask(connection, page)[1] for _ in range(options.warm)]
        print(f"{page:32}{cold:8.0f}{statistics.median(warm):8.1f}{max(warm):9.1f}{len(text.encode()) / 1024:7.0f}")
    if options.grids == 0:
        return
    chance, times = random.Random(1), []
    for _ in range(options.grids):
        begin = chance.randrange(first, last - 60)
        words = [("grid", "corr=" + numbers(chance, 3)), ("grid", "mmc=" + numbers(chance, 7)), ("from", begin),
                 ("to", chance.randrange(begin + 60, last + 1)), ("models", ",".join(chance.sample(models, chance.randrange(4, len(models) + 1))))]
        text, took = ask(connection, "/backtest?" + urllib.parse.urlencode(words), {"HX-Request": "true"})
        if "combinations a model" not in text:
            sys.exit(f"no grid was answered: {text[:300]}")
        times.append(took)
    times.sort()
    print(f"{options.grids} new grids of 21 combinations: median {statistics.median(times):.0f}, "
          f"nine of ten {times[int(0.9 * len(times))]:.0f}, longest {times[-1]:.0f}")


def numbers(chance, count):
    return ",".join(f"{v / 100:g}" for v in sorted(chance.sample(range(0, 300), count)))


if __name__ == "__main__":
    main()
