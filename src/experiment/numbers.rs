//! An experiment as workers are told it: a list of numbers, since a reader of named fields and choices would be a
//! twentieth of what the trainer weighs.

use super::{Activation, Batch, DataSet, Draw, EngineChoice, Experiment, Initialisation, Loss, Optimiser};

/// What trains and reads a run, choices by their place; the hidden layers come last.
///
/// Workers have no use for what made the data, which they are given but for self-tests of a whole data set, and are asked
/// for each reading by its key.
impl From<Experiment> for Vec<f64> {
    fn from(experiment: Experiment) -> Self {
        let Experiment { data, train, fixed, draw, std, activation, initialisation, .. } = experiment;
        let Experiment { loss, optimiser, learning_rate, decay, batch, epochs, .. } = experiment;
        let Experiment { networks, seed, log, engine, workers, ref hidden, .. } = experiment;
        let batch = match batch {
            Batch::Of(patterns) => patterns as f64,
            Batch::Full => 0.0,
        };
        let choices = [data as u8, draw as u8, activation as u8, initialisation as u8];
        let more = [loss as u8, optimiser as u8, engine as u8];
        let amounts = [train, fixed, std, learning_rate, decay, batch, f64::from(epochs)];
        let counts = [networks as f64, seed as f64, log as f64, workers as f64];
        let mut numbers: Self = choices.into_iter().chain(more).map(f64::from).collect();
        numbers.extend(amounts.into_iter().chain(counts));
        numbers.extend(hidden.iter().map(|width| *width as f64));
        numbers
    }
}

/// What is not told is as by default, and so is a choice that is not known.
impl From<Vec<f64>> for Experiment {
    fn from(numbers: Vec<f64>) -> Self {
        let mut rest = numbers.into_iter();
        let mut next = || rest.next().unwrap_or_default();
        fn choice<T: Copy + Default>(all: &[T], place: f64) -> T {
            all.get(place as usize).copied().unwrap_or_default()
        }
        let mut experiment = Self {
            data: choice(DataSet::ALL, next()),
            draw: choice(Draw::ALL, next()),
            activation: choice(Activation::ALL, next()),
            initialisation: choice(Initialisation::ALL, next()),
            loss: choice(Loss::ALL, next()),
            optimiser: choice(Optimiser::ALL, next()),
            engine: choice(EngineChoice::ALL, next()),
            train: next(),
            fixed: next(),
            std: next(),
            learning_rate: next(),
            decay: next(),
            batch: match next() as usize {
                0 => Batch::Full,
                patterns => Batch::Of(patterns),
            },
            epochs: next() as u32,
            networks: next() as usize,
            seed: next() as u64,
            log: next() as usize,
            workers: next() as usize,
            ..Self::default()
        };
        experiment.hidden = rest.map(|width| width as usize).collect();
        experiment
    }
}
