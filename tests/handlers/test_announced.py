"""An announcement reaches everybody once, each in their language, through the whole program."""

from academy.broadcasts import Audience
from storage import broadcasts
from tests.handlers.steps import member
from tests.support.crowd import COMMAND_LINE


def test_announcement_reaches_members_in_their_own_language(visitor, app):
    ana, luis = member(visitor("pt")), member(visitor("es"))
    texts = {"pt": "A ligação mudou.", "es": "El enlace cambió."}
    now = app.clock.now()

    def announce(db):
        row = broadcasts.begin(db, COMMAND_LINE, now)
        row.texts, row.audience = texts, Audience().to_json()
        db.flush()
        broadcasts.confirm(db, COMMAND_LINE, row.id, broadcasts.fingerprint(row), {}, now)

    app.database.write(announce).result()
    ana.forward("2021-11-12T12:00+01:00")
    for person, language in ((ana, "pt"), (luis, "es")):
        person.reload()
        assert [message.text for message in person.replies].count(texts[language]) == 1
        assert person.last == texts[language]
