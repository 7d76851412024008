"""What a screen reader does: reads the tree of another program over AT-SPI, and acts on it.

A private session bus and a private accessibility bus, so that nothing of the machine's own desktop is seen.
Waiting is always waiting for the next event of the program; nothing polls a clock.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

T = TypeVar("T")
PROGRAMS = ("Xvfb", "openbox", "dbus-daemon")
SERVICE = "/usr/share/dbus-1/services/org.a11y.Bus.service"
MISSING = " ".join(
    [
        *(name for name in PROGRAMS if not shutil.which(name)),
        *(() if Path(SERVICE).exists() else ("at-spi2-core",)),
    ]
)
"""What this machine lacks for a screen reader; empty where nothing is missing."""
PATIENCE = 20.0
ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
PROPERTIES = "org.freedesktop.DBus.Properties"
ENABLED, FOCUSABLE, FOCUSED, SHOWING = 8, 11, 12, 25
"""Bits of a state, as AT-SPI numbers them."""
KEY_SYMBOL = 3
"""The kind of key event that presses and releases the key with a symbol."""
EVENTS = ("object:property-change", "object:state-changed", "object:children-changed", "window", "focus")


@dataclass(frozen=True)
class Node:
    """One thing in the tree."""

    reader: ScreenReader
    bus: str
    path: str

    @property
    def name(self) -> str:
        return str(self.reader.get(self, ACCESSIBLE, "Name"))

    @property
    def role(self) -> str:
        return str(self.reader.call(self, ACCESSIBLE, "GetRoleName")[0])

    @property
    def children(self) -> list[Node]:
        (found,) = self.reader.call(self, ACCESSIBLE, "GetChildren")
        return [Node(self.reader, bus, path) for bus, path in found]

    def state(self, bit: int) -> bool:
        low, high = self.reader.call(self, ACCESSIBLE, "GetState")[0]
        return bool((low | high << 32) >> bit & 1)

    def press(self) -> None:
        """Do what pressing it does."""
        (names,) = self.reader.call(self, ACTION, "GetActions")
        wanted = next(number for number, (name, *_) in enumerate(names) if name == "Press")
        self.reader.call(self, ACTION, "DoAction", "i", (wanted,))

    def walk(self) -> Iterator[Node]:
        """It and everything shown in it, in reading order of the tree."""
        yield self
        for child in self.children:
            if child.state(SHOWING):
                yield from child.walk()


class ScreenReader:
    """A connection to the accessibility bus."""

    def __init__(self, address: str) -> None:
        self._bus: DBusConnection = open_dbus_connection(bus=address)
        rule = MatchRule(type="signal")
        self._bus.send_and_get_reply(message_bus.AddMatch(rule))
        self._events: deque[Message] = deque(maxlen=4096)
        self._filter = self._bus.filter(rule, queue=self._events)
        registry = DBusAddress("/org/a11y/atspi/registry", REGISTRY, REGISTRY)
        for event in EVENTS:
            self._bus.send_and_get_reply(new_method_call(registry, "RegisterEvent", "s", (event,)))
        self.heard: list[tuple[str, str, str]] = []
        """Every event so far: interface, member, first detail."""

    def close(self) -> None:
        self._filter.close()
        self._bus.close()

    def call(
        self, node: Node, interface: str, method: str, form: str = "", body: tuple[Any, ...] = ()
    ) -> Any:
        """Call a method of a node. Raises LookupError where the node has gone."""
        target = DBusAddress(node.path, node.bus, interface)
        message = new_method_call(target, method, form or None, body)
        reply = self._bus.send_and_get_reply(message, timeout=PATIENCE)
        if reply.header.message_type is MessageType.error:
            raise LookupError(f"{method}: {reply.body}")
        return reply.body

    def get(self, node: Node, interface: str, name: str) -> Any:
        kind, value = self.call(node, PROPERTIES, "Get", "ss", (interface, name))[0]
        del kind
        return value

    def programs(self) -> list[Node]:
        return Node(self, REGISTRY, ROOT).children

    def strike(self, symbol: int) -> None:
        """A real key event, sent through the display server."""
        keyboard = Node(self, REGISTRY, "/org/a11y/atspi/registry/deviceeventcontroller")
        interface = "org.a11y.atspi.DeviceEventController"
        self.call(keyboard, interface, "GenerateKeyboardEvent", "isu", (symbol, "", KEY_SYMBOL))

    def until(self, found: Callable[[], T | None]) -> T:
        """What the function gives once it gives something; it is asked again after every event."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                result = found()
            except LookupError:
                result = None
            if result:
                return result
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._next(left)

    def _next(self, seconds: float) -> None:
        try:
            message = self._bus.recv_until_filtered(self._events, timeout=seconds)
        except TimeoutError:
            return
        fields = message.header.fields
        detail = message.body[0] if message.body and isinstance(message.body[0], str) else ""
        interface = str(fields.get(HeaderFields.interface, ""))
        self.heard.append((interface, str(fields.get(HeaderFields.member, "")), detail))


@contextmanager
def session(display: str, home: Path) -> Iterator[tuple[ScreenReader, dict[str, str]]]:
    """A private desktop session on a display: its reader, and the environment for programs in it."""
    with ExitStack() as stack:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_RUNTIME_DIR": str(home),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        reading, writing = os.pipe()
        command = ["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"]
        daemon = stack.enter_context(
            subprocess.Popen(command, env=environment, pass_fds=[writing], stderr=subprocess.DEVNULL)
        )
        stack.callback(daemon.terminate)
        os.close(writing)
        with os.fdopen(reading) as line:
            environment["DBUS_SESSION_BUS_ADDRESS"] = line.readline().strip()
        _manage_windows(stack, environment, home)
        bus = open_dbus_connection(bus=environment["DBUS_SESSION_BUS_ADDRESS"])
        stack.callback(bus.close)
        status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", PROPERTIES)
        on = ("org.a11y.Status", "IsEnabled", ("b", True))
        bus.send_and_get_reply(new_method_call(status, "Set", "ssv", on), timeout=PATIENCE)
        there = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        (address,) = bus.send_and_get_reply(new_method_call(there, "GetAddress"), timeout=PATIENCE).body
        reader = ScreenReader(address)
        stack.callback(reader.close)
        yield reader, environment


def _manage_windows(stack: ExitStack, environment: dict[str, str], home: Path) -> None:
    """A window manager, and wait until it is one: a window that is there before gets no focus."""
    ready = home / "ready"
    os.mkfifo(ready)
    stack.callback(ready.unlink)
    command = ["openbox", "--startup", f"sh -c 'echo ready > {ready}'"]
    manager = stack.enter_context(subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL))
    stack.callback(manager.terminate)
    descriptor = os.open(ready, os.O_RDONLY | os.O_NONBLOCK)
    stack.callback(os.close, descriptor)
    if not select.select([descriptor], [], [], PATIENCE)[0]:
        raise TimeoutError("openbox")
