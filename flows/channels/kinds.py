"""All kinds of channels that can be connected, by name. A new one is named here."""

from collections.abc import Mapping

from flows.channels import bluesky, facebook, instagram, linkedin, mastodon, webhook
from flows.channels.connecting import Kind

KINDS: Mapping[str, Kind] = {
    channel.KIND.name: channel.KIND for channel in (facebook, instagram, linkedin, mastodon, bluesky, webhook)
}
