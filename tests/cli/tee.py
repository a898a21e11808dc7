# SPDX-License-Identifier: MIT
"""Real clients and a real server that talk through a proxy, which writes down
what each of them sends, while tcpdump records the packets: tee.py FOLDER.  What
$WSREG says of the packets has to be what it says of the octets."""

import asyncio
import json
import os
import pathlib
import random
import subprocess
import sys
import time

import websockets

FOLDER = pathlib.Path(sys.argv[1])
WSREG = os.environ["WSREG"]
HOST = "127.0.0.1"
CONNECTIONS = 20
CHANCE = random.Random(6455)
SENT = {}  # by the port of the proxy: what the client and the server sent


def port_of(server):
    return server.sockets[0].getsockname()[1]


async def misbehave(socket, kind):
    """Ends the connection in one of several ways."""
    if kind == 0:
        await socket.close(4000, "bye")
    elif kind == 1:
        await asyncio.sleep(0.05)  # The proxy reads what was sent before.
        socket.transport.abort()
    elif kind == 2:
        socket.transport.write(b"\xff\x00not a frame")
    elif kind == 3:
        socket.transport.write(b"\x81\x02\xc3\x28")
    else:
        await socket.wait_closed()


async def answer(socket):
    for _ in range(3):
        await socket.send(await socket.recv())
    await misbehave(socket, int(socket.path.strip("/")) % 5)
    await asyncio.sleep(0.05)


async def talk(port, number):
    try:
        async with websockets.connect(
            f"ws://{HOST}:{port}/{number}",
            compression="deflate" if number % 2 else None,
        ) as socket:
            for i in range(3):
                size = CHANCE.choice((5, 200, 70000))
                await socket.send(os.urandom(size) if i == 1 else "é" * size)
                await socket.recv()
            await (await socket.ping())
            await socket.close(1000 if number % 3 else 1001)
    except (websockets.WebSocketException, OSError):
        pass  # The server misbehaves on purpose.


async def pump(reader, writer, copy):
    try:
        while octets := await reader.read(65536):
            copy += octets
            writer.write(octets)
            await writer.drain()
    except OSError:
        pass
    writer.close()


def record(port, file):
    """Starts tcpdump, and waits until it records."""
    tcpdump = subprocess.Popen(
        ["tcpdump", "--immediate-mode", "-B", "65536", "-i", "lo", "-U"]
        + ["-w", "-", "tcp", "port", str(port)],
        stdout=file,
        stderr=subprocess.PIPE,
        text=True,
    )
    for line in tcpdump.stderr:
        if "listening on" in line:
            return tcpdump
    sys.exit("tcpdump does not record")


async def main():
    async with websockets.serve(answer, HOST, 0) as server:
        port = port_of(server)

        async def relay(reader, writer):
            theirs = await asyncio.open_connection(HOST, port)
            own = theirs[1].get_extra_info("sockname")[1]
            SENT[own] = (bytearray(), bytearray())
            await asyncio.gather(
                pump(reader, theirs[1], SENT[own][0]),
                pump(theirs[0], writer, SENT[own][1]),
            )

        async with await asyncio.start_server(relay, HOST, 0) as proxy:
            with (FOLDER / "tee.pcap").open("wb") as file:
                tcpdump = record(port, file)
                for i in range(CONNECTIONS):
                    await talk(port_of(proxy), i)
                time.sleep(0.5)
                tcpdump.terminate()
                tcpdump.wait()


def check(*words):
    return json.loads(
        subprocess.run(
            [WSREG, "check", "-f", "json", *words],
            stdout=subprocess.PIPE,
            check=False,
        ).stdout
    )["connections"]


def verdict(connection):
    """What does not depend on how the octets came."""
    keys = ("bytes", "frames", "messages", "control", "close")
    return json.dumps(
        [
            (
                [side[key] for key in keys],
                [
                    (finding["rule"], finding["offset"], finding["value"])
                    for finding in side["findings"]
                    # Files do not show which side sent first.
                    if finding["rule"] != "pong-missing"
                ],
            )
            for side in connection["directions"]
        ],
        indent=1,
    )


asyncio.run(main())
captured = check(FOLDER / "tee.pcap")
assert len(captured) == len(SENT) == CONNECTIONS, (len(captured), len(SENT))
for connection in captured:
    port = int(connection["name"].split("-")[0].rsplit(":", 1)[1])
    for name, octets in zip(("client", "server"), SENT[port]):
        (FOLDER / name).write_bytes(octets)
    files = check(
        "--client", FOLDER / "client", "--server", FOLDER / "server"
    )
    if verdict(connection) != verdict(files[0]):
        print(verdict(connection), verdict(files[0]))
        sys.exit(f"{connection['name']}: the verdicts differ")
