"""Telegram's HTML: the texts of its errors and the positions of its entities are what bots meet in the wild.

What the Bot API server refuses is refused here too, with the byte offset (over UTF-8).
"""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.bot_api.errors import ApiError
from bot.playground.bot_api.html_text import parse_html, trimmed, utf16_length, with_found_entities
from tests.support.telegram.written_html import to_html


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
        ("🏟 🏟&lt;<i   =aba>", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;<i    aba>", 'Can\'t find end tag corresponding to start tag "i"'),
        ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unclosed start tag at byte offset 13"),
        ('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;</b>", "Unexpected end tag at byte offset 13"),
        ("🏟 🏟&lt;<i>a</em   >", 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'),
        ("<span>a</span>", 'Unsupported start tag "span" at byte offset 0'),
        ("goud < zilver", "Unclosed start tag at byte offset 5"),
        ("6<9 goud", "Unclosed start tag at byte offset 1"),
    ],
)
def test_refused_markup_says_what_and_where(markup: str, fault: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_html(markup)
    assert caught.value.description == f"Bad Request: can't parse entities: {fault}"
    assert caught.value.code == 400


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("&ge;&lt;&gt;&amp;&quot;&laquo;&#39;", "&ge;<>&\"&laquo;'", []),
        ("➡️ ➡️<i>➡️ ➡️</i>", "➡️ ➡️➡️ ➡️", [("italic", 5, 5)]),
        ("🏟 🏟<b>🏟</>", "🏟 🏟🏟", [("bold", 5, 2)]),
        ("<STRONG>x</strong>", "x", [("bold", 0, 1)]),
        ("<b></b>leeg", "leeg", []),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<pre>a\tb</pre>", "a\tb", [("pre", 0, 3)]),
        # Code is part of no other look: a table cannot be hidden.
        ("<tg-spoiler>a<pre>bc</pre>d</tg-spoiler>", "abcd", [("spoiler", 0, 1), ("pre", 1, 2), ("spoiler", 3, 1)]),
        ("<b><code>x</code></b>", "x", [("code", 0, 1)]),
    ],
)
def test_accepted_markup(markup: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    parsed, found = parse_html(markup)
    assert parsed == text
    assert [(e["type"], e["offset"], e["length"]) for e in found] == entities


@pytest.mark.parametrize(
    ("href", "entity"),
    [
        ("https://x.nl/?a=1&amp;b=2", {"type": "text_link", "url": "https://x.nl/?a=1&b=2"}),
        ("x.nl", {"type": "text_link", "url": "http://x.nl"}),
        ("javascript:alert(1)", None),
    ],
)
def test_links(href: str, entity: dict[str, object] | None) -> None:
    found = parse_html(f'<a href="{href}">x</a>')[1]
    assert found == ([{"offset": 0, "length": 1, **entity}] if entity else [])


@given(st.text())
def test_escaped_text_comes_through_unchanged(text: str) -> None:
    """Bots escape with ``html.escape``: whatever a person writes, Telegram shows it as it was."""
    escaped = html.escape(text.replace("\0", ""), quote=False)
    assert parse_html(escaped) == (text.replace("\0", ""), [])


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1, max_size=8)
TAGS = st.sampled_from(["b", "i", "u", "s", "code", "pre", "tg-spoiler", "blockquote"])
MARKUP = st.recursive(
    WORDS.map(lambda word: html.escape(word, quote=False)),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(TAGS, inner).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"),
    ),
    max_leaves=8,
)


@given(MARKUP)
def test_shown_html_parses_to_the_same_message(markup: str) -> None:
    """``html`` of a message face is Telegram's HTML: parsing it again changes nothing."""
    text, entities = parse_html(markup)
    again_text, again = parse_html(to_html(text, entities))
    assert again_text == text
    assert sorted(map(repr, again)) == sorted(map(repr, entities))
    for entity in entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= utf16_length(text)


def test_telegram_finds_commands_mentions_tags_and_addresses() -> None:
    text = "🏅 /stand@medaillespiegel_bot van @fenna over #goud op https://x.nl/a, 6/9 en a@b.nl"
    kinds = {
        e["type"]: text.encode("utf-16-le")[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le")
        for e in with_found_entities(text, [])
    }
    assert kinds == {
        "bot_command": "/stand@medaillespiegel_bot",
        "mention": "@fenna",
        "hashtag": "#goud",
        "url": "https://x.nl/a",
    }


def test_inside_code_nothing_is_found() -> None:
    text, entities = parse_html("<code>/stand</code>")
    assert [e["type"] for e in with_found_entities(text, entities)] == ["code"]


def test_white_space_at_the_ends_goes_and_entities_move_along() -> None:
    text, entities = trimmed(*parse_html("\n  Stand: <b>1 </b> \n"))
    assert text == "Stand: 1"
    assert entities == [{"type": "bold", "offset": 7, "length": 1}]
