//! The page of the presets.

pub const TITLE: &str = "Experiments worth a look";
pub const LEAD: &str = "Each picture is a run of this program, and each link opens the experiment in the lab, where you can run it again and change it. A line is the way of a layer, numbered from the input, from before training (ring) to the end (disc), the mean over the networks; dashed are the bounds log₂ N and I(X;Y)";

pub fn no_pictures(why: &str) -> String {
    format!("There are no pictures, but every link works: {why}")
}

pub const LOADING: &str = "The picture is loading";
pub const NO_PICTURE: &str = "No picture";

pub fn accuracy(training: f64, holdout: f64) -> String {
    format!("Accuracy: {training:.1} % training, {holdout:.1} % hold-out")
}

pub const LOOK_FOR: &str = "Look for: ";
pub const OPEN: &str = "Open in the lab";

pub fn open(title: &str) -> String {
    format!("Open in the lab: {title}")
}

pub const COMPARE: &str = "Compare with the first";

pub fn compare(title: &str) -> String {
    format!("Compare with the first: {title}")
}

/// The axes of a picture; Î is an estimate of the information I.
pub const Y_AXIS: &str = "Î(T;Y), bits";

pub fn x_axis(estimator: &str) -> String {
    format!("Î(X;T), bits ({estimator})")
}

/// The output layer, as short as a number.
pub const OUT: &str = "out";

/// A picture in words; `layers`: those of [`layer`], with commas between them.
pub fn picture(title: &str, epoch: u32, layers: &str) -> String {
    format!("Information plane of “{title}”: at epoch {epoch}, Î(X;T) and Î(T;Y) in bits by layer: {layers}")
}

pub fn layer(name: &str, input: f64, most: f64, label: f64) -> String {
    format!("{name} {input:.2} (at most {most:.2}) and {label:.2}")
}

pub const OUTPUT: &str = "output";

pub fn hidden(layer: usize) -> String {
    format!("hidden {layer}")
}
