//! The table of words: every label and sentence that the interface says, in one language.
//!
//! Constants are said as they are; functions put numbers and names where the language wants them and know its plurals.
//! Where English has one word in two places there are two items, since another language may need two.
//! A translation is another folder beside [`english`] with the same items: the compiler names each that it lacks.
//! Keys of links, files and commands are no words: they are the same in every language.

pub mod english;

pub use english::*;
