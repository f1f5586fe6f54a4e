#!/usr/bin/env bash
# The payout grid against the vectorised NumPy peer, in turns, in one run: 14,000 models x 1,300 rounds, clip-heavy.
# Needs python3 with NumPy and the peers beside the project: bench/peer-ratio.sh [FOLDER-OF-PEERS]
# NumPy computes 21 pairs, we compute 20: its grid contains the pair (0, 0).
set -euo pipefail
cd "$(dirname "$0")/.."
peers=${1:-../shared/peers}
python=${PYTHON:-/usr/bin/python3}
panels=$(mktemp -d)
trap 'rm -rf "$panels"' EXIT

dotnet build bench/Ballast.Benchmarks -c Release -v quiet
"$python" "$peers/gen.py" "$panels"
choice=$("$python" bench/peer_grid.py "$peers" "$panels" choose)
echo "NumPy's best chunk,clip: $choice"

for turn in 1 2 3; do
    echo "turn $turn: name, median ms, best ms"
    dotnet run -c Release --no-build --project bench/Ballast.Benchmarks -- ratio "$panels" | sed 's/^/ours_/'
    "$python" bench/peer_grid.py "$peers" "$panels" "$choice" | sed 's/^/numpy_/'
done | tee "$panels/turns.tsv"

"$python" - "$panels/turns.tsv" <<'PYTHON'
import statistics, sys
times = {}
for line in open(sys.argv[1]):
    name, *values = line.rstrip("\n").split("\t")
    if len(values) == 2:
        times.setdefault(name, []).append(tuple(map(float, values)))
middle = {name: statistics.median(t[0] for t in all) for name, all in times.items()}
best = {name: min(t[1] for t in all) for name, all in times.items()}
print("ours always includes missing rounds and the payout factor; ratios of the medians (of the best samples)")
for ours in ("ours_one_thread", "ours_all_cores"):
    for what, parts in (("NumPy grid alone", ["numpy_grid"]), ("NumPy prep + grid", ["numpy_prep", "numpy_grid"])):
        ratio = sum(middle[p] for p in parts) / middle[ours]
        ratio_best = sum(best[p] for p in parts) / best[ours]
        print(f"{what:>18} / {ours:<16} {ratio:6.1f}  ({ratio_best:.1f})")
PYTHON
