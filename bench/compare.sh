#!/usr/bin/env bash
# The kernels against NumPy, numba and SciPy's HiGHS: makes the data, runs Ballast and the peers in turns, compares all outputs
# and prints a table of ratios, in less than six minutes on two quiet cores. Peers that are not there are said to be missing.
# Needs python3 and the folder of peers: bench/compare.sh [FOLDER-OF-PEERS] [TURNS] [grid|equity|bootstrap|cvar …]
set -euo pipefail
cd "$(dirname "$0")/.."
peers=${1:-../shared/peers}
turns=${2:-3}
kernels=("${@:3}")
python=${PYTHON:-/usr/bin/python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

if ! [ -f "$peers/p2_numpy_grid.py" ] || ! "$python" -c 'import numpy' 2> "$folder/why"; then
    echo "No peers: python3 with NumPy and the folder of peers ($peers) are needed." >&2
    exit 1
fi
dotnet build bench/Ballast.Benchmarks -c Release -v quiet -nologo
"$python" bench/peers.py "$peers" "$folder" make

for turn in $(seq "$turns"); do
    echo "turn $turn, $(cut -d' ' -f1-3 /proc/loadavg 2> /dev/null || echo unknown) load" >&2
    dotnet run -c Release --no-build --project bench/Ballast.Benchmarks -- kernels "$folder" "${kernels[@]}" | sed 's/^/ours_/'
    "$python" bench/peers.py "$peers" "$folder" measure "${kernels[@]}"
done > "$folder/turns.tsv"

"$python" bench/compare_table.py "$folder/turns.tsv"
