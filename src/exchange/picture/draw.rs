//! The picture on a backend.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Drawing, Figure, LINE, MARGIN, Panel, Picture, TEXT, WIDTH};
use crate::charts::{Drawn, Pen, Rect, Theme, Type, calibration, curves, lines, plane};

impl Drawing for Picture {
    fn title(&self) -> &str {
        &self.title
    }

    fn size(&self) -> (f64, f64) {
        let text = |lines: &[String]| lines.len() as f64 * LINE + MARGIN;
        let panels: f64 = self.panels.iter().map(|panel| panel.height() + text(&panel.caption)).sum();
        (WIDTH, panels + LINE + text(&self.caption))
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
            let (above, below) = rest.split_vertically((panel.height() * unit).round() as i32);
            self.figure(panel, &Pen::new(&above, unit, ratio), theme)?;
            let end = write(&Pen::new(&below, unit, ratio), &panel.caption, 0.0, false, theme)?;
            (_, rest) = below.split_vertically(((end + MARGIN) * unit).round() as i32);
        }
        let pen = Pen::new(&rest, unit, ratio);
        let end = write(&pen, std::slice::from_ref(&self.title), 0.0, true, theme)?;
        write(&pen, &self.caption, end, false, theme).map(|_| ())
    }
}

impl Picture {
    fn figure<DB: DrawingBackend>(&self, panel: &Panel, pen: &Pen<DB>, theme: &Theme) -> Drawn<DB> {
        let (width, height) = (WIDTH, panel.height());
        match &panel.figure {
            Figure::Lines(spec) => lines::draw(spec, pen, (width, height), theme),
            Figure::Calibration(spec) => calibration::draw(spec, pen, (width, height), theme),
            Figure::Curves(spec) => curves::draw(spec, pen, (width, height), self.now, theme),
            Figure::Plane(spec) => {
                plane::figure(spec, &plane::Layout::new(spec, width, height), pen, self.now, theme)
            }
        }
    }
}

/// Writes lines from `top` on, and says where they end.
pub fn write<DB: DrawingBackend>(
    pen: &Pen<DB>,
    lines: &[String],
    top: f64,
    bold: bool,
    theme: &Theme,
) -> Result<f64, DrawingAreaErrorKind<DB::ErrorType>> {
    let colour = if bold { theme.ink } else { theme.muted };
    let kind = Type { size: TEXT, colour, anchor: (HPos::Left, VPos::Top), bold };
    let mut at = top;
    for line in lines {
        pen.text(line, (MARGIN, at), kind)?;
        at += LINE;
    }
    Ok(at)
}
