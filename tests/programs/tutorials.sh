#!/bin/bash
# Runs the tutorials of docs/guide on a small sweep: the number that each prints is the one that `sensitivity` prints.
#   tutorials.sh PROGRAM SOURCE_FOLDER SCRATCH_FOLDER
# Debian packages: python3-pandas, r-base-core, r-cran-rsqlite. Ends with 77 where none of them is there.
set -euo pipefail
program=$1 source=$2 scratch=$3
cannot_run=77
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"

for plan in training-first launch-everywhere; do
  printf 'schema = 1\nname = "%s"\nextends = "%s/scenarios/plans/%s.toml"\n' \
    "$plan" "$source" "$plan" >"$plan.toml"
done
cat >sweep.toml <<END
schema = 1
name = "Tutorial"
method = "grid"
replicates = 3
scenarios = ["training-first.toml", "launch-everywhere.toml"]
district = "$source/scenarios/districts/stone_creek.toml"
[parameters]
"training.hours_per_teacher" = [0, 12, 24]
"teacher_use.w_peers" = [0.5, 2.0]
[outputs]
metrics = ["teacher_weekly_use", "cost_usd"]
groups = ["all", "high"]
END
"$program" sweep sweep.toml -o s.sqlite -q >/dev/null
"$program" export s.sqlite -o out -q
"$program" sensitivity s.sqlite --metric teacher_weekly_use --scenario training-first --json >sensitivity.json

# same TUTORIAL LINE: the change that a tutorial prints is that of the table.
same() {
  local said=${2##* }
  python3 - "$said" <<'END' || { echo "failed: $1 says $2, sensitivity says otherwise"; exit 1; }
import json, sys
rows = json.load(open("sensitivity.json"))["parameters"]
change = next(r["change"] for r in rows if r["parameter"] == "training.hours_per_teacher")
sys.exit(abs(change - float(sys.argv[1])) > 1e-9)
END
  echo "passed: $1: $2"
}

ran=0
# Debian's python3: another may be first on the path.
for python in /usr/bin/python3 python3; do
  if "$python" -c 'import pandas' 2>/dev/null; then
    line=$("$python" "$source/docs/guide/sweep-in-pandas.py" s.sqlite out figure.svg teacher_weekly_use training-first)
    [ -s figure.svg ] || { echo "failed: pandas drew no figure"; exit 1; }
    same pandas "$line"
    ran=1
    break
  fi
done
[ "$ran" -eq 1 ] || echo "skipped: no pandas here; on Debian: apt-get install python3-pandas"
if command -v Rscript >/dev/null && Rscript -e 'library(RSQLite)' >/dev/null 2>&1; then
  line=$(Rscript "$source/docs/guide/sweep-in-r.R" s.sqlite out figure.pdf teacher_weekly_use training-first)
  [ -s figure.pdf ] || { echo "failed: R drew no figure"; exit 1; }
  same R "$line"
  ran=1
else
  echo "skipped: no R with RSQLite here; on Debian: apt-get install r-base-core r-cran-rsqlite"
fi
[ "$ran" -eq 1 ] || exit "$cannot_run"
