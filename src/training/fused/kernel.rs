//! The kernel: one workgroup trains one network, many steps a launch.

use burn::cubecl;
use burn::cubecl::prelude::*;

use super::functions::is_finite;
use super::pass::sample;
use super::update::update;
use super::{ABREAST, Layout, NONE, PART, Plan, UNITS};

/// Trains network CUBE_POS_X for the steps of one launch.
///
/// Per network, with P parameters and m moments, of R networks:
/// - `data` [N, inputs + classes]: each pattern and its target probabilities.
/// - `state` [1 + m, R, P]: weights, then moments; read at the start, written at the end.
/// - `order` [R, rows]: rows of `data`.
/// - `steps` [·, 4]: where the batch starts in `order`, its length, and the bits of Adam's two factors
///   1 / (1 − βᵗ). Barriers lie within loops of these lengths, so the buffer has to stay read-only.
/// - `rates` [R]: learning rates.
/// - `parts` [·, PART]: see [`Layout::parts`].
/// - `failed` [R, UNITS]: the first step at which a unit met a weight or gradient that is no number.
///
/// `count` steps, the first of which is number `first`; `decay` is the weight decay.
#[cube(launch_unchecked)]
pub fn train(
    data: &[f32],
    state: &mut [f32],
    order: &[u32],
    steps: &[u32],
    rates: &[f32],
    parts: &[u32],
    failed: &mut [u32],
    count: u32,
    first: u32,
    rows: u32,
    decay: f32,
    #[comptime] plan: Plan,
) {
    let layout = comptime!(plan.layout());
    let tile = comptime!(plan.tile as u32);
    let parameters = comptime!(layout.parameters);
    let moments = comptime!(plan.moments());
    let networks = CUBE_COUNT_X as usize;
    let network = CUBE_POS_X as usize;
    let unit = UNIT_POS as usize;
    let part_count = comptime!(layout.parts().len() / PART);

    // Weights, gradients, moments: [2 + m, P]. Parameter p belongs to unit p mod UNITS. Others read its weight and
    // sum its gradient, with a barrier before and after.
    let mut own = Shared::<[f32]>::new_slice(comptime!((2 + moments) * parameters));
    // One row a sample; see `Layout`.
    let mut activations = Shared::<[f32]>::new_slice(comptime!(plan.tile * layout.activation_stride));
    let mut deltas = Shared::<[f32]>::new_slice(comptime!(plan.deltas()));

    for p in range_stepped(unit, parameters, UNITS) {
        own[p] = state[network * parameters + p];
        #[unroll]
        for m in 0..moments {
            let from = (comptime!(m + 1) * networks + network) * parameters + p;
            own[comptime!((m + 2) * parameters) + p] = state[from];
        }
    }
    let at = network * UNITS + unit;
    let mut failure = failed[at];
    let rate = rates[network];
    sync_cube();

    for step in 0..count {
        let entry = 4 * step as usize;
        let start = network * rows as usize + steps[entry] as usize;
        let length = steps[entry + 1];

        for p in range_stepped(unit, parameters, UNITS) {
            own[parameters + p] = 0.0;
        }
        for t in 0..length.div_ceil(tile) {
            let done = t * tile;
            let samples = select(length - done < tile, length - done, tile);
            if unit < samples as usize {
                let row = order[start + done as usize + unit] as usize;
                let share = 1.0 / f32::cast_from(length);
                sample(data, row, unit, share, &own, &mut activations, &mut deltas, plan.clone());
            }
            sync_cube();
            for part in range_stepped(unit, part_count, UNITS) {
                let samples = samples as usize;
                add_products(&mut own, parts, part, samples, &activations, &deltas, layout.clone());
            }
            // The next samples overwrite the rows.
            sync_cube();
        }

        let unbias_1 = f32::reinterpret(steps[entry + 2]);
        let unbias_2 = f32::reinterpret(steps[entry + 3]);
        for p in range_stepped(unit, parameters, UNITS) {
            // Read from memory, whatever the arithmetic before took for granted about its results.
            if !(is_finite(own[p]) && is_finite(own[parameters + p])) && failure > first + step {
                failure = first + step;
            }
            update(&mut own, p, rate, decay, unbias_1, unbias_2, parameters, plan.optimiser);
        }
        sync_cube();
    }

    for p in range_stepped(unit, parameters, UNITS) {
        state[network * parameters + p] = own[p];
        #[unroll]
        for m in 0..moments {
            let to = (comptime!(m + 1) * networks + network) * parameters + p;
            state[to] = own[comptime!((m + 2) * parameters) + p];
        }
    }
    failed[at] = failure;
}

/// Adds Σ activation · delta over the samples of the tile to the gradients of a part's parameters.
#[cube]
fn add_products(
    own: &mut Shared<[f32]>,
    parts: &[u32],
    part: usize,
    samples: usize,
    activations: &Shared<[f32]>,
    deltas: &Shared<[f32]>,
    #[comptime] layout: Layout,
) {
    let (values, errors) = (parts[PART * part], parts[PART * part + 1]);
    let mut one = (values >> 16) as usize;
    let mut other = (values & 0xffff) as usize;
    let mut error = (errors >> 16) as usize;
    let count = errors & 0xffff;
    // Those of the first row, then those of the second.
    let mut sums = Array::<f32>::new(comptime!(2 * ABREAST));
    #[unroll]
    for k in 0..comptime!(2 * ABREAST) {
        sums[k] = 0.0;
    }
    for _ in 0..samples {
        let (x, y) = (activations[one], activations[other]);
        #[unroll]
        for k in 0..ABREAST {
            let delta = deltas[error + k];
            sums[k] += x * delta;
            sums[comptime!(ABREAST + k)] += y * delta;
        }
        one += layout.activation_stride;
        other += layout.activation_stride;
        error += layout.delta_stride;
    }
    let (row, next) = (parts[PART * part + 2], parts[PART * part + 3]);
    #[unroll]
    for k in 0..ABREAST {
        if (k as u32) < count {
            own[layout.parameters + row as usize + k] += sums[k];
            if next != NONE {
                own[layout.parameters + next as usize + k] += sums[comptime!(ABREAST + k)];
            }
        }
    }
}
