"""Chromium without a window, for the tools that look at pages. tools/set-up-browser installs it."""

import os
import sys


def unavailable(reason):
    print(f"{os.path.basename(sys.argv[0])}: {reason}", file=sys.stderr)
    sys.exit(69)


def browser(javascript=True):
    """A browser; CHROMIUM and CHROMEDRIVER name it and its driver where they are elsewhere than in Debian."""
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


def set_width(driver, width):
    """Makes the window so many pixels wide; up to 600 it is a phone's."""
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
