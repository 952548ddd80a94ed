//! The information bottleneck bound: the most that a representation of x can tell of y for what it keeps of x.
//!
//! Tishby, Pereira & Bialek (1999): over all encoders p(t|x) the largest I(T;Y) for each I(X;T). As a function of
//! I(X;T) it is concave, and 1/β is its slope where I(X;T) − β I(T;Y) is least.

mod anneal;
mod bound;
pub mod closed;
mod clusters;
mod curve;
mod deterministic;
mod gap;
mod joint;
mod settle;

pub use anneal::{CHORD, bound};
pub use bound::{Bound, Law};
pub use curve::{Curve, Point, Source, distance_below};
pub use deterministic::deterministic_bottleneck;
pub use joint::Joint;
pub use settle::GAP;
