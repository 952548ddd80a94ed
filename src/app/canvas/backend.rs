//! plotters' canvas backend in units finer than a device pixel.
//!
//! plotters counts in whole units. Where a unit is a pixel, points are pushed to the pixel grid and a ratio
//! of 1.5 blurs lines; so the canvas is scaled down and this backend says that it is larger.

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use web_sys::HtmlCanvasElement;

/// Units in a device pixel.
pub const FINE: f64 = 16.0;

type Refusal = <CanvasBackend as DrawingBackend>::ErrorType;
type Done = Result<(), DrawingErrorKind<Refusal>>;

/// Draws on a canvas whose context is scaled by 1 / [`FINE`].
pub struct Backend {
    canvas: CanvasBackend,
    /// Units.
    size: (u32, u32),
}

impl Backend {
    /// A backend for a canvas of this size, in device pixels; `None` where it has no 2D context.
    pub fn new(canvas: HtmlCanvasElement, (width, height): (u32, u32)) -> Option<Self> {
        let canvas = CanvasBackend::with_canvas_object(canvas)?;
        Some(Self { canvas, size: (width * FINE as u32, height * FINE as u32) })
    }
}

impl DrawingBackend for Backend {
    type ErrorType = Refusal;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Done {
        self.canvas.ensure_prepared()
    }

    fn present(&mut self) -> Done {
        self.canvas.present()
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Done {
        self.canvas.draw_pixel(at, colour)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Done {
        self.canvas.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Done {
        self.canvas.draw_rect(from, to, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.canvas.draw_path(path, style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.canvas.fill_polygon(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Done {
        self.canvas.draw_circle(centre, radius, style, fill)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        self.canvas.draw_text(text, style, at)
    }
}
