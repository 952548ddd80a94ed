//! The listed values of the parameters: what a link may name.

use serde::{Deserialize, Serialize};

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
        VarU = "var_u" "12 bits, var_u",
        /// The stochastic variant: the same patterns with p(y|x) strictly between 0 and 1.
        Regular90 = "regular_90" "12 bits, noisy labels",
        /// The patterns of `var_u` with p(y|x) a sigmoid across its boundary, as steep as `gamma`.
        SoftVarU = "soft_var_u" "12 bits, soft var_u",
        /// Spherical normal classes whose means lie on a line.
        Gauss = "gauss" "Gaussian classes",
        /// Two dimensions: a disc in a ring.
        Circle = "circle" "circle, 2-D",
        /// Two dimensions: quadrants.
        Xor = "xor" "xor, 2-D",
        /// Two dimensions: two normal clouds.
        TwoGauss = "two_gauss" "two Gaussians, 2-D",
        /// Two dimensions: two arms of a spiral.
        Spiral = "spiral" "spiral, 2-D",
        /// 1797 handwritten digits of 8×8 pixels (Alpaydin & Kaynak 1998).
        Digits = "digits" "8×8 digits",
        /// A CSV file of the user, named by `table`.
        Table = "table" "a CSV file",
    }
}

choices! {
    /// The function after each hidden layer.
    Activation {
        Tanh = "tanh" "tanh",
        Relu = "relu" "ReLU",
        Sigmoid = "sigmoid" "sigmoid",
        /// Slope 0.01 below zero.
        LeakyRelu = "leaky_relu" "leaky ReLU",
        /// x / (1 + |x|).
        Softsign = "softsign" "softsign",
        /// ln(1 + eˣ).
        Softplus = "softplus" "softplus",
        /// eˣ − 1 below zero.
        Elu = "elu" "ELU",
        Linear = "linear" "linear",
    }
}

choices! {
    /// The rule that turns gradients into steps.
    Optimiser {
        Sgd = "sgd" "SGD",
        /// Heavy ball, μ = 0.9, no dampening (Polyak 1964).
        Momentum = "momentum" "momentum 0.9",
        /// μ = 0.9, the gradient taken ahead (Nesterov 1983, in the form of Sutskever et al. 2013).
        Nesterov = "nesterov" "Nesterov 0.9",
        /// Kingma & Ba (2015), β 0.9 and 0.999, ε 1e-8.
        Adam = "adam" "Adam",
        /// Adam with decoupled weight decay (Loshchilov & Hutter 2019).
        AdamW = "adamw" "AdamW",
        /// Tieleman & Hinton (2012), decay 0.9, ε 1e-8.
        RmsProp = "rmsprop" "RMSprop",
    }
}

choices! {
    /// What the networks minimise, averaged over the patterns of a batch.
    Loss {
        /// −Σ target · ln p, in nats.
        CrossEntropy = "ce" "cross-entropy",
        /// Mean over the classes of (p − target)².
        SquaredError = "mse" "squared error",
    }
}

choices! {
    /// Whether the networks of an ensemble share a training part.
    Draw {
        One = "one" "the same for all",
        Each = "each" "one for each network",
    }
}

choices! {
    /// The standard deviation of the truncated-normal weights before training.
    Initialisation {
        /// 1/√inputs of the layer (Shwartz-Ziv & Tishby 2017).
        FanIn = "fan_in" "1/√fan in",
        /// 1/√outputs of the layer (Saxe et al. 2018).
        FanOut = "fan_out" "1/√fan out",
    }
}

choices! {
    /// The patterns over which information is estimated.
    Over {
        All = "all" "all patterns",
        Train = "train" "training part",
        Holdout = "holdout" "hold-out",
    }
}

choices! {
    /// How several readings of a run are shown.
    Compare {
        Side = "side" "side by side",
        Overlay = "overlay" "in one plane",
    }
}

choices! {
    /// Which device trains.
    EngineChoice {
        /// The faster of the CPU and a real GPU that passes its self-test.
        Auto = "auto" "automatic",
        Cpu = "cpu" "CPU",
        Gpu = "gpu" "GPU",
        /// burn's autodiff, operation by operation, for comparison.
        Burn = "burn" "burn, op by op",
    }
}
