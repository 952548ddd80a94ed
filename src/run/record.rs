//! What is kept of a run: facts once, and a snapshot for each kept epoch.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::data::Samples;
use crate::evaluation::{LayerGradients, NetworkMetrics};
use crate::experiment::{Experiment, Reading};
use crate::information::{PlanePoint, input_label_information, label_entropy};
use crate::network::Shape;

/// A run: the experiment, what trained it, and its weights over time with what was read from them.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub name: String,
    /// UTC, `2026-11-24T10:00:00Z`.
    pub created: String,
    pub experiment: Experiment,
    pub engine: Engine,
    pub facts: Facts,
    pub layers: Vec<LayerFacts>,
    /// Increasing in epoch; epoch 0 is before the first step.
    pub snapshots: Vec<Snapshot>,
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
}

impl Facts {
    /// The facts of a data set.
    pub fn new(samples: &Samples) -> Self {
        Self {
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
