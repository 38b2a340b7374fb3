"""Nations by name and by description: "Nederland", "gastland Italië", "de Scandinavische landen"."""

from collections.abc import Sequence
from typing import TypeGuard

from bot.replies import dutch
from bot.replies.rendering import Scene
from medals_core.nations import Noc
from medals_core.queries.filters import Described, NationRef, Role

MOST_NAMED = 6


def group_name(key: str, scene: Scene) -> str:
    """de Benelux; Europa."""
    return scene.archive.nations.groups[key].name


def names(nocs: Sequence[Noc], scene: Scene, most: int = MOST_NAMED) -> str:
    """Within a sentence, the first few by name."""
    named = [dutch.the(scene.nation(noc)) for noc in nocs[:most]]
    left = len(nocs) - len(named)
    return dutch.listing([*named, f"nog {dutch.count_of(left, 'land')}"] if left else named)


def is_a(ref: NationRef, role: Role) -> TypeGuard[Described]:
    return isinstance(ref, Described) and ref.role is role


def described(ref: Described, scene: Scene) -> str:
    """Of which nation it is said, without looking it up: "het gastland", "de nummer 2", "het land boven Nederland"."""
    if ref.role is Role.GROUP:
        return group_name(ref.name, scene)
    other, back = dutch.the(scene.nation(ref.of or scene.own)), (ref.rank or 1) - 1
    places = f"{dutch.number_word(back + 1)} plaatsen" if back else "direct"
    return {
        Role.HOST: "het gastland",
        Role.RANK: f"de nummer {ref.rank or 1}",
        Role.LAST: f"de op {dutch.number_word(back)} na laatste" if back else "de laatste",
        Role.ABOVE: f"het land {places} boven {other}",
        Role.BELOW: f"het land {places} onder {other}",
        Role.NAMED: other,
    }[ref.role]


def nation_words(refs: Sequence[NationRef], scene: Scene, came_to: Sequence[Noc] = ()) -> tuple[str, bool]:
    """The nations within a sentence, and whether they take a plural verb. ``came_to``: what all of them were."""
    ranks = [ref.rank for ref in refs if isinstance(ref, Described) and ref.role is Role.RANK]
    if len(refs) > 1 and ranks == list(range(1, len(refs) + 1)):
        return f"de top {dutch.number_word(len(refs))}", False
    plain = [ref for ref in refs if isinstance(ref, str)]
    found = [noc for noc in came_to if noc not in plain]
    alone = len(refs) - len(plain) == 1
    of_one = found if alone else ()
    said = [dutch.the(scene.nation(ref)) if isinstance(ref, str) else _with_names(ref, of_one, scene) for ref in refs]
    one = [*plain, *found] if alone or not found else [*plain, *refs]
    hosts = is_a(refs[0], Role.HOST) and len(refs) == 1
    several = (len(one) > 1 and not hosts) or is_a(refs[0], Role.GROUP)
    many = len(refs) > 1 or (several and not _is_one_name(refs[0], scene))
    if len(refs) == 1 and len(one) == 1 and not many:
        subject = refs[0].of if is_a(refs[0], Role.NAMED) else one[0]
        many = isinstance(subject, str) and dutch.is_plural(scene.nation(subject))
    return dutch.listing(said), many


def _is_one_name(ref: NationRef, scene: Scene) -> bool:
    """Does it take a singular verb however many nations it stands for: Europa, Duitsland of 1988?"""
    if not isinstance(ref, Described) or ref.role is Role.NAMED:
        return True
    return ref.role is Role.GROUP and not group_name(ref.name, scene).endswith(("landen", "staten"))


def _with_names(ref: Described, found: Sequence[Noc], scene: Scene) -> str:
    words = described(ref, scene)
    if not found or (ref.role is Role.HOST and len(found) > 1):
        return words
    if ref.role in (Role.GROUP, Role.NAMED):
        if len(found) > MOST_NAMED or tuple(found) == (ref.of,):
            return words
        return f"{words} ({names(found, scene)})"
    if ref.role is Role.HOST:
        host = scene.nation(found[0])
        return f"gastland {host.name}" if dutch.the(host) == host.name else f"{dutch.the(host)} ({words})"
    return f"{names(found, scene)} ({words})"
