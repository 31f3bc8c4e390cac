#!/bin/bash
# The window under a virtual display: every key of the map, the mouse, sizes from 800x600 to 4K and back, a closed window, a long
# run of pictures; and what is said where there is no display.
#   watch.sh PROGRAM SOURCE_FOLDER SCRATCH_FOLDER
# Debian packages: xvfb, xdotool, fonts-liberation. Ends with 77 where they are missing, or where the program has no window.
set -euo pipefail
program=$1 source=$2 scratch=$3
cannot_run=77
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
a=$source/scenarios/plans/launch-everywhere.toml b=$source/scenarios/plans/staged-pilot.toml
rural=$source/scenarios/districts/stone_creek.toml
fail() {
  echo "failed: $*"
  exit 1
}

no_display=0
env -u DISPLAY "$program" watch "$a" --district "$rural" 2>no-display.txt || no_display=$?
if grep -q 'built without a window' no-display.txt; then
  [ "$no_display" -eq 2 ] || fail "a build without a window ends with $no_display"
  echo "skipped: this pilotwave was built without a window"
  exit "$cannot_run"
fi
[ "$no_display" -eq 66 ] || fail "without a display watch ends with $no_display"
grep -q 'no display' no-display.txt || fail "without a display watch says: $(cat no-display.txt)"
DISPLAY=:9731 "$program" watch "$a" --district "$rural" 2>wrong-display.txt && fail "a display that is not there was opened"
grep -q 'cannot be opened' wrong-display.txt || fail "with a wrong display watch says: $(cat wrong-display.txt)"
echo "passed: no display is said"

for tool in Xvfb xdotool; do
  command -v "$tool" >/dev/null || { echo "skipped: no $tool here; on Debian: apt-get install xvfb xdotool"; exit "$cannot_run"; }
done

Xvfb -displayfd 3 -screen 0 3840x2160x24 -nolisten tcp 3>display.txt 2>xvfb.txt &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
for _ in $(seq 100); do [ -s display.txt ] && break; sleep 0.1; done
[ -s display.txt ] || { echo "skipped: Xvfb did not start: $(cat xvfb.txt)"; exit "$cannot_run"; }
export DISPLAY=":$(cat display.txt)"

# open_window ARG...: starts the program and waits for its window.
open_window() {
  "$program" watch "$@" 2>watch.txt &
  watching=$!
  find_window
}
# Full screen and back opens another window: the newest one is looked for.
find_window() {
  window=
  for _ in $(seq 300); do
    window=$(xdotool search --onlyvisible --name "Stone Creek" 2>/dev/null | tail -1 || true)
    [ -n "$window" ] && break
    kill -0 "$watching" 2>/dev/null || fail "no window: $(cat watch.txt)"
    sleep 0.1
  done
  [ -n "$window" ] || fail "no window within half a minute"
  xdotool windowfocus "$window" 2>/dev/null || true
  sleep 1
}
press() { xdotool key --window "$window" --delay 30 "$@" 2>/dev/null || true; }
ended() {
  local code=0
  for _ in $(seq 300); do kill -0 "$watching" 2>/dev/null || break; sleep 0.1; done
  kill -0 "$watching" 2>/dev/null && fail "$1: it does not end"
  wait "$watching" || code=$?
  [ "$code" -eq 0 ] || fail "$1: it ends with $code: $(cat watch.txt)"
  echo "passed: $1"
}

open_window "$a" "$b" --district "$rural" --size 1280x720 --folder "$scratch"
for key in space period comma j k l k Home End Home bracketright bracketright bracketleft 1 2 3 2 m n v t u m; do press "$key"; done
press g 2 0 2 7 minus 0 1 minus 1 1 Return
press i Right Right Down Up Left w Escape Escape
press b Down Down Right Return s d
press c c a r r h h h plus plus minus minus question Escape p f
sleep 3
find_window
press f
sleep 3
find_window
for size in "800 600" "3840 2160" "1280 720"; do
  # shellcheck disable=SC2086
  xdotool windowsize "$window" $size
  sleep 0.5
done
xdotool mousemove --window "$window" 400 300 click 1 mousemove --window "$window" 640 690 click 1 2>/dev/null || true
sleep 1
ls pilotwave-week-*.png >/dev/null 2>&1 || fail "P saved no picture"
ls ./*-from-*.toml >/dev/null 2>&1 || fail "S saved no branch"
"$program" check ./*-from-*.toml >/dev/null || fail "the branch that was saved does not check"
press q
ended "every key, every size, quit"

open_window "$a" --district "$rural" --size 800x600
xdotool windowquit "$window" 2>/dev/null || xdotool windowclose "$window"
for _ in $(seq 100); do kill -0 "$watching" 2>/dev/null || break; sleep 0.1; done
kill -0 "$watching" 2>/dev/null && fail "a closed window leaves the program running"
wait "$watching" 2>/dev/null || true
echo "passed: a closed window ends it"

"$program" watch "$a" "$b" --district "$rural" --size 800x600 --frames 600 --measure --play >times.txt 2>watch.txt || fail "600 frames: $(cat watch.txt)"
grep -q '^600 frames' times.txt || fail "600 frames: $(cat times.txt)"
echo "passed: $(cat times.txt)"
"$program" present "$a" "$b" --district "$rural" --pairs 4 --save board.tape.toml -q || fail "no tape was written"
"$program" present board.tape.toml --pace 200 --size 800x600 --frames 60 2>watch.txt || fail "a tape: $(cat watch.txt)"
echo "passed: a tape is made and played"
