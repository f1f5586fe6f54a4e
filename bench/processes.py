#!/usr/bin/env python3
"""Processor time of whole commands, each in a new process on a store of real tables: medians, shortest and longest. Standard library only.

  bench/processes.py DATA [--program ./ballast]... [--times 5]

DATA is the folder of public tables (vlad_2026-02, jos_2021-08). Stores are made by each program itself, in a temporary folder:
  16 models x 355 rounds      corr and mmc of daily_data_…_abs.csv: backtest, risk, report
  2,300 models x 10 rounds    all_models_rounds_241_250.csv.gz: account, evidence, regret
Programs are measured in turns, so that what else runs disturbs them alike. Time is user and system together, of the process alone; the first run of each is not counted.
"""
import argparse, collections, os, pathlib, shlex, statistics, subprocess, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FEW = ["backtest", "risk", "report"]
MANY = ["account", "evidence", "regret"]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=pathlib.Path)
    options.add_argument("--program", action="append", help="may be repeated (default: ./ballast)")
    options.add_argument("--times", type=int, default=5)
    options = options.parse_args()
    programs = [shlex.split(p) for p in options.program or [str(ROOT / "ballast")]]
    with tempfile.TemporaryDirectory() as folder:
        rows = [row for number, program in enumerate(programs) for row in prepared(program, f"{folder}/{number}", options.data)]
        times = collections.defaultdict(list)
        for turn in range(options.times + 1):
            for number, (program, name, words) in enumerate(rows):
                took = seconds([*program, *words])
                if turn > 0:
                    times[number].append(took)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; median of {options.times} (shortest to longest), processor seconds")
    for number, (program, name, _) in enumerate(rows):
        some = times[number]
        print(f"{name:34} {statistics.median(some):6.2f} ({min(some):.2f} to {max(some):.2f})  {' '.join(program)}")


def prepared(program, folder, data):
    """Makes the stores of a program; gives its commands."""
    os.mkdir(folder)
    few, many = f"{folder}/few.db", f"{folder}/many.db"
    for metric in ("corr", "mmc"):
        seconds([*program, "import", str(data / "vlad_2026-02" / f"daily_data_{metric}_abs.csv"), "--metric", metric, "--store", few])
    seconds([*program, "import", str(data / "jos_2021-08" / "all_models_rounds_241_250.csv.gz"), "--store", many])
    yield program, "start: rules", ["rules", "--store", few]
    yield program, "start: rounds --limit 1", ["rounds", "--limit", "1", "--store", few]
    for command in FEW:
        page = ["--out", f"{folder}/page.html", "--force"] if command == "report" else []
        yield program, f"{command}, 16 models x 355 rounds", [command, *page, "--store", few]
    for command in MANY:
        yield program, f"{command}, 2,300 models", [command, "--store", many]


def seconds(command):
    """Runs a command; the processor time of its process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{shlex.join(command)}: {process.returncode} {said.decode()}")
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
