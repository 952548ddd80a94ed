//! Figures with their captions under them, for any plotters backend.

mod caption;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use self::caption::{about_curves, about_run, lines, title};
use crate::charts::curves::{self, CurveKind};
use crate::charts::plane::{self, Shown, axes, cursor, trail};
use crate::charts::{Drawn, Pen, Rect, Theme, Type};
use crate::run::Run;

/// CSS pixels.
const WIDTH: f64 = 760.0;
const PLANE: f64 = 540.0;
const CURVES: f64 = 240.0;
/// The height of the caption's text and the distance of its lines.
const TEXT: f64 = 12.0;
const LINE: f64 = 17.0;
/// Around the caption.
const MARGIN: f64 = 12.0;

/// Figures one below the other, with a caption that says what they show.
pub struct Picture {
    /// What it shows, in one line.
    pub title: String,
    panels: Vec<Panel>,
    /// The lines under the panels.
    caption: Vec<String>,
    /// The snapshot shown as now.
    now: usize,
}

/// A figure, and the lines under it.
struct Panel {
    figure: Figure,
    caption: Vec<String>,
}

enum Figure {
    Plane(plane::Spec),
    Curves(curves::Spec),
}

impl Panel {
    fn height(&self) -> f64 {
        match self.figure {
            Figure::Plane(_) => PLANE,
            Figure::Curves(_) => CURVES,
        }
    }
}

impl Picture {
    /// The information planes of a run up to snapshot `now`; `site` is the address that its link is put after.
    pub fn planes(run: &Run, shown: &[Shown], now: usize, site: &str) -> Self {
        let panel = |shown: &Shown| {
            let spec = plane::Spec::new(run, *shown);
            let mut sentences = vec![plane::caption(&spec)];
            sentences.extend(plane::cautions(&spec, now).into_iter().map(|caution| format!("⚠ {caution}")));
            let caption =
                sentences.iter().flat_map(|sentence| lines(sentence, WIDTH - 2.0 * MARGIN, TEXT)).collect();
            Panel { figure: Figure::Plane(spec), caption }
        };
        Self::of(run, "Information plane", shown.iter().map(panel).collect(), now, site)
    }

    /// Loss and accuracy of a run with the cursor at snapshot `now`; `site` is the address that its link is put after.
    pub fn curves(run: &Run, now: usize, site: &str) -> Self {
        let panel = |kind| {
            let spec = curves::Spec::new(run, kind);
            let caption = lines(&about_curves(&spec), WIDTH - 2.0 * MARGIN, TEXT);
            Panel { figure: Figure::Curves(spec), caption }
        };
        Self::of(
            run,
            "Loss and accuracy",
            [CurveKind::Loss, CurveKind::Accuracy].map(panel).into(),
            now,
            site,
        )
    }

    fn of(run: &Run, what: &str, panels: Vec<Panel>, now: usize, site: &str) -> Self {
        let sentences = about_run(run, now, site);
        let caption =
            sentences.iter().flat_map(|sentence| lines(sentence, WIDTH - 2.0 * MARGIN, TEXT)).collect();
        Self { title: title(what, run), panels, caption, now }
    }

    /// Width and height, CSS pixels.
    pub fn size(&self) -> (f64, f64) {
        let text = |lines: &[String]| lines.len() as f64 * LINE + MARGIN;
        let panels: f64 = self.panels.iter().map(|panel| panel.height() + text(&panel.caption)).sum();
        (WIDTH, panels + LINE + text(&self.caption))
    }

    /// Draws it on an area with `unit` of its units to a CSS pixel, shown at `ratio` device pixels to a CSS pixel.
    pub fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        unit: f64,
        ratio: f64,
        theme: &Theme,
    ) -> Drawn<DB> {
        let (width, height) = self.size();
        Pen::new(area, unit, ratio)
            .fill(Rect { left: 0.0, top: 0.0, right: width, bottom: height }, theme.surface)?;
        let mut rest = area.clone();
        for panel in &self.panels {
            let (above, below) = rest.split_vertically((panel.height() * unit).round() as i32);
            self.figure(&panel.figure, &Pen::new(&above, unit, ratio), panel.height(), theme)?;
            let pen = Pen::new(&below, unit, ratio);
            let end = write(&pen, &panel.caption, 0.0, false, theme)?;
            (_, rest) = below.split_vertically((end * unit).round() as i32);
        }
        let pen = Pen::new(&rest, unit, ratio);
        let end = write(&pen, std::slice::from_ref(&self.title), 0.0, true, theme)?;
        write(&pen, &self.caption, end - MARGIN, false, theme).map(|_| ())
    }

    fn figure<DB: DrawingBackend>(
        &self,
        figure: &Figure,
        pen: &Pen<DB>,
        height: f64,
        theme: &Theme,
    ) -> Drawn<DB> {
        match figure {
            Figure::Curves(spec) => curves::draw(spec, pen, (WIDTH, height), self.now, theme),
            Figure::Plane(spec) => {
                let layout = plane::Layout::new(spec, WIDTH, height);
                axes(spec, &layout, pen, theme)?;
                let last = self.now.min(spec.moments.len().saturating_sub(1));
                (0..=last).try_for_each(|snapshot| trail(spec, &layout, pen, snapshot, theme))?;
                cursor(spec, &layout, pen, self.now, theme)
            }
        }
    }
}

/// Writes lines from `top` on, and says where they end.
fn write<DB: DrawingBackend>(
    pen: &Pen<DB>,
    lines: &[String],
    top: f64,
    bold: bool,
    theme: &Theme,
) -> Result<f64, plotters::drawing::DrawingAreaErrorKind<DB::ErrorType>> {
    let colour = if bold { theme.ink } else { theme.muted };
    let kind = Type { size: TEXT, colour, anchor: (HPos::Left, VPos::Top), bold };
    for (i, line) in lines.iter().enumerate() {
        pen.text(line, (MARGIN, top + i as f64 * LINE), kind)?;
    }
    Ok(top + lines.len() as f64 * LINE + MARGIN)
}
