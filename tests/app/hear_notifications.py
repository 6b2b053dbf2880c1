#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the desktop's notification service and hears what the window says to it.

usage: hear_notifications.py MODERATO        inside tests/servers/desktop.sh

Starts the rehearsal in a window and waits until a post was announced, an unanswered post was said,
and, after the program was stopped for a while, what is late. Exit 0, or 1 with a sentence.
"""
import os
import signal
import subprocess
import sys
import tempfile

try:
    from gi.repository import Gio, GLib
except ImportError:
    print("skipped: python3-gi is not installed", file=sys.stderr)
    sys.exit(77)

PATIENCE = 120  # seconds of life; the rehearsal runs at 60 times its speed
ASLEEP = 5  # five minutes of the rehearsal
SERVICE = """<node><interface name="org.freedesktop.Notifications"><method name="Notify">
<arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
</method></interface></node>"""
WANTED = ["posts in one minute", "did not answer", "was due"]


class Desk:
    """The program, and what it has said so far."""

    def __init__(self, program, folder):
        self.heard = []
        self.loop = GLib.MainLoop()
        self.running = subprocess.Popen(
            [program, "--data", os.path.join(folder, "data"), "rehearse", "--speed", "60"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def missing(self):
        return [part for part in WANTED if not any(part in title for title in self.heard)]

    def notified(self, _connection, _sender, _path, _interface, _method, values, invocation):
        application, title = values.unpack()[0], values.unpack()[3]
        invocation.return_value(GLib.Variant("(u)", (len(self.heard) + 1,)))
        if application == "Moderato":
            self.heard.append(title)
        if self.missing() == ["was due"] and "posts in one minute" in title:
            self.sleep()
        if not self.missing():
            self.loop.quit()

    def sleep(self):
        self.running.send_signal(signal.SIGSTOP)
        GLib.timeout_add_seconds(ASLEEP, self.wake)

    def wake(self):
        self.running.send_signal(signal.SIGCONT)
        return False

    def end(self):
        self.running.send_signal(signal.SIGCONT)
        self.running.terminate()
        try:
            self.running.wait(20)
        except subprocess.TimeoutExpired:
            self.running.kill()


def main(program):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(program, folder)
        interface = Gio.DBusNodeInfo.new_for_xml(SERVICE).interfaces[0]
        bus.register_object("/org/freedesktop/Notifications", interface, desk.notified)
        Gio.bus_own_name_on_connection(bus, "org.freedesktop.Notifications",
                                       Gio.BusNameOwnerFlags.NONE)
        GLib.timeout_add_seconds(PATIENCE, desk.loop.quit)
        try:
            desk.loop.run()
        finally:
            desk.end()
    if desk.missing():
        print("never heard: %s; heard: %s" % (desk.missing(), desk.heard), file=sys.stderr)
        sys.exit(1)
    print("heard on the session bus: " + " | ".join(desk.heard))


if __name__ == "__main__":
    main(sys.argv[1])
