//! The picture of one network.

pub const NETWORK: &str = "Network";

pub fn keys(title: &str) -> String {
    format!("{title}: arrow keys move over layers and neurons")
}

/// Before anything is pointed at.
pub const HINT: &str = "Point at a neuron, or move there by the arrow keys";
pub const INPUTS: &str = "inputs";

pub fn neuron(layer: &str, neuron: usize, width: usize) -> String {
    format!("{layer} · {neuron} of {width}")
}

pub fn layer(layer: &str, width: usize) -> String {
    format!("{layer} · {width} in all")
}
