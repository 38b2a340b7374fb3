"""The words of events and disciplines: what Dutch people call them besides the names in the data."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.understanding.names.folding import compact
from medals_core.games import Gender

KINDS: dict[str, str] = {
    "team-pursuit": "ploegenachtervolging;ploegachtervolging;ploegen achtervolging;team pursuit;"
    "achtervolging ploegen;achtervolging",
    "mass-start": "massastart;mass start;massa start;massasprint",
    "team-relay": "teamaflossing;team relay;teamestafette;estafette",
    "relay": "aflossing;relay;estafette;aflossingen",
    "team-sprint": "teamsprint;team sprint;ploegensprint",
    "sprint": "sprint;sprintje",
    "pursuit": "achtervolging;pursuit;jachtstart",
    "skiathlon": "skiatlon;skiathlon;dubbele achtervolging;skatlon",
    "individual": "individueel;individuele;individual;solo;individuele wedstrijd",
    "downhill": "afdaling;downhill",
    "super-g": "super g;superg;super-g;super reuzenslalom",
    "parallel-giant-slalom": "parallelle reuzenslalom;parallelslalom;parallelle slalom;parallel slalom;"
    "parallel reuzenslalom;parallel giant slalom;"
    "pgs;parallelreuzenslalom",
    "parallel-slalom": "parallelle slalom;parallelslalom;parallel slalom",
    "giant-slalom": "reuzenslalom;giant slalom;reuzen slalom;rs;gs",
    "slalom": "slalom",
    "team-combined": "teamcombinatie;team combinatie;team combined;teamcombi",
    "combined": "combinatie;alpine combinatie;supercombinatie;super combinatie",
    "halfpipe": "halfpipe;half pipe",
    "slopestyle": "slopestyle;slope style",
    "big-air": "big air;bigair",
    "ski-cross": "skicross;ski cross",
    "snowboard-cross": "snowboardcross;snowboard cross;boardercross;boarder cross;sbx",
    "dual-moguls": "dual moguls;dubbele moguls;parallelle moguls",
    "moguls": "moguls;buckelpiste;mogul",
    "aerials": "aerials;aerial",
    "ice-dance": "ijsdansen;ijsdans;ijs dansen;ice dance;ice dancing;ijsdansparen;dansparen;ijsdanspaar",
    "pairs": "paren;paarrijden;paarschaatsen;pairs",
    "singles": "individueel;individuele;eenzitter;eenzits;solo;kur",
    "monobob": "monobob;mono bob;eenmansbob;eenvrouwsbob",
    "two-man": "tweemansbob;bob voor twee;bob voor twee personen;zweierbob;tweeerbob;"
    "tweemans;tweemans bob;2 mansbob;2mansbob;2 mans bob;two man;two man bob;"
    "twee mansbob;2 man bob;met zn tweeen;met zijn tweeen;tweemansslee;tweemansbobslee;"
    "tweepersoonsbob;tweemanbob;tweemannenbob;2 persoonsbob",
    "two-woman": "tweevrouwsbob;tweevrouwenbob;tweevrouws bob;2 vrouwsbob;two woman;tweemansbob;"
    "2 mansbob;twee vrouwsbob;met zn tweeen;met zijn tweeen;tweevrouwsbobslee;tweevrouwsslee;"
    "tweepersoonsbob;tweemans;2 persoonsbob",
    "four-man": "viermansbob;viererbob;vierer bob;vierbob;viermans;viermans bob;4 mansbob;4mansbob;4 mans bob;four man;"
    "four man bob;vierpersoonsbob;met zn vieren;met zijn vieren;viermansslee;viermansbobslee;"
    "viermanbob;viermannenbob",
    "doubles": "tweezitter;dubbelzitter;duos;tweezits;dubbel;doubles;gemengd dubbel;gemengd dubbelspel;mixed doubles;"
    "dubbels;dubbelspel",
    "normal-hill": "normale schans;kleine schans;normal hill;kleine springschans",
    "large-hill": "grote schans;large hill;grote springschans;hoge schans",
    "super-team": "superteam;super team;duos;landenwedstrijd;teamwedstrijd",
    "team": "landenwedstrijd;teamwedstrijd;team event;teamevent;landenteams;teamonderdeel;gemengde teams;mixed team",
    "tournament": "toernooi",
    "allround": "allround;allroundklassement",
}  # fmt: skip
"""What each part of an event's id is called. A word may stand for several; the first meaning is the likeliest."""

DISCIPLINES: dict[str, str] = {
    "speed-skating": "schaatsen;langebaan;lange baan;langebaanschaatsen;schaats;schaatsers;schaatser;schaatsster;"
    "schaatssters;langebaanschaatser;langebaanschaatsers;hardrijden;schaatssport;langebaners;langebaner;schaatsploeg;"
    "schaatsbaan",
    "short-track": "shorttrack;short track;shorttracken;shorttracker;shorttrackers;shorttrackster;shorttracksters;"
    "shortrack;shorttrek;shorttrackploeg;korte baan;kortebaan",
    "figure-skating": "kunstschaatsen;kunstrijden;kunstrijder;kunstrijders;kunstrijdster;"
    "kunstschaatser;kunstschaatsers;"
    "kunstschaatsster;kunst schaatsen",
    "alpine-skiing": "alpineskien;alpine;skien;alpineski;alpine skien;skier;skiers;skister;skisters;alpineskier;"
    "alpineskiers;ski",
    "cross-country-skiing": "langlaufen;langlauf;langlaufer;langlaufers;langlaufster;langlaufsters;langlaufloipe;"
    "gelanglauft",
    "biathlon": "biatlon;biathlon;biatleet;biatleten;biatlete;biatletes;biathleet;biatlonnen",
    "bobsleigh": "bobsleeen;bob;bobs;bobslee;bobsleeer;bobsleeers;bobben;bobsleigh;bobsleen;bobteam;bobsleesport;"
    "gebobd;gebobsleed",
    "curling": "curling;curlen;curler;curlers;curlingteam;curlingploeg;gecurld",
    "freestyle-skiing": "freestyleskien;freestyle;freeski;freeskien;freestyler;freestylers;freeskier;freestyleskier",
    "ice-hockey": "ijshockey;hockey;ijshockeyer;ijshockeyers;ice hockey;hockey op het ijs;hockey op ijs;ijshockeyster;"
    "ijshockeyploeg;ijshockeyfinale;"
    "ijshockeytoernooi",
    "luge": "rodelen;rodel;rodelaar;rodelaars;rodelaarster;luge;gerodeld",
    "nordic-combined": "noordse combinatie;noordsecombinatie;nordic combined;noorse combinatie;noordse combi;"
    "noorse combi",
    "skeleton": "skeleton;skeletonnen;skeletonner;skeletonster;skeletonsters",
    "ski-jumping": "schansspringen;skispringen;schans;schansspringer;schansspringers;schansspringster;skispringer;"
    "skispringers;springschans;schansspringsters",
    "ski-mountaineering": "skialpinisme;skimo;toerskien;skibergbeklimmen;ski alpinisme;skialpinist;skialpinisten",
    "snowboard": "snowboarden;snowboard;snowboarder;snowboarders;snowboardster;snowboardsters;snowboarding",
}  # fmt: skip
"""Names of disciplines and of those who practise them, besides the names and aliases of the data."""

_OF_A_SEX = {
    Gender.MEN: "mannen heren man mannelijke men m jongens herentoernooi mannentoernooi heer venten gozers kerels "
    "knullen mannekes herren manner manlju",
    Gender.WOMEN: "vrouwen dames vrouw meiden ladies vrouwelijke women womens v meisjes meisje meiske dame "
    "vrouwentoernooi meiskes vrouwkes grieten chicks dametjes mevrouwen madammen frauen damen froulju",
    Gender.MIXED: "gemengd gemengde mixed mix",
}
GENDERS: Mapping[str, Gender] = {word: gender for gender, words in _OF_A_SEX.items() for word in words.split()}
_BESIDE_ANOTHER = "m v man vrouw rs gs solo dubbel combinatie toernooi individueel individuele mix"
BESIDE_ANOTHER = frozenset(_BESIDE_ANOTHER.split())
"""Words that mean an event only beside a clearer one."""

GENDER_ENDINGS = ("mannen", "vrouwen", "heren", "dames")
"""``snowboardmannen`` is snowboarden by men."""

_WEIGHTS = {"speed-skating": 3.0, "short-track": 2.5, "nordic-combined": 0.2}
"""What Dutch people mean first: ``de 10 kilometer`` is skated, not skied."""
OTHER_WEIGHT = 1.0
SECOND_MEANING = 1.5
"""What it costs an event that a word means it only in the second place."""
UNSAID_DISTANCE = 0.3


class EventWords(NamedTuple):
    """The words of one season. ``shortest_bare``: from how many metres a number without a unit is a distance.
    ``unsaid``: what it costs an event that a part of its name was not said."""

    kinds: Mapping[str, str]
    disciplines: Mapping[str, str]
    beside_another: frozenset[str]
    weights: Mapping[str, float]
    shortest_bare: int
    unsaid: float

    @property
    def single(self) -> frozenset[str]:
        """The names without their spaces, but for those that mean it only beside another one."""
        lines = (*self.kinds.values(), *self.disciplines.values())
        return frozenset(compact(name) for line in lines for name in line.split(";")) - self.beside_another


WORDS = EventWords(KINDS, DISCIPLINES, BESIDE_ANOTHER, _WEIGHTS, shortest_bare=500, unsaid=0.6)
