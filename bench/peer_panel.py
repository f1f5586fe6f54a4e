#!/usr/bin/env python3
"""A panel of a whole metric out of a store of 14,000 models x 1,300 rounds, Ballast and pandas in turns. Needs python3 with NumPy and pandas.

  bench/peer_panel.py STORE [--turns 3]       reads; medians of processor time and seconds
  bench/peer_panel.py STORE --make [--models 14000] [--rounds 1300]   fills a new store first, by ballast import

Both read the same rows of the same file: pandas.read_sql of model, round and score and the assignment into an array of NumPy, and
`TournamentStore.Scores`, which also looks up names and moments. Ballast's own times come from its benchmark program, each in a process of its own.
"""
import argparse, os, pathlib, resource, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEER = """
import sys, sqlite3, time, numpy, pandas
start, cpu = time.perf_counter(), time.process_time()
frame = pandas.read_sql('SELECT model_id, round, score FROM score_revision WHERE metric_id = 1', sqlite3.connect(sys.argv[1]))
models, rounds = frame.model_id.to_numpy(), frame['round'].to_numpy()
panel = numpy.full((models.max() + 1, rounds.max() + 1), numpy.nan)
panel[models, rounds] = frame.score.to_numpy()
print(len(frame), time.process_time() - cpu, time.perf_counter() - start, numpy.nansum(panel))
"""


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("store")
    options.add_argument("--make", action="store_true")
    options.add_argument("--models", type=int, default=14_000)
    options.add_argument("--rounds", type=int, default=1_300)
    options.add_argument("--turns", type=int, default=3)
    options = options.parse_args()
    if options.make:
        make(options)
    bench = ["dotnet", "run", "-c", "Release", "--project", str(ROOT / "bench" / "Ballast.Benchmarks"), "--"]
    ours, peers = [], []
    for turn in range(options.turns):
        ours.append(numbers([*bench, "panel", options.store]))
        peers.append(numbers([sys.executable, "-c", PEER, options.store]))
        (rows, cpu, seconds, total), (peer_rows, peer_cpu, peer_seconds, peer_total) = ours[-1], peers[-1]
        assert rows == peer_rows and abs(total - peer_total) < 1e-6 * max(1, abs(total)), (ours[-1], peers[-1])
        print(f"turn {turn + 1}: {rows:,.0f} rows; ballast {cpu:.2f} s CPU, {seconds:.2f} s; pandas {peer_cpu:.1f} s CPU, {peer_seconds:.1f} s", flush=True)
    for column, name in ((1, "processor time"), (2, "seconds")):
        our, peer = (statistics.median(t[column] for t in times) for times in (ours, peers))
        print(f"medians, {name}: ballast {our:.2f}, pandas {peer:.2f}: {peer / our:.1f} times")


def make(options):
    import numpy as np, pandas as pd

    chance = np.random.default_rng(9)
    # An import takes ten million values.
    for first in range(1, options.rounds + 1, 650):
        rounds = np.arange(first, min(first + 650, options.rounds + 1))
        with tempfile.TemporaryDirectory() as folder:
            table = os.path.join(folder, "scores.csv")
            pd.DataFrame(
                {
                    "model": np.char.add("m", np.tile(np.arange(options.models), rounds.size).astype(str)),
                    "round": np.repeat(rounds, options.models),
                    "corr": np.round(chance.normal(0.01, 0.03, options.models * rounds.size), 9),
                }
            ).to_csv(table, index=False)
            subprocess.run([str(ROOT / "ballast"), "import", table, "--force", "--store", options.store], check=True, stdout=subprocess.DEVNULL)


def numbers(command):
    return [float(number) for number in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-4:]]


if __name__ == "__main__":
    main()
