# SPDX-License-Identifier: MIT
"""Talks to Prosody's mod_websocket by XMPP over WebSocket (RFC 7395), and records
what each side sent.  usage: websocket.py FOLDER"""

import base64
import os
import re
import socket
import struct
import sys

from server import PASSWORD, Server

OPEN = (
    "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' "
    "to='localhost' version='1.0'/>"
)
PLAIN = base64.b64encode(f"\0bot\0{PASSWORD}".encode()).decode()
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10

folder = sys.argv[1]
server = Server(folder)
server.start()
stream = socket.create_connection(("127.0.0.1", server.http), timeout=10)
sent, received = open(folder + "/client", "wb"), open(folder + "/server", "wb")
waiting = b""


def send(octets):
    sent.write(octets)
    stream.sendall(octets)


def send_frame(opcode, payload):
    mask = os.urandom(4)
    masked = bytes(c ^ mask[i % 4] for i, c in enumerate(payload))
    size = len(payload)
    length = (
        bytes([0x80 | size])
        if size < 126
        else struct.pack(">BH", 0x80 | 126, size)
    )
    send(bytes([0x80 | opcode]) + length + mask + masked)


def receive(size):
    """Returns so many octets of what the server sends."""
    global waiting
    while len(waiting) < size:
        more = stream.recv(65536)
        if not more:
            raise SystemExit("the server went away")
        received.write(more)
        waiting += more
    octets, waiting = waiting[:size], waiting[size:]
    return octets


def receive_frame():
    """Returns opcode and payload; the server does not fragment."""
    first, size = receive(2)
    if size == 126:
        size = struct.unpack(">H", receive(2))[0]
    return first & 15, receive(size)


def expect(pattern):
    """Reads text messages until one matches."""
    while True:
        opcode, payload = receive_frame()
        if opcode == TEXT and re.search(pattern.encode(), payload):
            return
        if opcode == CLOSE:
            raise SystemExit(f"no {pattern}, but a Close")


def ask(text, pattern):
    send_frame(TEXT, text.encode())
    expect(pattern)


send(
    "GET /xmpp-websocket HTTP/1.1\r\nHost: localhost\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\n"
    f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\n"
    "Sec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Protocol: xmpp\r\n\r\n".encode()
)
head = b""
while not head.endswith(b"\r\n\r\n"):
    head += receive(1)
ask(OPEN, "<stream:features")
ask(
    "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' "
    f"mechanism='PLAIN'>{PLAIN}</auth>",
    "<success",
)
ask(OPEN, "<stream:features")
ask(
    "<iq xmlns='jabber:client' type='set' id='1'>"
    "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>",
    "id='1'",
)
ask(
    "<iq xmlns='jabber:client' type='get' id='2' to='pubsub.localhost'>"
    "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
    "id='2'",
)
send_frame(PING, "gr\u00fc\u00df".encode())
while receive_frame()[0] != PONG:
    pass
send_frame(TEXT, b"<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>")
while receive_frame()[0] != CLOSE:
    pass
send_frame(CLOSE, struct.pack(">H", 1000))
try:
    while more := stream.recv(65536):
        received.write(more)
except ConnectionResetError:
    pass  # Prosody ends the connection so
sent.close()
received.close()
server.kill()
