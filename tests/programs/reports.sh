#!/bin/bash
# Opens reports of every shipped plan in a browser without a window: axe-core finds no violation of WCAG 2.1 AA in light,
# dark, print and on a phone, nothing is clipped or wider than the screen, and pictures are left in the scratch folder.
#   reports.sh PROGRAM SOURCE_FOLDER SCRATCH_FOLDER
# Debian packages: chromium, python3. npm package: axe-core, in PILOTWAVE_NODE_MODULES or else asked of npm. Ends with 77
# without them.
set -euo pipefail
program=$1 source=$2 scratch=$3
cannot_run=77
skip() { echo "skipped: $*"; exit "$cannot_run"; }

rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[ -n "$browser" ] || skip "no chromium here; on Debian: apt-get install chromium"
command -v python3 >/dev/null || skip "no python3 here; on Debian: apt-get install python3"
axe=${PILOTWAVE_NODE_MODULES:-node_modules}/axe-core/axe.min.js
if [ ! -f "$axe" ]; then
  command -v npm >/dev/null || skip "no axe-core in PILOTWAVE_NODE_MODULES and no npm to fetch it"
  timeout 120 npm install --silent --no-audit --no-fund --prefix . axe-core@4 >npm.log 2>&1 ||
    skip "npm could not fetch axe-core: $(tail -1 npm.log)"
  axe=node_modules/axe-core/axe.min.js
fi

plans=$source/scenarios/plans
compare() {
  local report=$1
  shift
  "$program" compare "$@" --report "$report" -q >"${report%.html}.txt" || { echo "failed: $report could not be made"; exit 1; }
}
small() { compare "$@" --district "$source/scenarios/districts/stone_creek.toml"; }
# The guide's comparison and that of `./dev demo`, with every section; a name that is as long and as wicked as may be.
compare two.html "$plans/launch-everywhere.toml" "$plans/staged-pilot.toml" -n 4 \
  --district "$source/scenarios/districts/riverbend.toml"
small three.html "$plans/launch-everywhere.toml" "$plans/staged-pilot.toml" "$plans/training-first.toml" -n 8
name='<b>Training first</b> & \"everything else\" that a very long name of a plan may hold from one end to the other'
printf 'schema = 1\nname = "%s"\nextends = "%s/training-first.toml"\n' "$name" "$plans" >named.toml
small matters.html named.toml "$plans/no-plan.toml" -n 5 --what-matters 5
# One pair; plans without a difference.
small once.html "$plans/no-plan.toml" "$plans/ban.toml" -n 1
printf 'schema = 1\nname = "Coaching again"\nextends = "%s/coaching.toml"\n' "$plans" >again.toml
small same.html "$plans/coaching.toml" again.toml -n 3
# Every plan that ships, six at a time.
shipped=("$plans"/*.toml)
small six.html "${shipped[@]:0:6}" -n 4
reports=(two matters three once same six)
for ((from = 6; from < ${#shipped[@]}; from += 6)); do
  # Two at least are compared.
  group=("${shipped[@]:from:6}")
  [ "${#group[@]}" -gt 1 ] || group+=("${shipped[0]}")
  small "from-$from.html" "${group[@]}" -n 4
  reports+=("from-$from")
done

exec python3 -B "$source/tests/programs/audit_reports.py" "$browser" "$axe" "${reports[@]/%/.html}"
