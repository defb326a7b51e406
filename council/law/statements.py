"""What a member may state beside its ballot: that it has no interest, or that it dissents."""

from council.law.ballot import Position
from council.law.charter import Edition
from council.law.outcome import OutcomeKind
from council.law.ruling import Ruling, bar, permit, warn


def rule_on_disinterest(
    edition: Edition,
    *,
    seat: str,
    vote_open: bool,
    declared: bool = False,
    affected: bool = False,
    decided: bool = False,
) -> Ruling:
    """May the seat declare that it has no interest in the item?"""
    clause = edition.disinterest.clause
    if not clause:
        return bar("disinterest_not_provided", clause)
    if decided:
        return bar("item_already_decided", clause, seat=seat)
    if vote_open:
        return bar("disinterest_after_opening", clause, seat=seat)
    if declared:
        return bar("disinterest_already_declared", clause, seat=seat)
    if affected:
        return warn("affected_and_disinterested", edition.affected.clause, seats=(seat,))
    return permit("may_declare_disinterest", clause, seat=seat)


def rule_on_interest_again(
    edition: Edition, *, seat: str, vote_open: bool, declared: bool, decided: bool = False
) -> Ruling:
    """May the seat withdraw its declaration of disinterest?"""
    clause = edition.disinterest.clause
    if decided:
        return bar("item_already_decided", clause, seat=seat)
    if vote_open:
        return bar("disinterest_after_opening", clause, seat=seat)
    if not declared:
        return bar("disinterest_not_declared", clause, seat=seat)
    return permit("may_withdraw_disinterest", clause, seat=seat)


AGREES_WITH = {OutcomeKind.ADOPTED: Position.FOR, OutcomeKind.NOT_ADOPTED: Position.AGAINST}


def rule_on_dissent(
    edition: Edition,
    *,
    position: Position,
    outcome: OutcomeKind,
    minutes_signed: bool,
    for_good: bool = False,
) -> Ruling:
    """May a member that stood so file a dissenting opinion, the absent one included?

    `for_good` tells that the one filed now will not be taken back.
    """
    clause = edition.dissent.clause
    if not clause:
        return bar("dissent_not_provided", clause)
    if minutes_signed:
        return bar("dissent_after_signature", clause)
    if outcome not in AGREES_WITH:
        return bar("nothing_to_dissent_from", clause)
    if position is AGREES_WITH[outcome]:
        return bar("no_disagreement", clause)
    if for_good:
        return warn("dissent_for_good", clause)
    if position is Position.DISINTERESTED:
        return warn("dissent_of_disinterested", clause)
    return permit("may_dissent", clause)


# Filed, taken back and filed again: each time the protocol is composed anew, and so once is enough.
MOST_WITHDRAWALS = 1


def rule_on_withdrawing_dissent(
    edition: Edition, *, seat: str, is_drafted: bool, withdrawals: int, minutes_signed: bool
) -> Ruling:
    """May the state take its dissenting opinion back, having taken back so many on the same decision before?

    Every opinion that comes or goes puts the drafted protocol out of date. Of a draft, the one that was filed again
    stands: it is entered in the minutes, and one state cannot keep them from being prepared for ever.
    """
    clause = edition.dissent.clause
    if minutes_signed:
        return bar("dissent_after_signature", clause)
    if is_drafted and withdrawals >= MOST_WITHDRAWALS:
        return bar("dissent_stands", clause, seat=seat)
    if is_drafted and withdrawals == MOST_WITHDRAWALS - 1:
        return warn("dissent_withdrawn_once", clause, seat=seat)
    return permit("may_withdraw_dissent", clause, seat=seat)


def rule_on_reopening(
    *, seat: str, is_prepared: bool, has_reopened: bool, may_remark: bool = False
) -> Ruling:
    """May what the state says take the protocol back from its signature?

    What is said before the signature must stand in what is signed, and so takes a prepared protocol back. Once a
    state has done so, it speaks as long as the text is open: or one state could keep it unsigned for ever. What it has to say
    meanwhile it may give as a remark, where the draft was circulated: that is answered, and takes nothing back.
    """
    if is_prepared and has_reopened:
        return (
            bar("reopened_once_may_remark", "", seat=seat)
            if may_remark
            else bar("reopened_once", "", seat=seat)
        )
    return permit("may_reopen", "", seat=seat)
