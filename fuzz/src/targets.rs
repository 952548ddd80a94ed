//! The decoders.

use infoplane::exchange::csv::{self, Line};
use infoplane::exchange::import;
use infoplane::experiment::Experiment;
use infoplane::run::{from_json, to_json};

/// A decoder of untrusted bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Link,
    RunFile,
    Zip,
    Csv,
}

impl Target {
    pub const ALL: [Self; 4] = [Self::Link, Self::RunFile, Self::Zip, Self::Csv];

    pub fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::RunFile => "run-file",
            Self::Zip => "zip",
            Self::Csv => "csv",
        }
    }

    /// How many of a hundred inputs it gets.
    pub fn share(self) -> u64 {
        match self {
            Self::Link | Self::Csv => 30,
            Self::RunFile | Self::Zip => 20,
        }
    }

    /// Decodes; whether anything was taken from the input.
    pub fn decode(self, input: &[u8]) -> bool {
        match self {
            Self::Link => !Experiment::from_link(&String::from_utf8_lossy(input)).0.readings().is_empty(),
            Self::RunFile => from_json(input).is_ok(),
            Self::Zip => import("fuzz.zip", input).iter().any(|item| item.run.is_ok()),
            Self::Csv => csv::read(input, |_| ()).is_ok(),
        }
    }

    /// Whether what was taken is the same after it has been written and read again.
    pub fn comes_back(self, input: &[u8]) -> bool {
        match self {
            Self::Link => {
                let (experiment, _) = Experiment::from_link(&String::from_utf8_lossy(input));
                Experiment::from_link(&experiment.to_link()) == (experiment, vec![])
            }
            Self::RunFile => from_json(input).is_ok_and(|run| {
                let text = to_json(&run, true);
                from_json(text.as_bytes()).is_ok_and(|again| to_json(&again, true) == text)
            }),
            Self::Zip => true,
            Self::Csv => {
                let (mut information, mut metrics) = (vec![], vec![]);
                let read = csv::read(input, |line| match line {
                    Line::Information(row) => information.push(row),
                    Line::Metrics(row) => metrics.push(row),
                });
                let text = if metrics.is_empty() { csv::write(&information) } else { csv::write(&metrics) };
                let mut lines = 0;
                let again = csv::read(text.as_bytes(), |_| lines += 1);
                (read, again, lines) == (Ok(()), Ok(()), information.len() + metrics.len())
            }
        }
    }
}
