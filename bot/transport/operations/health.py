"""For who watches over the bot: is it alive, is it ready, and its figures, for Prometheus. Tells of no person and no
chat, and shows no text and no secret."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import prometheus_client as prometheus
from sqlalchemy import func, select
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import TelegramError

from bot.clock import Clock
from bot.storage import DATABASE_AWAY, Database
from bot.storage.tables import leases, ledger_entries, outbox

HISTOGRAM_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
TELEGRAM_CHECK_SECONDS = 30.0
SENDER_LEASE = "sender"
"""The lease of the one sender, of whichever process holds it."""


class PrometheusMetrics:
    """The metrics of one bot; a registry of their own, so that two bots in one process do not mix."""

    def __init__(self) -> None:
        self.registry = prometheus.CollectorRegistry()
        prometheus.ProcessCollector(registry=self.registry)
        prometheus.PlatformCollector(registry=self.registry)
        self.kept = prometheus.Counter("medaillespiegel_updates_kept", "Updates written down", registry=self.registry)
        self._handled = prometheus.Counter(
            "medaillespiegel_updates_handled",
            "Updates struck off, by what became of them",
            ["outcome"],
            registry=self.registry,
        )
        self._seconds = prometheus.Histogram(
            "medaillespiegel_update_seconds",
            "From the start of handling an update to its end",
            buckets=HISTOGRAM_SECONDS,
            registry=self.registry,
        )
        self.in_hand = prometheus.Gauge(
            "medaillespiegel_updates_in_hand", "Updates kept and not struck off yet", registry=self.registry
        )
        self.ledger = prometheus.Gauge(
            "medaillespiegel_ledger_entries", "Newest entry of the ledger", registry=self.registry
        )
        self.waiting = prometheus.Gauge(
            "medaillespiegel_outbox_waiting", "Messages that wait to be sent", registry=self.registry
        )

    def handled(self, outcome: str, seconds: float) -> None:
        self._handled.labels(outcome).inc()
        self._seconds.observe(seconds)


@dataclass
class Health:
    """``/healthz``: the process answers. ``/readyz``: the database, Telegram and the sender do, and updates come in.
    ``/metrics``."""

    bot: Bot
    database: Database
    wall: Clock
    metrics: PrometheusMetrics
    in_hand: Callable[[], int]
    is_open: Callable[[], bool] = lambda: True
    seconds: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        self._telegram: tuple[float, bool] | None = None

    @property
    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/healthz", self._live, methods=["GET"]),
                Route("/readyz", self._ready, methods=["GET"]),
                Route("/metrics", self._metrics, methods=["GET"]),
            ]
        )

    async def faults(self) -> list[str]:
        """What is not in order, by name: database, sender, telegram, updates (none can come in)."""
        found: list[str] = []
        try:
            async with self.database.read() as db:
                until = await db.value(select(leases.c.until).where(leases.c.name == SENDER_LEASE))
            if until is None or until <= self.wall.now():
                found.append("sender")
        except DATABASE_AWAY:
            found.append("database")
        if not await self._telegram_answers():
            found.append("telegram")
        if not self.is_open():
            found.append("updates")
        return found

    async def _telegram_answers(self) -> bool:
        now = self.seconds()
        if self._telegram is None or now - self._telegram[0] > TELEGRAM_CHECK_SECONDS:
            try:
                await self.bot.get_me()
                self._telegram = (now, True)
            except TelegramError:
                self._telegram = (now, False)
        return self._telegram[1]

    async def _live(self, request: Request) -> Response:
        return PlainTextResponse("alive\n")

    async def _ready(self, request: Request) -> Response:
        faults = await self.faults()
        return JSONResponse({"ready": not faults, "faults": faults}, 503 if faults else 200)

    async def _metrics(self, request: Request) -> Response:
        self.metrics.in_hand.set(self.in_hand())
        try:
            async with self.database.read() as db:
                waiting = await db.value(
                    select(func.count()).select_from(outbox).where(outbox.c.state.in_(("pending", "retry")))
                )
                newest = await db.value(select(func.max(ledger_entries.c.seq)))
            self.metrics.waiting.set(waiting)
            self.metrics.ledger.set(newest or 0)
        except DATABASE_AWAY:
            # A database that is away must not hide the figures that tell so.
            self.metrics.waiting.set(float("nan"))
        return Response(prometheus.generate_latest(self.metrics.registry), media_type=prometheus.CONTENT_TYPE_LATEST)
