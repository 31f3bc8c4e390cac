#!/bin/bash
# Opens reports of every shipped comparison in a browser without a window: axe-core finds no violation of WCAG 2.1 AA in
# light, dark, print and on a phone, nothing is wider than the screen, and pictures of all are left in the scratch folder.
#   reports.sh PROGRAM SOURCE_FOLDER SCRATCH_FOLDER
# Debian package: chromium. npm package: axe-core, in PILOTWAVE_NODE_MODULES or else asked of npm. Ends with 77 without them.
set -euo pipefail
program=$1 source=$2 scratch=$3
cannot_run=77
skip() { echo "skipped: $*"; exit "$cannot_run"; }

rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[ -n "$browser" ] || skip "no chromium here; on Debian: apt-get install chromium"
axe=${PILOTWAVE_NODE_MODULES:-node_modules}/axe-core/axe.min.js
if [ ! -f "$axe" ]; then
  command -v npm >/dev/null || skip "no axe-core in PILOTWAVE_NODE_MODULES and no npm to fetch it"
  timeout 120 npm install --silent --no-audit --no-fund --prefix . axe-core@4 >npm.log 2>&1 ||
    skip "npm could not fetch axe-core: $(tail -1 npm.log)"
  axe=node_modules/axe-core/axe.min.js
fi
browse() {
  timeout 120 "$browser" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
    --user-data-dir="$scratch/profile" --virtual-time-budget=20000 "$@" 2>browser.log
}
browse --dump-dom 'data:text/html,<p>here</p>' | grep -q here || skip "chromium does not start here: $(tail -1 browser.log)"

# audited REPORT MEDIA: a copy of the report that audits itself and writes what it found into the page. MEDIA: light as it
# is, dark and print by making their rules hold always.
audited() {
  python3 - "$1" "$axe" "$2" <<'PY'
import sys
page, axe, media = open(sys.argv[1]).read(), open(sys.argv[2]).read(), sys.argv[3]
page = page.replace("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">", "")
if media == "dark": page = page.replace("@media screen and (prefers-color-scheme:dark)", "@media all")
if media == "contrast": page = page.replace("@media screen and (prefers-contrast:more)", "@media all")
if media == "print": page = page.replace("@media print", "@media all")
# Closed disclosures are audited as well.
page = page.replace("<details", "<details open") if media != "print" else page
run = """
axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}).then(r => {
  const out = document.createElement('pre');
  out.id = 'found';
  const wide = document.documentElement.scrollWidth > window.innerWidth ? ['wider than the screen: ' + document.documentElement.scrollWidth] : [];
  out.textContent = JSON.stringify({passes: r.passes.length, found: wide.concat(r.violations.map(v =>
    v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + (n.any[0] || n.all[0] || n.none[0] || {}).message).join(', ')))});
  document.body.appendChild(out);
});"""
page = page.replace("</body>", "<script>" + axe + "</script><script>" + run + "</script></body>")
open("audited.html", "w").write(page)
PY
}

# audit REPORT MEDIA WIDTH
audit() {
  audited "$1" "$2"
  browse --window-size="$3,900" --dump-dom "file://$scratch/audited.html" >dom.html
  python3 - "$1 $2 $3" <<'PY'
import html, json, re, sys
found = re.search(r'<pre id="found">(.*?)</pre>', open("dom.html").read(), re.S)
if not found: sys.exit("failed: " + sys.argv[1] + ": the audit did not finish")
result = json.loads(html.unescape(found.group(1)))
if result["passes"] < 10: sys.exit("failed: %s: only %d rules were tried" % (sys.argv[1], result["passes"]))
for line in result["found"]: print("failed: %s: %s" % (sys.argv[1], line))
if result["found"]: sys.exit(1)
print("passed: %s: %d rules" % (sys.argv[1], result["passes"]))
PY
}

# picture REPORT MEDIA WIDTH HEIGHT: what a person would look at.
picture() {
  audited "$1" "$2"
  sed -i 's/<details open/<details/g; s/<script>.*//' audited.html
  browse --window-size="$3,$4" --screenshot="$scratch/${1%.html}-$2-$3.png" "file://$scratch/audited.html" >/dev/null
}

failed=0
compare() {
  local report=$1
  shift
  "$program" compare "$@" --report "$report" -q >"${report%.html}.txt" || { echo "failed: $report could not be made"; exit 1; }
}
plans=$source/scenarios/plans districts=$source/scenarios/districts
riverbend=(--district "$districts/riverbend.toml") creek=(--district "$districts/stone_creek.toml")
compare two.html "$plans/launch-everywhere.toml" "$plans/staged-pilot.toml" "${riverbend[@]}" -n 12
compare three.html "$plans/launch-everywhere.toml" "$plans/staged-pilot.toml" "$plans/training-first.toml" "${creek[@]}" -n 12
compare six.html "$plans/"{ban,central-office,coaching,distributed-everything,families-first,flagship-vendor-fails}.toml \
  "${creek[@]}" -n 6
compare none.html "$plans/no-plan.toml" "$plans/training-first.toml" "${creek[@]}" -n 1
printf 'schema = 1\nname = "Coaching again"\nextends = "%s/coaching.toml"\n' "$plans" >again.toml
compare same.html "$plans/coaching.toml" again.toml "${creek[@]}" -n 3

for report in two.html three.html six.html none.html same.html; do
  audit "$report" light 1280 || failed=1
  audit "$report" light 360 || failed=1
done
# At 200% a screen of 1280 is 640 wide.
audit two.html light 640 || failed=1
for media in dark contrast print; do
  audit two.html "$media" 1280 || failed=1
  audit six.html "$media" 1280 || failed=1
done
for media in light dark print; do picture two.html "$media" 1000 7000; done
picture two.html light 500 9000
exit "$failed"
