//! `infoplane link`: prints the canonical link.

use super::Failure;
use super::arguments::Arguments;

pub fn link(parser: lexopt::Parser) -> Result<(), Failure> {
    println!("{}", Arguments::parse(parser, &["set"])?.experiment()?.to_link());
    Ok(())
}
