#!/usr/bin/env python3
"""200 readers for a minute while imports write: p50, p99, errors. Standard library only.

  bench/serve-load.py [--readers 200] [--seconds 60] [--writes 2] [--command "./ballast"]

Each reader keeps one connection and asks one of several questions as soon as the last one is answered; a writer imports a new table
over HTTP, twice a second. An answer other than 200 (or 409 for the writer) counts as an error.
"""
import argparse, http.client, json, pathlib, random, shlex, subprocess, tempfile, threading, time

PATHS = ["data", "models", "rounds", "rules", "account", "reconcile", "explain/amber_anchor/1180"]
ROOT = pathlib.Path(__file__).resolve().parent.parent


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--readers", type=int, default=200)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--writes", type=float, default=2, help="imports a second at most")
    options.add_argument("--command", default=str(ROOT / "ballast"))
    options = options.parse_args()
    command = shlex.split(options.command)
    with tempfile.TemporaryDirectory() as folder:
        store = ["--store", folder + "/store.db"]
        for file, more in (("performances.csv", []), ("corr.csv", ["--metric", "corr"])):
            subprocess.run([*command, "import", str(ROOT / "examples" / file), *more, *store],
                           check=True, capture_output=True)
        server = subprocess.Popen([*command, "serve", "--port", "0", "--rate", "10000000", "--json", *store],
                                  stdout=subprocess.PIPE, text=True)
        try:
            run(json.loads(server.stdout.readline())["url"].split("//")[1], options)
        finally:
            server.terminate()
            print("server stopped with", server.wait(20))


def run(host, options):
    end = time.monotonic() + options.seconds
    times, errors, writes = [], [], [0]
    lock = threading.Lock()

    def ask(connection, method, path, body=None, headers={}):
        began = time.monotonic()
        connection.request(method, "/api/v1/classic/" + path, body, headers)
        answer = connection.getresponse()
        text = answer.read()
        return answer.status, text, time.monotonic() - began

    def reader(seed):
        chance, connection, own = random.Random(seed), http.client.HTTPConnection(host, timeout=120), []
        while time.monotonic() < end:
            path = chance.choice(PATHS)
            try:
                status, text, took = ask(connection, "GET", path + "?as-of=2026-11-01")
                own.append(took)
                if status != 200:
                    with lock:
                        errors.append((path, status, text[:200]))
            except Exception as error:
                with lock:
                    errors.append((path, repr(error)))
                connection = http.client.HTTPConnection(host, timeout=120)
        with lock:
            times.extend(own)

    def writer():
        connection, turn = http.client.HTTPConnection(host, timeout=120), 0
        while time.monotonic() < end:
            time.sleep(1 / options.writes)
            turn += 1
            rows = "".join(f"{r},{turn * 1e-6 + r * 1e-7:.7f}\n" for r in range(1100, 1300))
            status, text, _ = ask(connection, "POST", f"import?metric=corr&name=w{turn}.csv", f"roundNumber,w{turn}\n" + rows,
                                  {"X-Ballast-Csrf": "1", "Content-Type": "text/csv"})
            if status == 200:
                writes[0] += 1
            elif status != 409:
                with lock:
                    errors.append(("import", status, text[:200]))

    threads = [threading.Thread(target=reader, args=(n,)) for n in range(options.readers)]
    threads.append(threading.Thread(target=writer))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    at = lambda share: times[min(len(times) - 1, int(share * len(times)))] * 1000
    print(f"{options.readers} readers, {options.seconds:.0f} s: {len(times)} answers ({len(times) / options.seconds:.0f}/s), "
          f"p50 {at(0.5):.0f} ms, p99 {at(0.99):.0f} ms, longest {times[-1] * 1000:.0f} ms; {writes[0]} imports; errors {len(errors)}")
    for error in errors[:5]:
        print("error:", error)


if __name__ == "__main__":
    main()
