#!/bin/sh
# A comparison that adds pairs until its verdicts are settled: the same bytes at any number of threads, a reason why it
# stopped, and no more pairs than allowed.
set -eu
program=$1 source=$2 scratch=$3
rm -rf "$scratch" && mkdir -p "$scratch" && cd "$scratch"
plans="$source/scenarios/plans"
small="--district $source/scenarios/districts/stone_creek.toml"

fail() { echo "until_settled: $*" >&2; exit 1; }

for threads in 1 2 3 7; do
  "$program" compare "$plans/staged-pilot.toml" "$plans/launch-everywhere.toml" $small --until-settled --most 80 \
    --threads $threads --quiet --json > settled-$threads.json
  cmp settled-1.json settled-$threads.json || fail "$threads threads stop elsewhere"
done
grep -q '"why": "\(settled\|out_of_reach\|most\)"' settled-1.json || fail "no reason is given"
done=$(sed -n 's/.*"pairs_done": \([0-9]*\).*/\1/p' settled-1.json)
test "$done" -ge 1 && test "$done" -le 80 || fail "$done pairs"

"$program" compare "$plans/staged-pilot.toml" "$plans/launch-everywhere.toml" $small --until-settled --most 80 \
  --quiet --no-color > settled.txt
tr '\n' ' ' < settled.txt | tr -s ' ' | grep -q "We stopped at $done pairs" || fail "the report does not say why it stopped"

# A plan against itself is never told apart, and known to be the same soon.
cp "$plans/ban.toml" "$plans/no-plan.toml" .
cp ban.toml same.toml
"$program" compare ban.toml same.toml $small --until-settled --quiet --json > same.json
grep -q '"why": "settled"' same.json || fail "identical plans are not settled"
! grep -q '"verdict": "\(clear\|likely\)"' same.json || fail "identical plans are told apart"

# What does not go together is said.
if "$program" compare ban.toml same.toml -n 5 --until-settled --quiet 2> wrong.txt; then fail "-n and --until-settled"; fi
if "$program" compare ban.toml same.toml --most 5 --quiet 2> wrong.txt; then fail "--most without --until-settled"; fi
