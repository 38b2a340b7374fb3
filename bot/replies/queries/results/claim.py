"""A yes or no, with the right value: "Nee, brons: …", "Ja, 18", "Klopt, …", "Jawel, …"."""

import re
from collections.abc import Sequence

from bot.replies import dutch, next_asks
from bot.replies.layout import lines
from bot.replies.queries.beside import beside_whole_sports, medals_of, won_before, won_elsewhere
from bot.replies.queries.conditions import is_none, only_colour
from bot.replies.queries.filters import joined, only_fields, words
from bot.replies.queries.measure_names import number_words
from bot.replies.queries.measures import counted, fact, unknown_words, with_nations
from bot.replies.queries.nations import is_a
from bot.replies.queries.results.one_line import one_line, says_itself
from bot.replies.queries.results.value import later
from bot.replies.queries.results.versus import by_law, compared, is_one_nation, nations_of, one_nation, ratio, why
from bot.replies.queries.telling import as_sentence, medal_list, nation_buttons, said, told
from bot.replies.queries.verbs import agreeing
from bot.replies.reasons import total_remark
from bot.replies.rendering import Scene, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.medal_lines import MedalLine
from medals_core.nations import Noc
from medals_core.queries.filters import Medals, Role
from medals_core.queries.measures import Kind, Measure, Op
from medals_core.queries.model import Claim
from medals_core.queries.results import Check, ClaimAnswer, Measured, Unknown

MOST_PROOF = 6


@renders(ClaimAnswer)
def render_claim(query: Claim, answer: ClaimAnswer, scene: Scene) -> Reply:
    buttons, yes = _buttons(query, answer, scene), yes_or_no(query, answer)
    if (head := _without_proof(query, answer, scene)) is not None:
        return told(query, answer, scene, head, buttons=buttons)
    answer = _with_nations(answer)
    first, *others = sorted(answer.checks, key=lambda check: check.holds)
    changed = later(first.left, scene) if first.condition.op is Op.EQUAL else ""
    then = f"als {dutch.rank_word(int(first.right), shared=False)}" if isinstance(first.right, float | int) else ""
    was_so = bool(changed) and not answer.holds and then in changed  # "nee toch vijfde??"
    head, rest = f"{'toen wel:' if was_so else f'{yes},'} {changed or _clause(first, answer, scene)}", ""
    if answer.holds and others:
        clauses = dict.fromkeys(_in_brackets(_clause(check, answer, scene)) for check in answer.checks)
        only = "; dat was de enige" if any((one.op, one.value) == (Op.EQUAL, 1) for one in query.conditions) else ""
        start, *ends = clauses
        same = re.match(r".+? (?:won|wonnen|had|hadden|eindigde|eindigden) ", start)
        told_ = [start, *(each.removeprefix(same[0] if same else "") for each in ends)]
        head = f"{yes}, {' en '.join(told_)}{only}"
    elif others:
        marked = (f"{'✅' if one.holds else '❌'} {as_sentence(_clause(one, answer, scene))}" for one in others)
        rest = lines(*map(safe, marked))
    proof = "" if others else _proof(first, scene)
    remark = total_remark(answer.reason, scene, answer.stage) if answer.reason is not None else ""
    nothing = not (answer.holds or others) and first.left.measure.kind is Kind.COUNT and not first.left.value
    of = first.left.measure.of
    nothing = nothing and not (of.colours and _other_colour(of, scene))
    lost = not (answer.holds or others or first.left.value)
    elsewhere = won_elsewhere(of, scene) if nothing else won_before(of, scene) if lost else ""
    if of.disciplines and not all(check.holds for check in answer.checks):
        elsewhere = elsewhere or beside_whole_sports(of, first.left.tally, scene)
    return told(query, answer, scene, head, rest, proof, said(remark, elsewhere), buttons=buttons)


def _without_proof(query: Claim, answer: ClaimAnswer, scene: Scene) -> str | None:
    left, of = answer.checks[0].left, query.conditions[0].measure.of
    if answer.unknown is Unknown.NO_RANK and not answer.holds and not left.tally.total:
        # Who has won nothing holds no place: surely not that one.
        return f"{yes_or_no(query, answer)}, {fact(left, answer.stage, scene, answer.at)}"
    if answer.unknown is not None:
        return unknown_words(answer.unknown, of, answer.stage, scene, words(of, scene, answer.nations, answer.at))
    if query.denied or only_colour(query.conditions) is None:
        return None
    # "won Zweden alleen zilver": Nee, Zweden won 18 medailles: 8 goud, 6 zilver en 4 brons.
    of = of.narrowed(colours=())
    found = medals_of(of, scene)
    all_won = counted(words(of, scene, found.nations, found.at), of, found.tally, answer.stage)
    return f"{yes_or_no(query, answer)}, {all_won}"


def _in_brackets(clause: str) -> str:
    """With its numbers in brackets, to be followed by another clause: "… meer goud dan Italië (12 tegen 10)"."""
    said_, _, numbers = clause.partition(": ")
    return f"{said_} ({numbers})" if numbers else said_


def _with_nations(answer: ClaimAnswer) -> ClaimAnswer:
    """With what nations by description came to, on the side that describes them."""
    checks = []
    for check in answer.checks:
        right = [check.right] if isinstance(check.right, Measured) else []
        left, *rest = with_nations([check.left, *right], answer.nations)
        checks.append(check.model_copy(update={"left": left, **({"right": rest[0]} if rest else {})}))
    return answer.model_copy(update={"checks": tuple(checks)})


def yes_or_no(query: Claim, answer: ClaimAnswer) -> str:
    """Of what was denied: "hebben we geen goud?" is answered "Jawel" or "Klopt"."""
    if query.denied:
        numbers = any(isinstance(one.value, float | int) and one.value > 1 for one in query.conditions)
        counted = numbers and not any(one.measure.kind is Kind.RANK for one in query.conditions)
        return "jawel" if answer.holds else "nee" if counted else "klopt"
    none = all(map(is_none, query.conditions))
    return ("klopt" if none else "ja") if answer.holds else "jawel" if none else "nee"


def _clause(check: Check, answer: ClaimAnswer, scene: Scene) -> str:
    left, stage, condition = check.left, answer.stage, check.condition
    if isinstance(check.right, Measured):
        if (one := is_one_nation((left, check.right))) is not None:
            return one_nation(one, stage, scene)
        plain = only_fields(left.measure.of) <= {"nations", "games", "as_of"}
        if left.measure.kind is Kind.RANK and _is_last(check.right.measure):
            return _last(check, check.right.nations, answer, scene)
        if answer.reason is not None and left.measure.kind is Kind.RANK and plain:
            return why(answer.reason, stage, scene)
        if left.measure.kind is check.right.measure.kind is Kind.TALLY:
            return by_law((left, check.right), stage, scene)
        if condition.times != 1 and left.value and check.right.value:
            return ratio((left, check.right), stage, scene)
        return compared((left, check.right), stage, scene)
    one_medal = left.measure.kind in (Kind.COUNT, Kind.TALLY) and len(left.proof) == left.tally.total == 1
    if one_medal and says_itself(left.measure.of) and check.right <= 1:
        return one_line(left.proof[0], scene, left.measure.of)
    told_fact = fact(left, stage, scene, answer.at)
    if check.holds or left.value is None:
        return told_fact
    if left.measure.kind in (Kind.COUNT, Kind.TALLY) and not left.tally.total and left.measure.of.colours:
        return _other_nation(left.measure.of, scene) or _other_colour(left.measure.of, scene) or told_fact
    exact = condition.op in (Op.EQUAL, Op.AT_LEAST, Op.MORE) and check.right > 1
    said_by_itself = left.measure.kind in (Kind.COUNT, Kind.TALLY, Kind.DISTINCT)
    if left.measure.kind is not Kind.RANK and exact and left.value and not said_by_itself:
        return f"{number_words(left.measure, left.value)}: {told_fact}"
    return told_fact


def _is_last(measure: Measure) -> bool:
    refs = measure.of.nations
    return len(refs) == 1 and is_a(refs[0], Role.LAST) and not refs[0].rank


def _last(check: Check, last: Sequence[Noc], answer: ClaimAnswer, scene: Scene) -> str:
    """Whether somebody is the last of the table; who is, where they are not."""
    told_fact = fact(check.left, answer.stage, scene, answer.at)
    if check.holds:
        return f"{told_fact}, als laatste van de medaillespiegel"
    named = [dutch.the(scene.nation(noc)) for noc in last if noc not in check.left.measure.of.nations]
    return f"{told_fact}; laatste {'waren' if len(named) > 1 else 'was'} {dutch.listing(named)}" if named else told_fact


def _other_nation(of: Medals, scene: Scene) -> str:
    """Whom an athlete of more than one nation won it for: "Bart Veldkamp won brons op de 5000 meter, voor België"."""
    if not (of.athletes and of.nations):
        return ""
    anybody = of.narrowed(nations=())
    if not (found := medals_of(anybody, scene).lines):
        return ""
    nations = dutch.listing([dutch.the(scene.nation(noc)) for noc in dict.fromkeys(one.medal.noc for one in found)])
    return f"dat was voor {nations}: {one_line(found[0], scene, anybody)}"


def _other_colour(of: Medals, scene: Scene) -> str:
    """What it was instead: "Kjeld Nuis (Nederland) won brons op de 1500 meter mannen (schaatsen)"."""
    found = medals_of(of.narrowed(colours=()), scene)
    if not found.lines or not (of.athletes or of.nations):
        return ""
    if len(found.lines) > 1:
        subject = words(of, scene, found.nations, found.at)
        none = dutch.listing([f"geen {dutch.COLOUR_NAMES[colour]}" for colour in of.colours])
        won = joined(subject.who, agreeing("won", subject.many), none, subject.where, subject.without)
        return f"{won}, wel {dutch.won_colours(found.tally)}"
    if not says_itself(of.narrowed(colours=())):
        return ""
    return one_line(found.lines[0], scene, of)


def _proof(check: Check, scene: Scene) -> str:
    left: tuple[MedalLine, ...] = check.left.proof
    counted = check.left.measure.kind in (Kind.COUNT, Kind.TALLY) and not isinstance(check.right, Measured)
    if not counted or len(left) > MOST_PROOF or (len(left) == 1 and says_itself(check.left.measure.of)):
        return ""
    return medal_list(left, check.left.measure.of, scene)


def _buttons(query: Claim, answer: ClaimAnswer, scene: Scene) -> list[Button | None]:
    sides = [side for check in answer.checks for side in (check.left, check.right) if isinstance(side, Measured)]
    return [*nation_buttons(nations_of(sides), query, scene), next_asks.table(query)]
