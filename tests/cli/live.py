# SPDX-License-Identifier: MIT
"""A real client and server that talk through a proxy, which writes down what
each of them sends: live.py FOLDER makes the files client and server there."""

import asyncio
import pathlib
import sys

import websockets

FOLDER = pathlib.Path(sys.argv[1])
HOST = "127.0.0.1"
TEXT = "Grüße, κόσμε! " * 100


def port_of(server):
    return server.sockets[0].getsockname()[1]


async def pump(reader, writer, name):
    """Passes octets on, and keeps a copy."""
    with (FOLDER / name).open("wb") as file:
        while octets := await reader.read(4096):
            file.write(octets)
            writer.write(octets)
            await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()


async def answer(socket):
    """Sends back what comes, in fragments, and Pings."""
    async for message in socket:
        await socket.send([message[:7], message[7:7], message[7:]])
        await (await socket.ping(b"ping of the server"))


async def talk(port):
    async with websockets.connect(f"ws://{HOST}:{port}/") as socket:
        for message in (TEXT, "", "\U0001f600", b"", bytes(range(256)) * 300):
            await socket.send(message)
            assert await socket.recv() == message
            await (await socket.ping())
        await socket.send((TEXT[:5], TEXT[5:9], TEXT[9:]))
        assert await socket.recv() == TEXT
        assert socket.extensions
        await socket.close(1001, "le client s'en va, désolé")


async def main():
    done = asyncio.Event()

    async with websockets.serve(answer, HOST, 0) as server:

        async def relay(reader, writer):
            upstream = await asyncio.open_connection(HOST, port_of(server))
            await asyncio.gather(
                pump(reader, upstream[1], "client"),
                pump(upstream[0], writer, "server"),
            )
            upstream[1].close()
            writer.close()
            done.set()

        proxy = await asyncio.start_server(relay, HOST, 0)
        await talk(port_of(proxy))
        await done.wait()
        proxy.close()


asyncio.run(asyncio.wait_for(main(), 30))
