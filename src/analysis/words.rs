//! The words that the analysis format has for kinds of things.

use crate::{
    compare::{ConflictKind, Relation, Severity, Stance, Voice},
    parse::{BlockKind, EntityKind, Form, Language, Modifier, QuantityKind, QuotationKind},
};

/// `und` is ISO 639's word for "not determined".
pub(super) fn language(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::Other(code) => code,
        Language::Unknown => "und",
    }
}

pub(super) fn block(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Paragraph => "paragraph",
        BlockKind::Heading => "heading",
        BlockKind::Reference => "reference",
        BlockKind::ListItem => "list-item",
    }
}

pub(super) fn quotation(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Mixed => "mixed",
        QuotationKind::Indirect => "indirect",
    }
}

pub(super) fn form(form: Form) -> &'static str {
    match form {
        Form::Name => "name",
        Form::Nominal => "nominal",
        Form::Pronoun => "pronoun",
    }
}

pub(super) fn entity(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::Place => "place",
        EntityKind::Other => "other",
    }
}

pub(super) fn quantity(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Count => "count",
        QuantityKind::Duration => "duration",
        QuantityKind::Percent => "percent",
        QuantityKind::Date => "date",
        QuantityKind::Time => "time",
        QuantityKind::Money => "money",
        QuantityKind::Ordinal => "ordinal",
        QuantityKind::Age => "age",
        QuantityKind::Distance => "distance",
        QuantityKind::Other => "other",
    }
}

pub(super) fn modifier(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Exact => "exact",
        Modifier::About => "about",
        Modifier::Over => "over",
        Modifier::Under => "under",
        Modifier::AtLeast => "at-least",
        Modifier::AtMost => "at-most",
    }
}

pub(super) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "same",
        Relation::Related => "related",
    }
}

pub(super) fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Quoted => "quoted",
        Voice::Attributed => "attributed",
        Voice::Asserted => "asserted",
    }
}

pub(super) fn conflict(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Quantity => "quantity",
        ConflictKind::Date => "date",
        ConflictKind::Place => "place",
        ConflictKind::Person => "person",
        ConflictKind::Title => "title",
        ConflictKind::Polarity => "polarity",
        ConflictKind::Certainty => "certainty",
        ConflictKind::Wording => "wording",
        ConflictKind::Order => "order",
    }
}

pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Contradiction => "contradiction",
        Severity::Tension => "tension",
        Severity::Detail => "detail",
    }
}

pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::For => "for",
        Stance::Against => "against",
        Stance::Observing => "observing",
    }
}
