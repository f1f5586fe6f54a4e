"""The NumPy peer of the payout grid on the big panel: python3 peer_grid.py FOLDER-OF-PEERS FOLDER-OF-PANELS CHUNK|choose

choose    prints the fastest chunk size and clip form
C,CLIP    prints name, median and best in milliseconds of `prep` and of `grid_inplace` with that choice, and the largest
          difference to the totals left by `Ballast.Benchmarks ratio`
"""
import os
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import numpy as np
from p2_numpy_grid import G20, grid_inplace, load, prep

MODELS, ROUNDS = 14000, 1300
folder, choice = sys.argv[2], sys.argv[3]


def timed(run, samples):
    times = []
    for _ in range(samples):
        start = time.perf_counter()
        result = run()
        times.append((time.perf_counter() - start) * 1e3)
    times.sort()
    return times[samples // 2], times[0], result


corr, mmc, factor = load(folder, MODELS, ROUNDS)
if choice == "choose":
    a, b = prep(corr, mmc, factor, np.float64)
    grids = [(chunk, clip) for chunk in (8, 16, 32, 64) for clip in (0, 1)]
    best = min(grids, key=lambda g: timed(lambda: grid_inplace(a, b, *G20, g[0], g[1] == 1), 3)[1])
    print(f"{best[0]},{best[1]}")
    sys.exit()

chunk, clip = (int(part) for part in choice.split(","))
median, best, (a, b) = timed(lambda: prep(corr, mmc, factor, np.float64), 3)
print(f"prep\t{median:.1f}\t{best:.1f}")
median, best, totals = timed(lambda: grid_inplace(a, b, *G20, chunk, clip == 1), 5)
print(f"grid\t{median:.1f}\t{best:.1f}")

# NumPy's first pair is (0, 0), which ours leaves out.
ours = np.fromfile(os.path.join(folder, "ballast_totals.f64")).reshape(MODELS, -1)
print(f"difference\t{np.abs(totals.reshape(MODELS, -1)[:, 1:] - ours).max():.2e}")
