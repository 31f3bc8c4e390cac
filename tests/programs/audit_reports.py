"""Opens reports in one browser and tells what is wrong with them.

  audit_reports.py BROWSER AXE_MIN_JS REPORT.html...

Of each report: no violation of WCAG 2.1 AA by axe-core on a wide screen; there and on a phone nothing wider than the
screen, no word of a picture outside it or on top of another. Those named `two` and `six` are held against axe-core on a
phone, too, in dark and high contrast, at 200% and on paper; pictures of them are left beside the reports for people to
look at.
"""
import json
import os
import sys

from browser import Browser

# A browser that cannot start here is no fault of the reports: ends with what counts as skipped.
CANNOT_RUN = 77
WIDE, PHONE = 1280, 360
LOOKED_AT = ("two", "six")
# A phone's page is tall: pictures of the first screens are enough to judge it.
TALLEST_PX = 6000

# Every rule; where a theme changes nothing but colours those on them; none, for what stands where alone.
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
NONE = None
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RULES = """axe.run(document, {runOnly: %s, resultTypes: ['violations'], preload: false})
  .then(r => ({tried: r.passes.length, found: r.violations.map(v => v.id + ': ' + v.help + ' at ' +
    v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + (n.any[0] || n.all[0] || n.none[0] || {}).message).join(', '))}))"""

# What stands where it should not: in px, with room for rounding.
LAYOUT = """(() => {
  const found = [], wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) found.push('wider than the screen: ' + wide);
  let pictures = 0;
  for (const svg of document.querySelectorAll('svg.pw')) {
    const box = svg.getBoundingClientRect();
    if (!box.width) continue;
    ++pictures;
    const words = [...svg.querySelectorAll('text')].map(e => ({said: e.textContent, at: e.getBoundingClientRect()}))
      .filter(w => w.at.width), named = ' in "' + svg.querySelector('title').textContent.slice(0, 50) + '"';
    words.forEach((a, i) => {
      if (a.at.left < box.left - 1 || a.at.right > box.right + 1 || a.at.top < box.top - 1 || a.at.bottom > box.bottom + 1)
        found.push('outside its picture: ' + a.said + named);
      for (const b of words.slice(0, i))
        if (Math.min(a.at.right, b.at.right) - Math.max(a.at.left, b.at.left) > 1 &&
            Math.min(a.at.bottom, b.at.bottom) - Math.max(a.at.top, b.at.top) > 4)
          found.push('on top of each other: ' + a.said + ' and ' + b.said + named);
    });
  }
  return {pictures, found};
})()"""


def audit(browser, name, media, width, rules):
    """What is wrong with the page that is open, line by line."""
    browser.show(media, width)
    # Closed disclosures are audited as well; paper leaves them out.
    browser.run("document.querySelectorAll('details').forEach(d => d.open = %s)" % ("false" if media == "print" else "true"))
    axe = browser.run(RULES.replace("%s", json.dumps(rules))) if rules is not NONE else {"tried": 0, "found": []}
    layout = browser.run(LAYOUT)
    found = axe["found"] + layout["found"]
    if axe["tried"] < (20 if rules is ALL else 1 if rules is COLOURS else 0):
        found.append("only %d rules were tried" % axe["tried"])
    if layout["pictures"] < 3:
        found.append("only %d pictures are shown" % layout["pictures"])
    for line in found:
        print("failed: %s %s %d: %s" % (name, media, width, line))
    if not found:
        print("passed: %s %s %d: %d rules, %d pictures" % (name, media, width, axe["tried"], layout["pictures"]))
    return not found


def leave_pictures(browser, base):
    browser.run("document.querySelectorAll('details').forEach(d => d.open = false)")
    for media, width in (("light", 900), ("dark", 900), ("print", 900), ("light", PHONE)):
        browser.show(media, width)
        browser.picture("%s-%s-%d.png" % (base, media, width), TALLEST_PX)


def main():
    program, axe_file, *reports = sys.argv[1:]
    with open(axe_file, encoding="utf-8") as file:
        axe = file.read()
    try:
        browser = Browser(program)
    except (OSError, TimeoutError, ConnectionError) as wrong:
        print("skipped: %s does not start here: %s" % (program, wrong))
        return CANNOT_RUN
    well = True
    with browser:
        for report in reports:
            base = os.path.splitext(report)[0]
            name = os.path.basename(base)
            browser.open("file://" + os.path.abspath(report))
            browser.run(axe + "; 0")
            ways = [("light", WIDE, ALL), ("light", PHONE, NONE)]
            if name in LOOKED_AT:
                # At 200% a screen of 1280 is 640 wide.
                ways = [("light", WIDE, ALL), ("light", PHONE, ALL), ("light", WIDE // 2, NONE),
                        ("dark", WIDE, COLOURS), ("contrast", WIDE, COLOURS), ("print", WIDE, ALL)]
            for media, width, rules in ways:
                well = audit(browser, name, media, width, rules) and well
            if name in LOOKED_AT:
                leave_pictures(browser, base)
            if name == LOOKED_AT[0]:
                browser.show("print", WIDE)
                browser.paper(base + ".pdf")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
