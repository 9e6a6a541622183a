import pytest

from bot.channels.web.render import is_link, markup

LINK = '<a href="{0}" target="_blank" rel="noopener noreferrer">{0}</a>'
COMMAND = '<button class="command" name="text" value="{0}">{0}</button>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**Ana** and **Ben**", "<strong>Ana</strong> and <strong>Ben</strong>"),
        ("two\nlines", "two\nlines"),
        ("odd ** star", "odd ** star"),
        ("**bold** and ** not", "<strong>bold</strong> and ** not"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("**<b>**", "<strong>&lt;b&gt;</strong>"),
        ("\" onmouseover='x'", "&#34; onmouseover=&#39;x&#39;"),
        ("&lt; stays", "&amp;lt; stays"),
        ("see https://ilo.org/a?b=1&c=2.", f"see {LINK.format('https://ilo.org/a?b=1&amp;c=2')}."),
        ("(http://ilo.org)", f"({LINK.format('http://ilo.org')})"),
        ("**https://ilo.org**", f"<strong>{LINK.format('https://ilo.org')}</strong>"),
        ('https://ilo.org/"onclick="x', f"{LINK.format('https://ilo.org/')}&#34;onclick=&#34;x"),
        ("https://ilo.org/<script>", f"{LINK.format('https://ilo.org/')}&lt;script&gt;"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("data:text/html,x ftp://ilo.org", "data:text/html,x ftp://ilo.org"),
        ("see /mydata.", f"see {COMMAND.format('/mydata')}."),
        ("(/help)", f"({COMMAND.format('/help')})"),
        ("/nothing and/or 1/2", "/nothing and/or 1/2"),
        ("https://ilo.org/help", LINK.format("https://ilo.org/help")),
        ("/<b>", "/&lt;b&gt;"),
    ],
)
def test_markup_is_bold_links_and_commands_and_nothing_else(text, html):
    assert str(markup(text)) == html


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://ilo.org/join?x=1", True),
        ("http://127.0.0.1:8000/", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)//https://ilo.org", False),
        ("data:text/html;base64,PHNjcmlwdD4=", False),
        ("//ilo.org", False),
        ('https://ilo.org/"><script>', False),
    ],
)
def test_button_leads_to_pages_only(address, leads):
    assert is_link(address) is leads
