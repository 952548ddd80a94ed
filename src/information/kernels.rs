//! Sums of Gaussian kernels over all pairs of samples: what kernel estimates of entropy are made of.

use crate::network::Activations;

/// Samples side by side: the loops over them have no branch, so that they become SIMD.
const BLOCK: usize = 64;
/// Sums are kept in so many parts, for the same reason; their order is the same everywhere.
const PARTS: usize = 8;

type Block = [f64; BLOCK];

/// Samples in blocks; those beyond the last lie in it with weight 0.
struct Blocks {
    /// [blocks][width]
    values: Vec<Vec<Block>>,
    /// [blocks][classes]: the weight of each sample in each class.
    weights: Vec<Vec<Block>>,
}

impl Blocks {
    fn new(points: &Activations<f64>, weights: &[Vec<f64>]) -> Self {
        let count = points.samples.div_ceil(BLOCK);
        let block = |values: &[f64], b: usize| {
            let part = &values[b * BLOCK..points.samples.min((b + 1) * BLOCK)];
            let mut block = [0.0; BLOCK];
            block[..part.len()].copy_from_slice(part);
            block
        };
        Self {
            values: (0..count)
                .map(|b| (0..points.width).map(|unit| block(points.unit(unit), b)).collect())
                .collect(),
            weights: (0..count).map(|b| weights.iter().map(|class| block(class, b)).collect()).collect(),
        }
    }
}

/// The sums Σⱼ wⱼ exp(−‖aᵢ − bⱼ‖² / 2s²) for each class of weights: [classes][samples of a], and the same
/// with 8s² in place of 2s².
pub struct Sums {
    /// Of the kernel with 2s².
    pub sharp: Vec<Vec<f64>>,
    /// Of the kernel with 8s².
    pub wide: Vec<Vec<f64>>,
}

/// The sums of the samples `points` [width, N] among themselves, `weights` [classes][N].
///
/// Pairs are symmetric, and the sharp kernel is the fourth power of the wide one: one exponential a pair.
/// `keep_on` is asked after each block's row with the share that is done; `None` where it says no.
pub fn among(
    points: &Activations<f64>,
    weights: &[Vec<f64>],
    variance: f64,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Option<Sums> {
    let blocks = Blocks::new(points, weights);
    let (count, classes) = (blocks.values.len(), weights.len());
    let mut sums = [vec![vec![[0.0; BLOCK]; count]; classes], vec![vec![[0.0; BLOCK]; count]; classes]];
    let scale = -1.0 / (8.0 * variance);
    let mut row = vec![[[0.0; PARTS]; 2]; classes];
    for a in 0..count {
        for b in a..count {
            for i in 0..BLOCK {
                let (sharp, wide) = pair_kernels(&blocks, a, i, &blocks, b, scale);
                add_row(&mut row, &blocks.weights[b], &sharp, &wide);
                for (class, row) in row.iter_mut().enumerate() {
                    let weight = blocks.weights[a][class][i];
                    for (kind, (sums, kernel)) in sums.iter_mut().zip([&sharp, &wide]).enumerate() {
                        sums[class][a][i] += std::mem::take(&mut row[kind]).iter().sum::<f64>();
                        // Most labels are certain, so that a sample has no weight in most classes.
                        if a != b && weight != 0.0 {
                            for (sum, k) in sums[class][b].iter_mut().zip(kernel) {
                                *sum += weight * k;
                            }
                        }
                    }
                }
            }
        }
        let left = (count - a - 1) as f64 / count as f64;
        if !keep_on(1.0 - left * left) {
            return None;
        }
    }
    let [sharp, wide] = sums.map(|kind| kind.into_iter().map(|c| flat(&c, points.samples)).collect());
    Some(Sums { sharp, wide })
}

/// The sharp sums at other places: `at` [width, M] against the samples `points` [width, N].
pub fn across(
    at: &Activations<f64>,
    points: &Activations<f64>,
    weights: &[Vec<f64>],
    variance: f64,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Option<Vec<Vec<f64>>> {
    let (places, blocks) = (Blocks::new(at, &[]), Blocks::new(points, weights));
    let count = places.values.len();
    let mut sums = vec![vec![[0.0; BLOCK]; count]; weights.len()];
    let scale = -1.0 / (8.0 * variance);
    let mut row = vec![[[0.0; PARTS]; 2]; weights.len()];
    for a in 0..count {
        for b in 0..blocks.values.len() {
            for i in 0..BLOCK {
                let (sharp, wide) = pair_kernels(&places, a, i, &blocks, b, scale);
                add_row(&mut row, &blocks.weights[b], &sharp, &wide);
                for (sums, row) in sums.iter_mut().zip(&mut row) {
                    sums[a][i] += std::mem::take(row)[0].iter().sum::<f64>();
                }
            }
        }
        if !keep_on((a + 1) as f64 / count as f64) {
            return None;
        }
    }
    Some(sums.iter().map(|class| flat(class, at.samples)).collect())
}

/// Both kernels of sample `i` of block `a` with all samples of block `b`.
#[inline]
fn pair_kernels(from: &Blocks, a: usize, i: usize, to: &Blocks, b: usize, scale: f64) -> (Block, Block) {
    let mut wide = [0.0; BLOCK];
    for (x, y) in from.values[a].iter().zip(&to.values[b]) {
        let x = x[i];
        for (distance, y) in wide.iter_mut().zip(y) {
            let difference = x - y;
            *distance += difference * difference;
        }
    }
    let mut sharp = [0.0; BLOCK];
    for (wide, sharp) in wide.iter_mut().zip(&mut sharp) {
        *wide = exp_of_negative(*wide * scale);
        let square = *wide * *wide;
        *sharp = square * square;
    }
    (sharp, wide)
}

#[inline]
fn add_row(row: &mut [[[f64; PARTS]; 2]], weights: &[Block], sharp: &Block, wide: &Block) {
    for ([to_sharp, to_wide], weights) in row.iter_mut().zip(weights) {
        for start in (0..BLOCK).step_by(PARTS) {
            for part in 0..PARTS {
                to_sharp[part] += weights[start + part] * sharp[start + part];
                to_wide[part] += weights[start + part] * wide[start + part];
            }
        }
    }
}

fn flat(blocks: &[Block], samples: usize) -> Vec<f64> {
    blocks.iter().flatten().copied().take(samples).collect()
}

/// eˣ for x ≤ 0 within 5e-14 of itself, and as of −700 below that; without branches, so that loops over it
/// become SIMD.
#[inline(always)]
fn exp_of_negative(x: f64) -> f64 {
    // Adding 1.5 · 2⁵² rounds to an integer, which then stands in the low bits.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
    const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    let x = if x < -700.0 { -700.0 } else { x };
    let shifted = x * std::f64::consts::LOG2_E + ROUND;
    let k = shifted - ROUND;
    let r = (x - k * LN_2_HIGH) - k * LN_2_LOW;
    // The polynomial nearest to (eʳ − 1) / r for |r| ≤ ln 2 / 2, off by 8e-14.
    const TERMS: [f64; 8] = [
        2.487_616_417_198_313e-5,
        1.984_120_875_674_779_8e-4,
        1.388_882_167_736_127_6e-3,
        8.333_333_353_717_28e-3,
        4.166_666_689_095_835e-2,
        1.666_666_666_664_830_3e-1,
        4.999_999_999_979_793_4e-1,
        1.0,
    ];
    let mut series = 2.762_510_214_111_035_2e-6;
    for term in TERMS {
        series = series * r + term;
    }
    let scale = f64::from_bits((shifted.to_bits() << 52).wrapping_add(1.0_f64.to_bits()));
    (series * r + 1.0) * scale
}
