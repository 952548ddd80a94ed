//! How far the values of a layer reach.

use crate::network::Activations;

/// The lowest and the highest value of each unit, `None` where one of its values is not finite, [width].
#[derive(Clone, Debug, Default)]
pub struct Extents(Vec<Option<[f32; 2]>>);

impl Extents {
    /// Those of these activations.
    pub fn of(activations: &Activations) -> Self {
        Self((0..activations.width).map(|unit| extent(activations.unit(unit))).collect())
    }

    /// The lowest and the highest value of one unit.
    pub fn unit(&self, unit: usize) -> Option<[f32; 2]> {
        self.0[unit]
    }

    /// The lowest and the highest value of all finite units; [∞, −∞] where there is none.
    pub fn range(&self) -> [f32; 2] {
        let finite = || self.0.iter().flatten();
        let low = finite().fold(f32::INFINITY, |low, [value, _]| low.min(*value));
        [low, finite().fold(f32::NEG_INFINITY, |high, [_, value]| high.max(*value))]
    }
}

fn extent(values: &[f32]) -> Option<[f32; 2]> {
    const LANES: usize = 8;
    let (mut low, mut high, mut sum) = ([f32::INFINITY; LANES], [f32::NEG_INFINITY; LANES], [0.0_f32; LANES]);
    let (chunks, rest) = values.as_chunks::<LANES>();
    for chunk in chunks.iter().copied().chain(rest.iter().map(|value| [*value; LANES])) {
        for (((low, high), sum), value) in low.iter_mut().zip(&mut high).zip(&mut sum).zip(chunk) {
            // By selection, which becomes SIMD and passes over NaN; these and infinities stay in the sum.
            *low = if value < *low { value } else { *low };
            *high = if value > *high { value } else { *high };
            *sum += value * 0.0;
        }
    }
    let ends =
        [low.into_iter().fold(f32::INFINITY, f32::min), high.into_iter().fold(f32::NEG_INFINITY, f32::max)];
    let is_finite = sum.iter().all(|sum| *sum == 0.0) && ends[0].is_finite();
    is_finite.then_some(ends)
}
