//! Samples counted by their joint vector of bins.

/// A table without hashing may have so many bits more than one with.
const DIRECT: u32 = 2;
/// 2⁶⁴/φ: the upper bits of a product with it, or with its powers, are the hash (Knuth, volume 3, 6.4).
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// The distinct vectors among the samples and how often each occurs; its memory is used again.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    /// The cell of each sample so far, as one number of `bits` bits, [samples].
    keys: Vec<u64>,
    bits: u32,
    /// The bins of the units since, which are not in `keys` yet, as numbers of `fresh_bits` bits, [samples].
    fresh: Vec<u32>,
    fresh_bits: u32,
    /// The cell of each sample, counted from 0, [samples].
    pub ids: Vec<u32>,
    /// Samples in each cell.
    pub counts: Vec<u32>,
    /// Where the key is the slot: cell numbers, counted from 1, with 0 where there is none.
    /// Else the last sample that wrote itself there.
    slots: Vec<u32>,
    /// Samples whose cell is not known yet; and then, at each sample that stands for a cell, the cell's number;
    /// [samples].
    open: Vec<u32>,
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
        let bits = (2 * self.keys.len()).next_power_of_two().trailing_zeros();
        match self.bits <= bits + DIRECT {
            true => self.count_directly(),
            false => self.count_by_hash(bits),
        }
    }

    /// The key is the slot.
    fn count_directly(&mut self) {
        let Self { keys, bits, ids, counts, slots, .. } = self;
        slots.clear();
        slots.resize(1 << *bits, 0);
        counts.resize(keys.len(), 0);
        // As slices, so that pointer and length are not read again for each sample.
        let (slots, all) = (slots.as_mut_slice(), counts.as_mut_slice());
        let mut cells = 0;
        for (id, key) in ids.iter_mut().zip(keys.as_slice()) {
            let slot = &mut slots[*key as usize];
            if *slot == 0 {
                cells += 1;
                *slot = cells;
            }
            *id = *slot - 1;
            all[*id as usize] += 1;
        }
        counts.truncate(cells as usize);
    }

    /// No processor foresees whether a key has come before, and a wrong guess costs it more than all the rest: so
    /// nothing here branches on it. Every sample writes itself into the slot of its key, and the last one stays and
    /// stands for all with that key. Those who find another key in their slot have a round of their own, by another
    /// hash, and so on; each round settles a key at least.
    fn count_by_hash(&mut self, bits: u32) {
        let samples = self.keys.len();
        self.open.resize(samples, 0);
        let mut factor = GOLDEN;
        let mut open = self.round(samples, bits, factor, |_, at| at as u32);
        while open > 0 {
            factor = factor.wrapping_mul(GOLDEN);
            let bits = (2 * open).next_power_of_two().trailing_zeros();
            open = self.round(open, bits, factor, |open, at| open[at]);
        }
        // Who stands for a cell comes last in it.
        let Self { ids, counts, open: names, .. } = self;
        counts.resize(samples, 0);
        let (ids, names) = (&mut ids[..samples], &mut names[..samples]);
        let mut cells = 0;
        for sample in (0..samples).rev() {
            let last = ids[sample] as usize;
            names[sample] = cells;
            cells += u32::from(last == sample);
            ids[sample] = names[last];
            counts[ids[sample] as usize] += 1;
        }
        counts.truncate(cells as usize);
    }

    /// One round for so many samples, told which by `sample`: `ids` gets who stands for them. Says how many have found
    /// another key; these are the first in `open`.
    #[inline(always)]
    fn round(
        &mut self,
        among: usize,
        bits: u32,
        factor: u64,
        sample: impl Fn(&[u32], usize) -> u32,
    ) -> usize {
        let Self { keys, ids, slots, open, .. } = self;
        // As slices of one length they need fewer checks.
        let (ids, open) = (&mut ids[..keys.len()], &mut open[..keys.len()]);
        let slot = |key: u64| ((key ^ (key >> 32)).wrapping_mul(factor) >> (64 - bits)) as usize;
        // What was there is never read.
        slots.resize(slots.len().max(1 << bits), 0);
        let slots = &mut slots[..1 << bits];
        for at in 0..among {
            let sample = sample(open, at);
            slots[slot(keys[sample as usize])] = sample;
        }
        let mut others = 0;
        for at in 0..among {
            let sample = sample(open, at);
            let key = keys[sample as usize];
            let stands = slots[slot(key)];
            ids[sample as usize] = stands;
            open[others] = sample;
            others += usize::from(keys[stands as usize] != key);
        }
        others
    }

    /// Whether every sample is known to have a cell of its own, so that no unit can split further.
    pub fn is_exhausted(&self) -> bool {
        self.counts.len() == self.keys.len()
    }
}
