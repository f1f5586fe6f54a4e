#!/usr/bin/env python3
"""What a model, a round and a reader cost: stores of growing size, processor seconds and memory of new processes. Standard library only.

  bench/scale.py [--command "./ballast"] [--models 250,1000,4000] [--rounds 150,300,600,1200] [--engine sqlite|postgres]

First the models grow at 300 rounds, then the rounds at 500 models. Each table is made by ladder-store.py. The last columns say how a cost
grows: with the power 1.0 twice the size costs twice as much. What a process needs to start is taken off before the power is computed.
"""
import argparse, contextlib, math, os, pathlib, shlex, subprocess, sys, tempfile
from private_postgres import postgres

HERE = pathlib.Path(__file__).resolve().parent
LAST, FIRST_OPEN, SEEN = 1407, 1344, "2026-11-27T20:00:00Z"
NOW = "2026-11-27T21:00:00Z"
ROUNDS, MODELS = 300, 500
QUESTIONS = ["rounds --limit 1", "models", "today", "account", "risk model_000", "ladder", "regret", "evidence"]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--command", default=str(HERE.parent / "ballast"))
    options.add_argument("--engine", choices=["sqlite", "postgres"], default="sqlite")
    options.add_argument("--models", default="250,1000,4000")
    options.add_argument("--rounds", default="150,300,600,1200")
    options.add_argument("--repeat", type=int, default=3, help="runs of each question; the middle one is shown")
    options = options.parse_args()
    for name, sizes in (
        ("models", [(m, ROUNDS) for m in numbers(options.models)]),
        ("rounds", [(MODELS, r) for r in numbers(options.rounds)]),
    ):
        table(name, sizes, [measured(size, options) for size in sizes])


def numbers(words):
    return [int(word) for word in words.split(",")]


def measured(size, options):
    """A cost by its name, in seconds, bytes or MB."""
    models, rounds = size
    command = shlex.split(options.command)
    with contextlib.ExitStack() as open_things:
        folder = pathlib.Path(open_things.enter_context(tempfile.TemporaryDirectory()))
        store = open_things.enter_context(postgres()) if options.engine == "postgres" else str(folder / "store.db")
        with open(folder / "table.csv", "w") as table:
            script = [sys.executable, str(HERE / "ladder-store.py"), str(models), str(LAST - rounds + 1), str(LAST), str(FIRST_OPEN), SEEN]
            subprocess.run(script, stdout=table, check=True)
        seconds, memory = run([*command, "import", str(folder / "table.csv"), "--store", store, "--json"])
        costs = {"import": (seconds, memory)}
        if options.engine == "sqlite":
            size_mb = sum(f.stat().st_size for f in folder.glob("store.db*")) / 1e6
            costs["store, MB"] = (size_mb, None)
        for question in QUESTIONS:
            asked = [*command, *question.split(), "--store", store, "--as-of", NOW, "--json"]
            runs = sorted(run(asked) for _ in range(options.repeat))
            costs[question] = runs[len(runs) // 2]
    return costs


def run(command):
    """Processor seconds and the most memory in MB of one process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        print(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}: {error.decode()[:300]}", file=sys.stderr)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def table(name, sizes, costs):
    print(f"\n| processor seconds (MB) | {' | '.join(f'{m:,} x {r:,}' for m, r in sizes)} | power of {name} |")
    print("| --- " * (len(sizes) + 2) + "|")
    start = [c["rounds --limit 1"][0] for c in costs]
    for what in costs[0]:
        cells = [f"{c[what][0]:.2f}" + ("" if c[what][1] is None else f" ({c[what][1]:.0f})") for c in costs]
        free = [c[what][0] - (0 if what in ("store, MB", "rounds --limit 1") else s) for c, s in zip(costs, start)]
        grown = math.log(sizes[-1][0] * sizes[-1][1] / (sizes[0][0] * sizes[0][1]))
        power = math.log(free[-1] / free[0]) / grown if min(free[0], free[-1]) > 0.02 else None
        print(f"| {what} | {' | '.join(cells)} | {'-' if power is None else f'{power:.2f}'} |", flush=True)


if __name__ == "__main__":
    main()
