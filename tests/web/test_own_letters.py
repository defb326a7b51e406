"""The choice between letters at once and a daily digest, on the page of the account."""

import pytest

from tests.web.page import visible_text


def test_the_choice_is_kept_and_shown_again(visit):
    page = visit("KZ")
    asked = page.get("/account/letters")
    assert "Приглашения, переносы и отмены заседаний" in visible_text(asked)
    assert "Открыто голосование" in visible_text(asked)

    assert page.post("/account/letters", {"hour": "18"}).status_code == 303
    assert "одной сводкой в день, в 18 ч" in visible_text(page.get("/account"))
    assert 'selected value="18"' in page.get("/account/letters").get_data(as_text=True)
    assert 'selected value="18"' not in visit("BY").get("/account/letters").get_data(as_text=True)
    assert page.post("/account/letters", {"hour": ""}).status_code == 303
    assert "Все письма приходят сразу" in visible_text(page.get("/account"))
    assert 'selected value=""' in page.get("/account/letters").get_data(as_text=True)


@pytest.mark.parametrize("hour", ["24", "-1", "полдень"])
def test_an_hour_that_is_none_is_refused_beside_the_field(visit, hour):
    answer = visit("KZ").post("/account/letters", {"hour": hour})
    assert answer.status_code == 422
    assert "Выберите значение из списка" in visible_text(answer)
