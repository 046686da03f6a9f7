//! Made-up coverage of any size: events, each with many articles that tell of it in part with the same sentences.
//!
//! Its own words and [`TEMPLATES`], none of which holds a run long enough to look copied; the same seed gives the same articles. Of
//! an article's thirty sentences three come word for word from a pool that the event's articles share; the others are told with the
//! event's people, places and numbers. No two articles are equal.

use std::fmt::Write as _;

/// Sentences of an article.
const SENTENCES: usize = 30;
/// Of these so many stand in other articles of the event as well.
const SHARED: usize = 3;
/// From so many sentences the articles of an event take their shared ones.
const POOL: usize = 40;

/// `{…}` is filled in with a name or word of that kind; `{n}` with a number.
const TEMPLATES: [&str; 25] = [
    "{Person} said on {day} that the {thing} in {Place} would be {done} within {n} days.",
    "“We have never seen a {thing} so badly {done},” {Person} told reporters in {Place}.",
    "The {body} of {Place} {done} the {thing} after {n} complaints from {group}.",
    "According to {Person}, {n} {group} were still waiting for the {thing} on {day}.",
    "{Group} gathered outside the {thing} in {Place} and called for it to be {done}.",
    "The {body} had {done} the {thing} {n} years ago, but {group} never agreed.",
    "“Nobody can say whether the {thing} will be {done},” said {Person}, who leads the {body}.",
    "{Person} denied that the {body} knew of the {adjective} {thing} before {day}.",
    "At least {n} {group} were affected when the {thing} near {Place} was {done}.",
    "The {adjective} {thing} cost the {body} more than ${n} million, officials in {Place} said.",
    "Neither {Person} nor the {body} answered questions about the {thing} on {day}.",
    "{Person} arrived in {Place} on {day} and met {n} {group} at the {thing}.",
    "A report by the {body} found that {n} percent of the {group} had lost a {thing}.",
    "The {thing} will stay {done} until {day}, the {body} announced.",
    "“Nobody asked the {group},” {Person} wrote, “and now the {thing} is {done}.”",
    "In {Place}, {group} welcomed the {adjective} plan while the {body} called it a mistake.",
    "{Person} and {Person} spoke for {n} minutes about the {thing}, the {body} said.",
    "The {thing} was {done} for the first time since {Person} took over the {body}.",
    "{Group} from {Place} have {done} {n} times as much as the {body} expected.",
    "The {body} may have to leave {Place} if the {thing} is {done} again.",
    "“I sign nothing that is not {done} by the {group},” said {Person}.",
    "Work on the {adjective} {thing} began on {day} and ended {n} weeks later.",
    "{Person} promised {group} in {Place} a new {thing} before the end of the year.",
    "The {body} refused to say how many {group} had been {done} near the {thing}.",
    "{Person}, a spokeswoman for the {body}, said the {thing} was {adjective} but safe.",
];

const GIVEN: [&str; 24] = [
    "Anna", "Boris", "Clara", "Daniel", "Edith", "Felix", "Greta", "Henry", "Irene", "Jonas", "Karen", "Louis", "Maria", "Nathan",
    "Olga", "Peter", "Ruth", "Simon", "Teresa", "Victor", "Wanda", "Thomas", "Julia", "Martin",
];
/// Surnames and places are put together of two parts, so that two hundred events have names of their own, as events in the news do.
const SURNAME_STARTS: [&str; 40] = [
    "Alder", "Bren", "Castle", "Dun", "Eller", "Farn", "Graves", "Hol", "Ingers", "Jarro", "Kettle", "Lind", "March", "Norring",
    "Oxen", "Pell", "Quar", "Rosen", "Staver", "Tolli", "Under", "Vanton", "Wester", "Yard", "Zelli", "Ash", "Birken", "Corri",
    "Dela", "Evers", "Fitz", "Gott", "Hather", "Isher", "Jelli", "Kirk", "Lath", "Mont", "Nether", "Ostran",
];
const SURNAME_ENDS: [&str; 30] = [
    "moor", "nick", "by", "marrow", "quist", "holt", "end", "lander", "berg", "wek", "man", "well", "bank", "ton", "ford", "worm",
    "rick", "dahl", "ing", "ver", "hill", "geren", "leigh", "ger", "combe", "nau", "gan", "court", "sage", "wood",
];
const PLACE_STARTS: [&str; 30] = [
    "Harrow", "Mill", "Sand", "Tarn", "Over", "Kings", "Low", "Red", "Stone", "Fair", "Winter", "East", "Black", "North", "Grey",
    "Old", "Raven", "Thorn", "West", "Long", "Silver", "Hills", "Marsh", "Deep", "Copper", "Oak", "Swan", "Heron", "Gull", "Pine",
];
const PLACE_ENDS: [&str; 20] = [
    "gate", "brook", "haven", "ley", "water", "ferry", "moor", "cliff", "beck", "marsh", "ton", "holm", "ford", "pool", "wick",
    "castle", "port", "bury", "fleet", "dale",
];
const THINGS: [&str; 40] = [
    "bridge",
    "harbour",
    "ferry",
    "tunnel",
    "reservoir",
    "airport",
    "hospital",
    "archive",
    "cathedral",
    "stadium",
    "pipeline",
    "refinery",
    "library",
    "orchard",
    "railway",
    "observatory",
    "warehouse",
    "embankment",
    "power station",
    "lighthouse",
    "canal",
    "museum",
    "prison",
    "theatre",
    "brewery",
    "quarry",
    "monument",
    "greenhouse",
    "shipyard",
    "market hall",
    "viaduct",
    "windmill",
    "dockyard",
    "clinic",
    "school",
    "barracks",
    "aquarium",
    "town hall",
    "radio mast",
    "cable car",
];
const BODIES: [&str; 16] = [
    "council",
    "port authority",
    "ministry",
    "court",
    "union",
    "company",
    "committee",
    "police",
    "parliament",
    "commission",
    "regulator",
    "chamber of commerce",
    "water board",
    "senate",
    "agency",
    "tribunal",
];
const GROUPS: [&str; 16] = [
    "residents",
    "workers",
    "students",
    "fishermen",
    "farmers",
    "passengers",
    "tenants",
    "nurses",
    "pensioners",
    "drivers",
    "shopkeepers",
    "visitors",
    "teachers",
    "engineers",
    "volunteers",
    "commuters",
];
const DONE: [&str; 30] = [
    "closed",
    "repaired",
    "flooded",
    "demolished",
    "inspected",
    "abandoned",
    "extended",
    "privatised",
    "evacuated",
    "sold",
    "rebuilt",
    "insured",
    "renamed",
    "occupied",
    "searched",
    "damaged",
    "restored",
    "auctioned",
    "surveyed",
    "licensed",
    "fenced off",
    "drained",
    "repainted",
    "reopened",
    "mortgaged",
    "dismantled",
    "modernised",
    "guarded",
    "postponed",
    "neglected",
];
const ADJECTIVES: [&str; 20] = [
    "costly",
    "disputed",
    "historic",
    "unfinished",
    "temporary",
    "secret",
    "ambitious",
    "crumbling",
    "popular",
    "forgotten",
    "controversial",
    "modest",
    "illegal",
    "remarkable",
    "dangerous",
    "generous",
    "hasty",
    "improved",
    "rusty",
    "overcrowded",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Numbers that look random and are not (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides.max(1) as u64) as usize
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.roll(words.len())]
    }

    /// Some of `words`, in their order.
    fn some(&mut self, words: &[&'static str], many: usize) -> Vec<&'static str> {
        let first = self.roll(words.len());
        (0..many).map(|n| words[(first + n * 7) % words.len()]).collect()
    }
}

/// What an event is about.
struct Event {
    people: Vec<String>,
    places: Vec<String>,
    things: Vec<&'static str>,
    bodies: Vec<&'static str>,
    groups: Vec<&'static str>,
    pool: Vec<String>,
}

impl Event {
    fn new(dice: &mut Dice) -> Self {
        let surname = |dice: &mut Dice| format!("{}{}", dice.pick(&SURNAME_STARTS), dice.pick(&SURNAME_ENDS));
        let people = (0..8).map(|_| format!("{} {}", dice.pick(&GIVEN), surname(dice))).collect();
        let mut event = Event {
            people,
            places: (0..5).map(|_| format!("{}{}", dice.pick(&PLACE_STARTS), dice.pick(&PLACE_ENDS))).collect(),
            things: dice.some(&THINGS, 10),
            bodies: dice.some(&BODIES, 4),
            groups: dice.some(&GROUPS, 5),
            pool: Vec::new(),
        };
        event.pool = (0..POOL).map(|_| event.sentence(dice)).collect();
        event
    }

    fn sentence(&self, dice: &mut Dice) -> String {
        let mut sentence = String::new();
        let mut rest = dice.pick(&TEMPLATES);
        while let Some((before, behind)) = rest.split_once('{') {
            let (slot, after) = behind.split_once('}').unwrap_or((behind, ""));
            sentence.push_str(before);
            match slot {
                "n" => write!(sentence, "{}", dice.roll(90) + 3).unwrap_or_default(),
                "day" => sentence.push_str(dice.pick(&DAYS)),
                "Person" => sentence.push_str(&self.people[dice.roll(self.people.len())]),
                "Place" => sentence.push_str(&self.places[dice.roll(self.places.len())]),
                "thing" => sentence.push_str(dice.pick(&self.things)),
                "body" => sentence.push_str(dice.pick(&self.bodies)),
                "done" => sentence.push_str(dice.pick(&DONE)),
                "adjective" => sentence.push_str(dice.pick(&ADJECTIVES)),
                _ => {
                    let group = dice.pick(&self.groups);
                    let at_start = if slot == "Group" { group[..1].to_uppercase() } else { group[..1].to_owned() };
                    sentence.push_str(&at_start);
                    sentence.push_str(&group[1..]);
                }
            }
            rest = after;
        }
        sentence.push_str(rest);
        sentence
    }

    fn article(&self, number: usize, dice: &mut Dice) -> String {
        let shared: Vec<usize> = (0..SHARED).map(|_| dice.roll(SENTENCES)).collect();
        let mut text = format!(
            "{} {} in {}, day {}\n\n",
            dice.pick(&self.things),
            dice.pick(&DONE),
            self.places[dice.roll(self.places.len())],
            number + 1
        );
        for sentence in 0..SENTENCES {
            if shared.contains(&sentence) {
                text.push_str(&self.pool[dice.roll(self.pool.len())]);
            } else {
                text.push_str(&self.sentence(dice));
            }
            text.push_str(if sentence % 3 == 2 { "\n\n" } else { " " });
        }
        text
    }
}

/// The texts of `articles` articles of `events` events, by turns.
pub(crate) fn articles(articles: usize, events: usize, seed: u64) -> Vec<String> {
    let mut dice = Dice(seed);
    let all: Vec<Event> = (0..events.max(1)).map(|_| Event::new(&mut dice)).collect();
    (0..articles).map(|number| all[number % all.len()].article(number, &mut dice)).collect()
}
