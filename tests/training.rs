//! burn on the CPU against the plain pass: gradients of every layer, and weights after steps.

use infoplane::data::{Samples, Split};
use infoplane::experiment::{Activation, Batch, EngineChoice, Experiment, Optimiser};
use infoplane::network::{Activations, Shape, Update, backward, batches, initial_weights};
use infoplane::training::{Ensemble, Feed, State, Trainer, difference, flex, open};
use pollster::block_on;

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
    samples: Samples,
    split: Split,
    shape: Shape,
}

impl Plain {
    fn new(experiment: &Experiment) -> Self {
        let samples = Samples::new(experiment.data);
        let split = Split::new(experiment, samples.len);
        let shape = Shape::new(experiment, &samples);
        Self { samples, split, shape }
    }

    fn gradient(&self, weights: &[f32], rows: &[u32]) -> Vec<f32> {
        let inputs = Activations::gather(&self.samples.inputs, self.samples.input_width, rows);
        let targets = Activations::gather(&self.samples.targets, self.samples.classes, rows);
        backward(&self.shape, weights, &inputs, &targets).1
    }

    /// The weights of every network after `steps` steps.
    fn train(&self, experiment: &Experiment, steps: usize) -> Vec<f32> {
        let mut all = Vec::new();
        for network in 0..experiment.networks {
            let mut weights = initial_weights(experiment, &self.shape, network);
            let mut update = Update::new(experiment, weights.len());
            let order = (1..).flat_map(|epoch| batches(experiment, &self.split.train, network, epoch));
            for rows in order.take(steps) {
                let gradient = self.gradient(&weights, &rows);
                update.step(&mut weights, &gradient);
            }
            all.extend(weights);
        }
        all
    }
}

/// max |a − b| relative to max |b|; absolute where b is zero, as behind a dead ReLU.
fn relative(a: &[f32], b: &[f32]) -> f32 {
    assert_eq!(a.len(), b.len());
    let largest = b.iter().fold(0.0_f32, |m, v| m.max(v.abs()));
    let apart = a.iter().zip(b).fold(0.0_f32, |m, (a, b)| m.max((a - b).abs()));
    if largest == 0.0 { apart } else { apart / largest }
}

#[test]
fn gradients_of_every_layer_and_activation() {
    for activation in Activation::ALL {
        let experiment = small(*activation, Optimiser::Sgd);
        let plain = Plain::new(&experiment);
        let state = State::initial(&experiment, &plain.shape);
        let ensemble = Ensemble::new(&experiment, plain.shape.clone(), &state, &flex()).unwrap();
        let feed = Feed::new(&experiment, &plain.samples, &plain.split, &flex());
        let (x, targets) = feed.epoch(1).next().unwrap();
        let burn = ensemble.gradient(x, targets).1.into_data().try_into_vec::<f32>().unwrap();
        let parameters = plain.shape.parameters();
        assert!(burn[..12].iter().chain(&burn[parameters..][..12]).any(|g| *g != 0.0), "{activation:?}");
        for network in 0..experiment.networks {
            let weights = &state.values[network * parameters..][..parameters];
            let rows = &batches(&experiment, &plain.split.train, network, 1)[0];
            let expected = plain.gradient(weights, rows);
            let burn = &burn[network * parameters..][..parameters];
            for layer in plain.shape.layers() {
                let apart = relative(&burn[layer.all()], &expected[layer.all()]);
                assert!(apart < 1e-5, "{activation:?} network {network} {layer:?}: {apart}");
            }
        }
    }
}

#[test]
fn weights_after_steps_of_every_optimiser() {
    for optimiser in Optimiser::ALL {
        let experiment = small(Activation::Tanh, *optimiser);
        let plain = Plain::new(&experiment);
        for steps in [1, 20] {
            let state = State::initial(&experiment, &plain.shape);
            let mut ensemble = Ensemble::new(&experiment, plain.shape.clone(), &state, &flex()).unwrap();
            let feed = Feed::new(&experiment, &plain.samples, &plain.split, &flex());
            for (x, targets) in (1..).flat_map(|epoch| feed.epoch(epoch)).take(steps) {
                ensemble.step(x, targets);
            }
            let burn = block_on(ensemble.state()).unwrap();
            let expected = plain.train(&experiment, steps);
            let apart = relative(&burn.values[..expected.len()], &expected);
            assert!(apart < 1e-5, "{optimiser:?} after {steps} steps: {apart}");
            assert_ne!(expected, state.values[..expected.len()]);
        }
    }
}

#[test]
fn momentum_and_adam_follow_their_papers() {
    // One parameter, the gradients 1, −2, 3: computed by hand from the published rules.
    let after = |optimiser| {
        let experiment = Experiment { optimiser, learning_rate: 0.1, ..Experiment::default() };
        let (mut update, mut weight) = (Update::new(&experiment, 1), [1.0_f32]);
        for gradient in [1.0, -2.0, 3.0] {
            update.step(&mut weight, &[gradient]);
        }
        f64::from(weight[0])
    };
    assert!((after(Optimiser::Sgd) - 0.8).abs() < 1e-6);
    // Velocities 1, −1.1, 2.01.
    assert!((after(Optimiser::Momentum) - 0.809).abs() < 1e-6);
    let (mut m, mut v, mut w) = (0.0, 0.0, 1.0);
    for (t, g) in [1.0_f64, -2.0, 3.0].into_iter().enumerate() {
        m = 0.9 * m + 0.1 * g;
        v = 0.999 * v + 0.001 * g * g;
        let (m_hat, v_hat) =
            (m / (1.0 - 0.9_f64.powi(t as i32 + 1)), v / (1.0 - 0.999_f64.powi(t as i32 + 1)));
        w -= 0.1 * m_hat / (v_hat.sqrt() + 1e-8);
    }
    assert!((after(Optimiser::Adam) - w).abs() < 1e-5);
}

fn trained(experiment: &Experiment, epochs: u32, from: Option<(u32, State)>) -> (u32, State) {
    let mut trainer = Trainer::new(experiment, from, &flex()).unwrap();
    while trainer.epochs() < epochs {
        block_on(trainer.epoch(async || {})).unwrap();
    }
    (trainer.epochs(), block_on(trainer.state()).unwrap())
}

#[test]
fn a_run_taken_up_from_a_checkpoint_ends_bit_for_bit_the_same() {
    for optimiser in Optimiser::ALL {
        let experiment = small(Activation::Relu, *optimiser);
        let whole = trained(&experiment, 4, None);
        let half = trained(&experiment, 2, None);
        assert_eq!(trained(&experiment, 4, Some(half)), whole);
        assert_ne!(trained(&Experiment { seed: 8, ..experiment }, 4, None), whole);
    }
}

#[test]
fn a_checkpoint_of_another_shape_is_refused() {
    let experiment = small(Activation::Tanh, Optimiser::Adam);
    let state = State { step: 3, values: vec![0.0; 7] };
    assert!(Trainer::new(&experiment, Some((1, state)), &flex()).is_err());
}

#[test]
fn a_network_that_diverges_is_named_and_the_others_go_on() {
    let experiment = small(Activation::Relu, Optimiser::Sgd);
    let shape = Plain::new(&experiment).shape;
    let mut state = State::initial(&experiment, &shape);
    // The second network starts with a weight that makes its first loss infinite or NaN.
    let parameters = shape.parameters();
    state.values[parameters] = f32::INFINITY;
    let alone = trained(&experiment, 1, None).1;
    let mut trainer = Trainer::new(&experiment, Some((0, state)), &flex()).unwrap();
    let end = block_on(trainer.epoch(async || {})).unwrap();
    assert_eq!(end.diverged.len(), 1);
    assert_eq!((end.diverged[0].network, end.diverged[0].step, end.alive), (1, 1, true));
    let after = block_on(trainer.state()).unwrap();
    assert!(after.values[parameters..2 * parameters].iter().all(|w| w.is_nan()));
    assert_eq!(after.values[..parameters], alone.values[..parameters]);
    assert!(block_on(trainer.epoch(async || {})).unwrap().diverged.is_empty());
}

#[test]
fn a_learning_rate_beyond_reason_ends_every_network() {
    let experiment = Experiment {
        learning_rate: 10.0,
        optimiser: Optimiser::Momentum,
        activation: Activation::Linear,
        ..small(Activation::Linear, Optimiser::Momentum)
    };
    let mut trainer = Trainer::new(&experiment, None, &flex()).unwrap();
    let mut diverged = Vec::new();
    for _ in 0..200 {
        let end = block_on(trainer.epoch(async || {})).unwrap();
        diverged.extend(end.diverged);
        if !end.alive {
            break;
        }
    }
    assert_eq!(diverged.len(), 2);
}

#[test]
fn the_self_test_accepts_flex_itself() {
    let experiment = small(Activation::Softplus, Optimiser::Adam);
    assert_eq!(block_on(difference(&experiment, &flex())), Ok(0.0));
    let cpu = Experiment { engine: EngineChoice::Cpu, ..experiment };
    assert!(block_on(open(&cpu, None)).reason.is_none());
}
