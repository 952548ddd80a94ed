//! The colours of a figure that carry no data.

use plotters::style::RGBAColor;

use super::colour;

/// What a figure is drawn in, on a light page or a dark one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    pub dark: bool,
    /// What lies behind the figure.
    pub surface: RGBAColor,
    /// Emphasis and names; at least 7 to 1 against the surface.
    pub ink: RGBAColor,
    /// Ticks and titles; at least 4.5 to 1 against the surface.
    pub muted: RGBAColor,
    pub frame: RGBAColor,
    pub grid: RGBAColor,
    /// The bounds that no estimate passes.
    pub limit: RGBAColor,
    /// How many times as large and thick everything is drawn as usual.
    pub scale: f64,
}

impl Theme {
    /// For a light page.
    pub const LIGHT: Self = Self {
        dark: false,
        surface: colour::rgb(255, 255, 255),
        ink: colour::rgb(27, 31, 36),
        muted: colour::rgb(87, 96, 106),
        frame: colour::rgb(175, 184, 193),
        grid: colour::rgb(236, 239, 242),
        limit: colour::rgb(176, 58, 46),
        scale: 1.0,
    };

    /// For a dark page.
    pub const DARK: Self = Self {
        dark: true,
        surface: colour::rgb(22, 26, 32),
        ink: colour::rgb(236, 239, 243),
        muted: colour::rgb(157, 167, 179),
        frame: colour::rgb(75, 84, 95),
        grid: colour::rgb(36, 42, 50),
        limit: colour::rgb(240, 140, 120),
        scale: 1.0,
    };

    /// The theme for a page that is dark or not.
    pub fn new(dark: bool) -> Self {
        if dark { Self::DARK } else { Self::LIGHT }
    }

    /// The same with the strongest contrast: everything but the grid and the bounds in black or white.
    #[must_use]
    pub fn strong(self) -> Self {
        let (surface, ink, grid, limit) = match self.dark {
            true => (0, 255, 80, colour::rgb(255, 176, 160)),
            false => (255, 0, 190, colour::rgb(140, 20, 10)),
        };
        let [surface, ink, grid] = [surface, ink, grid].map(|grey| colour::rgb(grey, grey, grey));
        Self { surface, ink, muted: ink, frame: ink, grid, limit, ..self }
    }

    /// The same drawn large, to be read from the last row.
    #[must_use]
    pub fn large(self) -> Self {
        Self { scale: 1.5, ..self }
    }
}
