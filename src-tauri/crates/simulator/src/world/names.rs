//! Names of people and things, from many places of the world.

use super::random::Dice;

/// First and last names of one origin, and whether the family name comes first, unseparated.
struct Origin {
    first: &'static [&'static str],
    last: &'static [&'static str],
    family_first: bool,
}

const ORIGINS: &[Origin] = &[
    Origin {
        first: &[
            "Alice", "Grace", "Owen", "Harriet", "Jack", "Nora", "Samuel", "Ruth", "Dylan",
            "Esther",
        ],
        last: &[
            "Baker",
            "Whitfield",
            "O’Connor",
            "Hughes",
            "Ashworth",
            "Lane",
            "Mercer",
            "Holloway",
            "Price",
            "Stone",
        ],
        family_first: false,
    },
    Origin {
        first: &[
            "Chloé",
            "Étienne",
            "Maëlle",
            "Loïc",
            "Inès",
            "Thérèse",
            "Aurélien",
            "Zoé",
            "François",
            "Noémie",
        ],
        last: &[
            "Lefèvre",
            "Garçon",
            "Dubois",
            "Béranger",
            "Moreau",
            "Delaunay",
            "Thibault",
            "Saint-Clair",
            "Rousset",
            "Pélissier",
        ],
        family_first: false,
    },
    Origin {
        first: &[
            "Jürgen",
            "Käthe",
            "Anneliese",
            "Björn",
            "Matthias",
            "Friederike",
            "Sören",
            "Ursula",
            "Jörg",
            "Heike",
        ],
        last: &[
            "Müller",
            "Groß",
            "Schäfer",
            "Kühn",
            "von der Heide",
            "Böhm",
            "Weiß",
            "Krüger",
            "Lindemann",
            "Vogt",
        ],
        family_first: false,
    },
    Origin {
        first: &[
            "José", "Lucía", "Íñigo", "Begoña", "Andrés", "Soledad", "Martín", "Ángela", "Nicolás",
            "Pilar",
        ],
        last: &[
            "Núñez",
            "García López",
            "Ibáñez",
            "Peña",
            "Zurita",
            "Córdoba",
            "Olmedo",
            "Muñiz",
            "Quintana",
            "Rey",
        ],
        family_first: false,
    },
    Origin {
        first: &[
            "Łukasz",
            "Małgorzata",
            "Żaneta",
            "Wojciech",
            "Jiří",
            "Božena",
            "Şebnem",
            "Çağlar",
            "Ödön",
            "Ilıca",
        ],
        last: &[
            "Wiśniewski",
            "Dvořák",
            "Żak",
            "Yıldız",
            "Kőszegi",
            "Šimek",
            "Gołąb",
            "Çelik",
            "Horváth",
            "Růžička",
        ],
        family_first: false,
    },
    Origin {
        first: &[
            "Linnéa",
            "Håkon",
            "Åsa",
            "Søren",
            "Päivi",
            "Guðrún",
            "Øyvind",
            "Maj-Britt",
            "Jukka",
            "Freyja",
        ],
        last: &[
            "Ångström",
            "Bjørnstad",
            "Mäkelä",
            "Ægisson",
            "Lindqvist",
            "Østergaard",
            "Virtanen",
            "Hagen",
            "Nyström",
            "Dahl",
        ],
        family_first: false,
    },
    Origin {
        first: &["أحمد", "فاطمة", "ليلى", "يوسف", "مريم", "خالد", "سارة", "عمر", "نور", "هشام"],
        last: &[
            "الحسن",
            "منصور",
            "العتيبي",
            "حداد",
            "الشمري",
            "قاسم",
            "بن علي",
            "الخطيب",
            "سليمان",
            "درويش",
        ],
        family_first: false,
    },
    Origin {
        first: &["伟", "秀英", "敏", "静怡", "子轩", "丽华", "建国", "雨桐", "志强", "欣妍"],
        last: &["王", "李", "陈", "欧阳", "刘", "黄", "周", "吴", "司马", "林"],
        family_first: true,
    },
    Origin {
        first: &["さくら", "健太", "陽子", "大輔", "美咲", "翔", "恵子", "拓也", "葵", "直樹"],
        last: &["佐藤", "鈴木", "高橋", "渡辺", "伊藤", "山本", "中村", "小林", "加藤", "吉田"],
        family_first: true,
    },
    Origin {
        first: &[
            "Priya", "Arjun", "Lakshmi", "Rohan", "Ngozi", "Chidi", "Thandiwe", "Kwame", "Siân",
            "Mehmet",
        ],
        last: &[
            "Raghunathan",
            "Iyer",
            "Okonkwo",
            "Mensah",
            "Dlamini",
            "Patel",
            "Adeyemi",
            "Chaudhry",
            "Nkosi",
            "Banerjee",
        ],
        family_first: false,
    },
];

/// What hostile text looks like: markup, a direction override, and sheer length.
pub(crate) fn hostile(number: usize) -> String {
    match number % 4 {
        0 => "<img src=x onerror=\"document.title='broken'\">".to_owned(),
        1 => "\u{202e}evif-ytnewt euq\u{202c} \u{2066}".to_owned(),
        2 => "long ".repeat(2000),
        _ => "</script><script>alert(1)</script> ${7*7} {{7*7}} '; DROP TABLE queue;--".to_owned(),
    }
}

/// A person's name in its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Person {
    pub first: &'static str,
    pub last: &'static str,
    family_first: bool,
}

impl Person {
    /// The name as it is written where the person comes from.
    pub(crate) fn full(self) -> String {
        let Self { first, last, family_first } = self;
        if family_first { format!("{last}{first}") } else { format!("{first} {last}") }
    }
}

/// A person. English names are the most frequent.
pub(crate) fn person(dice: &mut Dice) -> Person {
    let origin = if dice.chance(0.3) { 0 } else { dice.below(ORIGINS.len()) };
    let origin = &ORIGINS[origin];
    Person {
        first: dice.pick(origin.first),
        last: dice.pick(origin.last),
        family_first: origin.family_first,
    }
}

/// What queues are for.
const TOPICS: &[&str] = &[
    "Billing",
    "Support",
    "Sales",
    "Returns",
    "Claims",
    "Orders",
    "Accounts",
    "Bookings",
    "Delivery",
    "Technical",
    "Complaints",
    "Renewals",
    "Emergencies",
    "Loyalty",
    "Fraud",
    "Warranty",
];

/// Whom they serve.
const LINES: &[&str] = &[
    "",
    "Premium",
    "Business",
    "Français",
    "Deutsch",
    "العربية",
    "Español",
    "After Hours",
    "Partners",
    "中文",
];

/// The name of the queue of this number; each is another.
pub(crate) fn queue(number: usize) -> String {
    let topic = TOPICS[number % TOPICS.len()];
    let round = number / TOPICS.len();
    let line = LINES[round % LINES.len()];
    let name = if line.is_empty() { topic.to_owned() } else { format!("{topic} {line}") };
    match round / LINES.len() {
        0 => name,
        again => format!("{name} {}", again + 1),
    }
}

/// Where business units are.
const PLACES: &[&str] = &[
    "Northern Europe",
    "North America",
    "Middle East",
    "Iberia",
    "Asia Pacific",
    "DACH",
    "France",
    "Latin America",
    "Africa",
    "Benelux",
    "Eastern Europe",
    "Head Office",
];

/// The name of the business unit of this number.
pub(crate) fn business_unit(number: usize) -> String {
    PLACES[number % PLACES.len()].to_owned()
}

const TEAMS: &[&str] = &[
    "Amber", "Birch", "Cedar", "Delta", "Ember", "Falcon", "Garnet", "Heron", "Iris", "Juniper",
    "Kestrel", "Lark",
];

/// The name of the team of this number.
pub(crate) fn team(number: usize) -> String {
    let name = TEAMS[number % TEAMS.len()];
    match number / TEAMS.len() {
        0 => format!("Team {name}"),
        round => format!("Team {name} {}", round + 1),
    }
}

const GROUPS: &[&str] =
    &["First Line", "Second Line", "Back Office", "Languages", "Weekend", "Key Accounts"];

/// The name of the group of this number.
pub(crate) fn group(number: usize) -> String {
    let name = GROUPS[number % GROUPS.len()];
    match number / GROUPS.len() {
        0 => name.to_owned(),
        round => format!("{name} {}", round + 1),
    }
}
