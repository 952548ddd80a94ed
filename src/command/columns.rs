//! Columns of numbers, or of labels, from a CSV file.

use std::path::Path;

use super::Failure;
use super::arguments::read_text;
use crate::information::Side;
use crate::network::Activations;

/// The columns of a file, [columns, rows]: separated by commas, semicolons, tabs or spaces, under a header or not.
///
/// # Errors
/// One sentence that names file and line.
pub fn numbers(path: &Path) -> Result<Activations<f64>, Failure> {
    let rows = rows(path)?;
    let shown = path.display();
    let number = |text: &String| text.parse::<f64>().ok();
    let mut lines = rows.iter();
    // A header is a first line that is not all numbers.
    let headed = rows.first().is_some_and(|(_, cells)| !cells.iter().all(|cell| number(cell).is_some()));
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

/// The labels of a file of one column: numbers or words, each a class of its own.
///
/// # Errors
/// One sentence that names file and line; `expected` rows tell whether the first is a header.
pub fn labels(path: &Path, expected: usize) -> Result<Side, Failure> {
    let rows = rows(path)?;
    if let Some((line, cells)) = rows.iter().find(|(_, cells)| cells.len() != 1) {
        return Err(format!("{}, line {line}: {} labels in one row", path.display(), cells.len()));
    }
    let skip = usize::from(rows.len() == expected + 1);
    let all: Vec<&str> = rows.iter().skip(skip).map(|(_, cells)| cells[0].as_str()).collect();
    let mut classes = all.clone();
    classes.sort_unstable();
    classes.dedup();
    let class = |label: &&str| classes.partition_point(|other| other < label) as u32;
    Ok(Side::Labels { labels: all.iter().map(class).collect(), classes: classes.len() })
}

/// The lines that are not empty, with their numbers, cut into cells.
fn rows(path: &Path) -> Result<Vec<(usize, Vec<String>)>, Failure> {
    let text = read_text(path)?;
    let text = text.trim_start_matches('\u{FEFF}');
    let cut = |line: &str| -> Vec<String> {
        let cells: Vec<&str> = match line.contains([',', ';', '\t']) {
            true => line.split([',', ';', '\t']).collect(),
            false => line.split_whitespace().collect(),
        };
        cells.into_iter().map(|cell| cell.trim().trim_matches('"').to_owned()).collect()
    };
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    Ok(lines.map(|(i, line)| (i + 1, cut(line))).collect())
}
