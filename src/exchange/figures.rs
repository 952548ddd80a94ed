//! The figures of a sweep in one picture.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

use super::Drawing;
use super::picture::{LINE, MARGIN, PLANE, WIDTH, set, write};
use crate::charts::{Drawn, Pen, Rect, Theme, bands, heat};

/// The height of a figure that is no plane.
const CURVES: f64 = 280.0;

/// Figures one below the other, and what they show.
pub struct Figures {
    title: String,
    panels: Vec<Panel>,
    caption: Vec<String>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Panel {
    Bands(bands::Spec),
    Heat(heat::Spec),
}

impl Panel {
    /// Draws it.
    pub fn draw<DB: DrawingBackend>(&self, pen: &Pen<DB>, size: (f64, f64), theme: &Theme) -> Drawn<DB> {
        match self {
            Self::Bands(spec) => bands::draw(spec, pen, size, theme),
            Self::Heat(spec) => heat::draw(spec, pen, size, theme),
        }
    }

    fn height(&self) -> f64 {
        match self {
            Self::Bands(spec) if spec.ways => PLANE,
            Self::Bands(_) | Self::Heat(_) => CURVES,
        }
    }
}

impl Figures {
    /// These figures with sentences under them.
    pub fn new(title: String, panels: Vec<Panel>, sentences: &[String]) -> Self {
        Self { title, panels, caption: set(sentences) }
    }
}

impl Drawing for Figures {
    fn title(&self) -> &str {
        &self.title
    }

    fn size(&self) -> (f64, f64) {
        let panels: f64 = self.panels.iter().map(|panel| panel.height() + MARGIN).sum();
        (WIDTH, panels + LINE + self.caption.len() as f64 * LINE + MARGIN)
    }

    fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        unit: f64,
        ratio: f64,
        theme: &Theme,
    ) -> Drawn<DB> {
        let (width, height) = self.size();
        let whole = Rect { left: 0.0, top: 0.0, right: width, bottom: height };
        Pen::new(area, unit, ratio).fill(whole, theme.surface)?;
        let mut rest = area.clone();
        for panel in &self.panels {
            let (above, below) = rest.split_vertically(((panel.height() + MARGIN) * unit).round() as i32);
            panel.draw(&Pen::new(&above, unit, ratio), (width, panel.height()), theme)?;
            rest = below;
        }
        let pen = Pen::new(&rest, unit, ratio);
        let end = write(&pen, std::slice::from_ref(&self.title), 0.0, true, theme)?;
        write(&pen, &self.caption, end, false, theme).map(|_| ())
    }
}
