#!/bin/bash
# The window under a virtual display: every key of the map, the mouse, sizes from 800x600 to 4K and back, windows that go; and
# what is said where there is no display, no font or no district to speak of.
#   watch.sh PROGRAM SOURCE_FOLDER SCRATCH_FOLDER
# Debian packages: xvfb, xdotool, fonts-liberation. Ends with 77 where they are missing, or where the program has no window.
#
# What a key did is read off the window's title, which says what is shown; nothing waits for a time, and every wait has an end.
# The server notices some moments after a program has ended that its windows are gone, and gives their numbers to the next one:
# no program is started while windows of the last one are listed.
set -euo pipefail
program=$1 source=$2 scratch=$3
cannot_run=77 patience=60
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
a=$source/scenarios/plans/launch-everywhere.toml b=$source/scenarios/plans/staged-pilot.toml
rural=$source/scenarios/districts/stone_creek.toml
server='' watching='' window=''
clean_up() {
  for child in $watching $server; do
    kill -9 "$child" 2>/dev/null || true
    wait "$child" 2>/dev/null || true
  done
}
trap clean_up EXIT
trap 'exit 1' INT TERM HUP
fail() {
  echo "failed: $*"
  exit 1
}
skip() {
  echo "skipped: $*"
  exit "$cannot_run"
}
# until_true WHAT COMMAND...: tries until the command succeeds.
until_true() {
  local what=$1 end=$((SECONDS + patience))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || fail "$what: not within $patience seconds; the window says: $(title)"
    [ -z "$watching" ] || kill -0 "$watching" 2>/dev/null || fail "$what: the program has ended with $(wait "$watching" && echo 0 || echo $?): $(cat watch.txt)"
    sleep 0.05
  done
}

code=0
env -u DISPLAY timeout 60 "$program" watch "$a" --district "$rural" >/dev/null 2>no-display.txt || code=$?
if grep -q 'built without a window' no-display.txt; then
  [ "$code" -eq 2 ] || fail "a build without a window ends with $code"
  skip "this pilotwave was built without a window"
fi
grep -q 'fonts-liberation' no-display.txt && skip "$(cat no-display.txt)"
[ "$code" -eq 66 ] || fail "without a display watch ends with $code"
grep -q 'no display' no-display.txt || fail "without a display watch says: $(cat no-display.txt)"
code=0
DISPLAY=:9731 timeout 60 "$program" watch "$a" --district "$rural" >/dev/null 2>wrong-display.txt || code=$?
[ "$code" -eq 66 ] || fail "a display that is not there ends with $code"
grep -q 'cannot be opened' wrong-display.txt || fail "with a wrong display watch says: $(cat wrong-display.txt)"
echo "passed: no display is said"

for tool in Xvfb xdotool; do
  command -v "$tool" >/dev/null || skip "no $tool here; on Debian: apt-get install xvfb xdotool"
done
Xvfb -displayfd 3 -screen 0 3840x2160x24 -nolisten tcp -noreset -r 3>display.txt >/dev/null 2>xvfb.txt &
server=$!
for _ in $(seq 200); do [ -s display.txt ] && break; sleep 0.1; done
[ -s display.txt ] || skip "Xvfb did not start: $(cat xvfb.txt)"
DISPLAY=":$(cat display.txt)"
export DISPLAY

# xdotool ends with an X error where a window goes while it looks: that is an answer like any other.
ask() { timeout 10 xdotool "$@" 2>/dev/null || true; }
title() { ask getwindowname "$window"; }
windows() { ask search --onlyvisible --name '^Stone Creek'; }
no_window() { [ -z "$(windows)" ]; }
# The one window there is, other than one that was there before.
other_window() {
  local found
  found=$(windows)
  [ -n "$found" ] && [ "$found" != "$1" ] && [ "$(wc -l <<<"$found")" -eq 1 ] || return 1
  window=$found
}
open_window() {
  until_true "the last window is gone" no_window
  "$program" watch "$@" >/dev/null 2>watch.txt &
  watching=$!
  window=''
  until_true "a window" other_window none
  sees 'week 0 of'
}
press() { ask key --window "$window" --delay 4 "$@"; }
# A key with which its window goes: xdotool ends before it lets go of it, and the server would hold it down, and repeat it
# in every window that comes (-r above), for ever.
press_last() {
  press "$1"
  ask keyup "$1"
}
says() { [[ "$(title)" =~ $1 ]]; }
hides() { local now; now=$(title); [ -n "$now" ] && ! [[ "$now" =~ $1 ]]; }
sees() { until_true "the title says \`$1\`" says "$1"; }
sees_no() { until_true "the title does not say \`$1\`" hides "$1"; }
has_size() { [ "$(ask getwindowgeometry "$window" | sed -n 's/.*Geometry: //p')" = "$1" ]; }
ended() {
  local code=0 process=$watching
  watching=''
  until_true "$1: the program ends" gone "$process"
  wait "$process" || code=$?
  [ "$code" -eq 0 ] || fail "$1: it ends with $code: $(cat watch.txt)"
  echo "passed: $1"
}
gone() { ! kill -0 "$1" 2>/dev/null; }
# All keys pressed so far are done: a week on, and the title says so.
done_with_keys() {
  local week
  press Home
  sees 'week 0 of'
  press period
  sees 'week 1 of'
}
pictures() { find . -maxdepth 1 -name 'pilotwave-week-*.png' | wc -l; }
saved_pictures() { [ "$(pictures)" -ge "$1" ]; }
# saves_picture WIDTHxHEIGHT: P saves one of the window's own size.
saves_picture() {
  local before newest
  before=$(pictures)
  press p
  until_true "P saves a picture" saved_pictures $((before + 1))
  newest=$(find . -maxdepth 1 -name 'pilotwave-week-*.png' -printf '%T@ %p\n' | sort -n | tail -1 | cut -d' ' -f2)
  # Width and height stand at byte 16 of a PNG, four bytes each.
  read -r -a bytes < <(od -An -tu1 -j16 -N8 "$newest")
  [ "$((bytes[2] * 256 + bytes[3]))x$((bytes[6] * 256 + bytes[7]))" = "$1" ] || fail "$newest has not the size $1"
}

open_window "$a" "$b" --district "$rural" --size 1280x720 --folder "$scratch"
press End; sees 'week 156 of 156'
press comma; sees 'week 155 of'
press Home; sees 'week 0 of'
press period; sees 'week 1 of'
press bracketright; sees_no 'week [01] of'
press End; sees 'week 156 of'
press bracketleft; sees_no 'week 156 of'
press End braceleft; sees_no 'week 156 of'
press Home; sees 'week 0 of'
press l l k space; sees 'playing'
press k; sees_no 'playing'
press j j n; sees 'people'
press v; sees 'charts'
press t; sees 'table'
press u; sees 'many futures'
press m; sees 'map'
press 1; sees 'plan A'
press 3; sees 'where they differ'
press 2; sees 'both plans'
press g; sees 'go to a date'
press 2 0 2 7 minus 0 1 minus 1 1 Return; sees 'week 24 of'
press i; sees 'inspector'
press Right Right Down Up Left w Next Prior z z Up x x Escape Escape; sees_no 'inspector'
press Escape question; sees 'keys'
press Escape; sees_no 'keys'
press c c a a r r h h h plus plus minus minus
done_with_keys
echo "passed: every key"

press g 2 0 2 7 minus 0 1 minus 1 1 Return; sees 'week 24 of'
press b; sees 'what if'
press Down Down Right Return; sees_no 'what if'
press s
until_true "S saves the branch" compgen -G './*-from-*.toml' >/dev/null
"$program" check ./*-from-*.toml >/dev/null || fail "the branch that was saved does not check"
press d Escape
done_with_keys
echo "passed: a branch is made, saved and dropped"

# The middle of the bar of weeks, and along it; the wheel and a drag on the map.
ask mousemove --window "$window" 640 690 click 1; sees 'week 78 of'
ask mousemove --window "$window" 640 690 mousedown 1 mousemove --window "$window" 900 690 mouseup 1; sees 'week 11[0-9] of'
ask mousemove --window "$window" 300 200 click 4 click 4 mousedown 1 mousemove --window "$window" 250 180 mouseup 1 click 5
ask mousemove --window "$window" 300 200 click 1
press Escape Escape Escape
done_with_keys
echo "passed: the mouse"

saves_picture 1280x720
old=$window
press_last f
until_true "full screen" other_window "$old"
sees 'full screen'
saves_picture 3840x2160
old=$window
press_last f
until_true "full screen and back" other_window "$old"
sees_no 'full screen'
saves_picture 1280x720
for size in 800x600 3840x2160 1280x720; do
  ask windowsize "$window" "${size%x*}" "${size#*x}"
  until_true "the window has the size $size" has_size "$size"
  done_with_keys
  saves_picture "$size"
done
press_last q
ended "every size, quit"

open_window "$a" --district "$rural" --size 800x600
ask windowclose "$window"
ended "a window that is destroyed by another program"
if command -v python3 >/dev/null; then
  open_window "$a" --district "$rural" --size 800x600
  # What a desktop sends when somebody clicks on the cross.
  python3 - "$window" <<'PY' || fail "the window could not be asked to close"
import ctypes, sys
x = ctypes.CDLL("libX11.so.6")
x.XOpenDisplay.restype = ctypes.c_void_p
x.XInternAtom.restype = ctypes.c_ulong
x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
x.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
x.XCloseDisplay.argtypes = [ctypes.c_void_p]
class Message(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("sent", ctypes.c_int), ("display", ctypes.c_void_p),
                ("window", ctypes.c_ulong), ("message", ctypes.c_ulong), ("format", ctypes.c_int), ("data", ctypes.c_long * 5),
                ("room", ctypes.c_long * 24)]
d = x.XOpenDisplay(None)
m = Message(33, 0, 1, d, int(sys.argv[1]), x.XInternAtom(d, b"WM_PROTOCOLS", 0), 32)
m.data[0] = x.XInternAtom(d, b"WM_DELETE_WINDOW", 0)
sent = x.XSendEvent(d, m.window, 0, 0, ctypes.byref(m))
x.XCloseDisplay(d)
sys.exit(0 if sent else 1)
PY
  ended "a window that is closed"
fi

timeout 120 "$program" watch "$a" "$b" --district "$rural" --size 800x600 --frames 200 --measure --play >times.txt 2>watch.txt ||
  fail "200 frames: $(cat watch.txt)"
grep -q '^200 frames' times.txt || fail "200 frames: $(cat times.txt)"
echo "passed: $(cat times.txt)"
timeout 60 "$program" present "$a" "$b" --district "$rural" --pairs 4 --save board.tape.toml -q || fail "no tape was written"
timeout 60 "$program" present board.tape.toml --pace 200 --size 800x600 --frames 60 2>watch.txt || fail "a tape: $(cat watch.txt)"
echo "passed: a tape is made and played"
