//! The optimisers' rules.

use burn::cubecl;
use burn::cubecl::prelude::*;

use crate::experiment::Optimiser;

/// The optimiser's step of parameter `p`.
#[cube]
pub fn update(
    own: &mut Shared<[f32]>,
    p: usize,
    rate: f32,
    decay: f32,
    unbias_1: f32,
    unbias_2: f32,
    #[comptime] parameters: usize,
    #[comptime] optimiser: Optimiser,
) {
    let mut w = own[p];
    let mut g = own[parameters + p];
    if comptime!(optimiser == Optimiser::AdamW) {
        w -= rate * decay * w;
    } else {
        g += decay * w;
    }
    let m = comptime!(2 * parameters) + p;
    let v = comptime!(3 * parameters) + p;
    match optimiser {
        Optimiser::Sgd => w -= rate * g,
        Optimiser::Momentum => {
            own[m] = 0.9 * own[m] + g;
            w -= rate * own[m];
        }
        Optimiser::Nesterov => {
            own[m] = 0.9 * own[m] + g;
            w -= rate * (g + 0.9 * own[m]);
        }
        Optimiser::Adam | Optimiser::AdamW => {
            own[m] = 0.9 * own[m] + 0.1 * g;
            own[v] = 0.999 * own[v] + 0.001 * g * g;
            w -= rate * (own[m] * unbias_1) / ((own[v] * unbias_2).sqrt() + 1e-8);
        }
        Optimiser::RmsProp => {
            own[m] = 0.9 * own[m] + 0.1 * g * g;
            w -= rate * g / (own[m].sqrt() + 1e-8);
        }
    }
    own[p] = w;
}
