"""What is typed at the terminal, and what is stored then."""

from sqlalchemy import select

ENGLISH = "The electives of the second week are open. Please choose yours before Friday evening."
PORTUGUESE = "Os cursos da segunda semana estão abertos. Escolha o seu até sexta-feira à noite."


def rows(desk, *columns):
    """What is stored in these columns."""
    return [tuple(row) for row in desk.database.read(lambda db: db.execute(select(*columns)).all())]


def new(desk, *words):
    """Begin an announcement in English and Portuguese."""
    return desk.run("broadcast", "new", "--text", "en=a.txt", "--text", "pt=b.txt", *words)
