//! Times as a table: each beside its ratio to the first of its row.

use std::fmt;

use serde_json::{Value, json};

/// Milliseconds by row and column, in the order in which they were added.
pub struct Table {
    title: &'static str,
    columns: Vec<String>,
    rows: Vec<(String, Vec<Option<f64>>)>,
}

impl Table {
    pub fn new(title: &'static str) -> Self {
        Self { title, columns: Vec::new(), rows: Vec::new() }
    }

    /// Adds a time, or what could not be measured, to the last row or to a new one. Of several in one place the fastest
    /// stays: what disturbs only slows.
    pub fn add(&mut self, row: &str, column: &str, time: Option<f64>) {
        let place = self.columns.iter().position(|name| name == column).unwrap_or_else(|| {
            self.columns.push(column.to_owned());
            self.columns.len() - 1
        });
        if self.rows.last().is_none_or(|(name, _)| name != row) {
            self.rows.push((row.to_owned(), Vec::new()));
        }
        if let Some((_, times)) = self.rows.last_mut() {
            times.resize(times.len().max(place + 1), None);
            times[place] = times[place].into_iter().chain(time).min_by(f64::total_cmp);
        }
    }

    pub fn json(&self) -> Value {
        let rows = self.rows.iter().map(|(name, times)| {
            let cells: serde_json::Map<_, _> =
                self.columns.iter().zip(times).map(|(column, time)| (column.clone(), json!(time))).collect();
            json!({ "case": name, "ms": cells })
        });
        json!({ "title": self.title, "rows": rows.collect::<Vec<_>>() })
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\nms for {}, and × the first column", self.title)?;
        write!(f, "{:<30}", "")?;
        for column in &self.columns {
            write!(f, "{column:>26}")?;
        }
        writeln!(f)?;
        for (name, times) in &self.rows {
            write!(f, "{name:<30}")?;
            let first = times.first().copied().flatten();
            for time in times {
                let cell = match (time, first) {
                    (Some(time), Some(first)) if *time != first => {
                        format!("{time:.3} ({:.3} ×)", time / first)
                    }
                    (Some(time), _) => format!("{time:.3}"),
                    (None, _) => "–".into(),
                };
                write!(f, "{cell:>26}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fastest_of_several_times_stays() {
        let mut table = Table::new("a step");
        for (column, time) in
            [("ours", Some(2.0)), ("theirs", None), ("ours", Some(1.0)), ("theirs", Some(4.0))]
        {
            table.add("1 × 256", column, time);
        }
        table.add("1 × 256", "ours", Some(3.0));
        table.add("1 × 256", "theirs", None);
        assert_eq!(
            table.json()["rows"],
            json!([{ "case": "1 × 256", "ms": { "ours": 1.0, "theirs": 4.0 } }])
        );
    }
}
