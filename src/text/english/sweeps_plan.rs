//! The form of a sweep: what is varied, and what stays the same.

pub const SWEEP: &str = "Sweep";
pub const TITLE: &str = "Sweeps";
pub const LEAD: &str = "A sweep trains an experiment for each value of one or two settings, several networks each, and tells what the setting does. Begin with a question, or make your own";

pub const VARIED: &str = "What is varied";
pub const SETTING: &str = "Setting";
pub const CHOOSE_ONE: &str = "choose one";
pub const SECOND_SETTING: &str = "Second setting";
pub const NONE: &str = "none";

/// `setting`: a label of the controls.
pub fn values_of(setting: &str) -> String {
    format!("Values of {setting}")
}

pub fn values_help(most: usize) -> String {
    format!("Values are separated by commas. A page holds {most} cells; more are for the command line")
}

/// Why there is no sweep.
pub fn too_many(cells: usize, most: usize) -> String {
    format!(
        "it has {cells} cells, and a page holds {most}: save the sweep file, train it with `infoplane sweep`, and open parts of it here"
    )
}

pub const SAME: &str = "What stays the same";
pub const BASE: &str = "Experiment, as its link";
pub const TAKE_LAB: &str = "Take from the lab";
pub const TAKE_LAB_HELP: &str = "The experiment that the lab shows becomes the base";
pub const NAME: &str = "Name of the sweep";

/// The note beside a run of the sweep in the library.
pub fn note(link: &str) -> String {
    format!("Sweep {link}")
}

pub fn note_of(name: &str, link: &str) -> String {
    format!("Sweep “{name}” {link}")
}
