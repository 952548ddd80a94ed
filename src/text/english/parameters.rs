//! The controls of the experiment: names, units and help, in the order of the parameter table.

/// Of the table in the documentation, as Markdown.
pub const HEADINGS: &str = "| key | what it sets | values | default |\n|---|---|---|---|\n";

// Units.
pub const TIMES: &str = "times";
pub const OF_THE_PATTERNS: &str = "of the patterns";
pub const UNITS: &str = "units";
pub const PATTERNS: &str = "patterns";

pub const DATA: &str = "Data";
pub const DATA_HELP: &str = "The patterns and labels to learn";

pub const STEEPNESS: &str = "Label steepness γ";
pub const STEEPNESS_HELP: &str =
    "How surely soft_var_u labels a pattern near the boundary: 0 is a coin, large is var_u";

pub const POINTS: &str = "Points";
pub const POINTS_HELP: &str = "How many points of Gaussian classes and of the 2-D sets are drawn";

pub const DIMENSIONS: &str = "Dimensions";
pub const DIMENSIONS_HELP: &str = "Inputs of Gaussian classes";

pub const CLASSES: &str = "Classes";
pub const CLASSES_HELP: &str = "Gaussian classes, their means on a line along the diagonal of the inputs";

pub const SEPARATION: &str = "Separation";
pub const SEPARATION_HELP: &str = "The distance of neighbouring means of Gaussian classes";

pub const DEVIATION: &str = "Deviation σ";
pub const DEVIATION_HELP: &str = "The standard deviation of each Gaussian class";

pub const DATA_FILE: &str = "Data file";
pub const DATA_FILE_HELP: &str = "The content of the CSV file of data=table, which stays on this machine";

pub const LABEL_COLUMN: &str = "Label column";
pub const LABEL_COLUMN_HELP: &str = "The column of the CSV file that is to be predicted; nothing is the last";

pub const INPUT_NOISE: &str = "Input noise";
pub const INPUT_NOISE_HELP: &str =
    "The standard deviation of normal noise on all inputs; for a table in units of its columns’ own";

pub const INPUT_SCALE: &str = "Input scale";
pub const INPUT_SCALE_HELP: &str = "A factor on all inputs";

pub const LABEL_NOISE: &str = "Label noise";
pub const LABEL_NOISE_HELP: &str = "How many labels are replaced by another class, in both parts; 0.5 makes two classes random, 1 swaps them";

pub const TRAINING_SHARE: &str = "Training share";
pub const TRAINING_SHARE_HELP: &str = "How much of the data the networks learn from; the rest is held out";

pub const HELD_OUT: &str = "Held out from all";
pub const HELD_OUT_HELP: &str = "Patterns that no network of this seed ever learns from, so that all can be compared on them; the training part is drawn from the others, and is at most all of these";

pub const TRAINING_PART: &str = "Training part";
pub const TRAINING_PART_HELP: &str = "Whether all networks learn from the same patterns";

pub const TRAINING_SPREAD: &str = "Training spread";
pub const TRAINING_SPREAD_HELP: &str =
    "A factor on how far the training part’s inputs are from the mean of their class; the hold-out stays";

pub const HIDDEN_LAYERS: &str = "Hidden layers";
pub const HIDDEN_LAYERS_HELP: &str = "Widths of the hidden layers, from the input to the output";

pub const ACTIVATION: &str = "Activation";
pub const ACTIVATION_HELP: &str = "The function after each hidden layer";

pub const INITIAL_WEIGHTS: &str = "Initial weights";
pub const INITIAL_WEIGHTS_HELP: &str =
    "Standard deviation of the normal distribution that weights are drawn from, cut off at two of these";

pub const LOSS: &str = "Loss";
pub const LOSS_HELP: &str = "What the networks minimise";

pub const OPTIMISER: &str = "Optimiser";
pub const OPTIMISER_HELP: &str = "The rule that turns gradients into steps";

pub const LEARNING_RATE: &str = "Learning rate";
pub const LEARNING_RATE_HELP: &str = "The size of a step";

pub const WEIGHT_DECAY: &str = "Weight decay";
pub const WEIGHT_DECAY_HELP: &str = "How strongly weights are drawn to zero";

pub const BATCH: &str = "Batch";
pub const BATCH_HELP: &str = "How many patterns one step sees; full is the whole training part";

pub const EPOCHS: &str = "Epochs";
pub const EPOCHS_HELP: &str = "How often the networks see the whole training part";

pub const NETWORKS: &str = "Networks";
pub const NETWORKS_HELP: &str = "How many networks are trained at once, from different weights";

pub const SEED: &str = "Seed";
pub const SEED_HELP: &str = "The same seed gives the same weights, split and order of the data";

pub const SNAPSHOTS: &str = "Snapshots";
pub const SNAPSHOTS_HELP: &str = "How many epochs, log-spaced, keep their weights";

pub const DEVICE: &str = "Device";
pub const DEVICE_HELP: &str = "What trains: automatic takes the faster of the CPU and a real GPU";

pub const WORKERS: &str = "Workers";
pub const WORKERS_HELP: &str = "How many train at once on the CPU; 0 is as many as the machine can spare";

pub const ESTIMATOR: &str = "Estimator";
pub const ESTIMATOR_HELP: &str = "How the information of a layer is estimated from its activations";

pub const ESTIMATED_OVER: &str = "Estimated over";
pub const ESTIMATED_OVER_HELP: &str = "The patterns over which information is estimated";

pub const COMPARE_WITH: &str = "Compare with";
pub const COMPARE_WITH_HELP: &str =
    "Other estimators or parts of the data shown with it, such as kde:0.001,edges:30@train";

pub const COMPARED: &str = "Compared";
pub const COMPARED_HELP: &str = "Whether other readings have planes of their own or lie over the first";

pub const SHUFFLED_LABELS: &str = "Shuffled labels";
pub const SHUFFLED_LABELS_HELP: &str =
    "What chance gives: Î(T;Y) with the labels shuffled so often, as a band; 0 is not shown";
