//! `infoplane keys`: prints the table of link keys, as the README has it.

use super::Failure;
use super::arguments::Arguments;
use crate::experiment::markdown;

pub fn keys(parser: lexopt::Parser) -> Result<(), Failure> {
    Arguments::parse(parser, &[])?;
    print!("{}", markdown());
    Ok(())
}
