"""A Chromium without a window, driven over the DevTools protocol through a pipe: one process for many pages.

Needs nothing but Python and the browser. Every wait ends after TIMEOUT_S.
"""
import base64
import json
import os
import select
import subprocess
import tempfile
import time

TIMEOUT_S = 180


class Browser:
    """One page of one browser. Use it in a `with`, which ends the browser."""

    def __init__(self, program):
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        to_browser, self._to = os.pipe()
        self._from, from_browser = os.pipe()

        # The browser reads at 3 and writes at 4. Both ends are moved out of the way first: either may be 3 or 4 itself.
        def at_three_and_four():
            reads, writes = os.dup(to_browser), os.dup(from_browser)
            high_reads, high_writes = os.dup2(reads, 10), os.dup2(writes, 11)
            os.dup2(high_reads, 3)
            os.dup2(high_writes, 4)

        self._process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
             "--disable-dev-shm-usage", "--remote-debugging-pipe", "--user-data-dir=" + self._profile.name, "about:blank"],
            preexec_fn=at_three_and_four, close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self._waiting = b""
        self._messages = 0
        self._session = None
        self._events = []
        try:
            target = self.ask("Target.createTarget", url="about:blank")["targetId"]
            self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            self.ask("Page.enable")
            # The reports forbid scripts; the auditor is one.
            self.ask("Page.setBypassCSP", enabled=True)
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._to)
        os.close(self._from)
        self._profile.cleanup()

    def _next_message(self, until):
        while b"\0" not in self._waiting:
            ready, _, _ = select.select([self._from], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError("the browser does not answer")
            read = os.read(self._from, 1 << 20)
            if not read:
                raise ConnectionError("the browser has ended")
            self._waiting += read
        message, self._waiting = self._waiting.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, **params):
        """The answer to one command of the protocol."""
        self._messages += 1
        number = self._messages
        message = {"id": number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        text = json.dumps(message).encode() + b"\0"
        while text:
            text = text[os.write(self._to, text):]
        until = time.monotonic() + TIMEOUT_S
        while True:
            answer = self._next_message(until)
            if answer.get("id") != number:
                self._events.append(answer.get("method"))
                continue
            if "error" in answer:
                raise RuntimeError("%s: %s" % (method, answer["error"]["message"]))
            return answer["result"]

    def open(self, url):
        """Goes to a page and waits until it has loaded."""
        self._events.clear()
        self.ask("Page.navigate", url=url)
        until = time.monotonic() + TIMEOUT_S
        while "Page.loadEventFired" not in self._events:
            self._events.append(self._next_message(until).get("method"))

    def show(self, media, width, height=900, scale=1):
        """As a screen of that many CSS pixels shows the page, or paper: light, dark, contrast or print."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False)
        self.ask("Emulation.setEmulatedMedia", media="print" if media == "print" else "screen", features=[
            {"name": "prefers-color-scheme", "value": "dark" if media == "dark" else "light"},
            {"name": "prefers-contrast", "value": "more" if media == "contrast" else "no-preference"}])

    def run(self, script):
        """The value of a script, or what its promise comes to."""
        result = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"].get("exception", {}).get("description", "a script failed"))
        return result["result"].get("value")

    def picture(self, path, tallest):
        """The page as PNG, from its top down to so many px."""
        height = min(tallest, int(self.run("document.documentElement.scrollHeight")))
        clip = {"x": 0, "y": 0, "width": self.run("innerWidth"), "height": height, "scale": 1}
        self._write(path, self.ask("Page.captureScreenshot", captureBeyondViewport=True, clip=clip))

    def paper(self, path):
        """The page as it would be printed, as PDF."""
        self._write(path, self.ask("Page.printToPDF", printBackground=False, preferCSSPageSize=True))

    @staticmethod
    def _write(path, answer):
        with open(path, "wb") as out:
            out.write(base64.b64decode(answer["data"]))
