# SPDX-License-Identifier: MIT
"""A client that logs in by XMPP over TCP, subscribes to a node, and keeps the ids
of the items that it is notified of."""

import base64
import socket
import time
import xml.etree.ElementTree as tree

CLIENT = "{jabber:client}"
EVENT = "{http://jabber.org/protocol/pubsub#event}"


class Subscriber:
    def __init__(self, port, user, password):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.settimeout(0.2)
        self.ids = []
        self.open()
        plain = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
        self.send(
            "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' "
            f"mechanism='PLAIN'>{plain}</auth>"
        )
        self.expect(lambda it: it.tag.endswith("success"))
        self.open()
        self.ask(
            "<iq type='set' id='b'>"
            "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>"
        )
        self.send("<presence/>")

    def open(self):
        """Begins a stream, the second time after the login."""
        self.parser = tree.XMLPullParser(["start", "end"])
        self.depth = 0
        self.send(
            "<?xml version='1.0'?><stream:stream to='localhost' "
            "xmlns='jabber:client' version='1.0' "
            "xmlns:stream='http://etherx.jabber.org/streams'>"
        )
        self.expect(lambda it: it.tag.endswith("features"))

    def send(self, text):
        self.socket.sendall(text.encode())

    def read(self):
        """Returns the stanzas that have come, and waits 0.2 s for some."""
        try:
            self.parser.feed(self.socket.recv(65536))
        except TimeoutError:
            return []
        stanzas = []
        for event, element in self.parser.read_events():
            self.depth += 1 if event == "start" else -1
            if event == "end" and self.depth == 1:
                stanzas.append(element)
        for element in stanzas:
            for item in element.iter(EVENT + "item"):
                self.ids.append(item.get("id"))
        return stanzas

    def expect(self, is_wanted):
        end = time.monotonic() + 10
        while time.monotonic() < end:
            for element in self.read():
                if is_wanted(element):
                    return element
        raise SystemExit("the server does not answer")

    def ask(self, text):
        self.send(text)
        answer = self.expect(lambda it: it.tag == CLIENT + "iq")
        if answer.get("type") != "result":
            raise SystemExit(tree.tostring(answer).decode())

    def subscribe(self, node, jid):
        self.ask(
            "<iq type='set' id='s' to='pubsub.localhost'>"
            "<pubsub xmlns='http://jabber.org/protocol/pubsub'>"
            f"<subscribe node='{node}' jid='{jid}'/></pubsub></iq>"
        )

    def listen(self, count):
        """Waits until `count` items have come, and a little for more of them;
        returns the ids since the last call."""
        end = time.monotonic() + 10
        while len(self.ids) < count and time.monotonic() < end:
            self.read()
        for _ in range(2):
            self.read()
        ids, self.ids = self.ids, []
        return ids
