//! What kinds of word the lists tell apart.

/// What the lists say of a word: a set of the constants below.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Class(u32);

impl Class {
    /// Stands right before a name and says no more: Mr, Sir.
    pub(crate) const HONORIFIC: Self = Self(1);
    /// An abbreviated or spoken rank that stands right before a name: Sen., Gen.
    pub(crate) const RANK: Self = Self(1 << 1);
    /// An office or occupation: president, spokesman.
    pub(crate) const ROLE: Self = Self(1 << 2);
    /// A role before a given name: king, pope.
    pub(crate) const ROYAL: Self = Self(1 << 3);
    /// Goes before a role: foreign, deputy, press.
    pub(crate) const MODIFIER: Self = Self(1 << 4);
    /// Follows "of" after a role: state, staff.
    pub(crate) const OFFICE: Self = Self(1 << 5);
    /// A given name.
    pub(crate) const GIVEN: Self = Self(1 << 6);
    /// Russian, Democratic.
    pub(crate) const DEMONYM: Self = Self(1 << 7);
    /// Russians, Democrats: a demonym that can only be people.
    pub(crate) const PEOPLE: Self = Self(1 << 8);
    /// Monday, May, GMT.
    pub(crate) const CALENDAR: Self = Self(1 << 9);
    /// An ordinary word that often opens a sentence.
    pub(crate) const COMMON: Self = Self(1 << 10);
    /// Ends the name of a body: Ministry, Corp.
    pub(crate) const BODY_END: Self = Self(1 << 11);
    /// Ends the name of a place: County, Street.
    pub(crate) const PLACE_END: Self = Self(1 << 12);
    /// The name may go on behind it with "of": Ministry, Bay.
    pub(crate) const OF: Self = Self(1 << 13);
    /// Starts the name of a place: Mount, Lake.
    pub(crate) const PLACE_START: Self = Self(1 << 14);
    /// Small word inside a surname: von, de, bin.
    pub(crate) const PARTICLE: Self = Self(1 << 15);
    /// Verb of saying in a finite form, enough to tell a speaker from a place.
    pub(crate) const SAYS: Self = Self(1 << 16);
    /// Mr, Dr, St, Inc: a full stop behind it belongs to it.
    pub(crate) const ABBREVIATION: Self = Self(1 << 17);
    /// A surname or given name that is written first: Kim, Xi.
    pub(crate) const FAMILY_FIRST: Self = Self(1 << 18);

    /// Ends the name of something else: Act, War.
    pub(crate) const OTHER_END: Self = Self(1 << 19);
    /// A surname that stands alone in the news.
    pub(crate) const SURNAME: Self = Self(1 << 20);
    /// A noun for a human being: gunman, widow.
    pub(crate) const HUMAN: Self = Self(1 << 21);
    /// A noun for people who act as one: police, company.
    pub(crate) const GROUP: Self = Self(1 << 22);
    /// Either of them in the plural.
    pub(crate) const MANY: Self = Self(1 << 23);
    /// A noun for something that neither is nor acts: report, border.
    pub(crate) const THING: Self = Self(1 << 24);
    /// A word of grammar: in, has, because.
    pub(crate) const GRAMMAR: Self = Self(1 << 25);
    /// Names a team behind its place: Lakers.
    pub(crate) const TEAM: Self = Self(1 << 26);

    /// Whether the word is in any of `classes`.
    pub(crate) fn any(self, classes: Self) -> bool {
        self.0 & classes.0 != 0
    }

    /// All of both.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// What may stand before a name as its title.
pub(crate) const TITLE: Class = Class::HONORIFIC.or(Class::RANK).or(Class::ROLE).or(Class::ROYAL);
