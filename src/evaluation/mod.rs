//! What stands beside the plane: accuracy, precision, recall, F1, perplexity, gradient phases; and
//! the reader that turns weights into all of it.

mod gradients;
mod measures;
mod metrics;
mod reader;

pub use gradients::layer_gradients;
pub use measures::{LayerGradients, Measures, NetworkMetrics};
pub use metrics::measure;
pub use reader::{Findings, Reader, widest};
