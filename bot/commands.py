"""The one table of all commands. Help, Telegram's menus, the README's table and the tests all come from it."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field
from rapidfuzz import process
from rapidfuzz.distance import OSA

_COMMAND = re.compile(r"^/([A-Za-z0-9_À-ÿ'’-]{1,64})(?:@(\w{1,64}))?(?=[\s,.:;?!]|$)[,.:;]?")


class Part(StrEnum):
    """The part of the bot that a command goes to."""

    QUESTION = "question"
    DESK = "desk"
    NEWSROOM = "newsroom"
    GENERAL = "general"


class Audience(StrEnum):
    """Who may use a command. In a group GROUP_ADMIN is its admins; in a private chat anyone."""

    FAN = "fan"
    GROUP_ADMIN = "group_admin"
    ADMIN = "admin"
    OWNER = "owner"


class Menu(StrEnum):
    """The menus that Telegram shows: private chats, groups, admins of groups, the private chats of our admins."""

    PRIVATE = "private"
    GROUP = "group"
    GROUP_ADMINS = "group_admins"
    ADMIN = "admin"


class Section(StrEnum):
    """The headings of /help."""

    TABLE = "De stand"
    RACE = "De strijd"
    DAYS = "Dag en programma"
    SPORT = "Sporten en sporters"
    SEARCH = "Zoeken en tellen"
    HISTORY = "Toen en nu"
    CHAT = "Deze chat"
    DESK = "Uitslagenbalie"


class Command(BaseModel):
    """One command. ``example`` is a whole line that works; ``help`` a Dutch line without a full stop."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z0-9_]{1,32}$")
    help: str = Field(min_length=3, max_length=80)
    example: str = Field(pattern=r"^/")
    section: Section
    part: Part = Part.QUESTION
    audience: Audience = Audience.FAN
    menus: frozenset[Menu] = frozenset()
    aliases: tuple[str, ...] = ()
    hidden: bool = Field(default=False, description="works, and other commands cover it: not in help and menus")


class Typed(NamedTuple):
    """A command as typed: ``name`` in lower case without the slash, the user name of the bot addressed, the rest."""

    name: str
    bot: str
    arguments: str


_FANS = frozenset({Menu.PRIVATE, Menu.GROUP, Menu.GROUP_ADMINS, Menu.ADMIN})
_PRIVATE = frozenset({Menu.PRIVATE, Menu.ADMIN})
_CHAT = frozenset({Menu.PRIVATE, Menu.GROUP_ADMINS, Menu.ADMIN})
_GROUP_ADMINS = frozenset({Menu.GROUP_ADMINS})
_ADMINS = frozenset({Menu.ADMIN})


def _command(section: Section, name: str, text: str, example: str, aliases: str, **rest: Any) -> Command:
    return Command(name=name, help=text, example=example, section=section, aliases=tuple(aliases.split()), **rest)


def _question(
    name: str,
    text: str,
    example: str,
    section: Section,
    aliases: str = "",
    menus: frozenset[Menu] = _PRIVATE,
    hidden: bool = False,
) -> Command:
    return _command(section, name, text, example, aliases, menus=frozenset() if hidden else menus, hidden=hidden)


def _chat(
    name: str,
    text: str,
    example: str,
    aliases: str = "",
    part: Part = Part.NEWSROOM,
    audience: Audience = Audience.GROUP_ADMIN,
    menus: frozenset[Menu] = _CHAT,
) -> Command:
    return _command(Section.CHAT, name, text, example, aliases, part=part, audience=audience, menus=menus)


def _desk(
    name: str, text: str, example: str, aliases: str = "", part: Part = Part.DESK, audience: Audience = Audience.ADMIN
) -> Command:
    return _command(Section.DESK, name, text, example, aliases, part=part, audience=audience, menus=_ADMINS)


COMMANDS: tuple[Command, ...] = (
    _question(
        "stand",
        "De medaillespiegel, nu of op een moment",
        "/stand 17 februari 18:00",
        Section.TABLE,
        "medaillespiegel spiegel tabel ranglijst klassement table standings medals",
        menus=_FANS,
    ),
    _question("nl", "TeamNL, of je eigen land, in één oogopslag", "/nl", Section.TABLE, "wij ons", menus=_FANS),
    _question("land", "Eén land: plaats en medailles", "/land Noorwegen", Section.TABLE, "country team"),
    _question(
        "vergelijk",
        "Landen naast elkaar",
        "/vergelijk NL USA",
        Section.TABLE,
        "versus compare vergelijking",
        menus=_FANS,
    ),
    _question("plaatje", "De stand als plaatje", "/plaatje", Section.TABLE, "foto kaart", menus=_FANS),
    _question("plek", "Wie staat er op die plek?", "/plek 3", Section.TABLE, "plaats"),
    _question("strijd", "De strijd om een plaats", "/strijd 3", Section.RACE, "race"),
    _question("inhalen", "Wat is er nodig om een land te passeren?", "/inhalen USA", Section.RACE, "passeren"),
    _question("watals", "De stand met andere medailles", "/watals NL 2 goud, ITA zilver", Section.RACE, "wat_als als"),
    _question("zeker", "Welke plaatsen zijn nog mogelijk?", "/zeker NL 10", Section.RACE, "zekerheid"),
    _question("ambitie", "Ligt het doel op koers?", "/ambitie", Section.RACE, "doel"),
    _question(
        "verloop", "Plaats en goud na elke dag", "/verloop NL USA 10 feb – 17 feb", Section.RACE, "tijdlijn grafiek"
    ),
    _question(
        "dag",
        "Alle medailles van een dag",
        "/dag 17 februari",
        Section.DAYS,
        "vandaag gisteren eergisteren",
        menus=_FANS,
    ),
    _question("verslag", "Het verhaal van een dag", "/verslag 17 februari", Section.DAYS, "dagverslag samenvatting"),
    _question(
        "programma",
        "Welke medailles komen er nog?",
        "/programma schaatsen",
        Section.DAYS,
        "agenda morgen straks",
        menus=_FANS,
    ),
    _question("atleet", "Alle medailles van een sporter", "/atleet kok", Section.SPORT, "sporter athlete speler"),
    _question("sport", "De stand in één sport", "/sport shorttrack", Section.SPORT, "discipline"),
    _question(
        "onderdeel", "Het podium van een onderdeel", "/onderdeel 1000 meter vrouwen", Section.SPORT, "podium event"
    ),
    _question("medailles", "Zoek medailles", "/medailles NL zilver zonder schaatsen", Section.SEARCH, "plakken"),
    _question("tel", "Hoeveel zijn het er?", "/tel NL goud vrouwen", Section.SEARCH),
    _question("wie", "Welke sporters waren dat?", "/wie NL goud na 12 februari", Section.SEARCH),
    _question("meeste", "Wie heeft er het meest van?", "/meeste brons", Section.SEARCH),
    _question("minste", "Wie heeft er het minst van?", "/minste goud", Section.SEARCH, hidden=True),
    _question("toppers", "De succesvolste sporters", "/toppers vrouwen", Section.SEARCH, "topsporters sterren"),
    _question("zonder", "Landen met medailles, maar zonder goud", "/zonder goud", Section.SEARCH, "zondergoud"),
    _question("landen", "Landen met zoveel medailles", "/landen goud minstens 5", Section.SEARCH, hidden=True),
    *(
        _question(name, text, example, Section.SEARCH, hidden=True)
        for name, text, example in (
            ("per", "Medailles verdeeld", "/per sport NED"),
            ("vroegste", "Verdeeld, het vroegste eerst", "/vroegste land goud"),
            ("recentste", "Verdeeld, het laatste eerst", "/recentste land goud"),
            ("wiemeer", "Wie heeft er meer?", "/wiemeer NED goud, USA goud"),
            (
                "wieminder",
                "Wie is er jonger?",
                "/wieminder geboortedag door Kjeld Nuis, geboortedag door Jorrit Bergsma",
            ),
            ("verschil", "Hoeveel scheelt het?", "/verschil NED, USA"),
            ("samen", "Hoeveel zijn het samen?", "/samen NED, BEL"),
            ("verhouding", "Hoeveel keer zo veel?", "/verhouding NOR, NED"),
            ("groei", "Met hoeveel procent?", "/groei NED, NED 2022"),
            ("waarom", "Waarom staat de een boven de ander?", "/waarom NED, ITA"),
            ("klopt", "Is het zo?", "/klopt NED goud >= 10"),
            ("hoelang", "Hoelang was het zo?", "/hoelang NED met (plaats <= 3)"),
            ("opplek", "Wie stonden er op een plek?", "/opplek 1 wissels"),
            ("kannog", "Kan het nog?", "/kannog NED plek 2"),
            ("staatvast", "Staat het vast?", "/staatvast NOR plek 1"),
            ("vastsinds", "Sinds wanneer staat het vast?", "/vastsinds NOR plek 1"),
            ("verkeken", "Sinds wanneer kan het niet meer?", "/verkeken NED plek 1"),
            ("opzijnbest", "Hoe hoog een land nog kan eindigen", "/opzijnbest NED"),
            ("opzijnslechtst", "Hoe laag een land nog kan eindigen", "/opzijnslechtst NED"),
            ("nogover", "Wat er nog te verdelen is", "/nogover schaatsen"),
            ("spelen", "Over de Spelen zelf", "/spelen gastland 2010"),
        )
    ),
    _question("historie", "Alle Spelen van een land", "/historie NL", Section.HISTORY, "geschiedenis history"),
    _question("toen", "De stand van toen, en wat er veranderde", "/toen 2014", Section.HISTORY, "toenennu"),
    _question(
        "zelfdemoment", "Waar stonden we toen even ver?", "/zelfdemoment 2022", Section.HISTORY, "zelfde evenver"
    ),
    _question("records", "De records van een land", "/records NL", Section.HISTORY, "record"),
    _chat("volg", "Krijg bericht bij nieuws", "/volg NL", "volgen abonneer follow"),
    _chat("ontvolg", "Geen berichten meer", "/ontvolg NL", "ontvolgen stop unfollow"),
    _chat("meldingen", "Kies welke berichten je krijgt", "/meldingen", "instellingen settings"),
    _chat("mijnland", "Je eigen land in deze chat", "/mijnland België", "eigenland"),
    _chat("praat", "In een groep ook op vragen antwoorden", "/praat aan", menus=_GROUP_ADMINS),
    _chat("tabellen", "Tabellen zoals Telegram ze tekent", "/tabellen echt", part=Part.GENERAL),
    _chat("zelftest", "Wat kan ik in deze groep?", "/zelftest", menus=_GROUP_ADMINS),
    _chat("mijngegevens", "Wat ik van deze chat bewaar", "/mijngegevens"),
    _chat("wisgegevens", "Vergeet deze chat", "/wisgegevens"),
    _chat(
        "privacy",
        "Wat ik bewaar, waarom en hoe lang",
        "/privacy",
        "privacyverklaring avg",
        part=Part.GENERAL,
        audience=Audience.FAN,
        menus=_FANS,
    ),
    _chat(
        "over",
        "Wie deze bot draait, en contact",
        "/over",
        "about contact versie",
        part=Part.GENERAL,
        audience=Audience.FAN,
        menus=_PRIVATE,
    ),
    _chat("start", "Maak kennis", "/start", part=Part.GENERAL, audience=Audience.FAN, menus=frozenset()),
    _chat("help", "Wat je kunt vragen", "/help", "hulp uitleg", part=Part.GENERAL, audience=Audience.FAN, menus=_FANS),
    _desk("uitslag", "Een uitslag invoeren", "/uitslag 1000m vrouwen: Leerdam, Kok, Takagi"),
    _desk(
        "corrigeer", "Een uitslag verbeteren", "/corrigeer 1000m vrouwen: Leerdam, Kok, Takagi reden: jury", "correctie"
    ),
    _desk("trekin", "Een uitslag intrekken", "/trekin 1000 meter vrouwen reden: diskwalificatie", "intrekken"),
    _desk("ongedaan", "De laatste invoer terugdraaien", "/ongedaan", "undo"),
    _desk("logboek", "Wie wat invoerde, en waarom", "/logboek", "log"),
    _desk("importeer", "Uitslagen uit een bestand", "/importeer", "import"),
    _desk("status", "Hoe het met de bot gaat", "/status", part=Part.NEWSROOM),
    _desk("omroep", "Een bericht aan alle volgers", "/omroep Vanavond finale!", part=Part.NEWSROOM),
    _desk("beheer", "Wie er uitslagen mag invoeren", "/beheer", audience=Audience.OWNER),
)

_BY_NAME = {name: command for command in COMMANDS for name in (command.name, *command.aliases)}
_SHOWN_NAMES = tuple(name for name, command in _BY_NAME.items() if not command.hidden)
_MOST_ERRORS = 2


def find_command(name: str) -> Command | None:
    """The command of that name or alias (without the slash, in any case); None for an unknown one."""
    return _BY_NAME.get(name.lower())


def nearest_command(name: str) -> Command | None:
    """The command that an unknown name is most likely a typing error of; None when none is near."""
    near = process.extractOne(name.lower(), _SHOWN_NAMES, scorer=OSA.distance, score_cutoff=_MOST_ERRORS)
    return find_command(near[0]) if near is not None and 2 * near[1] < len(name) else None


def typed_command(text: str) -> Typed | None:
    """A text split into command, addressed bot and arguments; None when it is no command."""
    match = _COMMAND.match(text.strip())
    if match is None:
        return None
    return Typed(match[1].lower(), match[2] or "", text.strip()[match.end() :].strip())


def visible(audience: Audience) -> Iterable[Command]:
    """The commands to tell this audience of."""
    told = {
        Audience.FAN: {Audience.FAN, Audience.GROUP_ADMIN},
        Audience.GROUP_ADMIN: {Audience.FAN, Audience.GROUP_ADMIN},
        Audience.ADMIN: {Audience.FAN, Audience.GROUP_ADMIN, Audience.ADMIN},
        Audience.OWNER: set(Audience),
    }[audience]
    return (command for command in COMMANDS if command.audience in told and not command.hidden)


def menu(which: Menu, audience: Audience = Audience.FAN) -> tuple[tuple[str, str], ...]:
    """(name, description) of each command in one of Telegram's menus. Only an owner's menu has the owner's commands."""
    if which is Menu.ADMIN and audience is not Audience.OWNER:
        audience = Audience.ADMIN
    return tuple((command.name, command.help) for command in visible(audience) if which in command.menus)


COMBINING = """<b>Combineren</b>
Zet achter een commando wat je wilt weten: land, kleur, sport, sporter, vrouwen of mannen, jaar, dag of tijd. \
Met <i>zonder</i> laat je iets weg.
/stand vrouwen zonder shorttrack na 12 februari
/medailles NL zilver zonder schaatsen
/vergelijk NL USA biatlon
/stand NL 16 feb 13:30
Alle Spelen sinds 1896 kunnen, met stad, jaar of <i>zomer</i>: /stand Parijs 2024, /historie NL zomer
Een gewone vraag kan net zoveel: hoeveel goud won Nederland buiten het schaatsen?"""


def help_text(audience: Audience = Audience.FAN) -> str:
    """/help as Telegram HTML: a heading for each section, a line for each command with its example."""
    shown = tuple(visible(audience))
    blocks = ["Vraag het gewoon in het Nederlands, of gebruik een commando. Elk land is er ook een: /noorwegen, /usa."]
    for section in Section:
        lines = [f"{command.example} – {command.help}" for command in shown if command.section is section]
        if lines:
            blocks.append("\n".join((f"<b>{section}</b>", *lines)))
    return "\n\n".join((*blocks, COMBINING))
