//! What can be done by a key, and the sheet that lists all of it. The buttons of a run are named in [`super::lab`].

pub const RUN: &str = "Run, pause or resume";
pub const STEP: &str = "Train one epoch";
pub const RESET: &str = "Back to the same weights as before the first step";
pub const PLAY: &str = "Play the epochs, or stop";
pub const BACK: &str = "One snapshot back";
pub const FORTH: &str = "One snapshot on";
pub const FAR_BACK: &str = "Ten snapshots back";
pub const FAR_FORTH: &str = "Ten snapshots on";
pub const FIRST: &str = "The first snapshot";
pub const LAST: &str = "The last snapshot";
pub const SLOWER: &str = "Play half as fast";
pub const FASTER: &str = "Play twice as fast";
pub const LOOP: &str = "Begin anew at the end";
pub const LAYER_BEFORE: &str = "Read the layer before";
pub const LAYER_NEXT: &str = "Read the next layer";
pub const LAYER_OFF: &str = "Hide or show the layer that is read";
pub const NETWORKS: &str = "Each network, their mean, or one";
pub const FADE: &str = "Older snapshots are paler";
pub const LINEAR: &str = "Colours spread evenly over the epochs";
pub const STEPS: &str = "Count steps";
pub const ZOOM_OUT: &str = "See more of the plane";
pub const ZOOM_IN: &str = "Enlarge the plane";
pub const ZOOM_ALL: &str = "The whole plane";
pub const PAN_LEFT: &str = "See what is left";
pub const PAN_RIGHT: &str = "See what is right";
pub const PAN_UP: &str = "See what is above";
pub const PAN_DOWN: &str = "See what is below";
pub const VALUES: &str = "The layers' information as a table";
pub const RECORD: &str = "Save the animation as WebM";
pub const DOWNLOAD: &str = "Download the run";
/// Also the title of the sheet.
pub const HELP: &str = "Keys, and the colours of the page";

// On buttons: at most six or so letters.
pub const LOOP_BUTTON: &str = "Loop";
pub const FADE_BUTTON: &str = "Fade";
pub const LINEAR_BUTTON: &str = "Linear";
pub const STEPS_BUTTON: &str = "Steps";

/// Before the list of colours, with the space between them.
pub const COLOURS: &str = "Colours ";
pub const KEYS: &str = "Keys";
pub const CLOSE: &str = "Close";

// Where keys are heard.
pub const ANYWHERE: &str = "Anywhere but in a field or a list";
pub const ON_FIGURE: &str = "With the focus on the plane or below it";
pub const ON_PLANE: &str = "With the focus on the plane";

// As keyboards name their keys.
pub const SPACE: &str = "Space";
pub const DELETE: &str = "Delete";
pub const HOME: &str = "Home";
pub const END: &str = "End";
pub const PAGE_UP: &str = "PageUp";
pub const PAGE_DOWN: &str = "PageDown";

pub fn shift(key: &str) -> String {
    format!("Shift {key}")
}
