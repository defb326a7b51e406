"""On a screen too narrow for columns each cell of a table says what it is."""

from markupsafe import Markup

from council.web.table_labels import labelled

HEAD = "<thead><tr><th scope='col'>Заседание</th><th scope='col'>Дни <small>и «часы»</small></th><th></th></tr></thead>"


def test_a_cell_bears_the_title_of_its_column():
    rows = "<tr><th scope='row'>XII</th><td class='number'>4 июня</td><td>&lt;b&gt;</td></tr>"

    said = labelled(Markup(f"{HEAD}<tbody>{rows}{rows}</tbody>"))

    assert said.count("data-label=") == 2
    assert (
        "<th scope='row'>XII</th><td data-label=\"Дни и «часы»\" class='number'>4 июня</td><td>&lt;b&gt;</td>"
        in said
    )


def test_what_has_no_head_stays_as_it_is():
    assert labelled(Markup("<tbody><tr><td>1</td></tr></tbody>")) == "<tbody><tr><td>1</td></tr></tbody>"


def test_every_table_of_the_site_is_labelled(visit):
    html = visit("officer").get("/seats").get_data(as_text=True)

    assert '<td data-label="Уполномоченный орган"' in html
