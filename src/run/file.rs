//! stub
use super::Run;
pub const LARGEST_FILE: usize = 64 << 20;
#[derive(Debug)]
pub struct ReadError(pub String);
impl std::fmt::Display for ReadError { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) } }
pub fn to_json(_: &Run, _: bool) -> String { String::new() }
pub fn from_json(_: &[u8]) -> Result<Run, ReadError> { Err(ReadError(String::new())) }
