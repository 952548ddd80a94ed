//! Icons of buttons, as filled paths of 16 by 16.

/// The icon with this name.
pub fn of(name: &str) -> Option<&'static str> {
    Some(match name {
        "play" => "M4 2v12l10-6z",
        "pause" => "M3.5 2.5h3v11h-3zm6 0h3v11h-3z",
        "back" => "M3 3h2v10H3zm10 0v10L6 8z",
        "forth" => "M11 3h2v10h-2zM3 3v10l7-5z",
        "zoom-out" => "M3 7h10v2H3z",
        "zoom-in" => "M7 3h2v4h4v2H9v4H7V9H3V7h4z",
        "zoom-all" => "M2 2h5v2H4v3H2zm7 0h5v5h-2V4H9zM2 9h2v3h3v2H2zm10 0h2v5H9v-2h3z",
        _ => return None,
    })
}
