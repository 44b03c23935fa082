#!/usr/bin/env bash
# Builds what is measured and measures it: quick, within ten minutes on two cores, or full, for an hour and a half and with 14 GiB
# for its million of rows in H2. Writes benchmarks/target/results.json, docs/benchmarks.md and docs/benchmarks. A trial only shows
# that everything runs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case "${1:-}" in
  trial | quick) heap=6g ;;
  full) heap=14g ;;
  *)
    echo "usage: benchmarks/run.sh quick|full|trial" >&2
    exit 2
    ;;
esac

mvn -q -B -ntp -Pbenchmarks -pl benchmarks -am package \
  -Dmaven.test.skip -Dmaven.javadoc.skip -Dmaven.source.skip
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "-Xmx$heap" -cp "benchmarks/target/classes:benchmarks/target/lib/*" \
  dev.tenure.benchmarks.Benchmarks "$1"
