"""Reports of Zoom and Teams as they are exported, and what is read from them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from academy.programme import Session, SessionKind
from academy.webinars import minutes_of
from programmes.webinar import Report

ROME = "Europe/Rome"
SESSION = Session(
    code="opening",
    kind=SessionKind.PLENARY,
    title={"en": "Opening"},
    starts=datetime(2021, 11, 15, 12, 0, tzinfo=UTC),  # 13:00 in Rome
    ends=datetime(2021, 11, 15, 13, 30, tzinfo=UTC),
    languages=("en",),
)
ZOOM_MEETING = """\
Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent
Ana Costa,ana@example.org,11/15/2021 12:55:00 PM,11/15/2021 01:20:30 PM,26,Yes,
"Costa, Ana (Ana Costa)",ana@example.org,11/15/2021 01:10:00 PM,11/15/2021 02:00:00 PM,50,Yes,
王小明,,11/15/2021 01:00:00 PM,11/15/2021 02:30:00 PM,90,Yes,
"""
ZOOM_BLOCK = (
    """\
Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
812 3456 7890,Opening,11/15/2021 12:50:00 PM,11/15/2021 02:35:00 PM,host@example.org,105,3

"""
    + ZOOM_MEETING
)
ZOOM_WEBINAR = """\
Attendee Report
Report Generated:,"Nov 16, 2021 09:00:00 AM"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers
Opening,812 3456 7890,"Nov 15, 2021 12:50:00 PM",105,3,0,2

Host Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Host,host@example.org,"Nov 15, 2021 12:50:00 PM","Nov 15, 2021 02:35:00 PM",105,No,Italy

Attendee Details
Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Ana Costa,Ana,Costa,ana@example.org,"Nov 1, 2021 09:00:00 AM",approved,"Nov 15, 2021 01:00:00 PM","Nov 15, 2021 02:00:00 PM",60,Yes,Portugal
No,Rui Sá,Rui,Sá,rui@example.org,"Nov 1, 2021 09:00:00 AM",approved,--,--,--,--,

Other Attended
User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
351912345678,"Nov 15, 2021 01:00:00 PM","Nov 15, 2021 01:30:00 PM",30,Portugal
"""  # noqa: E501 - as exported
TEAMS = """\
1. Summary
Meeting title\tOpening
Attended participants\t2
Start time\t11/15/21, 12:50:11 PM
End time\t11/15/21, 2:35:00 PM
Meeting duration\t1h 44m 49s

2. Participants
Name\tFirst join\tLast leave\tIn-meeting duration\tEmail\tParticipant ID (UPN)\tRole
Ana Costa (External)\t11/15/21, 1:00:00 PM\t11/15/21, 2:30:00 PM\t1h 0m 0s\tana@example.org\tana@x\tAttendee
Doe, Jane\t11/15/21, 1:00:00 PM\t11/15/21, 2:30:00 PM\t1h 30m 0s\tjane@example.org\tjane@example.org\tPresenter

3. In-Meeting Activities
Name\tJoin time\tLeave time\tDuration\tEmail\tRole
Ana Costa (External)\t11/15/21, 1:00:00 PM\t11/15/21, 1:30:00 PM\t30m 0s\tana@example.org\tAttendee
Ana Costa (External)\t11/15/21, 2:00:00 PM\t11/15/21, 2:30:00 PM\t30m 0s\tana@example.org\tAttendee
Doe, Jane\t11/15/21, 1:00:00 PM\t11/15/21, 2:30:00 PM\t1h 30m 0s\tjane@example.org\tPresenter
"""
TEAMS_WITHOUT_ACTIVITIES = TEAMS[: TEAMS.index("3. In-Meeting")]
TEAMS_2021 = """\
Meeting Summary
Total Number of Participants\t1
Meeting Title\tOpening

Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)
Ana Costa\t15/11/2021, 13:00:00\t15/11/2021, 13:45:00\t45m\tana@example.org\tAttendee\tana@example.org
"""
TEAMS_ACTIONS = """\
Full Name\tUser Action\tTimestamp
Ana Costa\tJoined\t11/15/2021, 12:58:00 PM
Ana Costa\tLeft\t11/15/2021, 1:10:00 PM
Ana Costa\tJoined\t11/15/2021, 1:20:00 PM
Rui Sá\tJoined before\t11/15/2021, 12:50:00 PM
Rui Sá\tJoined\t11/15/2021, 1:05:00 PM
Rui Sá\tLeft\t11/15/2021, 2:20:00 PM
"""
TEAMS_LIVE = """\
SessionId,ParticipantId,FullName,UserAgent,UtcEventTimestamp,Action,Role
518ca2fd,ana@example.org,Ana Costa,Mozilla/5.0,11/15/2021 12:00:00 PM,Joined,Attendee
518ca2fd,ana@example.org,Ana Costa,Mozilla/5.0,11/15/2021 12:37:00 PM,Left,Attendee
"""
ANA, JANE = "ana@example.org", "jane@example.org"


def rows(table: list[tuple[Any, ...]]) -> list[Any]:
    """The rows of a table, each named by its first column."""
    return [pytest.param(*values, id=label) for label, *values in table]


def told(report: Report) -> list[tuple[str, str, int]]:
    """Each attendee's name, address and minutes in the session."""
    return [(each.name, each.email, minutes_of(each.stays, SESSION)) for each in report.attendees]


def zoom(*lines: str) -> bytes:
    """A Zoom report with these lines."""
    return "\n".join(("Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)", *lines)).encode()
