# SPDX-License-Identifier: MIT
"""Opens a page in Chromium and does what a person would.

usage: browser.py CHROMIUM PAGE < COMMANDS

A command is a line: "key NAME" presses a key, "type TEXT" enters text where the
focus is, "size WIDTH HEIGHT" sets the window's, "print EXPRESSION" prints the
value of an expression as JSON.  At the end, what the page said on the console and what it asked the network for are
printed, a line each; a quiet page has none.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

TIMEOUT = 60  # seconds that Chromium has in all


class Browser:
    """Speaks the Chrome DevTools Protocol over two pipes, 3 and 4 for the
    browser; messages end with NUL."""

    def __init__(self, program, folder):
        commands, self.output = os.pipe()
        self.input, answers = os.pipe()

        def connect():
            os.dup2(commands, 13)
            os.dup2(answers, 14)
            os.dup2(13, 3)
            os.dup2(14, 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu",
             "--disable-dev-shm-usage", "--no-first-run",
             "--user-data-dir=" + folder, "--remote-debugging-pipe"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, close_fds=False, preexec_fn=connect)
        os.close(commands)
        os.close(answers)
        self.stream = os.fdopen(self.input, "rb")
        self.number = 0
        self.session = None
        self.events = []

    def receive(self):
        """Returns the next message."""
        octets = bytearray()
        while (octet := self.stream.read(1)) != b"\0":
            if not octet:
                sys.exit("browser.py: the browser went away")
            octets += octet
        return json.loads(octets)

    def call(self, method, **parameters):
        """Calls a method and returns its result; keeps events."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.output, json.dumps(message).encode() + b"\0")
        while (answer := self.receive()).get("id") != self.number:
            self.events.append(answer)
        if "error" in answer:
            sys.exit(f"browser.py: {method}: {answer['error']['message']}")
        return answer["result"]

    def wait(self, method):
        """Waits for an event."""
        while not any(e.get("method") == method for e in self.events):
            self.events.append(self.receive())

    def open(self, page):
        """Opens a page in a window of its own."""
        target = self.call("Target.createTarget", url="about:blank")
        self.session = self.call(
            "Target.attachToTarget", targetId=target["targetId"],
            flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")
        self.page = "file://" + os.path.abspath(page)
        self.call("Page.navigate", url=self.page)
        self.wait("Page.loadEventFired")

    def evaluate(self, expression):
        """Returns the value of an expression in the page."""
        # This comes after what keys and timers have the page do.
        self.call("Runtime.evaluate", awaitPromise=True, expression=(
            "new Promise((done) => setTimeout(done, 50))"))
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            sys.exit("browser.py: " + answer["exceptionDetails"]["text"] +
                     ": " + expression)
        return answer["result"].get("value")

    def complaints(self):
        """Yields what the console had, and requests but for the page."""
        for event in self.events:
            method, told = event.get("method"), event.get("params", {})
            if method == "Runtime.consoleAPICalled":
                yield "console: " + json.dumps(told["args"])
            elif method == "Runtime.exceptionThrown":
                yield "exception: " + told["exceptionDetails"]["text"]
            elif method == "Log.entryAdded":
                yield "log: " + told["entry"]["text"]
            elif method == "Network.requestWillBeSent":
                url = told["request"]["url"]
                if url.split("#")[0] != self.page:
                    yield "request: " + url


def press(browser, name):
    """Presses and releases a key."""
    text = {"Enter": "\r", "Space": " "}.get(name, name)
    key = {"Space": " "}.get(name, name)
    code = {"Enter": 13, "Tab": 9, "Escape": 27, "Space": 32}.get(name, 0)
    down = {"key": key, "windowsVirtualKeyCode": code}
    if len(text) == 1:
        down["text"] = text
    browser.call("Input.dispatchKeyEvent", type="keyDown", **down)
    browser.call("Input.dispatchKeyEvent", type="keyUp", key=key,
                 windowsVirtualKeyCode=code)


def main():
    program, page = sys.argv[1:]
    folder = tempfile.mkdtemp()
    browser = Browser(program, folder)
    timer = subprocess.Popen(
        ["sh", "-c", f"sleep {TIMEOUT}; kill {browser.process.pid}"],
        start_new_session=True)
    try:
        browser.open(page)
        for line in sys.stdin:
            command, _, rest = line.rstrip("\n").partition(" ")
            if command == "key":
                press(browser, rest)
            elif command == "type":
                browser.call("Input.insertText", text=rest)
            elif command == "size":
                width, height = map(int, rest.split())
                browser.call("Emulation.setDeviceMetricsOverride", width=width,
                             height=height, deviceScaleFactor=1, mobile=True)
            elif command == "print":
                print(json.dumps(browser.evaluate(rest)))
            else:
                sys.exit("browser.py: unknown command " + command)
        for complaint in browser.complaints():
            print(complaint)
    finally:
        os.killpg(timer.pid, 15)
        browser.process.kill()
        browser.process.wait()
        shutil.rmtree(folder, ignore_errors=True)


main()
