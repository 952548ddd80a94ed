//! The marker of a layer: known by its shape, not by colour alone.

use std::f64::consts::{PI, TAU};

use plotters::prelude::DrawingBackend;
use plotters::style::RGBAColor;

use crate::charts::{Drawn, Pen};

/// A polygon around the origin with the area of a circle of radius 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape(Vec<(f64, f64)>);

impl Shape {
    /// How many shapes there are.
    pub const COUNT: usize = 9;

    /// Circle, square, triangle, diamond, inverted triangle, plus, hexagon, star, cross; then again.
    pub fn new(index: usize) -> Self {
        match index % Self::COUNT {
            0 => Self::regular(24, 0.0),
            1 => Self::regular(4, PI / 4.0),
            2 => Self::regular(3, 0.0),
            3 => Self::regular(4, 0.0),
            4 => Self::regular(3, PI),
            5 => Self::plus(0.0),
            6 => Self::regular(6, 0.0),
            7 => Self::spiked(5),
            _ => Self::plus(PI / 4.0),
        }
    }

    /// A regular polygon, one corner up before it is turned.
    fn regular(corners: usize, turn: f64) -> Self {
        Self::polar((0..corners).map(|i| (1.0, turn + TAU * i as f64 / corners as f64)))
    }

    fn spiked(spikes: usize) -> Self {
        let corner = |i: usize| (if i.is_multiple_of(2) { 1.0 } else { 0.45 }, PI * i as f64 / spikes as f64);
        Self::polar((0..2 * spikes).map(corner))
    }

    /// Four arms, a third of the whole wide.
    fn plus(turn: f64) -> Self {
        let (far, near) = ((1.0_f64 / 9.0 + 1.0).sqrt(), 2.0_f64.sqrt() / 3.0);
        let half = (1.0_f64 / 3.0).atan();
        Self::polar((0..4).flat_map(|arm| {
            let way = turn + PI / 2.0 * f64::from(arm);
            [(far, way - half), (far, way + half), (near, way + PI / 4.0)]
        }))
    }

    /// Corners by radius and angle from the top, scaled to the area of the unit circle.
    fn polar(corners: impl Iterator<Item = (f64, f64)>) -> Self {
        let corners: Vec<_> = corners.map(|(r, angle)| (r * angle.sin(), -r * angle.cos())).collect();
        let next = corners.iter().cycle().skip(1);
        let twice: f64 = corners.iter().zip(next).map(|(a, b)| a.0 * b.1 - a.1 * b.0).sum();
        let scale = (2.0 * PI / twice.abs()).sqrt();
        Self(corners.into_iter().map(|(x, y)| (x * scale, y * scale)).collect())
    }

    /// The corners around `centre`, with the area of a circle of this radius.
    pub fn around(&self, centre: (f64, f64), radius: f64) -> Vec<(f64, f64)> {
        self.0.iter().map(|(x, y)| (centre.0 + x * radius, centre.1 + y * radius)).collect()
    }

    /// Draws it filled.
    pub fn draw<DB: DrawingBackend>(
        &self,
        pen: &Pen<DB>,
        centre: (f64, f64),
        radius: f64,
        colour: RGBAColor,
    ) -> Drawn<DB> {
        pen.polygon(&self.around(centre, radius), colour)
    }
}
