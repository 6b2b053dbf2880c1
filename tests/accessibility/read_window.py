#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the Live window as a screen reader does, through AT-SPI.

usage: read_window.py MODERATO        inside tests/servers/desktop.sh

Starts a rehearsal in a window, waits for answers, and checks: the run sheet, the feed and the board
are there by name; the feed is a list whose items read author, question and text; any one item of
the list is had, and the time it takes is said. Exit 0, or 1 with a sentence.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

try:
    import pyatspi
except ImportError:
    print("skipped: python3-pyatspi is not installed", file=sys.stderr)
    sys.exit(77)

FEED = "Posts"  # what the window calls its stream
PATIENCE = 60  # seconds until the window has what is looked for


def fail(sentence):
    print(sentence, file=sys.stderr)
    sys.exit(1)


def walk(node, depth=0):
    """Every object below a node; of a list with many children only the first few."""
    if node is None or depth > 30:
        return
    yield node
    count = min(node.childCount, 40)
    for index in range(count):
        try:
            yield from walk(node.getChildAtIndex(index), depth + 1)
        except Exception:  # it went away while we looked
            continue


def application(pid):
    desktop = pyatspi.Registry.getDesktop(0)
    for index in range(desktop.childCount):
        child = desktop.getChildAtIndex(index)
        try:
            if child is not None and child.get_process_id() == pid:
                return child
        except Exception:
            continue
    return None


def wait_for(what, look):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = look()
        except Exception:
            found = None
        if found:
            return found
        time.sleep(0.5)
    return fail("not found through AT-SPI: " + what)


def named(app, part, role=None):
    for node in walk(app):
        if part in (node.name or "") and (role is None or node.getRole() == role):
            return node
    return None


def feed_of(app):
    for node in walk(app):
        if node.getRole() == pyatspi.ROLE_LIST and node.name == FEED and node.childCount > 20:
            return node
    return None


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        running = subprocess.Popen(
            [program, "--data", os.path.join(folder, "data"), "rehearse", "--speed", "60"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            check(running.pid)
        finally:
            running.terminate()
            try:
                running.wait(20)
            except subprocess.TimeoutExpired:
                running.kill()


def check(pid):
    app = wait_for("the program", lambda: application(pid))
    sheet = wait_for("the run sheet as a list",
                     lambda: named(app, "Run sheet", pyatspi.ROLE_LIST))
    if sheet.childCount < 9 or sheet.getChildAtIndex(0).getRole() != pyatspi.ROLE_LIST_ITEM:
        fail("the run sheet has no list item for each of its nine cues")
    wait_for("Q1 in the run sheet", lambda: named(app, "Q1, "))
    wait_for("Q1 on the board", lambda: named(app, "Q1: "))
    feed = wait_for("the feed with more than twenty posts", lambda: feed_of(app))
    answer = wait_for("an answer to Q1", lambda: next(
        (feed.getChildAtIndex(i).name for i in range(min(feed.childCount, 60))
         if "A1" in feed.getChildAtIndex(i).name), None))
    wait_for("a starred post", lambda: any(
        "starred" in feed.getChildAtIndex(i).name for i in range(min(feed.childCount, 60))))
    if answer.count(",") < 2:
        fail("an item of the feed reads too little: " + answer)
    times = []
    count = feed.childCount
    for step in range(50):
        begin = time.monotonic()
        item = feed.getChildAtIndex(step * (count - 1) // 49)
        if item is None or item.getRole() != pyatspi.ROLE_LIST_ITEM or not item.name:
            fail("an item of the feed has no name or is no list item")
        times.append((time.monotonic() - begin) * 1000)
    print("read through AT-SPI: %d posts, one item in %.1f ms (median of 50). The first answer: %s"
          % (count, statistics.median(times), answer))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        fail("usage: read_window.py MODERATO")
    main(sys.argv[1])
