//! Bins between thresholds that lie evenly, four values at a time.

/// The thresholds low + step · i in f64, i from `first` to `last`, none above `top`.
#[derive(Clone, Copy, Debug)]
pub struct Spaced {
    pub low: f32,
    pub step: f64,
    pub first: u32,
    pub last: u32,
    pub top: f64,
}

/// Values that are told apart together.
const BLOCK: usize = 16;
/// Adding 1.5 · 2⁵² to an f64 rounds it to a whole number, which then stands in the low bits; 1.5 · 2²³ for an f32.
const ROUND: f64 = 6_755_399_441_055_744.0;
const ROUND_SINGLE: f32 = 12_582_912.0;
/// (x − low) · scale − ½ in f32 has four roundings, each of at most 2⁻²⁴ of the number of bins.
const ERROR: f32 = 6.0 / 16_777_216.0;

impl Spaced {
    /// Writes how many thresholds are ≤ x, for each finite x.
    pub fn write(&self, values: &[f32], codes: &mut [i32]) {
        // Between one threshold and itself is no inner bin; and where these numbers have no full precision in f32, the
        // bound of the error does not hold.
        let is_plain = self.first < self.last
            && (self.scale() as f32).is_normal()
            && self.step * f64::from(self.last) < f64::from(f32::MAX);
        if !is_plain {
            return self.write_double(values, codes);
        }
        let (blocks, rest) = values.as_chunks::<BLOCK>();
        let (code_blocks, code_rest) = codes.as_chunks_mut::<BLOCK>();
        for (codes, values) in code_blocks.iter_mut().zip(blocks) {
            if !self.write_single(values, codes) {
                self.write_double(values, codes);
            }
        }
        self.write_double(rest, code_rest);
    }

    /// In single precision; says whether that tells between which inner thresholds every value is.
    fn write_single(&self, values: &[f32; BLOCK], codes: &mut [i32; BLOCK]) -> bool {
        let (low, scale) = (self.low, self.scale() as f32);
        let before = ROUND_SINGLE.to_bits() as i32 + self.first as i32;
        // The outermost thresholds, where saturated units lie, are compared with the values themselves.
        let [lowest, highest] = [self.first, self.last].map(|i| self.first_above(i));
        let [least, most] = [self.first as f32 - 0.25, self.last as f32 - 0.75];
        let clear = 0.5 - ERROR * self.last as f32;
        let mut unclear = 0;
        for (code, x) in codes.iter_mut().zip(values) {
            // Half a bin lower, so that the nearest whole number is the threshold below.
            let at = (x - low) * scale - 0.5;
            let at = if least < at { at } else { least };
            let at = if at < most { at } else { most };
            let shifted = at + ROUND_SINGLE;
            let off = (at - (shifted - ROUND_SINGLE)).abs();
            unclear |= i32::from(off > clear);
            *code = shifted.to_bits() as i32 - before + i32::from(*x >= lowest) + i32::from(*x >= highest);
        }
        unclear == 0
    }

    /// As [`write`](Self::write).
    fn write_double(&self, values: &[f32], codes: &mut [i32]) {
        let (low, scale) = (f64::from(self.low), self.scale());
        let (first, last, before) = (f64::from(self.first), f64::from(self.last), self.first as i32);
        for (code, x) in codes.iter_mut().zip(values) {
            let x = f64::from(*x);
            let at = (x - low) * scale;
            let at = if first < at { at } else { first };
            let at = if at < last { at } else { last };
            // x lies between the neighbours of the nearest threshold, which alone has to be compared.
            let shifted = at + ROUND;
            let nearest = self.threshold(shifted - ROUND);
            *code = shifted.to_bits() as i32 - before + i32::from(x >= nearest);
        }
    }

    fn scale(&self) -> f64 {
        1.0 / self.step
    }

    fn threshold(&self, i: f64) -> f64 {
        let threshold = i * self.step + f64::from(self.low);
        if threshold < self.top { threshold } else { self.top }
    }

    /// The lowest f32 that is not below a threshold.
    fn first_above(&self, i: u32) -> f32 {
        let threshold = self.threshold(f64::from(i));
        let single = threshold as f32;
        if f64::from(single) < threshold { single.next_up() } else { single }
    }
}
