//! Where the decision changes: marching squares (Lorensen & Cline 1987, in two dimensions) on the margins of classes.

use super::SIDE;
use crate::network::Activations;

/// Segments x₁ y₁ x₂ y₂ in [0, 1]² between the regions of the most probable class, from p(y|x) at the middles of
/// SIDE × SIDE cells, [classes, cells].
pub fn boundary(p: &Activations) -> Vec<f32> {
    // With two classes the margin of one is that of the other with its sign changed.
    let of_interest = if p.width == 2 { 1 } else { p.width };
    let mut segments = Vec::new();
    for class in 0..of_interest {
        let margin = |cell: usize| {
            let others = (0..p.width).filter(|other| *other != class).map(|other| p.unit(other)[cell]);
            p.unit(class)[cell] - others.fold(0.0, f32::max)
        };
        let margins: Vec<f32> = (0..SIDE * SIDE).map(margin).collect();
        for y in 0..SIDE - 1 {
            for x in 0..SIDE - 1 {
                segments.extend(crossings(&margins, x, y));
            }
        }
    }
    segments
}

/// The segments in the square between four middles; two where opposite corners agree.
fn crossings(margins: &[f32], x: usize, y: usize) -> Vec<f32> {
    let corners = [(0, 0), (1, 0), (1, 1), (0, 1)].map(|(dx, dy)| (x + dx, y + dy));
    let value = |(x, y): (usize, usize)| margins[y * SIDE + x];
    let mut ends = Vec::new();
    for (i, from) in corners.iter().enumerate() {
        let to = corners[(i + 1) % 4];
        let (a, b) = (value(*from), value(to));
        if (a > 0.0) != (b > 0.0) {
            let share = a / (a - b);
            let between = |from: usize, to: usize| {
                (from as f32 + share * (to as f32 - from as f32) + 0.5) / SIDE as f32
            };
            ends.extend([between(from.0, to.0), between(from.1, to.1)]);
        }
    }
    ends
}
