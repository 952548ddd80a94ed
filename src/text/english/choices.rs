//! The values of parameters that are chosen from a list.

// Data sets.
pub const VAR_U: &str = "12 bits, var_u";
pub const REGULAR_90: &str = "12 bits, noisy labels";
pub const SOFT_VAR_U: &str = "12 bits, soft var_u";
pub const GAUSS: &str = "Gaussian classes";
pub const CIRCLE: &str = "circle, 2-D";
pub const XOR: &str = "xor, 2-D";
pub const TWO_GAUSS: &str = "two Gaussians, 2-D";
pub const SPIRAL: &str = "spiral, 2-D";
pub const DIGITS: &str = "8×8 digits";
pub const CSV_FILE: &str = "a CSV file";

// Activations.
pub const TANH: &str = "tanh";
pub const RELU: &str = "ReLU";
pub const SIGMOID: &str = "sigmoid";
pub const LEAKY_RELU: &str = "leaky ReLU";
pub const SOFTSIGN: &str = "softsign";
pub const SOFTPLUS: &str = "softplus";
pub const ELU: &str = "ELU";
pub const LINEAR: &str = "linear";

// Optimisers.
pub const SGD: &str = "SGD";
pub const MOMENTUM: &str = "momentum 0.9";
pub const NESTEROV: &str = "Nesterov 0.9";
pub const ADAM: &str = "Adam";
pub const ADAM_W: &str = "AdamW";
pub const RMS_PROP: &str = "RMSprop";

// Losses.
pub const CROSS_ENTROPY: &str = "cross-entropy";
pub const SQUARED_ERROR: &str = "squared error";

// Training parts.
pub const ONE_PART: &str = "the same for all";
pub const EACH_A_PART: &str = "one for each network";

// Initial weights.
pub const FAN_IN: &str = "1/√fan in";
pub const FAN_OUT: &str = "1/√fan out";

// Patterns that are read.
pub const ALL_PATTERNS: &str = "all patterns";
pub const TRAINING_PART: &str = "training part";
pub const HOLDOUT: &str = "hold-out";

// Where other readings are shown.
pub const SIDE_BY_SIDE: &str = "side by side";
pub const IN_ONE_PLANE: &str = "in one plane";

// Devices.
pub const AUTOMATIC: &str = "automatic";
pub const CPU: &str = "CPU";
pub const GPU: &str = "GPU";
pub const BURN: &str = "burn, op by op";
