"""What is counted, for Prometheus. Nothing in it tells of a person or a chat."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector

HISTOGRAM_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class PrometheusMetrics:
    """The metrics of one bot; a registry of their own, so that two bots in one process do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self._kept = Counter("medaillespiegel_updates_kept", "Updates written down", registry=self.registry)
        self._handled = Counter(
            "medaillespiegel_updates_handled",
            "Updates struck off, by what became of them",
            ["outcome"],
            registry=self.registry,
        )
        self._seconds = Histogram(
            "medaillespiegel_update_seconds",
            "From the start of handling an update to its end",
            buckets=HISTOGRAM_SECONDS,
            registry=self.registry,
        )
        self.in_hand = Gauge(
            "medaillespiegel_updates_in_hand", "Updates kept and not struck off yet", registry=self.registry
        )
        self.ledger = Gauge("medaillespiegel_ledger_entries", "Newest entry of the ledger", registry=self.registry)
        self.waiting = Gauge("medaillespiegel_outbox_waiting", "Messages that wait to be sent", registry=self.registry)

    def kept(self, count: int) -> None:
        self._kept.inc(count)

    def handled(self, outcome: str, seconds: float) -> None:
        self._handled.labels(outcome).inc()
        self._seconds.observe(seconds)
