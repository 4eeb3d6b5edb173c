#!/usr/bin/env bash
# Puts engines for the tests beside the other caches, each in an environment of its own; Python serves the tests alone.
# usage: test/install-engines.sh   (pysail: 195 MB, no Java; pyspark: 520 MB, runs where Java is)
set -euo pipefail
place=$(cd "$(dirname "$0")/../../.." && pwd)/node_modules/.cache/assay-engines
mkdir -p "$place"
python3 -m venv "$place/sail" && "$place/sail/bin/pip" install --quiet pysail
if command -v java >/dev/null; then
  python3 -m venv "$place/spark" && "$place/spark/bin/pip" install --quiet pyspark
else
  echo 'no Java here: PySpark is left out, and its tests are skipped' >&2
fi
