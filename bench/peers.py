"""The peers of bench/compare.sh, on the files that Ballast's kernels read: python3 peers.py FOLDER-OF-PEERS FOLDER make|measure [grid|equity|bootstrap|cvar …]

make      makes panels, pairs, portfolios, resamples
measure   prints name, median, best and best processor time in milliseconds of NumPy (one thread), numba (1 and 2) and SciPy's HiGHS, and how far
          their outputs are from those that `Ballast.Benchmarks kernels` left

Grids and equity are given their panel prepared (missing rounds zero, payout factor folded in); `numpy_prep` is that preparation.
"""
import os
import statistics
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import numpy as np
from p2_numpy_grid import G20, G2500, grid_inplace, load, prep

FOLDER = sys.argv[2]
MODELS, ROUNDS, SLICE, BRUTE, LAG = 14000, 1300, 280, 560, 20


def path(name):
    return os.path.join(FOLDER, name)


def make():
    import p5_bootstrap
    import p6_opt
    from gen import panel

    for models, rounds in ((70, 500), (MODELS, ROUNDS)):
        for name, values in zip((f"corr_{models}", f"tc_{models}", "pf"), panel(models, rounds)):
            values.tofile(path(f"{name}_{rounds}.f64"))
    first, second = G2500
    both = np.column_stack((np.repeat(first, len(second)), np.tile(second, len(first))))
    both.tofile(path("pairs_2500.f64"))
    both[1:].tofile(path("pairs_2499.f64"))
    x, w, starts, _, _ = p5_bootstrap.make(FOLDER)
    (x @ w).tofile(path("boot_y.f64"))
    starts.tofile(path("boot_starts.i32"))
    p6_opt.data(100, ROUNDS).tofile(path("opt_100_1300.f64"))


def timed(name, run, samples=3):
    times, processor = [], []
    for _ in range(samples):
        used, start = time.process_time(), time.perf_counter()
        result = run()
        times.append((time.perf_counter() - start) * 1e3)
        processor.append((time.process_time() - used) * 1e3)
    print(f"{name}\t{statistics.median(times):.3f}\t{min(times):.3f}\t{min(processor):.3f}", flush=True)
    return result


def apart(name, theirs, ours):
    ours = np.fromfile(path(f"ballast_{ours}.f64")).reshape(theirs.shape)
    worst = (np.abs(theirs - ours) / np.maximum(1, np.abs(theirs))).max()
    print(f"difference\t{name}\t{worst:.1e}", flush=True)
    if not worst < 1e-9:
        sys.exit(f"{name}: outputs differ by {worst}")


def grids(numba):
    corr, mmc, factor = load(FOLDER, MODELS, ROUNDS)
    a, b = timed("numpy_prep", lambda: prep(corr, mmc, factor, np.float64), 2)
    # The fastest chunk and clip of some.
    best = min(
        ((chunk, clip) for chunk in (8, 16, 32) for clip in (False, True)),
        key=lambda c: seconds(lambda: grid_inplace(a[:1400], b[:1400], *G20, *c)),
    )

    def small():
        totals = grid_inplace(a, b, *G20, *best).reshape(MODELS, -1)
        totals.argmax(axis=1)
        return totals

    # NumPy's grid has the pair (0, 0), which ours leaves out.
    apart("grid", timed("numpy_grid", small)[:, 1:], "grid")
    timed("numpy_dense", lambda: grid_inplace(a[:SLICE], b[:SLICE], *G2500, *best), 2)
    if numba is None:
        return
    from p3_numba_grid import nb_block

    out, dense = np.empty((MODELS, 3, 7)), np.empty((BRUTE, 50, 50))
    nb_block(a[:4], b[:4], *G20, out[:4])
    for threads in (1, 2):
        numba.set_num_threads(threads)
        timed(f"numba_grid_{threads}", lambda: nb_block(a, b, *G20, out))
        timed(f"numba_dense_{threads}", lambda: nb_block(a[:BRUTE], b[:BRUTE], *G2500, dense))
    apart("brute", dense, "brute")
    apart("tiles", dense, "tiles")


def seconds(run):
    run()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def equity(numba):
    import p4_equity

    corr, mmc, factor = (values[:20] if values.ndim == 2 else values for values in load(FOLDER, 70, 500))
    a, b, present = np.nan_to_num(corr * factor), np.nan_to_num(mmc * factor), ~np.isnan(corr)
    first, second = np.fromfile(path("pairs_2499.f64")).reshape(-1, 2).T.copy()

    def by_numpy(block):
        return p4_equity.np_equity(a, b, present, first, second, LAG, block)

    block = min((500, 2500), key=lambda size: seconds(lambda: by_numpy(size)))
    apart("equity", np.asarray(timed("numpy_equity", lambda: by_numpy(block))).reshape(4, -1), "equity")
    if numba is None:
        return
    kernel, _ = p4_equity.get_numba()
    out = np.empty((4, 20 * 2499))
    kernel(a, b, present, first, second, LAG, out)
    for threads in (1, 2):
        numba.set_num_threads(threads)
        timed(f"numba_equity_{threads}", lambda: kernel(a, b, present, first, second, LAG, out), 5)


def bootstrap():
    import p5_bootstrap

    y = np.fromfile(path("boot_y.f64")).reshape(ROUNDS, -1)
    starts = np.fromfile(path("boot_starts.i32"), np.int32).reshape(10000, -1)
    apart("totals", timed("numpy_totals", lambda: p5_bootstrap.totals_prefix(y, starts, 20), 5), "totals")
    # On 500 of the 10,000 resamples.
    apart("falls", timed("numpy_falls", lambda: p5_bootstrap.drawdown(y, starts[:500], 20, 1)), "falls")


def cvar():
    import p6_opt

    returns = np.fromfile(path("opt_100_1300.f64")).reshape(ROUNDS, 100)
    solved = timed("highs_cvar", lambda: p6_opt.cvar_dual(returns, 0.05, "highs-ds"), 5)
    timed("highs_cvar_usual", lambda: p6_opt.cvar_primal(returns, 0.05, "highs-ds"), 1)
    apart("cvar", np.array(-solved.fun), "cvar_objective")


def measure(kernels):
    try:
        import numba
    except ImportError:
        numba = None
        print("missing\tnumba", flush=True)
    if "grid" in kernels:
        grids(numba)
    if "equity" in kernels:
        equity(numba)
    if "bootstrap" in kernels:
        bootstrap()
    try:
        import scipy.optimize  # noqa: F401
    except ImportError:
        print("missing\tSciPy", flush=True)
        return
    if "cvar" in kernels:
        cvar()


if sys.argv[3] == "make":
    make()
else:
    measure(sys.argv[4:] or ("grid", "equity", "bootstrap", "cvar"))
