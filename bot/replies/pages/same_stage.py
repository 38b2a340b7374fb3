"""The same stage at former Games, in words; said plainly where no day data exist."""

from bot.replies import dutch, next_asks
from bot.replies.layout import blocks, bold, lines
from bot.replies.rendering import Scene, button_rows, renders
from bot.replies.reply import Reply, safe
from medals_core.answering import Phase, Stage
from medals_core.pages.same_stage import FormerStage, SameStageAnswer
from medals_core.questions import SameStageQuestion
from medals_core.standings import Standing


@renders(SameStageAnswer)
def same_stage(question: SameStageQuestion, answer: SameStageAnswer, scene: Scene) -> Reply:
    name = dutch.the_nation(scene.nation(answer.noc))
    many = dutch.is_plural(scene.nation(answer.noc))
    stage = answer.stage
    if stage.phase is Phase.BEFORE:
        head = dutch.not_begun(stage)
    elif answer.now.rank is None:
        none = "geen rang" if answer.now.tally.total else "geen medaille"
        head = f"{name} {dutch.has(stage, many)} {none}{_share(stage)}."
    else:
        rank = dutch.rank_word(answer.now.rank, answer.now.shared)
        head = f"{name} {dutch.stands(stage, many)} {rank} met {answer.now.tally}{_share(stage)}."
        if stage.phase is Phase.FINISHED and question.former is not None and answer.former[0].at_end.rank is not None:
            head = _better_or_worse(answer, answer.former[0], scene)
    text = blocks(bold(head), lines(*former_lines(answer.former, stage)), no_days(answer.former),
                  dutch.stage_line_html(stage))  # fmt: skip
    asks = (next_asks.ambition(answer.noc, question), next_asks.history(answer.noc, named=True))
    return Reply(text=text, buttons=button_rows(asks))


def _better_or_worse(answer: SameStageAnswer, former: FormerStage, scene: Scene) -> str:
    """Two finished Games: "Nederland deed het beter dan in Peking 2022: derde met 10-7-3 tegen zesde met 8-5-4." """
    nation, now, then = scene.nation(answer.noc), answer.now, former.at_end
    did = "deden" if dutch.is_plural(nation) else "deed"
    assert now.rank is not None
    assert then.rank is not None
    how = "beter dan" if now.rank < then.rank else "slechter dan" if now.rank > then.rank else "even goed als"
    ranks = " tegen ".join(f"{dutch.rank_word(line.rank, line.shared)} met {line.tally}" for line in (now, then))
    golds = f"{now.tally.gold} goud tegen {then.tally.gold}"
    totals = f"{dutch.medals(now.tally.total)} tegen {then.tally.total}"
    where = dutch.games_name(former.games)
    return f"{dutch.the_nation(nation)} {did} het {how} in {where}: {ranks} ({golds} en {totals})."


def _share(stage: Stage) -> str:
    if stage.phase is not Phase.RUNNING:
        return ""
    return f", na {stage.decided} van de {stage.decided + stage.remaining} onderdelen"


def former_lines(former: tuple[FormerStage, ...], stage: Stage) -> list[str]:
    found = []
    for each in former:
        text = f"• {dutch.games_name(each.games)}: aan het eind {_line(each.at_end)}"
        if each.at_stage is not None and stage.phase is Phase.RUNNING:
            text += f"; na evenveel van de onderdelen ({each.decided}) {_line(each.at_stage)}"
        found.append(safe(text))
    return found


def _line(line: Standing) -> str:
    """6e met 8-5-4; geen medaille."""
    if line.rank is None:
        return "zonder rang" if line.tally.total else "zonder medaille"
    return f"{dutch.rank_short(line.rank, line.shared)} met {line.tally}"


def no_days(former: tuple[FormerStage, ...]) -> str:
    """Where the comparison can only be with the end, that is said."""
    without = [dutch.games_name(each.games) for each in former if each.at_stage is None]
    if not without:
        return ""
    return safe(f"Van {dutch.listing(without)} zijn er geen standen per dag: vergelijken kan daar alleen met het eind.")
