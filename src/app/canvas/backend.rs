//! A plotters backend for a 2D canvas context.
//!
//! plotters counts in whole units, so the backend's are a fraction of a device pixel: points are not
//! pushed to the pixel grid, and a ratio of 1.5 is as good as any. A colour is set only when it changes:
//! setting it for each primitive, as plotters-canvas does, takes twice as long for 12 000 dots.

use std::f64::consts::TAU;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontTransform,
};
use web_sys::CanvasRenderingContext2d;

/// Units in a device pixel.
pub const FINE: f64 = 16.0;

type Point = (i32, i32);
type Done = Result<(), DrawingErrorKind<CanvasError>>;

/// What a canvas refused.
#[derive(Debug)]
pub struct CanvasError;

impl std::fmt::Display for CanvasError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the canvas refused to draw")
    }
}

impl std::error::Error for CanvasError {}

/// Draws on a context whose canvas has `size` device pixels.
pub struct Backend {
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    fill: Option<((u8, u8, u8), f64)>,
}

impl Backend {
    /// A backend for a canvas of this size, in device pixels.
    pub fn new(context: CanvasRenderingContext2d, size: (u32, u32)) -> Self {
        Self { context, size, fill: None }
    }

    fn fill_with(&mut self, colour: BackendColor) {
        if self.fill != Some((colour.rgb, colour.alpha)) {
            self.fill = Some((colour.rgb, colour.alpha));
            self.context.set_fill_style_str(&css(colour));
        }
    }

    fn trace(&self, path: impl IntoIterator<Item = Point>) {
        self.context.begin_path();
        for point in path {
            // The first lineTo of a path is a moveTo.
            self.context.line_to(f64::from(point.0) / FINE, f64::from(point.1) / FINE);
        }
    }

    fn stroke(&self, style: &impl BackendStyle) {
        self.context.set_stroke_style_str(&css(style.color()));
        self.context.set_line_width(f64::from(style.stroke_width()) / FINE);
        self.context.stroke();
    }
}

fn css(colour: BackendColor) -> String {
    let (r, g, b) = colour.rgb;
    format!("rgb({r} {g} {b} / {})", colour.alpha)
}

impl DrawingBackend for Backend {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        (self.size.0 * FINE as u32, self.size.1 * FINE as u32)
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, at: Point, colour: BackendColor) -> Done {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: Point, to: Point, style: &S) -> Done {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: Point, to: Point, style: &S, fill: bool) -> Done {
        if !fill {
            return self.draw_path([from, (to.0, from.1), to, (from.0, to.1), from], style);
        }
        self.fill_with(style.color());
        let [x, y, right, bottom] = [from.0, from.1, to.0, to.1].map(|v| f64::from(v) / FINE);
        self.context.fill_rect(x, y, right - x, bottom - y);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = Point>>(&mut self, path: I, style: &S) -> Done {
        self.trace(path);
        self.stroke(style);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = Point>>(&mut self, path: I, style: &S) -> Done {
        self.fill_with(style.color());
        self.trace(path);
        self.context.fill();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: Point, radius: u32, style: &S, fill: bool) -> Done {
        let [x, y] = [centre.0, centre.1].map(|v| f64::from(v) / FINE);
        self.context.begin_path();
        let arc = self.context.arc(x, y, f64::from(radius) / FINE, 0.0, TAU);
        arc.map_err(|_| DrawingErrorKind::DrawingError(CanvasError))?;
        if fill {
            self.fill_with(style.color());
            self.context.fill();
        } else {
            self.stroke(style);
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: Point) -> Done {
        let refused = |_| DrawingErrorKind::DrawingError(CanvasError);
        let turn = match style.transform() {
            FontTransform::None => 0.0,
            FontTransform::Rotate90 => 0.25,
            FontTransform::Rotate180 => 0.5,
            FontTransform::Rotate270 => 0.75,
        };
        self.fill_with(style.color());
        let (slant, family) = (style.style(), style.family());
        self.context.set_font(&format!("{} {}px {}", slant.as_str(), style.size() / FINE, family.as_str()));
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        self.context.set_text_baseline(match style.anchor().v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        let (sin, cos) = (turn * TAU).sin_cos();
        let [x, y] = [at.0, at.1].map(|v| f64::from(v) / FINE);
        self.context.set_transform(cos, sin, -sin, cos, x, y).map_err(refused)?;
        let drawn = self.context.fill_text(text, 0.0, 0.0);
        self.context.reset_transform().map_err(refused)?;
        drawn.map_err(refused)
    }
}
