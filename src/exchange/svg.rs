//! A picture as an SVG file.

use plotters::prelude::{IntoDrawingArea, SVGBackend};

use super::Drawing;
use crate::charts::Theme;
use crate::text;

/// Units in a CSS pixel: plotters draws at whole ones.
const UNIT: f64 = 10.0;

/// The picture as a file of its own: its size in CSS pixels, white behind it, and all text as text.
///
/// # Errors
/// One sentence where a part of it could not be drawn.
pub fn svg(picture: &impl Drawing) -> Result<String, String> {
    let (width, height) = picture.size();
    let units = ((width * UNIT) as u32, (height * UNIT) as u32);
    let mut drawn = String::new();
    {
        let area = SVGBackend::with_string(&mut drawn, units).into_drawing_area();
        // Every screen has at least one device pixel to a CSS pixel.
        picture
            .draw(&area, UNIT, 1.0, &Theme::LIGHT)
            .map_err(|error| text::pictures::not_drawn(&error.to_string()))?;
        area.present().map_err(|error| text::pictures::not_drawn(&error.to_string()))?;
    }
    // The head gives the size in units of the view box, ten times too large.
    let body = drawn.split_once('>').map_or("", |(_, body)| body);
    let title = escaped(picture.title());
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {} {}\" role=\"img\">\n<title>{title}</title>{body}",
        units.0, units.1
    ))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
