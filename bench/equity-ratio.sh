#!/usr/bin/env bash
# Equity with compounding under overlapping rounds against the NumPy and numba peers, in turns, in one run, lag 20:
# 20 models x 500 rounds x 2,499 pairs, 70 x 500 x 20, 1,400 x 1,300 x 20. Makes the data, compares all outputs.
# Needs python3 with NumPy and numba and the peers beside the project: bench/equity-ratio.sh [FOLDER-OF-PEERS] [TURNS]
set -euo pipefail
cd "$(dirname "$0")/.."
peers=${1:-../shared/peers}
turns=${2:-3}
python=${PYTHON:-/usr/bin/python3}
panels=$(mktemp -d)
trap 'rm -rf "$panels"' EXIT

dotnet build bench/Ballast.Benchmarks -c Release -v quiet
"$python" bench/peer_equity.py "$peers" "$panels" make

for turn in $(seq "$turns"); do
    echo "turn $turn: name, median ms, best ms, best processor ms"
    dotnet run -c Release --no-build --project bench/Ballast.Benchmarks -- equity "$panels"
    "$python" bench/peer_equity.py "$peers" "$panels" 5
done | tee "$panels/turns.tsv"

"$python" - "$panels/turns.tsv" <<'PYTHON'
import statistics, sys
times = {}
for line in open(sys.argv[1]):
    name, *values = line.rstrip("\n").split("\t")
    if len(values) == 3:
        times.setdefault(name, []).append(tuple(map(float, values)))
ways = {
    "wall, median": lambda all: statistics.median(t[0] for t in all),
    "wall, best": lambda all: min(t[1] for t in all),
    "processor, best": lambda all: min(t[2] for t in all),
}
print("all four outputs, ms, and how many times as fast; ours includes missing rounds and the payout factor")
print("on a busy machine a long sample is hardly ever undisturbed: trust processor time, or a quiet machine")
for case in dict.fromkeys(name.split("_")[2] for name in times):
    for threads in "12":
        for way, of in ways.items():
            ours, numba, numpy = (of(times[f"{who}_{case}"]) for who in (f"ours_{threads}", f"numba_{threads}", "numpy_1"))
            print(
                f"{case:>14} {threads} thr {way:>15}: ours {ours:8.3f}"
                f" | numba {numba:8.2f} = {numba / ours:5.1f} x | NumPy, 1 thr, {numpy:8.2f} = {numpy / ours:5.1f} x"
            )
PYTHON
