//! The measures that stand beside the plane.

use serde::{Deserialize, Serialize};

use crate::nullable;

/// The measures of one network.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct NetworkMetrics {
    pub train: Measures,
    pub holdout: Measures,
}

/// Measures over one part of the data.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measures {
    /// Mean cross-entropy, nats.
    #[serde(with = "nullable")]
    pub loss: f64,
    #[serde(with = "nullable")]
    pub accuracy: f64,
    /// Macro-averaged, as recall and F1.
    #[serde(with = "nullable")]
    pub precision: f64,
    #[serde(with = "nullable")]
    pub recall: f64,
    #[serde(with = "nullable")]
    pub f1: f64,
    /// e^loss.
    #[serde(with = "nullable")]
    pub perplexity: f64,
}

/// The gradients of one layer over the mini-batches of one epoch (Shwartz-Ziv & Tishby 2017, figure 4).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LayerGradients {
    /// ‖mean over batches‖.
    #[serde(with = "nullable")]
    pub mean: f64,
    /// √(trace of the covariance over batches).
    #[serde(with = "nullable")]
    pub std: f64,
    #[serde(with = "nullable")]
    pub snr: f64,
    #[serde(with = "nullable")]
    pub weight_norm: f64,
}
