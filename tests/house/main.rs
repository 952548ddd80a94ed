//! What is said and how it is built: words, lessons, the README and the map of rooms.

mod lessons;
mod opening;
mod readme;
mod rooms;
#[path = "../samples/mod.rs"]
mod samples;
mod text;
