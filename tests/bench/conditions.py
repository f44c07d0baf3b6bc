"""The devices and networks on which everything is measured, as Chromium emulates them."""

from dataclasses import dataclass

from playwright.sync_api import Page


@dataclass(frozen=True)
class Network:
    """A network.

    Attributes:
        latency: milliseconds from a request to the first byte of its answer.
        down: kbit/s to the device.
        up: kbit/s from the device.

    """

    latency: int
    down: int
    up: int


SLOW_4G = Network(latency=150, down=1600, up=750)
THREE_G = Network(latency=300, down=700, up=700)


@dataclass(frozen=True)
class Condition:
    """A device and its network.

    Attributes:
        cpu: how many times slower than this machine.
        network: None for this machine's own.

    """

    cpu: int
    network: Network | None = None

    @property
    def name(self) -> str:
        """What the report calls it."""
        if not self.network:
            return f"CPU x{self.cpu}"
        return f"CPU x{self.cpu}, {'slow 4G' if self.network == SLOW_4G else '3G'}"

    def apply(self, page: Page) -> None:
        """Make a page's device and network so."""
        tools = page.context.new_cdp_session(page)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": self.cpu})
        if self.network:
            limits = {
                "offline": False,
                "latency": self.network.latency,
                "downloadThroughput": self.network.down * 1000 / 8,
                "uploadThroughput": self.network.up * 1000 / 8,
            }
            tools.send("Network.enable")
            tools.send("Network.emulateNetworkConditions", limits)


FAST = Condition(1)
MID = Condition(4)
MID_SLOW = Condition(4, SLOW_4G)
CHEAP_3G = Condition(6, THREE_G)
ALL = (FAST, MID, MID_SLOW, CHEAP_3G)
QUICK = (FAST, MID_SLOW)
"""The two that differ most in what they tell."""
