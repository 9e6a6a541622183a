from bot.channels.discord.commands import Command, fingerprint, menu

LINK = Command(
    "link",
    {"en": "link", "fr": "relier", "es": "vincular"},
    {"en": "Two apps, one person", "fr": "Deux applis", "es": "Dos aplicaciones", "pt": "Duas aplicações"},
    {"en": "The code", "fr": "Le code", "es": "El código", "pt": "O código"},
)


def test_menu_names_and_describes_a_command_in_every_locale_of_our_languages():
    assert menu([LINK]) == [
        {
            "type": 1,
            "name": "link",
            "name_localizations": {"fr": "relier", "es-ES": "vincular", "es-419": "vincular"},
            "description": "Two apps, one person",
            "description_localizations": {
                "fr": "Deux applis",
                "es-ES": "Dos aplicaciones",
                "es-419": "Dos aplicaciones",
                "pt-BR": "Duas aplicações",
            },
            "options": [
                {
                    "type": 3,
                    "name": "text",
                    "required": False,
                    "description": "The code",
                    "description_localizations": {
                        "fr": "Le code",
                        "es-ES": "El código",
                        "es-419": "El código",
                        "pt-BR": "O código",
                    },
                }
            ],
            "integration_types": [0],
            "contexts": [0, 1],
        }
    ]


def test_menu_gives_no_option_to_a_command_without_words():
    assert menu([Command("help", {}, {"en": "What I can do"}, {})])[0]["options"] == []


def test_menu_cuts_descriptions_at_what_discord_takes():
    described = menu([Command("help", {}, {"en": "e" * 101, "fr": "f" * 120}, {})])[0]
    assert described["description"] == "e" * 100
    assert described["description_localizations"] == {"fr": "f" * 100}


def test_fingerprint_changes_with_the_menu_and_with_the_bot_only():
    first = fingerprint(1, menu([LINK]))
    assert fingerprint(1, menu([LINK])) == first
    assert fingerprint(2, menu([LINK])) != first
    assert fingerprint(1, menu([LINK, Command("help", {}, {"en": "Help"}, {})])) != first


def test_menu_of_one_server_does_not_say_where_else_it_is_offered():
    (everywhere,), (there,) = menu([LINK]), menu([LINK], everywhere=False)
    assert everywhere == there | {"integration_types": [0], "contexts": [0, 1]}
    assert everywhere.keys() - there.keys() == {"integration_types", "contexts"}
