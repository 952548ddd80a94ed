//! The one place that speaks plotters: CSS pixels in, whole backend units out.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, FontStyle, IntoFont, RGBAColor, TextStyle};

use super::{Rect, clip};

/// What drawing gives: nothing, or the backend's fault.
pub type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// The page's own fonts.
const FAMILY: FontFamily = FontFamily::Name("system-ui, sans-serif");

/// How a text is set.
#[derive(Clone, Copy)]
pub struct Type {
    /// Height of the font.
    pub size: f64,
    pub colour: RGBAColor,
    /// Which point of the text is at its place.
    pub anchor: (HPos, VPos),
    pub bold: bool,
}

/// A guess at the width of a text, wide rather than narrow: to measure it would reflow the page.
pub fn text_width(text: &str, size: f64) -> f64 {
    text.chars().count() as f64 * size * 0.56
}

/// Draws in CSS pixels on an area of another resolution.
pub struct Pen<'a, DB: DrawingBackend> {
    area: &'a DrawingArea<DB, Shift>,
    /// Backend units in a CSS pixel.
    unit: f64,
    /// CSS pixels in a device pixel.
    pixel: f64,
    /// What lies outside of it is left out.
    within: Option<Rect>,
}

impl<'a, DB: DrawingBackend> Pen<'a, DB> {
    /// A pen for an area with `unit` of its units to a CSS pixel, shown at `ratio` device pixels to a CSS pixel.
    pub fn new(area: &'a DrawingArea<DB, Shift>, unit: f64, ratio: f64) -> Self {
        Self { area, unit, pixel: 1.0 / ratio, within: None }
    }

    /// A pen that leaves out what lies outside of a rectangle; texts and rules excepted.
    pub fn within(&self, r: Option<Rect>) -> Self {
        Self { within: r, ..*self }
    }

    fn at(&self, (x, y): (f64, f64)) -> (i32, i32) {
        ((x * self.unit).round() as i32, (y * self.unit).round() as i32)
    }

    fn units(&self, length: f64) -> u32 {
        ((length * self.unit).round() as u32).max(1)
    }

    fn leaves_out(&self, place: (f64, f64)) -> bool {
        self.within.is_some_and(|r| !r.holds(place))
    }

    /// The nearest edge between device pixels.
    fn snap(&self, place: f64) -> f64 {
        (place / self.pixel).round() * self.pixel
    }

    /// A filled rectangle.
    pub fn fill(&self, r: Rect, colour: RGBAColor) -> Drawn<DB> {
        let corners = [self.at((r.left, r.top)), self.at((r.right, r.bottom))];
        self.area.draw(&Rectangle::new(corners, colour.filled()))
    }

    /// A sharp horizontal or vertical line: whole device pixels, at least one thick.
    pub fn rule(&self, from: (f64, f64), to: (f64, f64), width: f64, colour: RGBAColor) -> Drawn<DB> {
        let thick = self.snap(width).max(self.pixel);
        let (x, y) = (self.snap(from.0.min(to.0) - thick / 2.0), self.snap(from.1.min(to.1) - thick / 2.0));
        let (dx, dy) = (self.snap((to.0 - from.0).abs()), self.snap((to.1 - from.1).abs()));
        self.fill(Rect { left: x, top: y, right: x + dx.max(thick), bottom: y + dy.max(thick) }, colour)
    }

    /// A line through points.
    pub fn line(&self, points: &[(f64, f64)], width: f64, colour: RGBAColor) -> Drawn<DB> {
        let path = |points: &[(f64, f64)]| {
            let points: Vec<_> = points.iter().map(|point| self.at(*point)).collect();
            self.area.draw(&PathElement::new(points, colour.stroke_width(self.units(width))))
        };
        let Some(r) = self.within else { return path(points) };
        points
            .windows(2)
            .filter_map(|pair| clip::segment(pair[0], pair[1], r))
            .try_for_each(|part| path(&part))
    }

    /// A filled polygon.
    pub fn polygon(&self, points: &[(f64, f64)], colour: RGBAColor) -> Drawn<DB> {
        let clipped = self.within.map(|r| clip::polygon(points, r));
        let points = clipped.as_deref().unwrap_or(points);
        if points.is_empty() {
            return Ok(());
        }
        let points: Vec<_> = points.iter().map(|point| self.at(*point)).collect();
        self.area.draw(&Polygon::new(points, colour.filled()))
    }

    /// A filled circle.
    pub fn dot(&self, centre: (f64, f64), radius: f64, colour: RGBAColor) -> Drawn<DB> {
        if self.leaves_out(centre) {
            return Ok(());
        }
        self.area.draw(&Circle::new(self.at(centre), self.units(radius), colour.filled()))
    }

    /// A dot so small that nobody sees it is square; a canvas fills squares more than twice as fast as circles.
    pub fn speck(&self, (x, y): (f64, f64), radius: f64, colour: RGBAColor) -> Drawn<DB> {
        if self.leaves_out((x, y)) {
            return Ok(());
        }
        // Half the side of a square with the circle's area.
        let half = radius * std::f64::consts::PI.sqrt() / 2.0;
        self.fill(Rect { left: x - half, top: y - half, right: x + half, bottom: y + half }, colour)
    }

    /// A line of text.
    pub fn text(&self, text: &str, place: (f64, f64), kind: Type) -> Drawn<DB> {
        let style = if kind.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = (FAMILY, kind.size * self.unit, style).into_font();
        let style = TextStyle::from(font).color(&kind.colour).pos(Pos::new(kind.anchor.0, kind.anchor.1));
        self.area.draw_text(text, &style, self.at(place))
    }
}
