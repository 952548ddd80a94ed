//! The reader: from weights to everything that is shown of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::metrics::argmax;
use super::{
    Confusion, LayerGradients, Measures, NetworkMetrics, Patterns, confusion, layer_gradients, look, measure,
};
use crate::data::{Inputs, Lessons, Purpose, Samples, Split, generator, permutation};
use crate::experiment::{Draw, Experiment, Over, Reading};
use crate::information::{Extents, Given, PlanePoint, Scratch, Targets, estimate};
use crate::network::{Activations, Outputs, Shape};

/// What was read from the weights of one epoch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// Per network; empty where not asked for.
    pub metrics: Vec<NetworkMetrics>,
    /// Per reading by its key: [network][layer].
    pub information: BTreeMap<String, Vec<Vec<PlanePoint>>>,
    /// [network][layer]; empty where not asked for.
    pub gradients: Vec<Vec<LayerGradients>>,
    /// [layer]: the lowest and highest activation over all networks and patterns.
    pub ranges: Vec<[f32; 2]>,
}

/// Reads the weights of one experiment's networks; its memory is used again from call to call.
#[derive(Clone, Debug)]
pub struct Reader {
    experiment: Experiment,
    samples: Arc<Samples>,
    /// What the networks learn from.
    lessons: Lessons,
    shape: Shape,
    all: Part,
    /// One for all networks, or one for each.
    draws: Vec<Drawn>,
    /// [layer]: the widest range in the run, where it is known.
    ranges: Vec<[f32; 2]>,
    scratch: Scratch,
    /// What the network that was read last makes of all patterns, and of what it learns from.
    passes: [Pass; 2],
}

/// The data as it is divided for a network.
#[derive(Clone, Debug)]
struct Drawn {
    split: Split,
    /// All patterns, where this network sees other inputs than the data has.
    all: Option<Part>,
    train: Part,
    /// Whether the inputs of `train` are not those of `all`.
    is_apart: bool,
    holdout: Part,
}

/// What a network makes of patterns, and how far that reaches.
#[derive(Clone, Debug, Default)]
struct Pass {
    outputs: Outputs,
    /// [layer]
    extents: Vec<Extents>,
}

/// Some rows of the data and their targets.
#[derive(Clone, Debug)]
struct Part {
    rows: Vec<u32>,
    /// [inputs, rows]
    inputs: Activations,
    targets: Targets,
}

impl Reader {
    /// A reader of this experiment's weights.
    pub fn new(experiment: &Experiment, samples: &Arc<Samples>) -> Self {
        let part = |rows: Vec<u32>, inputs: &[f32]| {
            let targets = Targets::new(Activations::gather(&samples.targets, samples.classes, &rows));
            let inputs = Activations::gather(inputs, samples.input_width, &rows);
            Part { rows, inputs, targets }
        };
        let every = || (0..samples.len as u32).collect();
        let draws = match experiment.draw {
            Draw::One => 1,
            Draw::Each => experiment.networks,
        };
        let drawn = |network| {
            let split = Split::new(experiment, samples.len, network);
            let prepared = Inputs::new(samples, &split);
            let own = (!prepared.are_plain()).then(|| prepared.seen(samples));
            let seen = own.as_deref().unwrap_or(&samples.inputs);
            let mut train = part(split.train.clone(), seen);
            let is_apart = experiment.std != 1.0;
            if is_apart {
                let taught = prepared.taught(samples, &split, experiment.std);
                let rows: Vec<u32> = (0..split.train.len() as u32).collect();
                train.inputs = Activations::gather(&taught, samples.input_width, &rows);
            }
            let holdout = part(split.holdout.clone(), seen);
            Drawn { all: own.as_deref().map(|own| part(every(), own)), train, is_apart, holdout, split }
        };
        Self {
            draws: (0..draws).map(drawn).collect(),
            all: part(every(), &samples.inputs),
            shape: Shape::new(experiment, samples),
            lessons: Lessons::new(experiment, samples, 0..experiment.networks),
            samples: samples.clone(),
            experiment: experiment.clone(),
            ranges: Vec::new(),
            scratch: Scratch::default(),
            passes: Default::default(),
        }
    }

    /// Sets each layer's range in the whole run, [layer]: what `range:K` divides.
    pub fn set_ranges(&mut self, ranges: Vec<[f32; 2]>) {
        self.ranges = ranges;
    }

    /// The experiment whose weights are read.
    pub fn experiment(&self) -> &Experiment {
        &self.experiment
    }

    /// The networks' shape.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The data.
    pub fn samples(&self) -> &Samples {
        &self.samples
    }

    /// Its training part and hold-out for a network.
    pub fn split(&self, network: usize) -> &Split {
        &self.drawn(network).split
    }

    fn drawn(&self, network: usize) -> &Drawn {
        &self.draws[network % self.draws.len()]
    }

    /// All patterns as a network sees them.
    fn all_of(&self, network: usize) -> &Part {
        self.drawn(network).all.as_ref().unwrap_or(&self.all)
    }

    /// Information by every reading, and metrics if asked for, of weights [networks, parameters].
    ///
    /// A network whose numbers are not finite, or that `weights` lacks, has NaN.
    pub fn read(&mut self, weights: &[f32], readings: &[Reading], metrics: bool) -> Findings {
        let mut steps = std::pin::pin!(self.read_in_steps(weights, readings, metrics, async || true));
        // Nothing in it waits, so the first poll is the last.
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match steps.as_mut().poll(&mut context) {
            std::task::Poll::Ready(Some(findings)) => findings,
            _ => Findings::default(),
        }
    }

    /// As [`read`](Self::read), asking `keep_on` after each layer; `None` where it says no.
    pub async fn read_in_steps(
        &mut self,
        weights: &[f32],
        readings: &[Reading],
        metrics: bool,
        mut keep_on: impl AsyncFnMut() -> bool,
    ) -> Option<Findings> {
        let mut findings = Findings::default();
        let readings: BTreeSet<Reading> = readings.iter().copied().collect();
        let mut passes = std::mem::take(&mut self.passes);
        for network in 0..self.experiment.networks {
            let [all, train] = &mut passes;
            let own = self.weights_of(weights, network);
            let drawn = self.drawn(network);
            let outputs = own.map(|own| all.write(&self.shape, own, &self.all_of(network).inputs));
            let trained = own.filter(|_| drawn.is_apart);
            let trained = trained.map(|own| train.write(&self.shape, own, &drawn.train.inputs));
            for Pass { extents, .. } in outputs.into_iter().chain(trained) {
                findings.ranges = widest(&findings.ranges, extents.iter().map(Extents::range));
            }
            for reading in &readings {
                let mut points = vec![PlanePoint::NAN; self.shape.widths.len() - 1];
                // A critic for every layer of every network would take hours.
                let is_read = network == 0 || !reading.estimator.family.is_neural();
                let of_training = trained.filter(|_| reading.over == Over::Train);
                if let Some(pass) = of_training.or(outputs).filter(|_| is_read) {
                    for (i, point) in points.iter_mut().enumerate() {
                        let mut found = vec![];
                        for shuffle in 0..reading.shuffles.max(1) {
                            found.push(self.point(i, pass, network, *reading, shuffle));
                            if !keep_on().await {
                                return None;
                            }
                        }
                        *point = if reading.shuffles == 0 { found[0] } else { by_chance(&found) };
                    }
                }
                findings.information.entry(reading.to_string()).or_default().push(points);
            }
            if metrics {
                let of = |part: &Part| match outputs {
                    Some(Pass { outputs: Outputs { logits, .. }, .. }) => {
                        measure(logits, &self.all.targets.probabilities, &part.rows)
                    }
                    None => Measures::NAN,
                };
                let Drawn { train, holdout, .. } = self.drawn(network);
                let of_training = match trained {
                    Some(Pass { outputs: Outputs { logits, .. }, .. }) => {
                        let rows: Vec<u32> = (0..logits.samples as u32).collect();
                        measure(logits, &train.targets.probabilities, &rows)
                    }
                    None => of(train),
                };
                findings.metrics.push(NetworkMetrics { train: of_training, holdout: of(holdout) });
            }
        }
        self.passes = passes;
        Some(findings)
    }

    /// The gradients over the batches of `epoch` (the first is 1) at weights [networks, parameters]:
    /// [network][layer]. It costs a backward pass over the training part.
    pub fn gradients(&self, weights: &[f32], epoch: u32) -> Vec<Vec<LayerGradients>> {
        let Self { experiment, lessons, .. } = self;
        (0..experiment.networks)
            .map(|network| match self.weights_of(weights, network) {
                Some(weights) => {
                    let rows = lessons.rows(network);
                    layer_gradients(experiment, &lessons.samples, rows, network, epoch, weights)
                }
                None => vec![LayerGradients::NAN; self.shape.widths.len() - 1],
            })
            .collect()
    }

    /// The class that each network with finite weights gives each of `rows`, [networks][rows]; the lowest where
    /// several are as probable.
    pub fn predicted(&self, weights: &[f32], rows: &[u32]) -> Vec<Vec<usize>> {
        let of_network = |network| {
            let inputs = self.all_of(network).inputs.select(rows);
            let logits = Outputs::of(&self.shape, self.weights_of(weights, network)?, &inputs).logits;
            Some((0..rows.len()).map(|row| argmax(&logits, row)).collect())
        };
        (0..self.experiment.networks).filter_map(of_network).collect()
    }

    /// The confusion matrix of each network on its training part and on its hold-out, [networks]; `None` where its
    /// weights are not finite.
    pub fn confusion(&self, weights: &[f32]) -> Vec<Option<[Confusion; 2]>> {
        let of_network = |network| {
            let own = self.weights_of(weights, network)?;
            let Drawn { train, holdout, .. } = self.drawn(network);
            Some([train, holdout].map(|part| {
                let logits = Outputs::of(&self.shape, own, &part.inputs).logits;
                let rows: Vec<u32> = (0..logits.samples as u32).collect();
                confusion(&logits, &part.targets.probabilities, &rows)
            }))
        };
        (0..self.experiment.networks).map(of_network).collect()
    }

    /// What each neuron of a network makes of the patterns that `reading` sees, from its weights [parameters]; `None`
    /// where these are not finite. [`Seen`](super::Seen) tells what the numbers are.
    pub fn look(&self, weights: &[f32], network: usize, reading: Reading) -> Option<Vec<f32>> {
        let weights = self.weights_of(weights, 0)?;
        let drawn = self.drawn(network);
        let part = match reading.over {
            Over::All => self.all_of(network),
            Over::Train => &drawn.train,
            Over::Holdout => &drawn.holdout,
        };
        let trained: Vec<bool> =
            part.rows.iter().map(|row| drawn.split.train.binary_search(row).is_ok()).collect();
        let patterns = Patterns { inputs: &part.inputs, targets: &part.targets, trained: &trained };
        Some(look(&self.shape, weights, &patterns, reading.estimator))
    }

    /// The parameters of one network, if they are there and finite.
    fn weights_of<'a>(&self, weights: &'a [f32], network: usize) -> Option<&'a [f32]> {
        let parameters = self.shape.parameters();
        let weights = weights.get(network * parameters..)?.get(..parameters)?;
        weights.iter().all(|w| w.is_finite()).then_some(weights)
    }

    /// The plane point of a layer; with shuffled labels, that of one shuffle.
    fn point(
        &mut self,
        layer: usize,
        pass: &Pass,
        network: usize,
        reading: Reading,
        shuffle: u32,
    ) -> PlanePoint {
        let Self { all, draws, scratch, ranges, .. } = self;
        let drawn = &draws[network % draws.len()];
        let part = match reading.over {
            Over::All => drawn.all.as_ref().unwrap_or(all),
            Over::Train => &drawn.train,
            Over::Holdout => &drawn.holdout,
        };
        let outputs = &pass.outputs.layers[layer];
        let selected;
        let (activations, extents) = match reading.over {
            Over::All => (outputs, &pass.extents[layer]),
            // They are those of the training part alone.
            Over::Train if drawn.is_apart => (outputs, &pass.extents[layer]),
            _ => {
                let rows = outputs.select(&part.rows);
                let reach = Extents::of(&rows);
                selected = (rows, reach);
                (&selected.0, &selected.1)
            }
        };
        let shuffled;
        let targets = match reading.shuffles {
            0 => &part.targets,
            _ => {
                shuffled = part.shuffled(shuffle);
                &shuffled
            }
        };
        // I(X;T) is the same whatever the labels.
        let labels_only = shuffle > 0;
        let range = ranges.get(layer).copied();
        let given = Given { activations, extents, inputs: &part.inputs, targets, range, labels_only };
        estimate(reading.estimator, &given, scratch, &mut |_| true).unwrap_or(PlanePoint::NAN)
    }
}

impl Pass {
    fn write(&mut self, shape: &Shape, weights: &[f32], inputs: &Activations) -> &Self {
        let layers = &self.outputs.write(shape, weights, inputs).layers;
        self.extents.clear();
        self.extents.extend(layers.iter().map(Extents::of));
        self
    }
}

impl Part {
    /// The labels in a random order, another one for each number and always the same.
    fn shuffled(&self, number: u32) -> Targets {
        let samples = self.targets.probabilities.samples;
        let order = permutation(samples, &mut generator(u64::from(number), Purpose::Permuted, 0, 0));
        Targets::new(self.targets.probabilities.select(&order))
    }
}

/// What chance gives: the mean, and the lowest and highest I(T;Y) of all shuffles.
fn by_chance(points: &[PlanePoint]) -> PlanePoint {
    let Some(first) = points.first() else { return PlanePoint::NAN };
    let mean = points.iter().map(|point| point.ity).sum::<f64>() / points.len() as f64;
    let low = points.iter().map(|point| point.ity).fold(f64::INFINITY, f64::min);
    let high = points.iter().map(|point| point.ity).fold(f64::NEG_INFINITY, f64::max);
    PlanePoint { ity_band: Some([low, high]), ..PlanePoint::new(first.ixt, mean) }
}

/// [layer]: the ranges that hold both; either may be empty.
pub fn widest(known: &[[f32; 2]], more: impl Iterator<Item = [f32; 2]>) -> Vec<[f32; 2]> {
    let mut widest = known.to_vec();
    for (i, [low, high]) in more.enumerate() {
        match widest.get_mut(i) {
            Some(range) => *range = [range[0].min(low), range[1].max(high)],
            None => widest.push([low, high]),
        }
    }
    widest
}
