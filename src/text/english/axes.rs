//! What is wrong with the axes of a sweep, in its link, its form or its file.

// In a link.

/// `place` is the key `axis2`.
pub fn same_as_axis(place: &str, key: &str) -> String {
    format!("{place} is of “{key}” as axis is, and is left out")
}

pub fn not_taken(value: &str, place: &str) -> String {
    format!("“{value}” is not taken for {place}, which is a key and its values, such as train:0.1,0.2")
}

pub fn must_be(value: &str, key: &str, range: &str) -> String {
    format!("“{value}” is left out of the axis {key}, which must be {range}")
}

pub fn has_it_already(value: &str, key: &str) -> String {
    format!("“{value}” is left out of the axis {key}, which has it already")
}

// In a sweep as a whole.

pub fn one_or_two(found: usize) -> String {
    format!("a sweep has one or two axes, and this one has {found}")
}

pub fn too_many_cells(cells: usize, most: usize) -> String {
    format!("it has {cells} cells, and no sweep has more than {most}")
}

pub fn both_of(key: &str) -> String {
    format!("both axes are of “{key}”")
}

pub fn no_parameter(number: usize, key: &str) -> String {
    format!("axis {number} is of “{key}”, which is no parameter")
}

pub fn no_values(number: usize, key: &str) -> String {
    format!("axis {number} ({key}) has no values")
}

pub fn out_of_range(number: usize, value: &str, key: &str, range: &str) -> String {
    format!("axis {number} has {value} for {key}, which must be {range}")
}

pub fn twice(number: usize, value: &str, key: &str) -> String {
    format!("axis {number} has {value} for {key} twice")
}
