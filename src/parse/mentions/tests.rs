//! Texts in, outlines of the entities with a name out: `Name (kind, gender): mention | ~office | ^pronoun`.

use proptest::prelude::*;

use crate::{
    parse::{EntityKind, Form, Gender, Parsed, parse},
    text::{Document, Metadata},
};

fn parsed(text: &str) -> Parsed {
    parse(&Document { text: text.into(), file: None, metadata: Metadata::default() })
}

fn outline(text: &str) -> String {
    let parsed = parsed(text);
    let mut lines = Vec::new();
    for (number, entity) in parsed.entities.iter().enumerate().filter(|(_, entity)| entity.named) {
        let mentions: Vec<String> = parsed
            .mentions
            .iter()
            .filter(|m| m.entity.0 as usize == number)
            .map(|m| {
                let sign = match m.form {
                    Form::Name => "",
                    Form::Nominal => "~",
                    Form::Pronoun => "^",
                };
                format!("{sign}{}", m.span.of(text))
            })
            .collect();
        let kind = match (entity.kind, entity.gender) {
            (EntityKind::Person, Gender::Feminine) => "she",
            (EntityKind::Person, Gender::Masculine) => "he",
            (EntityKind::Person, Gender::Unknown) => "person",
            (EntityKind::Organisation, _) => "body",
            (EntityKind::Place, _) => "place",
            (EntityKind::Other, _) => "other",
        };
        lines.push(format!("{} ({kind}): {}", entity.name, mentions.join(" | ")));
    }
    lines.join("\n")
}

fn check(text: &str, wanted: &[&str]) {
    assert_eq!(outline(text), wanted.join("\n"), "\n{text}\n");
}

#[test]
fn a_surname_is_the_person_named_in_full_before() {
    check(
        "Senator Helena Brandt opposed the plan. Brandt said it was too dear. “No,” Ms Brandt added.",
        &["Helena Brandt (she): Senator Helena Brandt | Brandt | Ms Brandt"],
    );
}

#[test]
fn titles_with_their_country_and_body_belong_to_the_name() {
    check(
        "Norwegian Prime Minister Anna Solberg met White House press secretary Paul Dunne and Kremlin foreign policy aide Oleg Orlov.",
        &[
            "Anna Solberg (she): ~Norwegian Prime Minister | Anna Solberg",
            "Paul Dunne (he): ~White House press secretary | Paul Dunne",
            "White House (body): White House",
            "Oleg Orlov (he): ~Kremlin foreign policy aide | Oleg Orlov",
            "Kremlin (body): Kremlin",
        ],
    );
}

#[test]
fn an_office_before_or_behind_a_name_in_commas_is_the_same_person() {
    check(
        "The Danish foreign minister, Lars Holm, flew home. Mary Quint, the Irish ambassador, stayed.",
        &["Lars Holm (he): ~The Danish foreign minister | Lars Holm", "Mary Quint (she): Mary Quint | ~the Irish ambassador"],
    );
}

#[test]
fn the_letter_a_can_be_an_initial() {
    check(
        "Speaker John A. Boll of Ohio came. Mr. Boll left. A. Boll is his son.",
        &["John A. Boll (he): Speaker John A. Boll | Mr. Boll | Boll | ^his", "Ohio (place): Ohio"],
    );
}

#[test]
fn ordinary_words_before_a_full_name_are_an_office() {
    check("House Majority Whip Kevin Orr came. Mr. Orr left.", &["Kevin Orr (he): ~Majority Whip | Kevin Orr | Mr. Orr"]);
}

#[test]
fn who_was_introduced_before_has_the_surname() {
    check(
        "Tom Gray fell on Monday. Gray was unhurt. Ann Gray wept. Ann Gray left, and Ann Gray came back.",
        &["Tom Gray (he): Tom Gray | Gray", "Ann Gray (she): Ann Gray | Ann Gray | Ann Gray"],
    );
}

#[test]
fn whom_a_pronoun_has_made_a_man_is_no_woman_from_then_on() {
    check("Quill Vance came. He said so. She left.", &["Quill Vance (he): Quill Vance | ^He"]);
}

#[test]
fn a_title_alone_is_the_surname_of_somebody_introduced() {
    check("Ann Baron came. Baron said so. The baron wept.", &["Ann Baron (she): Ann Baron | Baron"]);
}

#[test]
fn a_slip_of_the_pen_in_a_surname_makes_nobody_new() {
    check("Asa Lindstrom came. Mr. Lindstrm left.", &["Asa Lindstrom (he): Asa Lindstrom | Mr. Lindstrm"]);
    check(
        "Asa Lindstrom and Tom Lindstrum came. Mr. Lindstrm left.",
        &["Asa Lindstrom (person): Asa Lindstrom", "Tom Lindstrum (he): Tom Lindstrum", "Lindstrm (he): Mr. Lindstrm"],
    );
}

#[test]
fn offices_with_a_hyphen_are_offices() {
    check("They met Co-Mayor Ann Lee.", &["Ann Lee (she): ~Co-Mayor | Ann Lee"]);
    check("They met Mayor-elect Tom Orr.", &["Tom Orr (he): ~Mayor-elect | Tom Orr"]);
}

#[test]
fn a_spokesman_behind_whose_name_a_verb_stands_has_that_name() {
    check(
        "A spokesman for the Lowmoor Hospital, Tom Orr, said so.",
        &["Tom Orr (he): ~A spokesman for the Lowmoor Hospital | Tom Orr", "Lowmoor Hospital (body): Lowmoor Hospital"],
    );
}

#[test]
fn ordinary_words_that_always_have_a_capital_are_names() {
    check(
        "They sold Accord to the bank. When Accord rose, those who held Accord sang.",
        &["Accord (other): Accord | Accord | Accord"],
    );
    check("They sold Accord to the bank. When Accord rose, those who held Accord sang in accord.", &[]);
}

#[test]
fn ordinary_words_before_magazine_are_names() {
    check("She told Accord magazine so.", &["Accord (other): Accord"]);
}

#[test]
fn bodies_are_called_by_the_word_that_says_what_they_are() {
    check("The Council of Bakers met. He told the Council so.", &["Council of Bakers (body): Council of Bakers | Council"]);
    check(
        "The United States Council of Bakers met. The Council of Bakers met.",
        &["United States Council of Bakers (body): United States Council of Bakers | Council of Bakers"],
    );
    check("Zemblatt Motors sold it. Zemblatt said so.", &["Zemblatt Motors (body): Zemblatt Motors | Zemblatt"]);
    check(
        "Zemblatt Hospital shut. It lies in Zemblatt.",
        &["Zemblatt Hospital (body): Zemblatt Hospital", "Zemblatt (place): Zemblatt"],
    );
    check("The Harrowgate Times wrote so. The Times was right.", &["Harrowgate Times (body): Harrowgate Times | Times"]);
}

#[test]
fn an_office_later_finds_its_holder() {
    check(
        "Italian Prime Minister Carla Neri met German Chancellor Jonas Weber. The Italian premier smiled. The chancellor did not.",
        &[
            "Carla Neri (she): ~Italian Prime Minister | Carla Neri | ~The Italian premier",
            "Jonas Weber (he): ~German Chancellor | Jonas Weber | ~The chancellor",
        ],
    );
}

#[test]
fn a_word_for_an_office_in_general_means_who_was_named_just_before() {
    check(
        "Rep. Ann Lee (R-TX) shut the lock. The lawmaker left. Sen. Tom Orr came. The Russian cleric wept.",
        &["Ann Lee (she): Rep. Ann Lee | ~The lawmaker", "Tom Orr (he): Sen. Tom Orr"],
    );
    check("Rep. Ann Lee met Sen. Tom Orr. The lawmaker left.", &["Ann Lee (she): Rep. Ann Lee", "Tom Orr (he): Sen. Tom Orr"]);
}

#[test]
fn an_office_that_two_hold_stays_open() {
    check(
        "French President Luc Morel wrote to Finnish President Anna Koski. Nothing came of it for days. The weather was bad. The president was ill.",
        &["Luc Morel (he): ~French President | Luc Morel", "Anna Koski (she): ~Finnish President | Anna Koski"],
    );
}

#[test]
fn lists_are_cut_at_commas_and_and() {
    check(
        "Envoys from France, Italy, Germany, and Finland met Britain and the European Union.",
        &[
            "France (place): France",
            "Italy (place): Italy",
            "Germany (place): Germany",
            "Finland (place): Finland",
            "Britain (place): Britain",
            "European Union (body): European Union",
        ],
    );
}

#[test]
fn two_people_of_one_surname_stay_apart() {
    check(
        "Robert Hale arrived with his wife, Martha Hale. Mr Hale waved. Mrs Hale did not.",
        &["Robert Hale (he): Robert Hale | ^his | Mr Hale", "Martha Hale (she): ~wife | Martha Hale | Mrs Hale"],
    );
}

#[test]
fn spellings_of_a_place_and_acronyms_are_one() {
    check(
        "The U.S. left the International Whaling Board (IWB) first. The United States and Turkey stayed. The IWB regrets that Türkiye voted.",
        &[
            "United States (place): U.S. | United States",
            "International Whaling Board (body): International Whaling Board | IWB | IWB",
            "Türkiye (place): Turkey | Türkiye",
        ],
    );
}

#[test]
fn a_body_is_named_by_its_last_word_later() {
    check(
        "The Fenland Water Department shut the lock. Nobody asked the Department why. The Harbour Bank and the Meadow Bank paid; the Bank did not.",
        &[
            "Fenland Water Department (body): Fenland Water Department | Department",
            "Harbour Bank (body): Harbour Bank",
            "Meadow Bank (body): Meadow Bank",
        ],
    );
}

#[test]
fn said_before_a_full_name_is_the_verb() {
    check(
        "Said Ann Lee, who runs the lock: “It is shut.” Said Orabi laughed.",
        &["Ann Lee (she): Ann Lee", "Said Orabi (he): Said Orabi"],
    );
}

#[test]
fn words_that_open_sentences_are_no_names() {
    check("However, Monday was cold. Fishermen stayed in port. In May, Negotiators met. Meanwhile It rained.", &[]);
}

#[test]
fn a_surname_that_is_a_common_word_counts_after_its_full_name() {
    check("Susan Rice resigned. Rice said so on Friday. Rice prices rose.", &["Susan Rice (she): Susan Rice | Rice"]);
}

#[test]
fn particles_belong_to_surnames() {
    check(
        "Greta von der Aue spoke to Karim al-Sadr. Von der Aue smiled, al-Sadr did not. Few like von der Aue.",
        &["Greta von der Aue (she): Greta von der Aue | Von der Aue | von der Aue", "Karim al-Sadr (he): Karim al-Sadr | al-Sadr"],
    );
}

#[test]
fn hyphens_join_two_names() {
    check(
        "Nina Kovac met Ivan Petrov. A Kovac-Petrov deal on Russia-Ukraine trade is near.",
        &[
            "Nina Kovac (she): Nina Kovac | Kovac",
            "Ivan Petrov (he): Ivan Petrov | Petrov",
            "Russia (place): Russia",
            "Ukraine (place): Ukraine",
        ],
    );
}

#[test]
fn the_possessive_and_the_article_stay_outside() {
    check("The Kremlin’s answer surprised Sweden's navy.", &["Kremlin (body): Kremlin", "Sweden (place): Sweden"]);
}

#[test]
fn demonyms_are_no_places() {
    check("Russian strikes hit a Ukrainian port. Ukrainians fled.", &["Ukrainians (other): Ukrainians"]);
}

#[test]
fn pronouns_mean_the_subject_of_the_sentence_before() {
    check(
        "Anna Lind met Peter Voss in Oslo. She praised the city. He did not.",
        &["Anna Lind (she): Anna Lind | ^She", "Peter Voss (he): Peter Voss | ^He", "Oslo (place): Oslo"],
    );
}

#[test]
fn pronouns_inside_quotation_marks_stay_open() {
    check("Anna Lind was clear. “She lied and he knew it,” Lind said.", &["Anna Lind (she): Anna Lind | Lind"]);
}

#[test]
fn an_opening_pronoun_looks_ahead() {
    check(
        "Peter Voss left. After her talk with Mr Voss, Anna Lind wept.",
        &["Peter Voss (he): Peter Voss | Mr Voss", "Anna Lind (she): ^her | Anna Lind"],
    );
}

#[test]
fn whom_an_opening_phrase_names_is_not_the_subject() {
    check(
        "After dinner with Peter Voss, Karl Lind was cheerful. “It went well,” he told the crew.",
        &["Peter Voss (he): Peter Voss", "Karl Lind (he): Karl Lind | ^he"],
    );
    check(
        "Peter Voss said that Karl Lind was late. He added nothing.",
        &["Peter Voss (he): Peter Voss | ^He", "Karl Lind (he): Karl Lind"],
    );
}

#[test]
fn offices_with_of_belong_to_the_name_or_stand_beside_it() {
    check(
        "Envoys saw Ann Lee, the Secretary of State, and Secretary of State Jo Hill. The chief of staff Paul Orr left with Senator Banks.",
        &[
            "Ann Lee (she): Ann Lee | ~the Secretary of State",
            "Jo Hill (person): ~Secretary of State | Jo Hill",
            "Paul Orr (he): ~chief of staff | Paul Orr",
            "Banks (person): Senator Banks",
        ],
    );
}

#[test]
fn names_that_end_in_a_word_for_bodies_places_and_other_things() {
    check(
        "The Fenland Trade Pact was signed at Harrow County Hall by the Ways and Means Committee and the Ada Moss Foundation. Clerks cite the Freedom of Waters Act when they refuse.",
        &[
            "Fenland Trade Pact (other): Fenland Trade Pact",
            "Harrow County Hall (place): Harrow County Hall",
            "Ways and Means Committee (body): Ways and Means Committee",
            "Ada Moss Foundation (body): Ada Moss Foundation",
            "Freedom of Waters Act (other): Freedom of Waters Act",
        ],
    );
}

#[test]
fn handles_and_party_tags_are_no_names() {
    check("Rep. Ann Lee (R-TX) follows @MaxOrr.", &["Ann Lee (she): Rep. Ann Lee"]);
}

#[test]
fn headlines_hold_names_of_the_text_only() {
    check(
        "Voss Wins Narrow Vote In Northern Province\n\nPeter Voss won on Sunday. His rival lost.",
        &["Peter Voss (he): Voss | Peter Voss | ^His"],
    );
}

#[test]
fn capitals_throughout_are_read_like_a_headline() {
    check(
        "VOSS AND FRANCE AGREE ON FISH\n\nPeter Voss told us that France agreed.",
        &["Peter Voss (he): VOSS | Peter Voss", "France (place): FRANCE | France"],
    );
}

#[test]
fn what_is_long_is_read_in_time() {
    // Quadratic behaviour would take minutes here.
    let namesakes = (0..20_000).map(|n| format!("Aa{n} Smith met President Smith.")).collect::<Vec<_>>().join(" ");
    let capitals = "Alpha Beta ".repeat(50_000);
    let pronouns = format!("Anna Lind came and {}", "he said she saw him ".repeat(20_000));
    for text in [namesakes, capitals, pronouns] {
        assert!(!parsed(&text).mentions.is_empty());
    }
}

proptest! {
    #[test]
    fn any_text_gives_mentions_in_order_on_char_boundaries(text in "(([A-Z][a-zé]{0,5}|Mr|President|U\\.S\\.|he|von|of|the|’s|[.,“”\"\\-]|Russia-Ukraine|\n) ?){0,40}") {
        let parsed = parsed(&text);
        for mention in &parsed.mentions {
            prop_assert!(!mention.span.is_empty() && text.get(mention.span.range()).is_some());
            prop_assert!((mention.entity.0 as usize) < parsed.entities.len());
        }
        prop_assert!(parsed.mentions.is_sorted_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end))));
        for entity in &parsed.entities {
            prop_assert!(!entity.name.is_empty() && entity.aliases.is_sorted());
        }
    }
}

#[test]
fn month_is_a_surname_where_a_full_name_has_it() {
    check(
        "Sally June opened the fair. June said it would close in June. It was June’s first.",
        &["Sally June (she): Sally June | June | June"],
    );
    check("The fair opened in Ely. June was wet.", &["Ely (place): Ely"]);
}

#[test]
fn company_that_reads_like_a_person_is_none() {
    check(
        "Vestmark Orbital launched a rocket. Vestmark Orbital said it was pleased.",
        &["Vestmark Orbital (body): Vestmark Orbital | Vestmark Orbital"],
    );
    check("Vestmark Hale, a lender, closed.", &["Vestmark Hale (body): Vestmark Hale"]);
}

#[test]
fn team_is_one_with_and_without_its_place() {
    check(
        "The Leeds Lions lost. The Lions had won before in Leeds.",
        &["Leeds Lions (body): Leeds Lions | Lions", "Leeds (place): Leeds"],
    );
}

#[test]
fn small_title_of_one_word_is_no_part_of_the_name() {
    check("They met waitress Ann Lee and actress Eva Gray.", &["Ann Lee (she): Ann Lee", "Eva Gray (she): ~actress | Eva Gray"]);
}

#[test]
fn who_heads_a_body_or_has_a_title_elsewhere_is_a_person() {
    check(
        "Norm Vantry, the former Ely police chief, left the port.",
        &["Norm Vantry (person): Norm Vantry | ~the former Ely police chief", "Ely (other): Ely"],
    );
    check(
        "Tarn Vantry, a company board regular, left the port. Mr. Vantry went home.",
        &["Tarn Vantry (he): Tarn Vantry | Mr. Vantry"],
    );
}

#[test]
fn grade_behind_a_rank_is_no_name() {
    check("Sgt. First Class Tom Orr came. Orr left.", &["Tom Orr (he): Tom Orr | Orr"]);
    check("Lance Corporal Tom Orr came. Orr left.", &["Tom Orr (he): ~Lance Corporal | Tom Orr | Orr"]);
}

#[test]
fn surname_behind_a_verb_of_saying_is_a_persons() {
    check(
        "Bakers met Ann Lee. “It leaks,” said Quill. He said it was old.",
        &["Ann Lee (she): Ann Lee", "Quill (he): Quill | ^He"],
    );
}
