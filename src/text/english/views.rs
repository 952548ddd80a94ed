//! What a link says of the page: colours, curves, what stands beside the plane.

// Colours of the page.
pub const AS_THE_SYSTEM: &str = "as the system";
pub const LIGHT: &str = "light";
pub const DARK: &str = "dark";
pub const CONTRAST: &str = "high contrast";
pub const PROJECTOR: &str = "projector";

// Parts of the laboratory that a link hides.
pub const CONTROLS: &str = "controls";
pub const RUN: &str = "run";
pub const CURVES: &str = "curves";
pub const TIMELINE: &str = "timeline";
pub const FILES: &str = "files";
pub const HEADER: &str = "header";

// Curves over the epochs.
pub const LOSS: &str = "Loss, nats";
pub const ACCURACY: &str = "Accuracy, %";
pub const PRECISION: &str = "Precision, %";
pub const RECALL: &str = "Recall, %";
pub const F1: &str = "F1, %";
pub const PERPLEXITY: &str = "Perplexity";
pub const GAP: &str = "Generalisation gap, % accuracy";
pub const SNR: &str = "Gradient SNR by layer";
pub const NORM: &str = "Weight norm by layer";

// What stands beside the plane.
pub const INFORMATION: &str = "Information of the layers";
pub const TRAINING_AND_HOLDOUT: &str = "Training and hold-out";
pub const CONFUSION_MATRIX: &str = "Confusion matrix";
pub const COMPRESSION_AND_PHASES: &str = "Compression and phases";
pub const BOUND: &str = "Information bottleneck bound";
pub const NETWORK_AND_NEURONS: &str = "Network and neurons";

macro_rules! networks {
    ($($number:literal)+) => {
        &[("each", "Each network"), ("mean", "Mean"), $((stringify!($number), concat!("Network ", $number))),+]
    };
}

/// The networks on the plane, as (key, label): keys are the same in every language.
pub const NETWORKS: &[(&str, &str)] = networks!(
    1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32
    33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64
);
