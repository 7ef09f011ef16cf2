"""What the checks of pages in a browser share: Chromium, axe-core, and what is looked at on every page.

tools/set-up-browser installs what it needs; the status is 69 where that is not there. AXE_PATH, CHROMIUM and CHROMEDRIVER
name the folder of axe.min.js, the browser and its driver where they are elsewhere.
"""

import glob
import os
import sys

WIDTHS = (360, 768, 1600)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Boxes of text within one drawing that cut into each other by more than the slack of a font's line box.
OVERLAPS = """
const found = [];
for (const drawing of document.querySelectorAll('svg')) {
  // What is shown only at the pointer has no box.
  const texts = [...drawing.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0);
  const frame = drawing.getBoundingClientRect();
  texts.forEach(([text, box], i) => {
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1)
      found.push(drawing.id + ': "' + text + '" leaves the drawing');
    for (const [other, near] of texts.slice(i + 1)) {
      const x = Math.min(box.right, near.right) - Math.max(box.left, near.left);
      const y = Math.min(box.bottom, near.bottom) - Math.max(box.top, near.top);
      if (x > 1 && y > 0.25 * Math.min(box.height, near.height))
        found.push(drawing.id + ': "' + text + '" overlaps "' + other + '"');
    }
  });
}
return found;
"""

# Places that scroll sideways: the overview has none, and the keyboard comes to those of other pages.
SIDEWAYS = """
const found = [];
for (const place of document.querySelectorAll('*')) {
  const flow = getComputedStyle(place).overflowX;
  if (place.scrollWidth <= place.clientWidth + 1 || (flow !== 'auto' && flow !== 'scroll')) continue;
  if (place.matches('input, textarea, select')) continue;
  const name = place.getAttribute('aria-labelledby') || place.className || place.tagName;
  if (place.querySelector('table.overview'))
    found.push('the overview scrolls sideways: ' + place.scrollWidth + ' px in ' + place.clientWidth);
  else if (place.tabIndex < 0)
    found.push(name + ' scrolls sideways, and the keyboard does not come to it');
}
return found;
"""

# What the tabulator should come to, kept in the window.
STOPS = """
document.activeElement.blur();
const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
window.stops = [...document.querySelectorAll(all)].filter(place => place.tabIndex >= 0 && place.checkVisibility());
return window.stops.length;
"""

# Where the keyboard is: the number of the stop, and whether it shows there.
FOCUS = """
const place = document.activeElement, reach = place.querySelector(':scope > .reach');
const style = getComputedStyle(place);
const shows = style.outlineStyle !== 'none' || style.boxShadow !== 'none'
  || (reach && getComputedStyle(reach).stroke !== 'none');
return [window.stops.indexOf(place), Boolean(shows), (place.textContent || place.id).trim().slice(0, 40)];
"""

# Stops of one page that are walked: a list of records has hundreds that are alike.
MAXIMUM_STOP_COUNT = 150


def unavailable(reason):
    print(f"The browser cannot check: {reason}", file=sys.stderr)
    sys.exit(69)


def axe_source():
    """The text of axe.min.js."""
    folder = os.environ.get("AXE_PATH") or os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.build/axe")
    for pattern in ("axe.min.js", "*/axe.min.js"):
        for path in sorted(glob.glob(os.path.join(folder, pattern))):
            with open(path, encoding="utf-8") as file:
                return file.read()
    unavailable(f"there is no axe.min.js in {folder}: run tools/set-up-browser")


def browser(javascript=True):
    """A browser without a window; without JavaScript, pages run none."""
    try:
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service
    except ImportError:
        unavailable("python3-selenium is not there: run tools/set-up-browser")
    options = webdriver.ChromeOptions()
    options.binary_location = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    try:
        return webdriver.Chrome(service=Service(os.environ.get("CHROMEDRIVER", "/usr/bin/chromedriver")), options=options)
    except Exception as error:  # The driver's errors have no common, public class.
        unavailable(f"Chromium does not start: {error}")


def resize(driver, width):
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def look(driver, width):
    """The problems that are seen without axe-core on the page that the browser shows, as lines."""
    problems = [f"the console says: {entry['message']}" for entry in driver.get_log("browser")]
    overflow = driver.execute_script("return document.documentElement.scrollWidth") - width
    if overflow > 0:
        problems.append(f"the page is {overflow} px wider than the window")
    return problems + driver.execute_script(OVERLAPS) + driver.execute_script(SIDEWAYS)


def keyboard(driver):
    """The controls that the tabulator does not come to, or that do not show that it is there, as lines."""
    total, seen, problems = driver.execute_script(STOPS), set(), []
    for _ in range(min(total, MAXIMUM_STOP_COUNT) + 2):
        for kind in ("rawKeyDown", "keyUp"):
            key = {"type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
            driver.execute_cdp_cmd("Input.dispatchKeyEvent", key)
        number, shows, name = driver.execute_script(FOCUS)
        if number >= 0 and number not in seen:
            seen.add(number)
            if not shows:
                problems.append(f"the focus does not show at “{name}”")
    if len(seen) < min(total, MAXIMUM_STOP_COUNT):
        problems.append(f"the tabulator comes to {len(seen)} of {total} controls")
    return problems


def audit(driver, axe):
    """What axe-core finds on the page that the browser shows, as lines, and a word on what it did."""
    driver.execute_script(axe)
    result = driver.execute_async_script(
        "const done = arguments[1]; axe.run(document, {runOnly: arguments[0], resultTypes: ['violations']})"
        ".then(r => done({version: r.testEngine.version, violations: r.violations, passes: r.passes.length}))"
        ".catch(e => done({error: String(e)}));",
        TAGS,
    )
    if "error" in result:
        return [f"axe-core failed: {result['error']}"], "axe-core failed"
    problems = []
    for violation in result["violations"]:
        places = "; ".join(" ".join(node["target"]) for node in violation["nodes"][:5])
        problems.append(f"{violation['id']} ({violation['impact']}): {violation['help']}: {places}")
    if result["passes"] == 0:
        problems.append("axe-core checked nothing")
    return problems, f"axe-core {result['version']}, {result['passes']} rules passed"
