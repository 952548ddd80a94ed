//! A share of the cells, for one of several machines.

use std::str::FromStr;

/// The cells `number`, `number + of`, … of a sweep, counted from 1: neighbours cost about the same.
#[derive(Clone, Copy)]
pub struct Shard {
    number: usize,
    of: usize,
}

impl Shard {
    /// Whether the cell at this place, from 0 on, is among them.
    pub fn holds(self, place: usize) -> bool {
        place % self.of == self.number - 1
    }
}

/// `2/8` is the second of eight.
impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let expected = || format!("--shard needs a share such as 2/8, not {text:?}");
        let (number, of) = text.split_once('/').ok_or_else(expected)?;
        let [number, of]: [usize; 2] =
            [number.parse().map_err(|_| expected())?, of.parse().map_err(|_| expected())?];
        if (1..=of).contains(&number) { Ok(Self { number, of }) } else { Err(expected()) }
    }
}
