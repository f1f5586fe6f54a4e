"""The NumPy and numba peers of equity with compounding: python3 peer_equity.py FOLDER-OF-PEERS FOLDER make|SAMPLES

make      makes the panels, the pairs and the list of cases (models, rounds, pairs, models in the file)
SAMPLES   for each case prints name, median, best and best processor time in milliseconds of NumPy (its fastest block) and of numba on one and
          on two threads, all four outputs, and the largest difference of each output to those that
          `Ballast.Benchmarks equity` left, relative where above 1

The peers are given their panel prepared (missing rounds zero, payout factor folded in); ours reads the raw one.
"""
import os
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import numpy as np

LAG = 20
CASES = ((20, 500, 2499, 70), (70, 500, 20, 70), (1400, 1300, 20, 1400))
GRIDS = {20: (np.array([0, 0.5, 1.0]), np.linspace(0, 3, 7)), 2499: (np.linspace(0, 2, 50), np.linspace(0, 3, 50))}
OUTPUTS = ("equity", "drawdown", "cvar", "sharpe")


def make(folder):
    from gen import panel

    for models, rounds in sorted({(case[3], case[1]) for case in CASES}):
        for name, values in zip((f"corr_{models}", f"tc_{models}", "pf"), panel(models, rounds)):
            values.tofile(os.path.join(folder, f"{name}_{rounds}.f64"))
    for pairs, (corr, mmc) in GRIDS.items():
        both = np.column_stack((np.repeat(corr, len(mmc)), np.tile(mmc, len(corr))))
        both[(both != 0).any(axis=1)].tofile(os.path.join(folder, f"pairs_{pairs}.f64"))
    with open(os.path.join(folder, "cases.tsv"), "w") as file:
        file.writelines("\t".join(map(str, case)) + "\n" for case in CASES)


def timed(name, run, samples):
    run()
    times, processor = [], []
    for _ in range(samples):
        used, start = time.process_time(), time.perf_counter()
        result = run()
        times.append((time.perf_counter() - start) * 1e3)
        processor.append((time.process_time() - used) * 1e3)
    times.sort()
    print(f"{name}\t{times[samples // 2]:.3f}\t{times[0]:.3f}\t{min(processor):.3f}", flush=True)
    return result


def difference(name, theirs, ours):
    apart = np.abs(theirs - ours) / np.maximum(1, np.abs(theirs))
    worst = "  ".join(f"{output} {value:.1e}" for output, value in zip(OUTPUTS, apart.max(axis=1)))
    print(f"difference to {name}: {worst}", flush=True)


def measure(folder, samples):
    from p2_numpy_grid import load
    from p4_equity import get_numba, np_equity

    kernel, numba = get_numba()
    for models, rounds, pairs, stored in CASES:
        corr, mmc, factor = load(folder, stored, rounds)
        corr, mmc = corr[:models], mmc[:models]
        a, b, present = np.nan_to_num(corr * factor), np.nan_to_num(mmc * factor), ~np.isnan(corr)
        first, second = np.fromfile(os.path.join(folder, f"pairs_{pairs}.f64")).reshape(-1, 2).T.copy()
        case = f"{models}x{rounds}x{pairs}"
        ours = np.fromfile(os.path.join(folder, f"equity_{case}.f64")).reshape(4, -1)

        def by_numpy(block):
            return np_equity(a, b, present, first, second, LAG, block)

        def seconds(block):
            start = time.perf_counter()
            by_numpy(block)
            return time.perf_counter() - start

        block = min((500, 2500, 10000), key=seconds)
        difference(f"NumPy {case}", timed(f"numpy_1_{case}", lambda: by_numpy(block), samples), ours)
        out = np.empty((4, models * pairs))
        for threads in (1, 2):
            numba.set_num_threads(threads)
            timed(f"numba_{threads}_{case}", lambda: kernel(a, b, present, first, second, LAG, out), samples)
        difference(f"numba {case}", out, ours)


if sys.argv[3] == "make":
    make(sys.argv[2])
else:
    measure(sys.argv[2], int(sys.argv[3]))
