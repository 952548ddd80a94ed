//! What stands beside the plane: accuracy, precision, recall, F1, perplexity, gradient phases, bias and
//! variance, compression; and the reader that turns weights into what is seen.

mod bias_variance;
mod bootstrap;
mod compression;
mod gradients;
mod measures;
mod metrics;
mod reader;
mod spread;

pub use bias_variance::{BiasVariance, Domingos, KohaviWolpert, Webb, bias_variance, sure};
pub use bootstrap::{interval, resampled};
pub use compression::{Compression, Moment, Trajectory};
pub use gradients::{diffusion, layer_gradients};
pub use measures::{LayerGradients, Measures, NetworkMetrics};
pub use metrics::{Confusion, confusion, measure};
pub use reader::{Findings, Reader, widest};
pub use spread::Spread;
