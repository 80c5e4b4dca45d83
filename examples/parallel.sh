#!/usr/bin/env bash
# Scores the tables of a folder side by side, each by a process of its own, and joins what came of them: the results are
# those of one run, to the byte. The parts stay, so that a job that was broken off does again only what is missing.
#
#   examples/parallel.sh ANSWERS RESULTS [RUBRIC] [JOBS]
set -euo pipefail
answers=$1
results=$2
export rubric=${3:-digital-government} parts=$results/parts
jobs=${4:-$(getconf _NPROCESSORS_ONLN)}

mkdir -p "$parts"
score() {
    part=$parts/$(basename "$1").jsonl
    # A part is there whole or not at all.
    [ -e "$part" ] || assess batch "$1" --rubric "$rubric" --faults in-rows --threads 1 -q -o "$part" 2> "$part.log"
}
export -f score
find "$answers" -maxdepth 1 -type f -name '*.csv' -print0 | xargs -0 -r -n 1 -P "$jobs" bash -c 'score "$1"' -
assess merge "$parts" --rubric "$rubric" -o "$results/results.csv" -o "$results/report.md"
