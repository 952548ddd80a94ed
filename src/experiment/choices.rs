//! The listed values of the parameters: what a link may name.

use serde::{Deserialize, Serialize};

use crate::text;

/// Defines an enum whose variants are written by a key in links and by a label in the page.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal $label:expr),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $key)] $variant),+ }

        /// The first.
        impl Default for $name {
            fn default() -> Self { Self::ALL[0] }
        }

        impl $name {
            /// Every value, in the order of the controls.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// (key, label) of every value, in the same order.
            pub const OPTIONS: &'static [(&'static str, &'static str)] = &[$(($key, $label)),+];

            /// The key in links and files.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The name that the page shows.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// The value with this key.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.key() == key)
            }
        }
    };
}

pub(crate) use choices;

choices! {
    /// The data set.
    DataSet {
        /// All 4096 patterns of 12 bits with the labels of Shwartz-Ziv & Tishby (2017).
        VarU = "var_u" text::choices::VAR_U,
        /// The stochastic variant: the same patterns with p(y|x) strictly between 0 and 1.
        Regular90 = "regular_90" text::choices::REGULAR_90,
        /// The patterns of `var_u` with p(y|x) a sigmoid across its boundary, as steep as `gamma`.
        SoftVarU = "soft_var_u" text::choices::SOFT_VAR_U,
        /// Spherical normal classes whose means lie on a line.
        Gauss = "gauss" text::choices::GAUSS,
        /// Two dimensions: a disc in a ring.
        Circle = "circle" text::choices::CIRCLE,
        /// Two dimensions: quadrants.
        Xor = "xor" text::choices::XOR,
        /// Two dimensions: two normal clouds.
        TwoGauss = "two_gauss" text::choices::TWO_GAUSS,
        /// Two dimensions: two arms of a spiral.
        Spiral = "spiral" text::choices::SPIRAL,
        /// 1797 handwritten digits of 8×8 pixels (Alpaydin & Kaynak 1998).
        Digits = "digits" text::choices::DIGITS,
        /// A CSV file of the user, named by `table`.
        Table = "table" text::choices::CSV_FILE,
    }
}

choices! {
    /// The function after each hidden layer.
    Activation {
        Tanh = "tanh" text::choices::TANH,
        Relu = "relu" text::choices::RELU,
        Sigmoid = "sigmoid" text::choices::SIGMOID,
        /// Slope 0.01 below zero.
        LeakyRelu = "leaky_relu" text::choices::LEAKY_RELU,
        /// x / (1 + |x|).
        Softsign = "softsign" text::choices::SOFTSIGN,
        /// ln(1 + eˣ).
        Softplus = "softplus" text::choices::SOFTPLUS,
        /// eˣ − 1 below zero.
        Elu = "elu" text::choices::ELU,
        Linear = "linear" text::choices::LINEAR,
    }
}

choices! {
    /// The rule that turns gradients into steps.
    Optimiser {
        Sgd = "sgd" text::choices::SGD,
        /// Heavy ball, μ = 0.9, no dampening (Polyak 1964).
        Momentum = "momentum" text::choices::MOMENTUM,
        /// μ = 0.9, the gradient taken ahead (Nesterov 1983, in the form of Sutskever et al. 2013).
        Nesterov = "nesterov" text::choices::NESTEROV,
        /// Kingma & Ba (2015), β 0.9 and 0.999, ε 1e-8.
        Adam = "adam" text::choices::ADAM,
        /// Adam with decoupled weight decay (Loshchilov & Hutter 2019).
        AdamW = "adamw" text::choices::ADAM_W,
        /// Tieleman & Hinton (2012), decay 0.9, ε 1e-8.
        RmsProp = "rmsprop" text::choices::RMS_PROP,
    }
}

choices! {
    /// What the networks minimise, averaged over the patterns of a batch.
    Loss {
        /// −Σ target · ln p, in nats.
        CrossEntropy = "ce" text::choices::CROSS_ENTROPY,
        /// Mean over the classes of (p − target)².
        SquaredError = "mse" text::choices::SQUARED_ERROR,
    }
}

choices! {
    /// Whether the networks of an ensemble share a training part.
    Draw {
        One = "one" text::choices::ONE_PART,
        Each = "each" text::choices::EACH_A_PART,
    }
}

choices! {
    /// The standard deviation of the truncated-normal weights before training.
    Initialisation {
        /// 1/√inputs of the layer (Shwartz-Ziv & Tishby 2017).
        FanIn = "fan_in" text::choices::FAN_IN,
        /// 1/√outputs of the layer (Saxe et al. 2018).
        FanOut = "fan_out" text::choices::FAN_OUT,
    }
}

choices! {
    /// The patterns over which information is estimated.
    Over {
        All = "all" text::choices::ALL_PATTERNS,
        Train = "train" text::choices::TRAINING_PART,
        Holdout = "holdout" text::choices::HOLDOUT,
    }
}

choices! {
    /// How several readings of a run are shown.
    Compare {
        Side = "side" text::choices::SIDE_BY_SIDE,
        Overlay = "overlay" text::choices::IN_ONE_PLANE,
    }
}

choices! {
    /// Which device trains.
    EngineChoice {
        /// The faster of the CPU and a real GPU that passes its self-test.
        Auto = "auto" text::choices::AUTOMATIC,
        Cpu = "cpu" text::choices::CPU,
        Gpu = "gpu" text::choices::GPU,
        /// burn's autodiff, operation by operation, for comparison.
        Burn = "burn" text::choices::BURN,
    }
}
