"""What is left of a channel whose account was removed: it takes nothing, and knows nothing."""

from datetime import datetime

from approvals.channels import Account, ByHand, ChannelRefused, Notes, OutcomeUnknown, Parcel, Trouble


class Unconnected:
    def __init__(self, name: str) -> None:
        self.name = name

    def deliver(self, parcel: Parcel, notes: Notes) -> str:  # noqa: ARG002 - nothing is sent
        raise ChannelRefused(self.name, Trouble.UNCONNECTED, again=False)

    def look_up(self, parcel: Parcel, notes: Notes, since: datetime) -> str | None:  # noqa: ARG002 - nobody is asked
        raise OutcomeUnknown(self.name, Trouble.UNCONNECTED)

    def take_down(self, address: str) -> str:
        raise ByHand(self.name, str(Trouble.UNCONNECTED), self.link(address))

    def check(self) -> Account:
        raise ChannelRefused(self.name, Trouble.UNCONNECTED, again=False)

    def link(self, address: str) -> str | None:
        """Where the address is itself one that people can open."""
        return address if address.startswith("https://") else None
