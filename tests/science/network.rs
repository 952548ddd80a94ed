//! The plain pass against finite differences, the functions against libm, the weights against theory.

use infoplane::data::{Purpose, Split, generator, permutation, word};
use infoplane::experiment::{Activation, Batch, DataSet, Experiment, Initialisation, Loss};
use infoplane::network::{
    Activations, Gathered, Gradient, Lanes, Outputs, Real, Shape, TANH_BOUND, activate, backward, batches,
    forward, initial_weights, mean_loss, slope,
};

use crate::samples;

fn shape(widths: &[usize], activation: Activation) -> Shape {
    Shape { widths: widths.to_vec(), activation }
}

/// Numbers in [−1, 1] that look random and are the same everywhere.
fn noise(count: usize) -> impl Iterator<Item = f64> {
    (1..=count).map(|i| (i as f64 * 12.9898).sin() * 43758.5453).map(|v| 2.0 * (v - v.floor()) - 1.0)
}

fn unit_major(width: usize, samples: usize, values: impl Iterator<Item = f64>) -> Activations<f64> {
    Activations { values: values.take(width * samples).collect(), width, samples }
}

#[test]
fn gradients_agree_with_finite_differences() {
    for activation in Activation::ALL {
        for widths in [&[3, 4, 2][..], &[2, 5, 1, 3], &[4, 3, 3, 2, 2]] {
            let shape = shape(widths, *activation);
            let weights: Vec<f64> = noise(shape.parameters()).collect();
            let inputs = unit_major(widths[0], 7, noise(1000).skip(100));
            let classes = widths[widths.len() - 1];
            // Soft targets: any distribution over the classes.
            let mut targets = unit_major(classes, 7, noise(1000).skip(300).map(|v| v.abs() + 0.1));
            for n in 0..7 {
                let sum: f64 = (0..classes).map(|y| targets.unit(y)[n]).sum();
                (0..classes).for_each(|y| targets.values[y * 7 + n] /= sum);
            }
            for loss in Loss::ALL {
                let (_, gradient) = backward(&shape, *loss, &weights, &inputs, &targets);
                for i in 0..weights.len() {
                    let mean = |by: f64| {
                        let mut moved = weights.clone();
                        moved[i] += by;
                        mean_loss(*loss, &forward(&shape, &moved, &inputs).logits, &targets)
                    };
                    let step = 1e-5;
                    let expected = (mean(step) - mean(-step)) / (2.0 * step);
                    // The share 1/samples is an f32 in the pass, hence not closer than 1e-7.
                    let apart = (gradient[i] - expected).abs();
                    let place = format!("{activation:?} {loss:?} {widths:?} parameter {i}");
                    assert!(apart < 1e-7, "{place}: {} {expected}", gradient[i]);
                }
            }
        }
    }
}

/// max |a − b| relative to max |b|.
fn relative(a: &[f32], b: &[f32]) -> f32 {
    let largest = b.iter().fold(0.0_f32, |m, v| m.max(v.abs()));
    a.iter().zip(b).fold(0.0_f32, |m, (a, b)| m.max((a - b).abs())) / largest
}

/// What a network makes of samples in blocks is, bit for bit, what the plain pass makes of each alone.
#[test]
fn samples_pass_in_blocks_as_each_would_alone() {
    // The memory of one pass serves the next, whatever its shape.
    let mut blocks = Outputs::default();
    for activation in Activation::ALL {
        for widths in [&[12, 10, 3][..], &[12, 7, 5, 1]] {
            // Whole blocks, vectors and single samples.
            for samples in [71, 64, 6, 1] {
                let shape = shape(widths, *activation);
                let weights: Vec<f32> = noise(shape.parameters()).map(|w| 3.0 * w as f32).collect();
                let values = noise(12 * samples).map(|x| x as f32).collect();
                let inputs = Activations { values, width: 12, samples };
                blocks.write(&shape, &weights, &inputs);
                assert_eq!(blocks.layers.len(), widths.len() - 1);
                for sample in 0..samples {
                    let alone = forward(&shape, &weights, &inputs.select(&[sample as u32]));
                    let pairs = blocks.layers.iter().chain([&blocks.logits]);
                    for (together, alone) in pairs.zip(alone.layers.iter().chain([&alone.logits])) {
                        assert_eq!((together.width, together.samples), (alone.width, samples));
                        for unit in 0..together.width {
                            let (a, b) = (together.unit(unit)[sample], alone.unit(unit)[0]);
                            assert_eq!(
                                a.to_bits(),
                                b.to_bits(),
                                "{shape:?}, {unit} of {sample} in {samples}"
                            );
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn gradients_in_simd_are_those_of_the_plain_pass() {
    let samples = samples::of(&Experiment { data: DataSet::Regular90, ..Experiment::default() });
    let shapes = [&[12, 2][..], &[12, 1, 2], &[12, 10, 7, 5, 4, 3, 2], &[12, 64, 3, 33, 2]];
    for activation in Activation::ALL {
        for widths in shapes {
            let shape = shape(widths, *activation);
            let weights: Vec<f32> = noise(shape.parameters()).map(|w| w as f32).collect();
            for loss in Loss::ALL {
                let mut simd = Gradient::new(&shape, *loss);
                let mut batch = Gathered::new(&samples);
                // Part of a block, whole blocks, blocks and a part; the same again, and fewer.
                for count in [1, 31, 32, 33, 64, 410, 410, 33] {
                    let rows: Vec<u32> = (0..count).map(|i| i * 9 % 4096).collect();
                    let inputs = Activations::gather(&samples.inputs, 12, &rows);
                    let targets = Activations::gather(&samples.targets, 2, &rows);
                    let (_, plain) = backward(&shape, *loss, &weights, &inputs, &targets);
                    batch.take(&rows);
                    let apart = relative(simd.of(&weights, &batch), &plain);
                    assert!(apart < 1e-5, "{activation:?} {loss:?} {widths:?} {count} rows: {apart}");
                }
            }
        }
    }
}

#[test]
fn an_output_that_is_not_finite_is_seen_in_the_gradients_last_number() {
    let samples = samples::of(&Experiment::default());
    let shape = shape(&[12, 4, 2], Activation::Tanh);
    let mut batch = Gathered::new(&samples);
    batch.take(&(0..100).collect::<Vec<u32>>());
    for broken in [f32::NAN, f32::INFINITY] {
        for parameter in [0, 12 * 4 + 4] {
            let mut weights = vec![0.1; shape.parameters()];
            weights[parameter] = broken;
            for loss in Loss::ALL {
                let last = Gradient::new(&shape, *loss).of(&weights, &batch).last().copied();
                // tanh bounds an infinite z, but ∞ · 0 of a bit that is not set is NaN.
                assert!(!last.unwrap().is_finite(), "{broken} at {parameter}");
            }
        }
    }
}

#[test]
fn four_numbers_at_once_have_the_bits_of_one_alone() {
    let numbers: Vec<f32> = (-4000..4000)
        .map(|i| i as f32 * 0.0137)
        .chain([0.0, -0.0, 1e-30, -1e-30, 88.5, -90.0, f32::INFINITY, f32::NEG_INFINITY])
        .collect();
    for four in numbers.chunks_exact(4) {
        for activation in Activation::ALL {
            let (mut lanes, mut alone) = ([Lanes::new(four)], four.to_vec());
            activate(*activation, &mut lanes);
            activate(*activation, &mut alone);
            let bits = |values: &[f32]| values.iter().map(|v| v.to_bits()).collect::<Vec<_>>();
            assert_eq!(bits(&lanes[0].to_array()), bits(&alone), "{activation:?} of {four:?}");
            let slopes: Vec<f32> = alone.iter().map(|output| slope(*activation, *output)).collect();
            assert_eq!(
                bits(&slope(*activation, lanes[0]).to_array()),
                bits(&slopes),
                "{activation:?} {four:?}"
            );
        }
    }
    assert_eq!(Lanes::new(&[1.0, 2.0, 4.0, 8.0]).sum(), 15.0);
}

#[test]
fn single_precision_functions_are_close_to_libm() {
    let mut largest = [0.0_f64; 4];
    for i in -2_000_000..2_000_000 {
        let x = i as f32 * 1e-5;
        let exact = f64::from(x);
        let relative =
            |a: f32, b: f64| if b == 0.0 { f64::from(a.abs()) } else { (f64::from(a) / b - 1.0).abs() };
        let errors = [
            relative(Real::tanh(x), libm::tanh(exact)),
            relative(Real::exp(x), libm::exp(exact)),
            relative(Real::exp_m1(x), libm::expm1(exact)),
            // Its argument is taken to lie in [0, 1].
            relative(Real::ln_1p(x.abs() / 20.0), libm::log1p(f64::from(x.abs() / 20.0))),
        ];
        largest.iter_mut().zip(errors).for_each(|(l, e)| *l = l.max(e));
    }
    let limits = [4.4e-7, 4e-7, 4e-7, 4e-7];
    assert!(largest.iter().zip(limits).all(|(error, limit)| *error < limit), "{largest:?}");
}

#[test]
fn tanh_keeps_its_ends() {
    assert_eq!(Real::tanh(30.0_f32), 1.0);
    assert_eq!(Real::tanh(f32::NEG_INFINITY), -1.0);
    assert_eq!(Real::tanh(0.0_f32).to_bits(), 0.0_f32.to_bits());
    assert_eq!(Real::tanh(-0.0_f32).to_bits(), (-0.0_f32).to_bits());
    assert!(Real::tanh(f32::NAN).is_nan());
    // Where the exact value rounds to 1 in f32, and where it is ten of the last places below.
    assert_eq!(Real::tanh(9.01_f32), 1.0);
    assert!(Real::tanh(7.5_f32) < 1.0);
    // Here the quotient itself must be 1, as the kernel goes no further.
    assert_eq!(Real::tanh(TANH_BOUND), 1.0);
    for i in 0..2_000_000 {
        let x = i as f32 * 5e-6;
        assert!(Real::tanh(x) <= 1.0);
        assert!(x < 8.3 || Real::tanh(x) == 1.0, "{x}");
        assert_eq!(Real::tanh(-x), -Real::tanh(x));
    }
}

#[test]
fn activations_hold_at_known_points() {
    let at = |activation, z: f64| {
        let mut value = [z];
        activate(activation, &mut value);
        value[0]
    };
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-8, "{a} {b}");
    close(at(Activation::Tanh, 0.5), 0.46211715726000973);
    close(at(Activation::Sigmoid, 2.0), 0.8807970779778823);
    close(at(Activation::Softsign, -3.0), -0.75);
    close(at(Activation::Softplus, 0.0), std::f64::consts::LN_2);
    close(at(Activation::Elu, -1.0), -0.6321205588285577);
    close(at(Activation::LeakyRelu, -2.0), -0.02);
    close(at(Activation::Relu, -2.0), 0.0);
    close(at(Activation::Linear, -2.0), -2.0);
}

#[test]
fn probabilities_sum_to_one_and_survive_large_logits() {
    let shape = shape(&[2, 3], Activation::Linear);
    let weights = vec![900.0_f32, -900.0, 0.0, 1.0, 2.0, 3.0, 0.0, 0.0, 0.0];
    let inputs = Activations { values: vec![1.0, -1.0, 0.5, 0.5], width: 2, samples: 2 };
    let p = &forward(&shape, &weights, &inputs).layers[0];
    for n in 0..2 {
        let sum: f32 = (0..3).map(|y| p.unit(y)[n]).sum();
        assert!((sum - 1.0).abs() < 1e-6);
    }
    assert!(p.unit(0)[0] > 0.999 && p.unit(1)[1] > 0.999);
}

#[test]
fn initial_weights_are_truncated_normal_with_zero_bias() {
    for (initialisation, fan) in [(Initialisation::FanIn, 12.0_f64), (Initialisation::FanOut, 10.0)] {
        let experiment = Experiment { initialisation, ..Experiment::default() };
        let shape = Shape::new(&experiment, &samples::of(&experiment));
        let layer = shape.layers()[0];
        let mut scaled = Vec::new();
        for network in 0..200 {
            let weights = initial_weights(&experiment, &shape, network);
            assert!(weights[layer.bias()].iter().all(|b| *b == 0.0));
            scaled.extend(weights[layer.kernel()].iter().map(|w| f64::from(*w) * fan.sqrt()));
        }
        let n = scaled.len() as f64;
        let mean = scaled.iter().sum::<f64>() / n;
        let variance = scaled.iter().map(|v| v * v).sum::<f64>() / n;
        assert!(scaled.iter().all(|v| v.abs() <= 2.000001));
        assert!(scaled.iter().any(|v| v.abs() > 1.95));
        assert!(mean.abs() < 4.0 / n.sqrt());
        // A standard normal cut at ±2: 1 − 2·2·φ(2) / (2Φ(2) − 1).
        assert!((variance - 0.7737413).abs() < 0.02, "{variance}");
    }
}

#[test]
fn batches_are_a_partition_that_changes_with_epoch_and_network() {
    let experiment = Experiment::default();
    let split = Split::new(&experiment, 4096, 0);
    assert_eq!((split.train.len(), split.holdout.len()), (3482, 614));
    let of = |network, epoch| batches(&experiment, &split.train, network, epoch);
    let sizes: Vec<usize> = of(0, 1).iter().map(Vec::len).collect();
    assert_eq!(sizes, [512, 512, 512, 512, 512, 512, 410]);
    let mut rows = of(3, 9).concat();
    rows.sort_unstable();
    assert_eq!(rows, split.train);
    assert_eq!(of(0, 1), of(0, 1));
    assert_ne!(of(0, 1), of(0, 2));
    assert_ne!(of(0, 1), of(1, 1));
    let full = Experiment { batch: Batch::Full, ..experiment };
    assert_eq!(batches(&full, &split.train, 0, 1), vec![split.train.clone()]);
}

#[test]
fn permutations_take_one_word_for_each_place() {
    for length in [0, 1, 2, 3, 64, 65, 66, 130, 1000] {
        let [mut one, mut other] = [0, 1].map(|_| generator(7, Purpose::Order, 0, 3));
        let mut order: Vec<u32> = (0..length as u32).collect();
        for last in (1..length).rev() {
            let pick = (u64::from(word(&mut one)) * (last as u64 + 1)) >> 32;
            order.swap(last, pick as usize);
        }
        assert_eq!(permutation(length, &mut other), order);
        assert_eq!(word(&mut other), word(&mut one), "{length}");
    }
}

#[test]
fn permutations_are_uniform() {
    // All 24 orders of four, by Pearson's χ² with 23 degrees of freedom: 49.7 is its 99.9 % point.
    let mut counts = std::collections::HashMap::new();
    let mut random = generator(1, Purpose::Order, 0, 0);
    let draws = 24_000;
    for _ in 0..draws {
        *counts.entry(permutation(4, &mut random)).or_insert(0.0) += 1.0;
    }
    let expected = f64::from(draws) / 24.0;
    let chi: f64 = counts.values().map(|c: &f64| (c - expected).powi(2) / expected).sum();
    assert_eq!(counts.len(), 24);
    assert!(chi < 49.7, "{chi}");
}
