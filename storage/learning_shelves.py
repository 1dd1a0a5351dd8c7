"""The shelves of learning and of the bad day."""

from sqlalchemy import Connection

from approvals.ambassadors import Ambassador
from approvals.coaching import CoachTime
from approvals.credits import Credit
from approvals.ideas import OwnIdea
from approvals.lessons import Passed
from approvals.ports import Work
from approvals.storms import Storm, StormPlan
from storage import tables_learning as t
from storage.shelves import Shelf


class LearningShelves(Work):
    """The part of a unit of work that keeps them."""

    def _lay_out_learning(self, c: Connection) -> None:
        self.ambassadors = Shelf(c, t.AmbassadorRow, Ambassador, "ambassador")
        self.own_ideas = Shelf(c, t.OwnIdeaRow, OwnIdea, "idea")
        self.credits = Shelf(c, t.CreditRow, Credit, "credit")
        self.lessons_passed = Shelf(c, t.PassedRow, Passed, "lesson")
        self.coach_times = Shelf(c, t.CoachTimeRow, CoachTime, "time")
        self.storm_plans = Shelf(c, t.StormPlanRow, StormPlan, "plan")
        self.storms = Shelf(c, t.StormRow, Storm, "storm")
