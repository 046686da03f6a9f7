"""A file-chooser portal for tests: `portal.py PATH` answers every open and save dialog with PATH.

Owns the portal's name on the session bus, so that the program's native dialog goes its real way over D-Bus. Prints "ready" once it
answers, then every request.
"""

import sys

from gi.repository import Gio, GLib

ARGUMENTS = (
    '<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>'
)
INTERFACE = f"""<node><interface name="org.freedesktop.portal.FileChooser">
<method name="OpenFile">{ARGUMENTS}</method>
<method name="SaveFile">{ARGUMENTS}</method>
</interface></node>"""
ANSWER_AFTER_MS = 400  # longer than the program takes an answer for "there is no dialog here"


def main(path):
    uri = GLib.filename_to_uri(path)

    def asked(bus, sender, _path, _interface, method, parameters, invocation):
        _parent, title, options = parameters.unpack()
        print("asked", method, repr(title), flush=True)
        token = options.get("handle_token", "t")
        request = f"/org/freedesktop/portal/desktop/request/{sender[1:].replace('.', '_')}/{token}"
        invocation.return_value(GLib.Variant("(o)", (request,)))
        reply = GLib.Variant("(ua{sv})", (0, {"uris": GLib.Variant("as", [uri])}))

        def answer():
            bus.emit_signal(sender, request, "org.freedesktop.portal.Request", "Response", reply)
            return False

        GLib.timeout_add(ANSWER_AFTER_MS, answer)

    def on_bus(bus, _name):
        node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
        bus.register_object("/org/freedesktop/portal/desktop", node.interfaces[0], asked, None, None)

    def owned(_bus, _name):
        print("ready", flush=True)

    Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.portal.Desktop", 0, on_bus, owned, None)
    GLib.MainLoop().run()


main(sys.argv[1])
