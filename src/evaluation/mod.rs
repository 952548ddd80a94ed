//! What stands beside the plane: accuracy, precision, recall, F1, perplexity, gradient phases, bias and
//! variance, compression, a look at single neurons; and the reader that turns weights into what is seen.

mod bias_variance;
mod bootstrap;
mod compression;
mod gradients;
mod look;
mod measures;
mod metrics;
mod reader;
mod spread;

pub use bias_variance::{BiasVariance, Domingos, KohaviWolpert, Webb, bias_variance, sure};
pub use bootstrap::{interval, resampled};
pub use compression::{Compression, Moment, Trajectory};
pub use gradients::{diffusion, layer_gradients};
pub use look::{BINS, MOST_POINTS, MOST_UNITS, Patterns, SIDE, Seen, from_an_angle, look, of_one_neuron};
pub use measures::{LayerGradients, Measures, NetworkMetrics};
pub use metrics::{Confusion, confusion, measure};
pub use reader::{Findings, Reader, widest};
pub use spread::Spread;
