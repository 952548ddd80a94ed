//! The engines against the plain pass and each other: gradients, weights after steps, checkpoints.

use std::sync::Arc;

use infoplane::data::{Samples, Split};
use infoplane::evaluation::{Findings, Reader};
use infoplane::experiment::{Activation, Batch, Draw, EngineChoice, Experiment, Loss, Optimiser, Reading};
use infoplane::information::PlanePoint;
use infoplane::network::{Activations, Shape, Update, backward, batches, initial_weights};
use infoplane::training::burn::{Ensemble, difference, flex};
use infoplane::training::{Placement, State, Trainer, open, shares};
use pollster::block_on;

use crate::samples;
use crate::spread;

/// Two small networks with a layer of one unit, batches of an odd size.
fn small(activation: Activation, optimiser: Optimiser) -> Experiment {
    Experiment {
        hidden: vec![5, 1, 3],
        networks: 2,
        batch: Batch::Of(257),
        activation,
        optimiser,
        learning_rate: 0.01,
        ..Experiment::default()
    }
}

struct Plain {
    experiment: Experiment,
    samples: Arc<Samples>,
    shape: Shape,
}

impl Plain {
    fn new(experiment: &Experiment) -> Self {
        let samples = samples::of(experiment);
        let shape = Shape::new(experiment, &samples);
        Self { experiment: experiment.clone(), samples, shape }
    }

    fn initial(&self) -> State {
        State::initial(&self.experiment, &self.shape)
    }

    fn batches(&self, network: usize, epoch: u32) -> Vec<Vec<u32>> {
        let split = Split::new(&self.experiment, self.samples.len, network);
        batches(&self.experiment, &split.train, network, epoch)
    }

    fn gradient(&self, weights: &[f32], rows: &[u32]) -> Vec<f32> {
        let inputs = Activations::gather(&self.samples.inputs, self.samples.input_width, rows);
        let targets = Activations::gather(&self.samples.targets, self.samples.classes, rows);
        backward(&self.shape, self.experiment.loss, weights, &inputs, &targets).1
    }

    /// The weights of every network after `steps` steps.
    fn train(&self, steps: usize) -> Vec<f32> {
        let mut all = Vec::new();
        for network in 0..self.experiment.networks {
            let mut weights = initial_weights(&self.experiment, &self.shape, network);
            let mut update = Update::new(&self.experiment, weights.len());
            for rows in (1..).flat_map(|epoch| self.batches(network, epoch)).take(steps) {
                let gradient = self.gradient(&weights, &rows);
                update.step(&mut weights, &gradient);
            }
            all.extend(weights);
        }
        all
    }
}

fn burn() -> Placement {
    Placement::Burn(flex())
}

/// max |a − b| relative to max |b|; absolute where b is zero, as behind a dead ReLU.
fn relative(a: &[f32], b: &[f32]) -> f32 {
    assert_eq!(a.len(), b.len());
    let largest = b.iter().fold(0.0_f32, |m, v| m.max(v.abs()));
    let apart = a.iter().zip(b).fold(0.0_f32, |m, (a, b)| m.max((a - b).abs()));
    if largest == 0.0 { apart } else { apart / largest }
}

#[test]
fn burns_gradients_of_every_layer_activation_and_loss() {
    for (activation, loss) in Activation::ALL.iter().flat_map(|a| Loss::ALL.iter().map(move |l| (*a, *l))) {
        let experiment = Experiment { loss, ..small(activation, Optimiser::Sgd) };
        let plain = Plain::new(&experiment);
        let state = plain.initial();
        let ensemble = Ensemble::new(&experiment, &samples::of(&experiment), &state, &flex()).unwrap();
        let (x, targets) = ensemble.feed().epoch(1).next().unwrap();
        let burn = ensemble.gradient(x, targets).1.into_data().try_into_vec::<f32>().unwrap();
        let parameters = plain.shape.parameters();
        assert!(burn[..12].iter().chain(&burn[parameters..][..12]).any(|g| *g != 0.0), "{activation:?}");
        for network in 0..experiment.networks {
            let weights = &state.values[network * parameters..][..parameters];
            let expected = plain.gradient(weights, &plain.batches(network, 1)[0]);
            let burn = &burn[network * parameters..][..parameters];
            for layer in plain.shape.layers() {
                let apart = relative(&burn[layer.all()], &expected[layer.all()]);
                assert!(apart < 1e-5, "{activation:?} {loss:?} network {network} {layer:?}: {apart}");
            }
        }
    }
}

#[test]
fn burns_weights_after_steps_of_every_optimiser() {
    for (optimiser, decay) in Optimiser::ALL.iter().flat_map(|o| [(*o, 0.0), (*o, 0.02)]) {
        let experiment = Experiment { decay, ..small(Activation::Tanh, optimiser) };
        let plain = Plain::new(&experiment);
        for steps in [1, 20] {
            let state = plain.initial();
            let mut ensemble =
                Ensemble::new(&experiment, &samples::of(&experiment), &state, &flex()).unwrap();
            let batches: Vec<_> = (1..3).flat_map(|epoch| ensemble.feed().epoch(epoch)).take(steps).collect();
            for (x, targets) in batches {
                ensemble.step(x, targets);
            }
            let burn = block_on(ensemble.state()).unwrap();
            let expected = plain.train(steps);
            let apart = relative(&burn.values[..expected.len()], &expected);
            assert!(apart < 1e-5, "{optimiser:?} {decay} after {steps} steps: {apart}");
            assert_ne!(expected, state.values[..expected.len()]);
        }
    }
}

/// Every activation, optimiser, loss, decay and draw of the CPU engine, through burn and through the plain pass.
#[test]
fn the_cpu_engine_trains_what_burn_trains() {
    let mut experiments: Vec<Experiment> =
        Activation::ALL.iter().map(|activation| small(*activation, Optimiser::Sgd)).collect();
    for optimiser in Optimiser::ALL {
        let one = small(Activation::Tanh, *optimiser);
        experiments.push(Experiment { decay: 0.02, ..one.clone() });
        experiments.push(Experiment { loss: Loss::SquaredError, draw: Draw::Each, ..one });
    }
    for experiment in experiments {
        let (_, cpu) = trained(&experiment, 2, None, &Placement::Cpu);
        let weights = cpu.values.len() / (1 + infoplane::network::moments(experiment.optimiser));
        let plain = Plain::new(&experiment).train(28);
        let apart = relative(&cpu.values[..weights], &plain);
        assert!(apart < 1e-5, "plain pass, {experiment:?}: {apart}");
        let (_, burn) = trained(&experiment, 2, None, &burn());
        let apart = relative(&cpu.values[..weights], &burn.values[..weights]);
        assert!(apart < 1e-5, "burn, {experiment:?}: {apart}");
    }
}

/// One parameter, the gradients 1, −2, 3: computed by hand from the published rules.
#[test]
fn optimisers_follow_their_papers() {
    let after = |optimiser, decay| {
        let experiment = Experiment { optimiser, learning_rate: 0.1, decay, ..Experiment::default() };
        let (mut update, mut weight) = (Update::new(&experiment, 1), [1.0_f32]);
        for gradient in [1.0, -2.0, 3.0] {
            update.step(&mut weight, &[gradient]);
        }
        f64::from(weight[0])
    };
    let near = |a: f64, b: f64| assert!((a - b).abs() < 2e-6, "{a} {b}");
    near(after(Optimiser::Sgd, 0.0), 0.8);
    // w ← w − 0.1 (g + 0.5 w): 0.85, 1.0075, 0.657125.
    near(after(Optimiser::Sgd, 0.5), 0.657125);
    // Velocities 1, −1.1, 2.01.
    near(after(Optimiser::Momentum, 0.0), 0.809);
    // Steps 1 + 0.9, −2 − 0.99, 3 + 1.809.
    near(after(Optimiser::Nesterov, 0.0), 1.0 - 0.1 * (1.9 - 2.99 + 4.809));
    let adam = |decay: f64| {
        let (mut m, mut v, mut w) = (0.0, 0.0, 1.0);
        for (t, g) in [1.0_f64, -2.0, 3.0].into_iter().enumerate() {
            w -= 0.1 * decay * w;
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            let (m_hat, v_hat) =
                (m / (1.0 - 0.9_f64.powi(t as i32 + 1)), v / (1.0 - 0.999_f64.powi(t as i32 + 1)));
            w -= 0.1 * m_hat / (v_hat.sqrt() + 1e-8);
        }
        w
    };
    near(after(Optimiser::Adam, 0.0), adam(0.0));
    near(after(Optimiser::AdamW, 0.5), adam(0.5));
    let (mut v, mut w) = (0.0, 1.0);
    for g in [1.0_f64, -2.0, 3.0] {
        v = 0.9 * v + 0.1 * g * g;
        w -= 0.1 * g / (v.sqrt() + 1e-8);
    }
    near(after(Optimiser::RmsProp, 0.0), w);
}

fn trained(
    experiment: &Experiment,
    epochs: u32,
    from: Option<(u32, State)>,
    placement: &Placement,
) -> (u32, State) {
    let mut trainer =
        Trainer::new(experiment, &samples::of(experiment), 0..experiment.networks, from, placement).unwrap();
    block_on(trainer.advance(epochs, async || {})).unwrap();
    (trainer.epochs(), block_on(trainer.state()).unwrap())
}

#[test]
fn a_run_taken_up_from_a_checkpoint_ends_bit_for_bit_the_same() {
    for placement in [Placement::Cpu, burn()] {
        for optimiser in Optimiser::ALL {
            let experiment = small(Activation::Relu, *optimiser);
            let whole = trained(&experiment, 4, None, &placement);
            let half = trained(&experiment, 2, None, &placement);
            assert_eq!(trained(&experiment, 4, Some(half), &placement), whole);
            assert_ne!(trained(&Experiment { seed: 8, ..experiment }, 4, None, &placement), whole);
        }
    }
}

#[test]
fn the_result_does_not_depend_on_how_many_workers_train() {
    assert_eq!(shares(10, 3), [0..3, 3..6, 6..10]);
    assert_eq!(shares(2, 5), [0..1, 1..2]);
    assert_eq!(shares(4, 0), shares(4, 1));
    assert!(shares(4, 1).iter().map(|share| (share.start, share.end)).eq([(0, 4)]));
    let experiment = Experiment { networks: 5, draw: Draw::Each, ..small(Activation::Tanh, Optimiser::Adam) };
    let (epoch, half) = trained(&experiment, 2, None, &Placement::Cpu);
    let (_, whole) = trained(&experiment, 3, None, &Placement::Cpu);
    for workers in 1..=5 {
        let parts: Vec<State> = (shares(5, workers).into_iter())
            .map(|share| {
                let from = Some((epoch, half.clone()));
                let mut trainer =
                    Trainer::new(&experiment, &samples::of(&experiment), share, from, &Placement::Cpu)
                        .unwrap();
                block_on(trainer.advance(3, async || {})).unwrap();
                block_on(trainer.state()).unwrap()
            })
            .collect();
        assert_eq!(State::whole(&parts, &experiment), whole, "{workers} workers");
    }
}

#[test]
fn networks_with_training_parts_of_their_own_learn_from_these() {
    let one = small(Activation::Tanh, Optimiser::Sgd);
    let each = Experiment { draw: Draw::Each, ..one.clone() };
    let split = |experiment: &Experiment, network| Split::new(experiment, 4096, network);
    assert_eq!(split(&one, 0), split(&one, 1));
    assert_ne!(split(&each, 0), split(&each, 1));
    assert_eq!(split(&each, 0).train.len(), split(&one, 0).train.len());
    let (a, b) = (trained(&one, 1, None, &Placement::Cpu), trained(&each, 1, None, &Placement::Cpu));
    assert_ne!(a.1.values, b.1.values);
}

#[test]
fn a_checkpoint_of_another_shape_is_refused() {
    let experiment = small(Activation::Tanh, Optimiser::Adam);
    for placement in [Placement::Cpu, burn()] {
        let state = State { step: 3, values: vec![0.0; 7] };
        assert!(
            Trainer::new(&experiment, &samples::of(&experiment), 0..2, Some((1, state)), &placement).is_err()
        );
    }
}

#[test]
fn a_network_that_diverges_is_named_and_the_others_go_on() {
    let experiment = small(Activation::Relu, Optimiser::Sgd);
    for placement in [Placement::Cpu, burn()] {
        let mut state = Plain::new(&experiment).initial();
        // The second network starts with a weight that makes its first loss infinite or NaN.
        let parameters = state.values.len() / 2;
        state.values[parameters] = f32::INFINITY;
        let alone = trained(&experiment, 1, None, &placement).1;
        let mut trainer =
            Trainer::new(&experiment, &samples::of(&experiment), 0..2, Some((0, state)), &placement).unwrap();
        let end = block_on(trainer.advance(1, async || {})).unwrap();
        assert_eq!(end.diverged.len(), 1);
        assert_eq!((end.diverged[0].network, end.diverged[0].step, end.alive), (1, 1, true));
        let after = block_on(trainer.state()).unwrap();
        assert!(after.values[parameters..].iter().all(|w| w.is_nan()));
        assert_eq!(after.values[..parameters], alone.values[..parameters]);
        assert!(block_on(trainer.advance(2, async || {})).unwrap().diverged.is_empty());
        // Taken up again it is not told of anew.
        let mut again =
            Trainer::new(&experiment, &samples::of(&experiment), 0..2, Some((1, after)), &placement).unwrap();
        let end = block_on(again.advance(2, async || {})).unwrap();
        assert_eq!((end.diverged, end.alive), (vec![], true));
    }
}

#[test]
fn a_learning_rate_beyond_reason_ends_every_network() {
    let experiment = Experiment { learning_rate: 10.0, ..small(Activation::Linear, Optimiser::Momentum) };
    let mut steps = Vec::new();
    for placement in [Placement::Cpu, burn()] {
        let mut trainer =
            Trainer::new(&experiment, &samples::of(&experiment), 0..2, None, &placement).unwrap();
        let mut diverged = Vec::new();
        for epoch in 1..200 {
            let end = block_on(trainer.advance(epoch, async || {})).unwrap();
            diverged.extend(end.diverged);
            if !end.alive {
                break;
            }
        }
        assert_eq!(diverged.len(), 2);
        steps.push(diverged[0].step);
    }
    // Rounding is amplified, so the engines may part by a few steps.
    assert!(steps[0].abs_diff(steps[1]) <= 3, "{steps:?}");
}

#[test]
fn the_self_test_accepts_flex_itself() {
    let experiment = small(Activation::Softplus, Optimiser::Adam);
    assert_eq!(block_on(difference(&experiment, &samples::of(&experiment), &flex())), Ok(0.0));
    let cpu = Experiment { engine: EngineChoice::Cpu, ..experiment };
    assert!(block_on(open(&cpu, &samples::of(&cpu), None)).reason.is_none());
}

/// The default experiment's first 1400 steps: plane and accuracy do not tell which engine trained it.
#[test]
fn burn_draws_the_plane_of_the_cpu_engine() {
    let experiment = Experiment::from_link("nets=4&epochs=200").0;
    let read = |placement: Placement| {
        let (_, state) = trained(&experiment, 200, None, &placement);
        let weights = &state.values[..state.values.len() / 3];
        Reader::new(&experiment, &samples::of(&experiment)).read(weights, &[Reading::of(&experiment)], true)
    };
    let (cpu, burn) = (read(Placement::Cpu), read(burn()));
    let accuracies =
        |f: &Findings| -> Vec<f64> { f.metrics.iter().map(|network| network.holdout.accuracy).collect() };
    spread::assert_within("accuracy", &accuracies(&cpu), &accuracies(&burn));
    let (cpu, burn) = (&cpu.information["edges:30@all"], &burn.information["edges:30@all"]);
    for layer in 0..6 {
        let of = |networks: &[Vec<PlanePoint>], value: fn(&PlanePoint) -> f64| -> Vec<f64> {
            networks.iter().map(|layers| value(&layers[layer])).collect()
        };
        let what = format!("layer {layer}");
        spread::assert_within(&what, &of(cpu, |p| p.ixt), &of(burn, |p| p.ixt));
        spread::assert_within(&what, &of(cpu, |p| p.ity), &of(burn, |p| p.ity));
    }
}

/// 64 inputs, ten classes, patterns of its own for each network: both engines learn the same from them.
#[test]
fn engines_agree_on_wide_data_whose_training_part_is_treated() {
    let labels: Vec<usize> = (0..301).map(|row| row * row % 10).collect();
    let inputs = (0..301 * 64).map(|i| (i * i % 97) as f32 / 97.0).collect();
    let wide = Samples { standardised: Some(1.5), ..Samples::labelled(inputs, &labels, 10) };
    for link in ["", "draw=each", "std=0.3", "std=2&draw=each&noise=0.1"] {
        let link = format!("data=table&net=7-64&nets=3&batch=32&opt=sgd&lr=0.05&train=0.5&{link}");
        let (experiment, notices) = Experiment::from_link(&link);
        assert_eq!(notices, []);
        let samples = Arc::new(Samples::new(&experiment, Some(&wide)).unwrap());
        let trained = |placement: &Placement, share: std::ops::Range<usize>| {
            let mut trainer = Trainer::new(&experiment, &samples, share, None, placement).unwrap();
            block_on(trainer.advance(2, async || {})).unwrap();
            block_on(trainer.state()).unwrap().values
        };
        let whole = trained(&Placement::Cpu, 0..3);
        assert!(relative(&whole, &trained(&burn(), 0..3)) < 1e-4, "{link}");
        // A share of the networks learns what it does beside the others.
        assert_eq!(trained(&Placement::Cpu, 1..3), whole[whole.len() / 3..], "{link}");
        assert_eq!(whole.len(), 3 * (65 * 7 + 8 * 64 + 65 * 10));
    }
}
