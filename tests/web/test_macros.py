"""The pieces of pages: a forbidden act is visible, disabled and explained; an error stands by its field."""

import re

import pytest
from flask import render_template_string
from flask_wtf import FlaskForm
from wtforms import FieldList, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from council.law.ruling import bar, permit, warn

NO_QUORUM = bar("no_quorum", "5.3", present=5, members=9, required=6)
QUORUM = permit("quorum", "5.3", present=7, members=9, required=6)
BUTTON = '{% from "macros/buttons.html" import act_button %}{{ act_button("/votes/v/opening", "Открыть", ruling) }}'
BLOCK = '{% from "macros/rulings.html" import ruling_block %}{{ ruling_block(ruling) }}'


class Question(FlaskForm):
    """A form of each kind of field that errors are shown for."""

    choice = RadioField(
        "Как голосуете?", choices=[SelectChoice("for", "За")], validators=[InputRequired("Выберите ответ")]
    )
    city = StringField("Город", validators=[InputRequired("Назовите город")])
    points = FieldList(StringField("Пункт", validators=[InputRequired("Введите пункт")]), min_entries=1)


@pytest.fixture
def draw(app):
    def draw(template, **shown):
        with app.test_request_context():
            return re.sub(r"\s+", " ", render_template_string(template, **shown))

    return draw


def test_an_act_in_order_is_a_form_of_its_own(draw):
    html = draw(BUTTON, ruling=QUORUM)

    assert '<form class="act" method="post" action="/votes/v/opening">' in html
    assert "csrf_token" in html
    assert "disabled" not in html


@pytest.mark.parametrize("ruling", [NO_QUORUM, (QUORUM, NO_QUORUM)])
def test_a_forbidden_act_is_visible_disabled_and_explained_with_its_clause_and_its_cure(draw, ruling):
    html = draw(BUTTON, ruling=ruling)

    assert "<form" not in html
    assert re.search(r'disabled aria-describedby="why-1">Открыть<', html)
    assert 'id="why-1"' in html
    assert 'href="/regulation/5.3"' in html
    assert "Что нужно:" in html


def test_a_warning_does_not_forbid(draw):
    ruling = warn("no_quorum", "5.3", present=5, members=9, required=6)

    html = draw(BUTTON, ruling=ruling)

    assert "<form" in html
    assert "act-warning" in html


def test_a_ruling_is_shown_with_its_arithmetic_large(draw):
    html = draw(BLOCK, ruling=QUORUM)

    assert 'class="ruling ruling-ok"' in html
    assert "<b>7</b> из 9 <span>требуется 6</span>" in html
    assert "Что нужно:" not in html


def test_a_frozen_ruling_is_drawn_like_a_living_one(draw):
    assert draw(BLOCK, ruling=NO_QUORUM.as_json()) == draw(BLOCK, ruling=NO_QUORUM)


def test_each_error_is_listed_on_top_and_leads_to_its_field(draw, app):
    with app.test_request_context(method="POST", data={}):
        form = Question(meta={"csrf": False})
        form.validate()
        summary = render_template_string(
            '{% from "macros/forms.html" import error_summary %}{{ error_summary(form) }}', form=form
        )

    assert re.findall(r'<a href="#([^"]+)">', summary) == ["choice-0", "city", "points-0"]
    assert "Город: Назовите город" in summary


def test_an_error_is_an_instruction_that_the_field_points_to(draw, app):
    with app.test_request_context(method="POST", data={"city": ""}):
        form = Question(meta={"csrf": False})
        form.validate()
        html = render_template_string(
            '{% from "macros/forms.html" import text %}{{ text(form.city, hint="Как в приглашении") }}',
            form=form,
        )

    assert 'aria-describedby="city-hint city-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="city-error">Назовите город<' in html


def test_what_is_typed_is_text_and_nothing_else(draw, app):
    with app.test_request_context(method="POST", data={"city": '"><script>x</script>{{7*7}}'}):
        form = Question(meta={"csrf": False})
        html = render_template_string(
            '{% from "macros/forms.html" import text %}{{ text(form.city) }}', form=form
        )

    assert "<script>" not in html
    assert "{{7*7}}" in html
