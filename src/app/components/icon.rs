//! Icons of buttons, as filled paths of 16 by 16.

use yew::prelude::*;

/// An icon as it stands in a text or on a button.
pub fn drawn(path: &'static str) -> Html {
    html! { <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg> }
}

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
        "close" => "M3.4 2 8 6.6 12.6 2 14 3.4 9.4 8 14 12.6 12.6 14 8 9.4 3.4 14 2 12.6 6.6 8 2 3.4z",
        "caution" => "M8 1 15.5 14.5H.5zM7 6v4h2V6zm0 5.5V13h2v-1.5z",
        _ => return None,
    })
}
