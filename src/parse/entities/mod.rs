//! Names of one article become entities: one a person, body or place, with all its names, its roles and its gender.
//!
//! Persons are told apart by given name and surname; a bare surname goes to the person of that surname whose title and gender agree,
//! the most named one where several do. Bodies and places are the same where the lists say so, where one name is the other's acronym,
//! or the other without its country or its Inc. Nothing is merged because it merely looks alike.

mod bodies;
mod cues;
mod describe;
mod draft;
mod gather;
mod holders;
mod hyphens;
mod offices;
mod people;
mod pronouns;
mod roles;

pub(crate) use describe::describe;
pub(crate) use draft::{Draft, one_line};
pub(crate) use gather::{Gathered, gather};
