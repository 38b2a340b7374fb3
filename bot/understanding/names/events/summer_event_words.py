"""The words of the events and disciplines of the Summer Games: what Dutch people call them besides the names in the
data."""

from bot.understanding.names.events.event_words import EventWords

KINDS: dict[str, str] = {
    # athletics
    "hurdles": "horden;hordeloop;hordenloop;hordelopen;hordenlopen;hordes", "steeplechase": "steeplechase;steeple",
    "marathon-race-walk-relay": "marathonestafette;marathonestafette snelwandelen", "marathon": "marathon",
    "race-walk": "snelwandelen;snelwandelaar;snelwandelaars", "decathlon": "tienkamp;tienkamper",
    "heptathlon": "zevenkamp;meerkamp;zevenkampster", "pentathlon": "vijfkamp",
    "high-jump": "hoogspringen;hoogspringer;hoogspringster", "long-jump": "verspringen;verspringer;verspringster",
    "pole-vault": "polsstokhoogspringen;polsstokspringen;polsstok;polshoog",
    "triple-jump": "hink-stap-springen;hinkstapspringen;hink-stap-sprong;driesprong",
    "standing": "zonder aanloop;staand", "shot-put": "kogelstoten;kogelstoter;kogelstootster;kogel",
    "discus-throw": "discuswerpen;discus;discuswerper;discuswerpster",
    "hammer-throw": "kogelslingeren;hamerslingeren;hamerwerpen",
    "javelin-throw": "speerwerpen;speer;speerwerper;speerwerpster",
    "cross-country": "crosscountry;cross country;veldloop",
    # swimming and diving
    "relay": "estafette;aflossing;relay;estafetteploeg;estafettes",
    "freestyle": "vrije slag;vrij;borstcrawl;crawl;freestyle;vrije stijl", "backstroke": "rugslag;rugcrawl;rug",
    "breaststroke": "schoolslag;school", "butterfly": "vlinderslag;vlinder", "medley": "wisselslag;wissel;medley",
    "platform": "toren;torenspringen;10 meter toren;10-metertoren;tien meter toren;tienmetertoren;10 meter plank",
    "springboard": "plank;plankspringen;3 meter plank;3-meterplank;drie meter plank;driemeterplank",
    "synchronized": "synchroon;synchroonspringen",
    # cycling
    "road-race": "wegwedstrijd;wegrace;wegkoers;wegrit;road race", "team-time-trial": "ploegentijdrit",
    "time-trial": "tijdrit;tijdrijden;individuele tijdrit;tijdrijder;tijdrijdster", "keirin": "keirin",
    "madison": "koppelkoers;madison", "omnium": "omnium", "points-race": "puntenkoers;puntenwedstrijd",
    "tandem-sprint": "tandemsprint;tandem", "team-sprint": "teamsprint;team sprint;ploegensprint", "sprint": "sprint",
    "team-pursuit": "ploegenachtervolging;ploegachtervolging;achtervolging ploegen;achtervolging",
    "individual-pursuit": "individuele achtervolging;achtervolging", "bmx": "race",
    # rowing, canoeing and sailing
    "single-sculls": "skiff;skiffeur;skiffeuse;eenpersoonsroeien", "double-sculls": "dubbeltwee;dubbel twee",
    "coxed-quadruple-sculls": "dubbelvier met stuurvrouw", "quadruple-sculls": "dubbelvier;dubbel vier",
    "eights": "acht;holland acht;hollandacht;roeiacht",
    "coxless-fours": "vier zonder;vier zonder stuurman;vier zonder stuurvrouw",
    "coxed-fours": "vier met;vier met stuurman;vier met stuurvrouw;stuurvier",
    "coxless-pairs": "twee zonder;twee zonder stuurman;twee zonder stuurvrouw",
    "coxed-pairs": "twee met;twee met stuurman;twee met stuurvrouw", "kayak-singles": "k1;k-1;kajak",
    "kayak-doubles": "k2;k-2", "kayak-fours": "k4;k-4", "canadian-singles": "c1;c-1;canadees",
    "canadian-doubles": "c2;c-2", "kayak-cross": "kajakcross;kayak cross", "slalom": "slalom",
    "49er-fx": "49er fx;fx;49erfx", "49er": "49er;niner", "nacra-17": "nacra 17;nacra", "470": "470;470-klasse",
    "laser-radial": "laser radial;radial", "laser": "laser", "ilca-6": "ilca 6;laser radial", "ilca-7": "ilca 7;laser",
    "finn": "finn;finn-klasse;finnjol", "star": "star;star-klasse", "tornado": "tornado;tornado-klasse",
    "dragon": "draak;draak-klasse", "soling": "soling;soling-klasse", "yngling": "yngling;yngling-klasse",
    "flying-dutchman": "flying dutchman", "europe": "europe-klasse;europe",
    "rs-x": "rs x;rsx;windsurfen;windsurfplank;windsurf",
    "iqfoil": "iqfoil;iq foil;windsurfen;foilen;windsurfplank;windsurf", "mistral": "mistral;windsurfen",
    "lechner": "lechner;windsurfen",
    "windglider": "windglider;windsurfen", "division-ii": "division ii;windsurfen",
    "formula-kite": "formula kite;kite;kitesurfen;kiten",
    # gymnastics
    "balance-beam": "balk;evenwichtsbalk", "floor-exercise": "vloer;vloeroefening",
    "horizontal-bar": "rekstok;rek;hoge rek", "horse-vault": "sprong;paardsprong;paardspringen",
    "team-all-around": "landenwedstrijd;teamwedstrijd;team;landenteam;teamfinale;ploeg",
    "all-around": "meerkamp;allround;all around;allroundfinale", "parallel-bars": "brug;brug gelijk;gelijke brug",
    "pommelled-horse": "paard voltige;voltige;paard", "rings": "ringen",
    "uneven-bars": "brug ongelijk;ongelijke brug;brug ongelijke leggers;brug", "group": "groep;groepen;groepsmeerkamp",
    # fencing, shooting, fighting, lifting
    "epee": "degen;degenschermen", "foil": "floret;floretschermen", "sabre": "sabel;sabelschermen",
    "air-rifle": "luchtgeweer;luchtbuks", "air-pistol": "luchtpistool",
    "small-bore-rifle": "kleinkalibergeweer;kleinkaliber;geweer", "three-positions": "drie houdingen;3 houdingen",
    "prone": "liggend", "rapid-fire-pistol": "snelvuurpistool", "free-pistol": "vrij pistool",
    "sporting-pistol": "sportpistool;pistool", "double-trap": "dubbeltrap;double trap", "trap": "trap;kleiduiven",
    "skeet": "skeet", "running-target": "lopend doel", "free-rifle": "vrij geweer",
    "greco-roman": "grieks-romeins;grieks-romeinse stijl;grieks romeinse", "extra-lightweight": "superlichtgewicht",
    "half-lightweight": "halflichtgewicht", "half-middleweight": "halfmiddengewicht",
    "half-heavyweight": "halfzwaargewicht", "light-heavyweight": "halfzwaargewicht",
    "super-heavyweight": "superzwaargewicht", "light-welterweight": "lichtweltergewicht;superlichtgewicht",
    "light-middleweight": "lichtmiddengewicht", "light-flyweight": "lichtvlieggewicht",
    "middle-heavyweight": "middenzwaargewicht", "heavyweight": "zwaargewicht", "middleweight": "middengewicht",
    "lightweight": "lichtgewicht;lichte;licht", "featherweight": "vedergewicht", "flyweight": "vlieggewicht",
    "bantamweight": "bantamgewicht", "welterweight": "weltergewicht", "open-class": "open klasse;alle categorieen",
    "kata": "kata", "kumite": "kumite",
    # the rest
    "doubles": "dubbelspel;dubbel;dubbels;doubles;gemengd dubbel;gemengd dubbelspel;mixed doubles",
    "singles": "enkelspel;enkel;singles;individueel",
    "team": "landenwedstrijd;teamwedstrijd;team;teams;landenteam;teamonderdeel;ploegen;equipe;gemengde teams;"
    "mixed team",
    "individual": "individueel;individuele;individual",
    "olympic-distance": "individueel;individuele;olympische afstand", "tournament": "toernooi", "park": "park",
    "street": "street", "shortboard": "shortboard", "duet": "duet;duo", "solo": "solo",
    "boulder-and-lead": "boulder en lead;boulder;boulderen;lead", "speed": "speed;speedklimmen;snelheidsklimmen",
    "combined": "combinatie", "b-boys": "b-boys", "b-girls": "b-girls", "pairs": "paren;paarrijden",
}  # fmt: skip
"""What each part of an event's id is called, as `event_words.KINDS` of the Winter Games."""

DISCIPLINES: dict[str, str] = {
    "swimming": "zwemmen;zwemmer;zwemmers;zwemster;zwemsters;zwemploeg;zwemsport;zwem;zwembad;zwemteam;gezwommen",
    "athletics": "atletiek;atletiekbaan;atletiekploeg;hardlopen;hardloper;hardloopster",
    "cycling-road": "wielrennen;wegwielrennen;wielrenner;wielrenners;wielrenster;wielrensters;wielerploeg;"
    "wielersport;wieler;fietsen;wegwielrenner;wegwielrenners;wegwielrenster;wegwielrensters",
    "cycling-track": "baanwielrennen;baanwielrenner;baanwielrenners;baanwielrenster;wielerbaan;baansprint;"
    "baanwielersport;baanploeg;op de baan;op de piste",
    "cycling-mountain-bike": "mountainbiken;mountainbike;atb;mountainbiker;mountainbikers;mtb",
    "bmx-racing": "bmx;fietscross;bmxer;bmxers;bmxster;bmx race;bmx racing;bmxen",
    "bmx-freestyle": "bmx freestyle;freestyle bmx",
    "rowing": "roeien;roeide;roeiden;roeier;roeiers;roeister;roeisters;roeiploeg;roeiboot;roeiboten;roei;roeisport;"
    "geroeid",
    "sailing": "zeilen;zeilde;zeilden;zeiler;zeilers;zeilster;zeilsters;zeilploeg;zeilsport;gezeild",
    "hockey": "hockey;veldhockey;hockeyer;hockeyers;hockeyster;hockeysters;hockeyploeg;hockeyteam;hockeyelftal;"
    "hockeytoernooi",
    "football": "voetbal;voetballen;voetballer;voetballers;voetbalster;voetbalsters;voetbaltoernooi;voetbalelftal",
    "handball": "handbal;handballen;handballer;handballers;handbalster;handbalsters;handbalploeg",
    "volleyball": "volleybal;volleyballen;volleyballer;volleyballers;volleybalster;volleybalsters;zaalvolleybal;"
    "volleybalploeg;volley;zaalvolley",
    "beach-volleyball": "beachvolleybal;beachvolleyballer;beachvolleyballers;beachvolleyballen;strandvolleybal;"
    "beachen;beachvolley;beachvolleyen;beachvolleyer;beachvolleyers;beachvolleyster;beachvolleysters",
    "breaking": "breaking;breakdance;breakdancen;breakdancing;breakdancer;breakdancers",
    "basketball": "basketbal;gebasketbald;basketballen;basketballer;basketballers;basketbalster;basket",
    "basketball-3x3": "3x3;3x3 basketbal;3 tegen 3;3x3-basketballers",
    "water-polo": "waterpolo;waterpoloer;waterpoloers;waterpoloster;waterpolosters;waterpoloploeg",
    "judo": "judo;judoka;judokas;judoen;judoploeg;judode;judoden;judomat;gejudood",
    "boxing": "boksen;bokser;boksers;boksster;boksring;bokste;boksten;gebokst",
    "wrestling": "worstelen;worstelde;worstelden;worstelaar;worstelaars",
    "weightlifting": "gewichtheffen;gewichtheffer;gewichtheffers;gewichthefster",
    "taekwondo": "taekwondo;taekwondoka;taekwondoin", "karate": "karate;karateka;karatekas",
    "fencing": "schermen;schermde;schermden;schermer;schermers;schermster",
    "shooting": "schieten;schutter;schutters;schietsport;kleiduivenschieten;sportschieten",
    "archery": "handboogschieten;boogschieten;boogschutter;boogschutters;handboogschutter",
    "equestrian-dressage": "dressuur;dressuurruiter;dressuurruiters;dressuuramazone;dressuurrijden;paardendressuur;"
    "dressuurploeg",
    "equestrian-jumping": "springruiters;springruiter;paardenspringen;springconcours;springsport;springen",
    "equestrian-eventing": "eventing;military;samengestelde wedstrijd",
    "artistic-gymnastics": "turnen;geturnd;turnde;turnden;turner;turners;turnster;turnsters;turnploeg;turn;"
    "gymnastiek;gym;toestelturnen",
    "rhythmic-gymnastics": "ritmische gymnastiek;ritmisch gymnastiek", "trampoline": "trampolinespringen;trampoline",
    "artistic-swimming": "synchroonzwemmen;artistiek zwemmen;kunstzwemmen;synchroonzwemsters",
    "marathon-swimming": "openwaterzwemmen;open water;marathonzwemmen;openwaterzwemmer;openwaterzwemster;openwater",
    "diving": "schoonspringen;schoonspringer;schoonspringers;schoonspringster",
    "tennis": "tennis;getennist;tennissen;tennisser;tennissers;tennisster;tennistoernooi",
    "table-tennis": "tafeltennis;tafeltennisser;tafeltennissers;pingpong;pingpongen",
    "badminton": "badminton;badmintonner;badmintonners",
    "canoe-sprint": "kanosprint;kanovaren;kanoen;kano;kajakken;kanoer;kanoster",
    "canoe-slalom": "kanoslalom;wildwaterslalom;wildwatervaren;wildwater",
    "triathlon": "triatlon;triathlon;triatleet;triatleten;triatlete", "modern-pentathlon": "moderne vijfkamp;vijfkamp",
    "golf": "golf;golfen;golfer;golfers", "rugby-sevens": "rugby;rugby sevens;rugbyen;rugbyers;rugbysters",
    "surfing": "golfsurfen;surfen;surfer;surfers",
    "skateboarding": "skateboarden;skateboarder;skateboarders;skateboard;skaten",
    "sport-climbing": "sportklimmen;klimmen;klimmer;klimmers;klimster",
    "baseball": "honkbal;honkballen;honkballers;honkballer;honkbalploeg",
    "softball": "softbal;softballen;softbalsters;softbalster",
    "tug-of-war": "touwtrekken;touwtrekkers;touwtrekker;touwtrek", "ice-hockey": "ijshockey",
    # of long ago
    "cricket": "cricket;cricketen;cricketer;cricketers;cricketster", "croquet": "croquet;croqueten;croquetten",
    "polo": "polo;poloen;poloer;poloers;paardenpolo;polospelers", "roque": "roque",
    "lacrosse": "lacrosse;lacrossers", "racquets": "rackets;racquets", "jeu-de-paume": "paume;kaatsen",
    "basque-pelota": "pelota;pelotaspel", "motorboating": "motorbootracen;motorboten;motorbootvaren;powerboaten",
    "rugby-union": "rugby union", "equestrian-vaulting": "voltige;voltigeren",
    "figure-skating": "kunstrijden;kunstschaatsen",
}  # fmt: skip
"""Names of disciplines and of those who practise them, besides the names and aliases of the data."""

_BESIDE_ANOTHER = """
m v man vrouw solo dubbel combinatie toernooi individueel individuele mix team teams ploeg ploegen groep groepen duo
duet acht vier twee licht lichte rug school vlinder vrij wissel crawl kogel speer staand liggend enkel enkels race
park street speed lead boulder toren plank synchroon rek sprong brug paard laser radial star europe trap pistool
geweer degen kajak canadees equipe tandem draak tornado fx niner kite allround freestyle fietsen duel 470
"""
WORDS = EventWords(
    KINDS,
    DISCIPLINES,
    frozenset(_BESIDE_ANOTHER.split()),
    {
        "athletics": 3.0, "swimming": 2.5, "cycling-road": 2.0, "cycling-track": 2.0, "rowing": 1.5,
        "artistic-gymnastics": 1.5, "wrestling": 0.2, "canoe-marathon": 0.5, "shooting": 0.8,
    },
    shortest_bare=100,
    unsaid=1.0,
)  # fmt: skip

_UNTOLD = """
springen schieten fietsen surfen klimmen kano zwembad military breaking race ringen standing duet discus
voltige balk vloer finn soling dragon star tornado europe liggend trap speed estafettes estafetteploeg estafetteteam
"""
UNTOLD = frozenset(_UNTOLD.split())
"""Words that alone do not tell that the Summer Games are meant."""

_STROKES = ("vrij", "rug", "school", "vlinder", "wissel")
_LEGS = ("100", "200", "400")
TOLD = frozenset(
    (
        *(f"{metres}{stroke}" for metres in (50, 100, 200, 400, 800, 1500) for stroke in _STROKES),
        *(f"4x{legs}{unit}" for legs in _LEGS for unit in ("", "m", "meter", *_STROKES)),
    )
)
"""Distances that only the Summer Games have."""
