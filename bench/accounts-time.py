#!/usr/bin/env python3
"""How long `ballast accounts` takes of 70 accounts, 700 slots and 1,300 rounds: 910,000 positions and as many scores, on both engines. Standard library only.

  bench/accounts-time.py [--runs 10] [--engines sqlite,postgres] [--command "./ballast"] [--fill "dotnet run -c Release --project bench/Ballast.Benchmarks --"]

"cold" is a process of its own, from its start to its end: wall time and processor time. "http" is one request to a server that has answered before, each time as of
another second, so that nothing is remembered. Printed: the median, the shortest and the longest.
"""
import argparse, http.client, json, pathlib, resource, shlex, statistics, subprocess, tempfile, time

from private_postgres import postgres

ROOT = pathlib.Path(__file__).resolve().parent.parent
MOMENT = "2026-11-27T21:%02d:%02dZ"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=10)
    options.add_argument("--engines", default="sqlite,postgres")
    options.add_argument("--command", default=str(ROOT / "ballast"))
    options.add_argument("--fill", default=f"dotnet run -c Release --project {ROOT}/bench/Ballast.Benchmarks --")
    options = options.parse_args()
    for engine in options.engines.split(","):
        if engine == "postgres":
            with postgres() as location:
                measure(engine, location, options)
        else:
            with tempfile.TemporaryDirectory() as folder:
                measure(engine, folder + "/accounts.db", options)


def measure(engine, location, options):
    command, store = shlex.split(options.command), ["--store", location]
    subprocess.run([*shlex.split(options.fill), "accounts-store", location], check=True)
    cold(engine, "start alone", [*command, "rounds", "--limit", "1", *store], options)
    cold(engine, "cold", [*command, "accounts", *store], options)
    serve = [*command, "serve", "--port", "0", "--no-collect", "--rate", "1000000", "--json", *store]
    server = subprocess.Popen(serve, stdout=subprocess.PIPE, text=True)
    try:
        address = json.loads(server.stdout.readline())["url"].split("//")[1]
        connection = http.client.HTTPConnection(address, timeout=120)
        for name, path in [("http, document", "/api/v1/classic/accounts"), ("http, page", "/accounts")]:
            ask(connection, f"{path}?as-of={MOMENT % (0, 0)}")
            show(engine, name, [ask(connection, f"{path}?as-of={MOMENT % (1, run)}") for run in range(options.runs)])
    finally:
        server.terminate()
        server.wait(20)


def cold(engine, name, command, options):
    walls, processors = [], []
    for run in range(options.runs + 1):
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([*command, "--as-of", MOMENT % (2, run)], check=True, stdout=subprocess.DEVNULL)
        walls.append(1000 * (time.perf_counter() - began))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processors.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    # The first run may still build the program, or find its files cold.
    show(engine, name, walls[1:])
    show(engine, name + ", processor", processors[1:])


def ask(connection, path):
    began = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status} {text[:300]}")
    return 1000 * (time.perf_counter() - began)


def show(engine, name, milliseconds):
    print(f"{engine}\t{name}\t{statistics.median(milliseconds):.0f} ms ({min(milliseconds):.0f} to {max(milliseconds):.0f})", flush=True)


if __name__ == "__main__":
    main()
