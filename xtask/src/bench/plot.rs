//! The scales and the long run as one picture.

use std::fmt::Display;
use std::ops::Range;
use std::path::Path;

use plotters::coord::Shift;
use plotters::prelude::*;

use super::long_run::LongRun;
use super::scales::Scale;
use crate::Result;

const SIZE: (u32, u32) = (1440, 760);
const COLUMNS: usize = 3;
const MEASURED: RGBColor = RGBColor(0, 90, 181);
const PROPORTIONAL: RGBColor = RGBColor(140, 140, 140);

type Panel<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// Draws into an SVG file.
///
/// # Errors
/// One line where the file cannot be written.
pub fn draw(file: &Path, scales: &[Scale], long_run: &LongRun) -> Result<()> {
    let failed = |error: &dyn Display| format!("{}: {error}", file.display());
    let root = SVGBackend::new(file, SIZE).into_drawing_area();
    root.fill(&WHITE).map_err(|error| failed(&error))?;
    let panels = root.split_evenly(((scales.len() + 2).div_ceil(COLUMNS), COLUMNS));
    let mut free = panels.iter();
    for (scale, panel) in scales.iter().zip(&mut free) {
        cost(panel, scale).map_err(|error| failed(&error))?;
    }
    let moments = long_run.moments.iter();
    let run: [(&str, Vec<(f64, f64)>); 2] = [
        ("seconds of a run of 100,000 epochs", moments.clone().map(|m| (m.epoch, m.seconds)).collect()),
        (
            "MB held by the processes of pages in that run",
            moments.filter_map(|m| Some((m.epoch, m.megabytes?))).collect(),
        ),
    ];
    for ((title, points), panel) in run.iter().zip(&mut free) {
        course(panel, title, points).map_err(|error| failed(&error))?;
    }
    root.present().map_err(|error| failed(&error))
}

/// Cost against size, both logarithmic, beside the line through the largest that is proportional to size.
fn cost(panel: &Panel, scale: &Scale) -> Result<(), Box<dyn std::error::Error>> {
    let points = &scale.points;
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Ok(()) };
    let proportional = last.1 / last.0;
    let lowest = points.iter().map(|point| point.1).fold(first.0 * proportional, f64::min);
    let highest = points.iter().map(|point| point.1).fold(0.0, f64::max);
    let times = 0.8 * lowest..1.25 * highest;
    let title = format!("ms of a step against {} (grey: proportional)", scale.name);
    let mut chart = framed(panel, &title).build_cartesian_2d(
        (first.0 * 0.8..last.0 * 1.25)
            .log_scale()
            .with_key_points(points.iter().map(|point| point.0).collect()),
        times.clone().log_scale().with_key_points(round_times(&times)),
    )?;
    let mut mesh = chart.configure_mesh();
    mesh.x_label_formatter(&short).y_label_formatter(&short).draw()?;
    let ends = [*first, *last].map(|(count, _)| (count, count * proportional));
    chart.draw_series(LineSeries::new(ends, PROPORTIONAL))?;
    chart.draw_series(LineSeries::new(points.iter().copied(), MEASURED.stroke_width(2)))?;
    chart.draw_series(points.iter().map(|point| Circle::new(*point, 3, MEASURED.filled())))?;
    Ok(())
}

/// What grows or stays over the epochs of a run, from zero.
fn course(panel: &Panel, title: &str, points: &[(f64, f64)]) -> Result<(), Box<dyn std::error::Error>> {
    if points.is_empty() {
        return Ok(());
    }
    let largest = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).fold(0.0, f64::max);
    let mut chart = framed(panel, title)
        .build_cartesian_2d(0.0..largest(|point| point.0) * 1.02, 0.0..largest(|point| point.1) * 1.15)?;
    let mut mesh = chart.configure_mesh();
    mesh.light_line_style(TRANSPARENT).x_labels(5).y_labels(6);
    mesh.x_label_formatter(&short).y_label_formatter(&short).draw()?;
    chart.draw_series(LineSeries::new(points.iter().copied(), MEASURED.stroke_width(2)))?;
    chart.draw_series(points.iter().map(|point| Circle::new(*point, 3, MEASURED.filled())))?;
    Ok(())
}

/// A chart with a title and room for its labels.
fn framed<'a, 'b>(panel: &'a Panel<'b>, title: &str) -> ChartBuilder<'a, 'b, SVGBackend<'b>> {
    let mut chart = ChartBuilder::on(panel);
    chart.margin(12).margin_right(32).x_label_area_size(26).y_label_area_size(52);
    chart.caption(title, ("sans-serif", 14));
    chart
}

/// 1, 2 and 5 with every power of ten, of the milliseconds in a range.
fn round_times(within: &Range<f64>) -> Vec<f64> {
    let all = (-4..4).flat_map(|power| [1.0, 2.0, 5.0].map(|digit| digit * 10.0_f64.powi(power)));
    all.filter(|time| within.contains(time)).collect()
}

/// Without the zeros that end it.
fn short(value: &f64) -> String {
    format!("{value:.4}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_apart() {
        let texts = [0.0, 0.0002, 0.05, 1.0, 1.5, 20.0, 100_000.0].map(|value| short(&value));
        assert_eq!(texts, ["0", "0.0002", "0.05", "1", "1.5", "20", "100000"]);
        let times: Vec<String> = round_times(&(0.003..0.12)).iter().map(short).collect();
        assert_eq!(times, ["0.005", "0.01", "0.02", "0.05", "0.1"]);
    }
}
