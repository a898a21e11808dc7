# SPDX-License-Identifier: MIT
"""A Prosody of the test's own: in a new folder, on loopback, without root."""

import ctypes
import os
import signal
import socket
import subprocess
import time

CONFIG = """
{root}
data_path = "{folder}/data"
interfaces = {{ "127.0.0.1" }}
local_interfaces = {{ "127.0.0.1" }}
c2s_ports = {{ {c2s} }}
http_ports = {{ {http} }}
http_interfaces = {{ "127.0.0.1" }}
https_ports = {{ }}
s2s_ports = {{ }}
modules_enabled = {{ "saslauth", "disco", "websocket"{tls} }}
modules_disabled = {{ "s2s", "posix" }}
{certificate}
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
consider_websocket_secure = true
authentication = "internal_plain"
log = "{folder}/log"
VirtualHost "localhost"
admins = {{ "bot@localhost" }}
Component "pubsub.localhost" "pubsub"
admins = {{ "bot@localhost" }}
"""

PASSWORD = "correct horse"


def die_with_parent():
    """Linux ends the server if the test is ended."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def find_port():
    """Returns a port of 127.0.0.1 that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """The users are bot, who may make nodes, and reader."""

    def __init__(self, folder, tls=False):
        """With `tls`, it has a certificate that nobody has signed."""
        self.folder = folder
        self.certificate = folder + "/certificate"
        self.c2s, self.http = find_port(), find_port()
        root = "run_as_root = true" if os.geteuid() == 0 else ""
        with open(folder + "/prosody.cfg.lua", "w") as file:
            file.write(
                CONFIG.format(
                    folder=folder,
                    root=root,
                    c2s=self.c2s,
                    http=self.http,
                    tls=', "tls"' if tls else "",
                    certificate=self.certify() if tls else "",
                )
            )
        accounts = folder + "/data/localhost/accounts"
        os.makedirs(accounts)
        for user in "bot", "reader":
            with open(f"{accounts}/{user}.dat", "w") as file:
                file.write('return { ["password"] = "%s"; };' % PASSWORD)

    def certify(self):
        """Makes the certificate, and returns the setting that names it."""
        key = self.folder + "/key"
        command = (
            "openssl req -x509 -newkey rsa:2048 -nodes -days 2 "
            "-subj /CN=localhost -addext subjectAltName=DNS:localhost"
        )
        subprocess.run(
            command.split() + ["-keyout", key, "-out", self.certificate],
            check=True,
            stderr=subprocess.DEVNULL,
        )
        return f'ssl = {{ key = "{key}", certificate = "{self.certificate}" }}'

    def start(self):
        """Starts it, and returns when it accepts connections."""
        self.process = subprocess.Popen(
            ["prosody", "--config", self.folder + "/prosody.cfg.lua"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            preexec_fn=die_with_parent,
        )
        for port in self.c2s, self.http:
            self.wait_for(port)

    def wait_for(self, port):
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("prosody does not start: see " + self.folder)

    def kill(self):
        """Ends it as a crash would."""
        self.process.kill()
        self.process.wait()
