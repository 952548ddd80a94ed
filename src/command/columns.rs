//! Columns of numbers, or of labels, from a CSV file.

use std::path::Path;

use super::Failure;
use super::arguments::read_text;
use crate::information::Side;
use crate::network::Activations;

/// The columns of a file, [columns, rows], under a header or not: separated by semicolons where there is one,
/// else by tabs, by commas, or by spaces.
///
/// # Errors
/// One sentence that names file and line.
pub fn numbers(path: &Path) -> Result<Activations<f64>, Failure> {
    let rows = rows(path)?;
    let shown = path.display();
    let number = |text: &String| text.parse::<f64>().ok();
    let mut lines = rows.iter();
    // A header is a first line without a number; one that has some of both is a fault.
    let headed = rows.first().is_some_and(|(_, cells)| cells.iter().all(|cell| number(cell).is_none()));
    if headed {
        lines.next();
    }
    let width = lines.clone().next().map_or(0, |(_, cells)| cells.len());
    let mut values = Vec::new();
    for (line, cells) in lines {
        if cells.len() != width {
            let count = cells.len();
            return Err(format!("{shown}, line {line}: {count} columns where there were {width} before"));
        }
        for cell in cells {
            values
                .push(number(cell).ok_or_else(|| format!("{shown}, line {line}: {cell:?} is not a number"))?);
        }
    }
    let samples = values.len() / width.max(1);
    let columns = (0..width).flat_map(|unit| values.iter().skip(unit).step_by(width).copied()).collect();
    Ok(Activations { values: columns, width, samples })
}

/// The labels of a file, one in each row: numbers or words, each a class of its own.
///
/// # Errors
/// One sentence that names file and line; `expected` rows tell whether the first is a header.
pub fn labels(path: &Path, expected: usize) -> Result<Side, Failure> {
    let text = read_text(path)?;
    let lines = lines(path, &text)?;
    let skip = usize::from(lines.len() == expected + 1);
    let all: Vec<&str> = lines.into_iter().skip(skip).map(|line| line.trim_matches('"')).collect();
    let mut classes = all.clone();
    classes.sort_unstable();
    classes.dedup();
    let class = |label: &&str| classes.partition_point(|other| other < label) as u32;
    Ok(Side::Labels { labels: all.iter().map(class).collect(), classes: classes.len() })
}

/// The lines with their numbers, cut into cells.
fn rows(path: &Path) -> Result<Vec<(usize, Vec<String>)>, Failure> {
    let text = read_text(path)?;
    let lines = lines(path, &text)?;
    let separator = [';', '\t', ','].into_iter().find(|separator| text.contains(*separator));
    let cut = |line: &str| -> Vec<String> {
        let cells: Vec<&str> = match separator {
            Some(separator) => line.split(separator).collect(),
            None => line.split_whitespace().collect(),
        };
        cells.into_iter().map(|cell| cell.trim().trim_matches('"').to_owned()).collect()
    };
    Ok(lines.into_iter().enumerate().map(|(i, line)| (i + 1, cut(line))).collect())
}

/// The lines of a file; only after the last may there be empty ones, as a gap would shift the rows.
fn lines<'a>(path: &Path, text: &'a str) -> Result<Vec<&'a str>, Failure> {
    let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').trim_end().lines().map(str::trim).collect();
    match lines.iter().position(|line| line.is_empty()) {
        Some(empty) => Err(format!("{}, line {}: it is empty", path.display(), empty + 1)),
        None => Ok(lines),
    }
}
