//! One canvas of a figure.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::IntoDrawingArea;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::backend::{Backend, FINE};
use super::size::Size;
use crate::charts::{Drawn, Pen};

/// Where is drawn.
pub type Area = DrawingArea<Backend, Shift>;

/// A canvas with as many pixels as the screen has there.
pub struct Layer {
    pub canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Layer {
    /// A layer on a canvas of the page; `None` where it has no 2D context.
    pub fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { canvas, context })
    }

    /// A layer that is not shown.
    pub fn unseen() -> Option<Self> {
        let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
        Self::new(canvas.dyn_into().ok()?)
    }

    /// Makes the canvas this large, which empties it.
    pub fn fit(&self, size: Size) {
        let (width, height) = size.pixels();
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        // The CSS size comes from the pixels, not from the room, so that no pixel is stretched.
        for (property, pixels) in [("width", width), ("height", height)] {
            let length = format!("{}px", f64::from(pixels) / size.ratio * size.scale);
            // It can fail only where the style is read-only, and a canvas's is not.
            let _ = self.canvas.style().set_property(property, &length);
        }
        // Corners of noisy lines would be long spikes.
        self.context.set_line_join("round");
    }

    /// Empties the canvas.
    pub fn clear(&self) {
        let (width, height) = (self.canvas.width(), self.canvas.height());
        self.context.clear_rect(0.0, 0.0, width.into(), height.into());
    }

    /// Draws in pixels of the figure; what the canvas refuses is left out.
    pub fn draw(&self, size: Size, draw: impl FnOnce(&Pen<Backend>) -> Drawn<Backend>) {
        self.draw_on(size, |area| draw(&Pen::new(area, size.unit(), size.ratio)));
    }

    /// Draws on the whole canvas, [`Size::unit`] of whose units make a pixel of the figure.
    pub fn draw_on(&self, size: Size, draw: impl FnOnce(&Area) -> Drawn<Backend>) {
        let Some(backend) = Backend::new(self.canvas.clone(), size.pixels()) else { return };
        let area = backend.into_drawing_area();
        // Scaling by a number cannot fail.
        let _ = self.context.set_transform(1.0 / FINE, 0.0, 0.0, 1.0 / FINE, 0.0, 0.0);
        // A refused primitive leaves a gap in the picture, and there is nobody to tell but the console.
        if let Err(error) = draw(&area) {
            web_sys::console::warn_1(&error.to_string().into());
        }
        let _ = self.context.reset_transform();
    }

    /// Shows what `other` holds and nothing else.
    pub fn copy(&self, other: &Self) {
        self.clear();
        // It can fail only for a canvas without pixels, which has nothing to show.
        let _ = self.context.draw_image_with_html_canvas_element(&other.canvas, 0.0, 0.0);
    }
}
