"""From the tables of a charter to the rules on competence and attendance."""

from council.law.charter import CompetenceRule, Function
from council.law.charter_table import Table
from council.law.competence_rules import AttendanceRule, LimitsRule, RightsRule


def competence_rule(table: Table) -> CompetenceRule:
    """Read what the body is for, function by function."""
    functions = [_function(one) for one in table.tables("function")]
    codes = [function.code for function in functions]
    if len(set(codes)) < len(codes):
        table.fault("function", "gives one code to two functions")
    return CompetenceRule(
        clause=table.text("clause"),
        functions=dict(zip(codes, functions, strict=True)),
        lead_clause=table.text("lead_clause") if table.has("lead_clause") else "",
        consultation=function_code(table, "consultation", codes),
        residual=function_code(table, "residual", codes),
    )


def _function(table: Table) -> Function:
    function = Function(table.text("code"), table.text("title_ru"), table.text("title_en"))
    table.close()
    return function


def attendance_rule(table: Table) -> AttendanceRule:
    """Read on which clause each of those takes part who has no seat."""
    return AttendanceRule(
        observer_clause=table.text("observer_clause"),
        expert_clause=table.text("expert_clause"),
        partner_clause=table.text("partner_clause"),
        support_clause=table.text("support_clause"),
    )


def rights_rule(table: Table) -> RightsRule:
    """Read the clauses of what the body may do toward others."""
    return RightsRule(
        draft_clause=table.text("draft_clause"),
        request_clause=table.text("request_clause"),
        group_clause=table.text("group_clause"),
    )


def limits_rule(table: Table) -> LimitsRule:
    """Read the clauses of what no decision of the body may do."""
    return LimitsRule(
        reach_clause=table.text("reach_clause"),
        foundation_clause=table.text("foundation_clause"),
        liquidation_clause=table.text("liquidation_clause"),
        language_clause=table.text("language_clause"),
    )


def function_code(table: Table, key: str, codes: list[str]) -> str:
    """Read which of the functions plays a part of its own; nothing where the charter names none."""
    if not table.has(key):
        return ""
    code = table.text(key)
    if code not in codes:
        table.fault(key, f"must be the code of a function: {', '.join(codes)}")
    return code
