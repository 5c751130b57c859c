"""Others' money in a commissioner's document: one sum a year, so that what is still to be found is told truly."""

from collections import defaultdict

from toc.model.base import new_id
from toc.model.collections import checked
from toc.model.priorities import Commissioner, Funding, FundingStatus
from toc.model.programme import Programme

OTHERS = "Other commissioners"


def add_others_money(theirs: Programme, whole: Programme) -> Programme:
    """What is theirs, with the sum that the others ask, agree or have ended; not who, nor for which outcome."""
    sums: defaultdict[tuple[str, FundingStatus], float] = defaultdict(float)
    starts = {}
    own = {one.id for one in theirs.funding}
    for one in whole.funding:
        if one.id not in own:
            key = one.year_starts.isoformat()
            starts[key] = one.year_starts
            sums[key, one.status] += one.amount
    if not sums:
        return theirs
    others = Commissioner(id=new_id(), name=OTHERS)
    lines = tuple(
        Funding(id=new_id(), commissioner=others.id, year_starts=starts[key], amount=amount, status=status)
        for (key, status), amount in sums.items()
    )
    return checked(theirs, commissioners=(*theirs.commissioners, others), funding=(*theirs.funding, *lines))
