"""Pages of works council and leaving, furnished with what they show."""

from datetime import timedelta

from approvals.desk import leaving, looking_on
from approvals.viewings import Looked, Purpose
from tests.office import Office


def going(office: Office) -> str:
    """Ben leaves in a week; a post with his picture is out."""
    office.published("ben")
    ben = office.people["ben"]
    leaving.announce(office.begin, ben, office.clock() + timedelta(days=7), by=office.people["ada"])
    return f"/leavers/{ben}"


def looked(office: Office) -> str:
    """Ada looked at Ben's entry among the people."""
    ben, ada = office.people["ben"], office.people["ada"]
    looking_on.looked(office.begin, (ben,), Looked.PROFILE, Purpose.ADMINISTRATION, by=ada)
    return "/me/looks"
