//! `infoplane bound`: the information bottleneck bound of a data set.

use super::Failure;
use super::arguments::{Arguments, write};
use crate::bottleneck::{Curve, Joint, Source, bound as bound_of, deterministic_bottleneck};
use crate::text;

pub fn bound(parser: lexopt::Parser) -> Result<(), Failure> {
    let arguments = Arguments::parse(parser, &["out", "dib", "set", "data"])?;
    let out = arguments.out()?;
    let (experiment, data) = arguments.experiment_with_data()?;
    let joint = Joint::of(&*data.samples(&experiment)?);
    let stopped = || Failure::from("The bound was not finished");
    let points = if arguments.dib {
        eprintln!("deterministic information bottleneck: points of encoders that give each x one t");
        deterministic_bottleneck(&joint, &mut |_| true).ok_or_else(stopped)?
    } else {
        let curve = bound_of(&joint, &mut |_| true).ok_or_else(stopped)?;
        eprintln!("{}", said(&joint, &curve));
        curve.points
    };
    write(out, &serde_json::to_string(&points).map_err(|error| error.to_string())?)
}

/// Which curve it is.
fn said(joint: &Joint, curve: &Curve) -> String {
    let bits = curve.label_information;
    match curve.source {
        Source::Deterministic => {
            format!(
                "y is a function of x: the bound is min(I(X;T), H(Y)), H(Y) = {bits:.6} bits; no β traces it"
            )
        }
        Source::BlahutArimoto => format!(
            "Blahut–Arimoto, I(X;Y) = {bits:.6} bits; {}",
            text::tables::bound_traced(joint.masses.len(), curve.gap, joint.width())
        ),
    }
}
