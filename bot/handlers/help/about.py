"""Who runs this bot, what it keeps of people and why: /privacy and /over. Telegram's apps open the privacy policy of a
bot by its command /privacy."""

from datetime import timedelta

from bot.notifications.sending.sender import ROW_RETENTION as SENT_KEPT
from bot.replies.reply import Button, Reply, safe
from bot.settings import Settings
from bot.transport.incoming.inbox import UPDATE_RETENTION
from bot.version import source, version

QUESTION_RETENTION = timedelta(days=2)
ANSWER_RETENTION = timedelta(days=60)
"""Both held by a test to what the composition root forgets after."""
READER = (
    "één ding door: een bericht dat ik niet begrijp gaat, alleen de tekst, naar een taalmodel dat de vraag anders"
    " opschrijft. Uitzetten: /meldingen."
)


def privacy(settings: Settings) -> Reply:
    """Short, and true: every term in it is the one that the code keeps to."""
    who = safe(settings.operator) if settings.operator else "wie deze bot draait"
    lines = [
        "<b>Privacy</b>",
        "<b>Wat ik bewaar.</b> Van deze chat het nummer, de naam als het een groep of kanaal is, wat je volgt, welke"
        " meldingen je wilt en je eigen land. Daarnaast waar je laatste twee vragen over gingen"
        f" ({_days(QUESTION_RETENTION)}) en mijn antwoorden ({_days(ANSWER_RETENTION)}), je berichten aan mij tot"
        f" {_hours(UPDATE_RETENTION)} nadat ze zijn afgehandeld, en het nieuws dat ik stuurde ({_days(SENT_KEPT)}).",
        "<b>Waarom.</b> Om een vervolgvraag te begrijpen, je te sturen wat je volgt, en dat te verbeteren als een"
        " uitslag verandert. Nergens anders voor: geen reclame, geen profielen, en ik geef "
        + (READER if settings.reader_url else "niets door."),
        f"<b>Wie het ziet.</b> Alleen {who}. In de logboeken staan geen berichten en geen namen. Wat je in Telegram"
        " schrijft ziet Telegram zelf ook.",
        "<b>Wie uitslagen mag invoeren</b> staat met naam en nummer bij wat hij invoert; dat blijft staan.",
        "<b>Inzien en wissen.</b> /mijngegevens laat zien wat ik van deze chat heb, /wisgegevens wist het meteen.",
    ]
    if settings.contact:
        lines.append(f"<b>Vragen of klachten.</b> {safe(settings.contact)}")
    rows = ((Button(label="Volledige verklaring", url=settings.privacy_url),),) if settings.privacy_url else ()
    mine = (Button(label="Wat bewaar je van mij?", data="/mijngegevens"),)
    return Reply(text="\n\n".join(lines), buttons=(mine, *rows), edits=False)


def about(settings: Settings) -> Reply:
    """Maker, contact, source, version, and where the facts come from."""
    runs = safe(settings.operator) if settings.operator else "iemand die zich niet noemt"
    lines = [f"<b>Medaillespiegel</b> {safe(version())}", f"Deze bot wordt gedraaid door {runs}."]
    if settings.contact:
        lines.append(f"Contact: {safe(settings.contact)}")
    lines += [
        "Gemaakt door de makers van Medaillespiegel, vrije software onder de MIT-licentie.",
        "De feiten komen van olympics.com (via Kaggle, CC BY-NC 4.0), Olympedia en olympanalyt.com, nagerekend en naast"
        " persberichten gelegd. Nieuwe uitslagen voert de uitslagenbalie in.",
        "Geen officiële bot van het IOC of NOC*NSF. Wat ik bewaar: /privacy",
    ]
    rows = ((Button(label="Broncode", url=source()),),) if source() else ()
    return Reply(text="\n".join(lines), buttons=rows, edits=False)


def _days(span: timedelta) -> str:
    return f"{span.days} dagen"


def _hours(span: timedelta) -> str:
    return f"{round(span.total_seconds() / 3600)} uur"
