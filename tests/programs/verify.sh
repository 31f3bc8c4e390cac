#!/bin/sh
# A report is verified as it was written, and no longer once anything in it was changed: the place is named.
set -eu
program=$1 source=$2 scratch=$3
rm -rf "$scratch" && mkdir -p "$scratch" && cd "$scratch"
plans="$source/scenarios/plans"

fail() { echo "verify: $*" >&2; exit 1; }

if ! "$program" compare --help | grep -q -- --report; then
  echo "verify: this program writes no reports (compare has no --report)" >&2
  exit 77
fi
"$program" compare "$plans/staged-pilot.toml" "$plans/launch-everywhere.toml" \
  --district "$source/scenarios/districts/stone_creek.toml" -n 12 --quiet --report report.html > /dev/null

"$program" verify report.html --pairs 3 --threads 1 > one.txt || fail "a report as written is not verified: $(cat one.txt)"
"$program" verify report.html --pairs 3 --threads 2 > two.txt
cmp one.txt two.txt || fail "threads change what is said"
grep -q '^Verified' one.txt || fail "nothing is said"

# Expects that a changed page is found out, and what is said of it.
found() {
  code=0
  "$program" verify "$1" --pairs 1 > said.txt 2>&1 || code=$?
  test "$code" -eq "$2" || fail "$1 ends with $code, not $2: $(cat said.txt)"
  grep -q "$3" said.txt || fail "$1: \"$3\" is not said: $(cat said.txt)"
}

# One digit of each of the first cells that hold one.
grep -o 'data-cell="[^"]*"[^>]*>[^<]*[0-9]' report.html | sed 's/^data-cell="\([^"]*\)".*/\1/' | sort -u | head -40 > cells.txt
test -s cells.txt || fail "the page has no cells"
awk 'NR % 8 == 1' cells.txt | while IFS= read -r cell; do
  awk -v cell="data-cell=\"$cell\"" '
    !changed && (at = index($0, cell)) {
      head = substr($0, 1, at + length(cell) - 1); tail = substr($0, at + length(cell))
      open = index(tail, ">"); text = substr(tail, open + 1)
      if (match(text, /^[^<0-9]*[0-9]/)) {
        digit = substr(text, RLENGTH, 1)
        text = substr(text, 1, RLENGTH - 1) (digit + 1) % 10 substr(text, RLENGTH + 1)
        $0 = head substr(tail, 1, open) text; changed = 1
      }
    }
    { print }' report.html > changed.html
  if cmp -s report.html changed.html; then fail "no digit of $cell was changed"; fi
  code=0
  "$program" verify changed.html --pairs 1 > said.txt 2>&1 || code=$?
  test "$code" -eq 3 || fail "a changed $cell ends with $code"
  grep -qF "$cell" said.txt || fail "$cell is not named: $(cat said.txt)"
done

# A value in the receipt, its seed, its version; a file that is cut short; one that is no report.
sed 's/^"seed": \([0-9]*\)/"seed": 1\1/' report.html > seed.html && found seed.html 3 seed
sed 's/"version":"[0-9]/"version":"9/' report.html > version.html && found version.html 65 'was made by pilotwave 9'
head -c 20000 report.html > cut.html && found cut.html 65 'does not end with'
sed '/^<script type="application\/json" id="pilotwave-receipt">/,/^<\/script>/d' report.html > bare.html
found bare.html 65 'no receipt'
found nowhere.html 66 nowhere.html
