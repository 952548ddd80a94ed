//! The fuzzer itself: its inputs are the same every time, and its measure sees what is held.

use std::hint::black_box;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use crate::allocator::most_during;
use crate::mutate::Mutator;
use crate::targets::Target;
use crate::{hostile, seeds};

#[test]
fn every_seed_is_sound() {
    for target in Target::ALL {
        for (i, seed) in seeds::of(target).iter().enumerate() {
            assert!(target.decode(seed) && target.comes_back(seed), "{} {i}", target.name());
        }
    }
}

#[test]
fn a_round_is_the_same_every_time_and_damages() {
    let seeds = seeds::of(Target::RunFile);
    let mutator = Mutator::new(seeds.clone());
    let input = |round| mutator.input(&mut ChaCha8Rng::seed_from_u64(round));
    let inputs: Vec<Vec<u8>> = (0..200).map(input).collect();
    assert_eq!(inputs, (0..200).map(input).collect::<Vec<_>>());
    let damaged = inputs.iter().filter(|input| !seeds.contains(input)).count();
    assert!(damaged > 180, "{damaged} of 200 are damaged");
}

#[test]
fn the_measure_sees_what_is_held_at_once() {
    let hold = |bytes: usize| drop(black_box(Vec::<u8>::with_capacity(bytes)));
    let (most, ()) = most_during(|| {
        hold(1 << 30);
        hold(1 << 29);
    });
    // Other tests hold something too, but not so much.
    assert!((1 << 30..(1 << 30) + (1 << 28)).contains(&most), "{most}");
}

#[test]
fn hostile_inputs_are_what_they_are_meant_to_be() {
    for target in Target::ALL {
        for (i, input) in hostile::inputs(target).iter().enumerate() {
            assert!(input.len() > 20_000, "{} {i} has {} bytes", target.name(), input.len());
        }
    }
}
