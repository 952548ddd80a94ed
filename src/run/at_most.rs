//! Lists whose length is limited while they are read, and maps whose entries are read one by one, so that a small file
//! cannot fill the memory.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::ReadError;
use crate::text;

/// Lengths that no experiment exceeds; those of the experiment at hand are checked after.
pub const SNAPSHOTS: usize = 100_001;
pub const NETWORKS: usize = 64;
pub const LAYERS: usize = 9;

/// At most `MOST` values.
pub struct AtMost<T, const MOST: usize>(pub Vec<T>);

impl<T, const MOST: usize> Default for AtMost<T, MOST> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>, const MOST: usize> Deserialize<'de> for AtMost<T, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Limited::<T, MOST>(PhantomData)).map(Self)
    }
}

struct Limited<T, const MOST: usize>(PhantomData<T>);

impl<'de, T: Deserialize<'de>, const MOST: usize> Visitor<'de> for Limited<T, MOST> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::files::list_of_at_most(MOST))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            if values.len() == MOST {
                return Err(A::Error::invalid_length(MOST + 1, &self));
            }
            values.push(value);
        }
        // Rows are short and many, and would keep room for as much again.
        values.shrink_to_fit();
        Ok(values)
    }
}

/// What a map is read into, entry by entry.
pub trait Entries<'de>: Sized {
    type Value: Deserialize<'de>;

    /// Takes an entry, or refuses the whole map.
    fn take(&mut self, key: String, value: Self::Value) -> Result<(), ReadError>;
}

/// Reads a map, of which a refused entry ends the taking.
///
/// # Errors
/// What makes the text no such map; within it, why an entry was refused.
pub fn entries<'de>(
    text: &'de str,
    into: &mut impl Entries<'de>,
) -> Result<Result<(), ReadError>, serde_json::Error> {
    serde_json::Deserializer::from_str(text).deserialize_map(Taken(into))
}

struct Taken<'a, E>(&'a mut E);

impl<'de, E: Entries<'de>> Visitor<'de> for Taken<'_, E> {
    type Value = Result<(), ReadError>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(text::files::A_MAP)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while let Some((key, value)) = map.next_entry()? {
            if let Err(error) = self.0.take(key, value) {
                // The map has to be read to its end, or that would be the error.
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                return Ok(Err(error));
            }
        }
        Ok(Ok(()))
    }
}
