"""The table of bench/compare.sh, from the lines of its turns: name, median, best and best processor ms."""
import platform
import statistics
import sys

times, missing, differences = {}, set(), {}
for line in open(sys.argv[1]):
    name, *values = line.split()
    if name == "missing":
        missing.add(values[0])
    elif name == "difference":
        differences[values[0]] = values[1]
    else:
        times.setdefault(name, []).append(tuple(map(float, values)))


def of(name, scale=1.0):
    """Median of the turns' medians, the best sample, the least processor time; None where nobody measured."""
    if name not in times:
        return None
    return tuple(scale * f(t[i] for t in times[name]) for i, f in enumerate((statistics.median, min, min)))


def machine():
    try:
        return next(line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


# What, ours, the peer, its name, how much of ours the peer did, at least, aim.
ROWS = (
    ("grid 3x7, clip-heavy, raw panel, best pair out", "grid_heavy", ("numpy_prep", "numpy_grid"), "NumPy, preparation too", 1, 100, 150),
    ("", "grid_heavy", ("numpy_grid",), "NumPy", 1, 60, 80),
    ("", "grid_heavy", ("numba_grid_{}",), "numba", 1, None, None),
    ("grid 3x7, calm", "grid_calm", ("numpy_prep", "numpy_grid"), "NumPy, preparation too", 1, None, None),
    ("grid 50x50, every cell computed, 560 models", "brute", ("numpy_dense",), "NumPy", 560 / 280, 50, 65),
    ("", "brute", ("numba_dense_{}",), "numba", 1, 5, 7),
    ("grid 50x50, exact tiles, clip-heavy", "tiles_heavy", ("numpy_dense",), "NumPy", 14000 / 280, 300, 550),
    ("", "tiles_heavy", ("numba_dense_{}",), "numba", 14000 / 560, None, None),
    ("grid 50x50, exact tiles, calm", "tiles_calm", ("numpy_dense",), "NumPy", 14000 / 280, None, None),
    ("equity, 20 x 500 x 2,499", "equity", ("numpy_equity",), "NumPy", 1, 60, 100),
    ("", "equity", ("numba_equity_{}",), "numba", 1, 15, 28),
    ("bootstrap of totals", "totals", ("numpy_totals",), "NumPy", 1, 15, 30),
    ("bootstrap of drawdown (prototype, in bench)", "falls", ("numpy_falls",), "NumPy", 10000 / 500, 500, 1000),
    ("minimum CVaR, 100 x 1,300", "cvar", ("highs_cvar",), "HiGHS, dual", 1, 20, 40),
    ("", "cvar", ("highs_cvar_usual",), "HiGHS, usual form", 1, None, None),
)

print(f"{machine()}, {platform.system()} {platform.release()}; medians of turns, best samples in brackets")
print("processor: ratio of the least processor times, for busy machines; what a core does to the other's caches is in it")
print(f"{'kernel':47} {'thr':>3} {'ours, ms':>19} {'peer, ms':>23} {'':22} {'times as fast':>15} {'processor':>9}  wanted")
for what, ours, peers, who, scale, least, aim in ROWS:
    for threads in (1, 2):
        mine = of(f"ours_{ours}_{threads}")
        theirs = [of(peer.format(threads), scale) for peer in peers]
        if mine is None:
            continue
        if None in theirs:
            print(f"{what:47} {threads:3} {mine[0]:10.3f} ({mine[1]:.3f}) {who} is not here")
            continue
        peer, best = sum(t[0] for t in theirs), sum(t[1] for t in theirs)
        # Of one thread: of two it is what both used.
        processor_ratio = sum(t[2] for t in theirs) / mine[2]
        wanted = f"{least}, {aim}" if least and (threads == 2 or ours == "cvar") else ""
        reached = "" if not wanted else "reached" if peer / mine[0] >= least else "MISSED"
        print(
            f"{what:47} {threads:3} {mine[0]:10.3f} {f'({mine[1]:.3f})':>10} {peer:12.1f} {f'({best:.1f})':>10} {who:22}"
            f" {peer / mine[0]:7.1f} {f'({best / mine[1]:.1f})':>9} {processor_ratio:9.1f}  {wanted} {reached}"
        )
        what = what and " "

peak, present = of("ours_peak_1"), of("ours_present")
if peak and present:
    for threads in (1, 2):
        median, best, used = of(f"ours_brute_{threads}")
        rate = 560 * 1300 * 2500 * present[0] / 1e6
        limit = peak[0] * threads
        print(
            f"brute, {threads} thr: {rate / median:.1f} (best {rate / best:.1f}) Gcells/s computed, of {limit:.1f} that mixed arithmetic"
            f" reaches here: {100 * rate / median / limit:.0f} % (best {100 * rate / best / limit:.0f} %, by processor time {100 * rate / used / peak[0]:.0f} %); wanted 75 %, 90 %"
        )
print("tiles do not compute the cells that they skip; brute computes every cell of a present round; calm clips next to nothing")
print("largest differences to the peers' outputs, relative above 1: " + ", ".join(f"{k} {v}" for k, v in sorted(differences.items())))
if missing:
    print("not here: " + ", ".join(sorted(missing)))
