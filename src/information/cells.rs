//! Samples counted by their joint vector of bins.

/// A table without hashing may have so many bits more than one with.
const DIRECT: u32 = 2;

/// The distinct vectors among the samples and how often each occurs; its memory is used again.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    /// The cell of each sample so far, as one number of `bits` bits, [samples].
    keys: Vec<u64>,
    bits: u32,
    /// The bins of the units since, which are not in `keys` yet, as numbers of `fresh_bits` bits, [samples].
    fresh: Vec<u32>,
    fresh_bits: u32,
    /// The cell of each sample, counted from 0 in order of first occurrence, [samples].
    pub ids: Vec<u32>,
    /// Samples in each cell.
    pub counts: Vec<u32>,
    /// Table of cell numbers, counted from 1, with 0 where there is none.
    slots: Vec<u32>,
    /// The key of each cell.
    cells: Vec<u64>,
}

impl Cells {
    /// All samples in one cell.
    pub fn begin(&mut self, samples: usize) {
        self.keys.clear();
        self.keys.resize(samples, 0);
        self.fresh.resize(samples, 0);
        (self.bits, self.fresh_bits) = (0, 0);
        self.counts.clear();
    }

    /// Splits the cells by one more unit's bins, [samples], between a lowest and a highest.
    pub fn split(&mut self, [low, high]: [i32; 2], codes: &[i32]) {
        // One bin of all splits nothing.
        let width = u32::BITS - (high.wrapping_sub(low) as u32).leading_zeros();
        if self.fresh_bits + width > u32::BITS {
            self.settle();
        }
        let code = |code: &i32| code.wrapping_sub(low) as u32;
        match self.fresh_bits {
            // They may be what an earlier layer left, and have no room for a shift.
            0 => self.fresh.iter_mut().zip(codes).for_each(|(fresh, c)| *fresh = code(c)),
            _ => self.fresh.iter_mut().zip(codes).for_each(|(fresh, c)| *fresh = *fresh << width | code(c)),
        }
        self.fresh_bits += width;
    }

    /// Adds the fresh bins to the keys.
    fn settle(&mut self) {
        if self.fresh_bits == 0 {
            return;
        }
        if self.bits + self.fresh_bits > u64::BITS {
            // The number would not fit: number the cells anew, without gaps. They are fewer than 2³².
            self.number();
            for (key, id) in self.keys.iter_mut().zip(&self.ids) {
                *key = u64::from(*id);
            }
            self.bits = u64::BITS - (self.counts.len() as u64).leading_zeros();
        }
        for (key, fresh) in self.keys.iter_mut().zip(&self.fresh) {
            *key = *key << self.fresh_bits | u64::from(*fresh);
        }
        self.bits += self.fresh_bits;
        self.fresh_bits = 0;
    }

    /// Fills `ids` and `counts`.
    pub fn count(&mut self) {
        self.settle();
        self.number();
    }

    /// The same of the keys alone.
    fn number(&mut self) {
        self.ids.resize(self.keys.len(), 0);
        self.counts.clear();
        self.slots.clear();
        let bits = (2 * self.keys.len()).next_power_of_two().trailing_zeros();
        match self.bits <= bits + DIRECT {
            true => self.count_directly(),
            false => self.count_by_hash(bits),
        }
    }

    /// The key is the slot.
    fn count_directly(&mut self) {
        let Self { keys, bits, ids, counts, slots, .. } = self;
        slots.resize(1 << *bits, 0);
        for (id, key) in ids.iter_mut().zip(keys.iter()) {
            let slot = &mut slots[*key as usize];
            if *slot == 0 {
                counts.push(0);
                *slot = counts.len() as u32;
            }
            *id = *slot - 1;
            counts[*id as usize] += 1;
        }
    }

    /// Open addressing: the hash is where the search begins, and keys decide.
    fn count_by_hash(&mut self, bits: u32) {
        let Self { keys, ids, counts, slots, cells, .. } = self;
        slots.resize(1 << bits, 0);
        cells.clear();
        let last = slots.len() - 1;
        for (id, key) in ids.iter_mut().zip(keys.iter()) {
            let mut at = hash(*key, bits);
            while slots[at & last] != 0 && cells[slots[at & last] as usize - 1] != *key {
                at += 1;
            }
            let slot = &mut slots[at & last];
            if *slot == 0 {
                cells.push(*key);
                counts.push(0);
                *slot = counts.len() as u32;
            }
            *id = *slot - 1;
            counts[*id as usize] += 1;
        }
    }

    /// Whether every sample is known to have a cell of its own, so that no unit can split further.
    pub fn is_exhausted(&self) -> bool {
        self.counts.len() == self.keys.len()
    }
}

/// The upper bits of a product with 2⁶⁴/φ (Knuth, volume 3, 6.4).
fn hash(key: u64, bits: u32) -> usize {
    ((key ^ (key >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits)) as usize
}
