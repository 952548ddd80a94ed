//! The column that is to be predicted.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Column, number};
use super::{Fault, MOST_CLASSES, shown};
use crate::text;

/// The classes, numbers by size and texts by the alphabet, and the class of each row.
pub fn read(column: &Column) -> Result<(Vec<String>, Vec<usize>), Fault> {
    let cells = column.cells()?;
    let different: BTreeSet<&str> = cells.iter().copied().collect();
    let mut classes: Vec<&str> = different.iter().copied().collect();
    let are_numbers = classes.iter().all(|class| number(class).is_some());
    let named = text::data::column(column.at + 1, column.name);
    match classes.len() {
        1 => return Err(text::data::one_class(&named, &shown(classes[0]))),
        n if n > MOST_CLASSES && are_numbers => {
            return Err(text::data::too_many_numbers(&named, n, MOST_CLASSES));
        }
        n if n > MOST_CLASSES => {
            return Err(text::data::too_many_texts(&named, n, MOST_CLASSES));
        }
        _ => {}
    }
    if are_numbers {
        let value = |class: &&str| number(class).unwrap_or(f64::NAN);
        classes.sort_by(|a, b| value(a).total_cmp(&value(b)));
        if let Some(pair) = classes.windows(2).find(|pair| value(&pair[0]) == value(&pair[1])) {
            let (one, other) = (shown(pair[0]), shown(pair[1]));
            return Err(text::data::one_number(&named, &one, &other));
        }
    } else {
        let mut seen = BTreeMap::new();
        for class in &classes {
            if let Some(other) = seen.insert(class.to_lowercase(), *class) {
                let (one, other) = (shown(other), shown(class));
                return Err(text::data::one_text(&named, &one, &other));
            }
        }
    }
    let class: BTreeMap<&str, usize> = classes.iter().enumerate().map(|(i, class)| (*class, i)).collect();
    let labels = cells.iter().map(|cell| class[cell]).collect();
    Ok((classes.into_iter().map(str::to_owned).collect(), labels))
}
