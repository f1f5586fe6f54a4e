#!/usr/bin/env python3
"""Long CSV into a store, Ballast and pandas in turns: processor time (user and system) and seconds. Needs python3 with NumPy and pandas.

  bench/peer_import.py [--rows 5000000] [--models 14000] [--scores corr] [--turns 3] [--command "./ballast"] [--folder FOLDER]

The table is made as ../shared/peers/p7_io.py makes it: model, round, scores with nine places, round by round. The peer is
pandas.read_csv and DataFrame.to_sql into a SQLite file: rows as they come, without a key, a history or a checksum.
"""
import argparse, os, pathlib, resource, shlex, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEER = """
import sys, sqlite3, pandas
frame = pandas.read_csv(sys.argv[1])
with sqlite3.connect(sys.argv[2]) as database:
    frame.to_sql('score', database, index=False)
"""


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=5_000_000)
    options.add_argument("--models", type=int, default=14_000)
    options.add_argument("--scores", default="corr")
    options.add_argument("--turns", type=int, default=3)
    options.add_argument("--command", default=str(ROOT / "ballast"))
    options.add_argument("--folder", default=None, help="kept, with the table; else a temporary one")
    options = options.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        table = os.path.join(options.folder or folder, f"scores-{options.rows}-{options.models}-{options.scores}.csv")
        if not os.path.exists(table):
            make(table, options.rows, options.models, options.scores.split(","))
        print(f"{options.rows:,} rows of {options.models:,} models, {options.scores}: {os.path.getsize(table) / 1e6:.0f} MB", flush=True)
        ours, peers = [], []
        for turn in range(options.turns):
            store, database = os.path.join(folder, f"{turn}.db"), os.path.join(folder, f"{turn}.peer.db")
            ours.append(timed([*shlex.split(options.command), "import", table, "--force", "--store", store]))
            peers.append(timed([sys.executable, "-c", PEER, table, database]))
            print(f"turn {turn + 1}: ballast {ours[-1][0]:.1f} s CPU, {ours[-1][1]:.1f} s; pandas {peers[-1][0]:.1f} s CPU, {peers[-1][1]:.1f} s", flush=True)
            sizes = [os.path.getsize(f) / 1e6 for f in (store, database)]
            for name in os.listdir(folder):
                if name.endswith(".db"):
                    os.remove(os.path.join(folder, name))
        our, peer = (statistics.median(t[0] for t in times) for times in (ours, peers))
        print(f"medians: ballast {our:.1f} s, pandas {peer:.1f} s of processor time: {peer / our:.2f} times; files {sizes[0]:.0f} and {sizes[1]:.0f} MB")


def make(path, rows, models, scores):
    import numpy as np, pandas as pd

    chance = np.random.default_rng(9)
    rounds = -(-rows // models)
    table = {
        "model": np.char.add("m", np.tile(np.arange(models), rounds)[:rows].astype(str)),
        "round": np.repeat(np.arange(rounds), models)[:rows] + 1,
    }
    for score in scores:
        table[score] = np.round(chance.normal(0.01, 0.03, rows), 9)
    pd.DataFrame(table).to_csv(path, index=False)


def timed(command):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - start


if __name__ == "__main__":
    main()
