//! Figures on canvas: layers that are sharp on any screen, and drawing that never takes long.

mod backend;
mod frames;
mod layer;
mod sight;
mod size;
mod spec;
mod tip;

pub use frames::{Frames, Paint, now};
pub use layer::Layer;
pub use sight::prints;
pub use size::{Size, use_size};
pub use spec::use_spec;
pub use tip::{on_leave, on_move, room_classes, use_place, use_point};
