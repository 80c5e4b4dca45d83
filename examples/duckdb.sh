#!/usr/bin/env bash
# Parquet in, Parquet out: DuckDB hands the answers over and takes the results back; neither holds all rows.
#
#   examples/duckdb.sh ANSWERS.parquet RESULTS.parquet [RUBRIC]
#
# As many rows come out as went in; what is wrong with one stands in `fault`. Without the program `duckdb` its Python
# package does.
set -euo pipefail
answers=$1
results=$2
rubric=${3:-digital-government}

duck() {
    if command -v duckdb > /dev/null; then
        duckdb -c "$1"
    else
        python3 -c 'import duckdb, sys; duckdb.execute(sys.argv[1])' "$1"
    fi
}

# A quote in a path is written twice in SQL.
from=${answers//\'/\'\'}
to=${results//\'/\'\'}
duck "COPY (FROM read_parquet('$from')) TO '/dev/stdout' (FORMAT csv, HEADER)" \
    | assess batch - --input csv --rubric "$rubric" --faults in-rows --format csv \
        --columns code,stage,stage_number,index,fault \
    | duck "COPY (FROM read_csv('/dev/stdin', header = true, all_varchar = true)) TO '$to' (FORMAT parquet)"
