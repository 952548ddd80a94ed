//! Figures for any plotters backend: a canvas on screen, SVG for export, and the same numbers as rows.
//!
//! A figure is a spec, made from a run, and a function `draw(spec, pen, width, height, theme)`; its
//! parts can be drawn on layers of their own. Lengths are CSS pixels; the [`Pen`] knows the backend's.

pub mod bands;
pub mod calibration;
pub mod clip;
pub mod colour;
pub mod curves;
pub mod heat;
pub mod lines;
pub mod marks;
pub mod network;
mod pen;
pub mod plane;
mod rect;
pub mod scale;
mod theme;

pub use crate::evaluation::Spread;
pub use pen::{Drawn, Pen, Type, text_width};
pub use rect::Rect;
pub use theme::Theme;
