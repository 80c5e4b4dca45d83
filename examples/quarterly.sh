#!/bin/sh
# A quarterly run: scores every sheet or table in a folder and keeps what people and programs read.
#
#   examples/quarterly.sh ANSWERS RESULTS [STAGE]
#
# ANSWERS is a folder of sheets, or one CSV or XLSX; RESULTS is a folder that is made. With STAGE the run ends with 1
# if an agency is below it. Inputs that fail are in RESULTS/log.txt and in the workbook; the rest is scored anyway.
set -eu
answers=$1
results=$2
stage=${3:-}

mkdir -p "$results"
set -- batch "$answers" --keep-going --items --group-by kind \
    --format "terminal=$results/report.txt" \
    --format "xlsx=$results/results.xlsx" \
    --format "csv=$results/results.csv" \
    --format "jsonl=$results/results.jsonl"
if [ -n "$stage" ]; then
    set -- "$@" --require "$stage"
fi
status=0
assess "$@" 2>"$results/log.txt" || status=$?
# The end of the log says how many were read, scored and failed, and how many are below STAGE.
tail -n 2 "$results/log.txt"
exit "$status"
