//! Distributions whose information is known.

// Where each, or its information, is published.
pub const BEYOND_NORMAL: &str = "Czyż et al. 2023";
pub const CLOSED_FORM: &str = "closed form";
pub const BINARY_INPUT: &str = "binary-input Gaussian channel, by quadrature";
pub const GAO: &str = "Gao et al. 2017";

// Names.
pub const NORMAL: &str = "Bivariate normal";
pub const NORMAL_DENSE: &str = "Dense normal, 3 + 3";
pub const NORMAL_16: &str = "Paired normal, 16 + 16";
pub const UNIFORM_MARGINS: &str = "Uniform margins";
pub const HALF_CUBE: &str = "Half-cube";
pub const WIGGLY: &str = "Wiggly";
pub const UNIFORM_SUM_LOW: &str = "Uniform sum, little noise";
pub const UNIFORM_SUM_HIGH: &str = "Uniform sum, much noise";
pub const STUDENT: &str = "Student, 3 degrees of freedom";
pub const SWISS_ROLL: &str = "Swiss roll";
pub const SPIRAL: &str = "Spiral";
pub const TWO_POINT: &str = "Two points, much noise";
pub const TWO_POINT_CLEAR: &str = "Two points, little noise";
pub const TABLE: &str = "Discrete table, 3 × 4";
pub const CATEGORICAL: &str = "Label with uniform noise";
pub const INDEPENDENT: &str = "Independent normals";
