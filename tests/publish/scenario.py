# SPDX-License-Identifier: MIT
"""Publishes the changes of data/ at a Prosody, and prints what the publisher
says and what a subscriber hears.  usage: scenario.py FOLDER WSREG PUBLISH"""

import os
import subprocess
import sys

from server import PASSWORD, Server
from subscriber import Subscriber

NODE = "iana/websocket/close-code-number"

folder, wsreg, publish = sys.argv[1:]
server = Server(folder)
environment = dict(os.environ, WSREG_PASSWORD=PASSWORD)


def requests(old, new, *options):
    """Returns the requests for what changed between two snapshots."""
    command = [wsreg, "diff", "-f", "pubsub", *options, old, new]
    return subprocess.run(command, capture_output=True).stdout


def start(host="127.0.0.1", **options):
    return subprocess.Popen(
        [
            publish,
            "--jid=bot@localhost",
            "--service=pubsub.localhost",
            f"--server={host}:{server.c2s}",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment | options,
    )


def run(what, text, **options):
    process = start(**options)
    output = process.communicate(text)[0].decode().strip()
    print(f"{what}: {process.returncode} {output}")


def show(ids):
    """Prints the kind and the key of each item, as it came."""
    for id in ids:
        print("heard:", " ".join(id.split("/")[2:4]))


server.start()
run("first", requests("@2011-12", "@2012-04-12"))
reader = Subscriber(server.c2s, "reader", PASSWORD)
reader.subscribe(NODE, "reader@localhost")
print("subscribed: heard", len(reader.listen(0)))

second = requests("@2012-04-12", "@2018-11-29", "-r", "close")
run("wrong password", second, WSREG_PASSWORD="wrong")
# This is a name, which could lead anywhere.
run("without TLS", second, host="127.1")
run("second", second)
show(reader.listen(second.count(b"\n")))
run("again", second)
print("again: heard", len(reader.listen(0)))

# The new codes come first; the server goes away after two of the changes.
third = requests("@2018-11-29", "@", "-r", "close")
lines = sorted(
    third.splitlines(keepends=True), key=lambda line: b"/added/" not in line
)
process = start()
process.stdin.write(b"".join(lines[:2]))
process.stdin.flush()
show(reader.listen(2))
server.kill()
output = process.communicate(b"".join(lines[2:]))[0].decode().strip()
print(f"killed: {process.returncode} {output}")

server.start()
run("without server", b"")
reader = Subscriber(server.c2s, "reader", PASSWORD)
run("rest", third)
show(reader.listen(len(lines) - 2))
run("all again", third)
print("all again: heard", len(reader.listen(0)))
server.kill()
run("no server", third)

# With TLS, a certificate that is not trusted is accepted on loopback alone.
os.mkdir(folder + "/tls")
server = Server(folder + "/tls", tls=True)
server.start()
run("not trusted", second, host="127.1")
run("loopback", second)
run("trusted", second, host="127.1", SSL_CERT_FILE=server.certificate)
server.kill()
