//! Sweeps worth a look, and what of the networks is drawn.

// Measures.
pub const ACCURACY: &str = "Hold-out accuracy";
pub const F1: &str = "Hold-out F1, macro";
pub const PERPLEXITY: &str = "Hold-out perplexity";
pub const LOSS: &str = "Hold-out loss";
pub const GAP: &str = "Accuracy, training less hold-out";

// What measures are counted in.
pub const CLASSES: &str = "classes";
pub const NATS: &str = "nats";
pub const PERCENTAGE_POINTS: &str = "percentage points";

// Sweeps.

pub const HOW_MUCH: &str = "How much data is enough";
pub const HOW_MUCH_ABOUT: &str = "The training part from 5 to 85 % of the patterns, each network with a draw of its own: the learning curve, its end, the size that comes within one percentage point of it, and bias and variance on the patterns that no network has seen";

pub const LABEL_NOISE: &str = "What label noise costs";
pub const LABEL_NOISE_ABOUT: &str = "Labels that are wrong in up to three of ten patterns: the accuracy that each of them costs, and whether bias or variance pays for it";

pub const WHICH_VARIANCE: &str = "Which variance";
pub const WHICH_VARIANCE_ABOUT: &str = "The training data of two Gaussian classes drawn together or spread out, the hold-out as it is: what the standard deviation of what is learnt does to the accuracy on what comes";

pub const LONG_RUNS: &str = "Do long runs compress";
pub const LONG_RUNS_ABOUT: &str = "From 100 to 8000 epochs on less than a third of the patterns: what I(X;T) loses after its peak, and what becomes of the hold-out meanwhile";

pub const WIDTH_AND_DATA: &str = "Width and data";
pub const WIDTH_AND_DATA_ABOUT: &str = "Two axes at once: how wide one hidden layer is, and how much it sees; a heat map shows where width stops to help";
