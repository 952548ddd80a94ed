//! The kernel: one workgroup trains one network, many steps a launch.

use burn::cubecl;
use burn::cubecl::prelude::*;

use super::functions::is_finite;
use super::pass::sample;
use super::update::update;
use super::{Layout, Plan, UNITS};

/// Trains network CUBE_POS_X for the steps of one launch.
///
/// Per network, with P parameters and m moments, of R networks:
/// - `data` [N, inputs + classes]: each pattern and its target probabilities.
/// - `state` [1 + m, R, P]: weights, then moments; read at the start, written at the end.
/// - `order` [R, rows]: rows of `data`.
/// - `steps` [·, 4]: where the batch starts in `order`, its length, and the bits of Adam's two factors
///   1 / (1 − βᵗ). Barriers lie within loops of these lengths, so the buffer has to stay read-only.
/// - `rates` [R]: learning rates.
/// - `slots` [P]: see [`Layout::slots`].
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
    slots: &[u32],
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

    // Weights, gradients, moments: [2 + m, P]. Parameter p belongs to unit p mod UNITS throughout, so that
    // only weights are ever read by other units.
    let mut own = Shared::<[f32]>::new_slice(comptime!((2 + moments) * parameters));
    // One row a sample; see `Layout`.
    let mut activations = Shared::<[f32]>::new_slice(comptime!(plan.tile * layout.activation_stride));
    let mut deltas = Shared::<[f32]>::new_slice(comptime!(plan.tile * layout.delta_stride));

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
            for p in range_stepped(unit, parameters, UNITS) {
                let slot = slots[p];
                own[parameters + p] += product(slot, samples as usize, &activations, &deltas, layout.clone());
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

/// Σ activation · delta over the samples of the tile: the gradient of the parameter with these slots.
#[cube]
fn product(
    slot: u32,
    samples: usize,
    activations: &Shared<[f32]>,
    deltas: &Shared<[f32]>,
    #[comptime] layout: Layout,
) -> f32 {
    let mut value = (slot >> 16) as usize;
    let mut error = (slot & 0xffff) as usize;
    let mut sum = 0.0f32;
    for _ in 0..samples {
        sum += activations[value] * deltas[error];
        value += layout.activation_stride;
        error += layout.delta_stride;
    }
    sum
}
