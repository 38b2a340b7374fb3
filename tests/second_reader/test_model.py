"""Whatever an endpoint does, it costs no more than its time, and nothing that it is not given goes out."""

import asyncio
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot.second_reader.model import FAILURES, Model
from bot.settings import Settings

ASKED = [{"role": "user", "content": "Bericht: hoi"}]


def settings(**others: Any) -> Settings:
    return Settings(_env_file=None, **({"reader_url": "http://127.0.0.1:1/v1", "reader_model": "klein"} | others))


def said(line: object) -> httpx.Response:
    return httpx.Response(200, json={"choices": [{"message": {"content": line}}]})


class Transport(httpx.AsyncBaseTransport):
    """Counts what goes out, and answers what it is told to."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


async def test_a_line_comes_back_and_only_the_key_goes_with_the_question() -> None:
    transport = Transport(said("hoeveel goud hebben wij"))
    model = Model(settings(reader_key=SecretStr("sleutel")), transport=transport)
    assert await model.says(ASKED) == "hoeveel goud hebben wij"
    (request,) = transport.requests
    assert str(request.url) == "http://127.0.0.1:1/v1/chat/completions"
    assert request.headers["authorization"] == "Bearer sleutel"
    assert "authorization" not in httpx.AsyncClient().headers
    await model.close()


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(500, text="kapot"),
        httpx.Response(302, headers={"location": "https://evil.example"}),
        httpx.Response(200, text="geen json"),
        httpx.Response(200, json={"choices": []}),
        httpx.Response(200, json=["iets anders"]),
        httpx.Response(200, content=b'{"choices": "' + b"x" * 100_000 + b'"}'),
        httpx.ConnectError("weg"),
        httpx.ReadTimeout("traag"),
    ],
)
async def test_what_fails_gives_no_line_and_is_left_alone_after_three_times(answer: httpx.Response | Exception) -> None:
    transport = Transport(answer)
    model = Model(settings(), transport=transport)
    for _ in range(FAILURES + 5):
        assert await model.says(ASKED) is None
    assert len(transport.requests) == FAILURES, "the circuit is open"


async def test_after_its_rest_one_good_answer_closes_the_circuit() -> None:
    transport = Transport(*[httpx.Response(503)] * FAILURES, said("stand"))
    model = Model(settings(), transport=transport)
    for _ in range(FAILURES):
        assert await model.says(ASKED) is None
    model.breaker.half_open()
    assert [await model.says(ASKED) for _ in range(3)] == ["stand"] * 3


async def test_one_that_never_answers_is_given_up_when_its_time_is_up() -> None:
    class Hanging(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            await asyncio.Event().wait()
            raise AssertionError

    assert await Model(settings(reader_timeout=0.01), transport=Hanging()).says(ASKED) is None


async def test_a_minute_has_so_many_questions_and_no_more() -> None:
    now = 0.0
    transport = Transport(said("stand"))
    model = Model(settings(reader_per_minute=2), transport=transport, seconds=lambda: now)
    assert [await model.says(ASKED) for _ in range(4)] == ["stand", "stand", None, None]
    now = 59.9
    assert await model.says(ASKED) is None
    now = 60.0
    assert [await model.says(ASKED) for _ in range(3)] == ["stand", "stand", None]
    assert len(transport.requests) == 4


@pytest.mark.parametrize(
    "url", ["localhost:8080", "ftp://x/v1", "http://naam:geheim@host/v1", "https://host/v1?key=geheim"]
)
def test_an_address_that_will_not_do_is_refused(url: str) -> None:
    """A password in it would stand in every log."""
    with pytest.raises(ValueError, match="reader_url"):
        settings(reader_url=url)


def test_the_key_is_a_secret() -> None:
    found = settings(reader_key="sleutel-van-het-model")
    assert "sleutel-van-het-model" not in repr(found) + found.model_dump_json()
    assert "sleutel-van-het-model" in found.secrets(), "taken out of every log line"
