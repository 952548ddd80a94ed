//! Damage: bits, ranges, splices, numbers and words.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

/// Inputs do not grow beyond this.
const LONGEST: usize = 1 << 15;

/// Numbers at the ends of what types hold, and beyond.
const NUMBERS: [&str; 18] = [
    "0",
    "-0",
    "1",
    "-1",
    "2",
    "64",
    "65",
    "255",
    "65536",
    "100001",
    "4294967296",
    "18446744073709551615",
    "99999999999999999999999",
    "1e309",
    "-1e-320",
    "0.1",
    "NaN",
    "null",
];

/// What has a meaning in some format.
const WORDS: [&[u8]; 20] = [
    b"\"",
    b"'",
    b",",
    b"\r\n",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b"\\u0000",
    b"\\ud800",
    b"\xEF\xBB\xBF",
    b"\0",
    b"%",
    b"&",
    b"=",
    b"~",
    b"@all",
    b"PK\x03\x04",
    b"PK\x05\x06",
];

/// Makes inputs out of sound ones.
pub struct Mutator {
    seeds: Vec<Vec<u8>>,
    /// All words of the sound inputs.
    words: Vec<Vec<u8>>,
}

impl Mutator {
    pub fn new(seeds: Vec<Vec<u8>>) -> Self {
        let split = |seed: &Vec<u8>| {
            let words = seed.split(|byte| !byte.is_ascii_alphanumeric() && !b"_:@~.-".contains(byte));
            words.filter(|word| (1..40).contains(&word.len())).map(<[u8]>::to_vec).collect::<Vec<_>>()
        };
        let mut words: Vec<Vec<u8>> = seeds.iter().flat_map(split).collect();
        words.extend(WORDS.map(<[u8]>::to_vec));
        words.sort();
        words.dedup();
        Self { seeds, words }
    }

    /// A sound input with one to eight damages, few more often than many.
    pub fn input(&self, random: &mut ChaCha8Rng) -> Vec<u8> {
        let mut input = pick(random, &self.seeds).clone();
        let most = 1 + below(random, 8);
        for _ in 0..=below(random, most) {
            self.damage(&mut input, random);
            input.truncate(LONGEST);
        }
        input
    }

    fn damage(&self, input: &mut Vec<u8>, random: &mut ChaCha8Rng) {
        let length = input.len();
        let (from, to) = range(random, length);
        match below(random, 10) {
            0 if length > 0 => input[from.min(length - 1)] ^= 1 << below(random, 8),
            1 if length > 0 => input[from.min(length - 1)] = random.next_u32() as u8,
            2 => input.truncate(from),
            3 => drop(input.drain(from..to)),
            4 => {
                let copy = input[from..to].to_vec();
                let times = 1 + below(random, 4);
                input.splice(from..from, copy.repeat(times));
            }
            5 => {
                // The start of this one, the end of another.
                let other = pick(random, &self.seeds);
                let (start, _) = range(random, other.len());
                input.truncate(from);
                input.extend(&other[start..]);
            }
            6 => {
                let number = pick(random, &NUMBERS);
                let (start, end) = token(input, from, |byte| byte.is_ascii_digit() || b".-e".contains(&byte));
                input.splice(start..end, number.bytes());
            }
            7 => {
                let word = pick(random, &self.words).clone();
                let (start, end) = token(input, from, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
                input.splice(start..end, word);
            }
            8 => {
                let word = pick(random, &self.words).clone();
                input.splice(from..from, word);
            }
            // Sizes and places in zips.
            _ if length >= 4 => {
                let value = [0, 1, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, length as u32, random.next_u32()];
                let (at, width) = (from.min(length - 4), 2 + 2 * below(random, 2));
                input[at..at + width].copy_from_slice(&pick(random, &value).to_le_bytes()[..width]);
            }
            _ => input.push(random.next_u32() as u8),
        }
    }
}

/// A whole number below `end`.
fn below(random: &mut ChaCha8Rng, end: usize) -> usize {
    (random.next_u64() % end.max(1) as u64) as usize
}

fn pick<'a, T>(random: &mut ChaCha8Rng, list: &'a [T]) -> &'a T {
    &list[below(random, list.len())]
}

/// A range within `length`, short more often than long.
fn range(random: &mut ChaCha8Rng, length: usize) -> (usize, usize) {
    let from = below(random, length + 1);
    let most = [2, 16, 256, LONGEST][below(random, 4)];
    (from, from + below(random, most.min(length - from) + 1))
}

/// The first run of such bytes from a place on; empty at the end where there is none.
fn token(input: &[u8], from: usize, of: impl Fn(u8) -> bool) -> (usize, usize) {
    let start = (from..input.len()).find(|i| of(input[*i])).unwrap_or(input.len());
    let end = (start..input.len()).find(|i| !of(input[*i])).unwrap_or(input.len());
    (start, end)
}
