//! What is kept of a run: facts once, and a snapshot for each kept epoch.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Marks;
use crate::data::{Known, Missing, Samples};
use crate::evaluation::{Findings, LayerGradients, NetworkMetrics, Reader};
use crate::experiment::{Experiment, Over, Reading};
use crate::information::{PlanePoint, input_label_information, label_entropy};
use crate::network::Shape;

/// A run: the experiment, what trained it, and its weights over time with what was read from them.
#[derive(Clone, Debug)]
pub struct Run {
    pub name: String,
    /// UTC, `2026-11-24T10:00:00Z`.
    pub created: String,
    pub experiment: Experiment,
    pub engine: Engine,
    pub facts: Facts,
    pub layers: Vec<LayerFacts>,
    pub marks: Marks,
    /// The data, where it is in hand: see [`Run::data`].
    pub samples: Option<Arc<Samples>>,
    /// Increasing in epoch; epoch 0 is before the first step.
    pub snapshots: Vec<Snapshot>,
}

/// Whether its data is in hand makes no other run of it.
impl PartialEq for Run {
    fn eq(&self, other: &Self) -> bool {
        let Self { name, created, experiment, engine, facts, layers, marks, samples: _, snapshots } = self;
        *name == other.name
            && *created == other.created
            && *experiment == other.experiment
            && *engine == other.engine
            && *facts == other.facts
            && *layers == other.layers
            && *marks == other.marks
            && *snapshots == other.snapshots
    }
}

impl Run {
    /// A run before its first snapshot; `created` is as [`timestamp`](super::timestamp) writes it.
    pub fn new(experiment: &Experiment, samples: &Arc<Samples>, engine: Engine, created: String) -> Self {
        let shape = Shape::new(experiment, samples);
        Self {
            name: format!("{} {}", experiment.data.key(), experiment.activation.key()),
            created,
            experiment: experiment.clone(),
            engine,
            facts: Facts::new(experiment, samples),
            layers: LayerFacts::of(&shape),
            marks: Marks::default(),
            samples: Some(samples.clone()),
            snapshots: Vec::new(),
        }
    }

    /// The data: what is in hand, or made anew from the experiment. A run of a file holds none, so that many small files
    /// do not fill the memory.
    ///
    /// # Errors
    /// [`Missing`] where it is not made from the experiment alone and nobody has brought it.
    pub fn data(&self) -> Result<Arc<Samples>, Missing> {
        match &self.samples {
            Some(samples) => Ok(samples.clone()),
            None => Samples::new(&self.experiment, None).map(Arc::new),
        }
    }

    /// Whether [`data`](Self::data) is to be had.
    pub fn has_data(&self) -> bool {
        self.samples.is_some() || self.experiment.source().is_none()
    }

    /// How many weights a snapshot holds, networks × parameters.
    pub fn weights_len(&self) -> usize {
        let widths = self.layers.iter().map(|layer| layer.width);
        let inputs = std::iter::once(self.facts.inputs).chain(widths.clone());
        let parameters: usize = inputs.zip(widths).map(|(inputs, outputs)| (inputs + 1) * outputs).sum();
        self.experiment.networks * parameters
    }
}

impl Snapshot {
    /// The parameters of one network of the run, where they are here.
    pub fn weights_of(&self, network: usize, run: &Run) -> Option<&[f32]> {
        let parameters = run.weights_len() / run.experiment.networks.max(1);
        self.weights.as_ref()?.get(network * parameters..)?.get(..parameters)
    }
}

/// What trained a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engine {
    pub device: Device,
    pub adapter: String,
    pub kernel: Kernel,
}

/// Where the arithmetic was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Device {
    Cpu,
    Webgpu,
}

/// How the steps were computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kernel {
    /// burn's autodiff, op by op.
    Autodiff,
    /// One kernel for many steps.
    Fused,
}

/// What is known of the data.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    pub samples: usize,
    pub inputs: usize,
    pub classes: usize,
    /// H(Y), bits.
    pub label_entropy: f64,
    /// I(X;Y), bits.
    pub input_label_information: f64,
    /// Of the distribution that the patterns are drawn from, where it is known: the accuracy of the best classifier
    /// of all, and I(X;Y) in bits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bayes_accuracy: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub true_information: Option<f64>,
}

impl Facts {
    /// The facts of an experiment's data.
    pub fn new(experiment: &Experiment, samples: &Samples) -> Self {
        let known = Known::of(experiment);
        Self {
            bayes_accuracy: known.map(|known| known.bayes_accuracy),
            true_information: known.map(|known| known.information),
            samples: samples.len,
            inputs: samples.input_width,
            classes: samples.classes,
            label_entropy: label_entropy(samples),
            input_label_information: input_label_information(samples),
        }
    }
}

/// What is known of a layer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerFacts {
    /// "hidden 1" … or "output".
    pub name: String,
    pub width: usize,
    /// The activation's key, or "softmax".
    pub activation: String,
}

impl LayerFacts {
    /// The layers of a shape, input side first.
    pub fn of(shape: &Shape) -> Vec<Self> {
        let last = shape.widths.len() - 2;
        (shape.widths.iter().skip(1).enumerate())
            .map(|(i, width)| match i == last {
                true => Self { name: "output".into(), width: *width, activation: "softmax".into() },
                false => Self {
                    name: format!("hidden {}", i + 1),
                    width: *width,
                    activation: shape.activation.key().into(),
                },
            })
            .collect()
    }
}

/// The weights at one epoch, and what has been read from them so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    pub epoch: u32,
    /// Optimiser steps taken before it.
    pub step: u64,
    /// [networks, parameters]; a network that diverged has NaN. Absent in a light file.
    pub weights: Option<Arc<Vec<f32>>>,
    /// Per network; empty until they are read.
    pub metrics: Vec<NetworkMetrics>,
    /// Per reading: [network][layer].
    pub information: BTreeMap<Reading, Vec<Vec<PlanePoint>>>,
    /// [network][layer]; empty where not computed.
    pub gradients: Vec<Vec<LayerGradients>>,
}

impl Snapshot {
    /// Reads the weights, if there are any, keeps what was found, and tells each layer's range.
    pub fn read(&mut self, reader: &mut Reader, readings: &[Reading]) -> Vec<[f32; 2]> {
        let Some(weights) = self.weights.clone() else { return Vec::new() };
        let first = self.metrics.is_empty();
        let mut findings = reader.read(&weights, readings, first);
        if first {
            findings.gradients = reader.gradients(&weights, self.epoch + 1);
        }
        let ranges = std::mem::take(&mut findings.ranges);
        self.keep(findings, reader.experiment().over);
        ranges
    }

    /// Keeps what a reader found; its keys without a part are over `over`.
    pub fn keep(&mut self, findings: Findings, over: Over) {
        if !findings.metrics.is_empty() {
            self.metrics = findings.metrics;
        }
        if !findings.gradients.is_empty() {
            self.gradients = findings.gradients;
        }
        for (key, points) in findings.information {
            if let Some(reading) = Reading::parse(&key, over) {
                self.information.insert(reading, points);
            }
        }
    }
}
