"""Scores answers in Parquet on Spark: the binary is shipped with the job and runs once for each partition.

    spark-submit score.py ANSWERS.parquet RESULTS.parquet PATH/TO/assess [RUBRIC]

As many rows come out as went in; what is wrong with one stands in `fault`. RUBRIC is an id or the path of a file.
"""
import io
import os
import subprocess
import sys

import pyarrow
import pyarrow.csv
from pyspark import SparkFiles
from pyspark.sql import SparkSession

COLUMNS = ["code", "stage", "stage_number", "index", "fault"]


def main(answers, results, assess, rubric="digital-government"):
    spark = SparkSession.builder.appName("assess").getOrCreate()
    spark.sparkContext.addFile(assess)
    if os.path.isfile(rubric):
        spark.sparkContext.addFile(rubric)
    schema = ", ".join(f"{name} string" for name in COLUMNS)
    answers = spark.read.parquet(answers)
    # Spark takes a dot in a name for a field of a field, so columns have numbers on their way.
    names, answers = answers.columns, answers.toDF(*(str(at) for at in range(len(answers.columns))))
    scored = answers.mapInArrow(lambda rows: score(rows, names, assess, rubric), schema)
    scored.write.mode("overwrite").parquet(results)


def score(rows, names, assess, rubric):
    answers = io.BytesIO()
    for batch in rows:
        options = pyarrow.csv.WriteOptions(include_header=answers.tell() == 0)
        pyarrow.csv.write_csv(batch.rename_columns(names), answers, options)
    if answers.tell() == 0:
        return
    here = [SparkFiles.get(os.path.basename(path)) for path in (assess, rubric)]
    command = [here[0], "batch", "-", "--input", "csv", "--rubric", here[1] if os.path.isfile(here[1]) else rubric]
    command += ["--faults", "in-rows", "--format", "csv", "--columns", ",".join(COLUMNS), "--threads", "1"]
    run = subprocess.run(command, input=answers.getvalue(), capture_output=True)
    if run.returncode != 0:
        raise RuntimeError(run.stderr.decode()[-2000:])
    types = {name: pyarrow.string() for name in COLUMNS}
    texts = pyarrow.csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=True)
    yield from pyarrow.csv.read_csv(io.BytesIO(run.stdout), convert_options=texts).to_batches()


if __name__ == "__main__":
    main(*sys.argv[1:])
