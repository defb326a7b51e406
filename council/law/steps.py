"""The steps of a meeting, an item, a vote and the minutes, which the law lets follow one another."""

from enum import StrEnum


class Step(StrEnum):
    """A step whose turn `council.law.procedure` rules on."""

    PUBLISH_MEETING = "publish_meeting"
    MOVE_MEETING = "move_meeting"
    CANCEL_MEETING = "cancel_meeting"
    OPEN_MEETING = "open_meeting"
    OPEN_FOR_CONSULTATION = "open_for_consultation"
    ADOPT_AGENDA = "adopt_agenda"
    CLOSE_MEETING = "close_meeting"
    PUT_FORWARD_ITEM = "put_forward_item"
    AMEND_PROPOSAL = "amend_proposal"
    ADOPT_WITHOUT_VOTE = "adopt_without_vote"
    TAKE_NOTE = "take_note"
    WITHDRAW_ITEM = "withdraw_item"
    POSTPONE_ITEM = "postpone_item"
    OPEN_VOTE = "open_vote"
    CLOSE_VOTE = "close_vote"
    WITHDRAW_VOTE = "withdraw_vote"
    ANNUL_VOTE = "annul_vote"
    DRAFT_MINUTES = "draft_minutes"
    EDIT_MINUTES = "edit_minutes"
    CIRCULATE_DRAFT = "circulate_draft"
    PREPARE_MINUTES = "prepare_minutes"
    TAKE_BACK_MINUTES = "take_back_minutes"
    SIGN_MINUTES = "sign_minutes"
    COUNTERSIGN_MINUTES = "countersign_minutes"
    CORRECT_MINUTES = "correct_minutes"
    SIGN_CORRECTION = "sign_correction"
