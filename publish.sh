#!/usr/bin/env bash
# Makes what can be installed where no SDK is, or with one: ./publish.sh [--out FOLDER] [worker] [RUNTIME… | tool]
#   without a runtime: linux-x64 linux-arm64 win-x64 osx-arm64, each a folder and an archive that need nothing else on the machine
#   worker: ballast-worker (docs/cluster.md) in place of ballast
#   tool: packages of a .NET tool, one a runtime and the one by which dotnet chooses among them
# Says the size of each. Cross-compiles: any of them can be made on any of them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

runtimes=(linux-x64 linux-arm64 win-x64 osx-arm64)
out=artifacts/publish
chosen=()
isTool=false
program=ballast project=src/Ballast.Cli
while [ "$#" -gt 0 ]; do
    case "$1" in
        --out) out="${2:?--out takes a folder}"; shift ;;
        tool) isTool=true ;;
        worker) program=ballast-worker project=src/Ballast.Worker ;;
        -h | --help) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) [[ " ${runtimes[*]} " == *" $1 "* ]] || { echo "publish.sh: '$1' is none of ${runtimes[*]}, worker, tool" >&2; exit 2; }
            chosen+=("$1") ;;
    esac
    shift
done
mkdir -p "$out"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Compiled ahead for a quick start; no symbols, no documentation of code; analyzers have run in the build of the repository.
common=(-c Release --nologo -v quiet -p:PublishReadyToRun=true -p:DebugType=none -p:GenerateDocumentationFile=false -p:RunAnalyzers=false)

size() { du -sk "$1" | awk '{printf "%.0f MB", $1 / 1024}'; }

if $isTool; then
    wanted=("${chosen[@]:-${runtimes[@]}}")
    list="$(IFS=';'; echo "${wanted[*]}")"
    dotnet pack src/Ballast.Cli "${common[@]}" -p:ToolPackageRuntimeIdentifiers="\"$list\"" -o "$out"
    for package in "$out"/Ballast.[0-9]*.nupkg "$out"/Ballast.*-*.nupkg; do
        [ -f "$package" ] && echo "$package: $(size "$package")"
    done
    exit 0
fi

for runtime in "${chosen[@]:-${runtimes[@]}}"; do
    folder="$out/$program-$runtime"
    rm -rf "$folder"
    dotnet publish "$project" "${common[@]}" -r "$runtime" --self-contained -p:PublishSingleFile=true -o "$folder"
    if [ "$runtime" = win-x64 ] && command -v zip >/dev/null 2>&1; then
        archive="$folder.zip"
        (cd "$out" && rm -f "$program-$runtime.zip" && zip -qr "$program-$runtime.zip" "$program-$runtime")
    else
        archive="$folder.tar.gz"
        tar -C "$out" -czf "$archive" "$program-$runtime"
    fi
    echo "$folder: $(size "$folder"), packed $(size "$archive")"
done
