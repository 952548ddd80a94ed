//! Sums of Gaussian kernels over all pairs of samples: what kernel estimates of entropy are made of.

mod few;

use std::ops::Range;

use few::{Doubles, Few};

use crate::network::{Activations, Lanes};

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
/// Many values of single precision, as a network's are, have kernels of single precision. `keep_on` is asked
/// every few milliseconds with the share that is done; `None` where it says no.
pub fn among(
    points: &Activations<f64>,
    weights: &[Vec<f64>],
    variance: f64,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Option<Sums> {
    let single =
        points.samples >= MANY && points.values.iter().all(|value| f64::from(*value as f32) == *value);
    let sums = if single { among_as::<Lanes> } else { among_as::<Doubles> };
    sums(points, weights, variance, keep_on)
}

/// The sharp sums at other places: `at` [width, M] against the samples `points` [width, N].
pub fn across(
    at: &Activations<f64>,
    points: &Activations<f64>,
    weights: &[Vec<f64>],
    variance: f64,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Option<Vec<Vec<f64>>> {
    let (places, samples) = (Tiles::<Doubles>::new(at, &[]), Tiles::<Doubles>::new(points, weights));
    let scale = Doubles::splat(-1.0 / (8.0 * variance));
    let mut sums = Totals::new(weights.len(), places.count());
    for block in blocks(places.count()) {
        for a in block.clone() {
            let mut row = vec![[[Doubles::splat(0.0); 2]; SIDE]; weights.len()];
            for b in 0..samples.count() {
                let kernels = kernels(places.at(a), samples.at(b), scale);
                for (class, weights) in &samples.weights[b] {
                    add_rows(&mut row[*class], &kernels, weights);
                }
            }
            for (class, row) in row.iter().enumerate() {
                sums.add_rows(class, a, row);
            }
        }
        if !keep_on(block.end as f64 / places.count() as f64) {
            return None;
        }
    }
    Some(sums.of_samples(&places.order).sharp)
}

/// So many samples take long enough for the kernels' precision to count; the errors of so many even out.
const MANY: usize = 1024;
/// Samples in a tile's side.
const SIDE: usize = 4;
/// Tiles in a block's side: their sums are kept in its precision, those of all blocks in double.
const BLOCK: usize = 16;

/// Samples by fours, those of one class together, so that most fours have weights in few classes.
struct Tiles<F: Few> {
    width: usize,
    /// [fours][width]
    values: Vec<[F::One; SIDE]>,
    /// [fours], the classes that have a weight there; 0 beyond the last sample.
    weights: Vec<Vec<(usize, [F::One; SIDE])>>,
    /// Which sample is at each place.
    order: Vec<usize>,
}

impl<F: Few> Tiles<F> {
    fn new(points: &Activations<f64>, weights: &[Vec<f64>]) -> Self {
        let likeliest =
            |i: &usize| (0..weights.len()).max_by(|a, b| weights[*a][*i].total_cmp(&weights[*b][*i]));
        let mut order: Vec<usize> = (0..points.samples).collect();
        order.sort_by_key(likeliest);
        let fours = || order.chunks(SIDE);
        let four = |values: &[f64], at: &[usize]| {
            let mut four = [F::One::default(); SIDE];
            for (to, at) in four.iter_mut().zip(at) {
                *to = F::one(values[*at]);
            }
            four
        };
        let weights_at = |at: &[usize]| {
            let of_classes = weights.iter().map(|class| four(class, at)).enumerate();
            of_classes.filter(|(_, weights)| *weights != [F::One::default(); SIDE]).collect()
        };
        let units = 0..points.width;
        Self {
            width: points.width,
            values: fours().flat_map(|at| units.clone().map(move |u| four(points.unit(u), at))).collect(),
            weights: fours().map(weights_at).collect(),
            order,
        }
    }

    fn count(&self) -> usize {
        self.weights.len()
    }

    fn at(&self, four: usize) -> &[[F::One; SIDE]] {
        &self.values[four * self.width..][..self.width]
    }
}

/// Sums over all samples: [classes][fours][sharp, wide][SIDE].
struct Totals(Vec<Vec<[[f64; SIDE]; 2]>>);

impl Totals {
    fn new(classes: usize, fours: usize) -> Self {
        Self(vec![vec![[[0.0; SIDE]; 2]; fours]; classes])
    }

    /// What the columns of a tile add to the row of each sample.
    fn add_rows<F: Few>(&mut self, class: usize, four: usize, rows: &[[F; 2]; SIDE]) {
        for (i, row) in rows.iter().enumerate() {
            for (total, row) in self.0[class][four].iter_mut().zip(row) {
                total[i] += row.to_doubles().iter().sum::<f64>();
            }
        }
    }

    fn add_columns<F: Few>(&mut self, class: usize, four: usize, columns: &[F; 2]) {
        for (totals, columns) in self.0[class][four].iter_mut().zip(columns) {
            for (total, column) in totals.iter_mut().zip(columns.to_doubles()) {
                *total += column;
            }
        }
    }

    fn of_samples(&self, order: &[usize]) -> Sums {
        let of_class = |kind: usize, fours: &[[[f64; SIDE]; 2]]| {
            let mut sums = vec![0.0; order.len()];
            for (place, sample) in order.iter().enumerate() {
                sums[*sample] = fours[place / SIDE][kind][place % SIDE];
            }
            sums
        };
        let [sharp, wide] = [0, 1].map(|kind| self.0.iter().map(|fours| of_class(kind, fours)).collect());
        Sums { sharp, wide }
    }
}

fn blocks(fours: usize) -> impl Iterator<Item = Range<usize>> {
    (0..fours).step_by(BLOCK).map(move |start| start..fours.min(start + BLOCK))
}

fn among_as<F: Few>(
    points: &Activations<f64>,
    weights: &[Vec<f64>],
    variance: f64,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Option<Sums> {
    let tiles = Tiles::<F>::new(points, weights);
    let (count, classes) = (tiles.count(), weights.len());
    let [zero, scale] = [0.0, -1.0 / (8.0 * variance)].map(|value| F::splat(F::one(value)));
    let mut sums = Totals::new(classes, count);
    // Of a block, [classes][BLOCK].
    let mut rows = vec![[[[zero; 2]; SIDE]; BLOCK]; classes];
    let mut columns = vec![[[zero; 2]; BLOCK]; classes];
    for upper in blocks(count) {
        for lower in blocks(count).skip(upper.start / BLOCK) {
            for (a, row) in upper.clone().zip(0..) {
                for (b, column) in lower.clone().zip(0..).filter(|(b, _)| a <= *b) {
                    let kernels = kernels(tiles.at(a), tiles.at(b), scale);
                    for (class, weights) in &tiles.weights[b] {
                        add_rows(&mut rows[*class][row], &kernels, weights);
                    }
                    if a != b {
                        for (class, weights) in &tiles.weights[a] {
                            add_columns(&mut columns[*class][column], &kernels, weights);
                        }
                    }
                }
            }
            for class in 0..classes {
                for (four, rows) in upper.clone().zip(&mut rows[class]) {
                    sums.add_rows(class, four, &std::mem::replace(rows, [[zero; 2]; SIDE]));
                }
                for (four, columns) in lower.clone().zip(&mut columns[class]) {
                    sums.add_columns(class, four, &std::mem::replace(columns, [zero; 2]));
                }
            }
        }
        let left = (count - upper.end) as f64 / count as f64;
        if !keep_on(1.0 - left * left) {
            return None;
        }
    }
    Some(sums.of_samples(&tiles.order))
}

/// Both kernels, sharp and wide, of four samples with four others, a row for each of the first.
#[inline(always)]
fn kernels<F: Few>(from: &[[F::One; SIDE]], to: &[[F::One; SIDE]], scale: F) -> [[F; 2]; SIDE] {
    let mut distances = [F::splat(F::One::default()); SIDE];
    for (x, y) in from.iter().zip(to) {
        let y = F::new(*y);
        for (distance, x) in distances.iter_mut().zip(x) {
            let difference = F::splat(*x) - y;
            *distance = *distance + difference * difference;
        }
    }
    distances.map(|distance| (distance * scale).kernels())
}

#[inline(always)]
fn add_rows<F: Few>(rows: &mut [[F; 2]; SIDE], kernels: &[[F; 2]; SIDE], weights: &[F::One; SIDE]) {
    let weights = F::new(*weights);
    for (row, kernels) in rows.iter_mut().zip(kernels) {
        *row = [row[0] + kernels[0] * weights, row[1] + kernels[1] * weights];
    }
}

#[inline(always)]
fn add_columns<F: Few>(columns: &mut [F; 2], kernels: &[[F; 2]; SIDE], weights: &[F::One; SIDE]) {
    for (kind, column) in columns.iter_mut().enumerate() {
        let [a, b, c, d] = std::array::from_fn(|i| kernels[i][kind] * F::splat(weights[i]));
        *column = *column + ((a + b) + (c + d));
    }
}
